// Two tables compared: two days, two reported tables, or one with the living ledger. For every number that counts records or adds up their
// amounts, who came, who left and whose amount is another, and why: what happened to the child, or which answer was changed, and by whom.
#pragma once

#include "core/statistics/frozen_table.h"

#include <map>

namespace tongdang {

struct ComparedTable {
    const TableDefinition *table = nullptr;
    SummaryRequest request;
    HybridTime knownAt;              // 0: as known now
    const Summary *frozen = nullptr; // the figures as they were reported; then they stand, whatever a new count says
};

// Kinds: born registered returned withdrawn exit turned_16 moved corrected record (one linked to it was entered, changed, or is of another
// period) dated (its own date is) derived (worked out anew) amount time.
struct WhyCounted { QString kind; Message words; };

struct ComparedColumn {
    QString name;
    double a = 0, b = 0;             // totals; NaN: blank percentage, or hidden
    QList<Uid> entered, left;        // in the order of their entry in the ledger
    QList<Uid> changed;              // of a sum: those on both sides with another amount
    QHash<Uid, std::pair<double, double>> amounts;   // of a sum: of all these, before and after; the differences add up to that of the totals
    QHash<Uid, WhyCounted> why;
    bool hiddenA = false, hiddenB = false;
};

struct Comparison {
    QList<ComparedColumn> columns;   // those that both have, in the order of the first
    QStringList onlyInA, onlyInB;    // columns of one alone
    bool reproducedA = true, reproducedB = true;   // the count of a reported table gives what was reported
    int hideBelow = 0;               // else small numbers are hidden, and nobody is named
};

// `hideBelow`: for what leaves the office. A total is hidden where its table hides it (small_numbers.h; of a reported one: as frozenHiding read it), and
// who came and who left is not told at all: even of large numbers they may be few. Where `a` is the later one, who came came from `a` to `b`, and
// why is told as it happened.
// Errors: as summarize; Invalid statistics.not_comparable (different tables).
Result<Comparison> compareTables(Ledger &ledger, LedgerReader &reader, const Session &session, const ComparedTable &a, const ComparedTable &b, Progress &progress, int hideBelow = 0);

}  // namespace tongdang
