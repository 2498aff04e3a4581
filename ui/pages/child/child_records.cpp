#include "ui/pages/child/child_records.h"

#include "core/children/answered_once.h"
#include "core/children/fields.h"
#include "core/forms/assessment.h"
#include "ui/shell/context.h"

namespace tongdang {

using namespace fields;

namespace {
const QStringList kVisitForms{kVisit, QStringLiteral("return_visit")};
const QStringList kOwnTabs{kGuardianship, kStatus, kRegisterPeriod};
}  // namespace

bool isAssessment(const Form &form) { return form.kind == kInstrument; }

QList<const Form *> childForms(const FormCatalog &forms, RecordKind kind) {
    QList<const Form *> found;
    if (kind == RecordKind::Visits) {
        for (const QString &id : kVisitForms)
            if (const Form *form = forms.find(id))
                found << form;
        return found;
    }
    for (const Form *form : forms.linkedTo(kChild))
        if (form->repeatOf.isEmpty() && isAssessment(*form) == (kind == RecordKind::Assessments) && !kVisitForms.contains(form->id) && !kOwnTabs.contains(form->id))
            found << form;
    // What the child's colour follows is asked for most.
    std::stable_sort(found.begin(), found.end(), [](const Form *a, const Form *b) { return (a->sets == u"risk") > (b->sets == u"risk"); });
    return found;
}

std::vector<ChildRecord> childRecords(UiContext &context, const Uid &child, RecordKind kind) {
    std::vector<Record> all;
    QHash<const Form *, Uid> newest;
    for (const Form *form : childForms(context.reader().forms(), kind)) {
        auto records = context.reader().linked(context.session(), child, form->id, true);
        if (!records)
            continue;
        newestFirst(*records);
        for (Record &record : *records) {
            if (record.state < RecordState::Withdrawn && !newest.contains(form))
                newest.insert(form, record.uid);
            if (record.state != RecordState::Erased && record.state != RecordState::Merged)
                all.push_back(std::move(record));
        }
    }
    newestFirst(all);
    std::vector<ChildRecord> shown;
    for (Record &record : all) {
        const Form &form = record.form();
        ChildRecord one;
        one.day = record.answers.value(form.dateField);
        one.form = form.title.in(context.language());
        const auto facts = context.reader().facts(context.session(), &record);
        one.title = recordTitle(record.answers, *facts, context.language()).simplified();
        if (!one.day.isEmpty() && one.title.startsWith(one.day))
            one.title = one.title.mid(one.day.size()).simplified();
        one.superseded = isAssessment(form) && newest.value(&form) != record.uid;
        one.record = std::move(record);
        shown.push_back(std::move(one));
    }
    return shown;
}

QList<Draft> childDrafts(UiContext &context, const Uid &child, RecordKind kind) {
    QList<Draft> found;
    const QList<const Form *> forms = childForms(context.reader().forms(), kind);
    if (const auto drafts = context.ledger().drafts(context.session()))
        for (const Draft &draft : *drafts)
            if (draft.isNew && draft.subject == child && std::any_of(forms.begin(), forms.end(), [&](const Form *form) { return form->id == draft.form; }))
                found << draft;
    return found;
}

}  // namespace tongdang
