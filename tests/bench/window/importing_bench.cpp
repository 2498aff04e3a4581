// The window while a roster is imported through its own page: how long its event loop is held up, idle and with somebody searching.
#include "tests/bench/prepared.h"
#include "tests/bench/window/bench_window.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

namespace tongdang::bench {

void importingSubject(const Options &options) {
    if (options.children > kMostRows)
        return;   // into an empty ledger: the same as with the smaller one
    Prepared made(options);
    const QString path = QStringLiteral("%1/roster-%2.xlsx").arg(options.work).arg(options.children), ledger = options.work + QStringLiteral("/import-window.tongdang");
    made.open();
    const int rows = made.writeRoster(path);
    made.close();
    {
        BenchWindow bench;
        bench.setLedger(Prepared::scratch(ledger, bench.context.ledgerContext()));
        forgetPeak();
        const auto stage = [&](const QString &work, const char *button) {
            Heartbeat beats;
            const double ms = timed([&] {
                bench.click(button);
                bench.untilIdle();
                BenchWindow::painted([&] { bench.window->update(); });
            });
            note(QStringLiteral("%1: %2 s, %3 beats, %4 of them more than %5 ms late").arg(work).arg(ms / 1000, 0, 'f', 1).arg(beats.late.all.size()).arg(std::count_if(beats.late.all.begin(), beats.late.all.end(), [](double late) { return late > kBlockMs; })).arg(kBlockMs));
            print({work, rows, QStringLiteral("ms"), beats.late.at(1), QStringLiteral("p99 %1, longest %2").arg(beats.late.p99(), 0, 'f', 2).arg(beats.late.at(1), 0, 'f', 2), kBlockMs, {}, 0, 0});
        };
        bench.click("navigate_importing");
        bench.dialogs.files << path;
        stage(QStringLiteral("event loop held up: looking at the roster"), "chooseFile");
        stage(QStringLiteral("event loop held up: trying it out"), "importNext");
        stage(QStringLiteral("event loop held up: importing it"), "importNext");
        print({QStringLiteral("memory of the window that imported, peak"), rows, QStringLiteral("MB"), memory().peakMb, {}, 0, {}, 0, 0});
        if (!bench.dialogs.errors.isEmpty() || need(bench.context.reader().count(bench.context.session(), {})) < rows / 2)
            giveUp(QStringLiteral("not imported: ") + bench.dialogs.errors.join(u' '));
    }
    QDir(ledger).removeRecursively();
    QFile::remove(path);
}

}  // namespace tongdang::bench
