// Taking back and bringing back with keys, buttons and the mouse: each says what it is about.
#include "app/gui/pages.h"
#include "core/children/demonstration.h"
#include "core/ledger/batch_records.h"
#include "tests/support/ui/world.h"
#include "ui/shell/toast.h"
#include "ui/shell/workbench.h"

#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

using namespace tongdang;

namespace {

struct Clerk : World {
    Clerk() : World(pages(), Language::Chinese) {
        REQUIRE(createLedger());
        REQUIRE(window->workbench()->showPage(QStringLiteral("administration")));
        find<QToolButton>("navigate_administration")->setFocus();
    }
    void add(const QString &name) {
        ChangeSet set;
        Change change;
        change.form = context.ledger().forms().find(QStringLiteral("child"));
        REQUIRE(change.set(QStringLiteral("name"), name));
        set.changes.push_back(change);
        set.intent = Message{QStringLiteral("child_page.registered"), {name}, {}};
        const auto done = context.ledger().commit(context.session(), set);
        REQUIRE(done);
        context.announceChange(set.intent, done->batch);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(window.get(), key, modifiers);
        REQUIRE(idle());
    }
    qint64 children() const { return *context.reader().count(context.session(), {}); }
    QString told() const { return find<QLabel>("toastText")->text(); }
    QString offered() const { return find<QPushButton>("toastUndo")->text(); }
};

}  // namespace

TEST_CASE("Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z bring back, and the toast says which", "[journeys]") {
    Clerk clerk;
    clerk.add(QStringLiteral("张梓涵"));
    clerk.add(QStringLiteral("李雨桐"));
    CHECK(clerk.offered() == QStringLiteral("撤销"));
    clerk.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(clerk.told() == QStringLiteral("已撤销“建档：李雨桐”"));
    CHECK(clerk.offered() == QStringLiteral("恢复"));
    clerk.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(clerk.children() == 0);
    clerk.key(Qt::Key_Y, Qt::ControlModifier);
    CHECK(clerk.told() == QStringLiteral("已恢复“建档：张梓涵”"));
    CHECK(clerk.offered() == QStringLiteral("撤销"));
    clerk.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(clerk.told() == QStringLiteral("已恢复“建档：李雨桐”"));
    CHECK(clerk.children() == 2);
    clerk.key(Qt::Key_Y, Qt::ControlModifier);
    CHECK(clerk.told() == QStringLiteral("没有可以恢复的操作。"));
    // What was brought back is taken back again, not what lies before it.
    clerk.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(clerk.told() == QStringLiteral("已撤销“建档：李雨桐”"));
    // After something new there is nothing to bring back.
    clerk.add(QStringLiteral("王思远"));
    clerk.key(Qt::Key_Y, Qt::ControlModifier);
    CHECK(clerk.told() == QStringLiteral("没有可以恢复的操作。"));
    CHECK(clerk.children() == 2);
    // The list of changes names what was undone.
    const auto *list = clerk.find<QTableWidget>("batches");
    QStringList named;
    for (int row = 0; row < list->rowCount(); ++row)
        named << list->item(row, 2)->text();
    CHECK(named.contains(QStringLiteral("撤销：建档：李雨桐")));
    CHECK(named.contains(QStringLiteral("恢复：建档：张梓涵")));
}

TEST_CASE("undoing much asks, counts the children, and Enter keeps them", "[journeys]") {
    Clerk clerk;
    NoProgress quiet;
    REQUIRE(fillDemonstration(clerk.context.ledger(), clerk.context.session(), 12, 1, quiet));
    clerk.context.announceChange(Message{}, {});
    const qint64 all = clerk.children();
    const auto batches = clerk.context.reader().batches(clerk.context.session(), 1);
    const auto people = recordsOfBatch(clerk.context.reader(), clerk.context.session(), batches->front().uid, QStringLiteral("child"));
    REQUIRE(people);
    clerk.dialogs.choices << 1;
    clerk.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(clerk.children() == all);
    REQUIRE_FALSE(clerk.dialogs.asked.isEmpty());
    CHECK(clerk.dialogs.asked.last().contains(QStringLiteral("%1名儿童").arg(people->size())));
    CHECK(clerk.dialogs.lastPreset == 1);
    CHECK(clerk.dialogs.lastAnswers == QStringList{QStringLiteral("撤销"), QStringLiteral("取消")});
    clerk.dialogs.choices << 0;
    clerk.click("undo");
    REQUIRE(clerk.idle());
    CHECK(clerk.children() == 0);
}

TEST_CASE("the header shows help and undo to the mouse, and the account's menu the look of the window", "[journeys]") {
    Clerk clerk;
    clerk.add(QStringLiteral("张梓涵"));
    auto *undo = clerk.find<QToolButton>("undo");
    REQUIRE(undo);
    QHelpEvent asked(QEvent::ToolTip, undo->rect().center(), undo->mapToGlobal(undo->rect().center()));
    QApplication::sendEvent(undo, &asked);
    CHECK(undo->toolTip().contains(QStringLiteral("建档：张梓涵")));
    REQUIRE(clerk.click("undo"));
    REQUIRE(clerk.idle());
    CHECK(clerk.children() == 0);
    REQUIRE(clerk.click("helpButton"));
    CHECK(clerk.window->findChild<QWidget *>(QStringLiteral("help")));
    auto *menu = clerk.find<QToolButton>("account")->menu();
    emit menu->aboutToShow();
    QStringList titles;
    for (const QAction *action : menu->actions())
        if (!action->isSeparator())
            titles << action->text();
    for (const char *title : {"颜色", "显示大小", "语言 / Language", "系统管理", "修改密码…", "快捷键", "退出登录"})
        CHECK(titles.contains(QString::fromUtf8(title)));
    const auto choose = [&](int part, int row) { menu->actions()[part]->menu()->actions()[row]->trigger(); };
    choose(0, 2);
    CHECK(clerk.theme.mode() == Theme::Mode::Dark);
    choose(1, 4);
    CHECK(clerk.theme.zoom() == 125);
    choose(2, 1);
    REQUIRE(World::until([&] { return clerk.context.language() == Language::English; }));
    CHECK(clerk.find<QToolButton>("navigate_children")->text() == QStringLiteral("Children"));
}
