#include "core/storage/backup.h"
#include "core/storage/backup_file.h"

#include <sodium.h>

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace tongdang {

namespace {
constexpr qint64 kPiece = 1 << 20;

Result<void> copyParts(QFile &in, const BackupHead &head, const QString &folder, BackupMac &mac, Progress &progress, qint64 done, qint64 total) {
    const qint64 start = in.size() - kBackupMacBytes - head.partBytes();
    if (!in.seek(0))
        return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, in.errorString());
    const QByteArray headBytes = in.read(start);
    mac.add(headBytes);
    for (const BackupPart &part : head.parts) {
        QFile out(folder + u'/' + databaseFileName(part.file));
        if (!out.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {out.fileName()}, out.errorString());
        for (qint64 left = part.bytes; left > 0;) {
            const QByteArray piece = in.read(std::min(left, kPiece));
            if (piece.isEmpty())
                return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, in.errorString());
            mac.add(piece);
            if (out.write(piece) != piece.size())
                return makeError(ErrorCode::File, QStringLiteral("storage.disk_full"), {}, out.errorString());
            left -= piece.size();
            done += piece.size();
            if (!progress.step(done, total))
                return makeError(ErrorCode::Cancelled, QStringLiteral("storage.cancelled"));
        }
        if (!syncFile(out))
            return makeError(ErrorCode::File, QStringLiteral("storage.disk_full"), {}, out.errorString());
    }
    // The medium may have given something else than when it was verified.
    if (in.read(kBackupMacBytes) != mac.finish())
        return makeError(ErrorCode::BadFormat, QStringLiteral("storage.damaged_backup"));
    return {};
}

// Makes of the copied files those of a ledger of its own: keyed as wanted, and marked as a copy.
Result<void> adaptParts(const BackupHead &head, const QString &folder, const std::vector<SecretKey> &candidates, Cipher cipher) {
    for (const BackupPart &part : head.parts) {
        Error last;
        bool adapted = false;
        for (const SecretKey &key : candidates) {
            auto database = openDatabase(folder + u'/' + databaseFileName(part.file), OpenMode::ReadWrite, {head.keys.cipher, part.file, &key}, 16 << 20);
            if (!database) {
                last = database.error();
                continue;
            }
            const Result<void> done = guarded([&]() -> Result<void> {
                (*database)->execAndGet("PRAGMA journal_mode=DELETE");  // rekey is refused in WAL
                if (part.file == DatabaseFile::Ledger)
                    markRestored(**database);
                return cipher == head.keys.cipher ? Result<void>() : convertDatabase(**database, {cipher, part.file, &key});
            });
            if (!done)
                return done;
            adapted = true;
            break;
        }
        if (!adapted)
            return last;
    }
    return {};
}

Result<std::unique_ptr<LedgerFolder>> restoreWith(const QString &name, const QString &directory, const Credential &credential, const Clock &clock, Progress &progress,
                                                  std::optional<Cipher> cipher, const LedgerOptions &options) {
    if (sodium_init() < 0)
        return makeError(ErrorCode::Internal, QStringLiteral("storage.internal"), {}, QStringLiteral("no source of randomness"));
    const QString path = QDir::cleanPath(QFileInfo(directory).absoluteFilePath());
    if (QFileInfo::exists(path))
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.exists"), {path});
    QFile file(name);
    if (!file.exists())
        return makeError(ErrorCode::File, QStringLiteral("storage.no_file"), {name});
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_read"), {name}, file.errorString());
    auto head = readBackupHead(file);
    if (!head)
        return head.error();
    if (head->structure > newestVersion(options.migrations.isEmpty() ? ledgerMigrations() : options.migrations))
        return makeError(ErrorCode::TooNew, QStringLiteral("storage.too_new"));
    auto candidates = unlock(head->keys, credential);
    if (!candidates)
        return candidates.error();
    const qint64 total = 2 * file.size();
    const auto index = verifyBackup(file, *candidates, progress, 0, total);
    if (!index)
        return index.error();
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    if (storage.isValid() && storage.bytesAvailable() < head->partBytes() * (cipher ? 3 : 1) + (1 << 20))
        return makeError(ErrorCode::File, QStringLiteral("storage.disk_full"));

    NewFolder made(path);
    if (const auto done = made.make(); !done)
        return done.error();
    BackupMac mac((*candidates)[size_t(*index)]);
    if (const auto done = copyParts(file, *head, made.path(), mac, progress, file.size(), total); !done)
        return done.error();
    KeyFile keys = head->keys;
    keys.cipher = cipher.value_or(keys.cipher);
    if (const auto done = adaptParts(*head, made.path(), *candidates, keys.cipher); !done)
        return done.error();
    if (const auto done = saveKeyFile(made.path(), keys); !done)
        return done.error();
    if (const auto done = made.keep(); !done)
        return done.error();
    auto lock = lockFolder(path, false, clock);
    if (!lock)
        return lock.error();
    return openLedgerFolder(path, std::move(keys), *candidates, std::move(*lock), false, clock, options);
}
}  // namespace

Result<std::unique_ptr<LedgerFolder>> restore(const QString &file, const QString &directory, const QString &login, const QString &password, const Clock &clock,
                                              Progress &progress, std::optional<Cipher> cipher, const LedgerOptions &options) {
    return restoreWith(file, directory, {false, login, password}, clock, progress, cipher, options);
}

Result<std::unique_ptr<LedgerFolder>> restoreWithRecoveryCode(const QString &file, const QString &directory, const QString &code, const Clock &clock, Progress &progress,
                                                              std::optional<Cipher> cipher, const LedgerOptions &options) {
    return restoreWith(file, directory, {true, {}, code}, clock, progress, cipher, options);
}

}  // namespace tongdang
