#include "tests/support/ui/world.h"
#include "core/ledger/recovery_code.h"
#include "ui/pages/administration/administration_page.h"
#include "ui/shell/entry/recovery_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

using namespace tongdang;

TEST_CASE("a new recovery code is made for the right password alone, shown, and opens the ledger", "[shell]") {
    World world;
    REQUIRE(world.createLedger());
    RecoveryDialog dialog(world.context, world.window.get());
    dialog.show();
    auto *password = dialog.findChild<QLineEdit *>(QStringLiteral("recoveryPassword"));
    auto *code = dialog.findChild<QLabel *>(QStringLiteral("freshCode"));
    auto *make = dialog.findChild<QPushButton *>(QStringLiteral("makeCode"));
    REQUIRE((password && code && make));
    CHECK_FALSE(make->isEnabled());
    QTest::keyClicks(password, QStringLiteral("not this one"));
    QTest::mouseClick(make, Qt::LeftButton);
    CHECK(code->isHidden());
    CHECK(world.context.say(Message{QStringLiteral("storage.wrong_password"), {}, {}}) == world.find<QLabel>("bannerText")->text());
    QTest::keyClicks(password, QStringLiteral("a good password"));   // what was wrong is selected
    QTest::mouseClick(make, Qt::LeftButton);
    REQUIRE(code->isVisible());
    CHECK(password->isHidden());
    const QString shown = code->text();
    REQUIRE(world.window->signOut());
    CHECK(Ledger::recover(world.ledgerPath(), QStringLiteral("admin"), shown, QStringLiteral("another good one"), world.context.ledgerContext()).has_value());
}

TEST_CASE("a ledger whose code nobody has says so until a new one is on paper", "[shell]") {
    World world({[](UiContext &context) { return std::make_unique<AdministrationPage>(context); }});
    REQUIRE(world.createLedger());
    const auto line = [&] {
        auto *notices = world.find<QWidget>("notices");
        return notices ? notices->findChild<QLabel *>(QStringLiteral("bannerText"))->text() : QString();
    };
    CHECK_FALSE(line().contains(QStringLiteral("recovery code")));
    REQUIRE(codeMade(world.context.ledger(), world.context.session()));      // as the program ended before it was typed back
    REQUIRE(world.window->signOut());
    auto opened = Ledger::open(world.ledgerPath(), QStringLiteral("admin"), QStringLiteral("a good password"), world.context.ledgerContext());
    REQUIRE(opened);
    world.context.setLedger(std::move(opened->ledger), opened->session);
    CHECK(line().contains(QStringLiteral("recovery code")));
    const auto inDialog = [&](bool onPaper) {
        bool made = false;
        QTimer::singleShot(0, world.window.get(), [&] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            REQUIRE(dialog);
            QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("recoveryPassword")), QStringLiteral("a good password"));
            QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("makeCode")), Qt::LeftButton);
            made = dialog->findChild<QLabel *>(QStringLiteral("freshCode"))->isVisible();
            if (onPaper)
                QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("closeCode")), Qt::LeftButton);
            else
                dialog->reject();
        });
        REQUIRE(world.click("noticeAct"));
        CHECK(made);
    };
    inDialog(false);                                 // made, and nobody wrote it down
    CHECK(line().contains(QStringLiteral("recovery code")));
    inDialog(true);
    CHECK_FALSE(line().contains(QStringLiteral("recovery code")));
}
