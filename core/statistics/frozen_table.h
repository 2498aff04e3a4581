// A table kept as it was reported: definition, day, figures, rule results and the ledger's last entry then. It is a record of the form
// frozen_table and so in the journal, in history and in what is exchanged; it is never edited, only replaced by another that says why.
#pragma once

#include "core/ledger/ledger.h"
#include "core/statistics/summary.h"

namespace tongdang {

inline const QString kFrozenTable = QStringLiteral("frozen_table");

struct FrozenTable {
    Uid uid;
    QString name, table;          // the table's id
    SummaryRequest request;       // region: the one that was counted, never blank
    HybridTime knownAt;           // the ledger's last entry when it was counted
    QString head;                 // its hash, in hexadecimal digits
    qint64 frozenMs = 0;
    Uid replaces, replacedBy;
    QString reason;
};

// The figures as they were, with the definition of then.
struct FrozenSummary {
    FrozenTable about;
    std::unique_ptr<TableDefinition> definition;
    Summary summary;
};

struct FreezeRequest {
    SummaryRequest summary;
    QString name;                 // "": title and day
    Uid replaces;
    QString reason;               // where `replaces` is given
};

// Errors: as summarize; Denied (no right to write); NotFound statistics.no_frozen; Invalid statistics.needs_reason, statistics.already_replaced,
// statistics.replaces_other (of another table), statistics.already_stands (the same table, place, level and day; name and number of that one),
// statistics.freeze_ahead (of a day to come).
Result<Uid> freeze(Ledger &ledger, LedgerReader &reader, const Session &session, const TableDefinition &table, const FreezeRequest &request, Progress &progress);
// Newest first, those that have been replaced too.
Result<QList<FrozenTable>> frozenTables(LedgerReader &reader, const Session &session);
// Errors: NotFound statistics.no_frozen; Damaged.
Result<FrozenSummary> frozenSummary(LedgerReader &reader, const Session &session, const Uid &uid);
// With small numbers hidden (small_numbers.h), beside the same table counted now, where it still can be. Errors: as summarize too.
Result<FrozenSummary> frozenHiding(LedgerReader &reader, const Session &session, const Uid &uid, int below, Progress &progress);

}  // namespace tongdang
