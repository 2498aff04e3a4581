// Calculations that are made once: a number drawn, an id made up, the day a record was begun.
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
