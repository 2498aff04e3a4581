// A child's risk, grade and next visit, from its assessments and visits.
#include "core/forms/assessment.h"
#include "tests/support/core/temp_ledger.h"

#include <algorithm>
#include <random>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// The scored checklist answered so that it comes to this level.
QHash<QString, QString> checklist(const TempLedger &t, const QString &level, const QDate &on) {
    QHash<QString, QString> out{{s("assessed_on"), on.toString(Qt::ISODate)}, {s("assessor"), s("张三")}, {s("red_flags"), s("none")}};
    const Form &form = *t.ledger->forms().find(s("instrument_risk"));
    int poor = level == u"green" ? 0 : level == u"blue" ? 4 : level == u"yellow" ? 7 : 12;   // of twenty questions with 5 points
    for (const Field &field : form.fields)
        if (field.kind == FieldKind::SelectOne && form.listOf(field)->choices.first().points == 5)
            out.insert(field.name, poor-- > 0 ? s("poor") : s("good"));
    return out;
}

struct Assessed {
    TempLedger t;
    Uid child = t.child(s("阿古拉"), {{kParentsAway, s("one_other_incapable")}});
    Uid assess(const QString &level, const QDate &on) {
        t.clock.advance(60'000);
        return t.link(s("instrument_risk"), child, checklist(t, level, on));
    }
    Uid visit(const QDate &on, QHash<QString, QString> more = {}) {
        t.clock.advance(60'000);
        QHash<QString, QString> answers{{kVisitedOn, on.toString(Qt::ISODate)}, {s("place"), s("家中")}, {s("respondent"), s("祖母")}, {s("respondent_relation"), s("62")}, {s("living"), s("良好")},
                                        {s("family"), s("祖孙")}, {s("guardianship"), s("一般")}, {s("mental_state"), s("平稳")}, {s("guardian_opinion"), s("无")}, {s("priority_attention"), s("no")}};
        for (auto it = more.cbegin(); it != more.cend(); ++it)
            answers.insert(it.key(), it.value());
        return t.link(kVisit, child, answers);
    }
    QString risk(const QDate &day = {}) { return t.value(child, kRisk, day); }
    QString next() { return t.value(child, kNextVisitOn); }
    void rebuilds() {
        const QStringList before = t.everything(t.ledger->reader());
        t.verifies();
        NoProgress quiet;
        REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
        CHECK(t.everything(t.ledger->reader()) == before);
    }
};

}  // namespace

TEST_CASE("the newest assessment decides the risk, in whatever order they are entered; a day before it has the older one's", "[casework]") {
    const std::vector<std::pair<QString, QDate>> all{{s("green"), QDate(2016, 3, 1)}, {s("red"), QDate(2016, 5, 1)}, {s("blue"), QDate(2016, 7, 1)}, {s("yellow"), QDate(2016, 8, 1)}};
    std::mt19937 random(3);
    for (int round = 0; round < 4; ++round) {
        Assessed a;
        CHECK(a.risk() == kNone);
        auto order = all;
        std::shuffle(order.begin(), order.end(), random);
        for (const auto &[level, on] : order)
            CHECK(a.t.value(a.assess(level, on), kLevel) == level);
        CHECK(a.risk() == u"yellow");
        CHECK(a.risk(QDate(2016, 7, 15)) == u"blue");
        CHECK(a.risk(QDate(2016, 5, 1)) == u"red");
        CHECK(a.risk(QDate(2016, 2, 1)) == kNone);
        a.rebuilds();
    }
}

TEST_CASE("two assessments of one day: the later in the journal decides; undoing it brings back the one before", "[casework]") {
    Assessed a;
    a.assess(s("green"), QDate(2016, 8, 1));
    a.assess(s("red"), QDate(2016, 8, 1));
    CHECK(a.risk() == u"red");
    const Uid batch = a.t.ledger->reader().batches(a.t.session, 1)->first().uid;
    REQUIRE(a.t.ledger->undo(a.t.session, batch).has_value());
    CHECK(a.risk() == u"green");
    a.rebuilds();
    REQUIRE(a.t.ledger->undo(a.t.session, a.t.ledger->reader().batches(a.t.session, 1)->first().uid).has_value());
    CHECK(a.risk() == u"red");
    a.rebuilds();
}

TEST_CASE("a finished assessment is not changed; a half-done one is refused", "[casework]") {
    Assessed a;
    const Uid done = a.assess(s("green"), QDate(2016, 8, 1));
    for (const char *answer : {"poor", "good"}) {   // another, or the same
        const CommitOutcome outcome = a.t.set(done, {{s("meals"), s(answer)}});
        CHECK(outcome.refused == 1);
        CHECK(outcome.issues.front().issues.front().message.id == u"ledger.assessment_finished");
    }
    CHECK(a.risk() == u"green");
    Change half;
    half.form = a.t.ledger->forms().find(s("instrument_risk"));
    half.subject = a.child;
    half.set(s("red_flags"), s("none"));
    half.set(s("meals"), s("good"));
    CHECK(a.t.commit({half}).refused == 1);
    Change alone;   // the guardianship instrument wants two assessors
    alone.form = a.t.ledger->forms().find(s("instrument_guardianship"));
    alone.subject = a.child;
    alone.set(s("assessor"), s("张三"));
    const CommitOutcome outcome = a.t.commit({alone});
    CHECK(std::any_of(outcome.issues.front().issues.begin(), outcome.issues.front().issues.end(), [](const Issue &issue) { return issue.field == u"second_assessor" && issue.rule == u"required"; }));
}

TEST_CASE("a supervisor's override decides, the assessment keeps its own level, and both go with an undo", "[casework]") {
    Assessed a;
    const Uid assessment = a.assess(s("green"), QDate(2016, 8, 1));
    const auto override = [&](const char *level) {
        Change change;
        change.form = a.t.ledger->forms().find(kAssessmentOverride);
        change.subject = assessment;
        change.set(kLevel, s(level));
        change.set(kReason, s("邻居反映夜间独处"));
        return a.t.commit({change});
    };
    CHECK(override("absent").refused == 1);   // a level of another instrument
    REQUIRE(override("red").refused == 0);
    CHECK(a.risk() == u"red");
    CHECK(a.t.value(assessment, kLevel) == u"green");
    CHECK(a.risk(QDate(2016, 8, 10)) == u"green");   // decided on the 15th
    CHECK(a.t.ledger->reader().linked(a.t.session, assessment, kAssessmentOverride)->size() == 1);
    CHECK(a.t.ledger->reader().linked(a.t.session, assessment, kAssessmentOverride)->front().region == u"150302101203");   // the child's, two steps out
    a.rebuilds();
    REQUIRE(a.t.ledger->undo(a.t.session, a.t.ledger->reader().batches(a.t.session, 1)->first().uid).has_value());
    CHECK(a.risk() == u"green");
    REQUIRE(override("yellow").refused == 0);
    a.assess(s("blue"), QDate(2016, 8, 15));   // a newer assessment goes over the older one's override
    CHECK(a.risk() == u"blue");
    // With the child go its assessments and what hangs on them.
    const auto batches = a.t.ledger->reader().batches(a.t.session);
    REQUIRE(a.t.ledger->undo(a.t.session, batches->last().uid).has_value());
    CHECK(a.t.state(a.child) == RecordState::Withdrawn);
    CHECK(a.t.state(assessment) == RecordState::Withdrawn);
    ListQuery query;
    query.form = kAssessmentOverride;
    CHECK(*a.t.ledger->reader().count(a.t.session, query) == 0);
    a.t.verifies();
}

TEST_CASE("another level than the answers give is for who has the right, and so is taking it back", "[casework]") {
    Assessed a;
    const Uid assessment = a.assess(s("green"), QDate(2016, 8, 1));
    ChangeSet set;
    Change change;
    change.form = a.t.ledger->forms().find(kAssessmentOverride);
    change.subject = assessment;
    change.set(kLevel, s("red"));
    change.set(kReason, s("邻居反映夜间独处"));
    set.changes = {change};
    Session clerk = a.t.session;
    clerk.roles = {s("village_clerk")};
    const auto refused = a.t.ledger->commit(clerk, set);
    REQUIRE(refused.has_value());
    CHECK(refused->refused == 1);
    CHECK(refused->issues.front().issues.front().rule == u"right");
    CHECK(a.risk() == u"green");
    Session supervisor = a.t.session;
    supervisor.roles = {s("township_supervisor")};
    const auto decided = a.t.ledger->commit(supervisor, set);
    REQUIRE(decided.has_value());
    CHECK(decided->refused == 0);
    CHECK(a.risk() == u"red");
    const auto undone = a.t.ledger->undo(clerk, decided->batch);
    REQUIRE_FALSE(undone.has_value());
    CHECK(undone.error().code == ErrorCode::Denied);
    CHECK(a.risk() == u"red");
    REQUIRE(a.t.ledger->undo(supervisor, decided->batch).has_value());
    CHECK(a.risk() == u"green");
    a.t.verifies();
}

TEST_CASE("an assessment that belongs to nobody, or an override of what is none, is refused", "[casework]") {
    Assessed a;
    Change change;
    change.form = a.t.ledger->forms().find(kAssessmentOverride);
    change.subject = a.child;
    change.set(kLevel, s("red"));
    change.set(kReason, s("没有评估"));
    const CommitOutcome outcome = a.t.commit({change});
    REQUIRE(outcome.refused == 1);
    CHECK(outcome.issues.front().issues.front().rule == u"subject");
}

TEST_CASE("nobody takes care: red whatever was scored", "[casework]") {
    Assessed a;
    a.assess(s("green"), QDate(2016, 8, 1));
    a.t.set(a.child, {{kParentsAway, s("both")}, {kEntrusted, kNo}});
    CHECK(a.t.value(a.child, kCareArrangement) == u"nobody");
    CHECK(a.risk() == u"red");
    a.t.set(a.child, {{kParentsAway, s("one_other_incapable")}});
    CHECK(a.risk() == u"green");
}

TEST_CASE("the guardianship grade is its own instrument's", "[casework]") {
    Assessed a;
    QHash<QString, QString> answers{{s("assessed_on"), s("2016-08-01")}, {s("assessor"), s("张三")}, {s("second_assessor"), s("李四")}};
    const Form &form = *a.t.ledger->forms().find(s("instrument_guardianship"));
    for (const Field &field : form.fields)
        if (field.kind == FieldKind::SelectOne && form.listOf(field)->find(s("poor")))
            answers.insert(field.name, s("good"));
    const Uid graded = [&] {
        Change change;
        change.form = &form;
        change.subject = a.child;
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            change.set(it.key(), it.value());
        for (const Field &field : form.fields)   // what must be answered beside the scored questions
            if (!field.required.isEmpty() && !answers.contains(field.name) && field.isChoice())
                change.set(field.name, form.listOf(field)->find(kNone) ? kNone : form.listOf(field)->choices.first().name);
        const CommitOutcome outcome = a.t.commit({change});
        INFO((outcome.refused ? outcome.issues.front().issues.front().field : QString()).toStdString());
        REQUIRE(outcome.refused == 0);
        return outcome.uids.front();
    }();
    CHECK(a.t.value(graded, kLevel) == u"normal");
    CHECK(a.t.value(a.child, kGuardianshipGrade) == u"normal");
    CHECK(a.risk() == kNone);
}

TEST_CASE("the first visit comes within five working days, then by risk, on a working day", "[casework]") {
    Assessed a;   // Monday, 15 August 2016
    CHECK(a.next() == u"2016-08-22");
    a.visit(QDate(2016, 8, 15));
    CHECK(a.next() == u"2016-11-15");                      // not assessed: three months
    a.assess(s("red"), QDate(2016, 8, 15));
    CHECK(a.next() == u"2016-08-22");                      // weekly
    a.assess(s("yellow"), QDate(2016, 8, 15));
    CHECK(a.next() == u"2016-09-18");                      // 15 September begins the Mid-Autumn holiday; the Sunday after it is worked
    a.assess(s("blue"), QDate(2016, 8, 15));
    CHECK(a.next() == u"2016-10-17");                      // the 15th is a Saturday
    a.assess(s("green"), QDate(2016, 8, 15));
    CHECK(a.next() == u"2016-11-15");
    a.t.clock.advance(86'400'000);
    a.visit(QDate(2016, 8, 16), {{kNextVisit, s("2016-08-20")}});
    CHECK(a.next() == u"2016-08-20");                      // as agreed, on a Saturday too
    a.rebuilds();
    a.visit(QDate(2016, 8, 16), {{kOutcome, kNotMet}, {s("not_met_reason"), s("走亲戚")}});
    CHECK(a.next() == u"2016-11-16");                      // nobody met: by risk from when the child was last seen
    a.assess(s("red"), QDate(2016, 8, 16));
    CHECK(a.next() == u"2016-08-23");
    a.rebuilds();
    auto gone = exitChild(a.t.ledger->reader(), a.t.session, a.child, s("hukou_moved"), QDate(2016, 8, 16));
    REQUIRE(gone);
    REQUIRE(a.t.ledger->commit(a.t.session, *gone).has_value());
    CHECK(a.next().isEmpty());
}

TEST_CASE("children of a roster are spread over their rhythm, the same ones always to the same days", "[casework]") {
    TempLedger t;
    auto batch = t.ledger->begin(t.session, s("import"), {});
    REQUIRE(batch.has_value());
    const Form *form = t.ledger->forms().find(kChild);
    for (int i = 0; i < 200; ++i)
        REQUIRE((*batch)->add(newChild(t.ledger->forms(), t.clock, {{form->indexOf(kName), s("孩") + QChar(0x4E00 + i)}, {form->indexOf(kHomeRegion), s("150302101203")}}, kLeftBehind, {})).has_value());
    REQUIRE((*batch)->finish().has_value());
    batch->reset();
    const auto days = [&] {
        QMap<QString, int> out;
        for (const Record &record : *t.ledger->reader().rows(t.session, kChild, *t.ledger->reader().ids(t.session, {})))
            ++out[record.answers.value(kNextVisitOn)];
        return out;
    };
    const QMap<QString, int> spread = days();
    CHECK(spread.size() > 40);
    CHECK(spread.firstKey() > u"2016-08-15");
    CHECK(spread.lastKey() <= u"2016-11-15");
    for (const int n : spread)
        CHECK(n < 25);
    for (const QString &day : spread.keys())
        CHECK(t.derivation.rhythm().workingDays().isWorking(QDate::fromString(day, Qt::ISODate)));
    NoProgress quiet;
    t.verifies();
    REQUIRE(t.ledger->rebuild(t.session, quiet).has_value());
    CHECK(days() == spread);
    t.verifies();
    const auto known = t.ledger->asKnownAt(t.ledger->reader(), t.clock.nowMs(), quiet);
    REQUIRE(known.has_value());
    CHECK((*known)->reader().countBy(t.session, kChild, kNextVisitOn)->value(spread.firstKey()) == spread.first());
    CHECK(t.derivation.rhythm().issues().isEmpty());
    for (const Choice &level : form->listOf(*form->find(kRisk))->choices)   // every level has a rhythm
        CHECK(t.derivation.rhythm().due(level.name, QDate(2016, 8, 15)).isValid());
}
