// Calculations that are made once, or at a trigger: a number drawn, an id made up, the day a record was begun, the moment an answer was given.
#include "tests/core/forms/form_support.h"
#include "tests/support/core/temp_ledger.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

}  // namespace

TEST_CASE("what is calculated once is what it was at every look, after changes and when the tables are made anew", "[ledger]") {
    TempLedger t;
    const auto report = t.ledger->installForm(t.session, formFromCsv(formText(s(",type,name,label,calculation\n,text,tree,Tree,\n,calculate,key,,once(uuid())\n,calculate,dice,,random()\n,calculate,begun,,once(today())\n"
                                                                                ",calculate,tag,,\"concat(${tree}, '-', ${key})\"\n,calculate,age,,today() - ${begun}\n"), {}, s("trees"))));
    REQUIRE(report.has_value());
    REQUIRE(told(report->issues).isEmpty());
    CHECK(told(report->issues, Severity::Info).filter(s("forms.given_once")).size() == 3);
    const Uid oak = t.link(s("trees"), {}, {{s("tree"), s("oak")}}), elm = t.link(s("trees"), {}, {{s("tree"), s("elm")}});
    const QString key = t.value(oak, s("key")), dice = t.value(oak, s("dice"));
    CHECK(key.size() == 36);
    CHECK_FALSE(dice.isEmpty());
    CHECK(key != t.value(elm, s("key")));
    CHECK(t.value(oak, s("begun")) == s("2016-08-15"));
    const auto stays = [&](const char *tree, const char *age) {
        CHECK(t.value(oak, s("key")) == key);
        CHECK(t.value(oak, s("dice")) == dice);
        CHECK(t.value(oak, s("begun")) == s("2016-08-15"));
        CHECK(t.value(oak, s("tag")) == s(tree) + u'-' + key);
        CHECK(t.value(oak, s("age")) == s(age));
        t.verifies();
    };
    stays("oak", "0");
    t.clock.set(QDate(2016, 8, 18));
    t.set(oak, {{s("tree"), s("old oak")}});
    stays("old oak", "3");
    NoProgress quiet;
    REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
    stays("old oak", "3");
    t.reopen();
    stays("old oak", "3");
}

TEST_CASE("what waits for a trigger is worked out when a person answers that question, and stays until the next time", "[ledger]") {
    TempLedger t;
    const auto report = t.ledger->installForm(t.session, formFromCsv(formText(s(",type,name,label,default,calculation,trigger\n,text,tree,Tree,,,\n,integer,height,Height,7,,\n,dateTime,seen,,,now(),\"${tree}, ${height}\"\n"
                                                                                ",calculate,day,,,today(),${tree}\n,integer,twice,Twice,,${height} * 2,${height}\n,text,note,Note,,,${tree}\n,calculate,after,,,${twice} + 1,\n"), {}, s("trees"))));
    REQUIRE(report.has_value());
    REQUIRE(told(report->issues).isEmpty());
    const auto all = [&t](const Uid &uid) { return QStringList{t.value(uid, s("seen")).left(10), t.value(uid, s("day")), t.value(uid, s("twice")), t.value(uid, s("after")), t.value(uid, s("note"))}; };
    const Uid oak = t.link(s("trees"), {}, {{s("tree"), s("oak")}});
    CHECK(all(oak) == QStringList{s("2016-08-15"), s("2016-08-15"), QString(), QString(), QString()});   // a default is no answer of a person
    t.clock.set(QDate(2016, 8, 18));
    t.set(oak, {{s("height"), s("9")}});
    CHECK(all(oak) == QStringList{s("2016-08-18"), s("2016-08-15"), s("18"), s("19"), QString()});
    t.clock.set(QDate(2016, 8, 20));
    t.set(oak, {{s("twice"), s("20")}, {s("note"), s("old")}});   // an answer like others
    t.set(oak, {{s("height"), s("9")}});                          // nothing new
    CHECK(all(oak) == QStringList{s("2016-08-18"), s("2016-08-15"), s("20"), s("21"), s("old")});
    t.set(oak, {{s("tree"), s("elm")}});                          // one without a calculation is blanked
    CHECK(all(oak) == QStringList{s("2016-08-20"), s("2016-08-20"), s("20"), s("21"), QString()});
    t.set(oak, {{s("height"), s("10")}, {s("twice"), s("5")}});   // told beside its trigger, as by a form in front of a person
    const QStringList last{s("2016-08-20"), s("2016-08-20"), s("5"), s("6"), QString()};
    CHECK(all(oak) == last);
    t.clock.set(QDate(2016, 9, 1));
    NoProgress quiet;
    REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
    CHECK(all(oak) == last);
    t.verifies();
}
