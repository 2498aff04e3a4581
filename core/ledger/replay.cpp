// The tables anew from the journal: what rebuild, verify and the past as it was known are made of.
#include "core/ledger/ledger_p.h"

#include "core/ledger/known_ledger.h"
#include "core/ledger/row_changes.h"
#include "core/storage/migrations.h"

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

namespace {

// The records that entries after `after` and up to `until` are about, in tables that stand as of `after`.
bool replayBetween(SQLite::Database &journal, JournalNames &names, LedgerTools &into, HybridTime after, HybridTime until, Progress &progress) {
    std::vector<qint64> firsts;
    SQLite::Statement changed(journal, "SELECT DISTINCT coalesce(record, seq) FROM journal WHERE op < 20 AND coalesce(record, uid) IS NOT NULL AND time > ? AND time <= ? ORDER BY 1");
    sql::bind(changed, 1, after.value);
    sql::bind(changed, 2, until.value);
    while (changed.executeStep())
        firsts.push_back(changed.getColumn(0).getInt64());
    const QDateTime now = shanghaiTime(into.clock.nowMs());
    const QSet<Uid> rosters = rosterBatches(journal);
    JournalReader reader(journal, names);
    Projector projector(into);
    std::vector<JournalEntry> entries;
    for (size_t i = 0; i < firsts.size(); ++i) {
        entries.clear();
        if (!reader.ofRecord(firsts[i], entries) || entries.empty())
            continue;
        const Folded folded = fold(entries, until);
        std::optional<Record> record = Projector::recordOf(folded, into.forms);
        if (!record)
            continue;
        record->id = firsts[i];
        record->inRoster = rosters.contains(entries.front().batch);
        Projector::calculate(into, folded, *record, now);
        std::optional<Record> before;
        {
            const FormTable &table = into.tables.of(record->form());
            sql::Use find = into.statements(table.byUid());
            sql::bind(find, 1, record->uid);
            if (find.executeStep())
                before = table.read(find);
        }
        const QString version = record->version;
        projector.put(std::move(*record), before && before->state < RecordState::Withdrawn ? &before->answers : nullptr, version, before.has_value());
        if (i % 2000 == 1999)
            projector.flush({});
        if (!progress.step(qint64(i + 1), qint64(firsts.size())))
            return false;
    }
    projector.flush({});
    into.search.flush();
    return true;
}

}  // namespace

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

struct KnownLedger::Private {
    Private(qint64 timeMs, const LedgerReader::Shared &from)
        : clock(timeMs), db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), shared(from), tables(*from.forms) {
        shared.clock = &clock;
        shared.another = {};
    }
    LedgerTools tools() { return {db, clock, *shared.forms, tables, shared.derivation, *names, *search, *reader, *statements, writer}; }
    HybridTime until;
    SetClock clock;
    SQLite::Database db;
    LedgerReader::Shared shared;
    FormTables tables;
    std::unique_ptr<JournalNames> names;
    std::unique_ptr<sql::Statements> statements;
    WriteBehind writer;
    std::unique_ptr<SearchIndex> search;
    std::unique_ptr<LedgerReader> reader;
};

KnownLedger::KnownLedger() = default;
KnownLedger::~KnownLedger() = default;
LedgerReader &KnownLedger::reader() { return *d->reader; }

Result<std::unique_ptr<KnownLedger>> Ledger::asKnownAt(LedgerReader &from, qint64 timeMs, Progress &progress) {
    return asKnownAt(from, HybridTime{HybridTime::fromMs(timeMs + 1).value - 1}, progress);
}

Result<std::unique_ptr<KnownLedger>> Ledger::asKnownAt(LedgerReader &from, HybridTime until, Progress &progress) {
    return guarded([&]() -> Result<std::unique_ptr<KnownLedger>> {
        auto known = std::make_unique<KnownLedger>();
        known->d = std::make_unique<KnownLedger::Private>(until.ms(), from.shared());
        KnownLedger::Private &k = *known->d;
        if (auto migrated = migrate(k.db, ledgerMigrations()); !migrated)
            return migrated.error();
        k.db.exec("PRAGMA foreign_keys = OFF");
        for (const Form *form : from.forms().all())
            createFormTables(k.db, *form);
        // The small tables as they are: names, devices, accounts.
        SQLite::Database &source = from.database();
        for (const char *table : {"term", "device", "account", "setting"}) {
            SQLite::Statement rows(source, std::string("SELECT * FROM ") + table);
            std::string marks = "?";
            for (int i = 1; i < rows.getColumnCount(); ++i)
                marks += ",?";
            SQLite::Statement keep(k.db, std::string("INSERT OR REPLACE INTO ") + table + " VALUES (" + marks + ")");
            while (rows.executeStep()) {
                keep.reset();
                for (int i = 0; i < rows.getColumnCount(); ++i) {
                    const SQLite::Column column = rows.getColumn(i);
                    if (column.isNull())
                        keep.bind(i + 1);
                    else if (column.isInteger())
                        keep.bind(i + 1, static_cast<int64_t>(column.getInt64()));
                    else if (column.isBlob())
                        sql::bind(keep, i + 1, sql::bytes(column));
                    else
                        sql::bind(keep, i + 1, sql::text(column));
                }
                keep.exec();
            }
        }
        k.names = std::make_unique<JournalNames>(k.db);
        k.statements = std::make_unique<sql::Statements>(k.db);
        k.search = std::make_unique<SearchIndex>(k.db, searchedForms(from.forms(), [&k](const QString &form) { return k.names->term(form); }));
        k.reader = std::make_unique<LedgerReader>(k.db, k.shared);
        LedgerTools tools = k.tools();
        k.until = until;
        JournalNames names(source);
        SQLite::Transaction transaction(k.db);
        if (!replay(source, names, tools, until, progress))
            return makeError(ErrorCode::Cancelled, QStringLiteral("ledger.cancelled"));
        transaction.commit();
        return known;
    });
}

Result<void> replayOn(KnownLedger &known, LedgerReader &from, HybridTime until, Progress &progress) {
    return guarded([&]() -> Result<void> {
        KnownLedger::Private &k = *known.d;
        k.clock.set(until.ms());
        LedgerTools tools = k.tools();
        JournalNames names(from.database());
        SQLite::Transaction transaction(k.db);
        if (!replayBetween(from.database(), names, tools, std::exchange(k.until, until), until, progress))
            return makeError(ErrorCode::Cancelled, QStringLiteral("ledger.cancelled"));
        transaction.commit();
        return {};
    });
}

}  // namespace tongdang
