// The core's answers to records as they are on a day for which the stored ones do not hold: derived again from the record and what is linked
// to it, of which only the questions are read that the rule looks at (Derivation::questions). For core/statistics alone.
#pragma once

#include "core/forms/column_pass.h"
#include "core/ledger/form_table.h"
#include "core/ledger/ledger_reader.h"

#include <QHash>

#include <span>

namespace tongdang {

class DayDerivation {
  public:
    DayDerivation(LedgerReader &reader, const Form &form, const QDate &day);
    // The record with its answers of the day; of its other questions only those that the rule looks at. None where it is no longer there.
    std::optional<Record> read(qint64 id);
    // For a record read elsewhere: the slots of the answers that are others on the day. Its state becomes that of the day.
    std::vector<int> derive(Record &record);

  private:
    const FormTable &tableOf(const Form &form);
    std::vector<Record> linked(const Form &form, const Uid &subject);
    bool hasAny(const Form &form);

    LedgerReader &m_reader;
    const Form &m_form;
    QDate m_day;
    sql::Statements m_statements;
    QHash<const Form *, std::shared_ptr<FormTable>> m_tables;
    QHash<const Form *, bool> m_any;   // whether a form has records at all
};

// Answers of the day to some questions by rows, dictionary-coded.
struct DerivedRows {
    explicit DerivedRows(size_t questions) : known(questions), values(questions), codes(questions) {}
    void add(size_t row, const Record &record, const std::vector<int> &questions);
    // Into the columns of these questions, and the bits of those who have left.
    void fill(std::vector<Column *> columns, const std::vector<ValueType> &types, BitSet &exited) const;

    std::vector<size_t> rows;
    std::vector<bool> exited;
    std::vector<QHash<QString, std::uint32_t>> known;
    std::vector<QStringList> values;
    std::vector<std::vector<std::uint32_t>> codes;
};

// The rows of a form, by their ids, with the answers that these questions of the core have on the day. Errors: Cancelled.
Result<void> deriveRows(LedgerReader &reader, const Form &form, const QDate &day, const std::vector<qint64> &ids, std::span<const size_t> rows, const std::vector<int> &questions, DerivedRows &out, Progress &progress);

}  // namespace tongdang
