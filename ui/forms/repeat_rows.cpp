#include "ui/forms/repeat_rows.h"

#include <QJsonObject>

#include <algorithm>

namespace tongdang {

namespace {

using Stored = RepeatRows::Stored;
using RowChange = RepeatRows::RowChange;

const QString kUid = QStringLiteral("uid"), kValues = QStringLiteral("values"), kRepeats = QStringLiteral("repeats");   // of a draft's rows

std::vector<std::pair<int, QString>> differences(const Form &form, const Answers &before, const Answers &after) {
    std::vector<std::pair<int, QString>> values;
    for (int slot = 0; slot < form.fields.size(); ++slot)
        if (const Field &field = form.fields[slot]; !field.derived && isStored(field.kind) &&
            (before.value(slot) != after.value(slot) || std::any_of(field.triggers.begin(), field.triggers.end(), [&](int trigger) { return before.value(trigger) != after.value(trigger); })))   // given at its trigger
            values.emplace_back(slot, after.value(slot));
    return values;
}

void fill(Answers &answers, Stored &stored, const Uid &subject, const RepeatRows::Linked &linked) {
    for (size_t repeat = 0; repeat < answers.repeats.size(); ++repeat) {
        const Form &form = *answers.form->repeats[qsizetype(repeat)].form;
        answers.repeats[repeat].clear();
        stored.rows[repeat].clear();
        stored.had[repeat].clear();
        for (const Record &record : linked(subject, form)) {
            Stored row(form);
            row.uid = record.uid;
            row.answers.values = record.answers.values;
            Answers now = row.answers;
            fill(now, row, record.uid, linked);
            answers.repeats[repeat].push_back(std::move(now));
            stored.rows[repeat].push_back(std::move(row));
            stored.had[repeat].push_back(record.uid);
        }
    }
}

bool differs(const Answers &now, const Stored &stored, size_t repeat) {
    const auto &rows = now.repeats[repeat];
    const auto &known = stored.rows[repeat];
    if (rows.size() != stored.had[repeat].size())
        return true;
    for (size_t row = 0; row < rows.size(); ++row) {
        if (known[row].uid.isNil() || !differences(*rows[row].form, known[row].answers, rows[row]).empty())
            return true;
        for (size_t inner = 0; inner < rows[row].repeats.size(); ++inner)
            if (differs(rows[row], known[row], inner))
                return true;
    }
    return false;
}

void addChanges(const Answers &now, const Stored &stored, const Uid &subject, const QString &prefix, const Clock &clock, std::vector<RowChange> &changes) {
    for (size_t repeat = 0; repeat < now.repeats.size(); ++repeat) {
        const Repeat &asked = now.form->repeats[qsizetype(repeat)];
        const QString name = prefix + asked.name;
        const auto &known = stored.rows[repeat];
        for (size_t row = 0; row < known.size(); ++row) {
            const Answers &answers = now.repeats[repeat][row];
            const bool isNew = known[row].uid.isNil();
            Change change;
            change.op = isNew ? Change::Op::Create : Change::Op::Update;
            change.form = asked.form.get();
            change.uid = isNew ? Uid::create(clock) : known[row].uid;
            change.subject = subject;
            change.values = differences(*asked.form, known[row].answers, answers);
            const QString within = QStringLiteral("%1[%2]/").arg(name).arg(row + 1);
            const Uid uid = change.uid;
            if (isNew || !change.values.empty())
                changes.push_back({std::move(change), within});
            addChanges(answers, known[row], uid, within, clock, changes);
        }
        for (const Uid &uid : stored.had[repeat]) {
            if (std::any_of(known.begin(), known.end(), [&](const Stored &one) { return one.uid == uid; }))
                continue;
            Change change;
            change.op = Change::Op::Withdraw;
            change.form = asked.form.get();
            change.uid = uid;
            changes.push_back({std::move(change), name + u'/'});
        }
    }
}

QJsonArray drafted(const Answers &now, const Stored &stored, size_t repeat) {
    QJsonArray draft;
    for (size_t row = 0; row < now.repeats[repeat].size(); ++row) {
        const Answers &answers = now.repeats[repeat][row];
        const Stored &known = stored.rows[repeat][row];
        QJsonObject values, repeats;
        for (const auto &[slot, value] : differences(*answers.form, Answers(*answers.form), answers))
            values.insert(answers.form->fields[slot].name, value);
        for (size_t inner = 0; inner < answers.repeats.size(); ++inner)
            repeats.insert(answers.form->repeats[qsizetype(inner)].name, drafted(answers, known, inner));
        draft.append(QJsonObject{{kUid, known.uid.isNil() ? QString() : known.uid.text()}, {kValues, values}, {kRepeats, repeats}});
    }
    return draft;
}

void restored(Answers &now, Stored &stored, size_t repeat, const QJsonArray &draft) {
    const Form &form = *now.form->repeats[qsizetype(repeat)].form;
    const std::vector<Stored> before = std::exchange(stored.rows[repeat], {});
    now.repeats[repeat].clear();
    for (const QJsonValue &kept : draft) {
        Answers row(form);
        const QJsonObject values = kept[kValues].toObject(), repeats = kept[kRepeats].toObject();
        for (auto it = values.begin(); it != values.end(); ++it)
            row.set(it.key(), it.value().toString());
        const Uid uid = Uid::fromText(kept[kUid].toString());
        const auto known = std::find_if(before.begin(), before.end(), [&](const Stored &one) { return !uid.isNil() && one.uid == uid; });
        Stored place = known == before.end() ? Stored(form) : *known;   // taken back meanwhile: it comes as a new one
        for (size_t inner = 0; inner < row.repeats.size(); ++inner)
            restored(row, place, inner, repeats.value(form.repeats[qsizetype(inner)].name).toArray());
        now.repeats[repeat].push_back(std::move(row));
        stored.rows[repeat].push_back(std::move(place));
    }
}

}  // namespace

void RepeatRows::begin() {
    m_touched = false;
    m_stored = Stored(*m_answers.form);
    for (size_t repeat = 0; repeat < m_answers.repeats.size(); ++repeat)
        for (const Answers &row : m_answers.repeats[repeat])
            m_stored.rows[repeat].emplace_back(*row.form);
}

void RepeatRows::take(const Uid &subject, const Linked &linked) { fill(m_answers, m_stored, subject, linked); }

void RepeatRows::put(int repeat, int row, const Row &filled) {
    m_touched = true;
    auto &rows = m_answers.repeats[size_t(repeat)];
    auto &stored = m_stored.rows[size_t(repeat)];
    if (row < 0) {
        rows.push_back(filled.answers);
        stored.push_back(filled.stored);
    } else {
        rows[size_t(row)] = filled.answers;
        stored[size_t(row)] = filled.stored;
    }
}

void RepeatRows::remove(int repeat, int row) {
    m_touched = true;
    m_answers.repeats[size_t(repeat)].erase(m_answers.repeats[size_t(repeat)].begin() + row);
    m_stored.rows[size_t(repeat)].erase(m_stored.rows[size_t(repeat)].begin() + row);
}

bool RepeatRows::isModified(int repeat) const { return m_touched && differs(m_answers, m_stored, size_t(repeat)); }

bool RepeatRows::isModified() const {
    for (size_t repeat = 0; repeat < m_answers.repeats.size(); ++repeat)
        if (isModified(int(repeat)))
            return true;
    return false;
}

std::pair<const Answers *, const RepeatRows::Stored *> RepeatRows::at(const QString &prefix) const {
    const Answers *now = &m_answers;
    const Stored *stored = &m_stored;
    for (const QString &step : prefix.split(u'/', Qt::SkipEmptyParts)) {
        const auto repeat = std::find_if(now->form->repeats.begin(), now->form->repeats.end(), [&](const Repeat &one) { return one.name == step.section(u'[', 0, 0); });
        const size_t row = step.section(u'[', 1).remove(u']').toULongLong();
        if (repeat == now->form->repeats.end())
            return {};
        const auto index = size_t(repeat - now->form->repeats.begin());
        if (row < 1 || row > now->repeats[index].size())
            return {};
        stored = &stored->rows[index][row - 1];
        now = &now->repeats[index][row - 1];
    }
    return {now, stored};
}

std::vector<RepeatRows::RowChange> RepeatRows::changes(const Uid &subject, const Clock &clock) const {
    std::vector<RowChange> changes;
    if (m_touched)
        addChanges(m_answers, m_stored, subject, {}, clock, changes);
    return changes;
}

QJsonArray RepeatRows::draft(int repeat) const { return drafted(m_answers, m_stored, size_t(repeat)); }

void RepeatRows::restore(int repeat, const QJsonArray &draft) {
    m_touched = true;
    restored(m_answers, m_stored, size_t(repeat), draft);
}

}  // namespace tongdang
