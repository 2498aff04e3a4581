#include "tests/bench/bench.h"

#include <QFile>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace tongdang::bench {

void print(const Row &row) {
    const QStringList fields{row.work, QString::number(row.size), row.unit, QString::number(row.measured, 'g', 12), row.shown, QString::number(row.budget), row.peer,
                             QString::number(row.against, 'g', 12), QString::number(row.mostOfPeer)};
    std::printf("%s\n", fields.join(u'\t').toUtf8().constData());
    std::fflush(stdout);
}

void note(const QString &text) { std::fprintf(stderr, "  %s\n", text.toUtf8().constData()); }

void giveUp(const QString &why) {
    std::fprintf(stderr, "%s\n", why.toUtf8().constData());
    std::fflush(stdout);
    std::_Exit(1);
}

double timed(const std::function<void()> &work) {
    static const clockid_t kind = qEnvironmentVariableIsSet(kProcessorTime) ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
    timespec before{}, after{};
    clock_gettime(kind, &before);
    work();
    clock_gettime(kind, &after);
    return double(after.tv_sec - before.tv_sec) * 1e3 + double(after.tv_nsec - before.tv_nsec) / 1e6;
}

double Times::at(double share) const {
    if (all.empty())
        return 0;
    std::vector<double> sorted = all;
    std::sort(sorted.begin(), sorted.end());
    const auto place = size_t(std::ceil(share * double(sorted.size())));
    return sorted[std::clamp<size_t>(place, 1, sorted.size()) - 1];
}

QString Times::shown() const { return QStringLiteral("p50 %1, p99 %2").arg(p50(), 0, 'f', 2).arg(p99(), 0, 'f', 2); }

Times repeated(int times, const std::function<void()> &work) {
    Times out;
    for (int i = 0; i < times; ++i)
        out.add(timed(work));
    return out;
}

Memory memory() {
    Memory out;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return out;
    for (const QByteArray &line : status.readAll().split('\n')) {
        const double mb = line.mid(line.indexOf(':') + 1).trimmed().split(' ').value(0).toDouble() / 1024;
        if (line.startsWith("VmHWM:"))
            out.peakMb = mb;
        else if (line.startsWith("VmRSS:"))
            out.nowMb = mb;
    }
    return out;
}

void forgetPeak() {
    QFile clear(QStringLiteral("/proc/self/clear_refs"));
    if (clear.open(QIODevice::WriteOnly))
        clear.write("5");
}

}  // namespace tongdang::bench
