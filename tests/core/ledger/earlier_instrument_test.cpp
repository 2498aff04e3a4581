// An assessment keeps the result of the version of its form that it was answered for.
#include "tests/support/core/temp_ledger.h"

#include "core/forms/assessment.h"

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// Asks about `question`, whose best choice is worth `points`.
FormSource instrument(int version, const QString &question, int points) {
    return formFromCsv(s("survey\n,type,name,label::中文 (zh),calculation,td_bands\n,date,assessed_on,评估日期,,\n,select_one grade,%1,题目,,\n"
                         ",calculate,score,总分,points(${%1}),10 green | 5 yellow | red\nchoices\n,list_name,name,label::中文 (zh),points\n,grade,good,好,%2\n,grade,poor,差,0\n"
                         "settings\n,form_title,form_id,version,td_kind,td_subject,td_sets,td_date\n,量表,instrument_own,%3,instrument,child,risk,assessed_on\n")
                           .arg(question, QString::number(points), QString::number(version)),
                       s("own.csv"));
}

void install(TempLedger &t, const FormSource &source) {
    const auto report = t.ledger->installForm(t.session, source);
    REQUIRE(report.has_value());
    INFO((report->issues.isEmpty() ? QString() : report->issues.front().message.id).toStdString());
    REQUIRE(report->ok());
}

void rebuild(TempLedger &t) {
    NoProgress quiet;
    REQUIRE(t.ledger->rebuild(t.session, quiet));
}

}  // namespace

TEST_CASE("a newer version of an instrument leaves the assessments that were made before as they were", "[ledger]") {
    TempLedger t;
    install(t, instrument(1, s("home"), 10));
    const Uid child = t.child(s("张三"), {{kParentsAway, kNone}});
    const Uid before = t.link(s("instrument_own"), child, {{s("assessed_on"), s("2016-08-01")}, {s("home"), s("good")}});
    const auto stands = [&] {
        CHECK(t.value(before, kScore) == u"10");
        CHECK(t.value(before, kLevel) == u"green");
        CHECK(t.value(before, kBecause) == u"home=10/10");
        CHECK(t.value(child, kRisk) == u"green");
        t.verifies();
    };
    stands();

    install(t, instrument(2, s("home"), 6));          // worth less from now on
    stands();
    rebuild(t);
    stands();
    t.reopen();
    stands();
    const Uid after = t.link(s("instrument_own"), child, {{s("assessed_on"), s("2016-08-10")}, {s("home"), s("good")}});
    CHECK(t.value(after, kLevel) == u"yellow");
    CHECK(t.value(child, kRisk) == u"yellow");
    rebuild(t);
    CHECK(t.value(after, kLevel) == u"yellow");
    CHECK(t.value(before, kLevel) == u"green");
    t.verifies();
}

TEST_CASE("an assessment keeps its result when a newer version asks something else, and when it is taken back and brought again", "[ledger]") {
    TempLedger t;
    install(t, instrument(1, s("home"), 10));
    const Uid child = t.child(s("张三"), {{kParentsAway, kNone}});
    const Uid before = t.link(s("instrument_own"), child, {{s("assessed_on"), s("2016-08-01")}, {s("home"), s("good")}});
    install(t, instrument(2, s("house"), 6));
    rebuild(t);
    CHECK(t.value(before, kScore) == u"10");
    CHECK(t.value(before, kLevel) == u"green");
    CHECK(t.value(child, kRisk) == u"green");

    Change change;
    change.op = Change::Op::Withdraw;
    change.form = t.ledger->forms().find(s("instrument_own"));
    change.uid = before;
    t.commit({change});
    CHECK(t.value(child, kRisk) != u"green");
    change.op = Change::Op::Revive;
    t.commit({change});
    rebuild(t);
    CHECK(t.value(before, kLevel) == u"green");
    CHECK(t.ledger->reader().record(t.session, before)->version == u"1");
    CHECK(t.value(child, kRisk) == u"green");
    t.verifies();
}
