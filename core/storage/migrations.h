// The steps that lead to the newest structure: files resources/migrations/NNNN_name.sql (ledger.db) and
// resources/migrations/attachments/NNNN_name.sql, compiled in. `user_version` is the number of the last step that ran; a new file runs them all.
#pragma once

#include "core/base/result.h"

#include <QList>

namespace SQLite { class Database; }

namespace tongdang {

struct Migration {
    int version = 0;
    QString name;
    QByteArray sql;
};

QList<Migration> ledgerMigrations();
QList<Migration> attachmentMigrations();
int newestVersion(const QList<Migration> &migrations);

// All missing steps in one transaction: the newest structure or the old one, nothing between. Errors: TooNew, File, Internal.
Result<void> migrate(SQLite::Database &database, const QList<Migration> &migrations);

}  // namespace tongdang
