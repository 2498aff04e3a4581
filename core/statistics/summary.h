// A table counted: rows by place, the total, the rules checked for every row and the total; every number opens to its records.
// Two dates (data-model.md): as of D by what is known now; as known at T by what the journal knew then.
#pragma once

#include "core/ledger/ledger.h"
#include "core/statistics/table_definition.h"

namespace tongdang {

enum class SummaryBy { District, Township, Village };
enum class SummaryBasis { Home, Hukou };

struct SummaryRequest {
    SummaryBy by = SummaryBy::Township;
    QString region;               // "": the ledger's own
    QDate asOf;                   // invalid: today
    QDate from;                   // begin of the period; invalid: the table's period that holds asOf
    SummaryBasis basis = SummaryBasis::Home;
};

struct SummaryRow {
    QString code;                 // place; "" for a place that is not known
    QString name;
    std::vector<double> values;   // by column; NaN: blank percentage
};

struct RuleResult {
    QString id, expression;
    Labels label;
    bool ok = true;
    double left = 0, right = 0;
    QString where;                // the place's code, or "total"
};

struct Summary {
    const TableDefinition *table = nullptr;
    QDate asOf, from;
    SummaryBy by = SummaryBy::Township;
    SummaryBasis basis = SummaryBasis::Home;
    QString region, regionName;
    std::vector<SummaryRow> rows; // every place of that level in the region, zero or not; unknown places last
    SummaryRow total;
    QList<RuleResult> rules;      // evaluated ones, one a rule and place
    struct LeftOut { QString id; Message why; };
    QList<LeftOut> leftOut;
    bool holds() const;
};

Result<Summary> summarize(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, Progress &progress);
// The records behind one number: of a column, in a place ("" the whole region).
Result<std::vector<qint64>> recordsBehind(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &column, const QString &place, Progress &progress);
// The records to look at where a rule fails.
Result<std::vector<qint64>> recordsConcerned(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &rule, const QString &place, Progress &progress);

// As the official sheet: title, unit, cut-off date, merged headings in levels, column numbers, rows, 合计, rule notes, signatures. .xlsx or .csv.
Result<void> writeSummary(const Summary &summary, const QString &file, Language language, const QString &unitName);

}  // namespace tongdang
