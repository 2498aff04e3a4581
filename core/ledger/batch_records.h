// What a batch was about: the list behind an import, a saving, an undo.
#pragma once

#include "core/ledger/ledger_reader.h"

namespace tongdang {

// What it was in words; of an undo, what that took back or brought back.
QString batchText(const Messages &messages, const BatchInfo &batch, Language language);

// The records of a form that a batch made or changed, and those whose linked records or people it did; in order of entry, as far as
// the session may see them.
Result<QList<Uid>> recordsOfBatch(LedgerReader &reader, const Session &session, const Uid &batch, const QString &form);

}  // namespace tongdang
