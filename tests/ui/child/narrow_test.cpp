// A child's file in a narrow window and at large letters: nothing of its head and of its tabs is cut off.
#include "tests/ui/child/child_desk.h"

#include <QLabel>
#include <QTabBar>
#include <QToolButton>

using namespace tongdang;

namespace {

void checkHead(ChildDesk &desk, QSize screen, int zoom) {
    INFO(screen.width() << " x " << screen.height() << " at " << zoom);
    desk.theme.setZoom(zoom);
    desk.window->resize(screen);
    QApplication::processEvents();
    QApplication::processEvents();
    auto *facts = desk.page->widget()->findChild<QLabel *>(QStringLiteral("child_facts"));
    REQUIRE(facts);
    REQUIRE(facts->isVisible());
    INFO(facts->text().toStdString());
    CHECK(facts->text().contains(QStringLiteral("2015-03-07")));
    const int room = facts->contentsRect().width();
    if (facts->wordWrap())
        CHECK(facts->heightForWidth(facts->width()) <= facts->height());
    else
        CHECK(facts->fontMetrics().horizontalAdvance(facts->text()) <= room);
    auto *bar = desk.page->widget()->findChild<QTabWidget *>()->tabBar();
    for (int i = 0; i < bar->count(); ++i) {
        INFO(bar->tabText(i).toStdString() << " " << bar->tabRect(i).right() << " of " << bar->width());
        CHECK(bar->tabRect(i).left() >= 0);
        CHECK(bar->tabRect(i).right() < bar->width());
        CHECK_FALSE(bar->accessibleTabName(i).isEmpty());
    }
    for (const auto *arrow : bar->findChildren<QToolButton *>())
        CHECK_FALSE(arrow->isVisible());
}

}  // namespace

TEST_CASE("the head of a file and all its tabs are seen whole in a small window and at large letters", "[child]") {
    ChildDesk desk(Language::English);
    desk.window->setMinimumSize(0, 0);
    Change child;
    child.form = desk.context.ledger().forms().find(QStringLiteral("child"));
    child.set(QStringLiteral("name"), QStringLiteral("阿拉坦其其格"));
    child.set(QStringLiteral("birth_date"), QStringLiteral("2015-03-07"));
    child.set(QStringLiteral("home_region"), desk.village());
    ChangeSet set;
    set.changes.push_back(child);
    const auto made = desk.context.ledger().commit(desk.context.session(), set);
    REQUIRE(made);
    REQUIRE(desk.page->open(made->uids.front()));
    checkHead(desk, {1280, 1000}, 100);
    checkHead(desk, {1024, 600}, 100);
    checkHead(desk, {1920, 1080}, 200);
    checkHead(desk, {1280, 720}, 200);
    desk.theme.setZoom(100);
}
