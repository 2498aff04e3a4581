// A ledger as its journal knew it (Ledger::asKnownAt), taken on to a later moment.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

// Only the records that changed in between are read again. `from`: a reader of the calling thread. After an error the ledger is of no use.
Result<void> replayOn(KnownLedger &known, LedgerReader &from, HybridTime until, Progress &progress);

}  // namespace tongdang
