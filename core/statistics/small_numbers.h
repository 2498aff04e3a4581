// Small numbers of what leaves the office: counts from 1 to below a limit are hidden, and with them as many others as it takes so that
// nobody computes them back from the totals over places (villages, townships, districts), from the table's rules or from shares.
// What everybody knows: a place is the sum of its places; an active rule that says two sums are equal, or
// one no more than the other, holds; no number is below nought.
#pragma once

#include "core/statistics/summary.h"

namespace tongdang {

inline constexpr int kSmallNumber = 5;

// `nearest`: the same table of the same day by the nearest places known (villages), so that every level hides alike; where there is none (a
// frozen table), the summary itself. Marks SummaryRow::hidden and RuleResult::hidden.
void hideSmall(Summary &summary, const Summary &nearest, int below);
// Of a table as it was reported, which has no nearer places: also what `living`, the same table of that day counted now and hidden, hides.
void hideReported(Summary &reported, const Summary &living, int below);
// As summarize, with small numbers hidden alike on every level; below 0: none.
Result<Summary> summarizeHiding(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, int below, Progress &progress, ColumnStore *store = nullptr);

// The sums that an outsider can write down about a table, for hiding and for the test of it: its cells add up to nought, or to nought at most.
struct KnownSum {
    struct Term { size_t node = 0; int column = 0; int sign = 1; };
    std::vector<Term> terms;
    bool atMost = false;
};
// A place of a table with the place it is part of, -1 for the whole.
struct PlaceNode { QString code; int parent = -1; std::vector<double> values; std::vector<bool> hidden; };
std::vector<PlaceNode> placeNodes(const Summary &summary);
std::vector<KnownSum> knownSums(const TableDefinition &table, const std::vector<PlaceNode> &nodes);
// What is hidden in `nodes` before stays so.
void hideSmall(const TableDefinition &table, std::vector<PlaceNode> &nodes, int below);

// Tables that are read together, of the same day: a number that stands in several of them (the same condition on the same records) is one
// number, hidden in all or in none, and what one table says of it the reader has for the others. `from`, `until`: the summary's.
struct PlacedTable { const TableDefinition *table = nullptr; std::vector<PlaceNode> nodes; QDate from, until; };
void hideSmall(std::vector<PlacedTable> &tables, int below);
// Into a summary of any level; `region`: of the nodes.
void markHidden(Summary &summary, const std::vector<PlaceNode> &nodes, const QString &region, int below);

}  // namespace tongdang
