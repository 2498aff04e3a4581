// Every page walked through: each control has a name for assistive programs, Tab reaches it, and goes from one to the next as one reads:
// never up, and never back in a line.
#include "tests/support/catch_qt.h"
#include "tests/support/ui/world.h"
#include "core/children/demonstration.h"
#include "ui/pages/administration/administration_page.h"
#include "ui/pages/child/child_page.h"
#include "ui/pages/children/children_page.h"
#include "ui/pages/importing/importing_page.h"
#include "ui/pages/statistics/statistics_page.h"
#include "ui/pages/survey/survey_page.h"
#include "ui/pages/workbench/today_page.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QTabWidget>
#include <QTimer>

using namespace tongdang;

namespace {

template <typename P> PageFactory page() {
    return [](UiContext &context) { return std::unique_ptr<Page>(std::make_unique<P>(context)); };
}

QList<QWidget *> controls(const QWidget &window) {
    QList<QWidget *> all;
    for (auto *widget : window.findChildren<QWidget *>())
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->window() == &window)
            all << widget;
    return all;
}

QString described(const QWidget *widget) {
    QStringList way;
    for (; widget && way.size() < 5; widget = widget->parentWidget())
        way.prepend(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    return way.join(QStringLiteral(" > "));
}

void checkNames(const QWidget &window) {
    for (QWidget *widget : controls(window)) {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        INFO(described(widget).toStdString());
        REQUIRE(spoken);
        CHECK_FALSE(spoken->text(QAccessible::Name).trimmed().isEmpty());
    }
}

// The next one stands above the one before, or left of it in the same line.
bool isBackwards(const QRect &before, const QRect &next) {
    const bool besides = next.right() < before.left() || before.right() < next.left();
    if (next.bottom() <= before.top())
        return !besides;
    const int shared = std::min(before.bottom(), next.bottom()) - std::max(before.top(), next.top());
    return shared * 2 > std::min(before.height(), next.height()) && next.right() < before.left();
}

// Within a page or a dialog, among what can be seen.
void checkOrder(QWidget &part) {
    QWidget &window = *part.window();
    const QList<QWidget *> all = controls(window);
    const QSet<QWidget *> stops(all.begin(), all.end());
    const QWidget *before = nullptr;
    QStringList wrong;
    const auto place = [&](const QWidget *widget) { return QRect(widget->mapTo(&window, QPoint()), widget->size()); };
    for (QWidget *at = window.nextInFocusChain(); at && at != &window; at = at->nextInFocusChain()) {
        if (!stops.contains(at) || !part.isAncestorOf(at) || at->visibleRegion().isEmpty())
            continue;
        if (before && isBackwards(place(before), place(at)))
            wrong << described(before) + QStringLiteral("  ->  ") + described(at);
        before = at;
    }
    INFO(wrong.join(u'\n').toStdString());
    CHECK(wrong.isEmpty());
}

// What a dialog asks for by and by: the first choice of each list brings its own controls.
void fillIn(QDialog &dialog) {
    for (auto *combo : dialog.findChildren<QComboBox *>())
        if (combo->isVisible() && !combo->isEditable() && combo->count() > 1)
            combo->setCurrentIndex(1);
    for (auto *line : dialog.findChildren<QLineEdit *>())
        if (line->isVisible() && !line->isReadOnly() && line->text().isEmpty())
            line->setText(QStringLiteral("1"));
    for (auto *box : dialog.findChildren<QAbstractButton *>())
        if (box->isVisible() && box->isCheckable() && box->autoExclusive())
            box->setChecked(true);
    QApplication::processEvents();
}

// A state of a page; where it opens a dialog, that dialog, which is then closed.
void checkStop(World &world, const TourStop &stop) {
    if (!stop.modal) {
        stop.show();
        world.idle();
        QApplication::processEvents();
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        checkNames(*world.window);
        Page &shown = *world.window->workbench()->current();
        if (shown.id() != u"child")          // its buttons stand below the form but come before it
            checkOrder(*shown.widget());
        return;
    }
    bool seen = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        if (!std::exchange(seen, true)) {
            checkNames(*dialog);
            checkOrder(*dialog);
            fillIn(*dialog);
            checkNames(*dialog);
            checkOrder(*dialog);
        }
        world.dialogs.leaves << Dialogs::Leave::Discard;
        dialog->reject();
    });
    look.start(10);
    stop.show();
    CHECK(seen);
}

void checkReach(QWidget &window) {
    QSet<QWidget *> reached;
    for (int i = 0; i < 600; ++i) {
        QWidget *at = QApplication::focusWidget();
        if (!at)
            break;
        if (at && reached.contains(at) && i > 300)
            break;
        reached.insert(at);
        QTest::keyClick(at, Qt::Key_Tab);
    }
    QStringList missed;
    for (QWidget *widget : controls(window))
        if (auto *button = qobject_cast<QAbstractButton *>(widget); !reached.contains(widget) && !(button && button->autoExclusive()))   // one stop a group
            missed << described(widget);
    INFO(missed.join(u'\n').toStdString());
    CHECK(missed.isEmpty());
}

}  // namespace

TEST_CASE("every control of every page has a name and is reached by Tab", "[shell]") {
    World world({page<TodayPage>(), page<ChildrenPage>(), page<SurveyPage>(), page<ChildPage>(), page<ImportingPage>(), page<StatisticsPage>(), page<AdministrationPage>()});
    REQUIRE(world.createLedger());
    NoProgress quiet;
    REQUIRE(fillDemonstration(world.context.ledger(), world.context.session(), 12, 1, quiet));
    world.context.announceChange(Message{}, {});
    auto &bench = *world.window->workbench();
    for (const auto &shown : bench.pages()) {
        if (!shown->inNavigation())
            continue;
        INFO(shown->id().toStdString());
        REQUIRE(bench.showPage(shown->id()));
        world.idle();
        checkNames(*world.window);
        QApplication::processEvents();
        checkOrder(*shown->widget());
        world.find<QWidget>("search")->setFocus();
        checkReach(*world.window);
    }
    ListQuery first;
    first.limit = 1;
    const auto ids = world.context.reader().ids(world.context.session(), first).value();
    emit world.context.childRequested(world.context.reader().rows(world.context.session(), QStringLiteral("child"), ids)->front().uid);
    auto *tabs = bench.current()->widget()->findChild<QTabWidget *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        INFO("tab " << tab);
        tabs->setCurrentIndex(tab);
        checkNames(*world.window);
        world.find<QWidget>("search")->setFocus();
        checkReach(*world.window);
    }
}

TEST_CASE("every state and dialog of every page names its controls, in both languages", "[shell]") {
    for (const Language language : {Language::Chinese, Language::English}) {
        World world({page<TodayPage>(), page<ChildrenPage>(), page<SurveyPage>(), page<ChildPage>(), page<ImportingPage>(), page<StatisticsPage>(), page<AdministrationPage>()}, language);
        REQUIRE(world.createLedger());
        NoProgress quiet;
        REQUIRE(fillDemonstration(world.context.ledger(), world.context.session(), 12, 1, quiet));
        world.context.announceChange(Message{}, {});
        auto &bench = *world.window->workbench();
        for (const auto &shown : bench.pages())
            for (const TourStop &stop : shown->tourStops()) {
                INFO(shown->id().toStdString() << " " << stop.name.toStdString());
                world.dialogs.leaves << Dialogs::Leave::Discard;
                bench.showPage(shown->id());
                checkStop(world, stop);
            }
        world.dialogs.leaves << Dialogs::Leave::Discard;
        bench.showPage(QStringLiteral("children"));
    }
}
