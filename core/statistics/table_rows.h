// The records of a form as they stand on a day, for counting: the columns of a ColumnStore with what the day decides. Answers of the core
// hold between td_from and td_until; the rows outside are derived again from the records linked to them. What time alone decides (age) is
// computed once per distinct value. What is no column is evaluated record by record. Restrictions are not applied: these are for numbers.
#pragma once

#include "core/ledger/form_table.h"
#include "core/statistics/column_store.h"
#include "core/statistics/day_derivation.h"
#include "core/statistics/linked_counts.h"

#include <set>

namespace tongdang {

struct Moment {
    QDate day, from, until;       // today(), period-start(), period-end()
    QDateTime now() const { return QDateTime(day, QTime(12, 0), Qt::OffsetFromUTC, 8 * 3600); }
};

class TableRows final : public ColumnSource {
  public:
    TableRows(LedgerReader &reader, const Form &form, ColumnStore &store, const Moment &moment);
    ~TableRows() override;
    // Makes ready what the names in these expressions stand for.
    Result<void> load(const std::vector<const Expression *> &expressions, const QStringList &further, Progress &progress);

    // For row() alone: who is there on the day, not the columns of what is computed.
    Result<void> loadDay(const QStringList &further, Progress &progress);

    size_t rows() const override { return m_store.rows(); }
    const Column *column(int slot) const override;      // ColumnStore::kRegion too
    const EvalContext &row(size_t index) const override;
    const EvalContext &moment() const override;
    const BitSet &exited() const { return m_day->exited; }
    // Those that exist on the day: not born after it, not dated after it.
    BitSet existing() const;
    bool exists(size_t row) const;                      // one of them
    BitSet where(const Expression &predicate) const;    // one that was loaded
    std::vector<double> numbers(const Expression &value, const BitSet &wanted) const;   // NaN elsewhere

  private:
    struct Full;                  // one record with all its answers
    class RowContext;
    class RowFacts;
    bool sources(int slot, std::set<int> &stored) const;
    void markDay(const std::vector<size_t> *only);
    Result<void> followDay(Progress &progress);
    Result<void> deriveAgain(Progress &progress);
    Result<void> deriveRowsOf(const std::vector<size_t> &again, const std::vector<int> &questions, Progress &progress);
    Result<void> computeRows(const std::vector<size_t> &again, const std::vector<int> &questions, DerivedRows &out, Progress &progress);
    Result<void> countLinked(Progress &progress);
    Result<void> takePointed(const QStringList &names, Progress &progress);
    void computeByTime(int slot, const std::set<int> &stored);
    void takeRows(Record &record) const;   // of its repeats
    std::vector<Record> linked(const Form &form, const Uid &subject) const;

    LedgerReader &m_reader;
    const Form &m_form;
    ColumnStore &m_store;
    Moment m_moment;
    FormTables m_tables;
    mutable sql::Statements m_statements;
    mutable DayDerivation m_derivation;
    DayAnswers *m_day = nullptr;  // from load() on
    std::map<int, Column> m_computed;
    LinkedCounts m_counts;
    std::unique_ptr<RowContext> m_row, m_nothing;
};

}  // namespace tongdang
