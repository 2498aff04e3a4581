#include "ui/forms/repeat_rows.h"

#include <QJsonObject>

#include <algorithm>

namespace tongdang {

namespace {

std::vector<std::pair<int, QString>> differences(const Form &form, const Answers &before, const Answers &after) {
    std::vector<std::pair<int, QString>> values;
    for (int slot = 0; slot < form.fields.size(); ++slot)
        if (!form.fields[slot].derived && isStored(form.fields[slot].kind) && before.value(slot) != after.value(slot))
            values.emplace_back(slot, after.value(slot));
    return values;
}

}  // namespace

void RepeatRows::begin() {
    m_touched = false;
    m_uids.clear();
    for (const auto &rows : m_answers.repeats)
        m_uids.emplace_back(rows.size());
    m_stored.assign(m_answers.repeats.size(), {});
}

void RepeatRows::take(int repeat, const std::vector<Record> &records) {
    auto &rows = m_answers.repeats[size_t(repeat)];
    auto &uids = m_uids[size_t(repeat)];
    auto &stored = m_stored[size_t(repeat)];
    rows.clear();
    uids.clear();
    stored.clear();
    for (const Record &record : records) {
        rows.push_back(record.answers);
        uids.push_back(record.uid);
        stored.push_back({record.uid, record.answers});
    }
}

void RepeatRows::put(int repeat, int row, const Answers &answers) {
    m_touched = true;
    auto &rows = m_answers.repeats[size_t(repeat)];
    if (row >= 0) {
        rows[size_t(row)] = answers;
        return;
    }
    rows.push_back(answers);
    m_uids[size_t(repeat)].emplace_back();
}

void RepeatRows::remove(int repeat, int row) {
    m_touched = true;
    m_answers.repeats[size_t(repeat)].erase(m_answers.repeats[size_t(repeat)].begin() + row);
    m_uids[size_t(repeat)].erase(m_uids[size_t(repeat)].begin() + row);
}

const RepeatRows::Stored *RepeatRows::stored(int repeat, const Uid &uid) const {
    const auto &all = m_stored[size_t(repeat)];
    const auto found = std::find_if(all.begin(), all.end(), [&](const Stored &one) { return one.uid == uid; });
    return found == all.end() ? nullptr : &*found;
}

bool RepeatRows::isModified(int repeat) const {
    const auto &rows = m_answers.repeats[size_t(repeat)];
    if (!m_touched)
        return false;
    if (rows.size() != m_stored[size_t(repeat)].size())
        return true;
    for (size_t row = 0; row < rows.size(); ++row)
        if (const Stored *before = stored(repeat, m_uids[size_t(repeat)][row]); !before || !differences(formOf(repeat), before->answers, rows[row]).empty())
            return true;
    return false;
}

bool RepeatRows::isModified() const {
    for (size_t repeat = 0; repeat < m_answers.repeats.size(); ++repeat)
        if (isModified(int(repeat)))
            return true;
    return false;
}

std::vector<RepeatRows::RowChange> RepeatRows::changes(const Uid &subject) const {
    std::vector<RowChange> changes;
    if (!m_touched)
        return changes;
    for (int repeat = 0; repeat < int(m_answers.repeats.size()); ++repeat) {
        const Form &form = formOf(repeat);
        const QString name = m_answers.form->repeats[repeat].name;
        const auto &uids = m_uids[size_t(repeat)];
        for (size_t row = 0; row < uids.size(); ++row) {
            const Stored *before = stored(repeat, uids[row]);
            Change change;
            change.op = before ? Change::Op::Update : Change::Op::Create;
            change.form = &form;
            change.uid = uids[row];
            change.subject = subject;
            change.values = differences(form, before ? before->answers : Answers(form), rows(repeat)[row]);
            if (!before || !change.values.empty())
                changes.push_back({change, QStringLiteral("%1[%2]/").arg(name).arg(row + 1)});
        }
        for (const Stored &before : m_stored[size_t(repeat)]) {
            if (std::find(uids.begin(), uids.end(), before.uid) != uids.end())
                continue;
            Change change;
            change.op = Change::Op::Withdraw;
            change.form = &form;
            change.uid = before.uid;
            changes.push_back({change, name + u'/'});
        }
    }
    return changes;
}

QJsonArray RepeatRows::draft(int repeat) const {
    const Form &form = formOf(repeat);
    QJsonArray draft;
    for (size_t row = 0; row < rows(repeat).size(); ++row) {
        QJsonObject values;
        for (const auto &[slot, value] : differences(form, Answers(form), rows(repeat)[row]))
            values.insert(form.fields[slot].name, value);
        const Uid &uid = m_uids[size_t(repeat)][row];
        draft.append(QJsonObject{{QStringLiteral("uid"), uid.isNil() ? QString() : uid.text()}, {QStringLiteral("values"), values}});
    }
    return draft;
}

void RepeatRows::restore(int repeat, const QJsonArray &draft) {
    m_touched = true;
    const Form &form = formOf(repeat);
    auto &rows = m_answers.repeats[size_t(repeat)];
    auto &uids = m_uids[size_t(repeat)];
    rows.clear();
    uids.clear();
    for (const QJsonValue &kept : draft) {
        Answers row(form);
        const QJsonObject values = kept[QStringLiteral("values")].toObject();
        for (auto it = values.begin(); it != values.end(); ++it)
            row.set(it.key(), it.value().toString());
        const Uid uid = Uid::fromText(kept[QStringLiteral("uid")].toString());
        rows.push_back(row);
        uids.push_back(stored(repeat, uid) ? uid : Uid());   // taken back meanwhile: it comes as a new one
    }
}

}  // namespace tongdang
