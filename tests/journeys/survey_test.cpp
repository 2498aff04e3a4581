// A survey at the kitchen table, without the mouse: a whole house with two children, keys counted beside the same sheet in a spreadsheet;
// and a village from its campaign to its nil return.
#include "tests/ui/survey/survey_desk.h"

using namespace tongdang;
using namespace tongdang::fields;

namespace {

// What is typed of one child on the sheet of 43 blanks: the answers of this family, in the order of the page.
const QStringList kSheet{QStringLiteral("王小明"), QStringLiteral("男"), QStringLiteral("汉族"), QStringLiteral("2016-04-05"), QStringLiteral("是"), QStringLiteral("内蒙古乌海市"), QStringLiteral("内蒙古乌海市"), QStringLiteral("健康"),
                         QStringLiteral("否"), QStringLiteral("小学"), QStringLiteral("王强"), QStringLiteral("1986-01-02"), QStringLiteral("内蒙古呼和浩特市"), QStringLiteral("13947300001"), QStringLiteral("李梅"), QStringLiteral("1988-03-04"),
                         QStringLiteral("内蒙古呼和浩特市"), QStringLiteral("13947300002"), QStringLiteral("是"), QStringLiteral("否"), QStringLiteral("否"), QStringLiteral("监护情况一般"), QStringLiteral("打工收入")};

// A cell a blank: the text, three keys for a Chinese sign, and one to the next cell, for blank ones too.
int spreadsheetKeys() {
    int keys = 43;
    for (const QString &cell : kSheet)
        for (const QChar c : cell)
            keys += c.unicode() < 0x80 ? 1 : 3;
    return keys;
}

}  // namespace

TEST_CASE("a whole house is surveyed without the mouse, in fewer keys than in a spreadsheet", "[journeys]") {
    SurveyDesk desk;
    desk.addCampaign();
    desk.addHouse(QStringLiteral("1"), QStringLiteral("王建国"));
    desk.showPage();
    desk.walk();
    desk.key(Qt::Key_1);
    desk.enter();
    desk.enter();                                        // register a child
    const auto digit = [&](const QString &question, Qt::Key which) {
        INFO(desk.focused().toStdString() << " instead of " << question.toStdString());
        REQUIRE(desk.goTo(question));
        desk.key(which);
    };
    const auto person = [&](Qt::Key which, const QString &name, const QString &born, const QString &phone) {
        desk.key(which);
        REQUIRE(desk.focused() == kName);
        desk.type(name);
        desk.typeAt(kBirthDate, born);
        desk.typeAt(kPhone, phone);
        REQUIRE(desk.goTo(QStringLiteral("peopleDone")));
    };
    desk.type(QStringLiteral("王小明"));
    digit(kSex, Qt::Key_1);
    desk.typeAt(kBirthDate, QStringLiteral("20160405"));
    digit(QStringLiteral("hukou_registered"), Qt::Key_1);
    digit(QStringLiteral("health"), Qt::Key_1);
    digit(kSchooling, Qt::Key_3);
    digit(kParentsAway, Qt::Key_1);
    digit(QStringLiteral("income_sources"), Qt::Key_1);
    REQUIRE(desk.goTo(QStringLiteral("peopleDone")));
    person(Qt::Key_1, QStringLiteral("王强"), QStringLiteral("19860102"), QStringLiteral("13947300001"));
    person(Qt::Key_2, QStringLiteral("李梅"), QStringLiteral("19880304"), QStringLiteral("13947300002"));
    desk.enter();
    const int first = desk.keys;
    desk.key(Qt::Key_0);                                 // a brother: home, family and guardians are there
    desk.type(QStringLiteral("王小亮"));
    digit(kSex, Qt::Key_1);
    desk.typeAt(kBirthDate, QStringLiteral("20180607"));
    digit(QStringLiteral("health"), Qt::Key_1);
    digit(kSchooling, Qt::Key_3);
    desk.dialogs.reasons << QStringLiteral("checked");   // registered, but neither ID number was at hand
    desk.key(Qt::Key_S, Qt::ControlModifier);
    desk.keys += 2;                                      // to choose that reason
    const int second = desk.keys - first, sheet = spreadsheetKeys();
    WARN("a house without the mouse: " << first << " keys for the first child with both parents, " << second << " for its brother, " << desk.keys << " in all; the same two sheets in a spreadsheet: " << 2 * sheet);
    INFO(desk.dialogs.errors.join(u'|').toStdString() << desk.dialogs.lastWarnings.join(u'|').toStdString());
    REQUIRE(desk.all(kChild).size() == 2);
    CHECK(desk.all(kGuardian).size() == 2);
    CHECK(desk.all(kGuardianship).size() == 4);
    CHECK(desk.all(kHouseCall).size() == 1);
    CHECK(first <= 220);
    CHECK(desk.keys < 2 * sheet);
}

TEST_CASE("a village goes from its campaign to its nil return", "[journeys]") {
    SurveyDesk desk;
    desk.showPage();
    desk.inDialog([&] { desk.click("firstCampaign"); }, [&](FormDialog &dialog) {
        auto *form = dialog.findChild<FormView *>(QStringLiteral("form_campaign"));
        form->restore({{kTitle, QStringLiteral("春季排查")}, {kCutOff, QStringLiteral("2026-03-01")}, {kRegions, desk.village()}});
        QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.idle());
    REQUIRE(desk.all(kCampaign).size() == 1);
    desk.walk();
    for (const char *head : {"王建国", "李大山", "赵老三"}) {
        auto &house = desk.form("form_household");
        if (house.answers().value(kRegion).isEmpty())
            house.restore({{kRegion, desk.village()}, {kGroup, QStringLiteral("一组")}, {kHouseNumber, QStringLiteral("1")}});
        REQUIRE(house.focusField(kHead));
        desk.type(QString::fromUtf8(head));
        REQUIRE(desk.goTo(kResult));
        desk.key(Qt::Key_2);
        desk.enter();
        desk.enter();
    }
    CHECK(desk.all(kHousehold).size() == 3);
    CHECK(desk.form("form_household").answers().value(kHouseNumber) == QStringLiteral("4"));   // the next one, ready
    REQUIRE(desk.click("endHouses"));
    REQUIRE(desk.idle());
    CHECK(desk.find<QLabel>("figureLeft")->text() == QStringLiteral("0"));
    desk.find<QTabWidget>("surveyTabs")->setCurrentIndex(2);
    desk.inDialog([&] { desk.click("enterReturn"); }, [&](FormDialog &dialog) {
        auto *form = dialog.findChild<FormView *>(QStringLiteral("form_unit_return"));
        CHECK(form->answers().value(kNilReturn) == kYes);
        form->restore({{QStringLiteral("population_under_16"), QStringLiteral("31")}, {QStringLiteral("contact_name"), QStringLiteral("王主任")}, {QStringLiteral("contact_phone"), QStringLiteral("13947300009")}});
        QTest::keyClick(&dialog, Qt::Key_S, Qt::ControlModifier);
    });
    REQUIRE(desk.idle());
    REQUIRE(desk.all(kUnitReturn).size() == 1);
    CHECK(desk.all(kUnitReturn).front().answers.value(kNilReturn) == kYes);
    CHECK(desk.find<QLabel>("returnsEmpty"));
    INFO(desk.dialogs.errors.join(u'|').toStdString());
    CHECK(desk.dialogs.errors.isEmpty());
}
