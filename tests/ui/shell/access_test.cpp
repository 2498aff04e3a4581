// Every page walked through: each control has a name for assistive programs, and Tab reaches it.
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
#include <QDialog>
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

// A state of a page; where it opens a dialog, that dialog, which is then closed.
void checkStop(World &world, const TourStop &stop) {
    if (!stop.modal) {
        stop.show();
        world.idle();
        return checkNames(*world.window);
    }
    bool seen = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        if (!std::exchange(seen, true))
            checkNames(*dialog);
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
