#include "tests/ui/survey/survey_desk.h"
#include "ui/forms/draft_keeper.h"
#include "ui/pages/survey/left_tab.h"

#include <QComboBox>
#include <QProgressBar>

using namespace tongdang;
using namespace tongdang::fields;

namespace {

// A surveyed house with a child, and the tab where its sheet is typed again.
struct KeyingDesk : SurveyDesk {
    Uid child;
    KeyingDesk() : SurveyDesk(Language::English) {
        addCampaign(QStringLiteral("all"));
        const Uid house = addHouse(QStringLiteral("1"), QStringLiteral("王"));
        child = addChild(QStringLiteral("王小明"), house);
        add(kHouseCall, {{kCampaign, campaign.text()}, {kCalledOn, QStringLiteral("2026-03-02")}, {kResult, kSurveyed}}, house);
        showPage();
        find<QTabWidget>("surveyTabs")->setCurrentIndex(4);
    }
};

}  // namespace

TEST_CASE("an empty page teaches what a campaign is and begins one with the one form editor", "[survey]") {
    SurveyDesk desk(Language::English);
    desk.showPage();
    CHECK(desk.find<QLabel>("surveyTeach")->text().contains(QStringLiteral("house to house")));
    desk.inDialog([&] { desk.click("firstCampaign"); }, [&](FormDialog &dialog) {
        auto *form = dialog.findChild<FormView *>(QStringLiteral("form_campaign"));
        REQUIRE(form);
        CHECK(form->answers().value(kRegions) == QStringLiteral("150302"));
        form->restore({{kTitle, QStringLiteral("Spring")}, {kCutOff, QStringLiteral("2026-03-01")}});
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("save")), Qt::LeftButton);
    });
    REQUIRE(desk.idle());
    CHECK(desk.all(kCampaign).size() == 1);
    CHECK(desk.page->campaign() == desk.all(kCampaign).front().uid);
    CHECK(desk.find<QPushButton>("houseByHouse"));
}

TEST_CASE("what is left stands by village group and opens to its houses in walking order", "[survey]") {
    SurveyDesk desk(Language::English);
    desk.addCampaign();
    desk.addHouse(QStringLiteral("12"), QStringLiteral("王"));
    const Uid nine = desk.addHouse(QStringLiteral("9"), QStringLiteral("李"));
    const Uid other = desk.addHouse(QStringLiteral("1"), QStringLiteral("赵"), QStringLiteral("二组"));
    desk.addChild(QStringLiteral("赵一"), other);
    desk.addChild(QStringLiteral("赵大"), other, QStringLiteral("2008-01-01"));
    desk.addChild(QStringLiteral("赵小"), other, QStringLiteral("2026-03-02"));
    desk.add(kHouseCall, {{kCampaign, desk.campaign.text()}, {kCalledOn, QStringLiteral("2026-03-02")}, {kResult, kSurveyed}}, other);
    desk.showPage();
    CHECK(desk.find<QLabel>("figureHouseholds")->text() == QStringLiteral("3"));
    CHECK(desk.find<QLabel>("figureCalled")->text() == QStringLiteral("1"));
    CHECK(desk.find<QLabel>("figureLeft")->text() == QStringLiteral("2"));
    CHECK(desk.find<QLabel>("figureChildren")->text() == QStringLiteral("1"));
    CHECK(desk.find<QLabel>("campaignMore")->text().contains(QStringLiteral("1 child of these households is not under 16")));
    CHECK(desk.find<QLabel>("campaignMore")->text().contains(QStringLiteral("1 child of these households was born after the cut-off date")));
    CHECK(desk.find<QProgressBar>("campaignProgress")->value() == 1);
    auto *groups = desk.find<QTableView>("groupsLeftTable");
    REQUIRE(groups);
    REQUIRE(groups->model()->rowCount() == 2);
    CHECK(groups->model()->index(0, 1).data().toString() == QStringLiteral("一组"));
    CHECK(groups->model()->index(0, 2).data().toString() == QStringLiteral("2"));
    groups->setFocus();
    groups->setCurrentIndex(groups->model()->index(0, 0));
    desk.enter();
    auto *houses = desk.find<QTableView>("housesLeftTable");
    REQUIRE(houses);
    CHECK(houses->model()->index(0, 0).data().toString() == QStringLiteral("9"));
    CHECK(houses->model()->index(1, 0).data().toString() == QStringLiteral("12"));
    houses->setCurrentIndex(houses->model()->index(0, 0));
    desk.enter();                                        // to that house
    CHECK(desk.form("form_household").answers().value(kHead) == QStringLiteral("李"));
    CHECK(nine != other);
}

TEST_CASE("teams, the houses of nobody, and the villages that have not reported are seen", "[survey]") {
    SurveyDesk desk(Language::English);
    desk.addCampaign();
    desk.addHouse(QStringLiteral("1"), QStringLiteral("王"));
    desk.addHouse(QStringLiteral("2"), QStringLiteral("李"), QStringLiteral("二组"));
    desk.add(kAssignment, {{kCampaign, desk.campaign.text()}, {kTeam, QStringLiteral("Team 1")}, {kRegion, desk.village()}, {kGroups, QStringLiteral("一组")}});
    desk.showPage();
    auto *tabs = desk.find<QTabWidget>("surveyTabs");
    tabs->setCurrentIndex(1);
    CHECK(desk.find<QTableView>("teamsTable")->model()->index(0, 0).data().toString() == QStringLiteral("Team 1"));
    CHECK(desk.find<QLabel>("unassigned")->text().contains(u'1'));
    REQUIRE(desk.click("removeAssignment"));
    REQUIRE(desk.idle());
    CHECK_FALSE(desk.find<QLabel>("unassigned"));
    tabs->setCurrentIndex(2);
    REQUIRE(desk.find<QTableView>("returnsTable"));
    desk.inDialog([&] { desk.click("enterReturn"); }, [&](FormDialog &dialog) {
        auto *form = dialog.findChild<FormView *>(QStringLiteral("form_unit_return"));
        CHECK(form->answers().value(kNilReturn) == kYes);
        CHECK(form->answers().value(kRegion) == desk.village());
        form->restore({{QStringLiteral("population_under_16"), QStringLiteral("0")}, {QStringLiteral("contact_name"), QStringLiteral("王主任")}});
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("save")), Qt::LeftButton);
    });
    REQUIRE(desk.idle());
    CHECK(desk.all(kUnitReturn).size() == 1);
    CHECK_FALSE(desk.find<QTableView>("returnsTable"));
    CHECK(desk.find<QLabel>("returnsEmpty"));
}

TEST_CASE("a second typing is blind, compared, decided field by field, and never counted", "[survey]") {
    KeyingDesk desk;
    REQUIRE(desk.find<QTableView>("keyedTable")->model()->rowCount() == 1);
    REQUIRE(desk.click("keyAgain"));
    auto &form = desk.form("form_child");
    CHECK(form.answers().value(kName).isEmpty());        // blind
    form.restore({{kName, QStringLiteral("王小明")}, {kBirthDate, QStringLiteral("2015-03-17")}, {kHomeRegion, desk.village()}});
    REQUIRE(desk.click("compareKeyed"));
    auto *table = desk.find<QTableView>("differencesTable");
    REQUIRE(table);
    REQUIRE(table->model()->rowCount() == 1);
    CHECK(table->model()->index(0, 1).data().toString() == QStringLiteral("2015-03-07"));
    CHECK(table->model()->index(0, 2).data().toString() == QStringLiteral("2015-03-17"));
    CHECK_FALSE(desk.find<QPushButton>("saveDecisions")->isEnabled());
    table->setFocus();
    desk.key(Qt::Key_2);
    REQUIRE(desk.click("saveDecisions"));
    REQUIRE(desk.idle());
    CHECK(desk.record(desk.child).answers.value(kBirthDate) == QStringLiteral("2015-03-17"));
    CHECK(desk.all(kChild).size() == 1);
    CHECK(desk.find<QLabel>("errorRate")->text().contains(QStringLiteral("33.33")));     // of name, birth date and village
    CHECK(desk.find<QTableView>("keyedTable")->model()->index(0, 4).data().toString() == QStringLiteral("yes"));
}

TEST_CASE("the people of a child's paper are typed again too, each once, blind by what they are to the child", "[survey]") {
    KeyingDesk desk;
    const Uid sister = desk.addChild(QStringLiteral("王小红"), Uid::fromText(desk.record(desk.child).answers.value(kHousehold)), QStringLiteral("2017-05-01"));
    const Uid grandmother = desk.add(kGuardian, {{kName, QStringLiteral("李奶奶")}, {QStringLiteral("phone"), QStringLiteral("13947312345")}});
    for (const Uid &child : {desk.child, sister})
        desk.add(kGuardianship, {{kGuardian, grandmother.text()}, {kRelation, QStringLiteral("62")}}, child);
    desk.showPage();
    auto *list = desk.find<QTableView>("keyedTable");
    REQUIRE(list->model()->rowCount() == 3);
    int at = -1;
    for (int row = 0; row < 3; ++row) {
        const QString name = list->model()->index(row, 0).data().toString();
        CHECK_FALSE(name.contains(QStringLiteral("李奶奶")));
        if (name != QStringLiteral("王小明") && name != QStringLiteral("王小红"))
            at = row;
    }
    REQUIRE(at >= 0);
    list->setCurrentIndex(list->model()->index(at, 0));
    REQUIRE(desk.click("keyAgain"));
    auto &form = desk.form("form_guardian");
    CHECK(form.answers().value(kName).isEmpty());
    form.restore({{kName, QStringLiteral("李奶奶")}, {QStringLiteral("phone"), QStringLiteral("13947312346")}});
    REQUIRE(desk.click("compareKeyed"));
    auto *table = desk.find<QTableView>("differencesTable");
    REQUIRE(table);
    REQUIRE(table->model()->rowCount() == 1);
    table->setFocus();
    desk.key(Qt::Key_2);
    REQUIRE(desk.click("saveDecisions"));
    REQUIRE(desk.idle());
    CHECK(desk.record(grandmother).answers.value(QStringLiteral("phone")) == QStringLiteral("13947312346"));
    CHECK(desk.find<QLabel>("errorRate")->text().contains(QStringLiteral("50.00")));     // of name and phone
}

TEST_CASE("who types a child again has the height of the page, and the buttons stand below the form and the differences at any size", "[survey]") {
    KeyingDesk desk;
    desk.window->setMinimumSize(0, 0);
    const auto rectOf = [&](const QWidget *widget) { return QRect(widget->mapTo(desk.window.get(), QPoint()), widget->size()); };
    const auto whole = [&](const char *name) {
        auto *button = desk.find<QPushButton>(name);
        return button && !button->visibleRegion().isEmpty() && button->visibleRegion().boundingRect().size() == button->size();
    };
    for (const auto &[screen, zoom] : {std::pair(QSize(1280, 720), 100), std::pair(QSize(1920, 1080), 200), std::pair(QSize(1280, 720), 200)}) {
        INFO(screen.width() << " x " << screen.height() << " at " << zoom);
        desk.theme.setZoom(zoom);
        desk.window->resize(screen);
        QApplication::processEvents();
        REQUIRE(desk.click("keyAgain"));
        QApplication::processEvents();
        CHECK(desk.find<QPushButton>("houseByHouse") == nullptr);
        auto *area = desk.form("form_child").parentWidget()->parentWidget();          // the form's ground is in the area's viewport
        CHECK_FALSE(rectOf(area).intersects(rectOf(desk.find<QPushButton>("compareKeyed"))));
        CHECK(whole("compareKeyed"));
        CHECK(whole("cancelKeying"));
        REQUIRE(desk.click("cancelKeying"));
        CHECK(desk.find<QPushButton>("houseByHouse"));
    }
    desk.theme.setZoom(100);
    desk.window->resize(1366, 768);
    REQUIRE(desk.click("keyAgain"));
    desk.form("form_child").restore({{kName, QStringLiteral("王小名")}, {kHomeRegion, desk.village()}});
    REQUIRE(desk.click("compareKeyed"));
    REQUIRE(desk.idle());
    for (const auto &[screen, zoom] : {std::pair(QSize(1366, 768), 100), std::pair(QSize(1280, 720), 100), std::pair(QSize(1920, 1080), 200)}) {
        INFO(screen.width() << " x " << screen.height() << " at " << zoom);
        desk.theme.setZoom(zoom);
        desk.window->resize(screen);
        QApplication::processEvents();
        QApplication::processEvents();
        for (const char *name : {"takeFirst", "takeSecond", "takeNeither", "saveDecisions", "backToKeyed"}) {
            INFO(name);
            CHECK(whole(name));
        }
    }
    desk.theme.setZoom(100);
}

TEST_CASE("where both typings are wrong, what the paper says is typed and goes into the file", "[survey]") {
    KeyingDesk desk;
    REQUIRE(desk.click("keyAgain"));
    desk.form("form_child").restore({{kName, QStringLiteral("王小名")}, {kBirthDate, QStringLiteral("2015-03-17")}, {kHomeRegion, desk.village()}});
    REQUIRE(desk.click("compareKeyed"));
    auto *table = desk.find<QTableView>("differencesTable");
    REQUIRE(table);
    REQUIRE(table->model()->rowCount() == 2);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    desk.inDialog([&] { desk.key(Qt::Key_3); }, [&](FormDialog &dialog) {
        auto *view = dialog.findChild<FormView *>(QStringLiteral("form_child"));
        REQUIRE(view);
        CHECK_FALSE(view->editor(kBirthDate));           // this question and no other
        view->editor(kName)->setValue(QStringLiteral("王晓明"));
        emit view->editor(kName)->edited();
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("save")), Qt::LeftButton);
    });
    CHECK(table->model()->index(0, 3).data().toString() == QStringLiteral("王晓明"));
    desk.key(Qt::Key_1);                                 // on to the next one: the first holds
    REQUIRE(desk.click("saveDecisions"));
    REQUIRE(desk.idle());
    CHECK(desk.record(desk.child).answers.value(kName) == QStringLiteral("王晓明"));
    CHECK(desk.record(desk.child).answers.value(kBirthDate) == QStringLiteral("2015-03-07"));
    const auto keyings = desk.all(QStringLiteral("second_keying"));
    REQUIRE(keyings.size() == 1);
    QStringList decided;
    const auto typed = desk.context.reader().linked(desk.context.session(), keyings.front().uid, QStringLiteral("second_keying/answer"));
    for (const Record &row : *typed)
        if (row.answers.value(QStringLiteral("decision")) == QStringLiteral("other"))
            decided << row.answers.value(QStringLiteral("decided_value"));
    CHECK(decided == QStringList{QStringLiteral("王晓明")});
}

TEST_CASE("the workbench comes first and tells what is due, what was left, and the last copies", "[survey]") {
    SurveyDesk desk(Language::English);
    CHECK(desk.window->workbench()->current()->id() == QStringLiteral("workbench"));
    const Uid child = desk.addChild(QStringLiteral("王小明"), desk.addHouse(QStringLiteral("1"), QStringLiteral("王")), QStringLiteral("2010-03-05"));
    Draft draft;
    draft.uid = Uid::create(desk.clock);
    draft.form = kChild;
    draft.values = {{kName, QStringLiteral("张三")}};
    draft.timeMs = desk.clock.nowMs();
    REQUIRE(desk.context.ledger().saveDraft(desk.context.session(), draft));
    desk.context.announceChange(Message{}, {});
    REQUIRE(desk.idle());
    CHECK(desk.find<QLabel>("todayChildren")->text() == QStringLiteral("1"));
    CHECK(desk.find<QLabel>("lastCopies")->text().contains(QStringLiteral("No backup")));
    auto *tabs = desk.find<QTabWidget>("todayTabs");
    CHECK(tabs->tabText(2).contains(u'1'));
    tabs->setCurrentIndex(2);
    CHECK(desk.find<QTableView>("draftsTable")->model()->index(0, 2).data().toString() == QStringLiteral("张三"));
    desk.dialogs.confirmations << true;
    REQUIRE(desk.click("dropUnfinished"));
    CHECK(desk.context.ledger().drafts(desk.context.session())->isEmpty());
    // One about several children opens their list; one of what hangs on a record of the child opens that.
    draft.form = kRegisterPeriod;
    draft.values = {{kDraftOf, child.text() + u' ' + Uid::create(desk.clock).text()}};
    REQUIRE(desk.context.ledger().saveDraft(desk.context.session(), draft));
    const Uid category = desk.context.reader().linked(desk.context.session(), child, kStatus)->front().uid;
    draft = {Uid::create(desk.clock), kAssessmentOverride, category, true, {}, desk.clock.nowMs() - 1000};
    REQUIRE(desk.context.ledger().saveDraft(desk.context.session(), draft));
    desk.context.announceChange(Message{}, {});
    REQUIRE(desk.idle());
    QList<Uid> listed;
    Uid opened;
    QObject::connect(&desk.context, &UiContext::childrenRequested, &desk.context, [&](const QString &, const QList<Uid> &uids) { listed = uids; });
    QObject::connect(&desk.context, &UiContext::recordRequested, &desk.context, [&](const Uid &of, const QString &, const Uid &record) { opened = of == child ? record : Uid(); });
    auto *unfinished = desk.find<QTableView>("draftsTable");
    QStringList whose;
    for (int row = 0; row < unfinished->model()->rowCount(); ++row) {
        whose << unfinished->model()->index(row, 2).data().toString();
        unfinished->setCurrentIndex(unfinished->model()->index(row, 0));
        emit unfinished->doubleClicked(unfinished->model()->index(row, 0));
    }
    CHECK(whose.contains(QStringLiteral("2 children")));
    CHECK(whose.contains(QStringLiteral("王小明")));
    CHECK(listed.size() == 2);
    CHECK(opened == category);
    REQUIRE(desk.window->workbench()->showPage(QStringLiteral("workbench")));
    tabs->setCurrentIndex(0);
    auto *tasks = desk.find<QTableView>("tasksTable");
    REQUIRE(tasks);
    QStringList kinds;
    for (int row = 0; row < tasks->model()->rowCount(); ++row)
        kinds << tasks->model()->index(row, 2).data().toString();
    CHECK(kinds.join(u'|').contains(QStringLiteral("Turns 16")));
    tasks->setFocus();
    tasks->setCurrentIndex(tasks->model()->index(0, 0));
    desk.enter();
    CHECK(desk.window->workbench()->current()->id() == QStringLiteral("child"));
    CHECK(desk.find<FormView>("form_child")->answers().value(kName) == QStringLiteral("王小明"));
    CHECK_FALSE(child.isNil());

    REQUIRE(desk.window->workbench()->showPage(QStringLiteral("workbench")));   // a visit is ended by the visit's form
    desk.find<QComboBox>("taskWhen")->setCurrentIndex(3);
    emit desk.find<QComboBox>("taskWhen")->activated(3);
    REQUIRE(desk.idle());
    tasks = desk.find<QTableView>("tasksTable");
    REQUIRE(tasks);
    int visit = -1;
    for (int row = 0; row < tasks->model()->rowCount(); ++row)
        if (tasks->model()->index(row, 2).data().toString() == QStringLiteral("Visit"))
            visit = row;
    REQUIRE(visit >= 0);
    tasks->setFocus();
    tasks->setCurrentIndex(tasks->model()->index(visit, 0));
    desk.enter();
    CHECK(desk.find<FormView>("form_visit"));
}

TEST_CASE("the workbench says of which year's days it does not know the holidays", "[survey]") {
    SurveyDesk desk(Language::English);
    desk.addChild(QStringLiteral("王小明"), desk.addHouse(QStringLiteral("1"), QStringLiteral("王")), QStringLiteral("2011-03-05"));
    const auto look = [&desk] {
        desk.context.announceChange(Message{}, {});
        REQUIRE(desk.window->workbench()->showPage(QStringLiteral("workbench")));
        REQUIRE(desk.idle());
    };
    look();
    auto *told = desk.window->findChild<QLabel *>(QStringLiteral("unknownHolidays"));
    REQUIRE(told);
    CHECK(told->isHidden());
    int year = 2027;                           // the first without a file
    for (const WorkingDays days; days.knows(year);)
        ++year;
    desk.clock.advance(qint64(QDate(2026, 3, 2).daysTo(QDate(year, 3, 7))) * 24 * 3600 * 1000);
    desk.addChild(QStringLiteral("李小红"), desk.addHouse(QStringLiteral("2"), QStringLiteral("李")), QStringLiteral("%1-03-05").arg(year - 16));   // has just turned 16
    look();
    CHECK_FALSE(told->isHidden());
    CHECK(told->text().contains(QString::number(year)));
}
