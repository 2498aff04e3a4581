// A table over time: a point is the table reported for that day, else as of the day and as known on it; before the ledger's first day, and
// everywhere on request, as known today (restated).
#pragma once

#include "core/ledger/ledger.h"
#include "core/statistics/chart.h"

namespace tongdang {

struct TablePoint {
    QDate day;
    PointKind kind = PointKind::Known;
    HybridTime knownAt;                                             // 0: as known today
    std::vector<double> total;                                      // by column of the table; NaN where a reported one had no such column
    std::vector<bool> hidden;                                       // likewise, or empty: too small to be told
};

inline constexpr int kMostQuarters = 12;                            // a longer time is drawn by years

// The ends of the quarters between, and the last day itself; of a longer time the ends of the years. `from` invalid: two years before.
std::vector<QDate> seriesDays(const QDate &from, const QDate &until);

// request.from is where the series begins, not the table's period; hideBelow: as in small_numbers.h. Errors: as summarize.
Result<std::vector<TablePoint>> tableSeries(Ledger &ledger, LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, bool restated, int hideBelow, Progress &progress);

// `request.columns` over the points.
ChartFigures seriesFigures(const TableDefinition &table, const std::vector<TablePoint> &points, const ChartRequest &request, const QString &regionName, const Messages &words, Language language);

}  // namespace tongdang
