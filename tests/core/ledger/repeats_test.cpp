#include "tests/core/forms/form_support.h"
#include "tests/support/core/temp_ledger.h"

#include <random>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

const QString kParty = formText(s(",type,name,label,calculation,constraint,relevant,default\n"
                                  ",integer,most,Most,,,,\n"
                                  ",integer,wanted,Wanted,,. = count(${people}),,\n"
                                  ",begin repeat,people,People,,,,\n"
                                  ",text,person,Name,,,,\n"
                                  ",integer,age,Age,,\"${most} = '' or . <= ${most}\",,\n"
                                  ",text,school,School,,,${age} < 18,\n"
                                  ",text,kind,Kind,,,,${party_kind}\n"
                                  ",calculate,place,,position(..),,,\n"
                                  ",calculate,share,,${age} div ${total},,,\n"
                                  ",begin repeat,pets,Pets,,,,\n"
                                  ",text,pet,Pet,,,,\n"
                                  ",decimal,cost,Cost,,,,\n"
                                  ",calculate,owner,,\"concat(${person}, '-', ${pet})\",,,\n"
                                  ",end repeat,,,,,,\n"
                                  ",calculate,spent,,sum(${cost}),,,\n"
                                  ",end repeat,,,,,,\n"
                                  ",text,party_kind,Kind,,,,\n"
                                  ",calculate,n,,count(${people}),,,\n"
                                  ",calculate,total,,sum(${age}),,,\n"
                                  ",calculate,all_spent,,sum(${spent}),,,\n"
                                  ",calculate,all_costs,,sum(${cost}),,,\n"
                                  ",calculate,dear,,count(${cost}[. > 3]),,,\n"
                                  ",calculate,first,,\"indexed-repeat(${person}, ${people}, 1)\",,,\n"),
                                {}, s("party"));
const QString kPeople = s("party/people"), kPets = s("party/people/pets");

void install(TempLedger &t, const QString &text) {
    const auto report = t.ledger->installForm(t.session, formFromCsv(text));
    REQUIRE(report.has_value());
    REQUIRE(told(report->issues) == QStringList());
}

Change change(TempLedger &t, Change::Op op, const QString &form, const Uid &uid, const Uid &subject, const QHash<QString, QString> &answers) {
    Change out;
    out.op = op;
    out.form = t.ledger->forms().find(form);
    out.uid = uid;
    out.subject = subject;
    for (auto it = answers.cbegin(); it != answers.cend(); ++it)
        REQUIRE(out.set(it.key(), it.value()));
    return out;
}

QStringList listed(TempLedger &t, const QString &where, const QString &form = s("party")) {
    ListQuery query;
    query.form = form;
    query.where = where;
    const auto ids = t.ledger->reader().ids(t.session, query);
    REQUIRE(ids.has_value());
    return QStringList(qsizetype(ids->size()), s("x"));
}

}  // namespace

TEST_CASE("a record's answers over its repeats follow their rows, and the rows follow it", "[ledger][repeats]") {
    TempLedger t;
    install(t, kParty);
    const Uid party = t.link(s("party"), {}, {{s("most"), s("90")}, {s("party_kind"), s("生日")}});
    CHECK(t.value(party, s("n")) == s("0"));
    const Uid a = t.link(kPeople, party, {{s("person"), s("甲")}, {s("age"), s("10")}});
    const Uid b = t.link(kPeople, party, {{s("person"), s("乙")}, {s("age"), s("30")}});
    CHECK(t.value(party, s("n")) == s("2"));
    CHECK(t.value(party, s("total")) == s("40"));
    CHECK(t.value(party, s("first")) == s("甲"));
    CHECK(t.value(a, s("place")) == s("1"));
    CHECK(t.value(b, s("place")) == s("2"));
    CHECK(t.value(a, s("share")) == s("0.25"));
    CHECK(t.value(b, s("kind")) == s("生日"));
    t.set(a, {{s("age"), s("30")}});
    CHECK(t.value(b, s("share")) == s("0.5"));
    CHECK(listed(t, s("${total} = 60 and ${n} = 2")).size() == 1);   // by what stands in the table
    CHECK(listed(t, s("count(${people}[age > 20]) = 2")).size() == 1);
    // Constraints, both ways.
    CHECK(t.set(b, {{s("age"), s("95")}}).refusedAll());
    CHECK(t.set(party, {{s("wanted"), s("3")}}).refusedAll());
    CHECK(t.set(party, {{s("wanted"), s("2")}}).updated == 1);
    t.set(party, {{s("most"), s("95")}});
    CHECK(t.set(b, {{s("age"), s("95")}}).updated == 1);
    // Rows of rows.
    const Uid dog = t.link(kPets, a, {{s("pet"), s("犬")}, {s("cost"), s("2.5")}});
    t.link(kPets, b, {{s("pet"), s("猫")}, {s("cost"), s("4")}});
    CHECK(t.value(a, s("spent")) == s("2.5"));
    CHECK(t.value(party, s("all_spent")) == s("6.5"));
    CHECK(t.value(dog, s("owner")) == s("甲-犬"));
    CHECK(t.value(party, s("all_costs")) == s("6.5"));
    CHECK(t.value(party, s("dear")) == s("1"));
    CHECK(listed(t, s("${all_costs} = 6.5 and sum(${cost}) = 6.5")).size() == 1);
    t.set(a, {{s("person"), s("丙")}});
    CHECK(t.value(dog, s("owner")) == s("丙-犬"));
    CHECK(t.value(party, s("first")) == s("丙"));
    t.set(a, {{s("school"), s("一小")}});
    CHECK(t.value(a, s("school")).isEmpty());   // 30 years old
    t.verifies();
    // A row that goes, and comes back.
    const CommitOutcome gone = t.commit({change(t, Change::Op::Withdraw, kPeople, a, {}, {})});
    CHECK(t.value(party, s("n")) == s("1"));
    CHECK(t.value(party, s("total")) == s("95"));
    CHECK(t.value(party, s("all_spent")) == s("4"));
    CHECK(t.value(party, s("all_costs")) == s("4"));
    CHECK(t.value(b, s("place")) == s("1"));
    t.verifies();
    REQUIRE(t.ledger->undo(t.session, gone.batch).has_value());
    CHECK(t.value(party, s("n")) == s("2"));
    CHECK(t.value(party, s("total")) == s("125"));
    t.verifies();
    const QStringList before = t.everything(t.ledger->reader());
    NoProgress quiet;
    REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
    CHECK(t.everything(t.ledger->reader()) == before);
    {
        auto known = t.ledger->asKnownAt(t.ledger->reader(), t.clock.nowMs(), quiet);
        REQUIRE(known.has_value());
        CHECK(t.everything((*known)->reader()) == before);
    }
    t.reopen();
    t.verifies(true);
}

TEST_CASE("rows of the same change set are seen, in whichever order they come", "[ledger][repeats]") {
    TempLedger t;
    install(t, kParty);
    for (const bool outerFirst : {true, false}) {
        for (const char *wanted : {"2", "3"}) {
            const Uid party = Uid::create(t.clock), a = Uid::create(t.clock);
            std::vector<Change> changes{change(t, Change::Op::Create, s("party"), party, {}, {{s("wanted"), QString::fromLatin1(wanted)}, {s("most"), s("50")}}),
                                        change(t, Change::Op::Create, kPeople, a, party, {{s("person"), s("甲")}, {s("age"), s("10")}}),
                                        change(t, Change::Op::Create, kPeople, {}, party, {{s("age"), s("30")}}),
                                        change(t, Change::Op::Create, kPets, {}, a, {{s("pet"), s("犬")}, {s("cost"), s("7")}})};
            if (!outerFirst)
                std::reverse(changes.begin(), changes.end());
            const CommitOutcome outcome = t.commit(changes);
            CHECK(outcome.refused == (wanted[0] == '2' ? 0 : 4));
            if (outcome.refused)
                continue;
            CHECK(t.value(party, s("total")) == s("40"));
            CHECK(t.value(party, s("all_spent")) == s("7"));
            CHECK(t.value(a, s("spent")) == s("7"));
        }
    }
    t.verifies();
}

TEST_CASE("whatever is done to records and rows, the tables are what the journal makes", "[ledger][repeats]") {
    TempLedger t;
    install(t, kParty);
    for (unsigned seed = 1; seed <= 3; ++seed) {
        std::mt19937 dice(seed);
        const auto roll = [&](size_t n) { return size_t(dice() % n); };
        std::vector<std::pair<QString, Uid>> records{{s("party"), t.link(s("party"), {}, {})}};
        for (int step = 0; step < 40; ++step) {
            t.clock.advance(1000);
            const auto &[form, uid] = records[roll(records.size())];
            const bool there = t.state(uid) == RecordState::Active;
            switch (roll(6)) {
            case 0:
            case 1:
                if (form != kPets && there)
                    records.emplace_back(form == kPeople ? kPets : kPeople, t.link(form == kPeople ? kPets : kPeople, uid, form == kPeople ? QHash<QString, QString>{{s("cost"), QString::number(roll(9))}} : QHash<QString, QString>{{s("age"), QString::number(roll(90))}}));
                break;
            case 2:
                if (there)
                    t.commit({change(t, Change::Op::Withdraw, form, uid, {}, {})});
                break;
            case 3: {
                const auto batches = t.ledger->reader().batches(t.session);
                (void)t.ledger->undo(t.session, (*batches)[qsizetype(roll(size_t(std::min<qsizetype>(4, batches->size()))))].uid);
                break;
            }
            default:
                if (there)
                    t.set(uid, form == kPeople ? QHash<QString, QString>{{s("age"), QString::number(roll(90))}, {s("person"), s("人") + QString::number(step)}} : form == kPets ? QHash<QString, QString>{{s("cost"), QString::number(roll(9))}} : QHash<QString, QString>{{s("most"), s("90")}});
            }
        }
        t.verifies();
    }
    const QStringList before = t.everything(t.ledger->reader());
    NoProgress quiet;
    REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
    CHECK(t.everything(t.ledger->reader()) == before);
    t.verifies();
}

// One by one each row would read all the others: minutes instead of seconds.
TEST_CASE("many rows of one record are saved, changed and verified", "[ledger][repeats]") {
    TempLedger t;
    install(t, formText(s(",type,name,label,constraint,calculation\n,begin repeat,lines,Lines,,\n,integer,n,N,. < 5000,\n,calculate,twice,,,${n} * 2\n,end repeat,,,,\n,calculate,total,,,sum(${twice})\n"), {}, s("book")));
    constexpr int kMany = 1500;
    const Uid book = Uid::create(t.clock);
    std::vector<Change> changes{change(t, Change::Op::Create, s("book"), book, {}, {})};
    for (int i = 0; i < kMany; ++i)
        changes.push_back(change(t, Change::Op::Create, s("book/lines"), {}, book, {{s("n"), QString::number(i)}}));
    const CommitOutcome made = t.commit(changes);
    REQUIRE(made.created == kMany + 1);
    CHECK(t.value(book, s("total")) == QString::number(kMany * (kMany - 1)));
    changes.clear();
    for (int i = 0; i < kMany; ++i)
        changes.push_back(change(t, Change::Op::Update, s("book/lines"), made.uids[size_t(i) + 1], {}, {{s("n"), s("1")}}));
    REQUIRE(t.commit(changes).refused == 0);
    CHECK(t.value(book, s("total")) == QString::number(2 * kMany));
    t.verifies();
}

TEST_CASE("rows of a repeat that does not apply count in lists as little as in the record", "[ledger][repeats]") {
    TempLedger t;
    install(t, formText(s(",type,name,label,relevant,calculation\n,text,go,Go,,\n,begin repeat,kid,Kid,${go} = 'y',\n,integer,age,Age,,\n,end repeat,,,,\n,calculate,kids,,,count(${kid})\n"), {}, s("trip")));
    const Uid trip = t.link(s("trip"), {}, {{s("go"), s("y")}});
    t.link(s("trip/kid"), trip, {{s("age"), s("4")}});
    const auto counted = [&] { return QStringList{t.value(trip, s("kids")), listed(t, s("count(${kid}) = 1 and sum(${age}) = 4"), s("trip")).join(u' ')}; };
    CHECK(counted() == QStringList{s("1"), s("x")});
    t.set(trip, {{s("go"), s("n")}});
    CHECK(counted() == QStringList{s("0"), QString()});
    t.set(trip, {{s("go"), s("y")}});
    CHECK(counted() == QStringList{s("1"), s("x")});
}

TEST_CASE("an answer calculated over linked records follows them", "[ledger][repeats]") {
    TempLedger t;
    install(t, formText(s(",type,name,label\n,text,title,T\n"), {}, s("topic")));
    install(t, formText(s(",type,name,label\n,integer,minutes,M\n"), {}, s("talk"), s("td_subject=topic")));
    const Uid topic = t.link(s("topic"), {}, {{s("title"), s("安全")}});
    install(t, formText(s(",type,name,label,calculation\n,text,title,T,\n,calculate,talks,,count(${talk})\n,calculate,minutes,,sum(${talk}/minutes)\n"), {}, s("topic")).replace(s(",topic,1"), s(",topic,2")));
    const Uid talk = t.link(s("talk"), topic, {{s("minutes"), s("20")}});
    t.link(s("talk"), topic, {{s("minutes"), s("5")}});
    ListQuery query;
    query.form = s("topic");
    query.where = s("${minutes} = 25 and ${talks} = 2");
    CHECK(t.ledger->reader().ids(t.session, query)->size() == 1);
    t.set(talk, {{s("minutes"), s("1")}});
    query.where = s("${minutes} = 6");
    CHECK(t.ledger->reader().ids(t.session, query)->size() == 1);
    t.verifies();
    NoProgress quiet;
    REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
    CHECK(t.ledger->reader().ids(t.session, query)->size() == 1);
    t.verifies();
}

TEST_CASE("undo takes back rows whose repeat the form in use has dropped", "[ledger][repeats]") {
    TempLedger t;
    const auto version = [](const QString &text, const char *number) { return QString(text).replace(s(",party,1"), s(",party,") + QString::fromLatin1(number)); };
    install(t, kParty);
    const Uid party = Uid::create(t.clock), row = Uid::create(t.clock);
    const Uid batch = t.commit({change(t, Change::Op::Create, s("party"), party, {}, {}), change(t, Change::Op::Create, kPeople, row, party, {{s("person"), s("甲")}, {s("age"), s("10")}})}).batch;
    install(t, version(formText(s(",type,name,label\n,text,party_kind,Kind\n"), {}, s("party")), "2"));
    const auto undone = t.ledger->undo(t.session, batch);
    REQUIRE(undone.has_value());
    CHECK(undone->reverted == 2);
    t.verifies();
    install(t, version(kParty, "3"));
    CHECK(t.state(row) == RecordState::Withdrawn);
    install(t, version(formText(s(",type,name,label\n,text,party_kind,Kind\n"), {}, s("party")), "4"));
    REQUIRE(t.ledger->undo(t.session, undone->batch).has_value());
    install(t, version(kParty, "5"));
    CHECK(t.state(row) == RecordState::Active);
    CHECK(t.value(row, s("age")) == s("10"));
    CHECK(t.value(party, s("n")) == s("1"));
    t.verifies();
}
