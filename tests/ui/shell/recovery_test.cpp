#include "tests/support/catch_qt.h"
#include "tests/support/ui/world.h"
#include "ui/pages/administration/recovery_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

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
