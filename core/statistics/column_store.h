// Columns of a form's table in memory, dictionary-coded (column_pass.h), straight from the table: of every record that is not withdrawn,
// whatever the day and whoever asks. Whoever counts again and again keeps one: it loads what is missing, and of what the ledger has
// changed the rows that a commit touched (RowChanges), all anew where that is not known. 4 bytes a record and column.
#pragma once

#include "core/base/progress.h"
#include "core/forms/column_pass.h"
#include "core/forms/form.h"
#include "core/ledger/ledger_reader.h"
#include "core/ledger/row_changes.h"

#include <QDate>

#include <map>

namespace tongdang {

struct ColumnRows;
struct OpenTable;
class LedgerView;

// What one day makes of the stored answers of the core: kept for the day last asked about, since a page asks about it again and again.
struct DayAnswers {
    QDate day;
    bool known = false;
    BitSet exited, outside;              // outside: rows whose stored answers do not hold on the day
    std::map<int, Column> columns;       // derived again
    std::vector<size_t> changed;         // rows read anew since: to be looked at again
};

class ColumnStore {
  public:
    // Besides the questions of questions.
    static constexpr int kState = -2, kRegion = -3, kFrom = -4, kUntil = -5;   // td_state; the place; the days the core's answers hold

    // twoFrom: from this td_id on a table is long enough to be read by two threads.
    explicit ColumnStore(qint64 twoFrom = 50'000);
    ~ColumnStore();
    // Afterwards column() of each is there; questions without a column in the table are passed over. Errors: Damaged, Cancelled.
    Result<void> load(LedgerReader &reader, const Form &form, const std::vector<int> &questions, Progress &progress);
    qint64 twoFrom() const { return m_twoFrom; }
    size_t rows() const { return m_ids.size(); }
    const std::vector<qint64> &ids() const { return m_ids; }           // td_id, ascending
    qint64 shape() const { return m_shape; }                           // another number: they may be others
    OpenTable &open() { return *m_open; }                              // the table that was counted last
    const Column *column(int slot) const;
    DayAnswers &day(const QDate &day);                                 // after load()
    // Those of another form, kept as long as this one.
    ColumnStore &beside(const Form &form);
    // After load(): for each row the row of `other`, loaded too, that its question (or kSubject) points to; -1 where there is none.
    static constexpr int kSubject = -6;
    Result<std::vector<qint64>> rowsIn(LedgerReader &reader, const ColumnStore &other, int question);

  private:
    // Up to what the view shows: by the rows that were touched since, else by forgetting all.
    void follow(LedgerReader &reader, const LedgerView &view, const Form &form);
    bool readAgain(LedgerReader &reader, const RowChanges::Touched &touched);   // false: all is to be forgotten
    void put(const std::set<qint64> &touched, const ColumnRows &rows, const std::vector<int> &questions);
    bool pointAgain(LedgerReader &reader, const RowChanges::Touched &touched);
    // Of the questions, those whose columns are still to be read.
    std::vector<int> missing(const std::vector<int> &questions) const;
    Result<void> read(LedgerReader &reader, const std::vector<int> &questions, LedgerReader *beside, Progress &progress);
    qint64 m_twoFrom;
    const void *m_database = nullptr;
    const Form *m_form = nullptr;
    qint64 m_version = -1, m_changes = -1, m_position = -1;
    std::vector<qint64> m_ids;
    qint64 m_shape = 0;
    std::unique_ptr<OpenTable> m_open;
    std::map<int, Column> m_columns;
    DayAnswers m_day;
    std::map<const Form *, std::unique_ptr<ColumnStore>> m_beside;
    std::map<std::pair<const Form *, int>, std::vector<qint64>> m_pointers;   // td_id of the record that a row points to
};

}  // namespace tongdang
