#include "core/storage/migrations.h"

#include "core/storage/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QDir>
#include <QFile>

#include <algorithm>

namespace tongdang {

namespace {
QList<Migration> readFolder(const QString &folder) {
    QList<Migration> migrations;
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            migrations.append({name.section(u'_', 0, 0).toInt(), name, file.readAll()});
    }
    return migrations;
}
}  // namespace

QList<Migration> ledgerMigrations() {
    return readFolder(QStringLiteral(":/migrations"));
}

QList<Migration> attachmentMigrations() {
    return readFolder(QStringLiteral(":/migrations/attachments"));
}

int newestVersion(const QList<Migration> &migrations) {
    int newest = 0;
    for (const Migration &migration : migrations)
        newest = std::max(newest, migration.version);
    return newest;
}

Result<void> migrate(SQLite::Database &database, const QList<Migration> &migrations) {
    return guarded([&]() -> Result<void> {
        const qint64 version = userVersion(database);
        const int newest = newestVersion(migrations);
        if (version > newest)
            return makeError(ErrorCode::TooNew, QStringLiteral("storage.too_new"));
        if (version == newest)
            return {};
        QList<Migration> missing;
        for (const Migration &migration : migrations)
            if (migration.version > version)
                missing.append(migration);
        std::ranges::sort(missing, {}, &Migration::version);
        // A step may rebuild a table that others refer to: the references are checked once, at the end.
        database.exec("PRAGMA foreign_keys=OFF");
        const Result<void> done = guarded([&]() -> Result<void> {
            SQLite::Transaction transaction(database);
            for (const Migration &migration : missing)
                database.exec(migration.sql.toStdString());
            if (SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep())
                return makeError(ErrorCode::Internal, QStringLiteral("storage.internal"), {}, QStringLiteral("a migration broke a reference"));
            database.exec("PRAGMA user_version=" + std::to_string(newest));
            transaction.commit();
            return {};
        });
        database.exec("PRAGMA foreign_keys=ON");
        return done;
    });
}

}  // namespace tongdang
