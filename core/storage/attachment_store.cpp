#include "core/storage/attachment_store.h"

#include "core/storage/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>

#include <QFile>
#include <QList>

#include <algorithm>

namespace tongdang {

namespace {
constexpr qint64 kPiece = 1 << 20;

class Sha256 {
  public:
    Sha256() { crypto_hash_sha256_init(&m_state); }
    void add(const QByteArray &bytes) { crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size())); }
    QByteArray finish() {
        QByteArray hash(crypto_hash_sha256_BYTES, '\0');
        crypto_hash_sha256_final(&m_state, reinterpret_cast<unsigned char *>(hash.data()));
        return hash;
    }

  private:
    crypto_hash_sha256_state m_state;
};

void bindBlob(SQLite::Statement &statement, int index, const QByteArray &blob) {
    statement.bindNoCopy(index, blob.constData(), int(blob.size()));
}

qint64 idOf(SQLite::Database &database, const QByteArray &sha256) {
    SQLite::Statement find(database, "SELECT id FROM content WHERE sha256=?");
    bindBlob(find, 1, sha256);
    return find.executeStep() ? find.getColumn(0).getInt64() : 0;
}

Error unknown() {
    return makeError(ErrorCode::NotFound, QStringLiteral("storage.no_attachment"));
}
}  // namespace

Result<StoredAttachment> AttachmentStore::put(QIODevice &source, Progress &progress, qint64 mostBytes) {
    return guarded([&]() -> Result<StoredAttachment> {
        const qint64 expected = source.isSequential() ? 0 : source.size() - source.pos();
        SQLite::Transaction transaction(m_database, SQLite::TransactionBehavior::IMMEDIATE);  // rolls back unless committed
        // The hash is known at the end; until then a name that nothing else can have.
        QByteArray placeholder(crypto_hash_sha256_BYTES, '\0');
        randombytes_buf(placeholder.data(), size_t(placeholder.size()));
        SQLite::Statement insert(m_database, "INSERT INTO content(sha256, size) VALUES(?, 0)");
        bindBlob(insert, 1, placeholder);
        insert.exec();
        const qint64 id = m_database.getLastInsertRowid();
        SQLite::Statement add(m_database, "INSERT INTO piece(content, number, data) VALUES(?, ?, ?)");
        Sha256 hash;
        qint64 bytes = 0;
        for (qint64 number = 0;; ++number) {
            // A pipe gives what it has: fill the piece.
            QByteArray piece;
            while (piece.size() < kPiece) {
                const QByteArray more = source.read(kPiece - piece.size());
                if (more.isEmpty() && !(source.isSequential() && source.waitForReadyRead(-1)))
                    break;
                piece += more;
            }
            if (piece.isEmpty())
                break;
            bytes += piece.size();
            if (bytes > mostBytes)
                return makeError(ErrorCode::Invalid, QStringLiteral("storage.attachment_too_large"), {QString::number(mostBytes >> 20)});
            hash.add(piece);
            add.bind(1, int64_t(id));
            add.bind(2, int64_t(number));
            bindBlob(add, 3, piece);
            add.exec();
            add.reset();
            if (!progress.step(bytes, expected))
                return makeError(ErrorCode::Cancelled, QStringLiteral("storage.cancelled"));
        }
        if (expected > bytes)  // the medium ended before the file did
            return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, source.errorString());
        const QByteArray sha256 = hash.finish();
        if (idOf(m_database, sha256) != 0)
            return StoredAttachment{sha256, bytes, true};
        SQLite::Statement name(m_database, "UPDATE content SET sha256=?, size=? WHERE id=?");
        bindBlob(name, 1, sha256);
        name.bind(2, int64_t(bytes));
        name.bind(3, int64_t(id));
        name.exec();
        transaction.commit();
        return StoredAttachment{sha256, bytes, false};
    });
}

Result<StoredAttachment> AttachmentStore::putFile(const QString &path, Progress &progress, qint64 mostBytes) {
    QFile file(path);
    if (!file.exists())
        return makeError(ErrorCode::File, QStringLiteral("storage.no_file"), {path});
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_read"), {path}, file.errorString());
    if (!file.isSequential() && file.size() > mostBytes)
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.attachment_too_large"), {QString::number(mostBytes >> 20)});
    return put(file, progress, mostBytes);
}

Result<void> AttachmentStore::get(const QByteArray &sha256, const Sink &sink) {
    return guarded([&]() -> Result<void> {
        const qint64 id = idOf(m_database, sha256);
        if (id == 0)
            return unknown();
        SQLite::Statement read(m_database, "SELECT data FROM piece WHERE content=? ORDER BY number");
        read.bind(1, int64_t(id));
        while (read.executeStep()) {
            const SQLite::Column data = read.getColumn(0);
            if (!sink(QByteArray(static_cast<const char *>(data.getBlob()), data.getBytes())))
                return makeError(ErrorCode::Cancelled, QStringLiteral("storage.cancelled"));
        }
        return {};
    });
}

Result<QByteArray> AttachmentStore::all(const QByteArray &sha256, qint64 mostBytes) {
    const auto bytes = size(sha256);
    if (!bytes)
        return bytes.error();
    if (*bytes > mostBytes)
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.attachment_too_large"), {QString::number(mostBytes >> 20)});
    QByteArray content;
    content.reserve(qsizetype(*bytes));
    const auto read = get(sha256, [&](const QByteArray &piece) {
        content += piece;
        return true;
    });
    if (!read)
        return read.error();
    return content;
}

Result<qint64> AttachmentStore::size(const QByteArray &sha256) {
    return guarded([&]() -> Result<qint64> {
        SQLite::Statement find(m_database, "SELECT size FROM content WHERE sha256=?");
        bindBlob(find, 1, sha256);
        if (!find.executeStep())
            return unknown();
        return qint64(find.getColumn(0).getInt64());
    });
}

Result<bool> AttachmentStore::has(const QByteArray &sha256) {
    return guarded([&]() -> Result<bool> { return idOf(m_database, sha256) != 0; });
}

Result<void> AttachmentStore::remove(const QByteArray &sha256) {
    return guarded([&]() -> Result<void> {
        SQLite::Statement erase(m_database, "DELETE FROM content WHERE sha256=?");
        bindBlob(erase, 1, sha256);
        erase.exec();
        return {};
    });
}

Result<bool> AttachmentStore::verify(const QByteArray &sha256) {
    Sha256 hash;
    const auto read = get(sha256, [&](const QByteArray &piece) {
        hash.add(piece);
        return true;
    });
    if (!read && read.error().code == ErrorCode::Damaged)
        return false;
    if (!read)
        return read.error();
    return hash.finish() == sha256;
}

Result<QList<QByteArray>> AttachmentStore::contents() {
    return guarded([&]() -> Result<QList<QByteArray>> {
        QList<QByteArray> list;
        SQLite::Statement read(m_database, "SELECT sha256 FROM content ORDER BY id");
        while (read.executeStep()) {
            const SQLite::Column hash = read.getColumn(0);
            list.append(QByteArray(static_cast<const char *>(hash.getBlob()), hash.getBytes()));
        }
        return list;
    });
}

}  // namespace tongdang
