#include "core/forms/expression.h"

#include "core/forms/expression_parser.h"

#include <QSet>

namespace tongdang {

namespace {

template <typename Visit> void walk(const ExpressionNode &node, const Visit &visit) {
    visit(node);
    for (const NodePointer &child : node.children)
        if (child)
            walk(*child, visit);
}

bool reads(const ExpressionNode &root, Reads what) {
    bool found = false;
    walk(root, [&](const ExpressionNode &node) { found = found || (node.function && node.function->reads == what); });
    return found;
}

}  // namespace

Result<Expression> Expression::parse(const QString &text, const Scope &scope) {
    auto root = parseExpression(text, scope);
    if (!root)
        return root.error();
    Expression expression;
    expression.m_text = text;
    expression.m_root = std::shared_ptr<const ExpressionNode>(std::move(*root));
    return expression;
}

Expression Expression::of(std::shared_ptr<const ExpressionNode> root, const QString &text) {
    Expression expression;
    expression.m_text = text;
    expression.m_root = std::move(root);
    return expression;
}

ValueType Expression::type() const { return m_root ? m_root->type : ValueType::Text; }

Value Expression::evaluate(const EvalContext &context) const {
    if (!m_root)
        return {};
    return evaluateNode(*m_root, Frame{&context, nullptr, 1});
}

bool Expression::holds(const EvalContext &context) const { return m_root && truthOf(*m_root, Frame{&context, nullptr, 1}); }

QStringList Expression::names() const {
    QStringList names;
    QSet<QString> seen;
    if (m_root)
        walk(*m_root, [&](const ExpressionNode &node) {
            if ((node.kind == NodeKind::Field || node.kind == NodeKind::Records) && node.name != u"." && !seen.contains(node.name)) {
                seen.insert(node.name);
                names.append(node.name);
            }
        });
    return names;
}

QStringList Expression::badPatterns() const {
    QStringList patterns;
    if (m_root)
        walk(*m_root, [&](const ExpressionNode &node) {
            if (node.function && node.function->name == QLatin1String("regex") && node.children[1]->isConstant() && !isPattern(node.children[1]->text))
                patterns << node.children[1]->text;
        });
    return patterns;
}

bool Expression::readsTime() const { return m_root && reads(*m_root, Reads::Time); }

bool Expression::readsChance() const { return m_root && reads(*m_root, Reads::Chance); }

}  // namespace tongdang
