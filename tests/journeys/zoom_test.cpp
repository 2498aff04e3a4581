// Ctrl + + and -: on every page, seen before or not, letters have the size of the zoom, and fields and buttons have room for theirs.
#include "app/gui/pages.h"
#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "tests/support/ui/world.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>

using namespace tongdang;

namespace {

constexpr int kRing = 2;      // a button's line is thinner than the ring of the focus, for which its hint has room

struct Desk : World {
    Desk() : World(pages(), Language::Chinese) {
        REQUIRE(createLedger());
        NoProgress quiet;
        REQUIRE(fillDemonstration(context.ledger(), context.session(), 40, 3, quiet));
        context.announceChange(Message{}, {});
    }
    ~Desk() { theme.setZoom(100); }

    void look(const QString &where) const {
        REQUIRE(idle());
        QApplication::processEvents();
        INFO(where.toStdString());
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto *label = qobject_cast<const QLabel *>(widget);
            const auto *line = qobject_cast<const QLineEdit *>(widget);
            const auto *tabs = qobject_cast<const QTabBar *>(widget);
            const bool words = (button && !button->text().isEmpty()) || (label && !label->text().isEmpty()) || line || tabs || qobject_cast<const QComboBox *>(widget);
            if (!words || !widget->isVisible())
                continue;
            const double points = widget->font().pointSizeF();
            INFO(widget->metaObject()->className() << " " << widget->objectName().toStdString() << ": " << points << " pt, height " << widget->height() << " of " << widget->sizeHint().height());
            CHECK(std::any_of(std::begin(kPoints), std::end(kPoints), [&](double size) { return std::abs(size * theme.zoom() / 100.0 - points) < 0.1; }));
            if (!label && !(line && line->property("inCell").toBool()))
                CHECK(widget->height() >= widget->sizeHint().height() - kRing);
        }
    }
    // Page by page, and a child's file tab by tab.
    void walk() {
        Workbench &bench = *window->workbench();
        for (const auto &page : bench.pages())
            if (page->inNavigation()) {
                REQUIRE(bench.showPage(page->id()));
                look(page->id());
            }
        ListQuery first;
        first.limit = 1;
        emit context.childRequested(context.reader().rows(context.session(), fields::kChild, *context.reader().ids(context.session(), first))->front().uid);
        auto *tabs = find<QWidget>("child_page")->findChild<QTabWidget *>();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            look(QStringLiteral("child, tab %1").arg(tab));
        }
        tabs->setCurrentIndex(0);
    }
};

}  // namespace

TEST_CASE("a step of the zoom reaches what is seen and what is looked at later", "[journeys]") {
    Desk desk;
    desk.theme.setZoom(150);
    desk.walk();
    for (const int zoom : {110, 80, 200, 130})
        desk.theme.setZoom(zoom);
    desk.walk();
}
