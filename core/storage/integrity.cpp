// What `verify` looks at below the tables: pages, headers, sizes.
#include "core/storage/ledger_state.h"

#include <QFileInfo>

namespace tongdang {

Result<void> checkpoint(SQLite::Database &database) {
    return guarded([&]() -> Result<void> {
        SQLite::Statement statement(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (statement.executeStep() && statement.getColumn(0).getInt() != 0)
            return makeError(ErrorCode::InUse, QStringLiteral("storage.busy"));
        return {};
    });
}

Result<QList<qint64>> badPages(SQLite::Database &database, Progress &progress) {
    return guarded([&]() -> Result<QList<qint64>> {
        QList<qint64> bad;
        const qint64 pages = database.execAndGet("PRAGMA page_count").getInt64();
        SQLite::Statement read(database, "SELECT length(data) FROM sqlite_dbpage WHERE pgno=?");
        for (qint64 page = 1; page <= pages; ++page) {
            if (page % 64 == 0 && !progress.step(page, pages))
                return makeError(ErrorCode::Cancelled, QStringLiteral("storage.cancelled"));
            try {
                read.bind(1, int64_t(page));
                if (!read.executeStep())
                    bad.append(page);
                read.reset();
            } catch (const SQLite::Exception &exception) {
                if (databaseError(exception).code != ErrorCode::Damaged)
                    throw;
                bad.append(page);
                read.tryReset();
            }
        }
        return bad;
    });
}

Result<QStringList> LedgerFolder::integrityFaults(bool deep, Progress &progress) {
    QStringList faults = d->faultsAtOpening;
    for (const DatabaseFile file : {DatabaseFile::Ledger, DatabaseFile::Attachments}) {
        const QString name = databaseFileName(file) + u' ';
        SQLite::Database &database = file == DatabaseFile::Ledger ? *d->writer : *d->attachments;
        const Result<void> checked = guarded([&]() -> Result<void> {
            SQLite::Statement check(database, "PRAGMA integrity_check(100)");
            while (check.executeStep())
                if (const QString line = QString::fromUtf8(check.getColumn(0).getText()); line != u"ok")
                    faults.append(name + line);
            return {};
        });
        if (!checked && checked.error().code == ErrorCode::Damaged)
            faults.append(name + checked.error().detail);
        else if (!checked)
            return checked.error();

        if (d->wal)
            if (const auto done = checkpoint(database); !done)
                return done.error();
        const std::optional<bool> journal = d->readOnly ? std::nullopt : std::optional<bool>(d->wal);
        if (const QString fault = headerFault(d->filePath(file), d->key(file), journal); !fault.isEmpty() && !faults.contains(name + fault))
            faults.append(name + fault);
        if (!deep)
            continue;
        // A connection of its own: the pages come from the file, not from a cache.
        auto fresh = openDatabase(d->filePath(file), d->readingMode(), d->key(file), 1 << 20);
        if (!fresh && fresh.error().code == ErrorCode::Damaged) {
            faults.append(name + fresh.error().detail);
            continue;
        }
        if (!fresh)
            return fresh.error();
        auto bad = badPages(**fresh, progress);
        if (!bad)
            return bad.error();
        for (const qint64 page : *bad)
            faults.append(name + QStringLiteral("page %1").arg(page));
        const qint64 pages = (*fresh)->execAndGet("PRAGMA page_count").getInt64();
        if (const qint64 size = QFileInfo(d->filePath(file)).size(); size != pages * 4096)
            faults.append(name + QStringLiteral("size %1 for %2 pages").arg(size).arg(pages));
    }
    return faults;
}

}  // namespace tongdang
