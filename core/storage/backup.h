// Backups (security.md): one encrypted file with a keyed MAC over all of it; verified after writing by opening it. Restoring never
// overwrites: it makes a new ledger folder, whose journal then takes a new device id (core/ledger does that).
//
// The file: "TongdangBackup1\n", the length of the head (4 bytes, little-endian), the head (JSON: version, time, structure, the key file,
// the parts with their sizes), the parts (the two databases, page for page as they lie encrypted on disk), and 32 bytes of BLAKE2b over
// all before, keyed from the data key. Before a page is copied it is read and authenticated; the finished file is read back from the
// medium and its MAC compared. So a copy that exists is whole.
#pragma once

#include "core/storage/ledger_folder.h"

namespace tongdang {

struct BackupInfo { QString path; qint64 bytes = 0; qint64 timeMs = 0; QString cipher; };

// Copies a consistent state while the ledger stays open. Written beside its name, synced, verified, then renamed: a full disk or a
// removed stick leaves no half file. Errors: File, Damaged (a page is bad: nothing is
// written over an older copy), InUse (somebody reads just now), Cancelled, Invalid (the name is that of another file, or lies within the
// ledger's folder). Uses the writing connection: call it where that one is free.
Result<BackupInfo> backup(LedgerFolder &folder, const QString &file, const Clock &clock, Progress &progress);
// The copy before a change of structure, into the folder of copies; `what`: a word for its name.
Result<void> copyBeforeUpgrade(LedgerFolder &folder, const QString &what, const Clock &clock);
// Reads the head only, needs no key. Errors: File, BadFormat (storage.not_a_backup), TooNew.
Result<BackupInfo> inspectBackup(const QString &file);
// Into a new folder (Invalid storage.exists where there is one). The backup carries its key slots, so the same passwords open it;
// `cipher` may convert. The login and the whole file are checked before anything is written. Errors: WrongKey, BadFormat
// (storage.not_a_backup, storage.damaged_backup), TooNew, Invalid, File, Cancelled.
Result<std::unique_ptr<LedgerFolder>> restore(const QString &file, const QString &directory, const QString &login, const QString &password,
                                              const Clock &clock, Progress &progress, std::optional<Cipher> cipher = {}, const LedgerOptions &options = {});
Result<std::unique_ptr<LedgerFolder>> restoreWithRecoveryCode(const QString &file, const QString &directory, const QString &code, const Clock &clock,
                                                              Progress &progress, std::optional<Cipher> cipher = {}, const LedgerOptions &options = {});

// Automatic copies in the data folder: name and thinning (the last 7 days, 4 weeks, 12 months).
QString automaticBackupName(const QString &ledgerPath, qint64 timeMs);
// Those of `names` to remove; a name of another shape, one of another ledger's newest or one from the future stays.
QStringList backupsToThin(const QStringList &names, qint64 nowMs);

}  // namespace tongdang
