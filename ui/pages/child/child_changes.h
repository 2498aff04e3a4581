// Change sets of the child's file: a thin layer over what the core offers for registering, exit and return.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

using SlotValues = std::vector<std::pair<int, QString>>;

// A new child is on the register as what `categories` say (codes, a blank between).
// Since the day of registering as typed; a blank one holds on every earlier day.
ChangeSet newChildChanges(const FormCatalog &forms, const Clock &clock, const SlotValues &values, const QString &categories, const QString &since, const QString &name);
ChangeSet childUpdate(const Form &form, const Uid &uid, const SlotValues &values, const QString &name);
// Creates where `existing` is nil.
Change linkedChange(const Form &form, const Uid &existing, const Uid &subject, const SlotValues &values);
// The open period of a child on the register; null where there is none.
const Record *openPeriod(const std::vector<Record> &periods);

}  // namespace tongdang
