// Undo of a batch. What it created is withdrawn, what it changed is set back where nobody changed it since; what the PC itself
// changed later on the records it created is taken back too, and said. Undoing the undo brings all back.
#include "core/ledger/ledger_p.h"

#include "core/ledger/acceptance.h"

#include <map>

namespace tongdang {

namespace {

constexpr size_t kSlice = 2000;

// A record that the batch touched. Its entries are read when its turn comes: a batch may be as large as the ledger.
struct Touched {
    qint64 first = 0;   // Record::id
    Uid uid;
    const Form *form = nullptr;   // none: the form in use has dropped it (a repeat), its entries stand all the same
    bool created = false;
};

std::vector<Touched> touchedBy(SQLite::Database &db, JournalNames &names, const FormCatalog &forms, qint64 batch, qint64 firstSeq, qint64 lastSeq) {
    std::vector<Touched> all;
    SQLite::Statement find(db, "SELECT coalesce(j.record, j.seq) AS first, (SELECT f.uid FROM journal f WHERE f.seq = coalesce(j.record, j.seq)), j.form, max(j.op = ?) FROM journal j "
                               "WHERE j.seq BETWEEN ? AND ? AND j.batch = ? AND j.op < 20 GROUP BY first ORDER BY first");
    sql::bind(find, 1, int(JournalOp::Create));
    sql::bind(find, 2, firstSeq);
    sql::bind(find, 3, lastSeq);
    sql::bind(find, 4, batch);
    while (find.executeStep())
        all.push_back({find.getColumn(0).getInt64(), sql::uid(find.getColumn(1)), forms.find(names.text(find.getColumn(2).getInt64())), find.getColumn(3).getInt() != 0});
    return all;
}

// What one record goes back to.
struct Back {
    Change::Op op = Change::Op::Update;
    std::map<QString, QString> values;
};

// The entry that takes a record back whose form is not in use: it has no row, only its past.
std::optional<JournalEntry> entryBack(const Touched &record, const Back &back, const Folded &now, const std::vector<JournalEntry> &past) {
    JournalEntry entry;
    entry.form = now.form;
    entry.formVersion = now.version;
    entry.uid = record.uid;
    entry.first = record.first;
    entry.op = back.op == Change::Op::Withdraw ? JournalOp::Withdraw : JournalOp::Update;
    const auto given = [](const QString &value) { return value.isEmpty() ? std::nullopt : std::optional(value); };
    const auto put = [&](const QString &field, const QString &value) {
        if (now.value(field) == value)
            return;
        FieldChange change{field, given(now.value(field)), given(value), now.headIds(field), false};
        for (const JournalEntry &old : past)
            for (const FieldChange &was : old.changes)
                change.code = change.code || (was.field == field && was.code);
        entry.changes.push_back(std::move(change));
    };
    for (const auto &[field, value] : back.values)
        put(field, value);
    if (back.op != Change::Op::Update)
        put(kStateField, back.op == Change::Op::Withdraw ? kWithdrawn : QString());
    return entry.changes.empty() ? std::nullopt : std::optional(std::move(entry));
}

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

        const std::vector<Touched> touched = touchedBy(d->db(), b.names, d->forms(), id, first, last);
        for (const Touched &record : touched)
            if (const auto action = record.form ? actionFromName(record.form->right) : std::nullopt; action && !d->context.policy->allows(session, *action))
                return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
        // What later hangs on the records that go, and goes with them; and the people that others have come to refer to, who stay.
        std::map<Uid, const Form *> gone;
        for (const Touched &record : touched)
            if (record.created && record.form)
                gone.emplace(record.uid, record.form);
        std::vector<std::pair<Uid, const Form *>> hanging;
        QSet<Uid> hangs;
        const auto hangOn = [&](const Form *form, SQLite::Statement &links, const Uid &uid) {
            links.reset();
            sql::bind(links, 1, uid);
            while (links.executeStep())
                if (const Uid link = sql::uid(links.getColumn(0)); !gone.contains(link) && !hangs.contains(link)) {
                    hangs.insert(link);
                    hanging.emplace_back(link, form);
                }
        };
        const auto linksOf = [](const Form &form) { return sql::utf8(QStringLiteral("SELECT td_uid FROM ") + sql::quoted(form.table) + QStringLiteral(" WHERE td_subject = ? AND td_state < 2")); };
        for (const Form *form : d->forms().all()) {
            if (form->subject.isEmpty())
                continue;
            SQLite::Statement links(d->db(), linksOf(*form));
            for (const auto &[uid, subjectForm] : gone)
                if (form->belongsTo(*subjectForm))
                    hangOn(form, links, uid);
        }
        for (size_t i = 0; i < hanging.size(); ++i) {   // and on these in turn
            const auto [uid, subjectForm] = hanging[i];
            for (const Form *form : d->forms().all())
                if (form->belongsTo(*subjectForm)) {
                    SQLite::Statement links(d->db(), linksOf(*form));
                    hangOn(form, links, uid);
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
        const qint64 firstSeq = nextSeq(d->db());
        Committer committer(b.tools, b.appender, session, undoing, uid, QStringLiteral("undo"));
        std::vector<Change> slice;
        int group = 0;
        const auto isUndo = [&](const Uid &other) {
            sql::Use known = b.statements("SELECT 1 FROM batch WHERE uid = ? AND undoes IS NOT NULL");
            sql::bind(known, 1, other);
            return known.executeStep();
        };
        const auto flush = [&] {
            outcome.reverted += committer.add(slice).updated;
            slice.clear();
        };
        const auto take = [&](Change &&change) {
            change.group = ++group;
            slice.push_back(std::move(change));
            if (slice.size() >= kSlice)
                flush();
        };
        JournalReader reader(d->db(), b.names);
        std::vector<JournalEntry> all, ofBatch, formless;
        for (const Touched &record : touched) {
            if (record.created && record.form && !gone.contains(record.uid))
                continue;
            if (!reader.ofRecord(record.first, all))
                return makeError(ErrorCode::Damaged, QStringLiteral("ledger.damaged_entry"));
            ofBatch.clear();
            std::copy_if(all.begin(), all.end(), std::back_inserter(ofBatch), [&](const JournalEntry &entry) { return entry.batch == batch; });
            const Folded now = fold(all), then = fold(ofBatch);
            Back back;
            if (record.created) {
                back.op = Change::Op::Withdraw;
                for (const auto &[field, heads] : now.heads)
                    if (field != kStateField && now.value(field) != then.value(field) && (!record.form || record.form->indexOf(field) >= 0)) {
                        back.values.emplace(field, then.value(field));
                        ++outcome.laterChanges;
                    }
            } else {
                const auto ours = [&](const EntryId &entry) { return std::any_of(ofBatch.begin(), ofBatch.end(), [&](const JournalEntry &e) { return e.id == entry; }); };
                std::map<QString, QString> before;   // as it was before the batch
                for (const JournalEntry &entry : ofBatch)
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
                        back.op = value == kWithdrawn ? Change::Op::Withdraw : Change::Op::Revive;
                    else
                        back.values.emplace(field, value);
                }
            }
            if (!record.form) {
                if (auto entry = entryBack(record, back, now, all)) {
                    entry->account = session.account;
                    entry->batch = uid;
                    formless.push_back(std::move(*entry));
                }
                continue;
            }
            Change change;
            change.form = record.form;
            change.uid = record.uid;
            change.op = back.op;
            for (const auto &[field, value] : back.values)
                if (const auto accepted = acceptanceIn(field))
                    change.accepted.push_back({accepted->question, accepted->rule, value});
                else
                    change.set(field, value);
            take(std::move(change));
        }
        for (const auto &[link, form] : hanging) {
            Change change;
            change.op = Change::Op::Withdraw;
            change.form = form;
            change.uid = link;
            take(std::move(change));
            outcome.alsoWithdrawn << link;
        }
        flush();
        b.writer.settle();   // entries are written as they were stamped
        for (JournalEntry &entry : formless)
            b.appender.append(entry, undoing);
        outcome.reverted += int(formless.size());
        if (outcome.reverted == 0)
            return makeError(ErrorCode::Invalid, QStringLiteral("ledger.nothing_to_undo"));
        committer.finish();
        d->closeBatch(undoing, firstSeq, outcome.reverted);
        outcome.batch = uid;
        return outcome;
    });
}

}  // namespace tongdang
