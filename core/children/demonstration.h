// Made-up children with families, for trying the program and for measuring: the same seed gives the same answers. Every file says
// 演示数据 in its remarks; ID numbers are right in form alone.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

struct DemonstrationReport { int children = 0, guardians = 0; Uid batch; };

// One batch. Errors: Denied, File, Cancelled (nothing is left), Invalid children.demo_no_village where the ledger's region has no village.
Result<DemonstrationReport> fillDemonstration(Ledger &ledger, const Session &session, int children, unsigned seed, Progress &progress);

}  // namespace tongdang
