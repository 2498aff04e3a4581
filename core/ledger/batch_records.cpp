#include "core/ledger/batch_records.h"

#include "core/ledger/sql.h"

#include <set>

namespace tongdang {

namespace {

// The batch's entries about a form, by the record's id in its table: the first entry's seq. `changed`: only of records that were there before.
std::vector<qint64> idsOf(SQLite::Database &db, const Uid &batch, const Form &form, bool changed = false) {
    SQLite::Statement find(db, std::string("SELECT DISTINCT coalesce(j.record, j.seq) FROM batch b JOIN journal j ON j.seq BETWEEN b.first_seq AND b.last_seq AND j.batch = b.id "
                                           "WHERE b.uid = ? AND j.op < 20 AND j.form = (SELECT id FROM term WHERE text = ?)")
                                   + (changed ? " AND j.record NOT NULL" : "") + " ORDER BY 1");
    sql::bind(find, 1, batch);
    sql::bind(find, 2, form.id);
    std::vector<qint64> ids;
    while (find.executeStep())
        ids.push_back(find.getColumn(0).getInt64());
    return ids;
}

const Field *referenceTo(const Form &form, const QString &target) {
    for (const Field &field : form.fields)
        if (field.appearance == u"record:" + target)
            return &field;
    return nullptr;
}

}  // namespace

QString batchText(const Messages &messages, const BatchInfo &batch, Language language) {
    const QString what = messages.text(batch.what, language);
    if (batch.turn == 0)
        return what;
    return messages.text({batch.turn % 2 == 1 ? QStringLiteral("ledger.undo_of") : QStringLiteral("ledger.redo_of"), {what}, {}}, language);
}

Result<QList<Uid>> recordsOfBatch(LedgerReader &reader, const Session &session, const Uid &batch, const QString &id) {
    const Form *form = reader.forms().find(id);
    if (!form)
        return makeError(ErrorCode::NotFound, QStringLiteral("forms.unknown_form"), {id});
    try {
        SQLite::Database &db = reader.database();
        const auto idIn = [&](const Form &of, const QString &column, const QVariant &value) {
            SQLite::Statement find(db, sql::utf8(QStringLiteral("SELECT r.td_id FROM %1 r JOIN %2 t ON r.td_uid = t.td_subject WHERE t.%3 = ?").arg(sql::quoted(form->table), sql::quoted(of.table), column)));
            sql::bind(find, 1, value);
            std::vector<qint64> ids;
            while (find.executeStep())
                ids.push_back(find.getColumn(0).getInt64());
            return ids;
        };
        std::set<qint64> found;
        for (const qint64 own : idsOf(db, batch, *form))
            found.insert(own);
        for (const Form *linked : reader.forms().linkedTo(form->id)) {
            for (const qint64 link : idsOf(db, batch, *linked))
                for (const qint64 own : idIn(*linked, QStringLiteral("td_id"), QVariant::fromValue(link)))
                    found.insert(own);
            for (const Form *person : reader.forms().all())
                if (const Field *reference = referenceTo(*linked, person->id))
                    for (const qint64 changed : idsOf(db, batch, *person, true)) {
                        const auto uids = reader.uidsOf(session, person->id, {changed});
                        for (const Uid &uid : uids ? *uids : QList<Uid>())
                            for (const qint64 own : idIn(*linked, sql::quoted(reference->column), uid.text()))
                                found.insert(own);
                    }
        }
        return reader.uidsOf(session, id, {found.begin(), found.end()});
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

}  // namespace tongdang
