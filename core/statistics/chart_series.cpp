#include "core/statistics/chart_series.h"

#include "core/base/dates.h"
#include "core/ledger/known_ledger.h"
#include "core/statistics/column_store.h"
#include "core/statistics/frozen_table.h"
#include "core/statistics/ledger_view.h"
#include "core/statistics/small_numbers.h"
#include "core/statistics/table_count.h"

#include <algorithm>
#include <limits>

namespace tongdang {

namespace {

qint64 endOf(const QDate &day) { return QDateTime(day, QTime(23, 59, 59, 999), Qt::OffsetFromUTC, 8 * 3600).toMSecsSinceEpoch(); }

// By the columns of today's definition.
void takeReported(const TableDefinition &table, const Summary &summary, TablePoint &out) {
    out.total.clear();
    out.hidden.clear();
    for (const TableColumn &column : table.columns) {
        const int c = summary.table->indexOf(column.name);
        out.total.push_back(c < 0 ? std::numeric_limits<double>::quiet_NaN() : summary.total.values[size_t(c)]);
        out.hidden.push_back(c >= 0 && summary.total.hides(c));
    }
}

// A point has no beginning of its own.
SummaryRequest requestOf(const SummaryRequest &series, const QDate &day) {
    SummaryRequest at = series;
    at.asOf = day;
    at.from = {};
    return at;
}

}  // namespace

std::vector<QDate> seriesDays(const QDate &from, const QDate &until) {
    const QDate begin = from.isValid() ? from : until.addYears(-2);
    std::vector<QDate> quarters, years;
    for (QDate day(begin.year(), (begin.month() - 1) / 3 * 3 + 1, 1); day <= until; day = day.addMonths(3)) {
        const QDate end = day.addMonths(3).addDays(-1);
        if (end < begin || end >= until)
            continue;
        quarters.push_back(end);
        if (end.month() == 12)
            years.push_back(end);
    }
    std::vector<QDate> out = quarters.size() > kMostQuarters ? years : quarters;
    out.push_back(until);
    return out;
}

Result<std::vector<TablePoint>> tableSeries(Ledger &ledger, LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, bool restated, int hideBelow, Progress &progress) {
    const auto frozen = frozenTables(reader, session);
    if (!frozen)
        return frozen.error();
    const auto first = firstDay(reader);
    if (!first)
        return first.error();
    const QDate until = request.asOf.isValid() ? request.asOf : reader.shared().clock->today();
    if (auto may = TableCount::mayAsk(reader, request); !may)   // of the series: its points have no beginning of their own
        return may.error();
    const auto end = reader.journalEnd();
    if (!end)
        return end.error();
    std::vector<TablePoint> out;
    ColumnStore store;
    QString region;
    for (const QDate &day : seriesDays(request.from, until)) {
        const SummaryRequest at = requestOf(request, day);
        // What is not known otherwise is asked of the living ledger, which also says what the region is called when it is not named.
        const auto living = summarizeHiding(reader, session, table, at, hideBelow, progress, &store);
        if (!living)
            return living.error();
        region = living->region;
        TablePoint point{day, PointKind::Restated, {}, living->total.values, living->total.hidden};
        const auto reported = std::find_if(frozen->begin(), frozen->end(), [&](const FrozenTable &one) {
            return one.table == table.id && one.request.asOf == day && one.request.basis == request.basis && one.request.region == region && one.replacedBy.isNil() && momentOf(table, one.request, day).from == momentOf(table, at, day).from;
        });
        if (!restated && reported != frozen->end()) {
            auto kept = frozenSummary(reader, session, reported->uid);
            if (!kept)
                return kept.error();
            if (hideBelow > 0)
                hideReported(kept->summary, *living, hideBelow);
            point.kind = PointKind::Reported;
            point.knownAt = kept->about.knownAt;
            takeReported(table, kept->summary, point);
        } else if (!restated && *first && day >= **first) {
            point.kind = PointKind::Known;
            if (end->time.ms() > endOf(day))
                point.knownAt = HybridTime{HybridTime::fromMs(endOf(day) + 1).value - 1};
        }
        out.push_back(std::move(point));
    }
    std::unique_ptr<KnownLedger> past;         // goes back from point to point: each asks only for what changed in between
    for (auto point = out.rbegin(); point != out.rend(); ++point) {
        if (point->kind != PointKind::Known || point->knownAt.value == 0)
            continue;
        if (past) {
            if (auto further = takeTo(*past, point->knownAt, progress); !further)
                return further.error();
        } else {
            auto known = ledger.asKnownAt(reader, point->knownAt, progress);
            if (!known)
                return known.error();
            past = std::move(*known);
        }
        const auto then = summarizeHiding(past->reader(), session, table, requestOf(request, point->day), hideBelow, progress);
        if (!then)
            return then.error();
        point->total = then->total.values;
        point->hidden = then->total.hidden;
    }
    return out;
}

ChartFigures seriesFigures(const TableDefinition &table, const std::vector<TablePoint> &points, const ChartRequest &request, const QString &regionName, const Messages &words, Language language) {
    ChartFigures out;
    out.kind = ChartKind::Trend;
    QList<int> columns;
    for (const QString &name : request.columns)
        if (const int c = table.indexOf(name); c >= 0)
            columns << c;
    for (const TablePoint &point : points) {
        out.categories << isoDate(point.day);
        out.codes << QString();
        out.days.push_back(point.day);
        out.points.push_back(point.kind);
    }
    const QStringList names = seriesNames(table, columns, language);
    for (qsizetype i = 0; i < columns.size(); ++i) {
        out.series << names[i];
        out.risks << table.columns[columns[i]].risk;
        out.values.emplace_back();
        out.sources.emplace_back();
        out.hidden.emplace_back();
        out.additive = out.additive && table.columns[columns[i]].kind != ColumnKind::Value;
        for (const TablePoint &point : points) {
            const bool hidden = size_t(columns[i]) < point.hidden.size() && point.hidden[size_t(columns[i])];
            out.values.back().push_back(hidden ? std::numeric_limits<double>::quiet_NaN() : point.total[size_t(columns[i])]);
            out.hidden.back().push_back(hidden);
            out.sources.back().push_back({table.columns[columns[i]].name, QString()});
        }
    }
    const QString whole = table.title.in(language);
    const QString what = !request.title.isEmpty() ? request.title.in(language) : sharedPath(table, columns, language);
    out.title = what.isEmpty() ? whole : what;
    QStringList note{regionName};
    if (!what.isEmpty())
        note.prepend(whole);
    if (!points.empty())
        note << isoDate(points.front().day) + QStringLiteral(" – ") + isoDate(points.back().day);
    if (out.hidesAny())
        note << words.text({QStringLiteral("statistics.chart_hidden"), {}, {}}, language);
    out.note = note.join(QStringLiteral(" · "));
    return out;
}

}  // namespace tongdang
