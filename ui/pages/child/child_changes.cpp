#include "ui/pages/child/child_changes.h"

#include "core/base/dates.h"
#include "ui/pages/child/child_fields.h"

namespace tongdang {

using namespace childfile;

ChangeSet newChildChanges(const FormCatalog &forms, const Uid &uid, const SlotValues &values, const QDate &day, const QString &name) {
    ChangeSet set;
    set.intent = Message{QStringLiteral("child_page.registered"), {name}, {}};
    Change child;
    child.form = forms.find(kChild);
    child.uid = uid;
    child.values = values;
    set.changes.push_back(child);
    if (const Form *form = forms.find(kPeriod)) {
        Change period;
        period.form = form;
        period.subject = uid;
        period.set(kSince, isoDate(day));
        set.changes.push_back(period);
    }
    if (const Form *form = forms.find(kStatus)) {
        Change status;
        status.form = form;
        status.subject = uid;
        status.set(kCategory, QStringLiteral("left_behind"));
        status.set(kSince, isoDate(day));
        set.changes.push_back(status);
    }
    return set;
}

ChangeSet childUpdate(const Form &form, const Uid &uid, const SlotValues &values, const QString &name) {
    ChangeSet set;
    set.intent = Message{QStringLiteral("child_page.corrected"), {name}, {}};
    Change change;
    change.op = Change::Op::Update;
    change.form = &form;
    change.uid = uid;
    change.values = values;
    set.changes.push_back(change);
    return set;
}

Change linkedChange(const Form &form, const Uid &existing, const Uid &subject, const SlotValues &values) {
    Change change;
    change.op = existing.isNil() ? Change::Op::Create : Change::Op::Update;
    change.form = &form;
    change.uid = existing;
    change.subject = subject;
    change.values = values;
    return change;
}

const Record *openPeriod(const std::vector<Record> &periods) {
    for (const Record &period : periods)
        if (period.answers.value(kUntil).isEmpty())
            return &period;
    return nullptr;
}

}  // namespace tongdang
