// Undo of a batch. What it created is withdrawn, what it changed is set back where nobody changed it since; what the PC itself
// changed later on the records it created is taken back too, and said. Undoing the undo brings all back.
#include "core/ledger/ledger_p.h"

#include <map>

namespace tongdang {

namespace {

struct Touched {
    std::vector<JournalEntry> ofBatch;
    bool created = false;
};

}  // namespace

Result<Ledger::UndoOutcome> Ledger::undo(const Session &session, const Uid &batch) {
    if (auto may = d->mayWrite(session, Action::Undo); !may)
        return may.error();
    UndoOutcome outcome;
    return d->inTransaction([&]() -> Result<UndoOutcome> {
        Private::Bound &b = *d->bound;
        SQLite::Statement find(d->db(), "SELECT id, kind, intent, first_seq, last_seq, EXISTS (SELECT 1 FROM batch u WHERE u.undoes = batch.id) FROM batch WHERE uid = ?");
        sql::bind(find, 1, batch);
        if (!find.executeStep())
            return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_batch"));
        if (find.getColumn(5).getInt())
            return makeError(ErrorCode::Invalid, QStringLiteral("ledger.already_undone"));
        const qint64 id = find.getColumn(0).getInt64(), first = find.getColumn(3).getInt64(), last = find.getColumn(4).getInt64();

        std::map<Uid, Touched> touched;
        JournalReader reader(d->db(), b.names);
        const bool fine = reader.each("WHERE seq BETWEEN ? AND ? AND batch = ? AND op < 20 ORDER BY seq", {first, last, id}, [&](JournalEntry &entry) {
            Touched &record = touched[entry.uid];
            record.created = record.created || entry.op == JournalOp::Create;
            record.ofBatch.push_back(entry);
            return true;
        });
        if (!fine)
            return makeError(ErrorCode::Damaged, QStringLiteral("ledger.damaged_entry"));

        // What later hangs on the records that go, and goes with them; and the people that others have come to refer to, who stay.
        std::map<Uid, const Form *> gone;
        for (const auto &[uid, record] : touched)
            if (record.created)
                if (const Form *form = d->forms().find(record.ofBatch.front().form))
                    gone.emplace(uid, form);
        std::vector<std::pair<Uid, const Form *>> hanging;
        for (const Form *form : d->forms().all()) {
            if (form->subject.isEmpty())
                continue;
            SQLite::Statement links(d->db(), sql::utf8(QStringLiteral("SELECT td_uid FROM ") + sql::quoted(form->table) + QStringLiteral(" WHERE td_subject = ? AND td_state < 2")));
            for (const auto &[uid, subjectForm] : gone) {
                if (subjectForm->id != form->subject)
                    continue;
                links.reset();
                sql::bind(links, 1, uid);
                while (links.executeStep())
                    if (const Uid link = sql::uid(links.getColumn(0)); !gone.contains(link))
                        hanging.emplace_back(link, form);
            }
        }
        for (const SearchedForm &searched : b.search.all()) {
            if (!searched.link)
                continue;
            SQLite::Statement links(d->db(), sql::utf8(QStringLiteral("SELECT td_uid FROM ") + sql::quoted(searched.link->table) + QStringLiteral(" WHERE ") +
                                                       sql::quoted(searched.link->fields[searched.linkSlot].column) + QStringLiteral(" = ? AND td_state < 2")));
            for (auto it = gone.begin(); it != gone.end();) {
                bool used = false;
                if (it->second == searched.form) {
                    links.reset();
                    sql::bind(links, 1, it->first.text());
                    while (!used && links.executeStep()) {
                        const Uid link = sql::uid(links.getColumn(0));
                        used = !gone.contains(link) && std::none_of(hanging.begin(), hanging.end(), [&](const auto &h) { return h.first == link; });
                    }
                }
                it = used ? gone.erase(it) : std::next(it);
            }
        }

        const Uid uid = Uid::create(clock());
        const qint64 undoing = d->addBatch(session, uid, QStringLiteral("undo"), {QStringLiteral("ledger.intent_undo"), {}, {}}, id);
        SQLite::Statement seq(d->db(), "SELECT coalesce(max(seq), 0) + 1 FROM journal");
        seq.executeStep();
        const qint64 firstSeq = seq.getColumn(0).getInt64();
        Committer committer(b.tools, b.appender, session, undoing, uid, QStringLiteral("undo"));
        std::vector<Change> slice;
        int group = 0;
        const auto isUndo = [&](const Uid &other) {
            sql::Use known = b.statements("SELECT 1 FROM batch WHERE uid = ? AND undoes IS NOT NULL");
            sql::bind(known, 1, other);
            return known.executeStep();
        };
        const auto flush = [&] {
            const CommitOutcome done = committer.add(slice);
            outcome.reverted += done.updated;
            slice.clear();
        };
        for (const auto &[recordUid, record] : touched) {
            const Form *form = d->forms().find(record.ofBatch.front().form);
            if (!form || (record.created && !gone.contains(recordUid)))
                continue;
            std::vector<JournalEntry> all;
            if (!reader.ofRecord(record.ofBatch.front().first, all))
                return makeError(ErrorCode::Damaged, QStringLiteral("ledger.damaged_entry"));
            const Folded now = fold(all), then = fold(record.ofBatch);
            Change change;
            change.form = form;
            change.uid = recordUid;
            change.group = ++group;
            change.op = Change::Op::Update;
            if (record.created) {
                change.op = Change::Op::Withdraw;
                for (const auto &[field, heads] : now.heads)
                    if (now.value(field) != then.value(field) && change.set(field, then.value(field)))
                        ++outcome.laterChanges;
            } else {
                const auto ours = [&](const EntryId &entry) { return std::any_of(record.ofBatch.begin(), record.ofBatch.end(), [&](const JournalEntry &e) { return e.id == entry; }); };
                std::map<QString, QString> before;   // as it was before the batch
                for (const JournalEntry &entry : record.ofBatch)
                    for (const FieldChange &field : entry.changes)
                        before.emplace(field.field, field.before.value_or(QString()));
                for (const auto &[field, value] : before) {
                    const auto heads = now.heads.find(field);
                    // An undo of what came later has set it back to what this batch made it.
                    const auto restored = [&](const Head &head) {
                        const auto entry = std::find_if(all.begin(), all.end(), [&](const JournalEntry &e) { return e.id == head.entry; });
                        return head.value.value_or(QString()) == then.value(field) && entry != all.end() && isUndo(entry->batch);
                    };
                    if (heads == now.heads.end() || heads->second.empty() || !(ours(heads->second.front().entry) || restored(heads->second.front()))) {
                        ++outcome.laterChanges;   // changed since: the later change stands
                        continue;
                    }
                    if (field == kStateField)
                        change.op = value == kWithdrawn ? Change::Op::Withdraw : Change::Op::Revive;
                    else
                        change.set(field, value);
                }
            }
            slice.push_back(std::move(change));
            if (slice.size() >= 2000)
                flush();
        }
        for (const auto &[link, form] : hanging) {
            Change change;
            change.op = Change::Op::Withdraw;
            change.form = form;
            change.uid = link;
            change.group = ++group;
            slice.push_back(std::move(change));
            outcome.alsoWithdrawn << link;
        }
        flush();
        if (outcome.reverted == 0)
            return makeError(ErrorCode::Invalid, QStringLiteral("ledger.nothing_to_undo"));
        committer.finish();
        d->closeBatch(undoing, firstSeq, outcome.reverted);
        outcome.batch = uid;
        return outcome;
    });
}

}  // namespace tongdang
