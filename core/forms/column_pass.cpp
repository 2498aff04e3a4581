#include "core/forms/column_pass.h"

#include "core/forms/expression_tree.h"

#include <algorithm>
#include <bit>

namespace tongdang {

BitSet::BitSet(size_t size, bool value) : m_size(size), m_words((size + 63) / 64, value ? ~std::uint64_t(0) : 0) { trim(); }

void BitSet::trim() {
    if (m_size & 63)
        m_words.back() &= (std::uint64_t(1) << (m_size & 63)) - 1;
}

size_t BitSet::count() const {
    size_t sum = 0;
    for (const std::uint64_t word : m_words)
        sum += size_t(std::popcount(word));
    return sum;
}

BitSet &BitSet::operator&=(const BitSet &other) {
    for (size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

BitSet &BitSet::operator|=(const BitSet &other) {
    for (size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

BitSet &BitSet::subtract(const BitSet &other) {
    for (size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= ~other.m_words[i];
    return *this;
}

void BitSet::flip() {
    for (std::uint64_t &word : m_words)
        word = ~word;
    trim();
}

namespace {

// One value of one column, with the facts of the moment around it.
class OneValue final : public EvalContext {
  public:
    OneValue(const EvalContext &moment, int slot) : m_moment(moment), m_slot(slot) {}
    const Value *value = nullptr;
    Value answer(int slot) const override { return slot == m_slot ? *value : m_moment.answer(slot); }
    QDateTime now() const override { return m_moment.now(); }
    QString choiceLabel(const QString &list, const QString &code) const override { return m_moment.choiceLabel(list, code); }
    double points(const QString &list, const QString &code) const override { return m_moment.points(list, code); }
    const LookupTables *tables() const override { return m_moment.tables(); }
    Language language() const override { return m_moment.language(); }
    QDate periodStart() const override { return m_moment.periodStart(); }
    QDate periodEnd() const override { return m_moment.periodEnd(); }
    Value aggregate(const QString &function, const Value &argument) const override { return m_moment.aggregate(function, argument); }

  private:
    const EvalContext &m_moment;
    int m_slot;
};

// What a subtree reads of a row.
struct Needs {
    static constexpr int kNothing = -1, kRow = -2;
    int slot = kNothing;
    void add(int other) { slot = slot == kNothing || slot == other ? other : other == kNothing ? slot : kRow; }
};

class Pass {
  public:
    explicit Pass(const ColumnSource &source) : m_source(source) {}

    // The rows among `wanted` where it holds.
    BitSet run(const ExpressionNode &node, const BitSet &wanted) {
        switch (node.kind) {
        case NodeKind::And:
        case NodeKind::Or:
            if (const int slot = needs(node); slot == Needs::kRow)
                return combine(node, wanted);
            break;
        case NodeKind::Call:
            if (node.function->name == QLatin1String("not") && needs(node) == Needs::kRow) {
                BitSet rest = wanted;
                return rest.subtract(run(*node.children.front(), wanted));
            }
            break;
        default: break;
        }
        return leaf(node, needs(node), wanted);
    }

  private:
    int needs(const ExpressionNode &node) const {
        Needs all;
        if (node.kind == NodeKind::Field)
            return node.up == 0 && m_source.column(node.reference.slot) ? node.reference.slot : Needs::kRow;
        if (node.kind == NodeKind::Records || node.kind == NodeKind::Current)
            return Needs::kRow;
        if (node.function && (node.function->reads == Reads::Chance || node.function->name == QLatin1String("position") || node.function->name == QLatin1String("once")
                              || (node.children.empty() && node.function->reads == Reads::Context && node.function->most > 0)))   // string-length() of the question itself
            return Needs::kRow;
        for (const NodePointer &child : node.children)
            if (child)
                all.add(needs(*child));
        return all.slot;
    }

    // Children of one column are cheap and go first; those row by row see only what is still open.
    BitSet combine(const ExpressionNode &node, const BitSet &wanted) {
        const bool isAnd = node.kind == NodeKind::And;
        std::vector<const ExpressionNode *> children;
        for (const NodePointer &child : node.children)
            children.push_back(child.get());
        std::stable_sort(children.begin(), children.end(), [&](const ExpressionNode *a, const ExpressionNode *b) { return cost(*a) < cost(*b); });
        BitSet open = wanted, held(wanted.size());
        for (const ExpressionNode *child : children) {
            BitSet found = run(*child, open);
            if (isAnd) {
                open = std::move(found);
            } else {
                open.subtract(found);
                held |= found;
            }
        }
        return isAnd ? open : held;
    }
    int cost(const ExpressionNode &node) const {
        if (needs(node) != Needs::kRow)
            return 0;
        const bool logic = node.kind == NodeKind::And || node.kind == NodeKind::Or || (node.function && node.function->name == QLatin1String("not"));
        return logic ? 1 : 2;
    }

    BitSet leaf(const ExpressionNode &node, int slot, const BitSet &wanted) {
        if (slot == Needs::kRow)
            return byRow(node, wanted);
        if (slot == Needs::kNothing)
            return truthOf(node, Frame{&m_source.moment(), nullptr, 1}) ? wanted : BitSet(wanted.size());
        const Column &column = *m_source.column(slot);
        OneValue context(m_source.moment(), slot);
        std::vector<std::uint8_t> holds(column.values.size());
        for (size_t i = 0; i < holds.size(); ++i) {
            context.value = &column.values[i];
            holds[i] = truthOf(node, Frame{&context, nullptr, 1});
        }
        BitSet result(wanted.size());
        const std::uint32_t *codes = column.codes.data();
        for (size_t w = 0; w < wanted.words().size(); ++w) {
            if (!wanted.words()[w])
                continue;
            const size_t from = w * 64, to = std::min(from + 64, wanted.size());
            std::uint64_t bits = 0;
            for (size_t i = from; i < to; ++i)
                bits |= std::uint64_t(holds[codes[i]]) << (i - from);
            result.setWord(w, bits & wanted.words()[w]);
        }
        return result;
    }

    BitSet byRow(const ExpressionNode &node, const BitSet &wanted) {
        BitSet result(wanted.size());
        for (size_t w = 0; w < wanted.words().size(); ++w)
            for (std::uint64_t left = wanted.words()[w]; left; left &= left - 1) {
                const size_t i = w * 64 + size_t(std::countr_zero(left));
                if (truthOf(node, Frame{&m_source.row(i), nullptr, 1}))
                    result.set(i);
            }
        return result;
    }

    const ColumnSource &m_source;
};

}  // namespace

BitSet columnPass(const Expression &predicate, const ColumnSource &source) {
    const BitSet all(source.rows(), true);
    return predicate.isEmpty() ? BitSet(source.rows()) : Pass(source).run(*predicate.root(), all);
}

}  // namespace tongdang
