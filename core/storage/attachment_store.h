// attachments.db: photos, scans, videos by the SHA-256 of their content; identical content is kept once, in pieces of 1 MB so that
// a long video streams. A record keeps the sha256; whether somebody still needs a content is the ledger's to know.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QByteArray>

#include <functional>

class QIODevice;
namespace SQLite { class Database; }

namespace tongdang {

struct StoredAttachment { QByteArray sha256; qint64 bytes = 0; bool wasThere = false; };

class AttachmentStore {
  public:
    explicit AttachmentStore(SQLite::Database &database) : m_database(database) {}

    static constexpr qint64 kLargest = qint64(2) << 30;

    // All or nothing. Errors: Invalid (storage.attachment_too_large), File, NotFound, Cancelled.
    Result<StoredAttachment> put(QIODevice &source, Progress &progress, qint64 mostBytes = kLargest);
    Result<StoredAttachment> putFile(const QString &path, Progress &progress, qint64 mostBytes = kLargest);

    // Piece by piece into the sink, which answers false to stop (Cancelled). NotFound, Damaged.
    using Sink = std::function<bool(const QByteArray &piece)>;
    Result<void> get(const QByteArray &sha256, const Sink &sink);
    Result<QByteArray> all(const QByteArray &sha256, qint64 mostBytes = 64 << 20);   // small ones at once
    Result<qint64> size(const QByteArray &sha256);                                   // NotFound
    Result<bool> has(const QByteArray &sha256);
    Result<void> remove(const QByteArray &sha256);                                   // gone already: no error
    Result<bool> verify(const QByteArray &sha256);                                   // the content still has that hash
    Result<QList<QByteArray>> contents();

  private:
    SQLite::Database &m_database;
};

}  // namespace tongdang
