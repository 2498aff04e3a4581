#include "ui/pages/child/child_changes.h"

#include "core/children/fields.h"
#include "core/children/registration.h"

namespace tongdang {

using namespace fields;

ChangeSet newChildChanges(const FormCatalog &forms, const Clock &clock, const SlotValues &values, const QString &categories, const QString &since, const QString &name) {
    ChangeSet set;
    set.intent = Message{QStringLiteral("child_page.registered"), {name}, {}};
    set.changes = newChild(forms, clock, values, categories, since);
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
