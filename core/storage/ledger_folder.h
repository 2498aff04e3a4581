// A ledger on disk (data-model.md, "The ledger on disk"; security.md, "At rest"): a folder <name>.tongdang/ with ledger.db,
// attachments.db, keys.json (with its previous version beside it), attempts.log and lock. Nothing else stays once it is closed.
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace SQLite { class Database; }

namespace tongdang {

// 32 secret bytes that are wiped when they go.
class SecretKey {
  public:
    SecretKey() = default;
    explicit SecretKey(QByteArray bytes);
    ~SecretKey();
    SecretKey(SecretKey &&other) noexcept;
    SecretKey &operator=(SecretKey &&other) noexcept;
    SecretKey(const SecretKey &) = delete;
    SecretKey &operator=(const SecretKey &) = delete;
    SecretKey copy() const;
    QByteArrayView view() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }

  private:
    QByteArray m_bytes;
};

enum class Cipher { Aegis256, ChaCha20 };
QString cipherName(Cipher cipher);
Cipher fasterCipher();      // times both for a moment on this PC

// How hard the password is to guess: Argon2id *moderate*; tests use the least so that they are quick.
enum class KeyStretch { Moderate, Least };

struct SlotInfo { QString login; bool recovery = false; };

struct LedgerOptions {
    KeyStretch stretch = KeyStretch::Moderate;
    qint64 cacheBytes = 256LL << 20;
    bool forTests = false;     // synchronous=OFF allowed, nothing else changes
};

struct CreatedFolder;

class LedgerFolder {
  public:
    ~LedgerFolder();           // closes: checkpoints, back to journal_mode=DELETE, releases the lock

    // Makes the folder, keys and empty databases (migrations run to the newest structure). Errors: File, Invalid (storage.exists,
    // storage.weak_password). The recovery code is shown once: 8 groups of letters and digits, with a check so that a slip is told.
    static Result<CreatedFolder> create(const QString &path, const QString &login, const QString &password, const Clock &clock, const LedgerOptions &options = {});

    // Errors: WrongKey (storage.wrong_password; also for a login that has no slot, and the attempt is written to attempts.log),
    // Damaged (storage.damaged_keys, storage.damaged_ledger), TooNew, InUse (storage.in_use with the other's description), NotFound, File;
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
    bool isReadOnly() const;               // the medium or folder cannot be written: reading works
    bool usesWal() const;

    // Key slots.
    QList<SlotInfo> slotList() const;
    Result<void> setPassword(const QString &login, const QString &newPassword);   // rewrites one slot, or adds one
    Result<void> removeSlot(const QString &login);
    Result<QString> newRecoveryCode();
    Result<bool> passwordIs(const QString &login, const QString &password) const;

    // Failed sign-ins since the last successful one, oldest first, to be absorbed into the journal; forgotten afterwards.
    struct Attempt { qint64 timeMs = 0; QString login; };
    QList<Attempt> attempts() const;
    Result<void> clearAttempts();

    // Free space, write permission and presence of the medium, as one clear error before a change begins.
    Result<void> checkWritable() const;

    // Integrity of both databases: SQLite's own check; deep reads every page and compares the header with the stored copy.
    Result<QStringList> integrityFaults(bool deep, Progress &progress);

    struct Private;

  private:
    LedgerFolder();
    std::unique_ptr<Private> d;
};

struct CreatedFolder { std::unique_ptr<LedgerFolder> folder; QString recoveryCode; };

bool isStrongEnough(const QString &password);   // at least 8 characters, not one repeated

}  // namespace tongdang
