// The carer of an agreement becomes a guardianship with its term.
#include "core/casework/tasks.h"
#include "core/children/care_agreements.h"
#include "tests/support/core/temp_ledger.h"

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

struct Agreed : TempLedger {
    Uid child = TempLedger::child(s("张三"), {{kBirthDate, s("2012-05-01")}});
    Uid father = person("张父"), grandmother = person("李奶奶");

    Uid person(const char *name) {
        Change change;
        change.form = ledger->forms().find(kGuardian);
        change.set(kName, s(name));
        return commit({change}).uids.front();
    }
    Change change(const QHash<QString, QString> &answers, const Uid &of = {}) {
        Change change;
        change.form = ledger->forms().find(kCareAgreement);
        change.op = of.isNil() ? Change::Op::Create : Change::Op::Update;
        change.uid = of;
        change.subject = of.isNil() ? child : Uid();
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            REQUIRE(change.set(it.key(), it.value()));
        return change;
    }
    CommitOutcome save(const Change &agreement) {
        const auto more = carerChanges(ledger->reader(), session, agreement);
        REQUIRE(more.has_value());
        std::vector<Change> all{agreement};
        all.insert(all.end(), more->begin(), more->end());
        const CommitOutcome outcome = commit(all);
        CHECK(outcome.refused == 0);
        return outcome;
    }
    CommitOutcome agree(const char *since, const char *until) {
        return save(change({{s("child_birth_date"), s("2012-05-01")}, {s("principal"), father.text()}, {s("principal_relation"), kFather}, {s("carer"), grandmother.text()}, {kRelation, s("62")}, {s("able"), kYes}, {s("bar_harm"), kNo},
                            {s("bar_addiction"), kNo}, {s("bar_neglect"), kNo}, {s("bar_other"), kNo}, {kSince, s(since)}, {kUntil, s(until)}, {s("matters"), s("living")}, {s("contact_every_days"), s("7")}, {s("signed_on"), s(since)}}));
    }
    std::vector<Record> carers() { return ledger->reader().linked(session, child, kGuardianship).value(); }
};

}  // namespace

TEST_CASE("the carer of a new agreement becomes a guardianship for its term, and goes with it when it is taken back", "[children]") {
    Agreed t;
    const CommitOutcome outcome = t.agree("2016-07-01", "2017-06-30");
    REQUIRE(t.carers().size() == 1);
    const Answers link = t.carers().front().answers;
    CHECK(link.value(kGuardian) == t.grandmother.text());
    CHECK(link.value(kRelation) == s("62"));
    CHECK(link.value(kRoles) == kEntrustedCarer);
    CHECK(link.value(kCurrentCarer) == kYes);
    CHECK(link.value(kSince) == s("2016-07-01"));
    CHECK(link.value(kUntil) == s("2017-06-30"));
    REQUIRE(t.ledger->undo(t.session, outcome.batch).has_value());
    CHECK(t.carers().empty());
    t.verifies();
}

TEST_CASE("an agreement with who looks after other children in its time says so", "[children]") {
    Agreed t;
    const auto told = [](const CommitOutcome &outcome) {
        for (const ChangeIssues &change : outcome.issues)
            for (const Issue &issue : change.issues)
                if (issue.rule == u"several_children") {
                    CHECK(issue.severity == Severity::Warn);
                    return issue.message.args.value(0);
                }
        return QString();
    };
    const auto next = [&t](const char *name) { t.child = t.TempLedger::child(s(name), {{kBirthDate, s("2012-05-01")}}); };
    CHECK(told(t.agree("2015-07-01", "2016-03-31")).isEmpty());
    next("张四");
    CHECK(told(t.agree("2016-03-31", "2017-06-30")).isEmpty());   // the other is over
    next("张五");
    t.link(kGuardianship, t.child, {{kGuardian, t.grandmother.text()}, {kRelation, s("62")}, {kRoles, s("family")}});   // a grandmother, no carer
    next("张六");
    CHECK(told(t.agree("2016-08-01", "2017-06-30")) == s("1"));
    next("张七");
    const CommitOutcome last = t.agree("2016-08-01", "2017-06-30");
    CHECK(told(last) == s("2"));
    CHECK(told(t.save(t.change({{kOtherChildren, s("2")}}, last.uids.front()))).isEmpty());   // said already
    t.verifies();
}

TEST_CASE("a carer who is there already is not made twice; a renewed agreement goes on, an early end ends", "[children]") {
    Agreed t;
    SECTION("without an end") {
        t.link(kGuardianship, t.child, {{kGuardian, t.grandmother.text()}, {kRelation, s("62")}, {kCurrentCarer, kYes}, {kSince, s("2015-01-01")}});
        t.agree("2016-07-01", "2017-06-30");
        REQUIRE(t.carers().size() == 1);
        CHECK(t.carers().front().answers.value(kUntil).isEmpty());
        CHECK(t.carers().front().answers.value(kSince) == s("2015-01-01"));
    }
    SECTION("renewed, and ended early") {
        t.agree("2015-07-01", "2016-08-31");
        const Uid renewed = t.agree("2016-08-01", "2017-07-31").uids.front();
        REQUIRE(t.carers().size() == 1);
        CHECK(t.carers().front().answers.value(kSince) == s("2015-07-01"));
        CHECK(t.carers().front().answers.value(kUntil) == s("2017-07-31"));
        t.save(t.change({{kEndedOn, s("2016-08-10")}, {s("end_reason"), s("parents_returned")}}, renewed));
        CHECK(t.carers().front().answers.value(kUntil) == s("2016-08-10"));
    }
    SECTION("who had left before is there again") {
        t.link(kGuardianship, t.child, {{kGuardian, t.grandmother.text()}, {kRelation, s("62")}, {kSince, s("2014-01-01")}, {kUntil, s("2015-01-01")}});
        t.agree("2016-07-01", "2017-06-30");
        CHECK(t.carers().size() == 2);
    }
}

TEST_CASE("the end of an agreement is a task unless another goes on longer, which one that ended early does not", "[children]") {
    Agreed t;
    t.agree("2015-09-01", "2016-08-31");
    const auto ending = [&t] { return TaskReader(t.ledger->reader(), t.session).tasks({QDate(2016, 8, 31), {}, {TaskKind::CarerExpiry}}).value().size(); };
    CHECK(ending() == 1);
    const Uid renewed = t.agree("2016-08-01", "2017-07-31").uids.front();
    CHECK(ending() == 0);
    t.save(t.change({{kEndedOn, s("2016-08-10")}, {s("end_reason"), s("parents_returned")}}, renewed));
    CHECK(ending() == 1);
}

TEST_CASE("a corrected agreement corrects the guardianship that it made, in whatever order", "[children]") {
    Agreed t;
    const Uid agreement = t.agree("2016-07-01", "2017-06-30").uids.front();
    const auto link = [&](const QString &question) { return t.carers().front().answers.value(question); };
    t.save(t.change({{kUntil, s("2016-12-31")}, {kSince, s("2016-06-01")}}, agreement));
    REQUIRE(t.carers().size() == 1);
    CHECK(link(kSince) == s("2016-06-01"));
    CHECK(link(kUntil) == s("2016-12-31"));
    t.save(t.change({{kEndedOn, s("2016-08-01")}, {s("end_reason"), s("parents_returned")}}, agreement));
    CHECK(link(kUntil) == s("2016-08-01"));
    CHECK(link(kCurrentCarer) == kNo);   // today is later
    t.save(t.change({{kEndedOn, s("2016-10-31")}}, agreement));
    CHECK(link(kUntil) == s("2016-10-31"));
    CHECK(link(kCurrentCarer) == kYes);
    t.save(t.change({{kEndedOn, QString()}, {s("end_reason"), QString()}}, agreement));
    CHECK(link(kUntil) == s("2016-12-31"));
    const Uid grandfather = t.person("李爷爷");
    t.save(t.change({{s("carer"), grandfather.text()}, {kRelation, s("61")}}, agreement));
    REQUIRE(t.carers().size() == 1);
    CHECK(link(kGuardian) == grandfather.text());
    CHECK(link(kRelation) == s("61"));
    t.verifies();
}

TEST_CASE("a guardianship that the agreement did not make stays as it is", "[children]") {
    Agreed t;
    const auto untouched = [&](const QHash<QString, QString> &answers) {
        t.link(kGuardianship, t.child, answers);
        const Uid agreement = t.agree("2016-07-01", "2017-06-30").uids.front();
        t.save(t.change({{kEndedOn, s("2016-08-01")}, {s("end_reason"), s("parents_returned")}}, agreement));
        for (const Record &link : t.carers())
            if (link.answers.value(kRoles) != kEntrustedCarer || !answers.contains(kRoles) || !answers.value(kRoles).startsWith(kEntrustedCarer))
                CHECK(link.answers.value(kUntil) == answers.value(kUntil));
    };
    SECTION("a guardian's, who is named as carer") {
        untouched({{kGuardian, t.grandmother.text()}, {kRelation, s("62")}, {kRoles, s("guardian")}, {kCurrentCarer, kYes}});
        CHECK(t.carers().size() == 1);
    }
    SECTION("an older one without an end") {
        untouched({{kGuardian, t.grandmother.text()}, {kRelation, s("62")}, {kSince, s("2010-01-01")}, {kCurrentCarer, kYes}});
        CHECK(t.carers().size() == 1);
    }
    SECTION("who is no carer becomes one beside it, for the term") {
        t.link(kGuardianship, t.child, {{kGuardian, t.grandmother.text()}, {kRelation, s("62")}, {kCurrentCarer, kNo}});
        t.agree("2016-07-01", "2017-06-30");
        REQUIRE(t.carers().size() == 2);
        CHECK(t.value(t.child, kCareArrangement) == s("grandparents"));
    }
    SECTION("one of another time") {
        t.link(kGuardianship, t.child, {{kGuardian, t.grandmother.text()}, {kRelation, s("62")}, {kRoles, kEntrustedCarer}, {kSince, s("2016-03-01")}});
        const Uid agreement = t.agree("2013-01-01", "2013-12-31").uids.front();
        CHECK(t.carers().size() == 2);
        t.save(t.change({{kEndedOn, s("2013-06-01")}, {s("end_reason"), s("parents_returned")}}, agreement));
        for (const Record &link : t.carers())
            CHECK(link.answers.value(kUntil) == (link.answers.value(kSince) == u"2016-03-01" ? QString() : s("2013-06-01")));
    }
}

TEST_CASE("an agreement taken back takes its guardianship back, and brings it again", "[children]") {
    Agreed t;
    const Uid agreement = t.agree("2016-07-01", "2017-06-30").uids.front();
    Change change;
    change.op = Change::Op::Withdraw;
    change.form = t.ledger->forms().find(kCareAgreement);
    change.uid = agreement;
    t.save(change);
    CHECK(t.carers().empty());
    change.op = Change::Op::Revive;
    t.save(change);
    REQUIRE(t.carers().size() == 1);
    CHECK(t.carers().front().answers.value(kUntil) == s("2017-06-30"));
    t.verifies();
}

TEST_CASE("another form, and another change of an agreement, make no carer", "[children]") {
    Agreed t;
    const Uid agreement = t.agree("2016-07-01", "2017-06-30").uids.front();
    CHECK(carerChanges(t.ledger->reader(), t.session, t.change({{kRemarks, s("x")}}, agreement))->empty());
    Change visit;
    visit.form = t.ledger->forms().find(kVisit);
    visit.subject = t.child;
    CHECK(carerChanges(t.ledger->reader(), t.session, visit)->empty());
}
