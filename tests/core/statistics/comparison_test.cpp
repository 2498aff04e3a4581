// Why the numbers of two days differ: who entered what, amounts that add up to the difference, on every bundled table.
#include "core/statistics/comparison.h"
#include "tests/core/statistics/full_ledger.h"

#include <cmath>

using namespace tongdang;
using namespace tongdang::test;

namespace {

SummaryRequest on(const char *iso) {
    SummaryRequest request;
    request.asOf = day(iso);
    return request;
}

Comparison compared(StatisticsLedger &data, const ComparedTable &a, const ComparedTable &b) {
    auto found = compareTables(*data.ledger, data.reader(), data.session, a, b, data.quiet);
    INFO((found ? QString() : found.error().message.id).toStdString());
    REQUIRE(found.has_value());
    return std::move(*found);
}

const ComparedColumn &column(const Comparison &found, const char *name) {
    for (const ComparedColumn &one : found.columns)
        if (one.name == QLatin1String(name))
            return one;
    FAIL(name);
    return found.columns.first();
}

QString why(const ComparedColumn &column, const Uid &uid, Language language = Language::English) { return Messages().text(column.why.value(uid).words, language); }

}  // namespace

TEST_CASE("A comparison explains exactly the difference of every bundled table, amounts too, and every reason is said", "[statistics]") {
    const Messages words;
    for (unsigned seed = 1; seed <= 2; ++seed) {
        FullLedger data(seed, 25);
        const TableCatalog tables(data.forms(), {});
        std::vector<std::pair<const TableDefinition *, FrozenSummary>> kept;
        for (const TableDefinition *table : tables.all()) {
            const auto made = freeze(*data.ledger, data.reader(), data.session, *table, {on("2018-05-20"), {}, {}, {}}, data.quiet);
            REQUIRE(made.has_value());
            auto read = frozenSummary(data.reader(), data.session, *made);
            REQUIRE(read.has_value());
            kept.emplace_back(table, std::move(*read));
        }
        // Entered late, and edited.
        data.clock.advance(60'000);
        ListQuery everybody;
        const auto ids = data.reader().ids(data.session, everybody);
        REQUIRE(ids.has_value());
        const auto uids = data.reader().uidsOf(data.session, fields::kChild, *ids);
        REQUIRE(uids.has_value());
        std::vector<Change> late;
        for (const Uid &child : *uids) {
            if (data.roll(3) == 0)
                late.push_back(data.linked("visit", child, {{"visited_on", QStringLiteral("2018-0%1-0%2").arg(1 + data.roll(5)).arg(1 + data.roll(9))}, {"outcome", data.pick("not_met refused")}, {"place", QStringLiteral("家中")}}));
            if (data.roll(5) == 0)
                late.push_back(data.linked("status", child, {{"category", data.pick("orphan migrant guardianship_lacking other")}, {"since", data.dayBetween(2017, 2017)}}));
            if (data.roll(6) == 0) {
                Change edit;
                edit.op = Change::Op::Update;
                edit.form = data.forms().find(fields::kChild);
                edit.uid = child;
                data.set(edit, {{"schooling", data.pick("primary junior dropout senior")}});
                late.push_back(edit);
            }
        }
        for (int i = 0; i < 9; ++i)
            late.push_back(data.linked("left_behind_woman", {}, {{"name", QStringLiteral("李梅")}, {"home_region", data.villages()[data.roll(5)]}, {"birth_date", data.dayBetween(1950, 2000)}, {"category", data.pick("left_behind other")}}));
        ChangeSet set;
        set.changes = late;
        REQUIRE(data.ledger->commit(data.session, set).has_value());

        int amounts = 0, others = 0;
        const auto holds = [&](const TableDefinition &table, const ComparedTable &a, const ComparedTable &b) {
            INFO(table.id.toStdString() << ' ' << isoDate(a.request.asOf).toStdString() << (a.frozen ? " reported" : "") << " and " << isoDate(b.request.asOf).toStdString());
            const Comparison found = compared(data, a, b);
            CHECK(found.reproducedA);
            CHECK(found.columns.size() == table.columns.size());
            // The other way round: who came left, for the same reasons.
            const Comparison turned = compared(data, b, a);
            REQUIRE(turned.columns.size() == found.columns.size());
            for (qsizetype c = 0; c < found.columns.size(); ++c) {
                const ComparedColumn &one = found.columns[c], &other = turned.columns[c];
                INFO(one.name.toStdString());
                CHECK((one.name == other.name && one.entered == other.left && one.left == other.entered && one.changed == other.changed));
                CHECK(((one.a == other.b && one.b == other.a) || table.find(one.name)->kind == ColumnKind::Value));
                for (auto why = one.why.cbegin(); why != one.why.cend(); ++why) {
                    const Message &there = other.why.value(why.key()).words;
                    CHECK(other.why.value(why.key()).kind == why->kind);
                    QStringList args = why->words.args;
                    if (why->kind == u"amount")   // from … to …, as asked
                        args.swapItemsAt(0, 1);
                    CHECK(there.args == args);
                }
            }
            for (const ComparedColumn &one : found.columns) {
                const TableColumn &own = *table.find(one.name);
                if (own.kind == ColumnKind::Value)
                    continue;
                INFO(one.name.toStdString());
                double difference = double(one.entered.size()) - double(one.left.size());
                if (own.kind == ColumnKind::Sum) {
                    difference = 0;
                    for (const auto &[from, to] : one.amounts)
                        difference += to - from;
                    CHECK(one.amounts.size() == one.entered.size() + one.left.size() + one.changed.size());
                    amounts += int(one.changed.size());
                } else {
                    CHECK(one.changed.isEmpty());
                }
                others += own.form ? int(one.entered.size() + one.left.size()) : 0;
                CHECK(std::fabs(one.b - one.a - difference) < 1e-6);
                CHECK(one.why.size() == one.entered.size() + one.left.size() + one.changed.size());
                for (const WhyCounted &reason : one.why)
                    for (const Language language : {Language::Chinese, Language::English}) {
                        const QString text = words.text(reason.words, language);
                        CHECK_FALSE((text.isEmpty() || text.contains(u"statistics.") || text.contains(u"“”") || text.contains(u'%') || text.contains(u"（）") || text.contains(u"()")));
                    }
            }
        };
        for (const auto &[table, frozen] : kept) {
            const ComparedTable reported{frozen.definition.get(), frozen.about.request, frozen.about.knownAt, &frozen.summary};
            for (const char *day : {"2018-05-20", "2018-06-01"})
                holds(*table, reported, {table, on(day), {}, nullptr});
            for (const auto &[from, to] : {std::pair("2017-12-31", "2018-03-31"), std::pair("2018-03-31", "2018-06-01")})
                holds(*table, {table, on(from), {}, nullptr}, {table, on(to), {}, nullptr});
        }
        CHECK(amounts > 0);   // something was there to explain
        CHECK(others > 0);
    }
}

TEST_CASE("With the later day first, who came since is missing for the reason for which they came", "[statistics]") {
    StatisticsLedger data;
    const QString place = data.villages().first();
    const Uid born = data.add(data.child(QStringLiteral("2018-05-01"), place, {}, {})), grown = data.add(data.child(QStringLiteral("2002-05-01"), place, {}, {}));
    const auto table = data.table(definition(QStringLiteral("${age} < 16"), {QStringLiteral("c1|true()|")}));
    const Comparison found = compared(data, {table.get(), on("2018-06-01"), {}, nullptr}, {table.get(), on("2018-03-31"), {}, nullptr});
    const ComparedColumn &all = column(found, "c1");
    CHECK((all.a == 1 && all.b == 1));
    CHECK(all.left == QList<Uid>{born});
    CHECK(all.entered == QList<Uid>{grown});
    CHECK(all.why.value(born).kind == u"born");
    CHECK(all.why.value(grown).kind == u"turned_16");
}

TEST_CASE("A reason says who entered what made the difference, and when", "[statistics]") {
    StatisticsLedger data;
    const TableCatalog tables(data.forms(), {});
    const QString place = data.villages().first();
    const Uid child = data.add(data.child(QStringLiteral("2010-03-01"), place, {}, {}));
    data.commit({data.linked("visit", child, {{"visited_on", QStringLiteral("2018-02-10")}, {"outcome", QStringLiteral("not_met")}, {"place", QStringLiteral("家中")}})});
    for (const char *on : {"2018-04-05", "2018-05-06"})
        data.commit({data.linked("visit", child, {{"visited_on", QString::fromLatin1(on)}, {"outcome", QStringLiteral("not_met")}, {"place", QStringLiteral("家中")}})});
    data.commit({data.linked("status", child, {{"category", QStringLiteral("orphan")}, {"since", QStringLiteral("2018-05-02")}})});
    const auto between = [&](const char *id, const char *from, const char *to) {
        const TableDefinition *table = tables.find(QString::fromLatin1(id));
        REQUIRE(table);
        return compared(data, {table, on(from), {}, nullptr}, {table, on(to), {}, nullptr});
    };
    // More visits in this quarter than in the last: nobody came or left, the amount is another.
    const Comparison visits = between("visits", "2018-03-31", "2018-06-01");
    const ComparedColumn &all = column(visits, "c6");
    CHECK(all.entered.isEmpty());
    CHECK(all.changed == QList<Uid>{child});
    CHECK(all.amounts.value(child) == std::pair(1.0, 2.0));
    CHECK(why(all, child) == u"from 1 to 2 (Visit 2018-05-06, admin 2018-06-01)");
    // A status begins: the answer that follows from it says whose work it was, and what was blank is called so.
    const auto own = data.table(definition({}, {QStringLiteral("c1|selected(${categories}, 'orphan')|")}));
    const Comparison found = compared(data, {own.get(), on("2018-05-01"), {}, nullptr}, {own.get(), on("2018-06-01"), {}, nullptr});
    CHECK(column(found, "c1").entered == QList<Uid>{child});
    CHECK(why(column(found, "c1"), child) == u"Categories became “Orphan” (was blank; Status 2018-05-02, admin 2018-06-01)");
    CHECK(why(column(found, "c1"), child, Language::Chinese).contains(QStringLiteral("由空白变为“孤儿”")));
    // Who entered and left the register in the period is told by that.
    data.clock.set(QDate(2018, 8, 15));
    const auto exit = exitChild(data.reader(), data.session, child, QStringLiteral("parents_returned"), day("2018-08-03"));
    REQUIRE(exit.has_value());
    data.commit(exit->changes);
    const Uid comes = data.add(data.child(QStringLiteral("2011-03-01"), place, {}, fields::kLeftBehind, QStringLiteral("2018-07-09")));
    const Comparison exits = between("exits", "2018-06-30", "2018-08-15"), entries = between("entries", "2018-06-30", "2018-08-15");
    REQUIRE(column(exits, "c1").entered.size() == 1);
    CHECK(why(column(exits, "c1"), column(exits, "c1").entered.first()) == u"Left the register on: 2018-08-03, in the period (admin 2018-08-15)");
    REQUIRE(column(entries, "c1").entered == QList<Uid>{comes});
    CHECK(why(column(entries, "c1"), comes) == u"Time on the register 2018-07-09, in the period (admin 2018-08-15)");
    // Who leaves a sum to which nothing was added makes no difference to it.
    const Comparison left = between("visits", "2018-06-30", "2018-08-15");
    CHECK(column(left, "c6").left == QList<Uid>{child});
    CHECK(column(left, "c9").left.isEmpty());
}

TEST_CASE("A reason is what was entered, not who looked at it, and is found behind an assessment and behind a guardianship", "[statistics]") {
    StatisticsLedger data;
    const TableCatalog tables(data.forms(), {});
    const Uid child = data.add(data.child(QStringLiteral("2010-03-01"), data.villages().first(), {{"parents_away", QStringLiteral("one_other_incapable")}}, {}));
    const Uid visit = data.add({data.linked("visit", child, {{"visited_on", QStringLiteral("2018-04-05")}, {"outcome", QStringLiteral("not_met")}, {"place", QStringLiteral("家中")}})});
    const Uid assessment = data.add({data.linked("instrument_risk", child, {{"assessed_on", QStringLiteral("2018-05-01")}, {"assessor", QStringLiteral("张三")}, {"red_flags", QStringLiteral("a2")}})});
    const Uid father = data.add({data.linked("guardian", {}, {{"name", QStringLiteral("王大山")}, {"work_place", QStringLiteral("广东省东莞市")}})});
    data.commit({data.linked("guardianship", child, {{"guardian", father.text()}, {"relation", QStringLiteral("51")}, {"roles", QStringLiteral("parent")}})});
    const auto own = data.table(definition({}, {QStringLiteral("c1|${risk} = 'red'|"), QStringLiteral("c2|count(${guardianship}[relation = '51' and starts-with(work_place, '广东')]) > 0|"), QStringLiteral("c3|true()|sum(${age})")}));
    const auto kept = [&](const TableDefinition &table) {
        const auto made = freeze(*data.ledger, data.reader(), data.session, table, {on("2018-06-01"), {}, {}, {}}, data.quiet);
        REQUIRE(made.has_value());
        auto read = frozenSummary(data.reader(), data.session, *made);
        REQUIRE(read.has_value());
        return std::move(*read);
    };
    const TableDefinition *visits = tables.find(QStringLiteral("visits"));
    const FrozenSummary first = kept(*visits), second = kept(*own);
    const auto reported = [](const FrozenSummary &one) { return ComparedTable{one.definition.get(), one.about.request, one.about.knownAt, &one.summary}; };
    data.clock.set(QDate(2018, 6, 9));
    for (const Uid &seen : {visit, assessment, father})
        REQUIRE(data.ledger->log(data.session, QStringLiteral("view"), seen).has_value());
    const Comparison found = compared(data, reported(first), {visits, on("2018-03-31"), {}, nullptr});
    CHECK(why(column(found, "c6"), child) == u"from 1 to 0 (Visit 2018-04-05, admin 2018-06-01)");
    CHECK(why(column(found, "c4"), child) == u"Visit 2018-04-05, not in the period (admin 2018-06-01)");

    data.commit({data.linked("assessment_override", assessment, {{"level", QStringLiteral("green")}, {"reason", QStringLiteral("与家访所见不符")}, {"decided_by", QStringLiteral("王主任")}, {"decided_on", QStringLiteral("2018-05-20")}})});
    Change moves;
    moves.op = Change::Op::Update;
    moves.form = data.forms().find(fields::kGuardian);
    moves.uid = father;
    StatisticsLedger::set(moves, {{"work_place", QStringLiteral("浙江省杭州市")}});
    Change born;
    born.op = Change::Op::Update;
    born.form = data.forms().find(fields::kChild);
    born.uid = child;
    StatisticsLedger::set(born, {{"birth_date", QStringLiteral("2008-03-01")}});
    data.commit({moves, born});
    const Comparison since = compared(data, reported(second), {own.get(), on("2018-06-01"), {}, nullptr});
    REQUIRE(column(since, "c1").left == QList<Uid>{child});
    CHECK(why(column(since, "c1"), child).contains(QStringLiteral("Override of an assessment, admin 2018-06-09")));
    REQUIRE(column(since, "c2").left == QList<Uid>{child});
    CHECK(why(column(since, "c2"), child) == u"Guardian (admin 2018-06-09)");
    CHECK(why(column(since, "c3"), child) == u"from 8 to 10 (Date of birth, admin 2018-06-09)");
}
