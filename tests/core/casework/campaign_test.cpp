// How far a survey has got, who has reported, what the second keying says, and how good the answers are.
#include "core/casework/campaign.h"
#include "core/places/walking_order.h"
#include "tests/support/core/temp_ledger.h"

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }
const QString kVillage = QStringLiteral("150302101203");

struct Survey {
    TempLedger t;
    Uid campaign = t.link(kCampaign, {}, {{kTitle, s("摸底排查")}, {kCutOff, s("2016-08-01")}, {kStartsOn, s("2016-07-01")}, {s("ends_on"), s("2016-09-30")}, {kRegions, kVillage}});
    Uid house(const char *group, const char *number, const QString &region = kVillage) { return t.link(kHousehold, {}, {{kRegion, region}, {kGroup, s(group)}, {kHouseNumber, s(number)}, {kHead, s("户主")}}); }
    Uid call(const Uid &house, const char *result, const QDate &on, const char *surveyor = "张三", qint64 afterMs = 600'000) {
        t.clock.advance(afterMs);
        return t.link(kHouseCall, house, {{kCampaign, campaign.text()}, {kCalledOn, on.toString(Qt::ISODate)}, {kResult, s(result)}, {kSurveyor, s(surveyor)}});
    }
    Uid child(const char *name, const Uid &house, const char *born) { return t.child(s(name), {{kHousehold, house.text()}, {kBirthDate, s(born)}, {kParentsAway, s("both")}}); }
    CampaignState state() {
        const auto state = CampaignReader(t.ledger->reader(), t.session).state(campaign);
        REQUIRE(state.has_value());
        return *state;
    }
};

}  // namespace

TEST_CASE("a house is called by its last call of the campaign, whatever order they are typed in", "[casework]") {
    Survey a;
    const Uid first = a.house("二组", "3"), second = a.house("十组", "1"), third = a.house("一组", "12"), fourth = a.house("1组", "9号");
    a.house("一组", "20", s("150302001002"));   // another village's
    a.call(first, "surveyed", QDate(2016, 8, 3));
    a.call(first, "nobody_home", QDate(2016, 8, 1));   // typed later, dated earlier
    a.call(second, "nobody_home", QDate(2016, 8, 2));
    a.call(third, "refused", QDate(2016, 8, 2));
    CampaignState state = a.state();
    CHECK(state.households == 4);
    CHECK(state.called == 2);
    CHECK(state.left == 2);
    CHECK(state.results == QMap<QString, int>{{s("nobody_home"), 1}, {s("refused"), 1}, {s("surveyed"), 1}});
    REQUIRE(state.by.size() == 3);                     // 一组 and 1组 are one; 二组 comes before 十组
    CHECK(state.by[0].households == 2);
    CHECK(state.by[1].group == u"二组");
    CHECK(state.by[2].group == u"十组");
    CHECK(state.by[2].left == 1);
    const auto left = CampaignReader(a.t.ledger->reader(), a.t.session).left(a.campaign);
    REQUIRE(left.has_value());
    REQUIRE(left->size() == 2);
    CHECK(left->front().uid == fourth);                // in walking order
    CHECK(left->back().lastResult == kNobodyHome);
    a.t.set(second, {{kRegion, s("150302001002")}});   // moved to another village
    CHECK(a.state().households == 3);
    a.t.set(first, {{kRegion, s("150302001002")}});    // moved after it was called at: what was done stays done
    state = a.state();
    CHECK(state.households == 3);
    CHECK(state.called == 2);
    CHECK(state.by.back().region == u"150302101203");
    CHECK(state.by.front().region == u"150302001002");
    CHECK(CampaignReader(a.t.ledger->reader(), a.t.session).state(first).error().message.id == u"casework.no_campaign");
}

TEST_CASE("children under 16 on the cut-off date count, of called houses alone; others are kept", "[casework]") {
    Survey a;
    const Uid called = a.house("一组", "1"), open = a.house("一组", "2");
    a.call(called, "surveyed", QDate(2016, 8, 3));
    a.child("甲", called, "2000-08-02");   // 16 on the day after
    a.child("乙", called, "2000-08-01");   // 16 on the day
    a.child("丙", called, "2016-08-05");   // born after it
    a.child("丁", open, "2010-01-01");
    const Uid gone = a.child("戊", called, "2010-01-01");
    CHECK(a.state().children == 2);
    CHECK(a.state().older == 1);
    CHECK(a.state().notBorn == 1);
    auto exit = exitChild(a.t.ledger->reader(), a.t.session, gone, s("hukou_moved"), QDate(2016, 8, 10));
    REQUIRE(exit);
    REQUIRE(a.t.ledger->commit(a.t.session, *exit).has_value());
    CHECK(a.state().children == 1);
    CHECK(a.state().by.front().children == 1);
    CHECK(a.state().issues.isEmpty());
    a.t.set(a.campaign, {{kCutOff, s("2016-12-31")}});   // in the future: warned about, and counted all the same
    CHECK(a.state().issues.front().rule == u"cut_off");
    CHECK(a.state().children == 1);
}

TEST_CASE("a household is told where its house is on file already", "[casework]") {
    Survey a;
    a.house("一组", "9号");
    const auto told = [&](const CommitOutcome &outcome) {
        CHECK(outcome.refused == 0);
        return std::count_if(outcome.issues.begin(), outcome.issues.end(), [](const ChangeIssues &change) {
            return std::any_of(change.issues.begin(), change.issues.end(), [](const Issue &issue) { return issue.rule == u"house_twice" && issue.severity == Severity::Warn && issue.field == kHouseNumber; });
        });
    };
    const auto house = [&](const char *group, const char *number) {
        Change change;
        change.form = a.t.ledger->forms().find(kHousehold);
        for (const auto &[question, value] : {std::pair(kRegion, kVillage), std::pair(kGroup, s(group)), std::pair(kHouseNumber, s(number)), std::pair(kHead, s("某某"))})
            REQUIRE(change.set(question, value));
        return change;
    };
    CHECK(told(a.t.commit({house("1组", "9")})) == 1);
    CHECK(told(a.t.commit({house("二组", "9")})) == 0);
    CHECK(told(a.t.commit({house("一组", "10"), house("一组", "10号")})) == 2);      // within one saving: either
    const Uid other = a.house("三组", "1");
    CHECK(told(a.t.set(other, {{kHouseNumber, s("2")}})) == 0);
    CHECK(told(a.t.set(other, {{kGroup, s("一组")}, {kHouseNumber, s("9")}})) == 1);
    CHECK(told(a.t.set(other, {{s("remarks"), s("核对过")}})) == 0);      // not touched
}

TEST_CASE("a house that two teams survey in one campaign is told, and counts once", "[casework]") {
    Survey a;
    const Uid house = a.house("一组", "1");
    const auto surveyed = [&](const Uid &campaign, const char *result, const char *surveyor) {
        Change call;
        call.form = a.t.ledger->forms().find(kHouseCall);
        call.subject = house;
        for (const auto &[question, value] : {std::pair(kCampaign, campaign.text()), std::pair(kCalledOn, s("2016-08-02")), std::pair(kResult, s(result)), std::pair(kSurveyor, s(surveyor))})
            REQUIRE(call.set(question, value));
        const CommitOutcome outcome = a.t.commit({call});
        CHECK(outcome.refused == 0);
        return std::any_of(outcome.issues.begin(), outcome.issues.end(), [](const ChangeIssues &change) {
            return std::any_of(change.issues.begin(), change.issues.end(), [](const Issue &issue) { return issue.rule == u"surveyed_twice" && issue.severity == Severity::Warn; });
        });
    };
    CHECK_FALSE(surveyed(a.campaign, "nobody_home", "甲"));
    CHECK_FALSE(surveyed(a.campaign, "surveyed", "甲"));
    CHECK_FALSE(surveyed(a.campaign, "surveyed", "甲"));      // came again
    CHECK_FALSE(surveyed(a.campaign, "nobody_home", "乙"));
    CHECK(surveyed(a.campaign, "surveyed", "乙"));
    const Uid later = a.t.link(kCampaign, {}, {{kTitle, s("下一次")}, {kCutOff, s("2016-09-01")}, {kStartsOn, s("2016-08-01")}, {s("ends_on"), s("2016-09-30")}, {kRegions, kVillage}});
    CHECK_FALSE(surveyed(later, "surveyed", "丙"));
    CHECK(a.state().called == 1);
}

TEST_CASE("houses are assigned by group and by number", "[casework]") {
    Survey a;
    const auto assign = [&](const char *team, const char *groups, const char *numbers) { a.t.link(kAssignment, {}, {{kCampaign, a.campaign.text()}, {kTeam, s(team)}, {kRegion, kVillage}, {kGroups, s(groups)}, {kNumbers, s(numbers)}}); };
    assign("第一组", "一组、2组", "");
    assign("第二组", "三组", "1-30、45");
    for (const auto &[group, number] : {std::pair{"一组", "1"}, std::pair{"二组", "2"}, std::pair{"三组", "30号"}, std::pair{"三组", "31"}, std::pair{"三组", "45"}, std::pair{"四组", "1"}})
        a.call(a.house(group, number), "surveyed", QDate(2016, 8, 1));
    const CampaignState state = a.state();
    REQUIRE(state.teams.size() == 2);
    CHECK(state.teams[0].households == 2);
    CHECK(state.teams[1].households == 2);
    CHECK(state.teams[1].called == 2);
    CHECK(state.unassigned == 2);
    CHECK(state.issues.isEmpty());
}

TEST_CASE("a house that was entered twice and houses that two teams were given are told", "[casework]") {
    Survey a;
    const auto assign = [&](const char *team, const char *groups, const char *numbers) { a.t.link(kAssignment, {}, {{kCampaign, a.campaign.text()}, {kTeam, s(team)}, {kRegion, kVillage}, {kGroups, s(groups)}, {kNumbers, s(numbers)}}); };
    const auto told = [&] {
        QStringList ids;
        for (const Issue &issue : a.state().issues)
            ids << issue.message.id + u' ' + issue.message.args.first();
        return ids;
    };
    a.house("一组", "9");
    a.house("二组", "9");
    a.house("一组", "");
    a.house("一组", "");                       // not numbered yet
    assign("甲", "一组", "1-30");
    assign("乙", "一组", "31-60");
    assign("甲", "一组", "20-25");             // the same team's
    CHECK(told().isEmpty());
    a.house("1组", "9号");
    CHECK(told() == QStringList{s("casework.houses_twice 新地村 1组 9号")});
    assign("丙", "1组、二组", "30");
    CHECK(told() == QStringList{s("casework.houses_twice 新地村 1组 9号"), s("casework.assigned_twice 甲")});
}

TEST_CASE("a village reports once; a nil return beside a child is doubted", "[casework]") {
    Survey a;
    const auto report = [&](const char *nil) {
        Change change;
        change.form = a.t.ledger->forms().find(kUnitReturn);
        for (const auto &[name, value] : {std::pair{"region", "150302101203"}, std::pair{"on", "2016-08-01"}, std::pair{"population_under_16", "12"}, std::pair{"contact_name", "王五"}, std::pair{"nil_return", nil}})
            REQUIRE(change.set(s(name), s(value)));
        return a.t.commit({change});
    };
    CHECK(a.state().returns.missing == QStringList{kVillage});
    REQUIRE(report("yes").refused == 0);
    CampaignReturns returns = a.state().returns;
    CHECK(returns.villages == 1);
    CHECK(returns.returned == 1);
    CHECK(returns.nil == 1);
    CHECK(returns.doubted.isEmpty());
    a.t.child(s("甲"), {});
    CHECK(a.state().returns.doubted == QStringList{kVillage});
    const CommitOutcome again = report("no");
    REQUIRE(again.refused == 1);
    CHECK(again.issues.front().issues.front().rule == u"once");
}

TEST_CASE("a second keying is compared field by field, kept apart and never counted", "[casework]") {
    Survey a;
    const Uid house = a.house("一组", "1");
    a.call(house, "surveyed", QDate(2016, 8, 1));
    const Uid child = a.child("甲", house, "2010-01-01");
    const auto first = a.t.ledger->reader().record(a.t.session, child);
    REQUIRE(first);
    Answers second = first->answers;
    second.set(kBirthDate, s("2010-01-10"));
    second.set(kSex, s("1"));
    second.set(kRisk, s("red"));   // computed: nobody typed it
    int compared = 0;
    const auto differences = keyedDifferences(first->answers, second, &compared);
    REQUIRE(differences.size() == 2);
    CHECK(std::any_of(differences.begin(), differences.end(), [](const KeyedDifference &one) { return one.question == kBirthDate && one.first == u"2010-01-01" && one.second == u"2010-01-10"; }));
    const auto kept = a.t.ledger->commit(a.t.session, secondKeying(a.t.ledger->forms(), a.t.clock, a.campaign, *first, second, s("李四")));
    REQUIRE(kept.has_value());
    REQUIRE(kept->refused == 0);
    const KeyingState keying = a.state().keying;
    CHECK(keying.records == 1);
    CHECK(keying.compared == compared);
    CHECK(keying.differences == 2);
    CHECK(keying.byQuestion == QMap<QString, int>{{s("child.birth_date"), 1}, {s("child.sex"), 1}});
    CHECK(a.t.value(kept->uids.front(), s("differences")) == u"2");
    CHECK(a.state().children == 1);
    CHECK(a.t.names().size() == 1);
    CHECK(a.t.value(child, kBirthDate) == u"2010-01-01");
    a.t.verifies();
}

TEST_CASE("what is asked because the child is on the register as a migrant is no difference of a second keying", "[casework]") {
    Survey a;
    const Uid child = a.child("甲", a.house("一组", "1"), "2010-01-01");
    a.t.link(kStatus, child, {{kCategory, s("migrant")}});
    Change moved;
    moved.op = Change::Op::Update;
    moved.form = a.t.ledger->forms().find(kChild);
    moved.uid = child;
    REQUIRE(moved.set(s("moved_with"), s("both")));
    REQUIRE(moved.set(s("moved_since"), s("2015-09-01")));
    REQUIRE(a.t.commit({moved}).refused == 0);
    const auto first = a.t.ledger->reader().record(a.t.session, child);
    REQUIRE(first->answers.value(s("moved_since")) == u"2015-09-01");
    Answers second = first->answers;          // as who knows nothing of the child is asked
    for (const char *name : {"moved_with", "moved_since"})
        second.set(s(name), {});
    second.set(kCategories, {});
    CHECK(keyedDifferences(first->answers, second).empty());
    const auto kept = a.t.ledger->commit(a.t.session, secondKeying(a.t.ledger->forms(), a.t.clock, a.campaign, *first, second, s("李四")));
    REQUIRE(kept.has_value());
    CHECK(a.state().keying.differences == 0);
    CHECK(a.state().keying.compared > 0);
}

TEST_CASE("too quick, round birth dates and much that is not collected are told of each surveyor and team", "[casework]") {
    Survey a;
    a.t.link(kAssignment, {}, {{kCampaign, a.campaign.text()}, {kTeam, s("第一组")}, {kRegion, kVillage}, {kGroups, s("一组")}});
    const QString lazy = s("not_collected");
    for (int i = 0; i < 25; ++i) {
        const Uid careful = a.house("一组", QString::number(i).toUtf8().constData()), quick = a.house("二组", QString::number(i).toUtf8().constData());
        a.call(careful, "surveyed", QDate(2016, 7, 1).addDays(i), "张三");
        a.call(quick, "surveyed", QDate(2016, 7, 20), "李四", 5'000);   // somebody else's, so not too quick
        a.t.child(s("甲") + QChar(0x4E00 + i), {{kHousehold, careful.text()}, {kBirthDate, QDate(2008, 3, 1).addDays(i * 7).toString(Qt::ISODate)}, {kParentsAway, s("both")}, {kHukouType, s("rural")}});
        a.t.child(s("乙") + QChar(0x4E00 + i), {{kHousehold, quick.text()}, {kBirthDate, QDate(2008, 1 + i % 12, 10).toString(Qt::ISODate)}, {kParentsAway, lazy}, {kHukouType, lazy}, {kSchooling, lazy}});
    }
    const auto quality = CampaignReader(a.t.ledger->reader(), a.t.session).quality(a.campaign);
    REQUIRE(quality.has_value());
    REQUIRE(quality->size() == 3);
    const auto of = [&](const char *who) { return *std::find_if(quality->begin(), quality->end(), [&](const SurveyQuality &one) { return one.who == s(who); }); };
    CHECK(of("张三").doubts.isEmpty());
    CHECK(of("张三").calls == 25);
    CHECK(of("张三").mostADay == 1);
    CHECK(of("李四").births == 25);
    CHECK(of("李四").roundDays == 25);
    CHECK(of("李四").mostADay == 25);
    CHECK(of("李四").doubts == QStringList{s("round_days"), s("not_collected")});
    CHECK(of("第一组").isTeam);
    CHECK(of("第一组").births == 25);
    for (int i = 0; i < 25; ++i)
        a.call(a.house("三组", QString::number(i).toUtf8().constData()), "surveyed", QDate(2016, 8, 1), "王五", 10'000);
    const auto hasty = CampaignReader(a.t.ledger->reader(), a.t.session).quality(a.campaign);
    CHECK(std::any_of(hasty->begin(), hasty->end(), [](const SurveyQuality &one) { return one.who == u"王五" && one.tooQuick == 24 && one.doubts == QStringList{QStringLiteral("speed")}; }));
}

TEST_CASE("groups and house numbers are walked by number, however they are written", "[casework]") {
    const QStringList walked{s("1组"), s("二组"), s("三组"), s("10组"), s("十一组"), s("二十组"), s("二十一组"), s("一百零五组")};
    for (qsizetype i = 0; i + 1 < walked.size(); ++i) {
        INFO(walked[i].toStdString());
        CHECK(walkingKey(walked[i]) < walkingKey(walked[i + 1]));
    }
    CHECK(walkingKey(s("十组")) == walkingKey(s("１０组")));
    CHECK(firstNumber(s("门牌12号")) == 12);
    CHECK(firstNumber(s("无")) == -1);
}
