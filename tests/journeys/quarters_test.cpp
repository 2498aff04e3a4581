// Two quarters kept as reported and compared, by keys alone: what has changed, which child it was and why, and into that child's file.
#include "app/gui/pages.h"
#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "tests/support/ui/world.h"
#include "ui/pages/child/child_page.h"
#include "ui/shell/workbench.h"

#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>

using namespace tongdang;

namespace {

struct Quarters : World {
    Quarters() : World(pages(), Language::Chinese) {
        REQUIRE(createLedger());
        NoProgress quiet;
        REQUIRE(fillDemonstration(context.ledger(), context.session(), 40, 5, quiet));
        context.announceChange(Message{}, {});
        REQUIRE(window->workbench()->showPage(QStringLiteral("statistics")));
        REQUIRE(idle());
    }
    void tab(int index) {
        auto *bar = find<QTabWidget>("statisticsTabs")->tabBar();
        bar->setFocus();
        while (bar->currentIndex() < index)
            QTest::keyClick(bar, Qt::Key_Right);
        while (bar->currentIndex() > index)
            QTest::keyClick(bar, Qt::Key_Left);
    }
    void press(const char *button) {
        auto *widget = find<QWidget>(button);
        REQUIRE(widget);
        REQUIRE(widget->isEnabled());
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_Space);
        REQUIRE(idle());
    }
    void keep(const QString &day, const QString &name) {
        REQUIRE(type("statisticsDate", day));
        QTest::keyClick(find<QLineEdit>("statisticsDate"), Qt::Key_Return);
        REQUIRE(idle());
        dialogs.texts = {name};
        tab(3);
        press("keepTable");
    }
    Uid schoolboy() {
        ListQuery one;
        one.where = QStringLiteral("${schooling} = 'primary' and selected(${categories}, 'left_behind') and ${hukou_type} != 'urban' and ${age} >= 7");
        one.limit = 1;
        const auto ids = context.reader().ids(context.session(), one).value();
        REQUIRE(!ids.empty());
        return context.reader().rows(context.session(), fields::kChild, ids)->front().uid;
    }
};

}  // namespace

TEST_CASE("two quarters are kept and compared, and who made the difference is opened, without a mouse", "[journeys]") {
    Quarters office;
    office.keep(QStringLiteral("2026-3-1"), QStringLiteral("一季度"));
    const Uid boy = office.schoolboy();
    office.clock.set(QDate(2026, 6, 2));
    Change change;
    change.op = Change::Op::Update;
    change.form = office.context.ledger().forms().find(fields::kChild);
    change.uid = boy;
    REQUIRE(change.set(QStringLiteral("schooling"), QStringLiteral("dropout")));
    ChangeSet set;
    set.changes = {change};
    const auto outcome = office.context.ledger().commit(office.context.session(), set);
    REQUIRE(outcome);
    office.context.announceChange(Message{}, {});
    office.keep(QStringLiteral("2026-6-1"), QStringLiteral("二季度"));

    auto *list = office.find<QTableWidget>("reports");
    REQUIRE(list);
    REQUIRE(list->rowCount() == 2);
    CHECK(list->item(0, 0)->text() == QStringLiteral("二季度"));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    list->setCurrentCell(0, 0);
    QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
    office.press("compareReports");
    auto *columns = office.find<QTableWidget>("comparedColumns");
    REQUIRE(columns);
    REQUIRE(World::until([&] { return columns->rowCount() > 0; }));
    CHECK(columns->horizontalHeaderItem(2)->text() == QStringLiteral("一季度"));
    CHECK(columns->horizontalHeaderItem(3)->text() == QStringLiteral("二季度"));
    columns->setFocus();
    while (columns->item(columns->currentRow(), 0)->text() != QStringLiteral("17") && columns->currentRow() + 1 < columns->rowCount())
        QTest::keyClick(columns, Qt::Key_Down);
    CHECK(columns->item(columns->currentRow(), 5)->text().toInt() >= 1);
    auto *children = office.find<QTableWidget>("comparedChildren");
    QTest::keyClick(columns, Qt::Key_Return);
    int row = -1;
    for (int r = 0; r < children->rowCount(); ++r)
        if (children->item(r, 2)->text().contains(QStringLiteral("辍学")))
            row = r;
    REQUIRE(row >= 0);
    while (children->currentRow() < row)
        QTest::keyClick(children, Qt::Key_Down);
    QTest::keyClick(children, Qt::Key_Return);
    CHECK(office.window->workbench()->current()->id() == QStringLiteral("child"));
    for (const auto &page : office.window->workbench()->pages())
        if (page->id() == QStringLiteral("child"))
            CHECK(static_cast<ChildPage &>(*page).uid() == boy);
}
