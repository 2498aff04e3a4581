#include "tests/support/catch_qt.h"
#include "tests/support/ui/world.h"
#include "ui/pages/administration/administration_page.h"
#include "ui/shell/help_window.h"
#include "ui/shell/toast.h"
#include "ui/shell/workbench.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

using namespace tongdang;

namespace {

class PlainPage final : public Page {
  public:
    explicit PlainPage(QString id, bool inNavigation = true) : m_id(std::move(id)), m_inNavigation(inNavigation), m_widget(new QLineEdit) {}
    QString id() const override { return m_id; }
    QString title() const override { return m_id; }
    QString icon() const override { return QStringLiteral("table"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override { ++refreshed; }
    void save() override { ++saved; }
    bool mayLeave() override { return leaves; }
    bool inNavigation() const override { return m_inNavigation; }
    QString hint() override { return hinted; }
    QString hinted;
    int refreshed = 0, saved = 0;
    bool leaves = true;

  private:
    QString m_id;
    bool m_inNavigation;
    QWidget *m_widget;
};

PageFactory plain(const char *id, bool inNavigation = true) {
    return [=](UiContext &) { return std::unique_ptr<Page>(std::make_unique<PlainPage>(QLatin1String(id), inNavigation)); };
}

PlainPage &pageOf(World &world, const char *id) {
    for (const auto &page : world.window->workbench()->pages())
        if (page->id() == QLatin1String(id))
            return static_cast<PlainPage &>(*page);
    throw std::runtime_error("no such page");
}

}  // namespace

TEST_CASE("the navigation shows a page by mouse and by key, and only when the present one lets go", "[shell]") {
    World world({plain("children"), plain("statistics"), plain("child", false)});
    REQUIRE(world.createLedger());
    auto &bench = *world.window->workbench();
    CHECK(bench.current()->id() == QStringLiteral("children"));
    CHECK(world.find<QToolButton>("navigate_child") == nullptr);
    REQUIRE(world.click("navigate_statistics"));
    CHECK(bench.current()->id() == QStringLiteral("statistics"));
    auto *button = world.find<QToolButton>("navigate_statistics");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Up);
    QTest::keyClick(world.find<QToolButton>("navigate_children"), Qt::Key_Space);
    CHECK(bench.current()->id() == QStringLiteral("children"));
    pageOf(world, "children").leaves = false;
    REQUIRE(world.click("navigate_statistics"));
    CHECK(bench.current()->id() == QStringLiteral("children"));
    CHECK(world.find<QToolButton>("navigate_children")->isChecked());
}

TEST_CASE("a page that is shown the first time chooses where the keyboard is, later it is where it was left", "[shell]") {
    class TwoButtons final : public Page {
      public:
        TwoButtons() {
            auto *column = new QVBoxLayout(widget());
            column->addWidget(undo);
            column->addWidget(begin);
        }
        QString id() const override { return QStringLiteral("statistics"); }
        QString title() const override { return id(); }
        QString icon() const override { return QStringLiteral("table"); }
        QWidget *widget() override { return m_widget; }
        void refresh() override {}
        void takeFocus() override { begin->setFocus(Qt::OtherFocusReason); }
        QPushButton *undo = new QPushButton, *begin = new QPushButton;

      private:
        QWidget *m_widget = new QWidget;
    };
    TwoButtons *two = nullptr;
    World world({plain("children"), [&](UiContext &) {
                     auto made = std::make_unique<TwoButtons>();
                     two = made.get();
                     return std::unique_ptr<Page>(std::move(made));
                 }});
    REQUIRE(world.createLedger());
    pageOf(world, "children").widget()->setFocus();
    QTest::keyClick(world.window.get(), Qt::Key_2, Qt::ControlModifier);
    REQUIRE(world.window->workbench()->current() == two);
    CHECK(world.window->focusWidget() == two->begin);
    two->undo->setFocus();
    QTest::keyClick(world.window.get(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(world.window.get(), Qt::Key_2, Qt::ControlModifier);
    CHECK(world.window->focusWidget() == two->undo);
}

TEST_CASE("a page is refreshed when it is shown after a change, and not for each visit", "[shell]") {
    World world({plain("children"), plain("statistics")});
    REQUIRE(world.createLedger());
    auto &statistics = pageOf(world, "statistics");
    CHECK(statistics.refreshed == 0);
    world.click("navigate_statistics");
    CHECK(statistics.refreshed == 1);
    world.click("navigate_children");
    world.click("navigate_statistics");
    CHECK(statistics.refreshed == 1);
    world.click("navigate_children");
    emit world.context.dataChanged();
    CHECK(statistics.refreshed == 1);
    world.click("navigate_statistics");
    CHECK(statistics.refreshed == 2);
}

TEST_CASE("shortcuts reach the search box and the present page", "[shell]") {
    World world({plain("statistics"), plain("children"), plain("child", false)});
    REQUIRE(world.createLedger());
    QStringList searched;
    int entered = 0;
    QObject::connect(&world.context, &UiContext::searchRequested, &world.context, [&](const QString &text) { searched << text; });
    QObject::connect(&world.context, &UiContext::searchEntered, &world.context, [&] { ++entered; });
    world.click("navigate_statistics");
    QTest::keyClick(world.window.get(), Qt::Key_S, Qt::ControlModifier);
    CHECK(pageOf(world, "statistics").saved == 1);
    QTest::keyClick(world.window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = world.find<QLineEdit>("search");
    REQUIRE(search);
    CHECK(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("zx"));
    CHECK(searched == QStringList{QStringLiteral("z"), QStringLiteral("zx")});
    CHECK(world.window->workbench()->current()->id() == QStringLiteral("children"));
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(entered == 1);
    QTest::keyClick(world.window.get(), Qt::Key_N, Qt::ControlModifier);
    CHECK(world.window->workbench()->current()->id() == QStringLiteral("child"));
}

TEST_CASE("typing into the search box leaves a page with unsaved answers alone until Enter", "[shell]") {
    World world({plain("child", false), plain("children")});
    REQUIRE(world.createLedger());
    auto &bench = *world.window->workbench();
    REQUIRE(bench.showPage(QStringLiteral("child")));
    pageOf(world, "child").widget()->setProperty("unsaved", true);
    auto *search = world.find<QLineEdit>("search");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("zx"));
    CHECK(bench.current()->id() == QStringLiteral("child"));
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(bench.current()->id() == QStringLiteral("children"));
}

TEST_CASE("the search box empties when another list is shown", "[shell]") {
    World world({plain("children")});
    REQUIRE(world.createLedger());
    auto *search = world.find<QLineEdit>("search");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("zx"));
    emit world.context.childrenRequested(QStringLiteral("a list"), {});
    CHECK(search->text().isEmpty());
    QTest::keyClicks(search, QStringLiteral("zx"));
    emit world.context.searchRequested({});
    CHECK(search->text().isEmpty());
}

TEST_CASE("a wanted backup copy that has no folder keeps the ledger open", "[shell]") {
    World world({plain("children")});
    REQUIRE(world.createLedger());
    world.context.announceChange(Message{}, {});
    world.dialogs.confirmations << true;          // and then no folder is chosen
    CHECK_FALSE(world.window->signOut());
    CHECK(world.context.hasLedger());
    world.dialogs.confirmations << false;
    CHECK(world.window->signOut());
}

TEST_CASE("a change is told in a toast that can undo it, and undoing can be undone", "[shell]") {
    World world({plain("children")});
    REQUIRE(world.createLedger());
    auto &ledger = world.context.ledger();
    ChangeSet set;
    Change change;
    change.form = ledger.forms().find(QStringLiteral("child"));
    REQUIRE(change.form);
    REQUIRE(change.set(QStringLiteral("name"), QStringLiteral("王小明")));
    set.changes.push_back(change);
    set.intent = Message{{}, {}, Labels(QStringLiteral("登记王小明"), QStringLiteral("Register a child"))};
    const auto done = ledger.commit(world.context.session(), set);
    REQUIRE(done);
    REQUIRE(done->created == 1);
    const auto children = [&] { return *world.context.reader().count(world.context.session(), {}); };
    CHECK(children() == 1);
    world.context.announceChange(set.intent, done->batch);
    CHECK(world.find<QLabel>("toastText")->text() == QStringLiteral("Register a child"));
    REQUIRE(world.click("toastUndo"));
    REQUIRE(world.idle());
    CHECK(children() == 0);
    CHECK(world.find<QLabel>("toastText")->text() == QStringLiteral("Undone: Register a child"));
    CHECK(world.find<QPushButton>("toastUndo")->text() == QStringLiteral("Redo"));
    REQUIRE(world.click("toastUndo"));
    REQUIRE(world.idle());
    CHECK(children() == 1);
    world.dialogs.confirmations << false;   // no backup on closing
}

TEST_CASE("a key in the search box writes no settings", "[shell]") {
    World world({plain("children"), plain("statistics")});
    REQUIRE(world.createLedger());
    REQUIRE(world.click("navigate_statistics"));
    REQUIRE(world.type("search", QStringLiteral("z")));
    CHECK(world.window->workbench()->current()->id() == QStringLiteral("children"));
    world.settings.sync();
    REQUIRE(QFile::remove(world.settings.fileName()));
    REQUIRE(world.type("search", QStringLiteral("zx")));
    world.settings.sync();
    CHECK_FALSE(QFile::exists(world.settings.fileName()));
}

TEST_CASE("Ctrl+Z undoes the last batch, but belongs to a text field that has the focus", "[shell]") {
    World world({plain("children")});
    REQUIRE(world.createLedger());
    auto *edit = static_cast<QLineEdit *>(pageOf(world, "children").widget());
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("text"));
    QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK(edit->text().isEmpty());
    CHECK_FALSE(world.window->workbench()->toast().isVisible());
    world.find<QToolButton>("navigate_children")->setFocus();
    QTest::keyClick(world.window.get(), Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(world.window->workbench()->toast().isVisible());
    CHECK(world.find<QLabel>("toastText")->text() == QStringLiteral("There is nothing to undo."));
}

TEST_CASE("the language changes at run time, pages and Qt's own words with it", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<AdministrationPage>(context); }});
    REQUIRE(world.createLedger());
    CHECK(world.find<QToolButton>("navigate_administration")->text() == QStringLiteral("Administration"));
    world.context.setLanguage(Language::Chinese);
    CHECK(world.find<QToolButton>("navigate_administration")->text() == QStringLiteral("系统管理"));
    CHECK(QCoreApplication::translate("QPlatformTheme", "Cancel") == QStringLiteral("取消"));
    CHECK(QCoreApplication::translate("QAbstractFileIconProvider", "Folder") == QStringLiteral("文件夹"));
    CHECK(QCoreApplication::translate("QFileSystemModel", "Size") == QStringLiteral("大小"));
    world.context.setLanguage(Language::English);
    CHECK(world.find<QToolButton>("navigate_administration")->text() == QStringLiteral("Administration"));
}

TEST_CASE("a hint is told once to each account, and what is new once to each version", "[shell]") {
    World world({[](UiContext &) {
        auto page = std::make_unique<PlainPage>(QStringLiteral("children"));
        page->hinted = QStringLiteral("Turn the key.");
        return page;
    }});
    const QString version = QApplication::applicationVersion();
    QApplication::setApplicationVersion(QStringLiteral("2.0"));
    world.settings.setValue(QStringLiteral("news/version"), QStringLiteral("1.0"));
    REQUIRE(world.createLedger());
    const auto line = [&] {
        auto *notices = world.find<QWidget>("notices");
        return notices ? notices->findChild<QLabel *>(QStringLiteral("bannerText"))->text() : QString();
    };
    CHECK(line().contains(QStringLiteral("2.0")));
    REQUIRE(world.click("noticeAct"));
    auto *help = world.window->findChild<HelpWindow *>();
    REQUIRE(help);
    CHECK(help->findChild<QTextBrowser *>()->toPlainText().startsWith(QStringLiteral("What is new")));
    help->close();
    CHECK(line() == QStringLiteral("Turn the key."));
    auto *around = world.find<QWidget>("notices")->layout();
    for (const int zoom : {150, 100}) {
        world.theme.setZoom(zoom);
        CHECK(around->contentsMargins().left() == world.theme.space(Space::Large));
    }
    world.theme.setZoom(200);                        // the window is low for such letters: its height is the page's
    CHECK(line().isEmpty());
    world.theme.setZoom(100);
    CHECK(line() == QStringLiteral("Turn the key."));
    REQUIRE(world.click("noticeAway"));
    CHECK(line().isEmpty());
    REQUIRE(world.window->signOut());
    auto opened = Ledger::open(world.ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), world.context.ledgerContext());
    REQUIRE(opened);
    world.context.setLedger(std::move(opened->ledger), opened->session);
    CHECK(line().isEmpty());
    QApplication::setApplicationVersion(version);
}
