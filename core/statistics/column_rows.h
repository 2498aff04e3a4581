// Rows of some columns of a form's table, read for a ColumnStore, and which of them a change may have reached. For core/statistics alone.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/forms/column_pass.h"
#include "core/forms/form_catalog.h"
#include "core/ledger/row_changes.h"
#include "core/statistics/column_dictionary.h"

#include <functional>

struct sqlite3;
struct sqlite3_stmt;

namespace tongdang {

// Without SQLiteCpp, which makes an object of each cell: too dear a million times thirty. Parameters ?1 and ?2 are `first` and `second`.
// Errors: Damaged, and what `take` answers.
Result<void> eachRow(sqlite3 *db, const QString &select, qint64 first, qint64 second, const std::function<Result<void>(sqlite3_stmt *)> &take);
QString isAmong(const QString &column, const std::set<qint64> &ids);   // as a condition

struct ColumnRows {
    explicit ColumnRows(size_t columns) : dictionaries(columns), codes(columns) {}
    std::vector<qint64> ids;
    std::vector<ColumnDictionary> dictionaries;
    std::vector<std::vector<std::uint32_t>> codes;

    // A select that columnSelect() began; progress goes by the ids, after `first` up to `last`. Errors: Damaged, Cancelled.
    Result<void> read(sqlite3 *db, const QString &select, qint64 first, qint64 last, Progress &progress);
    void append(ColumnRows later);
};

// Among many values a new one is not looked for: it stands in the column twice.
void setValue(Column &column, size_t row, const Value &value);

// Ids and these questions (ColumnStore's too) of records that are not withdrawn, up to "WHERE t.td_state < 2".
QString columnSelect(const FormCatalog &forms, const Form &form, const std::vector<int> &questions);
QString uidText(const QString &alias);                                 // the uid of a row as answers name it

// Rows of the form whose place (ColumnStore::kRegion) may be another since these were touched: their own, and those whose subject's is. Nothing
// where it is not to be told: of records that others point to.
Result<std::optional<std::set<qint64>>> placedAnew(sqlite3 *db, const FormCatalog &forms, const Form &form, const RowChanges::Touched &touched);

}  // namespace tongdang
