// The inside of LedgerFolder, shared by the files of this room that open, key, check and copy it.
#pragma once

#include "core/storage/ledger_folder.h"
#include "core/storage/platform.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace tongdang {

struct LedgerFolder::Private {
    QString path;
    LedgerOptions options;
    KeyFile keys;
    SecretKey ledgerKey;        // one and the same data key, but for a re-key that was interrupted between the files
    SecretKey attachmentsKey;
    FileLock lock;
    bool readOnly = false;
    bool full = false;
    bool immutable = false;
    bool wal = false;
    QStringList faultsAtOpening;
    std::unique_ptr<SQLite::Database> writer;
    std::unique_ptr<SQLite::Database> attachments;
    std::unique_ptr<SQLite::Database> reader;

    QString filePath(DatabaseFile file) const;
    DatabaseKey key(DatabaseFile file) const;
    OpenMode readingMode() const { return immutable ? OpenMode::Immutable : OpenMode::ReadOnly; }
    AttemptLog attemptLog() const;
};

QString databaseFileName(DatabaseFile file);

// Opens the databases of a folder that is locked and whose slot gave `candidates`; runs migrations, after a copy.
Result<std::unique_ptr<LedgerFolder>> openLedgerFolder(const QString &path, KeyFile keys, const std::vector<SecretKey> &candidates, FileLock lock, bool readOnly,
                                                       const Clock &clock, const LedgerOptions &options);
Result<FileLock> lockFolder(const QString &path, bool readOnly, const Clock &clock);

// The mark of a ledger that comes from a backup, in the table that is this room's own.
void markRestored(SQLite::Database &ledger);
// Whether opening for writing would find no room: a sign-in and its journal need some.
bool isMediumFull(const QString &path);

// The slot of that login, or the recovery slot, opened with its password or code.
struct Credential { bool recovery = false; QString login; QString secret; };
Result<std::vector<SecretKey>> unlock(const KeyFile &keys, const Credential &credential);

// A new folder beside its final name, made whole and renamed at the end; removed where it is not kept. What a process that died in the
// middle has left of the same name goes with the next one: its lock is free.
class NewFolder {
  public:
    explicit NewFolder(const QString &finalPath) : m_final(finalPath) {}
    ~NewFolder();
    NewFolder(const NewFolder &) = delete;
    NewFolder &operator=(const NewFolder &) = delete;
    Result<void> make();
    QString path() const { return m_temporary; }
    Result<void> keep();

  private:
    QString m_final;
    QString m_temporary;
    FileLock m_lock;
};

// Reads every page of a database file through SQLite, free pages too, and so authenticates it: the numbers of bad pages.
Result<QList<qint64>> badPages(SQLite::Database &database, Progress &progress);
// All of the WAL into the files, so that each is whole by itself. InUse where a reader stands in the way.
Result<void> checkpoint(SQLite::Database &database);

}  // namespace tongdang
