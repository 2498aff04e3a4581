#include "core/children/child_derivation.h"
#include "tests/ui/forms_bench.h"
#include "ui/pages/child/child_page.h"

#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>

using namespace tongdang;

namespace {

// A ledger in a temporary folder with the window's context over it.
struct Desk {
    QTemporaryDir folder;
    Messages messages;
    SetClock clock{QDate(2026, 11, 24)};
    RolePolicy policy;
    ChildDerivation derivation;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    NoJobs jobs;
    ScriptedDialogs dialogs;
    Theme theme;
    UiContext ui{messages, clock, policy, derivation, settings, jobs, dialogs, theme};

    Desk() {
        Ledger::Context context;
        context.clock = &clock;
        context.policy = &policy;
        context.derivation = &derivation;
        context.options.stretch = KeyStretch::Least;
        context.options.forTests = true;
        CreateLedger what;
        what.path = folder.filePath(QStringLiteral("test.tongdang"));
        what.region = QStringLiteral("1503");
        what.name = QStringLiteral("乌海");
        what.login = QStringLiteral("admin");
        what.password = QStringLiteral("Password-1234");
        auto opened = Ledger::create(what, context);
        REQUIRE(opened);
        Session session = opened->session;
        ui.setLedger(std::move(opened->ledger), session);
    }

    Uid addChild(const QString &name) {
        Change change;
        change.form = ui.ledger().forms().find(QStringLiteral("child"));
        change.set(QStringLiteral("name"), name);
        change.set(QStringLiteral("birth_date"), QStringLiteral("2015-03-07"));
        ChangeSet set;
        set.changes.push_back(change);
        const auto outcome = ui.ledger().commit(ui.session(), set);
        REQUIRE(outcome);
        REQUIRE(outcome->created == 1);
        return outcome->uids.front();
    }
};

struct Shown {
    ChildPage page;
    explicit Shown(Desk &desk) : page(desk.ui) {
        page.widget()->resize(1080, 680);
        page.widget()->show();
        QApplication::setActiveWindow(page.widget());
        (void)QTest::qWaitForWindowActive(page.widget());
    }
    void type(const QString &text) {
        for (const QChar c : text)
            if (c.unicode() < 0x80)
                QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
            else {
                QInputMethodEvent event;
                event.setCommitString(QString(c));
                QApplication::sendEvent(QApplication::focusWidget(), &event);
            }
    }
    void typeInto(const char *name, const QString &text) {
        REQUIRE(page.form()->focusField(QString::fromLatin1(name)));
        type(text);
    }
};

}  // namespace

TEST_CASE("a new child is registered by keyboard alone, and is on the register as left behind", "[child_page]") {
    Desk desk;
    Shown shown(desk);
    REQUIRE(shown.page.openNew());
    REQUIRE(QApplication::focusWidget()->parentWidget()->objectName() == QStringLiteral("field_name"));
    shown.type(QStringLiteral("王小明"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    REQUIRE(!shown.page.isNew());
    const auto record = desk.ui.reader().record(desk.ui.session(), shown.page.uid());
    REQUIRE(record);
    CHECK(record->answers.value(QStringLiteral("name")) == QStringLiteral("王小明"));
    CHECK(record->answers.value(QStringLiteral("sex")) == QStringLiteral("1"));
    CHECK(record->answers.value(QStringLiteral("categories")) == QStringLiteral("left_behind"));
    CHECK(desk.ui.reader().linked(desk.ui.session(), shown.page.uid(), QStringLiteral("register_period"))->size() == 1);
}

TEST_CASE("saving writes exactly the changed questions, and the history shows them in words", "[child_page]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    Shown shown(desk);
    REQUIRE(shown.page.open(uid));
    shown.typeInto("phone", QStringLiteral("13947312345"));
    REQUIRE(shown.page.saveNow());
    const auto history = desk.ui.reader().history(desk.ui.session(), uid);
    REQUIRE(history);
    const HistoryEntry *last = nullptr;
    for (const HistoryEntry &entry : *history)
        if (entry.op == u"update")
            last = &entry;
    REQUIRE(last);
    REQUIRE(last->changes.size() == 1);
    CHECK(last->changes[0].field == QStringLiteral("phone"));
    CHECK(last->changes[0].after == QStringLiteral("13947312345"));
    shown.page.widget()->findChild<QTabWidget *>()->setCurrentIndex(3);
    auto *tree = shown.page.widget()->findChild<QTreeWidget *>(QStringLiteral("history"));
    REQUIRE(tree->topLevelItemCount() >= 2);
    REQUIRE(tree->topLevelItem(0)->childCount() == 1);
    CHECK(tree->topLevelItem(0)->child(0)->text(2) == QStringLiteral("联系电话"));
    CHECK(tree->topLevelItem(0)->child(0)->text(3) == QStringLiteral("13947312345"));
}

TEST_CASE("opening a file is noted, once an opening", "[child_page]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    Shown shown(desk);
    REQUIRE(shown.page.open(uid));
    int views = 0;
    for (const HistoryEntry &entry : *desk.ui.reader().history(desk.ui.session(), uid))
        views += entry.op == u"view";
    CHECK(views == 1);
}

TEST_CASE("leaving with changes asks once, naming the changed questions", "[child_page]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    Shown shown(desk);
    REQUIRE(shown.page.open(uid));
    CHECK(shown.page.mayLeave());
    shown.typeInto("phone", QStringLiteral("13947312345"));
    desk.dialogs.leaves = {Dialogs::Leave::Stay};
    CHECK(!shown.page.mayLeave());
    CHECK(desk.dialogs.lastChanged == QStringList{QStringLiteral("联系电话")});
    desk.dialogs.leaves = {Dialogs::Leave::Discard};
    CHECK(shown.page.mayLeave());
    CHECK(!shown.page.form()->isModified());
    CHECK(desk.ui.reader().record(desk.ui.session(), uid)->answers.value(QStringLiteral("phone")).isEmpty());
}

TEST_CASE("what was typed survives a crash as a draft, and is dropped with the save", "[child_page]") {
    Desk desk;
    const Uid uid = desk.addChild(QStringLiteral("王小明"));
    {
        Shown shown(desk);
        REQUIRE(shown.page.open(uid));
        shown.typeInto("phone", QStringLiteral("13947312345"));
        REQUIRE(QTest::qWaitFor([&] { return !desk.ui.ledger().drafts(desk.ui.session())->isEmpty(); }, 60000));
    }   // gone without a word
    Shown shown(desk);
    REQUIRE(shown.page.open(uid));
    CHECK(shown.page.form()->answers().value(QStringLiteral("phone")) == QStringLiteral("13947312345"));
    CHECK(shown.page.widget()->findChild<QWidget *>(QStringLiteral("draft_banner"))->isVisible());
    REQUIRE(shown.page.saveNow());
    CHECK(desk.ui.ledger().drafts(desk.ui.session())->isEmpty());
}
