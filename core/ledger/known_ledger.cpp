// The past as it was known: the tables as they are, seen through a connection of its own on which the records that entries changed since then
// stand as they stood (core/forms/table_layout, overlaySql). What it costs grows with what changed, not with the ledger.
#include "core/ledger/known_ledger.h"

#include "core/forms/table_layout.h"
#include "core/ledger/ledger_p.h"

#include <algorithm>
#include <limits>

namespace tongdang {

namespace { constexpr size_t kSlice = 2000; }   // records that are worked out together

struct KnownLedger::Private {
    Private(std::unique_ptr<SQLite::Database> connection, const LedgerReader::Shared &from)
        : db(std::move(connection)), shared(from), tables(*from.forms), names(*db), search(*db, {}), statements(*db) {
        shared.clock = &clock;
        shared.another = {};
        shared.isPast = true;
    }

    bool takeTo(HybridTime moment, Progress &progress);
    std::vector<qint64> changedBetween(HybridTime low, HybridTime high) const;

    HybridTime at{std::numeric_limits<qint64>::max()};
    SetClock clock{qint64(0)};
    std::unique_ptr<SQLite::Database> db;
    LedgerReader::Shared shared;
    FormTables tables;
    JournalNames names;
    SearchIndex search;                // of no form: the past is counted, not searched
    sql::Statements statements;
    WriteBehind writer;
    std::unique_ptr<LedgerReader> reader;
};

// By their first entries, in order: what a record belongs to comes before it.
std::vector<qint64> KnownLedger::Private::changedBetween(HybridTime low, HybridTime high) const {
    SQLite::Statement changed(*db, "SELECT DISTINCT coalesce(record, seq) FROM journal WHERE op < 20 AND coalesce(record, uid) IS NOT NULL AND time > ? AND time <= ? ORDER BY 1");
    sql::bind(changed, 1, low.value);
    sql::bind(changed, 2, high.value);
    std::vector<qint64> out;
    while (changed.executeStep())
        out.push_back(changed.getColumn(0).getInt64());
    return out;
}

bool KnownLedger::Private::takeTo(HybridTime moment, Progress &progress) {
    const auto [low, high] = std::minmax(at, moment);
    const std::vector<qint64> firsts = changedBetween(low, high);
    at = moment;
    clock.set(moment.ms());
    const QDateTime now = shanghaiTime(clock.nowMs());
    const QSet<Uid> rosters = rosterBatches(*db);
    LedgerTools tools{*db, clock, *shared.forms, tables, shared.derivation, names, search, *reader, statements, writer};
    JournalReader journal(*db, names);
    Projector projector(tools);
    QSet<Uid> gone;                    // not yet entered then
    std::vector<JournalEntry> entries;
    for (size_t i = 0; i < firsts.size(); ++i) {
        entries.clear();
        if (!journal.ofRecord(firsts[i], entries) || entries.empty())
            continue;
        const Form *form = shared.forms->find(entries.front().form);
        if (!form)
            continue;
        const FormTable &table = tables.of(*form);
        std::optional<Record> before;
        {
            sql::Use find = statements(table.byId());
            sql::bind(find, 1, firsts[i]);
            if (find.executeStep())
                before = table.read(find);
        }
        const Folded folded = fold(entries, moment);
        if (std::optional<Record> record = Projector::recordOf(folded, *form)) {
            record->id = firsts[i];
            record->inRoster = rosters.contains(entries.front().batch);
            Projector::calculate(tools, folded, *record, now);
            const QString version = record->version;
            projector.put(std::move(*record), nullptr, version, before.has_value());
        } else if (before) {
            sql::Use hide = statements(sql::utf8(QStringLiteral("DELETE FROM %1 WHERE td_id = ?").arg(sql::quoted(form->table))));
            sql::bind(hide, 1, firsts[i]);
            hide.executeStep();
            gone.insert(before->uid);
            if (!gone.contains(before->subject))
                projector.lose(*before);
        }
        if (i % kSlice == kSlice - 1)
            projector.flush({});
        if (!progress.step(qint64(i + 1), qint64(firsts.size())))
            return false;
    }
    projector.flush({});
    return true;
}

KnownLedger::KnownLedger() = default;
KnownLedger::~KnownLedger() = default;
LedgerReader &KnownLedger::reader() { return *d->reader; }

Result<std::unique_ptr<KnownLedger>> Ledger::asKnownAt(LedgerReader &from, qint64 timeMs, Progress &progress) {
    return asKnownAt(from, HybridTime{HybridTime::fromMs(timeMs + 1).value - 1}, progress);
}

Result<std::unique_ptr<KnownLedger>> Ledger::asKnownAt(LedgerReader &from, HybridTime until, Progress &progress) {
    return guarded([&]() -> Result<std::unique_ptr<KnownLedger>> {
        auto connection = d->folder->anotherReader();
        if (!connection)
            return connection.error();
        // One view for as long as it lives: the overlay fits these rows alone.
        (*connection)->exec("BEGIN");
        (*connection)->execAndGet("SELECT count(*) FROM sqlite_schema");
        auto known = std::make_unique<KnownLedger>();
        known->d = std::make_unique<KnownLedger::Private>(std::move(*connection), from.shared());
        KnownLedger::Private &k = *known->d;
        for (const Form *form : from.forms().all())
            for (const QString &statement : overlaySql(*form))
                k.db->exec(sql::utf8(statement));
        k.reader = std::make_unique<LedgerReader>(*k.db, k.shared);
        if (auto taken = takeTo(*known, until, progress); !taken)
            return taken.error();
        return known;
    });
}

Result<void> takeTo(KnownLedger &known, HybridTime moment, Progress &progress) {
    return guarded([&]() -> Result<void> { return known.d->takeTo(moment, progress) ? Result<void>() : makeError(ErrorCode::Cancelled, QStringLiteral("ledger.cancelled")); });
}

}  // namespace tongdang
