// Lists that ask for the rows of a record's repeats or for records linked to it: by SQL as by evaluation.
#include "tests/core/forms/form_support.h"
#include "tests/support/core/temp_ledger.h"

#include "core/ledger/ledger_reader_p.h"
#include "core/ledger/record_facts.h"

#include <random>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

const QString kTrip = formText(s(",type,name,label,calculation\n"
                                 ",text,town,Town,\n"
                                 ",integer,limit,Limit,\n"
                                 ",begin repeat,people,People,\n"
                                 ",text,person,Name,\n"
                                 ",integer,years,Years,\n"
                                 ",date,born,Born,\n"
                                 ",select_multiple yn,answers,Answers,\n"
                                 ",begin repeat,bags,Bags,\n"
                                 ",decimal,kilos,Kilos,\n"
                                 ",end repeat,,,\n"
                                 ",calculate,weight,,sum(${kilos})\n"
                                 ",end repeat,,,\n"),
                               s(",list_name,name,label\n,yn,yes,Yes\n,yn,no,No\n"), s("trip"));
const QString kBill = formText(s(",type,name,label,td_restricted\n,decimal,amount,Amount,\n,text,payer,Payer,\n,text,reason,Reason,health\n"), {}, s("bill"), s("td_subject=trip"));

void install(TempLedger &t, const QString &text) {
    const auto report = t.ledger->installForm(t.session, formFromCsv(text));
    REQUIRE(report.has_value());
    REQUIRE(told(report->issues) == QStringList());
}

}  // namespace

TEST_CASE("a list asks for rows and linked records by SQL, and finds what evaluation finds", "[ledger][list]") {
    TempLedger t;
    install(t, kTrip);
    install(t, kBill);
    const Form &form = *t.ledger->forms().find(s("trip"));
    std::mt19937 dice(7);
    const auto roll = [&](int n) { return int(dice() % unsigned(n)); };
    const auto maybe = [&](QHash<QString, QString> &answers, const char *name, const QString &value) {
        if (roll(4))
            answers.insert(s(name), value);
    };
    std::vector<Uid> trips;
    for (int i = 0; i < 25; ++i) {
        QHash<QString, QString> answers;
        maybe(answers, "town", roll(2) ? s("海南") : s("乌达"));
        maybe(answers, "limit", QString::number(roll(40)));
        trips.push_back(t.link(s("trip"), {}, answers));
        std::vector<Uid> gone;
        for (int n = roll(5); n > 0; --n) {
            QHash<QString, QString> person;
            maybe(person, "person", s("人") + QString::number(roll(3)));
            maybe(person, "years", QString::number(roll(60)));
            maybe(person, "born", QStringLiteral("201%1-03-07").arg(roll(7)));
            maybe(person, "answers", roll(2) ? s("yes no") : s("no"));
            const Uid row = t.link(s("trip/people"), trips.back(), person);
            for (int bag = roll(3); bag > 0; --bag)
                t.link(s("trip/people/bags"), row, {{s("kilos"), QString::number(roll(80) / 4.0)}});
            if (!roll(4))
                gone.push_back(row);
        }
        for (int n = roll(3); n > 0; --n) {
            QHash<QString, QString> bill;
            maybe(bill, "amount", QString::number(roll(100) / 8.0));
            maybe(bill, "payer", s("人") + QString::number(roll(3)));
            gone.push_back(t.link(s("bill"), trips.back(), bill));
            if (roll(3))
                gone.pop_back();
        }
        for (const Uid &uid : gone) {
            Change withdraw;
            withdraw.op = Change::Op::Withdraw;
            withdraw.form = t.ledger->forms().find(*t.ledger->reader().formOf(uid));
            withdraw.uid = uid;
            REQUIRE(t.commit({withdraw}).refused == 0);
        }
    }
    LedgerReader &reader = t.ledger->reader();
    for (const char *text : {"count(${people}) > 2", "count(${bill}) = 0", "boolean(${people})", "not(${bill})", "count(${people}[years > 20]) >= 1", "count(${people}[person = '人1' and answers != '']) = 1",
                             "sum(${years}) > ${limit}", "sum(${bill}/amount) > 5", "max(${years}) < 50", "min(${bill}/amount) = ''", "${person} = '人2'", "${person} != '人2'", "${years} >= 30", "${bill}/payer = '人0'",
                             "count-non-empty(${person}) = 2", "count(${people}[selected(answers, 'yes')]) > 0", "count(${people}[born < '2014-01-01']) = 1", "max(${born}) > '2015-01-01'",
                             "count(${people}[years > ${limit}]) > 0", "count(${people}[count(bags) > 1]) > 0", "sum(${weight}) > 20", "count(${bill}[amount > 3][payer = '人1']) > 0", "${town} = '海南' and count(${people}) = count(${bill})",
                             "count(${bill}) + count(${people}) > 3 or ${town} = ''"}) {
        INFO(text);
        const auto where = Expression::parse(s(text), form.scope());
        REQUIRE(where);
        CHECK(compileSql(*where, FormSqlScope(form, s("t"), t.clock.today())).has_value());
        size_t expected = 0;
        for (const Uid &uid : trips) {
            const auto record = reader.record(t.session, uid);
            REQUIRE(record.has_value());
            const RecordFacts facts(reader, t.session, &*record, shanghaiTime(t.clock.nowMs()));
            expected += where->holds(AnswersContext(record->answers, facts));
        }
        ListQuery query;
        query.form = s("trip");
        query.where = s(text);
        const auto found = reader.ids(t.session, query);
        REQUIRE(found.has_value());
        CHECK(found->size() == expected);
        CHECK((expected > 0 && expected < trips.size()));   // else it says little
    }
    // A row of a repeat is asked about the record around it.
    ListQuery rows;
    rows.form = s("trip/people");
    rows.where = s("${town} = '海南'");
    size_t around = 0;
    for (const Uid &uid : trips)
        if (t.value(uid, s("town")) == s("海南"))
            around += reader.linked(t.session, uid, rows.form)->size();
    CHECK(reader.ids(t.session, rows)->size() == around);
}

TEST_CASE("a restricted answer of a linked record is not guessed by a list", "[ledger][list]") {
    TempLedger t;
    install(t, kTrip);
    install(t, kBill);
    const Uid trip = t.link(s("trip"), {}, {{s("town"), s("海南")}});
    t.link(s("bill"), trip, {{s("reason"), s("病")}});
    ListQuery query;
    query.form = s("trip");
    query.where = s("count(${bill}[reason = '病']) = 1");
    REQUIRE(t.ledger->reader().ids(t.session, query).has_value());
    CHECK(t.ledger->reader().ids(t.session, query)->size() == 1);
    Session auditor = t.session;
    auditor.roles = {s("auditor")};
    REQUIRE_FALSE(t.policy.mayRead(auditor, s("health")));
    const auto refused = t.ledger->reader().ids(auditor, query);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Denied);
    query.where = s("count(${bill}) = 1");
    CHECK(t.ledger->reader().ids(auditor, query)->size() == 1);
}
