// What a care agreement does to the child's guardianships (domain.md 4.7; 未成年人保护法 22): its carer becomes one of them for the agreement's
// term. A guardianship is the agreement's own while it says what the agreement made it say; one that stood there before, a parent's above
// all, or that somebody changed by hand is left as it is.
#pragma once

#include "core/ledger/ledger_reader.h"

namespace tongdang {

// Whether who is linked by this guardianship looks after the child, as its answers say.
bool cares(const Answers &guardianship);
// Changes to be committed beside `agreement`: a new one, a change of one, its withdrawal or return; none where it says nothing about the
// carer or the carer looks after the child already. Errors: those of reading.
Result<std::vector<Change>> carerChanges(LedgerReader &reader, const Session &session, const Change &agreement);
// The same for each change of a set, put behind its own changes in the groups of theirs.
Result<void> addCarerChanges(LedgerReader &reader, const Session &session, std::vector<Change> &changes);

}  // namespace tongdang
