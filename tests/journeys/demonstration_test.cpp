// One click on the first screen: invented children to look at, without a place, a password or a code; gone when the program ends.
#include "app/gui/pages.h"
#include "tests/support/ui/world.h"
#include "ui/shell/recent_ledgers.h"
#include "ui/shell/workbench.h"

#include <QFileInfo>
#include <QLabel>
#include <QTableView>

using namespace tongdang;

TEST_CASE("a look at the program with invented children takes one click and leaves nothing", "[journeys]") {
    QString path;
    {
        World world(pages(), Language::Chinese);
        world.context.setDemonstration(demonstration());
        world.window->begin();
        REQUIRE(world.click("tryDemonstration"));
        REQUIRE(world.idle());
        REQUIRE(world.context.hasLedger());
        path = world.context.ledger().folder().path();
        CHECK(world.window->workbench()->current()->id() == QStringLiteral("children"));
        CHECK(world.find<QTableView>("childTable")->model()->rowCount() > 100);
        REQUIRE(world.find<QLabel>("invented"));
        CHECK(world.find<QLabel>("invented")->text() == QStringLiteral("演示数据"));
        CHECK(recentLedgers(world.settings).isEmpty());
        world.context.announceChange(Message{}, {});
        CHECK(world.window->signOut());
        CHECK(world.dialogs.asked.isEmpty());          // no copy is wanted of invented children
    }
    CHECK_FALSE(QFileInfo::exists(path));
}
