#include "tests/ui/survey/survey_desk.h"
#include "ui/pages/survey/house_walk.h"

using namespace tongdang;
using namespace tongdang::fields;

namespace {

HouseLeft house(int id, const char *group, const char *nextTry = "") { return {Uid::fromSeed(QByteArray::number(id)), QStringLiteral("150302001001"), QString::fromUtf8(group), QString::number(id), {}, {}, {}, QString::fromLatin1(nextTry)}; }

}  // namespace

TEST_CASE("a round begins with the group that was chosen, takes each house once and leaves those of another day", "[survey]") {
    HouseWalk walk;
    walk.begin({house(1, "一组"), house(2, "一组"), house(3, "二组"), house(4, "二组", "2026-03-09"), house(5, "二组", "2026-03-02")}, QDate(2026, 3, 2), QStringLiteral("150302001001"), QStringLiteral("二组"));
    CHECK(walk.toDo() == 4);
    CHECK(walk.later() == 1);
    QStringList numbers;
    while (const HouseLeft *next = walk.next()) {
        numbers << next->number;
        walk.see(next->uid);
    }
    CHECK(numbers == QStringList{QStringLiteral("3"), QStringLiteral("5"), QStringLiteral("1"), QStringLiteral("2")});
    CHECK(walk.toDo() == 0);
}

TEST_CASE("a known house is confirmed with a key for each child and saved as one batch that is undone as one", "[survey]") {
    SurveyDesk desk;
    desk.addCampaign();
    const Uid first = desk.addHouse(QStringLiteral("1"), QStringLiteral("王建国")), second = desk.addHouse(QStringLiteral("2"), QStringLiteral("李大山"));
    desk.addChild(QStringLiteral("王小明"), first);
    desk.addChild(QStringLiteral("王小红"), first, QStringLiteral("2017-05-01"));
    desk.showPage();
    desk.walk();
    CHECK(desk.focused() == kResult);
    desk.key(Qt::Key_1);
    desk.enter();
    CHECK(desk.focused() == QStringLiteral("houseSteps"));
    desk.enter();
    desk.enter();
    desk.enter();
    CHECK(desk.keys == 5);
    const auto calls = desk.all(kHouseCall);
    REQUIRE(calls.size() == 1);
    CHECK(calls.front().subject == first);
    CHECK(calls.front().answers.value(kResult) == kSurveyed);
    CHECK(calls.front().answers.value(kSurveyor) == QStringLiteral("admin"));
    CHECK(desk.form("form_household").answers().value(kHead) == QStringLiteral("李大山"));
    CHECK(desk.focused() == kResult);
    CHECK(second != first);
    REQUIRE(desk.click("toastUndo"));
    REQUIRE(desk.idle());
    CHECK(desk.all(kHouseCall).empty());
}

TEST_CASE("a child that nobody looked at is asked about once before its house is saved", "[survey]") {
    SurveyDesk desk;
    desk.addCampaign();
    desk.addChild(QStringLiteral("王小明"), desk.addHouse(QStringLiteral("1"), QStringLiteral("王建国")));
    desk.showPage();
    desk.walk();
    desk.key(Qt::Key_1);
    desk.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(desk.all(kHouseCall).empty());
    CHECK(desk.find<QLabel>("houseNote")->text().contains(QStringLiteral("王小明")));
    desk.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(desk.all(kHouseCall).size() == 1);
}

TEST_CASE("nobody home asks for another day, comes again from that day, and counts as left", "[survey]") {
    SurveyDesk desk;
    desk.addCampaign();
    desk.addHouse(QStringLiteral("1"), QStringLiteral("王建国"));
    desk.showPage();
    desk.walk();
    desk.key(Qt::Key_3);
    desk.enter();
    CHECK(desk.focused() == kNextTry);
    desk.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(desk.all(kHouseCall).size() == 1);
    CHECK(desk.all(kHouseCall).front().answers.value(kNextTry) == QStringLiteral("2026-03-03"));
    CHECK(desk.find<QLabel>("roundEnd")->text().contains(QStringLiteral("1")));
    REQUIRE(desk.click("endHere"));
    REQUIRE(desk.idle());
    CHECK(desk.find<QLabel>("figureLeft")->text() == QStringLiteral("1"));
    desk.clock.set(QDate(2026, 3, 3));
    desk.walk();
    CHECK(desk.form("form_household").answers().value(kHead) == QStringLiteral("王建国"));
}

TEST_CASE("refused needs a reason, and moved away leads on at once", "[survey]") {
    SurveyDesk desk;
    desk.addCampaign();
    desk.addHouse(QStringLiteral("1"), QStringLiteral("王建国"));
    desk.addHouse(QStringLiteral("2"), QStringLiteral("李大山"));
    desk.showPage();
    desk.walk();
    desk.key(Qt::Key_4);
    desk.enter();
    CHECK(desk.focused() == kRemarks);
    desk.type(QStringLiteral("不愿意"));
    desk.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(desk.all(kHouseCall).size() == 1);
    desk.key(Qt::Key_5);
    desk.enter();
    desk.enter();
    CHECK(desk.all(kHouseCall).size() == 2);
}

TEST_CASE("houses that are on no list follow each other with village, group and number, and a sibling shares home and guardians", "[survey]") {
    SurveyDesk desk;
    desk.addCampaign();
    desk.addHouse(QStringLiteral("7"), QStringLiteral("先有"));
    desk.showPage();
    desk.walk();
    desk.key(Qt::Key_2);
    desk.enter();
    desk.enter();
    REQUIRE(desk.click("addHouseHere"));
    CHECK(desk.form("form_household").answers().value(kHouseNumber) == QStringLiteral("8"));
    CHECK(desk.form("form_household").answers().value(kGroup) == QStringLiteral("一组"));
    CHECK(desk.focused() == kHead);
    desk.type(QStringLiteral("赵大爷"));
    REQUIRE(desk.goTo(kResult));
    desk.key(Qt::Key_1);
    desk.enter();
    desk.enter();                                        // on “Register a child”
    REQUIRE(desk.focused() == kName);
    desk.type(QStringLiteral("赵一"));
    desk.typeAt(kBirthDate, QStringLiteral("2016-4-5"));
    REQUIRE(desk.click("addFather"));
    desk.type(QStringLiteral("赵强"));
    REQUIRE(desk.click("peopleDone"));
    desk.key(Qt::Key_0);
    REQUIRE(desk.focused() == kName);
    desk.type(QStringLiteral("赵二"));
    desk.typeAt(kBirthDate, QStringLiteral("2009-4-5"));      // not under 16 on the cut-off date
    desk.dialogs.reasons << QStringLiteral("checked");
    desk.key(Qt::Key_S, Qt::ControlModifier);
    INFO(desk.dialogs.errors.join(u'|').toStdString() << desk.dialogs.lastWarnings.join(u'|').toStdString());
    auto children = desk.all(kChild);
    REQUIRE(children.size() == 2);
    CHECK(children[0].answers.value(kHousehold) == children[1].answers.value(kHousehold));
    CHECK(children[0].answers.value(kHomeRegion) == desk.village());
    CHECK(desk.all(kGuardian).size() == 1);
    CHECK(desk.all(kGuardianship).size() == 2);
    for (const Record &child : children)
        CHECK((child.answers.value(kCategories).contains(kLeftBehind)) == (child.answers.value(kName) == QStringLiteral("赵一")));
    CHECK(desk.form("form_household").answers().value(kHouseNumber) == QStringLiteral("9"));
}

TEST_CASE("what was typed at a house survives the program's end", "[survey]") {
    SurveyDesk desk;
    desk.addCampaign();
    desk.addChild(QStringLiteral("王小明"), desk.addHouse(QStringLiteral("1"), QStringLiteral("王建国")));
    desk.showPage();
    desk.walk();
    desk.key(Qt::Key_1);
    desk.enter();
    desk.key(Qt::Key_0);
    desk.type(QStringLiteral("王小花"));
    desk.page->keepDraft();
    auto ledger = desk.context.takeLedger();             // as a crash leaves it
    REQUIRE(ledger->close());
    ledger.reset();
    auto again = Ledger::open(desk.ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), desk.context.ledgerContext());
    REQUIRE(again);
    desk.context.setLedger(std::move(again->ledger), again->session);
    desk.showPage();
    desk.walk();
    CHECK(desk.form("form_household").answers().value(kHead) == QStringLiteral("王建国"));
    CHECK(desk.form("form_house_call").answers().value(kResult) == kSurveyed);
    QStringList names;
    for (int row = 0; row < desk.steps().count(); ++row)
        names << desk.steps().item(row)->text();
    CHECK(names.join(u' ').contains(QStringLiteral("王小花")));
    desk.dialogs.leaves << Dialogs::Leave::Discard;
}
