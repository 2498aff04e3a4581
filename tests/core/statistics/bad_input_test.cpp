// What a district may ask of a table without meaning to: too much, too early, too late, of nobody, of places that are called otherwise by now.
#include "core/sheets/workbook.h"
#include "core/statistics/frozen_table.h"
#include "tests/core/statistics/statistics_support.h"

#include <cmath>

using namespace tongdang;
using namespace tongdang::test;

namespace {

SummaryRequest on(const char *iso, SummaryBy by = SummaryBy::Village) {
    SummaryRequest request;
    request.asOf = day(iso);
    request.by = by;
    return request;
}

int linesOf(const QString &file) {
    auto book = Workbook::open(file);
    REQUIRE(book.has_value());
    int lines = 0;
    REQUIRE((*book)->read(0, [&](const SheetRow &) {
        ++lines;
        return true;
    }).has_value());
    return lines;
}

}  // namespace

TEST_CASE("A table of five hundred columns is counted, checked and written", "[statistics]") {
    StatisticsLedger data;
    for (int i = 0; i < 3; ++i)
        data.add(data.child(QStringLiteral("2010-0%1-01").arg(i + 1), data.villages()[i]));
    QStringList columns, sum;
    for (int i = 1; i <= 500; ++i) {
        columns << QStringLiteral("c%1|${age} = %2|").arg(i).arg(i % 10);
        sum << QStringLiteral("${c%1}").arg(i);
    }
    columns << QStringLiteral("all|true()|");
    const auto table = data.table(definition({}, columns, {QStringLiteral("R|") + sum.join(QStringLiteral(" + ")) + QStringLiteral(" = 50 * ${all}|")}));
    const Summary summary = data.count(*table, on("2018-05-31"));
    CHECK(totalOf(summary, QStringLiteral("all")) == 3);
    CHECK(totalOf(summary, QStringLiteral("c8")) == 3);
    CHECK(totalOf(summary, QStringLiteral("c9")) == 0);
    CHECK(summary.holds());
    for (const char *name : {"宽表.xlsx", "宽表.csv"}) {
        const QString file = data.directory.filePath(QString::fromUtf8(name));
        REQUIRE(writeSummary(summary, file, Messages(), Language::Chinese, QStringLiteral("海勃湾区")).has_value());
        CHECK(linesOf(file) > int(summary.rows.size()));
    }
}

TEST_CASE("A heading may have ten levels and no more", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2010-01-01"), data.villages().first()));
    const auto withLevels = [](int levels) {
        QStringList zh, en;
        for (int i = 1; i <= levels; ++i) {
            zh << QStringLiteral("层%1").arg(i);
            en << QStringLiteral("Level %1").arg(i);
        }
        QString csv = definition({}, {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|")});
        for (const char *column : {"c1", "c2"})
            csv.replace(QStringLiteral("组 / 列%1,Group / %1").arg(QLatin1String(column)), zh.join(QStringLiteral(" / ")) + u',' + en.join(QStringLiteral(" / ")));
        return csv;
    };
    const auto table = data.table(withLevels(10));
    CHECK(table->columns.first().header.size() == 10);
    const QString file = data.directory.filePath(QStringLiteral("十层.xlsx"));
    const Summary summary = data.count(*table, on("2018-05-31"));
    REQUIRE(writeSummary(summary, file, Messages(), Language::Chinese, QStringLiteral("海勃湾区")).has_value());
    CHECK(linesOf(file) > 10 + int(summary.rows.size()));
    TableReport report;
    CHECK_FALSE(readTable(tableFromCsv(withLevels(11)), data.forms(), report));
    REQUIRE_FALSE(report.issues.isEmpty());
    CHECK(report.issues.first().message.id == u"statistics.too_many_levels");
}

TEST_CASE("What is divided by nothing holds for nobody, and is no number", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2010-01-01"), data.villages().first()));
    const auto table = data.table(definition({}, {QStringLiteral("c1|${age} div (${age} - ${age}) < 1|"), QStringLiteral("c2|0 div (${age} - ${age}) >= 0|"), QStringLiteral("c3|true()|"), QStringLiteral("v||${c3} div ${c1}"), QStringLiteral("p||percent(${c3}, ${c1})"),
                                                 QStringLiteral("s|true()|sum(0 div (${age} - ${age}))")},
                                            {QStringLiteral("R|${c3} = ${c1} div ${c2}|")}));
    const Summary summary = data.count(*table, on("2018-05-31"));
    CHECK(totalOf(summary, QStringLiteral("c1")) == 0);
    CHECK(totalOf(summary, QStringLiteral("c2")) == 0);
    CHECK(totalOf(summary, QStringLiteral("c3")) == 1);
    CHECK_FALSE(std::isfinite(totalOf(summary, QStringLiteral("v"))));
    CHECK(std::isnan(totalOf(summary, QStringLiteral("p"))));
    CHECK(totalOf(summary, QStringLiteral("s")) == 0);
    for (const RuleResult &rule : summary.rules)
        CHECK(std::isfinite(rule.left + rule.right));   // no side that is no number is compared
    for (const char *name : {"无.xlsx", "无.csv"})
        REQUIRE(writeSummary(summary, data.directory.filePath(QString::fromUtf8(name)), Messages(), Language::Chinese, QStringLiteral("海勃湾区")).has_value());
}

TEST_CASE("One village may have everybody, and a child nothing but a name", "[statistics]") {
    StatisticsLedger data;
    const QString only = data.villages().first();
    for (int i = 0; i < 9; ++i)
        data.add(data.child(QStringLiteral("2010-01-01"), only));
    for (int i = 0; i < 2; ++i)
        data.add(data.child(QString(), QString(), {{"sex", QString()}, {"schooling", QString()}, {"boarding", QString()}, {"hukou_type", QString()}, {"hukou_registered", QString()}, {"health", QString()}, {"parents_away", QString()}, {"care_grade", QString()}, {"entrusted", QString()}}));
    const TableCatalog tables(data.forms(), {});
    for (const TableDefinition *table : tables.all()) {
        INFO(table->id.toStdString());
        for (const SummaryBasis basis : {SummaryBasis::Home, SummaryBasis::Hukou}) {
            SummaryRequest request = on("2018-05-31");
            if (table->form->indexOf(fields::kHukouRegion) >= 0)
                request.basis = basis;
            const Summary summary = data.count(*table, request);
            for (int c = 0; c < table->columns.size(); ++c) {
                if (table->columns[c].kind == ColumnKind::Value)
                    continue;
                double sum = 0;
                for (const SummaryRow &row : summary.rows)
                    sum += row.values[size_t(c)];
                CHECK(sum == summary.total.values[size_t(c)]);
            }
        }
    }
    const auto table = data.table(definition({}, {QStringLiteral("c1|true()|"), QStringLiteral("c2|${age} = '' and ${sex} = ''|")}));
    const Summary summary = data.count(*table, on("2018-05-31"));
    CHECK(valueOf(summary, only, QStringLiteral("c1")) == 9);
    CHECK(valueOf(summary, kUnknown, QStringLiteral("c2")) == 2);
}

TEST_CASE("A day before the register is counted by what is known and says so; one to come is not", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2010-06-15"), data.villages().first()));
    data.clock.set(QDate(2026, 6, 15));
    const auto table = data.table(definition(QStringLiteral("not(${age} >= 16)"), {QStringLiteral("c1|true()|"), QStringLiteral("c2|${age} = 15|")}));
    for (const auto &[iso, all, fifteen] : {std::tuple("1900-01-01", 0, 0), std::tuple("2010-06-14", 0, 0), std::tuple("2010-06-15", 1, 0), std::tuple("2026-06-14", 1, 1), std::tuple("2026-06-15", 0, 0)}) {
        INFO(iso);
        const Summary summary = data.count(*table, on(iso));
        CHECK(summary.begins == (day(iso) < day("2018-06-01") ? day("2018-06-01") : QDate()));
        CHECK(totalOf(summary, QStringLiteral("c1")) == all);
        CHECK(totalOf(summary, QStringLiteral("c2")) == fifteen);
    }
}

TEST_CASE("What is asked of a table must be of a day that has come, a period that ends after it begins and a place of the account", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2010-06-15"), data.villages().first()));
    const auto table = data.table(definition({}, {QStringLiteral("c1|true()|")}));
    const auto refused = [&](const SummaryRequest &request) {
        const auto counted = summarize(data.reader(), data.session, *table, request, data.quiet);
        const auto opened = recordsBehind(data.reader(), data.session, *table, request, QStringLiteral("c1"), {}, data.quiet);
        CHECK(counted.has_value() == opened.has_value());
        return counted ? QString() : counted.error().message.id + u' ' + counted.error().message.args.join(u' ');
    };
    SummaryRequest request = on("2018-06-01");
    CHECK(refused(request).isEmpty());
    request.asOf = day("2018-06-02");
    CHECK(refused(request) == u"statistics.ahead 2018-06-02");
    request.asOf = day("9999-12-31");
    CHECK(refused(request) == u"statistics.ahead 9999-12-31");
    request.asOf = day("2018-05-31");
    request.from = day("2018-06-01");
    CHECK(refused(request) == u"statistics.from_after 2018-06-01 2018-05-31");
    request.asOf = {};
    CHECK(refused(request).isEmpty());
    for (const char *place : {"150303", "1503", "150303001"}) {
        request.region = QString::fromLatin1(place);
        CHECK(refused(request) == u"ledger.outside_region " + data.reader().places().name(request.region));
    }
    const QString town = data.villages().first().left(9), other = data.villages().last().left(9);
    REQUIRE(town != other);
    for (const QString &place : {QStringLiteral("150302"), town, other}) {
        request.region = place;
        CHECK(refused(request).isEmpty());
    }
    data.session.regions = {town};
    CHECK(refused(request) == u"ledger.outside_region " + data.reader().places().name(other));
    request.region = QStringLiteral("150302");
    CHECK(refused(request) == u"ledger.outside_region 海勃湾区");
    data.session.regions = {town, other};   // the whole of what it may see
    CHECK(refused(request).isEmpty());
}

TEST_CASE("A place that had another name or code before bears it in a table of then", "[statistics]") {
    StatisticsLedger data;
    const QString town = QStringLiteral("150302101"), merged = town + QStringLiteral("901"), successor = town + QStringLiteral("902");
    REQUIRE(data.ledger->addPlaces(data.session, {{merged, QStringLiteral("老村委会"), {QStringLiteral("老村")}, {}, day("2016-12-31")}, {successor, QStringLiteral("前新村委会"), {QStringLiteral("前新村")}, day("2017-01-01"), day("2017-12-31")},
                                                  {successor, QStringLiteral("新村委会"), {QStringLiteral("新村")}, day("2018-01-01"), {}}}).has_value());
    data.add(data.child(QStringLiteral("2010-01-01"), merged));
    data.add(data.child(QStringLiteral("2010-01-01"), successor));
    const auto table = data.table(definition({}, {QStringLiteral("c1|true()|")}));
    const auto nameOf = [](const Summary &summary, const QString &code) {
        for (const SummaryRow &row : summary.rows)
            if (row.code == code)
                return row.name;
        return QString();
    };
    for (const auto &[iso, old, now] : {std::tuple("2016-06-30", "老村", "新村"), std::tuple("2017-06-30", "老村", "前新村"), std::tuple("2018-05-31", "老村", "新村")}) {
        INFO(iso);
        const Summary summary = data.count(*table, on(iso));
        CHECK(nameOf(summary, merged) == QString::fromUtf8(old));       // somebody still stands under it
        CHECK(nameOf(summary, successor) == QString::fromUtf8(now));
        CHECK(totalOf(summary, QStringLiteral("c1")) == 2);
        CHECK(totalOf(data.count(*table, on(iso, SummaryBy::Township)), QStringLiteral("c1")) == 2);
    }
}

TEST_CASE("A reported table stands in a restored ledger as it was", "[statistics]") {
    StatisticsLedger data;
    for (int i = 0; i < 4; ++i)
        data.add(data.child(QStringLiteral("2010-01-01"), data.villages()[i % 2]));
    const auto table = data.table(definition({}, {QStringLiteral("c1|true()|")}));
    const auto uid = freeze(*data.ledger, data.reader(), data.session, *table, {on("2018-05-31"), QStringLiteral("季报"), {}, {}}, data.quiet);
    REQUIRE(uid.has_value());
    const auto before = frozenSummary(data.reader(), data.session, *uid);
    REQUIRE(before.has_value());
    const QString backup = data.directory.filePath(QStringLiteral("备份.tdbackup"));
    REQUIRE(data.ledger->backup(data.session, backup, data.quiet).has_value());
    data.add(data.child(QStringLiteral("2011-01-01"), data.villages().first()));
    LedgerOptions options;
    options.stretch = KeyStretch::Least;
    options.forTests = true;
    const auto restored = Ledger::restore(backup, data.directory.filePath(QStringLiteral("恢复.tongdang")), QStringLiteral("admin"), QStringLiteral("a good password 1"), {&data.clock, &data.policy, &data.derivation, options}, data.quiet);
    REQUIRE(restored.has_value());
    const auto after = frozenSummary(restored->ledger->reader(), restored->session, *uid);
    REQUIRE(after.has_value());
    CHECK(after->about.head == before->about.head);
    CHECK(after->summary.total.values == before->summary.total.values);
    auto past = restored->ledger->asKnownAt(restored->ledger->reader(), after->about.knownAt, data.quiet);
    REQUIRE(past.has_value());
    const auto again = summarize((*past)->reader(), restored->session, *after->definition, after->about.request, data.quiet);
    REQUIRE(again.has_value());
    CHECK(again->total.values == before->summary.total.values);
}
