// Drafts survive a crash; they are not journaled.
#include "core/ledger/ledger_p.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tongdang {

Result<void> Ledger::saveDraft(const Session &session, const Draft &draft) {
    if (d->folder->isReadOnly())
        return {};
    const Private::Writing writing(*d);
    if (!writing || d->inBatch())
        return Private::busy();
    return guarded([&]() -> Result<void> {
        QJsonObject values;
        for (auto it = draft.values.cbegin(); it != draft.values.cend(); ++it)
            values.insert(it.key(), it.value());
        SQLite::Statement keep(d->db(), "INSERT OR REPLACE INTO draft (uid, account, form, subject, is_new, content, time) VALUES (?,?,?,?,?,?,?)");
        sql::bind(keep, 1, draft.uid);
        sql::bind(keep, 2, d->bound->names.account(session.account));
        sql::bind(keep, 3, draft.form);
        sql::bind(keep, 4, draft.subject);
        keep.bind(5, draft.isNew ? 1 : 0);
        sql::bind(keep, 6, QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact)));
        sql::bind(keep, 7, d->context.clock->nowMs());
        keep.exec();
        return {};
    });
}

Result<QList<Draft>> Ledger::drafts(const Session &session) {
    return guarded([&]() -> Result<QList<Draft>> {
        QList<Draft> out;
        SQLite::Statement all(d->folder->reader(), "SELECT uid, form, subject, is_new, content, time FROM draft WHERE account = (SELECT id FROM account WHERE uid = ?) ORDER BY time DESC");
        sql::bind(all, 1, session.account);
        while (all.executeStep()) {
            Draft draft{sql::uid(all.getColumn(0)), sql::text(all.getColumn(1)), sql::uid(all.getColumn(2)), all.getColumn(3).getInt() != 0, {}, all.getColumn(5).getInt64()};
            const QJsonObject values = QJsonDocument::fromJson(sql::text(all.getColumn(4)).toUtf8()).object();
            for (auto it = values.begin(); it != values.end(); ++it)
                draft.values.insert(it.key(), it.value().toString());
            out << draft;
        }
        return out;
    });
}

Result<void> Ledger::dropDraft(const Session &session, const Uid &uid) {
    if (d->folder->isReadOnly())
        return {};
    const Private::Writing writing(*d);
    if (!writing || d->inBatch())
        return Private::busy();
    return guarded([&]() -> Result<void> {
        SQLite::Statement drop(d->db(), "DELETE FROM draft WHERE uid = ? AND account = ?");
        sql::bind(drop, 1, uid);
        sql::bind(drop, 2, d->bound->names.account(session.account));
        drop.exec();
        return {};
    });
}

}  // namespace tongdang
