// What charts show of a table: the figures of its rows, in order, with the number behind each mark; and series over time.
#include "core/places/tile_map.h"
#include "core/statistics/chart_series.h"
#include "core/statistics/frozen_table.h"
#include "core/statistics/small_numbers.h"
#include "tests/core/statistics/statistics_support.h"

#include <algorithm>
#include <cmath>

using namespace tongdang;
using namespace tongdang::test;

namespace {

struct Charted : StatisticsLedger {
    std::unique_ptr<TableDefinition> own = table(definition(QStringLiteral("${age} < 16"), {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|"), QStringLiteral("c3|${sex} = '2'|"),
                                                                                             QStringLiteral("c4||percent(${c2}, ${c1})")}));
    Messages messages;
    SummaryRequest request;

    Charted() {
        request.by = SummaryBy::Village;
        request.asOf = day("2018-05-31");
    }
    void addChildren() {
        const QStringList places = villages();
        for (int i = 0; i < 30; ++i)
            add(child(QStringLiteral("2010-03-01"), places[i * i % 7], {{"sex", i % 3 ? QStringLiteral("1") : QStringLiteral("2")}}));
    }
    ChartFigures figures(const Summary &summary, ChartKind kind, const QStringList &columns, bool sorted = true) {
        auto chart = chartOf(*summary.table, kind, columns);
        REQUIRE(chart);
        chart->sorted = sorted;
        return chartFigures(summary, *chart, messages, Language::Chinese);
    }
};

}  // namespace

TEST_CASE("Every mark of a chart is a number of the table and names it", "[statistics]") {
    Charted data;
    data.addChildren();
    const Summary summary = data.count(*data.own, data.request);
    for (const QString &name : chartKindNames()) {
        const ChartKind kind = *chartKindOf(name);
        if (kind == ChartKind::Trend)
            continue;
        for (const QStringList &columns : {QStringList{QStringLiteral("c2"), QStringLiteral("c3")}, QStringList{QStringLiteral("c1"), QStringLiteral("c4")}}) {
            const ChartFigures chart = data.figures(summary, kind, columns);
            INFO(name.toStdString());
            REQUIRE(!chart.values.empty());
            CHECK(chart.codes.size() == chart.categories.size());
            CHECK(chart.additive == (!columns.contains(QStringLiteral("c4")) || chart.series.size() == 1 || kind == ChartKind::Pie));
            for (size_t s = 0; s < chart.values.size(); ++s) {
                REQUIRE(chart.values[s].size() == size_t(chart.categories.size()));
                REQUIRE(chart.sources[s].size() == chart.values[s].size());
                for (size_t c = 0; c < chart.values[s].size(); ++c) {
                    const ChartSource &from = chart.sources[s][c];
                    const double value = from.place.isEmpty() ? totalOf(summary, from.column) : valueOf(summary, from.place, from.column);
                    CHECK((chart.values[s][c] == value || (std::isnan(value) && std::isnan(chart.values[s][c]))));
                }
            }
        }
    }
}

TEST_CASE("Places stand with the largest first, those of nowhere last, or as in the table", "[statistics]") {
    Charted data;
    data.addChildren();
    for (int i = 0; i < 40; ++i)
        data.add(data.child(QStringLiteral("2011-03-01"), QString()));
    const Summary summary = data.count(*data.own, data.request);
    REQUIRE(summary.rows.back().code == kUnknown);
    const ChartFigures sorted = data.figures(summary, ChartKind::Bar, {QStringLiteral("c1")});
    CHECK(std::is_sorted(sorted.values[0].rbegin() + 1, sorted.values[0].rend()));
    CHECK(sorted.values[0].back() == 40);
    CHECK(sorted.codes.back().isEmpty());
    const ChartFigures plain = data.figures(summary, ChartKind::Bar, {QStringLiteral("c1")}, false);
    for (size_t r = 0; r < summary.rows.size(); ++r)
        CHECK(plain.sources[0][r].place == summary.rows[r].code);
    CHECK(data.figures(summary, ChartKind::Heat, {QStringLiteral("c1")}).sources[0][0].place == summary.rows[0].code);
}

TEST_CASE("A pie leaves out nobody, and has slices for four where there are more than five parts", "[statistics]") {
    Charted data;
    data.addChildren();
    const Summary summary = data.count(*data.own, data.request);
    const ChartFigures places = data.figures(summary, ChartKind::Pie, {QStringLiteral("c1")});
    double all = 0;
    for (const double part : places.values[0]) {
        CHECK(part > 0);
        all += part;
    }
    CHECK(all == 30);
    CHECK(places.slices == (places.categories.size() > 5 ? 4 : places.categories.size()));
    const ChartFigures columns = data.figures(summary, ChartKind::Pie, {QStringLiteral("c2"), QStringLiteral("c3")});
    CHECK(columns.categories.size() == 2);
    CHECK(columns.slices == 2);
    CHECK(columns.sources[0][0].place.isEmpty());
}

TEST_CASE("A chart of hidden numbers tells none of them: no sum, no share, no order by them", "[statistics]") {
    Charted data;
    const QStringList places = data.villages();
    for (int i = 0; i < 60; ++i)
        data.add(data.child(QStringLiteral("2010-03-01"), places[i % 4], {{"sex", i % 4 == 0 && i > 8 ? QStringLiteral("1") : i % 2 ? QStringLiteral("1") : QStringLiteral("2")}}));
    for (int i = 0; i < 25; ++i)
        data.add(data.child(QStringLiteral("2010-03-01"), places[5], {{"sex", i < 8 ? QStringLiteral("1") : QStringLiteral("2")}}));
    Summary summary = data.count(*data.own, data.request);
    hideSmall(summary, Summary(summary), kSmallNumber);
    const auto hides = [&](const ChartSource &source) {
        const int column = summary.table->indexOf(source.column);
        if (source.place.isEmpty())
            return summary.total.hides(column);
        return std::any_of(summary.rows.begin(), summary.rows.end(), [&](const SummaryRow &row) { return row.code == source.place && row.hides(column); });
    };
    for (const QString &name : chartKindNames()) {
        const ChartKind kind = *chartKindOf(name);
        if (kind == ChartKind::Trend || kind == ChartKind::Pyramid)
            continue;
        INFO(name.toStdString());
        const ChartFigures chart = data.figures(summary, kind, kind == ChartKind::Pie ? QStringList{QStringLiteral("c3")} : QStringList{QStringLiteral("c3"), QStringLiteral("c2")});
        CHECK(chart.hidesAny());
        CHECK(chart.note.contains(u'*'));
        CHECK(chart.kind != ChartKind::Pie);                         // its whole is not known
        for (size_t s = 0; s < chart.values.size(); ++s)
            for (size_t c = 0; c < chart.values[s].size(); ++c) {
                CHECK(chart.hides(s, c) == hides(chart.sources[s][c]));
                CHECK(std::isnan(chart.values[s][c]) == chart.hides(s, c));
                CHECK((!chart.hides(s, c) || !chart.isWhole(c)));
            }
        QStringList order;
        for (const SummaryRow &row : summary.rows)
            if (chart.codes.contains(row.code))
                order << row.code;
        CHECK(chart.codes == order);
    }
}

TEST_CASE("Every bundled table offers charts whose columns it has, and a wrong choice is refused in words", "[statistics]") {
    const FormCatalog forms = FormCatalog::bundled();
    const TableCatalog tables(forms, {});
    REQUIRE(!tables.all().isEmpty());
    for (const TableDefinition *table : tables.all())
        for (const QString &name : chartKindNames()) {
            const auto chart = defaultChart(*table, *chartKindOf(name));
            INFO(table->id.toStdString() << ' ' << name.toStdString());
            if (name != u"pyramid")
                REQUIRE(chart);
            if (!chart)
                continue;
            CHECK(chart->left.size() == chart->right.size());
            for (const QString &column : chart->columns + chart->left + chart->right)
                CHECK(table->indexOf(column) >= 0);
            CHECK(!fittingKinds(*table, *chart).isEmpty());
        }
    const TableDefinition &table = *tables.find(QStringLiteral("lbc-2016"));
    CHECK(chartOf(table, ChartKind::Bar, {QStringLiteral("c99")}).error().message.id == u"statistics.no_such_column");
    CHECK(chartOf(table, ChartKind::Pyramid, {QStringLiteral("c3")}).error().message.id == u"statistics.chart_pairs");
    const auto pairs = chartOf(table, ChartKind::Pyramid, {QStringLiteral("c3"), QStringLiteral("c4"), QStringLiteral("c6"), QStringLiteral("c7")});
    REQUIRE(pairs);
    CHECK(pairs->left == QStringList{QStringLiteral("c3"), QStringLiteral("c6")});
    CHECK(pairs->right == QStringList{QStringLiteral("c4"), QStringLiteral("c7")});
    // Of columns with one leaf, what they are called is the level above.
    CHECK(seriesNames(table, {table.indexOf(QStringLiteral("c2")), table.indexOf(QStringLiteral("c5"))}, Language::Chinese) == QStringList{QStringLiteral("0—5周岁"), QStringLiteral("6（含）—13周岁")});
    CHECK(sharedPath(table, {table.indexOf(QStringLiteral("c11")), table.indexOf(QStringLiteral("c12"))}, Language::Chinese) == QStringLiteral("就学情况"));
}

TEST_CASE("Every tile is a place of its own, and every district and township of the city has one", "[statistics]") {
    const Places places;
    QSet<std::pair<qsizetype, std::pair<int, int>>> taken;
    for (auto it = tileMap().cbegin(); it != tileMap().cend(); ++it) {
        INFO(it.key().toStdString());
        CHECK(places.find(it.key()));
        const std::pair cell{it.key().size(), std::pair{it->x(), it->y()}};
        CHECK(!taken.contains(cell));
        taken.insert(cell);
    }
    for (const PlaceLevel level : {PlaceLevel::County, PlaceLevel::Township})
        for (const Place *place : places.under(QStringLiteral("1503"), level))
            CHECK((place->hidden || tileMap().contains(place->code)));
}

TEST_CASE("A series has the quarters' ends and the last day, and years where it is long", "[statistics]") {
    CHECK(seriesDays(day("2018-01-01"), day("2018-09-30")) == std::vector<QDate>{day("2018-03-31"), day("2018-06-30"), day("2018-09-30")});
    CHECK(seriesDays(day("2018-02-10"), day("2018-08-15")) == std::vector<QDate>{day("2018-03-31"), day("2018-06-30"), day("2018-08-15")});
    CHECK(seriesDays({}, day("2018-05-31")).size() == 9);
    CHECK(seriesDays(day("2010-01-01"), day("2018-05-31")) == std::vector<QDate>{day("2010-12-31"), day("2011-12-31"), day("2012-12-31"), day("2013-12-31"), day("2014-12-31"), day("2015-12-31"), day("2016-12-31"), day("2017-12-31"), day("2018-05-31")});
    CHECK(seriesDays(day("2019-01-01"), day("2018-05-31")) == std::vector<QDate>{day("2018-05-31")});
}

TEST_CASE("A point is the reported table of its day, else as known on the day, and before the ledger's first day restated", "[statistics]") {
    Charted data;
    data.addChildren();                                              // on 1 June 2018
    data.clock.set(day("2018-07-01"));
    data.request.asOf = day("2018-06-30");
    const Uid first = freeze(*data.ledger, data.reader(), data.session, *data.own, {data.request, {}, {}, {}}, data.quiet).value();
    data.clock.set(day("2018-10-20"));
    for (int i = 0; i < 5; ++i)                                      // late: they were there in June, but nobody knew
        data.add(data.child(QStringLiteral("2010-03-01"), data.villages()[0]));
    data.request.asOf = day("2018-12-31");
    data.request.from = day("2018-01-01");
    data.clock.set(day("2019-01-05"));
    const auto series = [&](bool restated) {
        const auto made = tableSeries(*data.ledger, data.reader(), data.session, *data.own, data.request, restated, 0, data.quiet);
        INFO((made ? QString() : made.error().message.id).toStdString());
        REQUIRE(made);
        return *made;
    };
    const auto points = series(false);
    REQUIRE(points.size() == 4);
    const PointKind kinds[] = {PointKind::Restated, PointKind::Reported, PointKind::Known, PointKind::Known};
    const double totals[] = {35, 30, 30, 35};
    for (size_t i = 0; i < 4; ++i) {
        INFO(isoDate(points[i].day).toStdString());
        CHECK(points[i].kind == kinds[i]);
        CHECK(points[i].total[0] == totals[i]);
        // Who stands behind the point is counted by what was known then.
        SummaryRequest at = data.request;
        at.asOf = points[i].day;
        at.from = {};
        auto known = points[i].knownAt.value ? data.ledger->asKnownAt(data.reader(), points[i].knownAt, data.quiet).value() : nullptr;
        const auto behind = recordsBehind(known ? known->reader() : data.reader(), data.session, *data.own, at, QStringLiteral("c1"), {}, data.quiet);
        REQUIRE(behind);
        CHECK(double(behind->size()) == totals[i]);
    }
    for (const TablePoint &point : series(true)) {
        CHECK(point.kind == PointKind::Restated);
        CHECK(point.total[0] == 35);
    }
    // What has replaced the first report stands in its place.
    SummaryRequest again = data.request;
    again.asOf = day("2018-06-30");
    again.from = {};
    REQUIRE(freeze(*data.ledger, data.reader(), data.session, *data.own, {again, {}, first, QStringLiteral("补登5人")}, data.quiet));
    CHECK(series(false)[1].total[0] == 35);
    ChartRequest chart{ChartKind::Trend, {QStringLiteral("c1"), QStringLiteral("c2")}, {}, {}, {}, true};
    const ChartFigures figures = seriesFigures(*data.own, points, chart, QStringLiteral("海勃湾区"), Messages(), Language::Chinese);
    CHECK(figures.categories.size() == 4);
    CHECK(figures.series.size() == 2);
    CHECK(figures.values[0][1] == 30);
    CHECK(figures.note.contains(QStringLiteral("海勃湾区")));
}

TEST_CASE("What was reported of another period is no point of a series", "[statistics]") {
    Charted data;
    const Uid child = data.add(data.child(QStringLiteral("2010-03-01"), data.villages()[0]));
    for (const char *on : {"2018-02-10", "2018-05-10"})
        data.commit({data.linked("visit", child, {{"visited_on", QString::fromLatin1(on)}, {"outcome", QStringLiteral("not_met")}, {"place", QStringLiteral("家中")}})});
    const auto visits = data.table(definition({}, {QStringLiteral("c1|true()|sum(count(${visit}[visited_on >= period-start() and visited_on <= today()]))")}, {}, QStringLiteral("period=quarter")));
    data.clock.set(day("2018-07-01"));
    SummaryRequest half = data.request;
    half.asOf = day("2018-06-30");
    half.from = day("2018-01-01");
    REQUIRE(freeze(*data.ledger, data.reader(), data.session, *visits, {half, {}, {}, {}}, data.quiet));
    const auto last = [&] {
        const auto points = tableSeries(*data.ledger, data.reader(), data.session, *visits, half, false, 0, data.quiet);
        REQUIRE(points);
        return points->back();
    };
    CHECK(last().kind == PointKind::Known);
    CHECK(last().total[0] == 1);   // of the quarter, not of the half year
    SummaryRequest quarter = half;
    quarter.from = {};
    REQUIRE(freeze(*data.ledger, data.reader(), data.session, *visits, {quarter, {}, {}, {}}, data.quiet));
    CHECK(last().kind == PointKind::Reported);
    CHECK(last().total[0] == 1);
}

TEST_CASE("A series tells no small number, and says that it hides some", "[statistics]") {
    Charted data;
    data.add(data.child(QStringLiteral("2010-03-01"), data.villages()[0]));
    for (int i = 0; i < 30; ++i)
        data.add(data.child(QStringLiteral("2018-05-01"), data.villages()[0]));
    data.request.asOf = day("2018-06-30");
    data.request.from = day("2018-01-01");
    data.clock.set(day("2018-07-05"));
    const auto points = tableSeries(*data.ledger, data.reader(), data.session, *data.own, data.request, false, kSmallNumber, data.quiet);
    REQUIRE(points);
    REQUIRE(points->size() == 2);
    CHECK(points->at(0).total[0] == 1);
    CHECK(points->at(0).hidden[0]);
    CHECK_FALSE(points->at(1).hidden[0]);
    const ChartFigures figures = seriesFigures(*data.own, *points, {ChartKind::Trend, {QStringLiteral("c1")}, {}, {}, {}, true}, QStringLiteral("海勃湾区"), Messages(), Language::Chinese);
    CHECK(figures.hides(0, 0));
    CHECK(std::isnan(figures.values[0][0]));
    CHECK(figures.values[0][1] == 31);
    CHECK(figures.note.contains(QStringLiteral("隐去")));
}

TEST_CASE("A reported point hides what the table of its day hides beside other places", "[statistics]") {
    Charted data;
    const QStringList places = data.villages();
    const QString big = places.first(), small = *std::find_if(places.begin(), places.end(), [&](const QString &code) { return code.left(9) != big.left(9); });
    for (int i = 0; i < 20; ++i)
        data.add(data.child(QStringLiteral("2010-03-01"), big));
    for (int i = 0; i < 3; ++i)
        data.add(data.child(QStringLiteral("2010-03-01"), small));
    data.clock.set(day("2018-07-05"));
    data.request.asOf = day("2018-06-30");
    data.request.region = big.left(9);
    const Uid uid = freeze(*data.ledger, data.reader(), data.session, *data.own, {data.request, {}, {}, {}}, data.quiet).value();
    data.request.from = day("2018-06-30");
    const auto points = tableSeries(*data.ledger, data.reader(), data.session, *data.own, data.request, false, kSmallNumber, data.quiet);
    REQUIRE(points);
    REQUIRE(points->back().kind == PointKind::Reported);
    CHECK(points->back().total[0] == 20);
    CHECK(points->back().hidden[0]);                                 // with the whole it would tell the 3 of the other township
    const auto kept = frozenHiding(data.reader(), data.session, uid, kSmallNumber, data.quiet);
    REQUIRE(kept.has_value());
    CHECK(kept->summary.total.hides(0));
    for (const SummaryRow &row : kept->summary.rows)
        CHECK(row.hides(0) == (row.code == big));
    const auto whole = frozenHiding(data.reader(), data.session, uid, 0, data.quiet);
    REQUIRE(whole.has_value());
    CHECK_FALSE(whole->summary.total.hides(0));
}

TEST_CASE("A column of a level of risk takes its level into every chart", "[statistics]") {
    StatisticsLedger data;
    data.commit(data.child(QStringLiteral("2010-03-01"), data.villages()[0]));
    const TableCatalog tables(data.forms(), {});
    const TableDefinition &table = *tables.find(QStringLiteral("risk"));
    SummaryRequest request;
    const Summary summary = data.count(table, request);
    const QStringList levels{QStringLiteral("c2"), QStringLiteral("c3"), QStringLiteral("c4"), QStringLiteral("c5"), QStringLiteral("c6")};
    const auto risks = [&](ChartKind kind, const QStringList &columns) { return chartFigures(summary, {kind, columns, {}, {}, {}, true}, Messages(), Language::Chinese).risks; };
    CHECK(risks(ChartKind::Stacked, levels) == QStringLiteral("red yellow blue green none").split(u' '));
    CHECK(risks(ChartKind::Heat, {QStringLiteral("c1"), QStringLiteral("c2")}) == QStringList{QString(), QStringLiteral("red")});
    CHECK(risks(ChartKind::Pie, levels) == QStringList{QStringLiteral("red")});   // one child, whom nobody looks after
}
