// The shape of a backup file (backup.h), for its writer and its readers.
#pragma once

#include "core/storage/backup.h"
#include "core/storage/ledger_state.h"

#include <QFile>

namespace tongdang {

struct BackupPart { DatabaseFile file = DatabaseFile::Ledger; qint64 bytes = 0; };

struct BackupHead {
    qint64 timeMs = 0;
    qint64 structure = 0;        // user_version of ledger.db
    KeyFile keys;
    QList<BackupPart> parts;     // in the order in which they lie in the file

    qint64 partBytes() const;
};

constexpr qint64 kBackupMacBytes = 32;

QByteArray writeBackupHead(const BackupHead &head);           // magic, length, JSON
// Leaves the file at the first part. Checks every size against the file's own. BadFormat, TooNew, File.
Result<BackupHead> readBackupHead(QFile &file);

// BLAKE2b keyed from the data key, fed in pieces.
class BackupMac {
  public:
    explicit BackupMac(const SecretKey &dataKey);
    ~BackupMac();
    BackupMac(const BackupMac &) = delete;
    BackupMac &operator=(const BackupMac &) = delete;
    void add(QByteArrayView bytes);
    QByteArray finish();

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Reads the whole file and says whether its MAC is that of one of the keys: that key's index. BadFormat (storage.damaged_backup).
Result<qsizetype> verifyBackup(QFile &file, const std::vector<SecretKey> &candidates, Progress &progress, qint64 done, qint64 total);

}  // namespace tongdang
