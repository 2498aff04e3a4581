// What was done: a record's history, the batches, the log.
#include "core/ledger/acceptance.h"
#include "core/ledger/ledger_reader_p.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tongdang {

namespace {
Error damaged(const std::exception &e) { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what())); }
Error damagedEntry() { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.damaged_entry")); }

HistoryEntry withoutChanges(const JournalEntry &entry, JournalNames &names) {
    HistoryEntry row;
    row.timeMs = entry.time.ms();
    row.user = names.login(names.account(entry.account));
    row.device = names.deviceName(names.device(entry.id.device));
    row.op = opName(entry.op);
    row.form = entry.form;
    row.uid = entry.uid;
    row.batch = entry.batch;
    return row;
}

// A restricted answer, or why a warning of it was accepted.
bool isHidden(const Session &session, const Form &form, const QString &field, const Policy &policy) {
    const auto accepted = acceptanceIn(field);
    const Field *asked = form.find(accepted ? accepted->question : field);
    return asked && !asked->restricted.isEmpty() && !policy.mayRead(session, asked->restricted);
}
}  // namespace

Result<LedgerReader::JournalEnd> LedgerReader::journalEnd() {
    try {
        sql::Use last = d->statements("SELECT time, hash FROM journal ORDER BY seq DESC LIMIT 1");
        return last.executeStep() ? JournalEnd{{last.getColumn(0).getInt64()}, sql::bytes(last.getColumn(1))} : JournalEnd();
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<QList<HistoryEntry>> LedgerReader::history(const Session &session, const Uid &uid) {
    const auto place = this->record(session, uid);
    if (!place)
        return place.error();
    try {
        std::vector<JournalEntry> entries;
        d->names.reload();
        if (!JournalReader(d->db, d->names).ofRecord(place->id, entries))
            return damagedEntry();
        // Undone, brought back, undone again: each undoes the one before it.
        QHash<qint64, std::pair<qint64, Uid>> turns;
        for (sql::Use undo = d->statements("SELECT undoes, id, uid FROM batch WHERE undoes IS NOT NULL"); undo.executeStep();)
            turns.insert(undo.getColumn(0).getInt64(), {undo.getColumn(1).getInt64(), sql::uid(undo.getColumn(2))});
        QList<HistoryEntry> out;
        for (const JournalEntry &entry : entries) {
            HistoryEntry row = withoutChanges(entry, d->names);
            if (!entry.batch.isNil()) {
                sql::Use own = d->statements("SELECT id FROM batch WHERE uid = ?");
                sql::bind(own, 1, entry.batch);
                row.lastTurn = entry.batch;
                for (auto turn = own.executeStep() ? turns.constFind(own.getColumn(0).getInt64()) : turns.cend(); turn != turns.cend(); turn = turns.constFind(turn->first)) {
                    row.batchUndone = !row.batchUndone;
                    row.lastTurn = turn->second;
                }
            }
            const Form *form = d->shared.forms->find(entry.form);
            for (const FieldChange &change : entry.changes) {
                if (form && isHidden(session, *form, change.field, *d->shared.policy))
                    continue;
                row.changes.push_back({change.field, change.before.value_or(QString()), change.after.value_or(QString())});
            }
            out.push_back(std::move(row));
        }
        return out;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<QList<AcceptedWarning>> LedgerReader::accepted(const Session &session, const Uid &uid) {
    const auto place = this->record(session, uid);
    if (!place)
        return place.error();
    const Form &form = place->form();
    try {
        std::vector<JournalEntry> entries;
        d->names.reload();
        if (!JournalReader(d->db, d->names).ofRecord(place->id, entries))
            return damagedEntry();
        QList<AcceptedWarning> out;
        const Folded now = fold(entries);
        for (const auto &[field, heads] : now.heads) {
            auto what = acceptanceIn(field);
            if (!what || heads.empty() || !heads.front().value || isHidden(session, form, field, *d->shared.policy))
                continue;
            const Head &head = heads.front();
            if (!holds(*what, form, fold(entries, head.time), now))
                continue;
            what->reason = *head.value;
            const auto entry = std::find_if(entries.begin(), entries.end(), [&](const JournalEntry &each) { return each.id == head.entry; });
            out.push_back({*what, d->names.login(d->names.account(entry->account)), head.time.ms()});
        }
        return out;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

namespace {
Message intentIn(const QString &kept) {
    const QJsonArray intent = QJsonDocument::fromJson(kept.toUtf8()).array();
    Message what;
    what.id = intent.at(0).toString();
    for (qsizetype i = 1; i < intent.size(); ++i) {
        if (!intent[i].isObject()) {
            what.args << intent[i].toString();
            continue;
        }
        const QJsonObject literal = intent[i].toObject();
        for (auto text = literal.begin(); text != literal.end(); ++text)
            what.literal.set(text.key(), text->toString());
    }
    return what;
}
}  // namespace

Result<QList<BatchInfo>> LedgerReader::batches(const Session &session, int limit) {
    if (!d->shared.policy->allows(session, Action::Read) && !d->shared.policy->allows(session, Action::Log))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    try {
        d->names.reload();
        QList<BatchInfo> out;
        SQLite::Statement all(d->db, "SELECT b.uid, b.time, b.account, b.kind, b.intent, b.records, EXISTS (SELECT 1 FROM batch u WHERE u.undoes = b.id), b.undoes FROM batch b ORDER BY b.id DESC LIMIT ?");
        SQLite::Statement earlier(d->db, "SELECT intent, undoes, uid FROM batch WHERE id = ?");
        all.bind(1, limit);
        while (all.executeStep()) {
            BatchInfo info;
            info.uid = info.first = sql::uid(all.getColumn(0));
            info.timeMs = HybridTime{all.getColumn(1).getInt64()}.ms();
            info.user = d->names.login(all.getColumn(2).getInt64());
            info.kind = sql::text(all.getColumn(3));
            QString intent = sql::text(all.getColumn(4));
            for (qint64 undone = all.getColumn(7).getInt64(); undone != 0; ++info.turn) {
                earlier.reset();
                sql::bind(earlier, 1, undone);
                if (!earlier.executeStep())
                    break;
                intent = sql::text(earlier.getColumn(0));
                undone = earlier.getColumn(1).getInt64();
                info.first = sql::uid(earlier.getColumn(2));
            }
            info.what = intentIn(intent);
            info.records = all.getColumn(5).getInt();
            info.undone = all.getColumn(6).getInt() != 0;
            out.push_back(std::move(info));
        }
        return out;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<QList<HistoryEntry>> LedgerReader::log(const Session &session, const QString &op, const QString &user, qint64 sinceMs, int limit) {
    if (!d->shared.policy->allows(session, Action::Log))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    try {
        d->names.reload();
        QString where = QStringLiteral("WHERE time >= ?");
        QVariantList values{HybridTime::fromMs(sinceMs).value};
        if (!op.isEmpty()) {
            const auto known = opFromName(op);
            if (!known)
                return makeError(ErrorCode::Invalid, QStringLiteral("ledger.unknown_op"), {op});
            where += QStringLiteral(" AND op = ?");
            values << int(*known);
        }
        if (!user.isEmpty()) {
            SQLite::Statement find(d->db, "SELECT id FROM account WHERE login = ?");
            sql::bind(find, 1, user);
            where += QStringLiteral(" AND account = ?");
            values << (find.executeStep() ? qint64(find.getColumn(0).getInt64()) : qint64(-1));
        }
        where += QStringLiteral(" ORDER BY seq DESC LIMIT ?");
        values << limit;
        QList<HistoryEntry> out;
        const bool fine = JournalReader(d->db, d->names).each(sql::utf8(where), values, [&](JournalEntry &entry) {
            HistoryEntry row = withoutChanges(entry, d->names);
            for (const FieldChange &change : entry.changes)
                if (!changesRecord(entry.op))   // the log tells what was done, not what the answers are
                    row.changes.push_back({change.field, change.before.value_or(QString()), change.after.value_or(QString())});
            out.push_back(std::move(row));
            return true;
        });
        if (!fine)
            return damagedEntry();
        return out;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

}  // namespace tongdang
