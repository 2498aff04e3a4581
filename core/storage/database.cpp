#include "core/storage/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>
#include <sqlite3.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include <array>

namespace tongdang {

namespace {
constexpr int kPageSize = 4096;
constexpr int kSaltBytes = 16;
constexpr int kHeaderBytes = 24;
constexpr int kBusyMs = 10000;

quint64 purpose(const DatabaseKey &key, bool salt) {
    return 16 + (key.file == DatabaseFile::Attachments ? 4 : 0) + (key.cipher == Cipher::ChaCha20 ? 2 : 0) + (salt ? 1 : 0);
}

QByteArray saltOf(const DatabaseKey &key) {
    return key.dataKey->derived(purpose(key, true)).view().first(kSaltBytes).toByteArray();
}

// A statement with the key in it, wiped after use.
class KeyStatement {
  public:
    KeyStatement(const char *pragma, const DatabaseKey &key) {
        const SecretKey page = key.dataKey->derived(purpose(key, false));
        const QByteArray salt = saltOf(key);
        std::array<char, 2 * (32 + kSaltBytes) + 1> hex{};
        sodium_bin2hex(hex.data(), 65, page.data(), 32);
        sodium_bin2hex(hex.data() + 64, 2 * kSaltBytes + 1, reinterpret_cast<const unsigned char *>(salt.constData()), kSaltBytes);
        m_sql.reserve(160);
        m_sql.append("PRAGMA ").append(pragma).append("='raw:").append(hex.data()).append("'");
        sodium_memzero(hex.data(), hex.size());
    }
    ~KeyStatement() { sodium_memzero(m_sql.data(), m_sql.size()); }
    KeyStatement(const KeyStatement &) = delete;
    KeyStatement &operator=(const KeyStatement &) = delete;
    const char *sql() const { return m_sql.c_str(); }

  private:
    std::string m_sql;
};

void chooseCipher(SQLite::Database &database, Cipher cipher) {
    if (cipher == Cipher::Aegis256) {
        SQLite::Statement(database, "PRAGMA cipher='aegis'").executeStep();
        SQLite::Statement(database, "PRAGMA algorithm='aegis-256'").executeStep();
    } else {
        SQLite::Statement(database, "PRAGMA cipher='chacha20'").executeStep();
        SQLite::Statement(database, "PRAGMA legacy=0").executeStep();
    }
}

// Rows a second into a small encrypted file: what an import feels.
double speed(Cipher cipher, const QString &path) {
    const SecretKey secret = SecretKey::random();
    const DatabaseKey key{cipher, DatabaseFile::Ledger, &secret};
    auto opened = openDatabase(path, OpenMode::Create, key, 64 << 10);
    if (!opened)
        return 0;
    SQLite::Database &database = **opened;
    database.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE t(b)");
    SQLite::Statement insert(database, "INSERT INTO t VALUES(zeroblob(3000))");
    QElapsedTimer timer;
    timer.start();
    qint64 rows = 0;
    while (timer.elapsed() < 50) {
        database.exec("BEGIN");
        for (int i = 0; i < 64; ++i, ++rows) {
            insert.exec();
            insert.reset();
        }
        database.exec("COMMIT");
    }
    return double(rows) / double(timer.nsecsElapsed());
}
}  // namespace

QString cipherName(Cipher cipher) {
    return cipher == Cipher::Aegis256 ? QStringLiteral("aegis-256") : QStringLiteral("chacha20");
}

std::optional<Cipher> cipherFromName(const QString &name) {
    for (const Cipher cipher : {Cipher::Aegis256, Cipher::ChaCha20})
        if (name == cipherName(cipher))
            return cipher;
    return {};
}

Cipher fasterCipher() {
    const QTemporaryDir folder;
    if (!folder.isValid())
        return Cipher::ChaCha20;  // never far behind on any processor; AEGIS without AVX is
    try {
        const double chacha = speed(Cipher::ChaCha20, folder.filePath(QStringLiteral("a")));
        return speed(Cipher::Aegis256, folder.filePath(QStringLiteral("b"))) > chacha ? Cipher::Aegis256 : Cipher::ChaCha20;
    } catch (const SQLite::Exception &) {
        return Cipher::ChaCha20;
    }
}

Error databaseError(const SQLite::Exception &exception) {
    const QString detail = QStringLiteral("SQLite %1: %2").arg(exception.getExtendedErrorCode()).arg(QString::fromUtf8(exception.what()));
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return makeError(ErrorCode::File, QStringLiteral("storage.disk_full"), {}, detail);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return makeError(ErrorCode::Damaged, QStringLiteral("storage.damaged_ledger"), {}, detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return makeError(ErrorCode::InUse, QStringLiteral("storage.busy"), {}, detail);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return makeError(ErrorCode::File, QStringLiteral("storage.read_only"), {}, detail);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, detail);
    case SQLITE_INTERRUPT:
        return makeError(ErrorCode::Cancelled, QStringLiteral("storage.cancelled"), {}, detail);
    default:
        return makeError(ErrorCode::Internal, QStringLiteral("storage.internal"), {}, detail);
    }
}

Result<std::unique_ptr<SQLite::Database>> openDatabase(const QString &path, OpenMode mode, const DatabaseKey &key, qint64 cacheBytes) {
    return guarded([&]() -> Result<std::unique_ptr<SQLite::Database>> {
        std::string name = path.toStdString();
        int flags = SQLite::OPEN_READONLY;
        if (mode == OpenMode::ReadWrite)
            flags = SQLite::OPEN_READWRITE;
        else if (mode == OpenMode::Create)
            flags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
        else if (mode == OpenMode::Immutable) {
            name = QByteArray("file:" + QUrl::toPercentEncoding(path, "/") + "?immutable=1").toStdString();
            flags |= SQLite::OPEN_URI;
        }
        auto database = std::make_unique<SQLite::Database>(name, flags, kBusyMs);
        chooseCipher(*database, key.cipher);
        if (mode == OpenMode::Create)
            database->exec("PRAGMA page_size=" + std::to_string(kPageSize));
        SQLite::Statement(*database, KeyStatement("key", key).sql()).executeStep();
        database->execAndGet("SELECT count(*) FROM sqlite_schema");
        database->exec("PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
                       "PRAGMA cache_size=-" + std::to_string(qMax<qint64>(64, cacheBytes / 1024)));
        return database;
    });
}

Result<void> convertDatabase(SQLite::Database &database, const DatabaseKey &to) {
    return guarded([&]() -> Result<void> {
        if (database.execAndGet("PRAGMA journal_mode").getString() == "wal")
            return makeError(ErrorCode::Internal, QStringLiteral("storage.internal"), {}, QStringLiteral("a database in WAL cannot change its key"));
        chooseCipher(database, to.cipher);
        SQLite::Statement(database, KeyStatement("rekey", to).sql()).executeStep();
        return {};
    });
}

QString headerFault(const QString &path, const DatabaseKey &key, std::optional<bool> wal) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("unreadable");
    const QByteArray head = file.read(kHeaderBytes);
    if (head.size() < kHeaderBytes || file.size() % kPageSize != 0)
        return QStringLiteral("file size %1").arg(file.size());
    if (head.first(kSaltBytes) != saltOf(key))
        return QStringLiteral("bytes 0-15 of page 1");
    const auto withVersion = [&](char version) {
        const char reserved = key.cipher == Cipher::Aegis256 ? 64 : 32;
        const std::array<char, 8> expected{kPageSize >> 8, 0, version, version, reserved, 64, 32, 32};
        return head.sliced(kSaltBytes) == QByteArrayView(expected.data(), expected.size());
    };
    const bool right = wal ? withVersion(*wal ? 2 : 1) : withVersion(1) || withVersion(2);
    return right ? QString() : QStringLiteral("bytes 16-23 of page 1");
}

qint64 userVersion(SQLite::Database &database) {
    return database.execAndGet("PRAGMA user_version").getInt64();
}

}  // namespace tongdang
