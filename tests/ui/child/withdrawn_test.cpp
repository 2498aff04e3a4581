// A file whose registration was undone, and the room that the head of a file leaves to its questions.
#include "tests/ui/child/child_desk.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

using namespace tongdang;

namespace {
template <typename Widget> Widget *part(const ChildDesk &desk, const char *name) { return desk.page->widget()->findChild<Widget *>(QString::fromLatin1(name)); }
}  // namespace

TEST_CASE("undoing the registration of the child whose file is open makes it plainly read-only, and one button brings it back", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    REQUIRE(desk.page->saveNow());
    const Uid uid = desk.page->uid();
    auto *banner = part<QWidget>(desk, "withdrawn");
    const auto *guardian = part<QWidget>(desk, "add_guardian");
    CHECK(banner->isHidden());
    desk.typeInto("phone", QStringLiteral("13947312345"));        // typed, not saved
    const auto batches = desk.context.reader().batches(desk.context.session(), 1);
    REQUIRE(batches);
    const auto undone = desk.context.ledger().undo(desk.context.session(), batches->front().uid);
    REQUIRE(undone);
    desk.context.announceChange(Message{QStringLiteral("window.undone"), {}, {}}, undone->batch);
    CHECK(desk.record(uid).state == RecordState::Withdrawn);
    CHECK(!banner->isHidden());
    CHECK(desk.page->form()->isReadOnly());
    CHECK_FALSE(guardian->isEnabled());
    CHECK_FALSE(part<QPushButton>(desk, "add_sibling")->isEnabled());
    CHECK_FALSE(part<QPushButton>(desk, "add_status")->isEnabled());
    CHECK_FALSE(part<QPushButton>(desk, "exit_child")->isEnabled());
    CHECK_FALSE(desk.page->openSibling());
    CHECK(part<QWidget>(desk, "quick_relations")->isHidden());
    part<QPushButton>(desk, "restore_child")->click();
    REQUIRE(desk.idle());
    CHECK(desk.record(uid).state == RecordState::Active);
    CHECK(banner->isHidden());
    CHECK_FALSE(desk.page->form()->isReadOnly());
    CHECK(guardian->isEnabled());
    CHECK(desk.page->form()->answers().value(QStringLiteral("phone")) == QStringLiteral("13947312345"));   // still typed, still not saved
    CHECK(desk.page->form()->isModified());
    REQUIRE(desk.page->saveNow());
    CHECK(desk.linked("register_period").size() == 1);
}

TEST_CASE("the file that is begun after one whose registration was undone can be filled in", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    REQUIRE(desk.page->saveNow());
    const auto batches = desk.context.reader().batches(desk.context.session(), 1);
    REQUIRE(batches);
    const auto undone = desk.context.ledger().undo(desk.context.session(), batches->front().uid);
    REQUIRE(undone);
    desk.context.announceChange(Message{QStringLiteral("window.undone"), {}, {}}, undone->batch);
    REQUIRE(desk.page->form()->isReadOnly());
    emit desk.context.newChildRequested();
    CHECK_FALSE(desk.page->form()->isReadOnly());
    desk.typeInto("name", QStringLiteral("李小红"));
    REQUIRE(desk.page->saveNow());
    CHECK(desk.record(desk.page->uid()).answers.value(QStringLiteral("name")) == QStringLiteral("李小红"));
}

TEST_CASE("a dialog that is open on a file closes when its registration is undone", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->openNew());
    desk.typeInto("name", QStringLiteral("王小明"));
    REQUIRE(desk.page->saveNow());
    desk.inDialog("add_guardian", [&](FormDialog &dialog) {
        const auto batches = desk.context.reader().batches(desk.context.session(), 1);
        const auto undone = desk.context.ledger().undo(desk.context.session(), batches->front().uid);
        REQUIRE(undone);
        desk.context.announceChange(Message{QStringLiteral("window.undone"), {}, {}}, undone->batch);
        CHECK_FALSE(dialog.isVisible());
    });
    CHECK(desk.dialogs.lastChanged.isEmpty());
}

TEST_CASE("the name of an open file keeps its size when the zoom changes, and a click leads back to the list", "[child]") {
    ChildDesk desk;
    REQUIRE(desk.page->open(desk.addChild(QStringLiteral("王小明"))));
    const auto points = [&](const char *name) { return part<QLabel>(desk, name)->font().pointSizeF(); };
    desk.window->resize(1280, 1000);
    QApplication::processEvents();
    CHECK(points("child_name") == Approx(desk.theme.points(TextSize::Title)));
    for (const int zoom : {150, 80, 100}) {
        desk.theme.setZoom(zoom);
        desk.theme.apply();
        QApplication::processEvents();
        const bool low = desk.page->widget()->height() < desk.theme.px(700);
        CHECK(points("child_name") == Approx(desk.theme.points(low ? TextSize::Large : TextSize::Title)));
        for (const QLabel *label : desk.page->widget()->findChildren<QLabel *>())
            if (label->property("chip").isValid())
                CHECK(label->font().pointSizeF() == Approx(desk.theme.points(TextSize::Small)));
    }
    QStringList wanted;
    QObject::connect(&desk.context, &UiContext::pageRequested, &desk.context, [&](const QString &page) { wanted << page; });
    auto *back = part<QToolButton>(desk, "back_to_list");
    REQUIRE(back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    CHECK(wanted == QStringList{QStringLiteral("children")});
}

TEST_CASE("on a small screen the questions have the room, and a new file begins with its first heading", "[child]") {
    ChildDesk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    for (const QSize size : {QSize(1280, 720), QSize(1024, 600)}) {
        desk.window->resize(size);
        REQUIRE(desk.page->openNew());
        QApplication::processEvents();
        auto *scroll = desk.page->form()->findChild<QScrollArea *>();
        CHECK(scroll->verticalScrollBar()->value() == 0);
        desk.typeInto("name", QStringLiteral("王小明"));
        for (const char *question : {"id_number", "phone", "ethnicity"}) {
            desk.typeInto(question, QStringLiteral("2"));
            ChildDesk::key(Qt::Key_Return);
        }
        desk.typeInto("birth_date", QStringLiteral("20150307"));
        ChildDesk::key(Qt::Key_Return);
        REQUIRE(World::until([&] { return part<QPushButton>(desk, "use_existing") != nullptr; }));
        QApplication::processEvents();
        REQUIRE(part<QWidget>(desk, "problems")->isVisible());
        // With the hint of the page, the offer and the list of problems.
        INFO(scroll->viewport()->height());
        CHECK(scroll->viewport()->height() > size.height() * 3 / 8);
        desk.dialogs.leaves << Dialogs::Leave::Discard;
        REQUIRE(desk.page->open(uid));
    }
}
