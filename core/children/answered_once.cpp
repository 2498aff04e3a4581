#include "core/children/answered_once.h"

namespace tongdang {

std::vector<AnsweredOnce> answeredBy(const Form &form, const Record &source) {
    std::vector<AnsweredOnce> answered;
    const QString prefix = source.form().id + u'.';
    for (const Field &field : form.fields)
        if (field.once.startsWith(prefix))
            if (const QString value = source.answers.value(field.once.mid(prefix.size())); !value.isEmpty())
                answered.push_back({field.name, value, &source.form()});
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

}  // namespace tongdang
