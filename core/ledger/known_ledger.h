// A ledger as its journal knew it (Ledger::asKnownAt), taken to another moment, earlier or later.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

// Only the records that changed in between are read again. After an error the ledger is of no use.
Result<void> takeTo(KnownLedger &known, HybridTime moment, Progress &progress);

}  // namespace tongdang
