#include "core/children/answered_once.h"

namespace tongdang {

namespace {

const QString kRecord = QStringLiteral("record:");

void answer(std::vector<AnsweredOnce> &answered, const Field &field, const Record &source) {
    const QString prefix = source.form().id + u'.';
    if (field.once.startsWith(prefix))
        if (const QString value = source.answers.value(field.once.mid(prefix.size())); !value.isEmpty())
            answered.push_back({field.name, value, &source.form()});
}

std::vector<AnsweredOnce> answeredBy(const Form &form, const Record &source) {
    std::vector<AnsweredOnce> answered;
    for (const Field &field : form.fields)
        answer(answered, field, source);
    return answered;
}

}  // namespace

std::vector<AnsweredOnce> answeredByChosen(const Form &form, const QString &question, const Record &chosen) {
    std::vector<AnsweredOnce> answered;
    QString last;
    for (const Field &field : form.fields) {
        if (field.appearance == QString(kRecord + chosen.form().id))
            last = field.name;
        if (last == question)
            answer(answered, field, chosen);
    }
    return answered;
}

void newestFirst(std::vector<Record> &records) {
    std::stable_sort(records.begin(), records.end(), [](const Record &a, const Record &b) {
        const QString dayA = a.answers.value(a.form().dateField), dayB = b.answers.value(b.form().dateField);
        return dayA != dayB ? dayA > dayB : a.createdMs != b.createdMs ? a.createdMs > b.createdMs : a.id > b.id;
    });
}

std::vector<AnsweredOnce> answeredOnce(LedgerReader &reader, const Session &session, const Form &form, const Record &child) {
    std::vector<AnsweredOnce> answered = answeredBy(form, child);
    QStringList asked{child.form().id};
    for (const Field &field : form.fields) {
        const QString id = field.once.left(field.once.indexOf(u'.'));
        const Form *other = field.once.isEmpty() || asked.contains(id) ? nullptr : reader.forms().find(id);
        if (!other || other->subject != child.form().id)
            continue;
        asked << id;
        auto records = reader.linked(session, child.uid, id);
        if (!records || records->empty())
            continue;
        newestFirst(*records);
        const auto more = answeredBy(form, records->front());
        answered.insert(answered.end(), more.begin(), more.end());
    }
    return answered;
}

void fillAnsweredOnce(LedgerReader &reader, const Session &session, Change &change) {
    const Form &form = *change.form;
    if (change.op != Change::Op::Create || std::none_of(form.fields.begin(), form.fields.end(), [](const Field &field) { return !field.once.isEmpty(); }))
        return;
    Record record;
    record.uid = change.uid;
    record.subject = change.subject;
    record.answers = Answers(form);
    std::vector<bool> given(size_t(form.fields.size()));
    for (const auto &[slot, value] : change.values) {
        record.answers.values[size_t(slot)] = value;
        given[size_t(slot)] = true;
    }
    std::vector<AnsweredOnce> answered;
    if (const auto subject = reader.record(session, change.subject); subject && subject->form().id == form.subject)
        answered = answeredOnce(reader, session, form, *subject);
    for (const Field &field : form.fields)
        if (field.appearance.startsWith(kRecord))
            if (const auto chosen = reader.record(session, Uid::fromText(record.answers.value(field.name)))) {
                const auto more = answeredByChosen(form, field.name, *chosen);
                answered.insert(answered.end(), more.begin(), more.end());
            }
    std::vector<int> filled;
    for (const AnsweredOnce &one : answered)
        if (const int slot = form.indexOf(one.question); !given[size_t(slot)]) {
            given[size_t(slot)] = true;
            filled.push_back(slot);
            record.answers.values[size_t(slot)] = one.value;
        }
    const auto facts = reader.facts(session, &record);
    applyDefaults(record.answers, *facts);
    const std::vector<bool> applies = relevance(record.answers, *facts);
    for (const int slot : filled)
        if (applies[size_t(slot)])
            change.values.emplace_back(slot, record.answers.values[size_t(slot)]);
}

}  // namespace tongdang
