// From nothing to a usable list, by a process of its own: with the disk's cache emptied before (as root) and without.
#include "tests/bench/prepared.h"
#include "tests/bench/window/bench_window.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QTableView>

#include <cstdio>

#include <unistd.h>

namespace tongdang::bench {

namespace {

struct Start { double signIn = 0, list = 0, peakMb = 0; };

Start start(const QString &ledger) {
    Start out;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QByteArray told;
    const auto until = [&](const QByteArray &word) {
        while (!told.contains(word))
            if (!process.waitForReadyRead(-1))
                giveUp(QStringLiteral("it ended before: ") + QString::fromLatin1(word));
            else
                told += process.readAllStandardOutput();
    };
    out.signIn = timed([&] {
        process.start(QApplication::applicationFilePath(), {QStringLiteral("--start-once"), ledger});
        until("sign-in\n");
    });
    until("end\n");
    process.waitForFinished(-1);
    const QList<QByteArray> words = told.split('\n').value(1).split(' ');
    out.list = words.value(0).toDouble();
    out.peakMb = words.value(1).toDouble();
    return out;
}

bool emptyCache() {
    ::sync();
    QFile drop(QStringLiteral("/proc/sys/vm/drop_caches"));
    return drop.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && drop.write("3") == 1;
}

}  // namespace

int startOnce(const QString &ledger) {
    BenchWindow bench;
    BenchWindow::painted([&] {
        bench.window->begin(ledger);
        bench.window->show();
        QApplication::setActiveWindow(bench.window.get());
    });
    std::printf("sign-in\n");
    std::fflush(stdout);
    bench.find<QLineEdit>("login")->setText(kLogin);
    bench.find<QLineEdit>("password")->setFocus();
    for (const QChar c : kPassword)
        bench.key(c);
    const double ms = timed([&] {
        bench.key(Qt::Key_Return);
        bench.untilIdle();
        bench.key(Qt::Key_2, Qt::ControlModifier);   // from the workbench to the children
        bench.untilIdle();
        BenchWindow::painted([&] { bench.window->update(); });
    });
    if (bench.find<QTableView>("childTable")->model()->rowCount() == 0)
        giveUp(QStringLiteral("an empty list"));
    std::printf("%f %f\nend\n", ms, memory().peakMb);
    std::fflush(stdout);
    return 0;
}

void startingSubject(const Options &options) {
    const Prepared made(options);
    const int times = options.smoke ? 1 : 5;
    const auto rows = [&](const QString &how, const std::function<bool()> &before) {
        Times signIn, list;
        double peak = 0;
        for (int i = 0; i < times; ++i) {
            if (!before())
                return note(QStringLiteral("%1: only root may empty the disk's cache").arg(how));
            const Start one = start(made.path());
            signIn.add(one.signIn);
            list.add(one.list);
            peak = std::max(peak, one.peakMb);
        }
        print({QStringLiteral("start, %1: to the window that asks for the password").arg(how), options.children, QStringLiteral("ms"), signIn.p50(), {}, 0, {}, 0, 0});
        print({QStringLiteral("start, %1: from the password to a usable list").arg(how), options.children, QStringLiteral("ms"), list.p50(), {}, 1500, QStringLiteral("least key derivation within"), 0, 0});
        print({QStringLiteral("start, %1: memory then").arg(how), options.children, QStringLiteral("MB"), peak, {}, 500, {}, 0, 0});
    };
    if (!options.smoke)       // others work on this machine too
        rows(QStringLiteral("cold"), emptyCache);
    rows(QStringLiteral("warm"), [] { return true; });
}

}  // namespace tongdang::bench
