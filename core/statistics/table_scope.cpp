#include "core/statistics/table_scope.h"

#include "core/forms/expression_tree.h"

#include <cmath>

namespace tongdang {

const QStringList &TableScope::operands() {
    static const QStringList names{QStringLiteral("unit_population")};
    return names;
}

std::optional<Reference> TableScope::find(const QString &name) const {
    Reference reference;
    reference.type = ValueType::Number;
    if (const qsizetype column = m_columns.indexOf(name); column >= 0)
        reference.slot = int(column);
    else if (const qsizetype operand = operands().indexOf(name); operand >= 0 && m_withOperands)
        reference.slot = kOperand + int(operand);
    else
        return std::nullopt;
    return reference;
}

Value TableContext::aggregate(const QString &function, const Value &argument) const {
    const int column = function == u"total" ? m_table.indexOf(argument.text()) : -1;
    return column < 0 || size_t(column) >= m_total.size() ? Value() : Value(m_total[size_t(column)]);
}

void computeValues(const TableDefinition &table, std::vector<double> &row, const std::vector<double> &total) {
    for (const int column : table.valueOrder)
        row[size_t(column)] = table.columns[column].value.evaluate(TableContext(table, row, total)).number();
}

std::optional<RuleSides> checkRule(const TableRule &rule, const TableContext &context) {
    const ExpressionNode &root = *rule.expression.root();
    RuleSides sides;
    const Frame frame{&context, nullptr, 1};
    if (root.kind == NodeKind::Compare && root.children.size() == 2 && root.rule == CompareRule::Number) {
        sides.left = numberOf(*root.children[0], frame);
        sides.right = numberOf(*root.children[1], frame);
        if (std::isnan(sides.left) || std::isnan(sides.right))
            return std::nullopt;
        // Sums of amounts differ in the last binary digit by the order in which they were added.
        const double slack = 1e-9 * std::max({1.0, std::fabs(sides.left), std::fabs(sides.right)});
        const bool equal = std::fabs(sides.left - sides.right) <= slack;
        switch (root.compare) {
        case CompareOp::Equal:
        case CompareOp::LessEqual:
        case CompareOp::GreaterEqual:
            sides.ok = equal || compared(root.compare, sides.left, sides.right);
            break;
        default: sides.ok = !equal && compared(root.compare, sides.left, sides.right);
        }
        return sides;
    }
    sides.ok = rule.expression.holds(context);
    sides.left = sides.ok ? 1 : 0;
    sides.right = 1;
    return sides;
}

}  // namespace tongdang
