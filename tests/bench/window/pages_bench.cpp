// The list, the search box, the pages and a child's file over a prepared ledger.
#include "core/children/fields.h"
#include "core/identity/names.h"
#include "tests/bench/prepared.h"
#include "tests/bench/window/bench_window.h"
#include "ui/shell/workbench.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTabWidget>

namespace tongdang::bench {

namespace {

constexpr Qt::Key kList = Qt::Key_2;   // with Ctrl, the page of the children

struct Desk : BenchWindow {
    explicit Desk(const Options &options) : size(options.children) {
        const Prepared made(options);
        setLedger(made.opened(context.ledgerContext()));
        all = need(context.reader().ids(context.session(), ListQuery()));
    }
    Record child(Dice &dice) const { return need(context.reader().rows(context.session(), fields::kChild, {all[dice.below(all.size())]})).front(); }
    void row(const QString &work, const Times &times, double budget) const {
        note(QStringLiteral("%1: longest %2 ms").arg(work).arg(times.at(1), 0, 'f', 1));
        print({work, size, QStringLiteral("ms"), times.p99(), times.shown(), budget, {}, 0, 0});
    }
    int size;
    std::vector<qint64> all;
};

}  // namespace

void searchBoxSubject(const Options &options) {
    const Desk desk(options);
    Dice dice(11);
    QStringList terms;
    for (int i = 0; i < (options.smoke ? 3 : 60); ++i) {
        const Record child = desk.child(dice);
        const QString name = child.answers.value(fields::kName), id = child.answers.value(fields::kIdNumber);
        const Pinyin read = pinyin(name);
        terms << name << read.initials() << read.full() << id.left(10) << id.right(4);
    }
    terms.removeAll(QString());
    Times keys, clearing;
    for (const QString &term : std::as_const(terms)) {
        desk.key(Qt::Key_F, Qt::ControlModifier);
        if (QApplication::focusWidget() != desk.find<QLineEdit>("search"))
            giveUp(QStringLiteral("the search box has no focus"));
        for (const QChar c : term)
            keys.add(desk.key(c));
        desk.key(Qt::Key_A, Qt::ControlModifier);
        clearing.add(desk.key(Qt::Key_Delete));
    }
    desk.row(QStringLiteral("search box: key to results shown"), keys, kKeyMs);
    desk.row(QStringLiteral("search box: cleared, everybody again"), clearing, kPageMs);
}

void pagesSubject(const Options &options) {
    const Desk desk(options);
    const int pages = int(std::count_if(desk.window->workbench()->pages().begin(), desk.window->workbench()->pages().end(), [](const auto &page) { return page->inNavigation(); }));
    const auto toList = [&] {
        desk.key(kList, Qt::ControlModifier);
        desk.untilIdle();
        auto *list = desk.find<QTableView>("childTable");
        list->setFocus();
        return list;
    };
    const auto around = [&] {
        Times times;
        for (int page = pages - 1; page >= 0; --page) {
            times.add(desk.key(Qt::Key(Qt::Key_1 + page), Qt::ControlModifier));
            desk.untilIdle();
        }
        return times;
    };
    toList();
    desk.row(QStringLiteral("page switch, first time"), around(), 0);
    Times again;
    for (int i = 0; i < 10; ++i)
        for (const double ms : around().all)
            again.add(ms);
    desk.row(QStringLiteral("page switch"), again, kPageMs);
    QTableView *list = toList();
    Times down, anywhere;
    for (int i = 0; i < (options.smoke ? 5 : 200); ++i)
        down.add(desk.key(Qt::Key_PageDown));
    Dice dice(2);
    for (int i = 0; i < (options.smoke ? 5 : 200); ++i) {
        const int to = int(dice.below(size_t(list->verticalScrollBar()->maximum()) + 1));
        if (to != list->verticalScrollBar()->value())
            anywhere.add(BenchWindow::painted([&] { list->verticalScrollBar()->setValue(to); }));
    }
    desk.row(QStringLiteral("list: Page Down"), down, kKeyMs);
    desk.row(QStringLiteral("list: scrolled to any place"), anywhere, kKeyMs);
}

void fileSubject(const Options &options) {
    Desk desk(options);
    Dice dice(4);
    Times opening, tabs, back;
    for (int i = 0; i < (options.smoke ? 2 : 50); ++i) {
        const Uid uid = desk.child(dice).uid;
        opening.add(BenchWindow::painted([&] { emit desk.context.childRequested(uid); }));
        auto *shown = desk.find<QWidget>("child_page")->findChild<QTabWidget *>();
        for (int tab = 1; tab < shown->count(); ++tab)
            tabs.add(BenchWindow::painted([&] { shown->setCurrentIndex(tab); }));
        shown->setCurrentIndex(0);
        back.add(desk.key(kList, Qt::ControlModifier));
    }
    print({QStringLiteral("a child's file: opened the first time"), desk.size, QStringLiteral("ms"), opening.all.front(), {}, kOpenMs, {}, 0, 0});
    opening.all.erase(opening.all.begin());
    desk.row(QStringLiteral("a child's file: opened"), opening, kOpenMs);
    emit desk.context.childRequested(desk.child(dice).uid);
    Times zooms;
    for (int i = 0; i < (options.smoke ? 2 : 10); ++i)
        zooms.add(BenchWindow::painted([&] { desk.theme.setZoom(i % 2 == 0 ? 110 : 100); }));
    desk.key(kList, Qt::ControlModifier);
    desk.row(QStringLiteral("a child's file: a step of the zoom"), zooms, kZoomMs);
    desk.row(QStringLiteral("a child's file: to another tab"), tabs, kPageMs);
    desk.row(QStringLiteral("a child's file: back to the list"), back, kPageMs);
    print({QStringLiteral("memory of the window, peak"), desk.size, QStringLiteral("MB"), memory().peakMb, {}, 500, {}, 0, 0});
}

}  // namespace tongdang::bench
