#include "core/storage/ledger_folder.h"

#include "core/base/uid.h"
#include "core/storage/ledger_state.h"
#include "core/storage/recovery_code.h"

#include <sodium.h>
#include <sqlite3.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace tongdang {

namespace {
constexpr qint64 kLeastFreeBytes = 32 << 20;      // to begin a change
constexpr qint64 kLeastFreeToOpen = 2 << 20;
constexpr auto kRestored = "restored";

using FillOne = std::function<Result<void>(SQLite::Database &)>;
Result<void> makeDatabase(const QString &path, const DatabaseKey &key, const QList<Migration> &steps, const FillOne &fill) {
    auto database = openDatabase(path, OpenMode::Create, key, 4 << 20);
    if (!database)
        return database.error();
    if (auto migrated = migrate(**database, steps); !migrated)
        return migrated;
    return fill ? fill(**database) : Result<void>();
}

QString withoutSlash(const QString &path) {
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

Result<std::unique_ptr<LedgerFolder>> openWith(const QString &given, const Credential &credential, const Clock &clock, const LedgerOptions &options) {
    if (sodium_init() < 0)
        return makeError(ErrorCode::Internal, QStringLiteral("storage.internal"), {}, QStringLiteral("no source of randomness"));
    const QString path = withoutSlash(given);
    if (!QFileInfo(path).isDir())
        return makeError(ErrorCode::NotFound, QStringLiteral("storage.not_found"), {path});
    const bool full = isMediumFull(path), readOnly = full || !isFolderWritable(path);
    auto lock = lockFolder(path, readOnly, clock);
    if (!lock)
        return lock.error();
    auto keys = loadKeyFile(path);
    if (!keys) {
        // Neither a key file nor a database: not a ledger at all.
        if (!QFile::exists(path + QStringLiteral("/keys.json")) && !QFile::exists(path + QStringLiteral("/ledger.db")))
            return makeError(ErrorCode::NotFound, QStringLiteral("storage.not_found"), {path});
        return keys.error();
    }
    AttemptLog log(path + QStringLiteral("/attempts.log"));
    if (const auto may = log.mayTry(credential.login, clock); !may)
        return may.error();
    auto candidates = unlock(*keys, credential);
    if (!candidates) {
        if (candidates.error().code == ErrorCode::WrongKey)
            log.addFailed(credential.login, clock);
        return candidates.error();
    }
    auto folder = openLedgerFolder(path, *keys, *candidates, std::move(*lock), readOnly, clock, options);
    if (folder)
        (*folder)->state().full = full;
    else if (full && folder.error().code == ErrorCode::File)
        return makeError(ErrorCode::File, QStringLiteral("storage.full_at_opening"), {}, folder.error().detail);
    if (folder && !readOnly) {
        log.addSucceeded(credential.login, clock);
        // What a process that died while writing one of them has left: ours alone now.
        for (const QString &name : {QStringLiteral("/keys.json.new"), QStringLiteral("/keys.json.bak.new"), QStringLiteral("/attempts.log.new")})
            if (QFile::exists(path + name))
                QFile::remove(path + name);
        // Both copies of the keys are whole again after a loss or a crash.
        const QByteArray whole = writeKeyFile(*keys);
        for (const QString &name : {QStringLiteral("/keys.json"), QStringLiteral("/keys.json.bak")}) {
            QFile file(path + name);
            if (!file.open(QIODevice::ReadOnly) || file.readAll() != whole) {
                if (const auto saved = saveKeyFile(path, *keys); !saved)
                    return saved.error();
                break;
            }
        }
    }
    return folder;
}
}  // namespace

Result<std::vector<SecretKey>> unlock(const KeyFile &keys, const Credential &credential) {
    QString secret = credential.secret;
    if (credential.recovery) {
        const auto code = readRecoveryCode(credential.secret);
        if (!code)
            return makeError(ErrorCode::Invalid, QStringLiteral("storage.mistyped_recovery_code"));
        secret = *code;
    }
    const KeySlot *slot = keys.find(credential.recovery, credential.login);
    if (!slot)
        return makeError(ErrorCode::WrongKey, credential.recovery ? QStringLiteral("storage.wrong_recovery_code") : QStringLiteral("storage.wrong_password"));
    return openSlot(keys, *slot, secret);
}

LedgerFolder::LedgerFolder(std::unique_ptr<Private> state) : d(std::move(state)) {}

LedgerFolder::~LedgerFolder() {
    if (const auto closed = close(); !closed)
        qWarning("A ledger could not be closed: %s", qUtf8Printable(closed.error().detail));
}

Result<CreatedFolder> LedgerFolder::create(const QString &given, const QString &login, const QString &password, const Clock &clock, const LedgerOptions &options, const Fill &fill) {
    if (sodium_init() < 0)
        return makeError(ErrorCode::Internal, QStringLiteral("storage.internal"), {}, QStringLiteral("no source of randomness"));
    const QString path = withoutSlash(given);
    if (!isStrongEnough(password))
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.weak_password"));
    NewFolder made(path);
    if (const auto done = made.make(); !done)
        return done.error();

    KeyFile keys;
    keys.ledgerId = Uid::create(clock).text();
    keys.cipher = options.cipher ? *options.cipher : fasterCipher();
    std::vector<SecretKey> dataKeys;
    dataKeys.push_back(SecretKey::random());
    const QString code = createRecoveryCode();
    const auto recoverySlot = sealSlot(keys, true, {}, *readRecoveryCode(code), dataKeys.front(), options.stretch);
    if (!recoverySlot)
        return recoverySlot.error();
    const auto loginSlot = sealSlot(keys, false, login, password, dataKeys.front(), options.stretch);
    if (!loginSlot)
        return loginSlot.error();
    keys.put(*loginSlot);
    keys.put(*recoverySlot);

    for (const DatabaseFile file : {DatabaseFile::Ledger, DatabaseFile::Attachments}) {
        const QList<Migration> steps = file == DatabaseFile::Attachments ? attachmentMigrations() : options.migrations.isEmpty() ? ledgerMigrations() : options.migrations;
        const FillOne more = fill && file == DatabaseFile::Ledger ? FillOne([&](SQLite::Database &database) { return fill(database, path); }) : FillOne();
        if (const auto done = makeDatabase(made.path() + u'/' + databaseFileName(file), {keys.cipher, file, &dataKeys.front()}, steps, more); !done)
            return done.error();
    }
    if (const auto done = saveKeyFile(made.path(), keys); !done)
        return done.error();
    if (const auto done = made.keep(); !done)
        return done.error();
    auto lock = lockFolder(path, false, clock);
    if (!lock)
        return lock.error();
    auto folder = openLedgerFolder(path, std::move(keys), dataKeys, std::move(*lock), false, clock, options);
    if (!folder)
        return folder.error();
    return CreatedFolder{std::move(*folder), code};
}

Result<std::unique_ptr<LedgerFolder>> LedgerFolder::open(const QString &path, const QString &login, const QString &password, const Clock &clock, const LedgerOptions &options) {
    return openWith(path, {false, login, password}, clock, options);
}

Result<std::unique_ptr<LedgerFolder>> LedgerFolder::openWithRecoveryCode(const QString &path, const QString &code, const Clock &clock, const LedgerOptions &options) {
    return openWith(path, {true, {}, code}, clock, options);
}

Result<void> LedgerFolder::close() {
    if (!d)
        return {};
    d->reader.reset();
    const bool away = d->writer && isAway();
    const QString path = d->path;
    const Result<void> done = guarded([&]() -> Result<void> {
        for (SQLite::Database *database : {d->writer.get(), d->attachments.get()}) {
            if (!database || d->readOnly || !d->wal)
                continue;
            // A change that nobody committed is none.
            database->tryExec("ROLLBACK");
            // This also takes the WAL in and removes it: a closed ledger is one file a database.
            if (database->execAndGet("PRAGMA journal_mode=DELETE").getString() != "delete")
                return makeError(ErrorCode::InUse, QStringLiteral("storage.busy"), {}, QStringLiteral("another connection is open"));
        }
        return {};
    });
    d.reset();
    // What was acknowledged stands in the WAL and is taken in at the next opening.
    if (!done && away)
        return makeError(ErrorCode::File, QStringLiteral("storage.closed_away"), {path}, done.error().detail);
    if (!done && done.error().message.id == u"storage.disk_full")
        return makeError(ErrorCode::File, QStringLiteral("storage.saved_not_tidied"), {}, done.error().detail);
    return done;
}

QString LedgerFolder::path() const { return d->path; }
Cipher LedgerFolder::cipher() const { return d->keys.cipher; }
SQLite::Database &LedgerFolder::writer() { return *d->writer; }
SQLite::Database &LedgerFolder::reader() { return *d->reader; }
SQLite::Database &LedgerFolder::attachments() { return *d->attachments; }
bool LedgerFolder::isReadOnly() const { return d->readOnly; }
bool LedgerFolder::isDiskFull() const { return d->full; }
bool LedgerFolder::usesWal() const { return d->wal; }

bool isMediumFull(const QString &path) {
    const QStorageInfo storage(path);
    return storage.isValid() && !storage.isReadOnly() && storage.bytesAvailable() >= 0 && storage.bytesAvailable() < kLeastFreeToOpen;
}

void markRestored(SQLite::Database &ledger) {
    SQLite::Statement mark(ledger, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, x'01')");
    mark.bind(1, kRestored);
    mark.exec();
}

bool LedgerFolder::isRestored() const {
    SQLite::Statement mark(*d->writer, "SELECT 1 FROM meta WHERE key = ?");
    mark.bind(1, kRestored);
    return mark.executeStep();
}

void LedgerFolder::forgetRestored() {
    SQLite::Statement mark(*d->writer, "DELETE FROM meta WHERE key = ?");
    mark.bind(1, kRestored);
    mark.exec();
}

Result<std::unique_ptr<SQLite::Database>> LedgerFolder::anotherReader() {
    return openDatabase(d->filePath(DatabaseFile::Ledger), d->readingMode(), d->key(DatabaseFile::Ledger), d->options.cacheBytes / 4);
}

QList<Attempt> LedgerFolder::attempts() const {
    return d->attemptLog().failed();
}

Result<void> LedgerFolder::clearAttempts() {
    return d->attemptLog().absorb();
}

void LedgerFolder::endAttempts(const QString &login, const Clock &clock) {
    if (!d->readOnly)
        d->attemptLog().addSucceeded(login, clock);
}

bool LedgerFolder::isAway() const {
    int moved = 0;       // another file may stand in its place
    sqlite3_file_control(d->writer->getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved || !QFile::exists(d->filePath(DatabaseFile::Ledger));
}

Result<void> LedgerFolder::checkWritable() const {
    if (isAway())
        return makeError(ErrorCode::File, QStringLiteral("storage.medium_gone"), {d->path});
    const QStorageInfo storage(d->path);
    if (d->readOnly || storage.isReadOnly() || !isFolderWritable(d->path))
        return makeError(ErrorCode::File, QStringLiteral("storage.read_only"));
    if (storage.isValid() && storage.bytesAvailable() < kLeastFreeBytes)
        return makeError(ErrorCode::File, QStringLiteral("storage.disk_full"));
    return {};
}

bool isStrongEnough(const QString &password) {
    return password.size() >= 8 && password.count(password.front()) != password.size();
}

}  // namespace tongdang
