// A program of benchmarks: its command line, every subject in a process of its own, the table of their rows.
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>
#include <optional>
#include <utility>

namespace tongdang::bench {

namespace {

QString number(double value, const QString &unit) {
    const int digits = unit == u"B" || value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return QString::number(value, 'f', digits) + u' ' + unit;
}

// Chinese characters are two columns wide.
int widthOf(const QString &text) {
    int width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x2E80 ? 2 : 1;
    return width;
}

void table(const std::vector<Row> &rows) {
    std::vector<QStringList> lines{{QStringLiteral("work"), QStringLiteral("size"), QStringLiteral("measured"), QStringLiteral("budget"), QStringLiteral("peer or limit in the same run"), QStringLiteral("ratio"), QString()},
                                   {QStringLiteral("---"), QStringLiteral("--:"), QStringLiteral("--:"), QStringLiteral("--:"), QStringLiteral("---"), QStringLiteral("--:"), QStringLiteral("---")}};
    for (const Row &row : rows) {
        QStringList budget;
        if (row.budget > 0)
            budget << number(row.budget, row.unit);
        if (row.mostOfPeer > 0)
            budget << QStringLiteral("%1 ×").arg(row.mostOfPeer);
        lines.push_back({row.work, QLocale::c().toString(row.size), row.shown.isEmpty() ? number(row.measured, row.unit) : row.shown + u' ' + row.unit, budget.join(QStringLiteral(", ")),
                         row.against > 0 ? row.peer + QStringLiteral(": ") + number(row.against, row.unit) : row.peer, row.against > 0 ? QString::number(row.measured / row.against, 'f', 2) : QString(),
                         !row.hasBudget() ? QString() : row.met() ? QStringLiteral("met") : QStringLiteral("MISSED")});
    }
    std::vector<int> widths(size_t(lines.front().size()), 0);
    for (const QStringList &line : lines)
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], widthOf(line[i]));
    for (const QStringList &line : lines) {
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text += QStringLiteral("| ") + line[i] + QString(widths[size_t(i)] - widthOf(line[i]) + 1, u' ');
        std::printf("%s|\n", text.toUtf8().constData());
    }
}

QString machine() {
    QString cpu;
    QFile info(QStringLiteral("/proc/cpuinfo"));
    if (info.open(QIODevice::ReadOnly))
        for (const QByteArray &line : info.readAll().split('\n'))
            if (cpu.isEmpty() && line.startsWith("model name"))
                cpu = QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
    QString memory;
    QFile mem(QStringLiteral("/proc/meminfo"));
    if (mem.open(QIODevice::ReadOnly))
        memory = QStringLiteral("%1 GB").arg(mem.readLine().split(':').value(1).trimmed().split(' ').value(0).toDouble() / 1024 / 1024, 0, 'f', 0);
    QFile load(QStringLiteral("/proc/loadavg"));
    const QString busy = load.open(QIODevice::ReadOnly) ? QString::fromLatin1(load.readAll().split(' ').value(0)) : QString();
#ifdef NDEBUG
    const QString kind = QStringLiteral("release");
#else
    const QString kind = QStringLiteral("DEBUG: not to be compared");
#endif
    const QString times = qEnvironmentVariableIsSet(kProcessorTime) ? QStringLiteral("; processor time, waiting for the disk left out") : QString();
    return QStringLiteral("%1, %2 processors, %3, %4, %5 build, %6, load %7%8").arg(cpu.isEmpty() ? QSysInfo::currentCpuArchitecture() : cpu).arg(QThread::idealThreadCount()).arg(memory, QSysInfo::prettyProductName(), kind, QDate::currentDate().toString(Qt::ISODate), busy, times);
}

// Its rows; nothing where it failed.
std::optional<std::vector<Row>> runApart(const QString &subject, const Options &options) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QStringList arguments{QStringLiteral("--subject"), subject, QStringLiteral("--children"), QString::number(options.children), QStringLiteral("--work"), options.work};
    if (options.fresh)
        arguments << QStringLiteral("--fresh");
    if (options.smoke)
        arguments << QStringLiteral("--smoke");
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(-1);
    std::vector<Row> rows;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QStringList f = QString::fromUtf8(line).split(u'\t');
        if (f.size() == 9)
            rows.push_back({f[0], f[1].toLongLong(), f[2], f[3].toDouble(), f[4], f[5].toDouble(), f[6], f[7].toDouble(), f[8].toDouble()});
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    return rows;
}

}  // namespace

int run(const QStringList &line) {
    Options options;
    std::vector<int> sizes;
    QStringList only;
    QString subject;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QString next = line.value(i + 1);
        if (line[i] == u"--fresh")
            options.fresh = true;
        else if (line[i] == u"--smoke")
            options.smoke = true;
        else if (line[i] == u"--cpu")
            qputenv(kProcessorTime, "1");
        else if (line[i] == u"--children" && next.toInt() > 0)
            sizes.push_back(next.toInt()), ++i;
        else if (line[i] == u"--only" && !next.isEmpty())
            only << next, ++i;
        else if (line[i] == u"--work" && !next.isEmpty())
            options.work = next, ++i;
        else if (line[i] == u"--subject")
            subject = next, ++i;
        else
            giveUp(QStringLiteral("usage: %1 [--children N]… [--only NAME]… [--work DIR] [--fresh] [--cpu] [--smoke]").arg(QCoreApplication::applicationName()));
    }
    if (sizes.empty())
        sizes = options.smoke ? std::vector<int>{200} : std::vector<int>{100'000, 1'000'000};
    QTemporaryDir passing;
    if (options.work.isEmpty())
        options.work = options.smoke ? passing.path() : QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/tongdang-bench");
    if (!QDir().mkpath(options.work))
        giveUp(QStringLiteral("cannot make ") + options.work);
    if (!subject.isEmpty()) {
        options.children = sizes.front();
        for (const Subject &one : subjects())
            if (subject == QLatin1String(one.name)) {
                one.run(options);
                return 0;
            }
        giveUp(QStringLiteral("no such subject: ") + subject);
    }
    std::printf("%s\n\n", machine().toUtf8().constData());
    std::vector<Row> rows;
    QStringList failed;
    for (const int children : sizes) {
        options.children = children;
        bool remake = options.fresh;
        for (const Subject &one : subjects()) {
            const QString name = QString::fromLatin1(one.name);
            if (!only.isEmpty() && !only.contains(name))
                continue;
            note(QStringLiteral("%1, %2 children").arg(name).arg(children));
            options.fresh = std::exchange(remake, false);
            const std::optional<std::vector<Row>> found = runApart(name, options);
            if (!found || (options.smoke && found->empty()))
                failed << name;
            else
                rows.insert(rows.end(), found->begin(), found->end());
            options.fresh = false;
        }
    }
    table(rows);
    for (const QString &name : std::as_const(failed))
        std::fprintf(stderr, "no row of %s\n", name.toUtf8().constData());
    return failed.isEmpty() && !rows.empty() ? 0 : 1;
}

}  // namespace tongdang::bench
