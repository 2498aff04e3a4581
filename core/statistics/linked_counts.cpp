#include "core/statistics/linked_counts.h"

#include "core/forms/answers.h"
#include "core/forms/expression_tree.h"

#include <algorithm>
#include <bit>

namespace tongdang {

namespace {

// Whether all that a predicate reads is of the linked record itself, or of nobody.
bool isOwn(const ExpressionNode &node) {
    if (node.kind == NodeKind::Records || node.kind == NodeKind::Current || (node.kind == NodeKind::Field && node.up != 0))
        return false;
    if (node.function && (node.function->reads == Reads::Chance || node.function->name == QLatin1String("position") || node.function->name == QLatin1String("once") ||
                          (node.children.empty() && node.function->reads == Reads::Context && node.function->most > 0)))
        return false;
    return std::all_of(node.children.begin(), node.children.end(), [](const NodePointer &child) { return !child || isOwn(*child); });
}

bool holdsCount(const ExpressionNode &node) {
    return (node.function && node.function->name == QLatin1String("count")) ||
           std::any_of(node.children.begin(), node.children.end(), [](const NodePointer &child) { return child && holdsCount(*child); });
}

}  // namespace

NodePointer LinkedCounts::copied(const ExpressionNode &node) {
    if (auto instead = counted(node))
        return instead;
    auto out = std::make_unique<ExpressionNode>();
    out->kind = node.kind;
    out->type = node.type;
    out->item = node.item;
    out->position = node.position;
    out->height = node.height;
    for (const NodePointer &child : node.children)
        out->children.push_back(child ? copied(*child) : nullptr);
    out->value = node.value;
    out->text = node.text;
    out->number = node.number;
    out->truth = node.truth;
    out->reference = node.reference;
    out->name = node.name;
    out->up = node.up;
    out->compare = node.compare;
    out->rule = node.rule;
    out->operators = node.operators;
    out->function = node.function;
    out->list = node.list;
    return out;
}

NodePointer LinkedCounts::counted(const ExpressionNode &node) {
    if (!node.function || node.function->name != QLatin1String("count") || node.children.size() != 1)
        return nullptr;
    const ExpressionNode &records = *node.children.front();
    const size_t link = size_t(records.reference.slot - kLinkedSlot);
    if (!records.isRecords() || records.children.front() || records.up != 0 || records.reference.slot < kLinkedSlot || link >= m_form.m_linked.size())
        return nullptr;
    auto both = std::make_unique<ExpressionNode>();
    both->kind = NodeKind::And;
    both->type = ValueType::Boolean;
    for (size_t i = 1; i < records.children.size(); ++i) {
        if (records.children[i]->type == ValueType::Number || !isOwn(*records.children[i]))
            return nullptr;
        both->children.push_back(copied(*records.children[i]));
    }
    const int slot = kFirstSlot - int(m_wanted.size());
    m_wanted.push_back({m_form.m_linked[link], both->children.empty() ? Expression() : Expression::of(std::move(both), QString()), slot});
    auto field = std::make_unique<ExpressionNode>();
    field->kind = NodeKind::Field;
    field->type = field->reference.type = ValueType::Number;
    field->position = node.position;
    field->reference.slot = slot;
    return field;
}

const Expression &LinkedCounts::prepared(const Expression &expression) {
    if (expression.isEmpty() || !holdsCount(*expression.root()))
        return expression;
    const auto [place, fresh] = m_prepared.try_emplace(expression.root());
    if (fresh)
        place->second = Expression::of(copied(*expression.root()), expression.text());
    return place->second;
}

const Expression &LinkedCounts::known(const Expression &expression) const {
    const auto found = m_prepared.find(expression.root());
    return found == m_prepared.end() ? expression : found->second;
}

Column countColumn(const BitSet &holds, const std::vector<qint64> &parents, size_t rows) {
    Column out;
    out.codes.assign(rows, 0);
    std::uint32_t most = 0;
    for (size_t w = 0; w < holds.words().size(); ++w)
        for (std::uint64_t left = holds.words()[w]; left; left &= left - 1)
            if (const qint64 parent = parents[w * 64 + size_t(std::countr_zero(left))]; parent >= 0)
                most = std::max(most, ++out.codes[size_t(parent)]);
    for (std::uint32_t count = 0; count <= most; ++count)
        out.values.emplace_back(double(count));
    return out;
}

}  // namespace tongdang
