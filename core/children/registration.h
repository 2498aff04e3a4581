// What happens to a child on the register, as changes to commit: entry, exit, return (data-model.md; domain.md 3.4). An exit never
// deletes; an absence stays visible because a return opens a new period.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

// A child with an open period on the register and a status for each of `categories` (codes, a blank between). `since` blank: not known, holds on every
// earlier day (as a roster has it). The child's own change comes first.
std::vector<Change> newChild(const FormCatalog &forms, const Clock &clock, const std::vector<std::pair<int, QString>> &answers, const QString &categories, const QString &since, int group = 0);

// Errors: NotFound; Invalid children.already_exited, children.not_exited, children.exit_before_entry, children.return_before_exit, children.unknown_reason, children.future_date.
Result<ChangeSet> exitChild(LedgerReader &reader, const Session &session, const Uid &child, const QString &reason, const QDate &day);
// Without a day a mistaken exit is taken back; with one the child returns on it.
Result<ChangeSet> reinstateChild(LedgerReader &reader, const Session &session, const Uid &child, const QDate &day = {});

}  // namespace tongdang
