#include "tests/support/core/fault_world.h"

#include "core/base/dates.h"
#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "core/identity/id_number.h"
#include "core/importing/import.h"
#include "core/storage/backup.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace tongdang::test {

namespace {

const QString kLedgerName = QStringLiteral("台账.tongdang"), kCopy = QStringLiteral("旧.tdbackup"), kRosterFile = QStringLiteral("名单.csv"), kEarlier = QStringLiteral("先前.csv");
const QString kLogin = QStringLiteral("王芳"), kOld = QStringLiteral("correct horse"), kNew = QStringLiteral("battery staple");
const QString kVillageCode = QStringLiteral("150302101203");
constexpr int kOwnChildren = 6, kSaves = 4, kDemo = 8;

QString savedName(int i) { return QStringLiteral("存档%1").arg(QChar(u'甲' + i)); }
QString savedPhone(int i) { return QStringLiteral("1390000%1").arg(i, 4, 10, QLatin1Char('0')); }

// A roster as .csv; the n-th child of a letter is always the same.
QStringList writeRoster(const QString &path, const QString &surname, int rows) {
    static const QString given = QStringLiteral("梓涵雨桐欣怡浩然子轩宇航诗佳琪俊杰思源明雅静建国志强晓燕海波丽娜春梅");
    QStringList names;
    QString text = QStringLiteral("村(居),姓名,性别,出生日期,公民身份证号码,父亲姓名,父亲电话\n");
    for (int i = 0; i < rows; ++i) {
        const QDate birth = QDate(2004, 3, 5).addDays(i * 37 % 3000);
        const QString body = QStringLiteral("150302") + birth.toString(QStringLiteral("yyyyMMdd")) + QString::number(101 + 2 * (i % 400));
        const QString name = surname + given[i % given.size()] + given[(i / given.size() * 7 + i * 3 + 1) % given.size()];
        names << name;
        text += QStringLiteral("新地村,%1,男,%2,%3,%4,139%5\n").arg(name, isoDate(birth), body + idCheckDigit(body), surname + QStringLiteral("父") + given[i % given.size()]).arg(i, 8, 10, QLatin1Char('0'));
    }
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8());
    names.sort();
    return names;
}

Result<Uid> addChild(Ledger &ledger, const Session &session, const QString &name, const QString &phone) {
    const Form *form = ledger.forms().find(fields::kChild);
    ChangeSet set;
    set.intent = {QStringLiteral("ledger.intent_undo"), {}, {}};
    set.changes = newChild(ledger.forms(), ledger.clock(),
                           {{form->indexOf(fields::kName), name}, {form->indexOf(fields::kPhone), phone}, {form->indexOf(fields::kHomeRegion), kVillageCode}}, fields::kLeftBehind, {});
    const auto done = ledger.commit(session, set);
    if (!done)
        return done.error();
    return done->uids.front();
}

QStringList entries(const QString &folder) { return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name); }

bool isAllowedInLedger(const QString &name) {
    return QStringList{QStringLiteral("ledger.db"), QStringLiteral("attachments.db"), QStringLiteral("keys.json"), QStringLiteral("keys.json.bak"), QStringLiteral("attempts.log")}.contains(name);
}

}  // namespace

bool copyFolder(const QString &from, const QString &to) {
    if (!QDir().mkpath(to))
        return false;
    for (const QString &name : entries(from)) {
        const QString source = from + u'/' + name, target = to + u'/' + name;
        if (QFileInfo(source).isDir() ? !copyFolder(source, target) : !QFile::copy(source, target))
            return false;
    }
    return true;
}

QList<FaultJob> faultJobs() {
    return {FaultJob::Save, FaultJob::Import, FaultJob::Demo, FaultJob::Undo, FaultJob::Backup, FaultJob::Restore, FaultJob::Password, FaultJob::Create, FaultJob::Export};
}

QString faultJobName(FaultJob job) {
    static const QStringList names{QStringLiteral("save"), QStringLiteral("import"), QStringLiteral("demo"), QStringLiteral("undo"), QStringLiteral("backup"),
                                   QStringLiteral("restore"), QStringLiteral("password"), QStringLiteral("create"), QStringLiteral("export")};
    return names[int(job)];
}

Ledger::Context FaultWorld::context() {
    LedgerOptions options;
    options.stretch = KeyStretch::Least;
    options.cacheBytes = 8 << 20;
    options.cipher = Cipher::ChaCha20;
    return {&m_clock, &m_policy, &m_derivation, options};
}

Result<Ledger::Opened> FaultWorld::open(const QString &folder, const QString &password) { return Ledger::open(folder, kLogin, password.isEmpty() ? kOld : password, context()); }

FaultWorld::FaultWorld(int rosterRows) {
    if (const auto made = make(rosterRows); !made)
        m_problem = made.error().message.id + u' ' + made.error().detail;
}

Result<void> FaultWorld::make(int rosterRows) {
    m_roster = writeRoster(templateFile(kRosterFile), QStringLiteral("李"), rosterRows);
    auto made = Ledger::create({templateFile(kLedgerName), QStringLiteral("150302"), QStringLiteral("海勃湾区民政局"), kLogin, kOld, false}, context());
    if (!made)
        return made.error();
    NoProgress quiet;
    for (int i = 0; i < kOwnChildren; ++i) {
        m_own << QStringLiteral("原有%1").arg(QChar(u'甲' + i));
        if (const auto added = addChild(*made->ledger, made->session, m_own.back(), savedPhone(i)); !added)
            return added.error();
    }
    // Born on other days than those of the roster, so that nobody is taken for somebody else.
    QFile earlier(templateFile(kEarlier));
    QString text = QStringLiteral("村(居),姓名,出生日期\n");
    for (int i = 0; i < 10; ++i) {
        m_imported << QStringLiteral("先前%1").arg(QChar(u'甲' + i));
        text += QStringLiteral("新地村,%1,2010-01-%2\n").arg(m_imported.back()).arg(i + 1, 2, 10, QLatin1Char('0'));
    }
    if (!earlier.open(QIODevice::WriteOnly) || earlier.write(text.toUtf8()) < 0)
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"));
    earlier.close();
    const auto imported = importRoster(*made->ledger, made->session, earlier.fileName(), {}, quiet);
    if (!imported)
        return imported.error();
    m_batch = imported->batch;
    if (imported->created != 10)
        return makeError(ErrorCode::Internal, QStringLiteral("not ten"));
    if (const auto copied = backup(made->ledger->folder(), templateFile(kCopy), m_clock, quiet); !copied)
        return copied.error();
    return made->ledger->close();
}

QStringList FaultWorld::names(Ledger &ledger, const Session &session) {
    ListQuery query;
    query.form = fields::kChild;
    QStringList out;
    if (const auto ids = ledger.reader().ids(session, query))
        if (const auto rows = ledger.reader().rows(session, fields::kChild, *ids))
            for (const Record &record : *rows)
                out << record.answers.value(fields::kName);
    out.sort();
    return out;
}

void FaultWorld::work(FaultJob job, const QString &at, int acknowledge) {
    const auto tell = [&](const QString &line) {
        const QByteArray bytes = line.toUtf8() + '\n';
        (void)!::write(acknowledge, bytes.constData(), size_t(bytes.size()));
    };
    const auto failed = [&](const Error &error) { tell(QStringLiteral("error ") + error.message.id); };
    NoProgress quiet;
    const QString file = at + u'/';
    if (job == FaultJob::Create) {
        auto made = Ledger::create({file + QStringLiteral("新.tongdang"), QStringLiteral("150302"), QStringLiteral("海勃湾区民政局"), kLogin, kOld, false}, context());
        if (!made)
            return failed(made.error());
        tell(QStringLiteral("done"));
        if (const auto closed = made->ledger->close(); !closed)
            failed(closed.error());
        return;
    }
    if (job == FaultJob::Restore) {
        auto made = Ledger::restore(file + kCopy, file + QStringLiteral("新.tongdang"), kLogin, kOld, context(), quiet);
        if (!made)
            return failed(made.error());
        tell(QStringLiteral("done"));
        if (const auto closed = made->ledger->close(); !closed)
            failed(closed.error());
        return;
    }
    auto opened = open(file + kLedgerName);
    if (!opened)
        return failed(opened.error());
    Ledger &ledger = *opened->ledger;
    const Session &session = opened->session;
    const auto result = [&](const auto &done) {
        if (done)
            tell(QStringLiteral("done"));
        else
            failed(done.error());
    };
    switch (job) {
    case FaultJob::Save:
        for (int i = 0; i < kSaves; ++i) {
            if (const auto added = addChild(ledger, session, savedName(i), savedPhone(i)))
                tell(QStringLiteral("saved %1").arg(i));
            else
                failed(added.error());
        }
        break;
    case FaultJob::Import: result(importRoster(ledger, session, file + kRosterFile, {}, quiet)); break;
    case FaultJob::Demo: result(fillDemonstration(ledger, session, kDemo, 3, quiet)); break;
    case FaultJob::Undo: result(ledger.undo(session, m_batch)); break;
    case FaultJob::Backup: result(ledger.backup(session, file + kCopy, quiet)); break;
    case FaultJob::Password: result(ledger.setPassword(session, kLogin, kNew)); break;
    case FaultJob::Export: {
        ExportOptions options;
        result(exportRoster(ledger, ledger.reader(), session, file + QStringLiteral("out.xlsx"), options, quiet));
        result(exportRoster(ledger, ledger.reader(), session, file + QStringLiteral("out.csv"), options, quiet));
        break;
    }
    default: break;
    }
    if (const auto closed = ledger.close(); !closed)
        failed(closed.error());
}

FaultOutcome FaultWorld::run(FaultJob job, FileFault fault, long after, bool deep) {
    FaultOutcome out;
    const auto trouble = [&](const QString &what) { out.problems << faultJobName(job) + QStringLiteral(" at %1: ").arg(after) + what; };
    QTemporaryDir place;
    const QString at = place.path();
    int pipe[2];
    if (!copyFolder(m_template.path(), at) || ::pipe(pipe) != 0) {
        trouble(QStringLiteral("no place for a try"));
        return out;
    }
    const pid_t child = fork();
    if (child == 0) {
        ::close(pipe[0]);
        armFileFault(fault, after);
        work(job, at, pipe[1]);
        const QByteArray last = "changes " + QByteArray::number(qlonglong(fileChanges())) + '\n';
        (void)!::write(pipe[1], last.constData(), size_t(last.size()));
        _exit(0);
    }
    ::close(pipe[1]);
    QByteArray told;
    char piece[4096];
    for (ssize_t got; (got = ::read(pipe[0], piece, sizeof piece)) > 0;)
        told.append(piece, got);
    ::close(pipe[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) && WTERMSIG(status) != SIGKILL)
        trouble(QStringLiteral("crashed with signal %1").arg(WTERMSIG(status)));
    out.struck = !WIFEXITED(status);
    QStringList acknowledged;
    for (const QString &line : QString::fromUtf8(told).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u"error ")) {
            out.struck = true;
            out.error = line.mid(6);
        } else if (line.startsWith(u"changes ")) {
            out.changes = line.mid(8).toLong();
        } else {
            acknowledged << line;
        }
    }
    if (!out.error.isEmpty() && !Messages().knows(out.error))
        trouble(QStringLiteral("no sentence for ") + out.error);
    out.acknowledged = int(acknowledged.size());
    check(job, at, acknowledged, deep, fault == FileFault::Gone, out);
    return out;
}

void FaultWorld::check(FaultJob job, const QString &at, const QStringList &acknowledged, bool deep, bool gone, FaultOutcome &out) {
    const QString file = at + u'/';
    const bool done = acknowledged.contains(QStringLiteral("done"));
    const auto trouble = [&](int FaultOutcome::*count, const QString &what) {
        ++(out.*count);
        out.problems << faultJobName(job) + QStringLiteral(": ") + what;
    };
    NoProgress quiet;
    checkLedger(job, file + kLedgerName, acknowledged, deep, out);
    const QString fresh = file + QStringLiteral("新.tongdang");
    if (job == FaultJob::Create || job == FaultJob::Restore) {
        const bool exists = QFileInfo::exists(fresh);
        if (done && !exists)
            trouble(&FaultOutcome::lost, QStringLiteral("it was acknowledged and is not there"));
        if (exists) {
            auto opened = open(fresh);
            if (!opened)
                trouble(&FaultOutcome::half, QStringLiteral("it is there and does not open: ") + opened.error().message.id);
            else if (const auto report = opened->ledger->verify(opened->session, deep, quiet); !report || !report->ok())
                trouble(&FaultOutcome::half, QStringLiteral("it is there and does not verify: ") + (report ? report->faults.join(u", ") : report.error().message.id));
            else if (job == FaultJob::Restore && names(*opened->ledger, opened->session).size() != m_own.size() + m_imported.size())
                trouble(&FaultOutcome::wrong, QStringLiteral("the restored ledger holds something else"));
        } else if (job == FaultJob::Create) {   // once more must do, and leave nothing of the first try
            if (auto again = Ledger::create({fresh, QStringLiteral("150302"), {}, kLogin, kOld, false}, context()); !again)
                trouble(&FaultOutcome::half, QStringLiteral("a second try fails: ") + again.error().message.id);
        } else if (auto again = Ledger::restore(file + kCopy, fresh, kLogin, kOld, context(), quiet); !again) {
            trouble(&FaultOutcome::half, QStringLiteral("a second try fails: ") + again.error().message.id);
        }
    }
    if (job == FaultJob::Backup) {
        auto opened = Ledger::restore(file + kCopy, file + QStringLiteral("新.tongdang"), kLogin, kOld, context(), quiet);
        if (!opened)
            trouble(&FaultOutcome::lost, QStringLiteral("the copy does not restore: ") + opened.error().message.id);
        else if (names(*opened->ledger, opened->session).size() != m_own.size() + m_imported.size())
            trouble(&FaultOutcome::wrong, QStringLiteral("the copy holds something else"));
        opened = makeError(ErrorCode::Internal, QStringLiteral("closed"));
        if (auto ledger = open(file + kLedgerName); ledger)
            if (const auto again = ledger->ledger->backup(ledger->session, file + QStringLiteral("另.tdbackup"), quiet); !again)
                trouble(&FaultOutcome::half, QStringLiteral("a second copy fails: ") + again.error().message.id);
    }
    if (job == FaultJob::Export)
        for (const QString &name : {QStringLiteral("out.xlsx"), QStringLiteral("out.csv")}) {
            if (!QFile::exists(file + name))
                continue;
            auto book = Workbook::open(file + name);
            int rows = 0;
            if (!book || !(*book)->read(0, [&rows](const SheetRow &) { return ++rows > 0; }) || rows < m_own.size() + m_imported.size())
                trouble(&FaultOutcome::half, name + QStringLiteral(" is half written: %1 of %2 rows").arg(rows).arg(m_own.size() + m_imported.size()) + (book ? QString() : u' ' + book.error().message.id));
        }
    static const QStringList known{kLedgerName, kCopy, kRosterFile, kEarlier, QStringLiteral("新.tongdang"), QStringLiteral("另.tdbackup"), QStringLiteral("out.xlsx"), QStringLiteral("out.csv")};
    for (const QString &name : entries(at))
        if (!known.contains(name) && !(name.startsWith(u"tmp.") && (gone || QFileInfo(file + name).size() == 0)))   // libxlsxwriter's, between making it and taking its name away
            trouble(&FaultOutcome::stray, name + QStringLiteral(" strays"));
    for (const QString &folder : {kLedgerName, QStringLiteral("新.tongdang")})
        for (const QString &name : entries(file + folder))
            if (!isAllowedInLedger(name))
                trouble(&FaultOutcome::stray, name + QStringLiteral(" strays in the ledger"));
}

void FaultWorld::checkLedger(FaultJob job, const QString &at, const QStringList &acknowledged, bool deep, FaultOutcome &out) {
    const auto trouble = [&](int FaultOutcome::*count, const QString &what) {
        ++(out.*count);
        out.problems << faultJobName(job) + QStringLiteral(": ") + what;
    };
    const bool done = acknowledged.contains(QStringLiteral("done"));
    auto opened = open(at, job == FaultJob::Password && done ? kNew : kOld);
    if (!opened && job == FaultJob::Password && !done)
        opened = open(at, kNew);
    if (!opened)
        return trouble(&FaultOutcome::lost, QStringLiteral("the ledger does not open: ") + opened.error().message.id + u' ' + opened.error().detail);
    NoProgress quiet;
    const auto report = opened->ledger->verify(opened->session, deep, quiet);
    if (!report || !report->ok())
        trouble(&FaultOutcome::wrong, QStringLiteral("the ledger does not verify: ") + (report ? report->faults.join(u", ") : report.error().message.id));
    QStringList held = names(*opened->ledger, opened->session);
    const auto take = [&held](const QString &name) { return held.removeOne(name); };
    for (const QString &name : m_own)
        if (!take(name))
            trouble(&FaultOutcome::lost, name);
    int earlier = 0, roster = 0;
    for (const QString &name : m_imported)
        earlier += take(name) ? 1 : 0;
    if (earlier != 0 && earlier != m_imported.size())
        trouble(&FaultOutcome::half, QStringLiteral("an undo is half done"));
    if (earlier != m_imported.size() && job != FaultJob::Undo)
        trouble(&FaultOutcome::lost, QStringLiteral("earlier rows"));
    if (job == FaultJob::Undo && done && earlier != 0)
        trouble(&FaultOutcome::lost, QStringLiteral("an undo that was acknowledged"));
    for (const QString &name : m_roster)
        roster += take(name) ? 1 : 0;
    if (roster != 0 && roster != m_roster.size())
        trouble(&FaultOutcome::half, QStringLiteral("%1 of %2 rows are in").arg(roster).arg(m_roster.size()));
    if (roster != 0 && job != FaultJob::Import)
        trouble(&FaultOutcome::wrong, QStringLiteral("rows of no import"));
    if (job == FaultJob::Import && done && roster == 0)
        trouble(&FaultOutcome::lost, QStringLiteral("an import that was acknowledged"));
    if (job == FaultJob::Save)
        for (int i = 0; i < kSaves; ++i) {
            const bool there = take(savedName(i));
            if (acknowledged.contains(QStringLiteral("saved %1").arg(i)) && !there)
                trouble(&FaultOutcome::lost, savedName(i));
            if (there) {
                const auto hits = opened->ledger->reader().search(opened->session, savedPhone(i), 10);
                if (!hits || hits->empty())
                    trouble(&FaultOutcome::wrong, savedName(i) + QStringLiteral(" is not found by the phone"));
            }
        }
    if (job == FaultJob::Demo) {
        if (held.size() != 0 && held.size() != kDemo)
            trouble(&FaultOutcome::half, QStringLiteral("demonstration data is half there"));
        if (done && held.isEmpty())
            trouble(&FaultOutcome::lost, QStringLiteral("demonstration data"));
        held.clear();
    }
    if (!held.isEmpty())
        trouble(&FaultOutcome::wrong, QStringLiteral("unknown children: ") + held.join(u' '));
    if (const auto closed = opened->ledger->close(); !closed)
        trouble(&FaultOutcome::half, QStringLiteral("the ledger does not close: ") + closed.error().message.id);
}

QString FaultWorld::judgeDamaged(const QString &folder, QString &told) {
    auto opened = open(folder);
    if (!opened) {
        told = opened.error().message.id;
        return Messages().knows(told) ? QString() : QStringLiteral("no sentence for ") + told;
    }
    NoProgress quiet;
    const auto report = opened->ledger->verify(opened->session, true, quiet);
    if (!report) {
        told = report.error().message.id;
        return Messages().knows(told) ? QString() : QStringLiteral("no sentence for ") + told;
    }
    if (!report->ok()) {
        told = QStringLiteral("verify");
        return {};
    }
    QStringList wanted = m_own + m_imported;
    wanted.sort();
    return names(*opened->ledger, opened->session) == wanted ? QString() : QStringLiteral("other children than were saved, and verify holds");
}

}  // namespace tongdang::test
