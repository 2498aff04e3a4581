#include "tests/support/catch_qt.h"
#include "tests/support/ui/world.h"
#include "ui/shell/entry/first_run.h"
#include "ui/shell/entry/password_edit.h"
#include "ui/shell/entry/sign_in.h"
#include "ui/shell/notices.h"
#include "ui/shell/recent_ledgers.h"
#include "ui/shell/workbench.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace tongdang;

namespace {

const QString kPassword = QStringLiteral("quiet river 7");

QString sentenceOf(const World &world) {
    auto *text = world.find<QLabel>("bannerText");
    return text ? text->text() : QString();
}

// First run by hand, up to the recovery code, which is given back.
QString setUp(World &world) {
    world.window->begin();
    REQUIRE(world.click("chooseEnglish"));
    REQUIRE(world.type("placeSearch", QStringLiteral("qianlishan")));
    REQUIRE(World::until([&] { return world.find<QPushButton>("next")->isEnabled(); }));
    QTest::keyClick(world.find<QLineEdit>("placeSearch"), Qt::Key_Return);
    REQUIRE(world.find<QLineEdit>("adminPassword"));
    world.dialogs.folders << world.folder.path();
    REQUIRE(world.click("changeFolder"));
    REQUIRE(world.type("adminLogin", QStringLiteral("li")));
    CHECK_FALSE(world.find<QPushButton>("next")->isEnabled());
    REQUIRE(world.type("adminPassword", kPassword));
    REQUIRE(world.type("adminPasswordAgain", QStringLiteral("another one 7")));
    CHECK_FALSE(world.find<QPushButton>("next")->isEnabled());
    REQUIRE(world.type("adminPasswordAgain", kPassword));
    REQUIRE(world.click("next"));
    REQUIRE(world.idle());
    INFO(sentenceOf(world).toStdString());
    auto *code = world.find<QLabel>("code");
    REQUIRE(code);
    const QString shown = code->text();
    CHECK_FALSE(world.find<QPushButton>("next")->isEnabled());   // not before a part of it was typed back
    REQUIRE(World::until([&] { return world.window->focusWidget() == world.find<QLineEdit>("codeBack"); }));
    REQUIRE(world.type("codeBack", shown.section(QStringLiteral(" - "), -1)));
    CHECK_FALSE(world.find<QPushButton>("next")->isEnabled());   // one group is soon guessed from the screen
    CHECK(world.find<QLabel>("codeFault"));                      // and is not where the code or its last two groups begin
    REQUIRE(world.type("codeBack", QString(shown).replace(u'\n', u' ')));
    CHECK(world.find<QPushButton>("next")->isEnabled());
    REQUIRE(world.type("codeBack", QStringLiteral("!!")));
    CHECK_FALSE(world.find<QLabel>("codeFault"));
    REQUIRE(world.type("codeBack", shown.section(QStringLiteral(" - "), -2).toLower()));
    REQUIRE(world.click("next"));
    REQUIRE(world.click("beginEmpty"));
    return QString(shown).replace(u'\n', QStringLiteral(" - "));
}

}  // namespace

TEST_CASE("who types the city finds its districts, and a name that nobody has is told", "[shell]") {
    World world;
    world.window->begin();
    REQUIRE(world.click("chooseEnglish"));
    REQUIRE(world.type("placeSearch", QStringLiteral("yulinshi")));
    const auto *tree = world.find<QTreeWidget>("placeTree");
    REQUIRE(tree);
    CHECK(tree->findItems(QStringLiteral("榆阳区"), Qt::MatchEndsWith).size() == 1);
    CHECK(world.find<QPushButton>("next")->isEnabled());
    CHECK_FALSE(world.find<QLabel>("noPlace"));
    REQUIRE(world.type("placeSearch", QStringLiteral("qqqq")));
    CHECK(tree->topLevelItemCount() == 0);
    CHECK(world.find<QLabel>("noPlace"));
}

TEST_CASE("a ledger is set up, left, opened, not opened with a wrong password, and recovered", "[shell][bare]") {
    World world;
    const QString code = setUp(world);
    REQUIRE(world.context.hasLedger());
    CHECK(world.context.session().login == QStringLiteral("li"));
    CHECK(world.context.ledger().settings().region.size() == 9);
    const QString path = world.context.ledger().folder().path();
    CHECK(path.startsWith(world.folder.path()));

    emit world.context.signOutRequested();
    REQUIRE_FALSE(world.context.hasLedger());
    CHECK(world.find<QLineEdit>("login")->text() == QStringLiteral("li"));

    REQUIRE(world.type("password", QStringLiteral("not this one")));
    QTest::keyClick(world.find<QLineEdit>("password"), Qt::Key_Return);
    REQUIRE(world.idle());
    CHECK_FALSE(world.context.hasLedger());
    CHECK(sentenceOf(world) == world.context.say(Message{QStringLiteral("storage.wrong_password"), {}, {}}));

    REQUIRE(world.type("password", kPassword));
    QTest::keyClick(world.find<QLineEdit>("password"), Qt::Key_Return);
    REQUIRE(world.idle());
    CHECK(world.context.hasLedger());

    emit world.context.signOutRequested();
    REQUIRE(world.click("forgot"));
    REQUIRE(world.type("recoveryCode", code));
    REQUIRE(world.type("newPassword", QStringLiteral("a newer river 8")));
    REQUIRE(world.type("newPasswordAgain", QStringLiteral("a newer river 8")));
    REQUIRE(world.click("recoverNow"));
    REQUIRE(world.idle());
    INFO(sentenceOf(world).toStdString());
    REQUIRE(world.context.hasLedger());
    CHECK(world.context.ledger().folder().path() == path);
}

TEST_CASE("the program begins with signing in to the ledger opened last, and with the first run where there is none", "[shell]") {
    World world;
    world.window->begin();
    CHECK(dynamic_cast<FirstRun *>(world.window->entry()));
    REQUIRE(world.createLedger());
    rememberLedger(world.settings, {world.ledgerPath(), QStringLiteral("Test"), QStringLiteral("admin")});
    REQUIRE(world.window->signOut());
    world.window->begin();
    CHECK(dynamic_cast<SignIn *>(world.window->entry()));
    CHECK(world.find<QLineEdit>("login")->text() == QStringLiteral("admin"));
}

TEST_CASE("a file that the program is opened with is a backup: it waits for account and password, or says that it is none", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    const QString backup = world.folder.filePath(QStringLiteral("copy.tdbackup")), other = world.folder.filePath(QStringLiteral("other.tdbackup"));
    NoProgress progress;
    REQUIRE(world.context.ledger().backup(world.context.session(), backup, progress));
    REQUIRE(world.window->signOut());
    world.window->begin(backup);
    REQUIRE(world.find<QLineEdit>("backupFile"));
    CHECK(world.find<QLineEdit>("backupFile")->text() == backup);
    CHECK(sentenceOf(world).isEmpty());
    QFile file(other);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("no backup");
    file.close();
    world.window->begin(other);
    CHECK(world.find<QLineEdit>("backupFile")->text().isEmpty());
    CHECK_FALSE(sentenceOf(world).isEmpty());
}

TEST_CASE("a date before the ledger's last entry is asked about; one long after it is told in a line that closes the ledger on request", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    rememberLedger(world.settings, {world.ledgerPath(), QStringLiteral("Test"), QStringLiteral("admin")});
    REQUIRE(world.window->signOut());
    world.clock.set(QDate(2026, 3, 9));
    world.window->begin();
    const auto signIn = [&] {
        QApplication::processEvents();   // laid out before it is clicked
        return world.type("password", QStringLiteral("a good password")) && world.click("signIn") && world.idle();
    };
    REQUIRE(signIn());
    REQUIRE(world.context.hasLedger());
    CHECK(world.dialogs.asked.isEmpty());
    auto *line = world.find<Notices>("notices");
    REQUIRE(line);
    CHECK(line->findChild<QLabel *>(QStringLiteral("bannerText"))->text().contains(QStringLiteral("2026-03-09")));
    REQUIRE(world.click("noticeAct"));
    CHECK(World::until([&] { return !world.context.hasLedger(); }));

    world.clock.set(QDate(2026, 3, 12));
    REQUIRE(signIn());
    REQUIRE(world.click("noticeAway"));
    CHECK(world.find<Notices>("notices") == nullptr);
    emit world.context.signOutRequested();

    world.clock.set(QDate(2026, 3, 1));
    REQUIRE(signIn());
    CHECK_FALSE(world.context.hasLedger());
    CHECK(world.dialogs.asked == QStringList{world.context.say(Message{QStringLiteral("ledger.clock_back"), {}, {}})});
    world.dialogs.confirmations << true;
    REQUIRE(signIn());
    CHECK(world.context.hasLedger());
    CHECK(world.find<Notices>("notices") == nullptr);
}

TEST_CASE("every panel before the window has the keyboard somewhere, and Enter on two passwords that differ does not lead back", "[shell]") {
    World world;
    world.window->begin();
    const auto held = [&] { return world.window->entry()->isAncestorOf(world.window->focusWidget()); };
    CHECK(World::until(held));
    REQUIRE(world.click("restoreBackup"));
    CHECK(World::until(held));
    emit world.window->entry()->leave();
    CHECK(World::until(held));
    REQUIRE(world.click("chooseEnglish"));
    REQUIRE(world.type("placeSearch", QStringLiteral("qianlishan")));
    REQUIRE(World::until([&] { return world.find<QPushButton>("next")->isEnabled(); }));
    QTest::keyClick(world.find<QLineEdit>("placeSearch"), Qt::Key_Return);
    REQUIRE(world.type("adminPassword", kPassword));
    REQUIRE(world.type("adminPasswordAgain", QStringLiteral("another one 7")));
    QTest::keyClick(world.window->focusWidget(), Qt::Key_Return);
    CHECK(world.window->focusWidget() == world.find<QLineEdit>("adminPasswordAgain"));
}

TEST_CASE("a new ledger by the name of one that is there is told of without commands", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    REQUIRE(world.window->signOut());
    world.window->begin();
    REQUIRE(world.click("chooseEnglish"));
    REQUIRE(world.type("placeSearch", QStringLiteral("qianlishan")));
    REQUIRE(World::until([&] { return world.find<QPushButton>("next")->isEnabled(); }));
    QTest::keyClick(world.find<QLineEdit>("placeSearch"), Qt::Key_Return);
    world.dialogs.folders << world.folder.path();
    REQUIRE(world.click("changeFolder"));
    REQUIRE(world.type("ledgerName", QStringLiteral("test")));
    REQUIRE(world.type("adminPassword", kPassword));
    REQUIRE(world.type("adminPasswordAgain", kPassword));
    REQUIRE(world.click("next"));
    REQUIRE(world.idle());
    INFO(sentenceOf(world).toStdString());
    CHECK(sentenceOf(world).contains(QStringLiteral("another name")));
    CHECK_FALSE(sentenceOf(world).contains(QStringLiteral("recovery-code")));
}

TEST_CASE("the first-run panels keep their buttons in sight at any zoom", "[shell]") {
    World world;
    world.window->setMinimumSize(0, 0);
    for (const int zoom : {100, 200}) {
        world.theme.setZoom(zoom);
        world.window->resize(1280, 720);
        world.window->begin();
        REQUIRE(world.click("chooseEnglish"));
        QApplication::processEvents();
        auto *next = world.find<QPushButton>("next");
        REQUIRE(next);
        INFO(zoom);
        CHECK(world.window->rect().contains(QRect(next->mapTo(world.window.get(), QPoint()), next->size())));
        CHECK_FALSE(next->visibleRegion().isEmpty());
    }
}

TEST_CASE("a ledger whose keys are lost is told in one sentence", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    rememberLedger(world.settings, {world.ledgerPath(), QStringLiteral("Test"), QStringLiteral("admin")});
    REQUIRE(world.window->signOut());
    for (const QString &name : QDir(world.ledgerPath()).entryList({QStringLiteral("keys.json*")}, QDir::Files))
        REQUIRE(QFile::remove(world.ledgerPath() + u'/' + name));
    world.window->begin();
    QApplication::processEvents();   // laid out before it is clicked
    REQUIRE(world.type("password", QStringLiteral("a good password")));
    REQUIRE(world.click("signIn"));
    REQUIRE(world.idle());
    CHECK_FALSE(world.context.hasLedger());
    CHECK_FALSE(sentenceOf(world).isEmpty());
    CHECK_FALSE(sentenceOf(world).contains(QStringLiteral("storage.")));
}

TEST_CASE("a ledger that another window has open is told in one sentence, and opens once it is free", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    rememberLedger(world.settings, {world.ledgerPath(), QStringLiteral("Test"), QStringLiteral("admin")});
    REQUIRE(world.window->signOut());
    auto other = Ledger::open(world.ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), world.context.ledgerContext());
    REQUIRE(other);
    world.window->begin();
    const auto signIn = [&] {
        QApplication::processEvents();   // laid out before it is clicked
        return world.type("password", QStringLiteral("a good password")) && world.click("signIn") && world.idle();
    };
    const QString open = QStringLiteral("This ledger is open in another window (since ");
    INFO(sentenceOf(world).toStdString());
    CHECK(sentenceOf(world).startsWith(open));          // before the password
    CHECK(sentenceOf(world).contains(QStringLiteral(" today)")));
    REQUIRE(signIn());
    CHECK_FALSE(world.context.hasLedger());
    CHECK(sentenceOf(world).startsWith(open));
    other->ledger.reset();
    REQUIRE(signIn());
    CHECK(world.context.hasLedger());
}

TEST_CASE("closing a changed ledger offers a backup once and remembers where it went", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    world.context.announceChange(Message{{}, {}, Labels(QStringLiteral("改"), QStringLiteral("A change"))}, {});
    const QString folder = world.folder.filePath(QStringLiteral("copies"));
    REQUIRE(QDir().mkpath(folder));
    world.dialogs.confirmations << true;
    world.dialogs.folders << folder;
    REQUIRE(world.window->close());
    INFO(world.dialogs.errors.join(u'|').toStdString());
    CHECK(world.dialogs.errors.isEmpty());
    CHECK(QDir(folder).entryList(QDir::Files).size() == 1);
    CHECK(world.settings.value(QStringLiteral("backup/folder")).toString() == folder);
    CHECK_FALSE(world.context.hasLedger());
}

TEST_CASE("closing may be thought better of: the ledger stays open and no copy is made", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    world.context.announceChange(Message{{}, {}, Labels(QStringLiteral("改"), QStringLiteral("A change"))}, {});
    world.dialogs.choices << 2;
    CHECK_FALSE(world.window->close());
    CHECK(world.context.hasLedger());
    CHECK(world.dialogs.lastAnswers.last() == QStringLiteral("Don't close"));
    world.dialogs.choices << 1;
    CHECK(world.window->close());
    CHECK_FALSE(world.context.hasLedger());
}

TEST_CASE("advice on a password says what is missing", "[shell]") {
    CHECK_FALSE(adviseOn({}, {}).enough);
    CHECK_FALSE(adviseOn(QStringLiteral("short"), QStringLiteral("short")).enough);
    CHECK_FALSE(adviseOn(QStringLiteral("aaaaaaaaaaaa"), QStringLiteral("aaaaaaaaaaaa")).enough);
    CHECK_FALSE(adviseOn(kPassword, {}).enough);
    CHECK_FALSE(adviseOn(kPassword, kPassword + u'x').enough);
    CHECK(adviseOn(kPassword, kPassword).enough);
}

TEST_CASE("ledgers that are gone are not offered, and a list of many is cut to the newest", "[shell]") {
    World world;
    for (int i = 0; i < kRecentLedgers + 3; ++i) {
        const QString path = world.folder.filePath(QString::number(i));
        REQUIRE(QDir().mkpath(path));
        rememberLedger(world.settings, {path, QStringLiteral("名 %1").arg(i), QStringLiteral("li")});
    }
    REQUIRE(recentLedgers(world.settings).size() == kRecentLedgers);
    CHECK(recentLedgers(world.settings).front().name == QStringLiteral("名 %1").arg(kRecentLedgers + 2));
    REQUIRE(QDir().rmdir(recentLedgers(world.settings).front().path));
    CHECK(recentLedgers(world.settings).size() == kRecentLedgers - 1);
}
