// The tables anew from the journal: what rebuild and verify are made of.
#include "core/ledger/ledger_p.h"

#include "core/ledger/row_changes.h"

#include <utility>

namespace tongdang {

bool replay(SQLite::Database &journal, JournalNames &names, LedgerTools &into, HybridTime until, Progress &progress) {
    SQLite::Statement total(journal, "SELECT count(*) FROM journal WHERE op < 20");
    total.executeStep();
    const qint64 all = total.getColumn(0).getInt64() * 2;
    qint64 done = 0;
    bool running = true;
    std::map<const Form *, std::vector<Uid>> derived;   // of forms whose answers the core computes
    std::vector<std::pair<const Form *, Uid>> unsettled; // those whose answers are calculated over others: when all stand there
    const QDateTime now = shanghaiTime(into.clock.nowMs());
    const QSet<Uid> rosters = rosterBatches(journal);
    JournalReader(journal, names).eachRecord([&](std::vector<JournalEntry> &entries) {
        const Folded folded = fold(entries, until);
        if (auto record = Projector::recordOf(folded, into.forms)) {
            record->id = entries.front().first;
            record->inRoster = rosters.contains(entries.front().batch);
            if (!Projector::isSettled(record->form()))
                unsettled.emplace_back(&record->form(), record->uid);
            Projector::calculate(into, folded, *record, now);
            into.tables.of(record->form()).insert(into.statements, *record, into.names.term(record->version), {}, {});
            if (into.derivation && into.derivation->concerns(record->form()))
                derived[&record->form()].push_back(record->uid);
            if (record->state < RecordState::Withdrawn)
                into.search.replace(record->form(), record->id, nullptr, &record->answers);
        }
        return running = progress.step(done += qint64(entries.size()), all);
    });
    if (!running)
        return false;
    Projector projector(into);
    for (const auto &[form, uids] : derived) {
        const FormTable &table = into.tables.of(*form);
        size_t queued = 0;
        for (const Uid &uid : uids) {
            sql::Use find = into.statements(table.byUid());
            sql::bind(find, 1, uid);
            if (!find.executeStep())
                continue;
            Record record = table.read(find);
            const QString version = into.names.text(FormTable::version(find));
            const Answers searched = record.answers;
            const bool listed = record.state < RecordState::Withdrawn;
            projector.put(std::move(record), listed ? &searched : nullptr, version, true);
            if (++queued % 2000 == 0)
                projector.flush({});
            if (!progress.step(std::min(++done, all), all))
                return false;
        }
        projector.flush({});
    }
    for (const auto &[form, uid] : unsettled)
        projector.settle(*form, uid, {});
    into.search.flush();
    return true;
}

Result<void> Ledger::rebuild(const Session &session, Progress &progress) {
    if (auto may = d->mayWrite(session, Action::Verify); !may)
        return may;
    return d->inTransaction([&] { return d->remake(progress); });
}

Result<void> Ledger::Private::remake(Progress &progress) {
    bound->statements.clear();
    RowChanges::of(db())->touchAll();
    for (const Form *form : forms().all())
        db().exec(sql::utf8(QStringLiteral("DELETE FROM ") + sql::quoted(form->table)));
    db().exec("DELETE FROM search");
    if (!replay(db(), bound->names, bound->tools, {std::numeric_limits<qint64>::max()}, progress))
        return makeError(ErrorCode::Cancelled, QStringLiteral("ledger.cancelled"));
    return {};
}

void Ledger::Private::indexAnew() {
    db().exec("DELETE FROM search");
    for (const SearchedForm &searched : bound->tools.search.all()) {
        const FormTable &table = bound->tools.tables.of(*searched.form);
        SQLite::Statement rows(db(), table.select());
        while (rows.executeStep())
            if (const Record record = table.read(rows); record.state < RecordState::Withdrawn)
                bound->tools.search.replace(*searched.form, record.id, nullptr, &record.answers);
    }
    bound->tools.search.flush();
}

}  // namespace tongdang
