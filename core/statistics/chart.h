// What a chart shows: a counted table's figures as categories (places, bands, days) and series (columns), with the number of the table behind
// every mark. How it looks is ui/charts' concern.
#pragma once

#include "core/statistics/summary.h"

namespace tongdang {

enum class ChartKind { Bar, Grouped, Stacked, Share, Pyramid, Pie, Trend, Heat, Multiples, Tiles };
QString chartKindName(ChartKind kind);                              // bar grouped … tiles
std::optional<ChartKind> chartKindOf(const QString &name);
const QStringList &chartKindNames();

inline constexpr int kMostSlices = 5;                               // of a pie

struct ChartRequest {
    ChartKind kind = ChartKind::Bar;
    QStringList columns;
    QStringList left, right;                                        // Pyramid: bands from the youngest
    Labels title;                                                   // of the definition's own chart; empty: of its columns
    bool sorted = true;                                             // places: the largest first
};

// How a point of a series over time was counted.
enum class PointKind {
    Reported,                                                       // the frozen table of that day
    Known,                                                          // as of the day and as known on it
    Restated                                                        // as of the day, as known today
};

struct ChartSource { QString column, place; };                      // place: the row's code; "" the total

struct ChartFigures {
    ChartKind kind = ChartKind::Bar;
    QString title, note;
    QStringList categories, series;                                 // Pyramid: bands from the eldest; two series, the first to the left
    QStringList codes;                                              // by category: the place's code; "" where it is none
    std::vector<std::vector<double>> values;                        // by series and category; NaN: blank
    std::vector<std::vector<ChartSource>> sources;                  // likewise
    QStringList risks;                                              // by series (Pie: by slice): the level of risk it counts, "" where it is none
    std::vector<std::vector<bool>> hidden;                          // likewise, or empty: too small to be told; blank in `values`
    bool additive = true;                                           // false: a share or the like is among them, not to be added up
    std::vector<QDate> days;                                        // Trend: by category
    std::vector<PointKind> points;                                  // Trend: likewise
    int slices = 0;                                                 // Pie: categories from the largest; those from here on are “others”, shown as bars
    double value(size_t series, size_t category) const;             // 0 where blank
    bool hides(size_t series, size_t category) const;
    bool hidesAny() const;
    bool isWhole(size_t category) const;                            // no number of it is hidden: they may be added up
};

// What a table offers of a kind where no columns are named: its definition's own chart, else what follows from its headings; nothing where
// the table has nothing for it.
std::optional<ChartRequest> defaultChart(const TableDefinition &table, ChartKind kind);
// Of columns that somebody chose. Errors: Invalid statistics.no_such_column, statistics.chart_pairs (a pyramid's columns come in pairs).
Result<ChartRequest> chartOf(const TableDefinition &table, ChartKind kind, const QStringList &columns);

// The kinds in which these columns can be drawn, the plainest first: parts of a whole only where they can be added up.
QList<ChartKind> fittingKinds(const TableDefinition &table, const ChartRequest &request);

// Every kind but Trend, which is made of several tables (chart_series.h). Where numbers are hidden (small_numbers.h) places keep the table's
// order, and parts of a whole that is not known stand as bars instead of slices.
ChartFigures chartFigures(const Summary &summary, const ChartRequest &request, const Messages &words, Language language);

QString columnPath(const TableColumn &column, Language language);   // 就学情况 / 小学
// The heading that all of them have in common; "" none. Of one column its path.
QString sharedPath(const TableDefinition &table, const QList<int> &columns, Language language);
// What the bars of a pyramid are called whose left column this is: its heading above the sex.
QString bandName(const TableColumn &left, Language language);
// What the columns of one chart are called beside each other: without the levels that all of them have in common.
QStringList seriesNames(const TableDefinition &table, const QList<int> &columns, Language language);

}  // namespace tongdang
