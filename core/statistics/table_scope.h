// A row of columns as the expressions of a table see it: values and rules name columns as ${c1}; slot = index of the column.
#pragma once

#include "core/statistics/table_definition.h"

#include <limits>

namespace tongdang {

class TableScope final : public Scope {
  public:
    // Operands: names in rules of what is no column (the population of the unit); a rule is left out where its operand is not known.
    static constexpr int kOperand = 1 << 16;
    static const QStringList &operands();

    TableScope(const QStringList &columns, bool withOperands) : m_columns(columns), m_withOperands(withOperands) {}
    std::optional<Reference> find(const QString &name) const override;

  private:
    QStringList m_columns;
    bool m_withOperands;
};

// One row's numbers, and the operand of a rule; NaN is blank.
class TableContext final : public EvalContext {
  public:
    TableContext(const TableDefinition &table, const std::vector<double> &row, const std::vector<double> &total, double operand = std::numeric_limits<double>::quiet_NaN())
        : m_table(table), m_row(row), m_total(total), m_operand(operand) {}
    Value answer(int slot) const override { return slot >= TableScope::kOperand ? Value(m_operand) : slot >= 0 && size_t(slot) < m_row.size() ? Value(m_row[size_t(slot)]) : Value(); }
    Value aggregate(const QString &function, const Value &argument) const override;

  private:
    const TableDefinition &m_table;
    const std::vector<double> &m_row, &m_total;
    double m_operand;
};

// Fills the Value columns of a row from the others. The total goes first: it is its own `total`.
void computeValues(const TableDefinition &table, std::vector<double> &row, const std::vector<double> &total);

// A rule of a row: its sides where it compares two, else the truth and 1. Nothing where a side is blank.
struct RuleSides { bool ok = true; double left = 0, right = 0; };
std::optional<RuleSides> checkRule(const TableRule &rule, const TableContext &context);

}  // namespace tongdang
