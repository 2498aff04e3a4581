// How an import ends, whatever it read.
#pragma once

#include "core/importing/import.h"
#include "core/importing/rejects_book.h"
#include "core/ledger/ledger.h"

namespace tongdang {

// The workbook of rejected rows is closed, and the batch too, which the report names, unless it was only tried out.
Result<void> endImport(RejectsBook &rejects, Ledger::Batch &batch, const ImportOptions &options, ImportReport &report);

}  // namespace tongdang
