// Tables as they were reported: kept for good, replaced with a reason, compared child by child.
#include "core/statistics/comparison.h"
#include "core/statistics/small_numbers.h"
#include "tests/core/statistics/statistics_support.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace tongdang;
using namespace tongdang::test;

namespace {

struct Reported : StatisticsLedger {
    std::unique_ptr<TableDefinition> own = table(definition(QStringLiteral("${age} < 16"), {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|"), QStringLiteral("c3|${schooling} = 'primary'|"),
                                                                                             QStringLiteral("c4||percent(${c3}, ${c1})")},
                                                              {QStringLiteral("R1|${c2} <= ${c1}|"), QStringLiteral("R2|${c1} = 0|true()")}));
    SummaryRequest request;

    Reported(unsigned seed = 3) : StatisticsLedger("150302", seed) {
        request.by = SummaryBy::Village;
        request.asOf = day("2018-05-31");
    }
    Uid freezeIt(const Uid &replaces = {}, const QString &reason = {}) {
        const auto made = freeze(*ledger, reader(), session, *own, {request, QStringLiteral("年报"), replaces, reason}, quiet);
        INFO((made ? QString() : made.error().message.id).toStdString());
        REQUIRE(made.has_value());
        return *made;
    }
    void change(const Uid &uid, const char *question, const QString &value) {
        Change one;
        one.op = Change::Op::Update;
        one.form = forms().find(fields::kChild);
        one.uid = uid;
        REQUIRE(one.set(QString::fromLatin1(question), value));
        clock.advance(1000);
        commit({one});
    }
    Comparison compared(const ComparedTable &a, const ComparedTable &b) {
        auto found = compareTables(*ledger, reader(), session, a, b, quiet);
        INFO((found ? QString() : found.error().message.id).toStdString());
        REQUIRE(found.has_value());
        return *found;
    }
    ComparedTable living(const QDate &asOf) {
        ComparedTable side{own.get(), request, {}, nullptr};
        side.request.asOf = asOf;
        return side;
    }
};

std::set<Uid> setOf(const QList<Uid> &uids) { return {uids.begin(), uids.end()}; }

bool equal(const std::vector<double> &a, const std::vector<double> &b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

}  // namespace

TEST_CASE("A reported table stands as it was, whatever happens to the ledger", "[statistics]") {
    Reported data;
    const QStringList places = data.villages();
    std::vector<Uid> children;
    for (int i = 0; i < 12; ++i)
        children.push_back(data.add(data.child(QStringLiteral("2010-03-01"), places[i % 3], {{"sex", i % 2 ? QStringLiteral("1") : QStringLiteral("2")}})));
    const Summary before = data.count(*data.own, data.request);
    const Uid uid = data.freezeIt();
    data.change(children[0], "schooling", QStringLiteral("dropout"));
    data.change(children[1], "sex", QStringLiteral("2"));
    REQUIRE(data.ledger->installTable(data.session, data.own->id, definition(QString(), {QStringLiteral("c1|false()|")})).has_value());

    const auto kept = frozenSummary(data.reader(), data.session, uid);
    REQUIRE(kept.has_value());
    CHECK(kept->definition->csv == data.own->csv);
    REQUIRE(kept->summary.rows.size() == before.rows.size());
    for (size_t i = 0; i < before.rows.size(); ++i) {
        CHECK(kept->summary.rows[i].code == before.rows[i].code);
        CHECK(kept->summary.rows[i].name == before.rows[i].name);
        CHECK(equal(kept->summary.rows[i].values, before.rows[i].values));
    }
    CHECK(equal(kept->summary.total.values, before.total.values));
    REQUIRE(kept->summary.rules.size() == before.rules.size());
    for (qsizetype i = 0; i < before.rules.size(); ++i) {
        CHECK(kept->summary.rules[i].id == before.rules[i].id);
        CHECK(kept->summary.rules[i].ok == before.rules[i].ok);
        CHECK(kept->summary.rules[i].where == before.rules[i].where);
        CHECK(kept->summary.rules[i].expression == before.rules[i].expression);
    }
    CHECK_FALSE(kept->summary.holds());
    CHECK(kept->about.head.size() == 64);
    // The journal can give it again, bit for bit.
    auto past = data.ledger->asKnownAt(data.reader(), kept->about.knownAt, data.quiet);
    REQUIRE(past.has_value());
    const auto again = summarize((*past)->reader(), data.session, *kept->definition, kept->about.request, data.quiet);
    REQUIRE(again.has_value());
    CHECK(equal(again->total.values, before.total.values));
}

TEST_CASE("A reported table is not edited, only replaced, once and with a reason", "[statistics]") {
    Reported data;
    data.add(data.child(QStringLiteral("2010-03-01"), data.villages().first()));
    const Uid first = data.freezeIt();
    Change edit;
    edit.op = Change::Op::Update;
    edit.form = data.forms().find(kFrozenTable);
    edit.uid = first;
    edit.set(QStringLiteral("title"), QStringLiteral("改名"));
    const auto refused = data.ledger->commit(data.session, {QStringLiteral("save"), {}, {edit}, true});
    REQUIRE(refused.has_value());
    CHECK(refused->refusedAll());
    REQUIRE(refused->issues.size() == 1);
    CHECK(refused->issues[0].issues[0].message.id == u"ledger.is_frozen");

    const auto without = freeze(*data.ledger, data.reader(), data.session, *data.own, {data.request, {}, first, QStringLiteral("  ")}, data.quiet);
    REQUIRE_FALSE(without.has_value());
    CHECK(without.error().message.id == u"statistics.needs_reason");
    data.clock.advance(1000);
    const Uid second = data.freezeIt(first, QStringLiteral("漏报一人"));
    const auto again = freeze(*data.ledger, data.reader(), data.session, *data.own, {data.request, {}, first, QStringLiteral("再来")}, data.quiet);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().message.id == u"statistics.already_replaced");
    const auto unknown = frozenSummary(data.reader(), data.session, Uid::create(data.clock));
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().message.id == u"statistics.no_frozen");

    // Nor by a table of another kind, nor before its day has come; and two kinds are not compared.
    TableDefinition other = *data.own;
    other.id = QStringLiteral("other");
    const auto alien = freeze(*data.ledger, data.reader(), data.session, other, {data.request, {}, second, QStringLiteral("换表")}, data.quiet);
    REQUIRE_FALSE(alien.has_value());
    CHECK(alien.error().message.id == u"statistics.replaces_other");
    SummaryRequest ahead = data.request;
    ahead.asOf = data.clock.today().addDays(1);
    const auto early = freeze(*data.ledger, data.reader(), data.session, *data.own, {ahead, {}, {}, {}}, data.quiet);
    REQUIRE_FALSE(early.has_value());
    CHECK(early.error().message.id == u"statistics.freeze_ahead");
    const auto mixed = compareTables(*data.ledger, data.reader(), data.session, data.living(data.request.asOf), ComparedTable{&other, data.request, {}, nullptr}, data.quiet);
    REQUIRE_FALSE(mixed.has_value());
    CHECK(mixed.error().message.id == u"statistics.not_comparable");

    // Nor is there a second of the same table, place, level and day beside the one that stands; of another day or place there may be.
    const auto kept = [&](const SummaryRequest &asked) {
        const auto made = freeze(*data.ledger, data.reader(), data.session, *data.own, {asked, {}, {}, {}}, data.quiet);
        if (made)
            return QString();
        CHECK(made.error().message.args == QStringList{QStringLiteral("年报"), second.text()});
        return made.error().message.id;
    };
    SummaryRequest same = data.request;
    CHECK(kept(same) == u"statistics.already_stands");
    same.region = QStringLiteral("150302");   // the ledger's own
    CHECK(kept(same) == u"statistics.already_stands");

    const auto all = frozenTables(data.reader(), data.session);
    REQUIRE(all.has_value());
    REQUIRE(all->size() == 2);
    CHECK(all->at(0).uid == second);
    CHECK(all->at(0).replaces == first);
    CHECK(all->at(0).reason == QStringLiteral("漏报一人"));
    CHECK(all->at(1).replacedBy == second);
    CHECK(all->at(0).replacedBy.isNil());

    // What is printed of either says which one it is, and what took the place of what.
    const auto printed = [&](const Uid &uid) {
        const auto kept = frozenSummary(data.reader(), data.session, uid);
        REQUIRE(kept);
        const QString file = data.directory.filePath(QStringLiteral("上报.csv"));
        REQUIRE(writeSummary(kept->summary, file, Messages(), Language::Chinese, QStringLiteral("海勃湾区")).has_value());
        QFile written(file);
        REQUIRE(written.open(QIODevice::ReadOnly));
        return QString::fromUtf8(written.readAll());
    };
    const QString withdrawn = printed(first), inForce = printed(second), day = isoDate(data.clock.today());
    for (const QString &text : {withdrawn, inForce}) {
        CHECK(text.contains(first.text()));
        CHECK(text.contains(second.text()));
        CHECK(text.contains(day));
        CHECK(text.contains(QStringLiteral("漏报一人")));
    }
    for (const FrozenTable &one : *all) {   // the chain's head: to be compared by eye, and whole
        const QString &head = one.head, &text = one.uid == first ? withdrawn : inForce;
        CHECK(text.contains(head));
        CHECK(text.contains(head.mid(0, 4) + u' ' + head.mid(4, 4) + u' ' + head.mid(8, 4) + u' ' + head.mid(12, 4)));
    }
    SummaryRequest elsewhere = data.request;
    elsewhere.by = SummaryBy::Township;
    CHECK(kept(elsewhere).isEmpty());
    elsewhere = data.request;
    elsewhere.asOf = elsewhere.asOf.addDays(-1);
    CHECK(kept(elsewhere).isEmpty());
    CHECK(withdrawn.contains(QStringLiteral("已由")));
    CHECK_FALSE(inForce.contains(QStringLiteral("已由")));
}

TEST_CASE("Every reason for which a child comes or goes is named", "[statistics]") {
    Reported data;
    const QStringList places = data.villages();
    const Uid stays = data.add(data.child(QStringLiteral("2010-03-01"), places[0])), corrected = data.add(data.child(QStringLiteral("2011-03-01"), places[0])),
              exits = data.add(data.child(QStringLiteral("2012-03-01"), places[1])), grows = data.add(data.child(QStringLiteral("2002-06-15"), places[1]));
    const Uid filled = data.add(data.child(QStringLiteral("2010-05-01"), places[0], {{"schooling", QString()}}));
    const Uid frozen = data.freezeIt();
    const auto kept = frozenSummary(data.reader(), data.session, frozen);
    REQUIRE(kept.has_value());
    data.clock.advance(qint64(40) * 86'400'000);
    data.change(corrected, "schooling", QStringLiteral("dropout"));
    data.change(filled, "schooling", QStringLiteral("primary"));
    const auto exit = exitChild(data.reader(), data.session, exits, QStringLiteral("parents_returned"), day("2018-07-01"));
    REQUIRE(exit.has_value());
    data.commit(exit->changes);
    const Uid comes = data.add(data.child(QStringLiteral("2010-01-01"), places[0])), born = data.add(data.child(QStringLiteral("2018-06-20"), places[0], {{"schooling", QStringLiteral("not_in_kindergarten")}}));

    const ComparedTable a{kept->definition.get(), kept->about.request, kept->about.knownAt, &kept->summary};
    const Comparison found = data.compared(a, data.living(day("2018-07-05")));
    CHECK(found.reproducedA);
    const auto column = [&](const char *name) -> const ComparedColumn & {
        for (const ComparedColumn &one : found.columns)
            if (one.name == QLatin1String(name))
                return one;
        FAIL(name);
        return found.columns.first();
    };
    const ComparedColumn &all = column("c1"), &primary = column("c3");
    CHECK(setOf(all.entered) == std::set<Uid>{comes, born});
    CHECK(setOf(all.left) == std::set<Uid>{exits, grows});
    CHECK(all.why.value(comes).kind == u"registered");
    CHECK(all.why.value(born).kind == u"born");
    CHECK(all.why.value(exits).kind == u"exit");
    CHECK(all.why.value(grows).kind == u"turned_16");
    CHECK(setOf(primary.left) == std::set<Uid>{corrected, exits, grows});
    CHECK(primary.why.value(corrected).kind == u"corrected");
    CHECK(setOf(primary.entered).contains(filled));
    for (const Language language : {Language::Chinese, Language::English}) {      // what was blank is no empty quotation
        const QString words = Messages().text(primary.why.value(filled).words, language);
        INFO(words.toStdString());
        CHECK_FALSE(words.contains(QStringLiteral("“”")));
        CHECK(words.contains(QStringLiteral("2018")));
    }
    CHECK(Messages().text(primary.why.value(corrected).words, Language::Chinese).contains(QStringLiteral("由“小学”改为“辍学”（admin 2018-07-1")));
    CHECK_FALSE(setOf(all.entered).contains(stays));
    CHECK(column("c4").entered.isEmpty());
}

TEST_CASE("A comparison that leaves the office hides totals as their tables do, and names nobody", "[statistics]") {
    Reported data;
    const QStringList places = data.villages();
    for (int i = 0; i < 12; ++i)
        data.add(data.child(QStringLiteral("2010-03-%1").arg(i + 1, 2, 10, QLatin1Char('0')), places[i % 3], {{"schooling", i < 3 ? QStringLiteral("primary") : QStringLiteral("dropout")}}));
    const Uid frozen = data.freezeIt();
    data.clock.advance(1000);
    data.add(data.child(QStringLiteral("2011-01-01"), places[0]));
    for (const bool reported : {false, true}) {
        const auto kept = frozenHiding(data.reader(), data.session, frozen, 5, data.quiet);
        REQUIRE(kept.has_value());
        const ComparedTable a = reported ? ComparedTable{kept->definition.get(), kept->about.request, kept->about.knownAt, &kept->summary} : data.living(data.request.asOf.addDays(-1));
        const ComparedTable b = data.living(data.request.asOf);
        const auto open = compareTables(*data.ledger, data.reader(), data.session, a, b, data.quiet), hidden = compareTables(*data.ledger, data.reader(), data.session, a, b, data.quiet, 5);
        REQUIRE((open.has_value() && hidden.has_value()));
        REQUIRE(open->columns.size() == hidden->columns.size());
        const auto living = summarizeHiding(data.reader(), data.session, *data.own, b.request, 5, data.quiet);
        REQUIRE(living.has_value());
        int stars = 0;
        for (qsizetype i = 0; i < open->columns.size(); ++i) {
            const ComparedColumn &column = hidden->columns[i];
            CHECK(column.hiddenB == living->total.hides(int(i)));
            CHECK((column.hiddenA ? std::isnan(column.a) : column.a == open->columns[i].a || std::isnan(column.a)));
            CHECK((column.hiddenB ? std::isnan(column.b) : column.b == open->columns[i].b || std::isnan(column.b)));
            CHECK((column.entered.isEmpty() && column.left.isEmpty() && column.why.isEmpty()));
            stars += column.hiddenA + column.hiddenB;
        }
        CHECK(stars > 0);
        CHECK(hidden->columns.first().b == 13);
    }
}

TEST_CASE("A comparison explains exactly the difference, on random children and days", "[statistics]") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Reported data(seed);
        const QStringList places = data.villages();
        std::vector<Uid> children;
        for (int i = 0; i < 40; ++i)
            children.push_back(data.add(data.child(data.dayBetween(2000, 2017), places[data.roll(5)], {{"sex", data.pick("1 2")}, {"schooling", data.pick("primary junior dropout")}})));
        const auto kept = frozenSummary(data.reader(), data.session, data.freezeIt());
        REQUIRE(kept.has_value());
        for (int i = 0; i < 25; ++i) {
            const Uid &uid = children[size_t(data.roll(int(children.size())))];
            switch (data.roll(3)) {
            case 0: data.change(uid, "schooling", data.pick("primary junior dropout senior")); break;
            case 1: data.change(uid, "sex", data.pick("1 2")); break;
            default: data.add(data.child(data.dayBetween(2003, 2017), places[data.roll(5)], {{"schooling", data.pick("primary junior")}}));
            }
        }
        const ComparedTable a{kept->definition.get(), kept->about.request, kept->about.knownAt, &kept->summary};
        data.clock.set(QDate(2018, 6, 30));
        const Comparison found = data.compared(a, data.living(data.request.asOf.addDays(-200 + data.roll(220))));
        CHECK(found.reproducedA);
        for (const ComparedColumn &column : found.columns) {
            if (column.name == u"c4")
                continue;
            CHECK(column.b - column.a == double(column.entered.size() - column.left.size()));
            CHECK(column.why.size() == column.entered.size() + column.left.size());
            for (const WhyCounted &why : column.why)
                CHECK_FALSE(why.kind.isEmpty());
        }
    }
}
