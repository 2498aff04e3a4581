// A table that stays open: what was counted of each record, kept in the ColumnStore, so that after a change only the records which it reached are
// counted again: taken out of the numbers as they were and put in as they are. For core/statistics alone.
#pragma once

#include "core/base/result.h"
#include "core/forms/column_pass.h"
#include "core/forms/form_catalog.h"
#include "core/ledger/row_changes.h"

struct sqlite3;

namespace tongdang {

struct PlaceRow { QString code; bool listed = false; };   // listed: has its row whether or not somebody lives there

struct OpenTable {
    QString asked;                               // the definition, the request and who asks
    qint64 position = -1;                        // in RowChanges: all up to there is counted
    qint64 shape = -1;                           // of the store: its rows are those of these
    std::vector<PlaceRow> places;
    std::vector<int> placeOf;                    // by record; -1: none that is asked for
    BitSet population;
    std::vector<BitSet> columns;                 // none of computed ones, nor of those of another form
    std::vector<std::vector<double>> amounts;    // by column and record, of Sum columns
    std::vector<qint64> people;                  // by place
    std::vector<std::vector<double>> counters;   // by place and column
    void add(size_t record, int sign);           // to what counts; not to sums
    void sum(size_t column);
};

// Records of the form that are perhaps counted otherwise since these rows changed: themselves, those they belong to or point from, and so on outwards.
// Nothing where they are many, or not to be told.
Result<std::optional<std::set<qint64>>> reachedBy(const RowChanges::Touched &touched, const Form &form, const FormCatalog &forms, sqlite3 *db);

}  // namespace tongdang
