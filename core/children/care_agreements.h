// What a care agreement does to the child's guardianships (domain.md 4.7; 未成年人保护法 22): its carer becomes one of them, for the
// agreement's term; the early end of the agreement ends that too.
#pragma once

#include "core/ledger/ledger_reader.h"

namespace tongdang {

// Changes to be committed beside `agreement`, a new one or a change of one; none where it says nothing about the carer or the carer
// looks after the child already. Errors: those of reading.
Result<std::vector<Change>> carerChanges(LedgerReader &reader, const Session &session, const Change &agreement);

}  // namespace tongdang
