// Backups (security.md): one encrypted file with a keyed MAC over all of it; verified after writing by opening it. Restoring never
// overwrites: it makes a new ledger folder, whose journal then takes a new device id (core/ledger does that).
#pragma once

#include "core/storage/ledger_folder.h"

namespace tongdang {

struct BackupInfo { QString path; qint64 bytes = 0; qint64 timeMs = 0; QString cipher; };

// Copies a consistent state while the ledger stays open. Written beside its name, synced, verified, then renamed: a full disk or a
// removed stick leaves no half file. Errors: File, Cancelled, Denied.
Result<BackupInfo> backup(LedgerFolder &folder, const QString &file, const Clock &clock, Progress &progress);
// Reads the head only, needs no key. Errors: File, BadFormat (storage.not_a_backup), TooNew.
Result<BackupInfo> inspectBackup(const QString &file);
// Into a new folder (Invalid storage.exists where there is one). The backup carries its key slots, so the same passwords open it;
// `cipher` may convert. The login is checked before anything is written.
Result<std::unique_ptr<LedgerFolder>> restore(const QString &file, const QString &directory, const QString &login, const QString &password,
                                              const Clock &clock, Progress &progress, std::optional<Cipher> cipher = {}, const LedgerOptions &options = {});

// Automatic copies in the data folder: name and thinning (the last 7 days, 4 weeks, 12 months).
QString automaticBackupName(const QString &ledgerPath, qint64 timeMs);
QStringList backupsToThin(const QStringList &names, qint64 nowMs);

}  // namespace tongdang
