// Made-up children with families, for trying the program and for measuring: the same seed gives the same people and dates on the same
// day. Every file says 演示数据 in its remarks and the ledger keeps the setting demonstration = yes; ID numbers are right in form
// alone. The answers fit each other: schooling the age, care the parents' absence, so that the official table's rules hold.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

enum class DemonstrationParts {
    People,       // children, guardians, their links and times on the register
    Everything,   // and what was done for them (core/children/demonstration_work.h), the survey where the ledger has none; the people are the same
};

struct DemonstrationReport { int children = 0, guardians = 0, visits = 0, assessments = 0; Uid batch; };

// One batch. Errors: Denied, File, Cancelled (nothing is left), Invalid children.demo_no_village where the ledger's region has no village.
Result<DemonstrationReport> fillDemonstration(Ledger &ledger, const Session &session, int children, unsigned seed, Progress &progress, DemonstrationParts parts = DemonstrationParts::Everything);

}  // namespace tongdang
