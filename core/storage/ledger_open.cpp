// Locking, opening and upgrading the databases of a ledger folder.
#include "core/storage/ledger_state.h"

#include "core/storage/backup.h"
#include "core/storage/holder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

namespace tongdang {

namespace {
using DatabasePtr = std::unique_ptr<SQLite::Database>;

struct Opened {
    DatabasePtr database;
    SecretKey key;
};

// Tries each key: a re-key that was interrupted opens with either. The slot has proved them, so what opens with none is damaged.
Result<Opened> openWithAny(const LedgerFolder::Private &state, DatabaseFile file, OpenMode mode, const std::vector<SecretKey> &candidates, qint64 cacheBytes) {
    const QString path = state.filePath(file);
    const QFileInfo info(path);
    if (!info.exists() || info.size() == 0)  // SQLite would take an empty file for a new database
        return makeError(ErrorCode::Damaged, QStringLiteral("storage.damaged_ledger"), {}, databaseFileName(file) + QStringLiteral(" is missing or empty"));
    Error last;
    for (const SecretKey &candidate : candidates) {
        auto database = openDatabase(path, mode, {state.keys.cipher, file, &candidate}, cacheBytes);
        if (database)
            return Opened{std::move(*database), candidate.copy()};
        last = database.error();
        if (last.code != ErrorCode::Damaged)
            break;
    }
    return last;
}

Result<DatabasePtr> openForReading(LedgerFolder::Private &state, DatabaseFile file, const std::vector<SecretKey> &candidates, SecretKey &key, qint64 cacheBytes) {
    auto opened = openWithAny(state, file, state.readingMode(), candidates, cacheBytes);
    if (!opened && !state.immutable && opened.error().code == ErrorCode::File) {
        // It was not closed properly, and here its WAL cannot be taken in. Where there is nothing in the WAL the file is whole.
        if (QFileInfo(state.filePath(file) + QStringLiteral("-wal")).size() > 0)
            return makeError(ErrorCode::File, QStringLiteral("storage.read_only_unclosed"), {}, opened.error().detail);
        state.immutable = true;
        opened = openWithAny(state, file, state.readingMode(), candidates, cacheBytes);
    }
    if (!opened)
        return opened.error();
    key = std::move(opened->key);
    return std::move(opened->database);
}

Result<bool> useJournal(SQLite::Database &database, bool wal, bool sync) {
    return guarded([&]() -> Result<bool> {
        database.exec(sync ? "PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864" : "PRAGMA synchronous=OFF");
        bool got = false;
        if (wal) {
            try {
                got = database.execAndGet("PRAGMA journal_mode=WAL").getString() == "wal";
                if (got)
                    database.execAndGet("SELECT count(*) FROM sqlite_schema");  // the shared memory may still be refused
            } catch (const SQLite::Exception &exception) {
                if (exception.getErrorCode() != 10 && exception.getErrorCode() != 14)  // SQLITE_IOERR, SQLITE_CANTOPEN
                    throw;
                got = false;
            }
        }
        if (!got)
            database.execAndGet("PRAGMA journal_mode=DELETE");
        return got;
    });
}

QList<Migration> stepsOf(const LedgerOptions &options) {
    return options.migrations.isEmpty() ? ledgerMigrations() : options.migrations;
}

Result<void> upgrade(LedgerFolder &folder, const Clock &clock) {
    LedgerFolder::Private &state = folder.state();
    const QList<Migration> steps = stepsOf(state.options), attachmentSteps = attachmentMigrations();
    return guarded([&]() -> Result<void> {
        const qint64 version = userVersion(*state.writer), attachmentsVersion = userVersion(*state.attachments);
        if (version == 0 || attachmentsVersion == 0)
            return makeError(ErrorCode::Damaged, QStringLiteral("storage.damaged_ledger"), {}, QStringLiteral("a database without structure"));
        if (version > newestVersion(steps) || attachmentsVersion > newestVersion(attachmentSteps))
            return makeError(ErrorCode::TooNew, QStringLiteral("storage.too_new"));
        if (version == newestVersion(steps) && attachmentsVersion == newestVersion(attachmentSteps))
            return {};
        if (state.readOnly)
            return makeError(ErrorCode::File, QStringLiteral("storage.upgrade_needs_writing"));
        if (const auto copied = copyBeforeUpgrade(folder, QString::number(version), clock); !copied)
            return copied;
        if (const auto done = migrate(*state.writer, steps); !done)
            return done;
        return migrate(*state.attachments, attachmentSteps);
    });
}
}  // namespace

QString databaseFileName(DatabaseFile file) {
    return file == DatabaseFile::Ledger ? QStringLiteral("ledger.db") : QStringLiteral("attachments.db");
}

QString LedgerFolder::Private::filePath(DatabaseFile file) const {
    return path + u'/' + databaseFileName(file);
}

DatabaseKey LedgerFolder::Private::key(DatabaseFile file) const {
    return {keys.cipher, file, file == DatabaseFile::Ledger ? &ledgerKey : &attachmentsKey};
}

AttemptLog LedgerFolder::Private::attemptLog() const {
    return AttemptLog(path + QStringLiteral("/attempts.log"));
}

Result<FileLock> lockFolder(const QString &path, bool readOnly, const Clock &clock) {
    const QString text = QStringLiteral("%1@%2 pid %3 since %4").arg(userName(), QSysInfo::machineHostName(), QString::number(QCoreApplication::applicationPid()), isoTime(clock.nowMs()));
    auto lock = FileLock::acquire(path + QStringLiteral("/lock"), text, readOnly);
    if (!lock && lock.error().code == ErrorCode::InUse)
        return Error{ErrorCode::InUse, heldBy(lock.error().detail, clock), lock.error().detail};
    return lock;
}

Result<std::unique_ptr<LedgerFolder>> openLedgerFolder(const QString &path, KeyFile keys, const std::vector<SecretKey> &candidates, FileLock lock, bool readOnly,
                                                       const Clock &clock, const LedgerOptions &options) {
    auto state = std::make_unique<LedgerFolder::Private>();
    LedgerFolder::Private &s = *state;
    s.path = path;
    s.options = options;
    s.keys = std::move(keys);
    s.lock = std::move(lock);
    s.readOnly = readOnly;
    if (readOnly) {
        auto ledger = openForReading(s, DatabaseFile::Ledger, candidates, s.ledgerKey, options.cacheBytes / 4);
        if (!ledger)
            return ledger.error();
        s.writer = std::move(*ledger);
        auto attachments = openForReading(s, DatabaseFile::Attachments, candidates, s.attachmentsKey, 4 << 20);
        if (!attachments)
            return attachments.error();
        s.attachments = std::move(*attachments);
    } else {
        auto ledger = openWithAny(s, DatabaseFile::Ledger, OpenMode::ReadWrite, candidates, options.cacheBytes / 2);
        if (!ledger)
            return ledger.error();
        s.writer = std::move(ledger->database);
        s.ledgerKey = std::move(ledger->key);
        auto attachments = openWithAny(s, DatabaseFile::Attachments, OpenMode::ReadWrite, candidates, 4 << 20);
        if (!attachments)
            return attachments.error();
        s.attachments = std::move(attachments->database);
        s.attachmentsKey = std::move(attachments->key);
    }
    // A write to the file itself that was torn as the power went is still whole in the WAL, which is taken in below.
    const auto unclosed = [&s](DatabaseFile file) { return QFileInfo(s.filePath(file) + QStringLiteral("-wal")).size() > 0; };
    const bool takeIn = !readOnly && (unclosed(DatabaseFile::Ledger) || unclosed(DatabaseFile::Attachments));
    for (const DatabaseFile file : {DatabaseFile::Ledger, DatabaseFile::Attachments})
        if (const QString fault = headerFault(s.filePath(file), s.key(file), {}); !fault.isEmpty() && !(takeIn && unclosed(file) && fault.startsWith(u"file size")))
            s.faultsAtOpening.append(databaseFileName(file) + u' ' + fault);
    // SQLite takes some of these bytes for a file that must not be written; say what it is instead.
    if (!readOnly && s.faultsAtOpening.join(u' ').contains(QStringLiteral("bytes 16-23")))
        return makeError(ErrorCode::Damaged, QStringLiteral("storage.damaged_ledger"), {}, s.faultsAtOpening.join(u", "));

    // From here on a failure closes what is open, as any ledger does.
    auto folder = std::make_unique<LedgerFolder>(std::move(state));
    if (const auto upgraded = upgrade(*folder, clock); !upgraded)
        return upgraded.error();
    if (!readOnly) {
        for (SQLite::Database *database : {s.writer.get(), s.attachments.get()}) {
            auto wal = useJournal(*database, options.wal, !options.forTests);
            if (!wal)
                return wal.error();
            s.wal = *wal;
            if (takeIn && s.wal)
                if (const auto taken = checkpoint(*database); !taken)
                    return taken.error();
        }
    }
    auto reader = openDatabase(s.filePath(DatabaseFile::Ledger), s.readingMode(), s.key(DatabaseFile::Ledger), options.cacheBytes);
    if (!reader)
        return reader.error();
    s.reader = std::move(*reader);
    return folder;
}

}  // namespace tongdang
