// A table counted: rows by place, the total, the rules checked for every row and the total; every number opens to its records.
// Two dates (data-model.md): as of D by what is known now; as known at T by what the journal knew then (the reader of a KnownLedger).
// Only what exists on D is counted: born by D, dated by D, and by the table's `include` not exited by D.
// Errors: Denied (no right to statistics; a restricted question behind a number), Invalid (statistics.unknown_*; ledger.outside_region: a place
// that is not the account's; statistics.ahead: a day to come; statistics.from_after: a period that begins after its day), Damaged, Cancelled.
#pragma once

#include "core/ledger/ledger_reader.h"
#include "core/statistics/table_definition.h"

namespace tongdang {

class SheetWriter;
class ColumnStore;  // core/statistics/column_store.h: kept by whoever counts again and again

enum class SummaryBy { District, Township, Village };
enum class SummaryBasis { Home, Hukou };
PlaceLevel placeLevel(SummaryBy by);
QString summaryByName(SummaryBy by);                                // district township village
std::optional<SummaryBy> summaryByOf(const QString &name);
QString basisName(SummaryBasis basis);                              // home hukou
std::optional<SummaryBasis> basisOf(const QString &name);

inline const QString kOutside = QStringLiteral("outside");   // row of the records of places outside the region
inline const QString kUnknown = QStringLiteral("unknown");   // row of the records without a place

struct SummaryRequest {
    SummaryBy by = SummaryBy::Township;
    QString region;               // "": the ledger's own, with what lies outside in rows of its own
    QDate asOf;                   // invalid: today
    QDate from;                   // begin of the period; invalid: the table's period that holds asOf
    SummaryBasis basis = SummaryBasis::Home;
};

struct SummaryRow {
    QString code;                 // place; a shorter one where no place of the level is given; kOutside, kUnknown
    QString name;
    std::vector<double> values;   // by column; NaN: blank percentage
    std::vector<bool> hidden;     // by column, or empty: too small to leave the office (small_numbers.h)
    bool hides(int column) const { return size_t(column) < hidden.size() && hidden[size_t(column)]; }
};

struct RuleResult {
    QString id, expression;
    Labels label;
    bool ok = true;
    double left = 0, right = 0;
    QString where;                // the row's code, or "total"
    bool hidden = false;          // its sides are not told: a number in it is hidden
};

struct Summary {
    const TableDefinition *table = nullptr;
    QDate asOf, from, until;      // from and until: period-start() and period-end()
    QDate begins;                 // the ledger's first day, where asOf lies before it: counted by what is known now
    SummaryBy by = SummaryBy::Township;
    SummaryBasis basis = SummaryBasis::Home;
    QString region, regionName;
    std::vector<SummaryRow> rows; // every place of that level in the region, zero or not; those of no place last, where there are any
    SummaryRow total;
    QList<RuleResult> rules;      // evaluated ones, one a rule and place
    struct LeftOut { QString id; Message why; };
    QList<LeftOut> leftOut;
    QList<Message> kept;          // of a reported table: its number and day, what it replaced, what replaced it
    int hideBelow = 0;            // numbers from 1 up to below this one are hidden, with others from which they could be computed
    bool holds() const;
};

Result<Summary> summarize(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, Progress &progress, ColumnStore *store = nullptr);
// The columns whose records are behind a number: itself; of a value that adds columns up all of these, of another value (a share) its first.
QStringList columnsBehind(const TableDefinition &table, const QString &column);
// The records behind one number: of a column, in the row of that code ("" the total); of a sum of amounts those that add to it. They are of
// the form of the first column behind it (TableDefinition::formOf): where there are columns of other forms, those are opened by themselves.
Result<std::vector<qint64>> recordsBehind(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &column, const QString &place, Progress &progress, ColumnStore *store = nullptr);
// The records to look at where a rule fails, in the row of that code ("" wherever it fails).
Result<std::vector<qint64>> recordsConcerned(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, const QString &rule, const QString &place, Progress &progress, ColumnStore *store = nullptr);

// Who is counted, and where: by the code that the office knows a record by (child_number, else the uid), never a name.
struct CountedRecords {
    QStringList codes, places;               // place: the row's code
    std::vector<std::vector<bool>> columns;  // by column and record; empty of computed columns
};
// Errors: as recordsBehind.
Result<CountedRecords> countedRecords(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, Progress &progress, ColumnStore *store = nullptr);

inline const QString kHidden = QStringLiteral("*");   // in place of a number that is hidden

// A row's place in words: what its name does not say (not known, outside, no nearer place given).
QString rowName(const Summary &summary, const SummaryRow &row, const Messages &words, Language language);
// As the official sheet: title, unit, cut-off date, merged headings in levels, column numbers, rows, 合计, rule notes, signatures.
// .xlsx or .csv by the file's ending; with the records behind the numbers on a sheet of their own, where they are given. `words`: the
// program's sentences.
Result<void> writeSummary(const Summary &summary, const QString &file, const Messages &words, Language language, const QString &unitName, const CountedRecords *records = nullptr);
void writeSummary(const Summary &summary, SheetWriter &to, bool plain, const Messages &words, Language language, const QString &unitName);   // plain: .csv, one row of headings

}  // namespace tongdang
