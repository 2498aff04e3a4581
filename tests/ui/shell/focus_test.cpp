// Where the keyboard is: at the start of a page, after a save, and from a form to the buttons below it; and that no toast covers what is
// worked with.
#include "tests/ui/child/child_desk.h"
#include "ui/pages/child/record_panel.h"
#include "ui/pages/children/children_page.h"
#include "ui/pages/importing/importing_page.h"
#include "ui/pages/statistics/statistics_page.h"
#include "ui/shell/stops.h"
#include "ui/shell/toast.h"
#include "ui/shell/window_dialogs.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QHeaderView>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

using namespace tongdang;

namespace {

template <typename P> PageFactory page() {
    return [](UiContext &context) { return std::unique_ptr<Page>(std::make_unique<P>(context)); };
}

std::vector<PageFactory> pages() { return {page<ChildrenPage>(), page<ImportingPage>(), page<StatisticsPage>()}; }

// Tab from the last question of a form comes to these, one after the other.
void checkBelow(const FormView &form, const QList<const char *> &names, const QWidget &around) {
    const QList<QWidget *> all = stopsIn(*form.window());
    qsizetype at = all.indexOf(stopsIn(form).back());
    for (const char *name : names) {
        INFO(name);
        const auto next = all.indexOf(around.findChild<QWidget *>(QString::fromLatin1(name)));
        CHECK(next > at);
        at = next;
    }
}

}  // namespace

TEST_CASE("the first page has the keyboard: the list, what an empty one offers, or the button for a file", "[shell]") {
    World world(pages());
    REQUIRE(world.createLedger());
    QWidget *at = world.window->focusWidget();
    REQUIRE(at);
    CHECK(world.window->workbench()->current()->widget()->isAncestorOf(at));
    emit world.context.pageRequested(QStringLiteral("importing"));
    CHECK(world.window->focusWidget() == world.find<QWidget>("chooseFile"));
    at->clearFocus();
    world.window->focusWidget()->clearFocus();
    emit world.context.pageRequested(QStringLiteral("children"));
    REQUIRE(world.window->focusWidget());
    CHECK(world.window->focusWidget()->isVisible());
}

TEST_CASE("a save by its button puts the keyboard on the tabs, one by its keys leaves it where it is", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    auto *save = desk.page->widget()->findChild<QPushButton *>(QStringLiteral("save"));
    save->setFocus();
    ChildDesk::key(Qt::Key_Space);
    REQUIRE_FALSE(desk.page->isNew());
    CHECK(qobject_cast<QTabBar *>(QApplication::focusWidget()));
    ChildDesk::key(Qt::Key_Right);
    CHECK(desk.page->widget()->findChild<QTabWidget *>()->currentIndex() == 1);
    desk.page->widget()->findChild<QTabWidget *>()->setCurrentIndex(0);
    desk.typeInto("phone", QStringLiteral("13947312345"));
    ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    CHECK(desk.page->form()->editor(QStringLiteral("phone"))->isAncestorOf(QApplication::focusWidget()));
}

TEST_CASE("Tab goes from a form to the buttons below it, also when the form was made anew", "[child][forms]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    const QList<const char *> below{"missing", "save_next", "save", "put_back"};
    checkBelow(*desk.page->form(), below, *desk.page->widget());
    desk.context.setLanguage(Language::English);
    checkBelow(*desk.page->form(), below, *desk.page->widget());
    desk.typeInto("birth_date", QStringLiteral("2030-01-01"));
    ChildDesk::key(Qt::Key_Return);                      // a problem, with its line between the two
    checkBelow(*desk.page->form(), below, *desk.page->widget());
    desk.typeInto("birth_date", QString());
    desk.dialogs.leaves << Dialogs::Leave::Discard;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.page->newRecord(QStringLiteral("visit"));
    checkBelow(*desk.window->findChild<FormView *>(QStringLiteral("form_visit")), {"record_save", "record_cancel"}, *desk.page->panel());
    desk.page->panel()->close();
    desk.look("guardians");
    desk.inDialog("add_guardian", [](FormDialog &dialog) {
        checkBelow(formOf(dialog, "guardian"), {"save"}, dialog);
        CHECK(stopsIn(dialog).indexOf(stopsIn(formOf(dialog, "guardian")).front()) > stopsIn(dialog).indexOf(stopsIn(formOf(dialog, "guardianship")).back()));
    });
}

TEST_CASE("a passing sentence covers no button and no field, at any zoom", "[shell]") {
    World world(pages(), Language::Chinese);
    REQUIRE(world.createLedger());
    auto *toast = world.window->findChild<Toast *>();
    const auto rectOf = [&](const QWidget *widget) { return QRect(widget->mapTo(world.window.get(), QPoint()), widget->size()); };
    for (const int zoom : {100, 200}) {
        world.theme.setZoom(zoom);
        QApplication::processEvents();
        for (const char *page : {"children", "importing", "statistics"}) {
            emit world.context.pageRequested(QString::fromLatin1(page));
            toast->tell(QStringLiteral("已保存儿童“王小明”"), Uid::create(world.clock));
            QApplication::processEvents();
            REQUIRE(toast->isVisible());
            for (const auto *button : world.window->findChildren<QAbstractButton *>())
                if (button->isVisible() && !toast->isAncestorOf(button)) {
                    INFO(zoom << " " << page << " " << button->objectName().toStdString());
                    CHECK_FALSE(rectOf(toast).intersects(rectOf(button)));
                }
            CHECK_FALSE(rectOf(toast).intersects(rectOf(world.find<QWidget>("search"))));
        }
    }
    toast->tell(QString(200, u'字'), {});                // too long for the head: over the foot, and all of it to be read
    CHECK(rectOf(toast).top() > world.window->height() / 2);
    CHECK(world.window->rect().contains(rectOf(toast)));
    toast->tell(QStringLiteral("已登记 ") + QString(60, u'\n').replace(u'\n', QStringLiteral("很长的名字\n")), {});      // a name of sixty lines
    CHECK(toast->height() < world.window->height() / 3);
    CHECK(world.window->rect().contains(rectOf(toast)));
    CHECK(toast->accessibleName().count(QStringLiteral("很长的名字")) == 60);
}

TEST_CASE("Enter in a question never means yes", "[shell]") {
    World world(pages());
    WindowDialogs dialogs(world.settings);
    int asked = 0;
    for (const auto key : {Qt::Key_Return, Qt::Key_Escape, Qt::Key_Space}) {
        QTimer::singleShot(0, world.window.get(), [&] {
            auto *box = QApplication::activeModalWidget();
            REQUIRE(box);
            ++asked;
            QApplication::setActiveWindow(box);
            QTest::keyClick(box->focusWidget() ? box->focusWidget() : box, key);
            if (box->isVisible())
                static_cast<QDialog *>(box)->reject();
        });
        CHECK_FALSE(dialogs.confirm(world.window.get(), QStringLiteral("Code"), QStringLiteral("Close without it?"), QStringLiteral("Close"), QStringLiteral("Keep it open")));
    }
    CHECK(asked == 3);
}

TEST_CASE("a question is as wide as its buttons, however large the letters", "[shell]") {
    World world(pages());
    world.theme.setZoom(200);
    WindowDialogs dialogs(world.settings);
    bool seen = false;
    QTimer::singleShot(0, world.window.get(), [&] {
        auto *box = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        REQUIRE(box);
        QApplication::processEvents();
        for (const auto *button : box->findChildren<QAbstractButton *>())
            if (button->isVisible()) {
                INFO(button->text().toStdString());
                CHECK(button->width() >= button->sizeHint().width());
                seen = true;
            }
        box->reject();
    });
    dialogs.choose(world.window.get(), QStringLiteral("Backup copy"), QStringLiteral("Make a backup copy?"), {QStringLiteral("Make a copy at once"), QStringLiteral("Close without any copy"), QStringLiteral("Rather stay in here")}, 0);
    CHECK(seen);
    world.theme.setZoom(100);
}

TEST_CASE("the file dialog gives sizes and days as the rest of the window does", "[shell]") {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("名册.xlsx")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(3 * 1024 * 1024 / 2, 'x'));
    file.close();
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("folders/last"), folder.path());
    WindowDialogs dialogs(settings);
    QStringList row;
    bool whole = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        auto *list = dialog ? dialog->findChild<QAbstractItemView *>(QStringLiteral("treeView")) : nullptr;
        if (!list || list->model()->rowCount(list->rootIndex()) == 0)
            return;
        for (int column = 0; column < 4; ++column)
            row << list->model()->index(0, column, list->rootIndex()).data().toString();
        const QHeaderView *heads = static_cast<QTreeView *>(list)->header();
        whole = heads->length() <= list->viewport()->width() && heads->sectionSize(0) > heads->sectionSize(3);
        dialog->reject();
    });
    look.start(0);
    CHECK(dialogs.openFile(nullptr, QStringLiteral("Open"), QStringLiteral("Workbooks (*.xlsx)")).isEmpty());
    CHECK(whole);                                        // nothing to scroll to
    REQUIRE(row.size() == 4);
    CHECK(row[0] == QStringLiteral("名册.xlsx"));
    CHECK(row[1] == QStringLiteral("1.5 MB"));
    CHECK(row[3] == QFileInfo(file).lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}
