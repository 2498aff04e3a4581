// The reliability counts of the project, printed as a table (docs: budgets). Never fails a build by itself: the exit status is 1 where
// something that must hold did not. tongdang-faults [--rounds N] (strikes a job and fault, 25) [--seed S] [--fuzz N] (executions a reader, 20000) [--job NAME] (its strikes alone)
#include "core/storage/backup.h"
#include "tests/support/core/fault_world.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStorageInfo>

#include <cstdio>
#include <random>
#include <sys/mount.h>
#include <unistd.h>

using namespace tongdang;
using namespace tongdang::test;

namespace {

struct Counts { int strikes = 0, struck = 0, acknowledged = 0, lost = 0, wrong = 0, half = 0, stray = 0, broken = 0; };

int failures = 0;
std::mt19937 randomly;

long below(long n) { return n <= 0 ? 0 : long(randomly() % unsigned(n)); }

void say(const QStringList &problems) {
    for (const QString &problem : problems)
        std::printf("      %s\n", qUtf8Printable(problem));
    failures += int(problems.size());
}

void strikes(FaultWorld &world, int rounds, const QString &only) {
    std::printf("%-9s %-5s %8s %8s %8s %6s %6s %6s %6s\n", "job", "fault", "moments", "strikes", "struck", "acked", "lost", "wrong", "half");
    for (const FaultJob job : faultJobs()) {
        if (!only.isEmpty() && faultJobName(job) != only)
            continue;
        const FaultOutcome whole = world.run(job, FileFault::Count, 0);
        say(whole.problems);
        for (const auto &[fault, name] : {std::pair(FileFault::Kill, "kill"), std::pair(FileFault::Torn, "torn"), std::pair(FileFault::Full, "full"), std::pair(FileFault::Gone, "gone")}) {
            Counts sum;
            for (int i = 0; i < rounds; ++i) {
                const FaultOutcome one = world.run(job, fault, below(whole.changes), i % 5 == 0);
                ++sum.strikes;
                sum.struck += one.struck ? 1 : 0;
                sum.acknowledged += one.acknowledged;
                sum.lost += one.lost;
                sum.wrong += one.wrong;
                sum.half += one.half + one.stray;
                say(one.problems);
            }
            std::printf("%-9s %-5s %8ld %8d %8d %6d %6d %6d %6d\n", qUtf8Printable(faultJobName(job)), name, whole.changes, sum.strikes, sum.struck, sum.acknowledged, sum.lost, sum.wrong, sum.half);
            std::fflush(stdout);
        }
    }
}

bool spoil(const QString &path, bool cut) {
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || file.size() == 0)
        return false;
    const qint64 at = qint64(randomly()) % file.size();
    if (cut)
        return file.resize(at);
    file.seek(at);
    char byte = 0;
    if (file.read(&byte, 1) != 1)
        return false;
    byte = char(byte ^ (1 << below(8)));
    file.seek(at);
    return file.write(&byte, 1) == 1;
}

void damages(FaultWorld &world, int rounds) {
    std::printf("\n%-16s %-5s %8s %8s %8s\n", "file", "fault", "tries", "told", "unhurt");
    for (const QString &name : {QStringLiteral("ledger.db"), QStringLiteral("attachments.db"), QStringLiteral("keys.json"), QStringLiteral("旧.tdbackup")})
        for (const bool cut : {false, true}) {
            int told = 0, unhurt = 0;
            for (int i = 0; i < rounds; ++i) {
                QTemporaryDir place;
                const QString folder = place.filePath(QStringLiteral("台账.tongdang"));
                copyFolder(world.ledgerFile(QString()), folder);
                const bool copy = name.endsWith(u".tdbackup");
                const QString path = copy ? place.filePath(name) : folder + u'/' + name;
                if (copy)
                    QFile::copy(world.templateFile(name), path);
                if (!spoil(path, cut))
                    continue;
                QString what, problem;
                if (copy) {
                    NoProgress quiet;
                    auto restored = Ledger::restore(path, place.filePath(QStringLiteral("新.tongdang")), QStringLiteral("王芳"), QStringLiteral("correct horse"), world.context(), quiet);
                    if (restored)
                        problem = QStringLiteral("a damaged copy was restored");
                    else
                        what = restored.error().message.id;
                } else {
                    problem = world.judgeDamaged(folder, what);
                }
                if (!problem.isEmpty())
                    say({name + QStringLiteral(": ") + problem});
                ++(what.isEmpty() ? unhurt : told);
            }
            std::printf("%-16s %-5s %8d %8d %8d\n", qUtf8Printable(name), cut ? "cut" : "flip", rounds, told, unhurt);
            std::fflush(stdout);
        }
    std::printf("(unhurt: keys.json has a second copy beside it)\n");
}

// A disk of a few megabytes that really fills, where this account may mount one.
void smallDisk(FaultWorld &world) {
    QTemporaryDir place;
    if (::mount("tmpfs", QFile::encodeName(place.path()).constData(), "tmpfs", 0, "size=48m") != 0) {
        std::printf("\nsmall disk: skipped, only root may mount one\n");
        return;
    }
    const QString folder = place.filePath(QStringLiteral("台账.tongdang"));
    copyFolder(world.ledgerFile(QString()), folder);
    QFile ballast(place.filePath(QStringLiteral("ballast")));
    if (ballast.open(QIODevice::WriteOnly))
        while (ballast.write(QByteArray(100'000, 'x')) == 100'000 && ballast.flush()) {
        }
    ballast.close();
    QString told;
    {
        auto opened = world.open(folder);
        if (!opened) {
            told = opened.error().message.id;
            say({QStringLiteral("a full disk keeps the ledger shut: ") + told});
        } else {
            if (!opened->ledger->folder().isDiskFull() || !opened->ledger->reader().ids(opened->session, {}))
                say({QStringLiteral("on a full disk the ledger is not read")});
            ChangeSet set;
            Change change;
            change.form = opened->ledger->forms().find(QStringLiteral("child"));
            change.set(QStringLiteral("name"), QStringLiteral("满盘"));
            set.intent = {QStringLiteral("ledger.intent_undo"), {}, {}};
            set.changes = {change};
            const auto saved = opened->ledger->commit(opened->session, set);
            told = saved ? QString() : saved.error().message.id;
            (void)opened->ledger->close();
        }
    }
    if (told.isEmpty())
        say({QStringLiteral("a full disk was not told")});
    ballast.remove();
    QString again;
    const QString problem = world.judgeDamaged(folder, again);
    if (!problem.isEmpty() || !again.isEmpty())
        say({QStringLiteral("after a full disk: ") + problem + again});
    std::printf("\nsmall disk: told %s, and whole once there was room\n", qUtf8Printable(told));
    ::umount(QFile::encodeName(place.path()).constData());
}

void fuzz(int executions, unsigned seed) {
    std::printf("\n%-16s %s\n", "reader", "executions");
    const QDir bin(QCoreApplication::applicationDirPath());
    for (const QString &name : bin.entryList({QStringLiteral("*_fuzz")}, QDir::Files)) {
        const QString room = name.chopped(5);
        QProcess run;
        run.start(bin.filePath(name), {QStringLiteral(TONGDANG_SOURCE_DIR "/tests/fuzz/seeds/") + room, QString::number(executions), QString::number(seed)});
        run.waitForFinished(-1);
        const bool fine = run.exitStatus() == QProcess::NormalExit && run.exitCode() == 0;
        if (!fine)
            say({name + QStringLiteral(" fails")});
        std::printf("%-16s %s", qUtf8Printable(room), fine ? run.readAllStandardOutput().constData() : "fails\n");
        std::fflush(stdout);
    }
}

}  // namespace

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);
    const QStringList args = app.arguments();
    const auto option = [&](const char *name, int otherwise) {
        const qsizetype at = args.indexOf(QLatin1String(name));
        return at < 0 ? otherwise : args.value(at + 1).toInt();
    };
    const int rounds = option("--rounds", 25);
    const unsigned seed = unsigned(option("--seed", 1));
    randomly.seed(seed);
    FaultWorld world;
    if (!world.problem().isEmpty()) {
        std::printf("no ledger to try on: %s\n", qUtf8Printable(world.problem()));
        return 1;
    }
    std::printf("seed %u\n", seed);
    const qsizetype job = args.indexOf(QLatin1String("--job"));
    strikes(world, rounds, job < 0 ? QString() : args.value(job + 1));
    if (job < 0) {
        damages(world, rounds * 4);
        smallDisk(world);
        fuzz(option("--fuzz", 20'000), seed);
    }
    std::printf("\n%d things did not hold\n", failures);
    return failures == 0 ? 0 : 1;
}
