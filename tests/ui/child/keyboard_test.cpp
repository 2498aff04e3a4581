// Keys of a child's file: undoing from within a field, Enter on a button, and where the keyboard goes on.
#include "tests/ui/child/child_desk.h"
#include "ui/shell/toast.h"

#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

using namespace tongdang;

TEST_CASE("Ctrl+Z in a field that has nothing of its own to undo takes back what was saved", "[child]") {
    ChildDesk desk;
    const Uid child = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(child));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(desk.page->saveNow());
    REQUIRE(desk.record(child).answers.value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
    REQUIRE(desk.page->form()->focusField(QStringLiteral("name")));
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    REQUIRE(line);
    REQUIRE_FALSE(line->isUndoAvailable());
    ChildDesk::key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(desk.idle());
    CHECK(desk.record(child).answers.value(QStringLiteral("phone")).isEmpty());
    ChildDesk::enter(QStringLiteral("q"));
    ChildDesk::key(Qt::Key_Z, Qt::ControlModifier);          // now it has, and keeps the key
    CHECK_FALSE(line->text().contains(u'q'));
    REQUIRE(desk.idle());
    CHECK(desk.record(child).answers.value(QStringLiteral("name")) == QStringLiteral("王小明"));
}

TEST_CASE("Ctrl+Z while something is typed and not saved asks before it takes back what was saved before", "[child]") {
    ChildDesk desk;
    const Uid child = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(child));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(desk.page->saveNow());
    desk.typeInto("home_address", QStringLiteral("东风路1号"));
    REQUIRE(desk.page->form()->focusField(QStringLiteral("name")));     // has nothing of its own to undo
    const auto phone = [&] { return desk.record(child).answers.value(QStringLiteral("phone")); };
    for (const bool yes : {false, true}) {
        desk.dialogs.confirmations << yes;
        ChildDesk::key(Qt::Key_Z, Qt::ControlModifier);
        REQUIRE(desk.idle());
        CHECK(desk.dialogs.confirmations.isEmpty());
        CHECK(phone().isEmpty() == yes);
    }
    CHECK(desk.page->form()->answers().value(QStringLiteral("home_address")) == QStringLiteral("东风路1号"));
    REQUIRE(desk.page->saveNow());
}

TEST_CASE("Ctrl+Z after a save takes back the save, also in the field that was typed into", "[child]") {
    ChildDesk desk;
    const Uid child = desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->open(child));
    desk.typeInto("phone", QStringLiteral("13947312345"));
    ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(desk.record(child).answers.value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
    ChildDesk::key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(desk.idle());
    CHECK(desk.record(child).answers.value(QStringLiteral("phone")).isEmpty());
    CHECK(desk.page->form()->answers().value(QStringLiteral("phone")).isEmpty());
    CHECK_FALSE(desk.page->form()->isModified());
}

TEST_CASE("the question that has the keyboard stays in sight when lines come above the form, and after a save", "[child]") {
    ChildDesk desk;
    const Uid child = desk.addChild(QStringLiteral("王小明"));
    desk.window->resize(1024, 600);
    REQUIRE(desk.page->openNew());
    QApplication::processEvents();
    const auto scroll = [&] { return desk.page->form()->findChild<QScrollArea *>(); };
    const auto seen = [&] {
        QApplication::processEvents();
        const QWidget *at = QApplication::focusWidget();
        const int top = at->mapTo(scroll()->viewport(), QPoint()).y();
        return top >= 0 && top + at->height() <= scroll()->viewport()->height();
    };
    desk.typeInto("name", QStringLiteral("王小明"));
    desk.typeInto("birth_date", QStringLiteral("20150307"));
    QWidget *typed = QApplication::focusWidget();
    scroll()->verticalScrollBar()->setValue(typed->mapTo(scroll()->widget(), QPoint(0, typed->height())).y() - scroll()->viewport()->height());
    REQUIRE(seen());                                 // as the lowest line
    REQUIRE(World::until([&] { return desk.find<QPushButton>("use_existing") != nullptr; }));
    CHECK(seen());
    desk.dialogs.leaves << Dialogs::Leave::Discard;
    REQUIRE(desk.page->open(child));
    QApplication::processEvents();
    REQUIRE(desk.page->form()->focusField(QStringLiteral("home_address")));
    desk.typeInto("home_address", QStringLiteral("东风路1号"));
    REQUIRE(seen());
    REQUIRE(scroll()->verticalScrollBar()->value() > 0);
    ChildDesk::key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE_FALSE(desk.page->form()->isModified());
    CHECK(seen());
}

TEST_CASE("Enter presses the button of a father, and the keyboard goes on with the next person", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    desk.look("guardians");
    auto *father = desk.find<QPushButton>("add_51");
    REQUIRE(father);
    father->setFocus();
    bool worked = false;
    QTimer::singleShot(0, desk.window.get(), [&] {
        ChildDesk::key(Qt::Key_Return);
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = qobject_cast<FormDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        formOf(*dialog, "guardian").restore({{QStringLiteral("name"), QStringLiteral("王大山")}});
        dialog->findChild<QPushButton *>(QStringLiteral("save"))->click();
        worked = true;
        look.stop();
        if (dialog->isVisible())
            dialog->done(QDialog::Rejected);
    });
    look.start(0);
    CHECK(World::until([&] { return worked; }));
    QApplication::setActiveWindow(desk.window.get());
    QApplication::processEvents();
    REQUIRE(desk.linked("guardianship").size() == 1);
    const QWidget *at = desk.window->focusWidget();
    REQUIRE(at);
    CHECK(at->objectName() == QStringLiteral("add_52"));
}

TEST_CASE("a new file says why it has no other tabs yet", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    auto *bar = desk.page->widget()->findChild<QTabWidget *>()->tabBar();
    for (int i = 1; i < bar->count(); ++i) {
        CHECK_FALSE(bar->isTabEnabled(i));
        CHECK_FALSE(bar->tabToolTip(i).isEmpty());
    }
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center());
    CHECK(bar->currentIndex() == 0);
    auto *toast = desk.window->findChild<Toast *>();
    REQUIRE(toast->isVisible());
    CHECK(toast->findChild<QLabel *>(QStringLiteral("toastText"))->text() == bar->tabToolTip(1));
    for (const Qt::Key key : {Qt::Key_G, Qt::Key_V, Qt::Key_N}) {      // the keys of what is on those tabs say it too
        toast->hide();
        ChildDesk::key(key, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK(toast->isVisible());
        CHECK(desk.page->isNew());
    }
    desk.typeInto("name", QStringLiteral("王小明"));
    REQUIRE(desk.page->saveNow());
    CHECK(bar->isTabEnabled(1));
    CHECK(bar->tabToolTip(1).isEmpty());
}

TEST_CASE("who is on file already is offered in the language that the window changes to", "[child]") {
    ChildDesk desk(Language::English);
    desk.addChild(QStringLiteral("王小明"));
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    desk.typeInto("birth_date", QStringLiteral("2015-03-07"));
    ChildDesk::key(Qt::Key_Return);
    const auto offered = [&] { return desk.find<QLabel>("existing") ? desk.find<QLabel>("existing")->text() : QString(); };
    REQUIRE(World::until([&] { return offered().startsWith(QStringLiteral("Already on file")); }));
    desk.context.setLanguage(Language::Chinese);
    QApplication::processEvents();
    CHECK_FALSE(offered().isEmpty());
    CHECK_FALSE(offered().contains(QStringLiteral("Already")));
}

TEST_CASE("the digits beside choices go from all of them when the focus goes", "[forms]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    auto *sex = desk.page->form()->editor(QStringLiteral("sex"));
    REQUIRE(sex);
    const QList<QRadioButton *> buttons = sex->findChildren<QRadioButton *>();
    REQUIRE(buttons.size() > 1);
    buttons.front()->setFocus();
    QApplication::processEvents();
    struct Painted final : QObject {
        int times = 0;
        bool eventFilter(QObject *, QEvent *event) override { return times += event->type() == QEvent::Paint, false; }
    } painted;
    buttons.back()->installEventFilter(&painted);
    REQUIRE(desk.page->form()->focusField(QStringLiteral("name")));
    CHECK(World::until([&] { return painted.times > 0; }));
    buttons.back()->removeEventFilter(&painted);
}
