#include "core/statistics/summary.h"

#include "core/sheets/workbook.h"
#include "tests/core/statistics/statistics_support.h"

#include <cmath>
#include <set>

using namespace tongdang;
using namespace tongdang::test;

namespace {

const QString kTrue = QStringLiteral("true()");

SummaryRequest on(const char *iso, SummaryBy by = SummaryBy::Township) {
    SummaryRequest request;
    request.asOf = day(iso);
    request.by = by;
    return request;
}

const TableDefinition *official(StatisticsLedger &data, const char *id = "lbc-2016") {
    static std::vector<std::unique_ptr<TableCatalog>> kept;
    kept.push_back(std::make_unique<TableCatalog>(data.forms(), QHash<QString, QString>()));
    return kept.back()->find(QString::fromLatin1(id));
}

QList<QStringList> sheetOf(const QString &path) {
    auto book = Workbook::open(path);
    REQUIRE(book.has_value());
    QList<QStringList> rows;
    REQUIRE((*book)->read(0, [&](const SheetRow &row) {
        QStringList cells;
        for (const Cell &cell : row.cells)
            cells << cell.text;
        rows << cells;
        return true;
    }).has_value());
    return rows;
}

}  // namespace

TEST_CASE("An empty ledger has a row of zeros for every place, and every rule holds", "[statistics]") {
    StatisticsLedger data;
    const TableDefinition *table = official(data);
    const Summary counted = data.count(*table, on("2016-07-31", SummaryBy::Village));
    CHECK(counted.rows.size() >= size_t(data.villages().size()));
    for (const SummaryRow &row : counted.rows) {
        CHECK(row.code.size() == 12);
        CHECK(row.values == std::vector<double>(32, 0));
    }
    CHECK(counted.holds());
    CHECK(counted.rules.size() == qsizetype(12 * (counted.rows.size() + 1)));
    const auto share = data.table(definition(QString(), {QStringLiteral("c1|true()|"), QStringLiteral("p||percent(${c1}, total(${c1}))")}));
    CHECK(std::isnan(totalOf(data.count(*share, on("2016-07-31")), QStringLiteral("p"))));
}

TEST_CASE("A child of exactly sixteen is counted no more, one of a day less is", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2000-07-31"), data.villages().first()));
    data.add(data.child(QStringLiteral("2000-08-01"), data.villages().first()));
    const TableDefinition *table = official(data);
    CHECK(totalOf(data.count(*table, on("2016-07-30")), QStringLiteral("c1")) == 2);
    CHECK(totalOf(data.count(*table, on("2016-07-31")), QStringLiteral("c1")) == 1);
    CHECK(totalOf(data.count(*table, on("2016-08-01")), QStringLiteral("c1")) == 0);
}

TEST_CASE("A child without a birth date is counted in the total, and the rule of ages names it", "[statistics]") {
    StatisticsLedger data;
    const QString village = data.villages()[0];
    data.add(data.child(QStringLiteral("2010-01-01"), village));
    const Uid undated = data.add(data.child(QString(), village));
    data.add(data.child(QString(), village, {{"age_stated", QStringLiteral("17")}, {"age_stated_on", QStringLiteral("2016-01-01")}}));
    for (const auto &[id, rule] : {std::pair("lbc-2016", "R1"), std::pair("lbc-later", "L1")}) {
        const TableDefinition *table = official(data, id);
        const SummaryRequest request = on("2016-07-31", SummaryBy::Village);
        const Summary counted = data.count(*table, request);
        CHECK(totalOf(counted, QStringLiteral("c1")) == 2);
        CHECK_FALSE(counted.holds());
        const auto concerned = recordsConcerned(data.reader(), data.session, *table, request, QString::fromLatin1(rule), QString(), data.quiet);
        REQUIRE(concerned.has_value());
        const auto rows = data.reader().rows(data.session, fields::kChild, *concerned);
        REQUIRE(rows->size() == 1);
        CHECK(rows->front().uid == undated);
    }
}

TEST_CASE("A region that does not exist is refused", "[statistics]") {
    StatisticsLedger data;
    SummaryRequest request = on("2016-07-31", SummaryBy::Village);
    request.region = QStringLiteral("999999");
    const auto counted = summarize(data.reader(), data.session, *official(data), request, data.quiet);
    REQUIRE_FALSE(counted.has_value());
    CHECK(counted.error().message.id == u"statistics.unknown_region");
}

TEST_CASE("A child of the 29th of February grows older on the first of March of a common year", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2004-02-29"), data.villages().first()));
    const auto table = data.table(definition(QString(), {QStringLiteral("c9|${age} = 9|"), QStringLiteral("c10|${age} = 10|"), QStringLiteral("c12|${age} = 12|")}));
    CHECK(totalOf(data.count(*table, on("2014-02-28")), QStringLiteral("c9")) == 1);
    CHECK(totalOf(data.count(*table, on("2014-03-01")), QStringLiteral("c10")) == 1);
    CHECK(totalOf(data.count(*table, on("2016-02-28")), QStringLiteral("c12")) == 0);
    CHECK(totalOf(data.count(*table, on("2016-02-29")), QStringLiteral("c12")) == 1);
}

TEST_CASE("Only who is born by the day is counted, and only who is not gone by the day", "[statistics]") {
    StatisticsLedger data;
    const Uid child = data.add(data.child(QStringLiteral("2010-03-05"), data.villages().first()));
    auto exit = exitChild(data.reader(), data.session, child, QStringLiteral("parents_returned"), day("2016-06-30"));
    REQUIRE(exit.has_value());
    REQUIRE(data.ledger->commit(data.session, *exit).has_value());
    for (const char *include : {"active", "exited", "all"}) {
        const auto table = data.table(definition(QString(), {QStringLiteral("c1|true()|"), QStringLiteral("c2|${exit_reason} = 'parents_returned'|")}, {}, u"include=" + QString::fromLatin1(include)));
        const auto counts = [&](const char *iso) { return totalOf(data.count(*table, on(iso)), QStringLiteral("c1")); };
        const bool active = include != std::string("exited"), exited = include != std::string("active");
        CHECK(counts("2010-03-04") == 0);
        CHECK(counts("2010-03-05") == (active ? 1 : 0));
        CHECK(counts("2016-06-29") == (active ? 1 : 0));
        CHECK(counts("2016-06-30") == (exited ? 1 : 0));
        CHECK(counts("2018-06-01") == (exited ? 1 : 0));
        CHECK(totalOf(data.count(*table, on("2016-06-29")), QStringLiteral("c2")) == 0);
        CHECK(totalOf(data.count(*table, on("2016-07-29")), QStringLiteral("c2")) == (exited ? 1 : 0));
    }
}

TEST_CASE("A past day counts who came on the register after it, but nobody while away", "[statistics]") {
    StatisticsLedger data;
    auto late = data.child(QStringLiteral("2010-01-01"), data.villages().first()), back = data.child(QStringLiteral("2010-01-01"), data.villages().first());
    late[1].set(fields::kSince, QStringLiteral("2017-03-01"));
    back[1].set(fields::kSince, QStringLiteral("2014-01-01"));
    back[1].set(fields::kUntil, QStringLiteral("2015-01-01"));
    back[1].set(fields::kExitReason, QStringLiteral("parents_returned"));
    back.push_back(data.linked("register_period", back.front().uid, {{"since", QStringLiteral("2016-09-01")}}));
    data.add(late);
    data.add(back);
    const auto active = data.table(definition(QString(), {QStringLiteral("c1|true()|")}));
    for (const auto &[iso, wanted] : std::initializer_list<std::pair<const char *, int>>{{"2013-12-31", 2}, {"2014-12-31", 2}, {"2015-01-01", 1}, {"2016-08-31", 1}, {"2016-09-01", 2}, {"2017-02-28", 2}, {"2018-06-01", 2}}) {
        INFO(iso);
        CHECK(totalOf(data.count(*active, on(iso)), QStringLiteral("c1")) == wanted);
    }
}

TEST_CASE("A status counts on the days between its beginning and its end", "[statistics]") {
    StatisticsLedger data;
    auto made = data.child(QStringLiteral("2008-01-01"), data.villages().first(), {}, {}, {});
    made.push_back(data.linked("status", made.front().uid, {{"category", fields::kLeftBehind}, {"since", QStringLiteral("2014-05-01")}, {"until", QStringLiteral("2015-05-01")}}));
    made.push_back(data.linked("status", made.front().uid, {{"category", fields::kLeftBehind}, {"since", QStringLiteral("2016-01-01")}}));
    data.add(made);
    const TableDefinition *table = official(data);
    for (const auto &[iso, wanted] : std::initializer_list<std::pair<const char *, int>>{{"2014-04-30", 0}, {"2014-05-01", 1}, {"2015-04-30", 1}, {"2015-05-01", 0}, {"2015-12-31", 0}, {"2016-01-01", 1}, {"2018-06-01", 1}}) {
        INFO(iso);
        CHECK(totalOf(data.count(*table, on(iso)), QStringLiteral("c1")) == wanted);
    }
}

TEST_CASE("By registration, children of elsewhere and of no known place have rows of their own", "[statistics]") {
    StatisticsLedger data;
    const QStringList villages = data.villages();
    data.add(data.child(QStringLiteral("2010-01-01"), villages[0], {{"hukou_region", villages[1]}}));
    data.add(data.child(QStringLiteral("2010-01-01"), villages[0], {{"hukou_region", QString()}}));
    data.add(data.child(QStringLiteral("2010-01-01"), villages[0], {{"hukou_region", QStringLiteral("110101")}}));
    const auto table = data.table(definition(QString(), {QStringLiteral("c1|true()|")}));
    SummaryRequest request = on("2016-07-31", SummaryBy::Village);
    CHECK(valueOf(data.count(*table, request), villages[0], QStringLiteral("c1")) == 3);
    request.basis = SummaryBasis::Hukou;
    const Summary counted = data.count(*table, request);
    CHECK(valueOf(counted, villages[0], QStringLiteral("c1")) == 0);
    CHECK(valueOf(counted, villages[1], QStringLiteral("c1")) == 1);
    CHECK(valueOf(counted, kUnknown, QStringLiteral("c1")) == 1);
    CHECK(valueOf(counted, kOutside, QStringLiteral("c1")) == 1);
    CHECK(counted.rows.back().code == kUnknown);
    CHECK(totalOf(counted, QStringLiteral("c1")) == 3);
    // A region asked for has its own alone.
    request.region = ancestorCode(villages[1], PlaceLevel::Township);
    CHECK(totalOf(data.count(*table, request), QStringLiteral("c1")) == 1);
}

TEST_CASE("A child of whom only the township is known keeps a row of the township", "[statistics]") {
    StatisticsLedger data;
    const QString village = data.villages().first(), township = ancestorCode(village, PlaceLevel::Township);
    data.add(data.child(QStringLiteral("2010-01-01"), village));
    data.add(data.child(QStringLiteral("2010-01-01"), township));
    const auto table = data.table(definition(QString(), {QStringLiteral("c1|true()|")}));
    const Summary counted = data.count(*table, on("2016-07-31", SummaryBy::Village));
    CHECK(valueOf(counted, village, QStringLiteral("c1")) == 1);
    CHECK(valueOf(counted, township, QStringLiteral("c1")) == 1);
    const Messages words;
    for (const SummaryRow &row : counted.rows)
        if (row.code == township)
            CHECK(rowName(counted, row, words, Language::Chinese) != row.name);
}

TEST_CASE("A level above the ledger's own is one row; a city's ledger goes by district", "[statistics]") {
    StatisticsLedger township("150302101");
    const QString village = township.ledger->places().under(QStringLiteral("150302101"), PlaceLevel::Village).first()->code;
    township.add(township.child(QStringLiteral("2010-01-01"), village));
    const auto table = township.table(definition(QString(), {QStringLiteral("c1|true()|")}));
    const Summary above = township.count(*table, on("2016-07-31", SummaryBy::District));
    REQUIRE(above.rows.size() == 1);
    CHECK(above.rows[0].code == u"150302");
    CHECK(above.rows[0].values[0] == 1);

    StatisticsLedger city("1503");
    city.add(city.child(QStringLiteral("2010-01-01"), village));
    const auto same = city.table(definition(QString(), {QStringLiteral("c1|true()|")}));
    const Summary districts = city.count(*same, on("2016-07-31", SummaryBy::District));
    CHECK(districts.rows.size() >= 3);
    CHECK(valueOf(districts, QStringLiteral("150302"), QStringLiteral("c1")) == 1);
}

TEST_CASE("Who sees one township counts one township", "[statistics]") {
    StatisticsLedger data;
    const QStringList villages = data.villages();
    const QString mine = ancestorCode(villages.first(), PlaceLevel::Township);
    data.add(data.child(QStringLiteral("2010-01-01"), villages.first()));
    data.add(data.child(QStringLiteral("2010-01-01"), villages.last()));
    REQUIRE(!villages.last().startsWith(mine));
    const auto table = data.table(definition(QString(), {QStringLiteral("c1|true()|")}));
    Session one = data.session;
    one.regions = QStringList{mine};
    auto counted = summarize(data.reader(), one, *table, on("2016-07-31", SummaryBy::Village), data.quiet);
    REQUIRE(counted.has_value());
    CHECK(totalOf(*counted, QStringLiteral("c1")) == 1);
    for (const SummaryRow &row : counted->rows)
        CHECK(row.code.startsWith(mine));
    one.roles = QStringList{QStringLiteral("administrator")};   // may not see figures
    CHECK(summarize(data.reader(), one, *table, on("2016-07-31"), data.quiet).error().code == ErrorCode::Denied);
}

TEST_CASE("A restricted question is counted for who may count, and opens only for who may read it", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2010-01-01"), data.villages().first(), {{"health", QStringLiteral("disabled")}}));
    const auto table = data.table(definition(QString(), {QStringLiteral("c1|true()|"), QStringLiteral("c2|${health} = 'disabled'|"), QStringLiteral("p||percent(${c2}, ${c1})")}));
    Session auditor = data.session;
    auditor.roles = QStringList{QStringLiteral("auditor")};
    const auto counted = summarize(data.reader(), auditor, *table, on("2016-07-31"), data.quiet);
    REQUIRE(counted.has_value());
    CHECK(totalOf(*counted, QStringLiteral("c2")) == 1);
    const auto open = [&](const Session &session, const char *column) { return recordsBehind(data.reader(), session, *table, on("2016-07-31"), QString::fromLatin1(column), QString(), data.quiet); };
    CHECK(open(auditor, "c1").has_value());
    CHECK(open(auditor, "c2").error().code == ErrorCode::Denied);
    CHECK(open(auditor, "p").error().code == ErrorCode::Denied);
    CHECK(open(data.session, "p")->size() == 1);
    CHECK(open(data.session, "none").error().message.id == u"statistics.no_such_column");
}

TEST_CASE("A value that adds columns up opens to the records of all of them", "[statistics]") {
    StatisticsLedger data;
    const QString place = data.villages().first();
    const Uid dropout = data.add(data.child(QStringLiteral("2010-01-01"), place, {{"schooling", QStringLiteral("dropout")}}));
    const Uid ill = data.add(data.child(QStringLiteral("2010-02-01"), place, {{"health", QStringLiteral("serious_illness")}}));
    data.add(data.child(QStringLiteral("2010-03-01"), place));
    const auto table = data.table(definition(QString(), {QStringLiteral("c1|${schooling} = 'dropout'|"), QStringLiteral("c2|${health} = 'serious_illness'|"), QStringLiteral("both||${c1} + ${c2}"), QStringLiteral("p||percent(${both}, ${c2})")}));
    for (const char *column : {"both", "p"}) {
        const auto opened = recordsBehind(data.reader(), data.session, *table, on("2016-07-31"), QString::fromLatin1(column), QString(), data.quiet);
        REQUIRE(opened.has_value());
        const auto uids = data.reader().uidsOf(data.session, fields::kChild, *opened);
        REQUIRE(uids.has_value());
        CHECK(std::set<Uid>(uids->begin(), uids->end()) == std::set<Uid>{dropout, ill});
    }
}

TEST_CASE("A failed rule names its places and the children to whom it is due", "[statistics]") {
    StatisticsLedger data;
    const QStringList villages = data.villages();
    data.add(data.child(QStringLiteral("2010-01-01"), villages[0]));
    const Uid nosex = data.add(data.child(QStringLiteral("2010-01-01"), villages[1], {{"sex", QStringLiteral("0")}}));
    data.add(data.child(QStringLiteral("2010-01-01"), villages[1]));
    const TableDefinition *table = official(data);
    const SummaryRequest request = on("2016-07-31", SummaryBy::Village);
    const Summary counted = data.count(*table, request);
    CHECK_FALSE(counted.holds());
    QStringList failed;
    for (const RuleResult &rule : counted.rules)
        if (!rule.ok) {
            failed << rule.id + u' ' + rule.where;
            CHECK(rule.left == (rule.where == u"total" ? 3 : 2));
            CHECK(rule.right == rule.left - 1);
        }
    CHECK(failed == QStringList{u"R2b " + villages[1], QStringLiteral("R2b total")});
    const auto concerned = recordsConcerned(data.reader(), data.session, *table, request, QStringLiteral("R2b"), QString(), data.quiet);
    REQUIRE(concerned.has_value());
    const auto rows = data.reader().rows(data.session, fields::kChild, *concerned);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().uid == nosex);
    CHECK(recordsConcerned(data.reader(), data.session, *table, request, QStringLiteral("R2b"), villages[0], data.quiet)->empty());
    CHECK(recordsConcerned(data.reader(), data.session, *table, request, QStringLiteral("R1"), QString(), data.quiet)->empty());
    CHECK(recordsConcerned(data.reader(), data.session, *table, request, QStringLiteral("R99"), QString(), data.quiet).error().code == ErrorCode::Invalid);
}

TEST_CASE("A rule whose operand is not known is left out, an inactive one is in neither list", "[statistics]") {
    StatisticsLedger data;
    QString csv = definition(QString(), {QStringLiteral("c1|true()|"), QStringLiteral("p||percent(${c1}, ${c1})")}, {QStringLiteral("A|${c1} <= ${unit_population}|"), QStringLiteral("B|${c1} = 5|"), QStringLiteral("C|${p} > 50|")});
    csv.replace(QStringLiteral("\"${c1} = 5\",核对,yes"), QStringLiteral("\"${c1} = 5\",核对,no"));
    const auto table = data.table(csv);
    const Summary counted = data.count(*table, on("2016-07-31"));
    REQUIRE(counted.leftOut.size() == 2);
    CHECK(counted.leftOut[0].id == u"A");
    CHECK(counted.leftOut[1].id == u"C");   // it has a blank side everywhere
    for (const Summary::LeftOut &one : counted.leftOut)
        CHECK(Messages().knows(one.why.id));
    CHECK(counted.rules.isEmpty());
    CHECK(counted.holds());
}

TEST_CASE("A rule about the population goes by the villages' newest returns of the day, and is left out where one is missing", "[statistics]") {
    StatisticsLedger data;
    const QStringList villages = data.villages();
    for (const char *birth : {"2008-01-01", "2009-01-01"})
        data.add(data.child(QString::fromLatin1(birth), villages[0]));
    const auto table = data.table(definition(QString(), {QStringLiteral("c1|true()|")}, {QStringLiteral("A|${c1} <= ${unit_population}|"), QStringLiteral("B|${c1} * 2 = ${unit_population} - 1 and ${c1} > 0|")}));
    const auto returned = [&](const QString &village, const char *day, int population) {
        data.commit({data.linked("unit_return", {}, {{"region", village}, {"on", QString::fromLatin1(day)}, {"population_under_16", QString::number(population)}, {"contact_name", QStringLiteral("张三")}, {"nil_return", QStringLiteral("no")}})});
    };
    const auto resultOf = [](const Summary &summary, const QString &rule, const QString &where) {
        return std::find_if(summary.rules.begin(), summary.rules.end(), [&](const RuleResult &one) { return one.id == rule && one.where == where; });
    };
    returned(villages[0], "2016-07-31", 1);
    returned(villages[0], "2017-07-31", 5);
    Summary counted = data.count(*table, on("2016-07-31", SummaryBy::Village));
    REQUIRE(counted.rules.size() == 2);   // of that one village
    REQUIRE(resultOf(counted, QStringLiteral("A"), villages[0]) != counted.rules.end());
    CHECK_FALSE(resultOf(counted, QStringLiteral("A"), villages[0])->ok);
    CHECK(resultOf(counted, QStringLiteral("A"), villages[0])->right == 1);
    REQUIRE(counted.leftOut.size() == 2);
    CHECK(Messages().text(counted.leftOut[0].why, Language::English).startsWith(QStringLiteral("Not checked in %1 of the rows").arg(counted.rows.size())));   // the total for one
    counted = data.count(*table, on("2018-06-01", SummaryBy::Village));
    CHECK(resultOf(counted, QStringLiteral("A"), villages[0])->ok);
    CHECK(resultOf(counted, QStringLiteral("B"), villages[0])->ok);
    CHECK(data.count(*table, on("2016-07-30", SummaryBy::Village)).rules.isEmpty());   // before any of them
    for (const QString &village : villages.mid(1))
        returned(village, "2018-05-01", 3);
    counted = data.count(*table, on("2018-06-01", SummaryBy::Village));
    CHECK(counted.leftOut.isEmpty());
    REQUIRE(resultOf(counted, QStringLiteral("A"), QStringLiteral("total")) != counted.rules.end());
    CHECK(resultOf(counted, QStringLiteral("A"), QStringLiteral("total"))->right == 5 + 3 * (villages.size() - 1));
}

TEST_CASE("As known then is the table of that time; as of then by what is known now differs", "[statistics]") {
    StatisticsLedger data;
    data.clock.set(QDate(2018, 8, 1));
    const Uid first = data.add(data.child(QStringLiteral("2008-01-01"), data.villages().first()));
    data.clock.set(QDate(2018, 9, 1));
    const TableDefinition *table = official(data);
    const Summary before = data.count(*table, on("2016-07-31"));
    data.clock.set(QDate(2018, 10, 1));
    data.add(data.child(QStringLiteral("2009-01-01"), data.villages().first()));
    Change mend;
    mend.op = Change::Op::Update;
    mend.form = data.forms().find(fields::kChild);
    mend.uid = first;
    mend.set(fields::kSex, QStringLiteral("2"));
    data.commit({mend});
    const Summary after = data.count(*table, on("2016-07-31"));
    CHECK(after.total.values != before.total.values);
    auto known = data.ledger->asKnownAt(data.reader(), SetClock(QDate(2018, 9, 1)).nowMs(), data.quiet);
    REQUIRE(known.has_value());
    const auto then = summarize((*known)->reader(), data.session, *table, on("2016-07-31"), data.quiet);
    REQUIRE(then.has_value());
    CHECK(then->total.values == before.total.values);
    CHECK(then->rows.size() == before.rows.size());
}

TEST_CASE("The period of a table is its month, quarter or year around the day", "[statistics]") {
    StatisticsLedger data;
    data.add(data.child(QStringLiteral("2016-07-01"), data.villages().first(), {{"schooling", QStringLiteral("not_in_kindergarten")}}));
    data.add(data.child(QStringLiteral("2016-02-29"), data.villages().first(), {{"schooling", QStringLiteral("not_in_kindergarten")}}));
    for (const auto &[period, from, until, born] : std::initializer_list<std::tuple<const char *, const char *, const char *, int>>{
             {"month", "2016-08-01", "2016-08-31", 0}, {"quarter", "2016-07-01", "2016-09-30", 1}, {"year", "2016-01-01", "2016-12-31", 2}}) {
        const auto table = data.table(definition(QString(), {QStringLiteral("c1|${birth_date} >= period-start() and ${birth_date} <= period-end()|")}, {}, u"period=" + QString::fromLatin1(period)));
        const Summary counted = data.count(*table, on("2016-08-17"));
        CHECK(counted.from == day(from));
        CHECK(counted.until == day(until));
        CHECK(totalOf(counted, QStringLiteral("c1")) == born);
    }
}

TEST_CASE("Cancelling stops the count with nothing to show", "[statistics]") {
    StatisticsLedger data;
    struct Stop final : Progress {
        bool step(qint64, qint64) override { return false; }
    } stop;
    const auto counted = summarize(data.reader(), data.session, *official(data), on("2016-07-31"), stop);
    REQUIRE_FALSE(counted.has_value());
    CHECK(counted.error().code == ErrorCode::Cancelled);
}

TEST_CASE("The official sheet has its title, headings in levels, numbers, notes and signatures", "[statistics]") {
    StatisticsLedger data;
    const QStringList villages = data.villages();
    data.add(data.child(QStringLiteral("2010-01-01"), villages[0]));
    data.add(data.child(QStringLiteral("2004-01-01"), villages[1], {{"sex", QStringLiteral("0")}}));
    const TableDefinition *table = official(data);
    const Summary counted = data.count(*table, on("2016-07-31", SummaryBy::Village));
    const Messages words;
    for (const QString &name : {QStringLiteral("统计表.xlsx"), QStringLiteral("统计表.csv")}) {
        const QString path = data.directory.filePath(name);
        const auto written = writeSummary(counted, path, words, Language::Chinese, QStringLiteral("海勃湾区民政局"));
        INFO((written ? QString() : written.error().message.id).toStdString());
        REQUIRE(written.has_value());
        const QList<QStringList> rows = sheetOf(path);
        CHECK(rows[0].contains(table->title.in(Language::Chinese)));
        CHECK(rows[1].first().contains(QStringLiteral("海勃湾区民政局")));
        CHECK(rows[1].first().contains(QStringLiteral("2016年7月31日")));
        QStringList total, numbers, all;
        for (const QStringList &row : rows) {
            if (row.contains(QStringLiteral("合计")))
                total = row;
            if (row.contains(QStringLiteral("栏次")))
                numbers = row;
            all += row;
        }
        REQUIRE(total.size() == 33);
        for (int c = 1; c <= 32; ++c) {
            CHECK(total[c] == QString::number(counted.total.values[size_t(c - 1)]));
            CHECK(numbers[c] == QString::number(c));
        }
        CHECK(total[1] == u"2");
        CHECK(all.filter(QStringLiteral("单位负责人")).size() == 1);
        CHECK(all.filter(QStringLiteral("不符合")).size() == 1);
        CHECK(all.filter(QStringLiteral("—— 符合")).size() == 11);
        CHECK(all.contains(name.endsWith(u".csv") ? QStringLiteral("年龄 / 0—5周岁 / 男") : QStringLiteral("年龄")));
    }
    auto book = Workbook::open(data.directory.filePath(QStringLiteral("统计表.xlsx")));
    REQUIRE(book.has_value());
    const auto merged = *(*book)->merged(0);
    const auto has = [&](int top, int left, int bottom, int right) {
        return std::any_of(merged.begin(), merged.end(), [&](const MergedRange &m) { return m.firstRow == top && m.firstColumn == left && m.lastRow == bottom && m.lastColumn == right; });
    };
    CHECK(has(1, 0, 1, 32));    // the title
    CHECK(has(3, 0, 5, 0));     // 地区 over all levels
    CHECK(has(3, 1, 5, 1));     // 总数 down
    CHECK(has(3, 2, 3, 10));    // 年龄 over nine
    CHECK(has(4, 2, 4, 4));     // 0—5周岁 over three
    CHECK(has(4, 11, 5, 11));   // 幼儿园 down from the second level
    const auto refused = writeSummary(counted, data.directory.filePath(QStringLiteral("x.pdf")), words, Language::Chinese, QString());
    CHECK_FALSE(refused.has_value());
    const QString english = data.directory.filePath(QStringLiteral("table.xlsx"));
    REQUIRE(writeSummary(counted, english, words, Language::English, QStringLiteral("Haibowan")).has_value());
    CHECK(sheetOf(english)[0].first() == table->title.in(Language::English));
}
