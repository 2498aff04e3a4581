// Every page in every state that the tour shows, dialogs apart, on a small screen and at the largest zoom: the window stays as large as the
// screen, and nothing has to be scrolled sideways but tables and charts.
#include "app/gui/pages.h"
#include "core/children/demonstration.h"
#include "tests/support/ui/world.h"
#include "ui/shell/workbench.h"

#include <QScrollArea>
#include <QScrollBar>

using namespace tongdang;

namespace {

void lookAround(Language language, QSize screen, int zoom) {
    World world(pages(), language);
    world.theme.setZoom(zoom);
    world.window->resize(screen);
    REQUIRE(world.createLedger());
    NoProgress quiet;
    REQUIRE(fillDemonstration(world.context.ledger(), world.context.session(), 40, 3, quiet));
    world.context.announceChange(Message{}, {});
    Workbench &bench = *world.window->workbench();
    int states = 0;
    const auto look = [&](const QString &name) {
        REQUIRE(world.idle());
        for (int round = 0; round < 3; ++round)          // a layout that a bar changed is laid out once more
            QApplication::processEvents();
        INFO(name.toStdString());
        CHECK(world.window->size() == screen);
        for (const QScrollArea *area : world.window->findChildren<QScrollArea *>())
            if (area->isVisible() && area->widgetResizable()) {
                INFO(area->widget()->minimumSizeHint().width() << " of " << area->viewport()->width() << " " << area->objectName().toStdString());
                CHECK_FALSE(area->horizontalScrollBar()->isVisible());
            }
        ++states;
    };
    for (const auto &page : bench.pages()) {
        if (!page->inNavigation())
            continue;
        REQUIRE(bench.showPage(page->id()));
        look(page->id());
        for (const TourStop &stop : page->tourStops())
            if (!stop.modal) {
                stop.show();
                look(page->id() + u'-' + stop.name);
            }
    }
    CHECK(states > 12);
    world.theme.setZoom(100);
}

}  // namespace

TEST_CASE("a screen of 1024 × 600 is enough for every page", "[journeys]") { lookAround(Language::Chinese, {1024, 600}, 100); }

TEST_CASE("at 200 % a screen of 1280 × 720 is enough for every page, in English", "[journeys]") { lookAround(Language::English, {1280, 720}, 200); }
