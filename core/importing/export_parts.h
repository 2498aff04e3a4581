// What every way out has in common: what is masked, and the entry of the log without which nothing does.
#pragma once

#include "core/importing/import.h"

namespace tongdang {

// As the options want it: a label, a place's name, a number whole or masked.
QString leavingValue(const Form &form, const Field &field, const QString &value, const Places &places, const ExportOptions &options);
// Hashes and logs a file that is written; takes it away again where that fails. Answers `outcome` with its log.
Result<ExportOutcome> leave(Ledger &ledger, const Session &session, const QString &path, const QString &form, const QStringList &columns, ExportOutcome outcome, const ExportOptions &options);
// A form that no roster serves: its questions side by side, a sheet for each repeat, and the meaning of all columns. A .csv has room
// for one table: where repeats have rows it is refused.
Result<ExportOutcome> exportForm(Ledger &ledger, LedgerReader &reader, const Session &session, const QString &path, const Form &form, const std::vector<qint64> &ids, const ExportOptions &options, Progress &progress);

}  // namespace tongdang
