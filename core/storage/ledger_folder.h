// A ledger on disk (data-model.md, "The ledger on disk"; security.md, "At rest"): a folder <name>.tongdang/ with ledger.db,
// attachments.db, keys.json (with its second copy keys.json.bak), attempts.log and lock. Nothing else stays once it is closed.
//
// Threads: each connection serves one thread at a time. The folder belongs to one process; the lock says whose.
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/storage/attempts.h"
#include "core/storage/database.h"
#include "core/storage/key_file.h"
#include "core/storage/migrations.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace SQLite { class Database; }

namespace tongdang {

struct SlotInfo { QString login; bool recovery = false; };

struct LedgerOptions {
    KeyStretch stretch = KeyStretch::Moderate;
    qint64 cacheBytes = 256LL << 20;
    bool forTests = false;     // synchronous=OFF allowed, nothing else changes
    bool wal = true;           // false: DELETE throughout, as where the medium cannot do better (a network share)
    std::optional<Cipher> cipher;      // for create(); none: the faster one on this PC
    QList<Migration> migrations;       // the steps of ledger.db; empty: those of the program
    QString copiesFolder;              // where the copy before an upgrade goes; "": <name>.copies beside the ledger
};

struct CreatedFolder;

class LedgerFolder {
  public:
    ~LedgerFolder();           // closes: checkpoints, back to journal_mode=DELETE, releases the lock

    // Makes the folder, keys and empty databases (migrations run to the newest structure). Errors: File, Invalid (storage.exists,
    // storage.weak_password, storage.bad_login). The recovery code is shown once: 8 groups of letters and digits, with a check so that a slip is told.
    // `fill` writes what else ledger.db holds from the start; `path`: the folder's name to be, which it gets only when all of it is there.
    using Fill = std::function<Result<void>(SQLite::Database &ledger, const QString &path)>;
    static Result<CreatedFolder> create(const QString &path, const QString &login, const QString &password, const Clock &clock, const LedgerOptions &options = {}, const Fill &fill = {});

    // Errors: WrongKey (storage.wrong_password; also for a login that has no slot, and the attempt is written to attempts.log),
    // Damaged (storage.damaged_keys, storage.damaged_ledger; nothing is changed or remade), TooNew, InUse (storage.in_use with the other's description), NotFound, File;
    // Denied with storage.wait_before_retry and the seconds after five wrong passwords in a row (delay grows).
    static Result<std::unique_ptr<LedgerFolder>> open(const QString &path, const QString &login, const QString &password, const Clock &clock, const LedgerOptions &options = {});
    static Result<std::unique_ptr<LedgerFolder>> openWithRecoveryCode(const QString &path, const QString &code, const Clock &clock, const LedgerOptions &options = {});

    Result<void> close();      // as the destructor, with the error told

    QString path() const;
    Cipher cipher() const;
    SQLite::Database &writer();            // the one writing connection
    SQLite::Database &reader();            // a read-only connection beside it, so that a window never waits for an import
    Result<std::unique_ptr<SQLite::Database>> anotherReader();  // for a thread of its own
    SQLite::Database &attachments();
    bool isReadOnly() const;               // the medium or folder cannot be written, or is full: reading works
    bool isDiskFull() const;               // so at opening
    bool usesWal() const;

    // A ledger that comes from a backup, until whoever opens it has seen to that. Errors: SQLite::Exception.
    bool isRestored() const;
    void forgetRestored();

    // Key slots.
    QList<SlotInfo> slotList() const;
    Result<void> setPassword(const QString &login, const QString &newPassword);   // rewrites one slot, or adds one
    Result<void> removeSlot(const QString &login);
    Result<QString> newRecoveryCode();
    Result<bool> passwordIs(const QString &login, const QString &password) const;

    // Failed sign-ins that are not in the journal yet, oldest first; clearAttempts() once they are.
    QList<Attempt> attempts() const;
    Result<void> clearAttempts();
    void endAttempts(const QString &login, const Clock &clock);    // failed ones of that login no longer delay the next

    // Free space, write permission and presence of the medium, as one clear error before a change begins.
    Result<void> checkWritable() const;

    // What is wrong with the two databases, one short technical line each ("ledger.db page 17"); empty where all is well. SQLite's own
    // check, and the header as it was found at opening and is now; deep also reads and authenticates every page, free ones too.
    Result<QStringList> integrityFaults(bool deep, Progress &progress);

    struct Private;
    Private &state() { return *d; }   // for this room alone (core/storage/ledger_state.h)

    explicit LedgerFolder(std::unique_ptr<Private> state);

  private:
    bool isAway() const;                   // the folder was moved, or the medium is gone
    std::unique_ptr<Private> d;
};

struct CreatedFolder { std::unique_ptr<LedgerFolder> folder; QString recoveryCode; };

bool isStrongEnough(const QString &password);   // at least 8 characters, not one repeated

}  // namespace tongdang
