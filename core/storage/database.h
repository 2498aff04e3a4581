// One encrypted SQLite file: opening, keying (SQLite3 Multiple Ciphers, by PRAGMA) and what its errors mean to a person.
// The key is always raw: 32 key bytes and a 16-byte salt as 96 hex digits. Any other length would silently become a passphrase, so
// nothing else can be given. The salt is derived from the key, which makes bytes 0-23 of a healthy file known beforehand: they are
// the only bytes that the cipher does not authenticate (data-model.md), and headerFault() compares them.
#pragma once

#include "core/base/result.h"
#include "core/storage/secret_key.h"

#include <memory>

namespace SQLite {
class Database;
class Exception;
}  // namespace SQLite

namespace tongdang {

enum class Cipher { Aegis256, ChaCha20 };
QString cipherName(Cipher cipher);                       // "aegis-256", "chacha20"
std::optional<Cipher> cipherFromName(const QString &name);
Cipher fasterCipher();                                   // times both for a moment on this PC, through SQLite itself

enum class DatabaseFile { Ledger, Attachments };

// What SQLite threw, as one clear error.
Error databaseError(const SQLite::Exception &exception);

// Runs `work`, which may throw SQLite::Exception; needs <SQLiteCpp/Exception.h> where it is used.
template <typename Work> auto guarded(Work &&work) -> decltype(work()) {
    try {
        return work();
    } catch (const SQLite::Exception &exception) {
        return databaseError(exception);
    }
}

struct DatabaseKey {
    Cipher cipher = Cipher::ChaCha20;
    DatabaseFile file = DatabaseFile::Ledger;
    const SecretKey *dataKey = nullptr;
};

enum class OpenMode { ReadWrite, Create, ReadOnly, Immutable };   // immutable: a medium that nobody can change, WAL files are ignored

// Opens, keys, and reads the first page. Errors: Damaged (a wrong key looks the same: the key slot has decided before), File.
Result<std::unique_ptr<SQLite::Database>> openDatabase(const QString &path, OpenMode mode, const DatabaseKey &key, qint64 cacheBytes);

// To another cipher, in place; the database must not be in WAL (SQLite refuses it there).
Result<void> convertDatabase(SQLite::Database &database, const DatabaseKey &to);

// What is wrong with bytes 0-23 of the file: "" where they are as they must be. `wal` says which journal mode is expected; none: either.
QString headerFault(const QString &path, const DatabaseKey &key, std::optional<bool> wal);

qint64 userVersion(SQLite::Database &database);

}  // namespace tongdang
