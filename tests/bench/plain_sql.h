// What somebody without this program would write over the same ledger: a SUM a column by place.
#pragma once

#include "core/statistics/summary.h"
#include "tests/bench/bench.h"

namespace tongdang::bench {

struct PlainSql { double ms = 0; int columns = 0; };   // 0: none of the table's columns has SQL
// Columns of the table as SUM(…) by village; where one has no SQL, or counts records of another form, the peer leaves it out, which only
// flatters it.
PlainSql plainSql(LedgerReader &reader, const TableDefinition &table, const QDate &day);

}  // namespace tongdang::bench
