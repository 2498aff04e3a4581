#include "core/storage/backup.h"

#include "core/base/dates.h"
#include "core/storage/backup_file.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace tongdang {

namespace {
constexpr qint64 kPiece = 1 << 20;
constexpr qint64 kSlack = 1 << 20;

// While it lives nobody can write, and the files hold everything: the WAL has been taken in before.
class StillLedger {
  public:
    static Result<std::unique_ptr<StillLedger>> make(LedgerFolder::Private &state) {
        auto still = std::make_unique<StillLedger>();
        for (SQLite::Database *database : {state.writer.get(), state.attachments.get()}) {
            const Result<void> done = guarded([&]() -> Result<void> {
                if (state.wal)
                    if (const auto taken = checkpoint(*database); !taken)
                        return taken;
                // A folder that nobody can write holds still by itself.
                database->exec(state.readOnly ? "BEGIN" : "BEGIN IMMEDIATE");
                still->m_begun.append(database);
                return {};
            });
            if (!done)
                return done.error();
        }
        return still;
    }
    ~StillLedger() {
        for (SQLite::Database *database : m_begun)
            database->tryExec("ROLLBACK");
    }

  private:
    QList<SQLite::Database *> m_begun;
};

const QString kPart = QStringLiteral(".part");

// What processes that died while copying into the same folder have left; one that is still at it holds its file.
void removeRemains(const QString &name) {
    const QDir folder(QFileInfo(name).absolutePath());
    for (const QString &part : folder.entryList({QStringLiteral("*.tdbackup") + kPart}, QDir::Files | QDir::Hidden)) {
        QFile file(folder.filePath(part));
        if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && holdFile(file))
            file.remove();
    }
}

// A file under a temporary name beside its own; goes when it is not kept.
class TemporaryFile {
  public:
    explicit TemporaryFile(const QString &finalName) : m_final(finalName), m_file(finalName + kPart) {}
    ~TemporaryFile() {
        if (!m_kept) {
            m_file.close();
            m_file.remove();
        }
    }
    QFile &file() { return m_file; }
    bool keep() {
        m_file.close();
        m_kept = replaceFile(m_file.fileName(), m_final);
        return m_kept && (syncDirectory(QFileInfo(m_final).absolutePath()) || true);
    }

  private:
    QString m_final;
    QFile m_file;
    bool m_kept = false;
};

Error writeError(const QFile &file) {
    const QStorageInfo storage(QFileInfo(file.fileName()).absolutePath());
    if (file.error() == QFileDevice::ResourceError || (storage.isValid() && storage.bytesAvailable() < kSlack))
        return makeError(ErrorCode::File, QStringLiteral("storage.disk_full"), {}, file.errorString());
    return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {file.fileName()}, file.errorString());
}

Result<void> authenticate(LedgerFolder::Private &state, const QList<BackupPart> &parts, Progress &progress) {
    for (const BackupPart &part : parts) {
        const QString path = state.filePath(part.file);
        auto fresh = openDatabase(path, state.readingMode(), state.key(part.file), 1 << 20);
        if (!fresh)
            return fresh.error();
        auto bad = badPages(**fresh, progress);
        if (!bad)
            return bad.error();
        if (!bad->isEmpty() || (*fresh)->execAndGet("PRAGMA page_count").getInt64() * 4096 != part.bytes)
            return makeError(ErrorCode::Damaged, QStringLiteral("storage.damaged_ledger"), {}, databaseFileName(part.file));
    }
    return {};
}

// A copy takes the place of an older copy alone: never of another file, nor of one of the ledger's own.
Result<void> mayTakeName(const QString &ledger, const QString &name) {
    const QString inside = QFileInfo(ledger).canonicalFilePath() + u'/', place = QFileInfo(QFileInfo(name).absolutePath()).canonicalFilePath() + u'/';
    if (place.startsWith(inside))
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.backup_inside"), {name});
    const QFileInfo there(name);
    if (there.isSymLink() || (there.exists() && !inspectBackup(name)))
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.backup_other_file"), {name});
    return {};
}
}  // namespace

Result<void> copyBeforeUpgrade(LedgerFolder &folder, const QString &what, const Clock &clock) {
    const QString &chosen = folder.state().options.copiesFolder;
    const QFileInfo ledger(folder.path());
    const QString copies = chosen.isEmpty() ? ledger.absolutePath() + u'/' + ledger.completeBaseName() + QStringLiteral(".copies") : chosen;
    if (!QDir().mkpath(copies))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {copies});
    const QString name = QStringLiteral("%1/%2-before-upgrade-%3-%4.tdbackup").arg(copies, ledger.completeBaseName(), what, shanghaiTime(clock.nowMs()).toString(QStringLiteral("yyyyMMdd-HHmmsszzz")));
    NoProgress progress;
    if (const auto copied = backup(folder, name, clock, progress); !copied)
        return copied.error();
    return {};
}

Result<BackupInfo> backup(LedgerFolder &folder, const QString &name, const Clock &clock, Progress &progress) {
    LedgerFolder::Private &state = folder.state();
    if (const auto may = mayTakeName(state.path, name); !may)
        return may.error();
    auto still = StillLedger::make(state);
    if (!still)
        return still.error();
    BackupHead head;
    head.timeMs = clock.nowMs();
    head.keys = state.keys;
    const Result<void> read = guarded([&]() -> Result<void> {
        head.structure = userVersion(*state.writer);
        return {};
    });
    if (!read)
        return read.error();
    for (const DatabaseFile part : {DatabaseFile::Ledger, DatabaseFile::Attachments})
        head.parts.append({part, QFileInfo(state.filePath(part)).size()});
    if (const auto sound = authenticate(state, head.parts, progress); !sound)
        return sound.error();

    const QByteArray start = writeBackupHead(head);
    const qint64 bytes = start.size() + head.partBytes() + kBackupMacBytes;
    const qint64 total = 2 * bytes;  // once to write, once to read back
    const QStorageInfo storage(QFileInfo(name).absolutePath());
    if (storage.isValid() && storage.bytesAvailable() < bytes + kSlack)
        return makeError(ErrorCode::File, QStringLiteral("storage.disk_full"));
    removeRemains(name);
    TemporaryFile temporary(name);
    QFile &out = temporary.file();
    if (!out.open(QIODevice::ReadWrite | QIODevice::Truncate | QIODevice::Unbuffered))
        return writeError(out);
    (void)holdFile(out);   // where the file system cannot, nobody can take it for remains either
    BackupMac mac(state.ledgerKey);
    mac.add(start);
    if (out.write(start) != start.size())
        return writeError(out);
    qint64 done = start.size();
    for (const BackupPart &part : head.parts) {
        QFile in(state.filePath(part.file));
        if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, in.errorString());
        for (qint64 left = part.bytes; left > 0;) {
            const QByteArray piece = in.read(std::min(left, kPiece));
            if (piece.isEmpty())
                return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, in.errorString());
            mac.add(piece);
            if (out.write(piece) != piece.size())
                return writeError(out);
            left -= piece.size();
            done += piece.size();
            if (!progress.step(done, total))
                return makeError(ErrorCode::Cancelled, QStringLiteral("storage.cancelled"));
        }
    }
    const QByteArray end = mac.finish();
    if (out.write(end) != end.size() || !syncFile(out))
        return writeError(out);

    // As whoever restores it will find it.
    forgetCached(out);
    std::vector<SecretKey> keys;
    keys.push_back(state.ledgerKey.copy());
    if (const auto shape = readBackupHead(out); !shape)
        return shape.error();
    if (const auto whole = verifyBackup(out, keys, progress, bytes, total); !whole)
        return whole.error();
    if (!temporary.keep())
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {name});
    return BackupInfo{name, bytes, head.timeMs, cipherName(head.keys.cipher)};
}

Result<BackupInfo> inspectBackup(const QString &name) {
    QFile file(name);
    if (!file.exists())
        return makeError(ErrorCode::File, QStringLiteral("storage.no_file"), {name});
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_read"), {name}, file.errorString());
    const auto head = readBackupHead(file);
    if (!head)
        return head.error();
    return BackupInfo{name, file.size(), head->timeMs, cipherName(head->keys.cipher)};
}

}  // namespace tongdang
