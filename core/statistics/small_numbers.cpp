#include "core/statistics/small_numbers.h"

#include "core/base/dates.h"
#include "core/forms/expression_tree.h"
#include "core/statistics/column_store.h"
#include "core/statistics/table_scope.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <map>

namespace tongdang {

namespace {

constexpr double kUnbounded = 1e9, kSlack = 1e-6;   // of hidden numbers; of their divisions
constexpr int kMostRounds = 1000;                   // of bounds that bound each other

using Terms = std::map<int, int>;   // column, how often

// A sum of columns, with signs; false where it is anything else.
bool takeSum(const ExpressionNode &node, int sign, Terms &terms) {
    if (node.kind == NodeKind::Field && node.reference.slot >= 0 && node.reference.slot < TableScope::kOperand) {
        terms[node.reference.slot] += sign;
        return true;
    }
    if (node.kind != NodeKind::Arithmetic || node.children.empty() || !takeSum(*node.children[0], sign, terms))
        return false;
    for (size_t i = 0; i < node.operators.size(); ++i) {
        const bool plus = node.operators[i] == ArithmeticOp::Add;
        if ((!plus && node.operators[i] != ArithmeticOp::Subtract) || !takeSum(*node.children[i + 1], plus ? sign : -sign, terms))
            return false;
    }
    return true;
}

struct RuleSum {
    Terms terms;           // add up to nought,
    bool atMost = false;   // or to nought at most
};

void takeSums(const ExpressionNode &node, std::vector<RuleSum> &out) {
    if (node.kind == NodeKind::And)
        for (const NodePointer &child : node.children)
            takeSums(*child, out);
    if (node.kind != NodeKind::Compare || node.compare == CompareOp::NotEqual || node.children.size() != 2)
        return;
    const bool isTurned = node.compare == CompareOp::Greater || node.compare == CompareOp::GreaterEqual;
    RuleSum sum{{}, node.compare != CompareOp::Equal};
    if (takeSum(*node.children[0], isTurned ? -1 : 1, sum.terms) && takeSum(*node.children[1], isTurned ? 1 : -1, sum.terms))
        out.push_back(std::move(sum));
}

bool isCounted(const TableColumn &column) { return column.kind != ColumnKind::Value; }

// What a column counts, in the definition's own words: the same words of two tables are the same number, if over the same period.
QString meaningOf(const PlacedTable &of, const TableColumn &column) {
    const TableDefinition &table = *of.table;
    QStringList conditions;
    for (const QString &one : {column.form ? QString() : table.where.text(), column.whereText})
        if (const QString words = one.simplified(); !words.isEmpty() && words != u"true()")
            conditions << u'(' + words + u')';
    const QString value = column.valueText.simplified(), condition = conditions.join(QStringLiteral(" and "));
    const auto bound = [&](QStringView function, const QDate &day) { return value.contains(function) || condition.contains(function) ? isoDate(day) : QString(); };
    return QStringList{table.formOf(column).id, table.include, bound(u"period-start", of.from), bound(u"period-end", of.until), value, condition}.join(u'|');
}

// Which hidden cells the known sums pin down: those that stay where they are whatever the free ones do. Elimination in the numbers modulo a
// prime, then one random solution of the homogeneous system: a cell that is nought in it is determined (but for one chance in 2^61).
class Solver {
  public:
    Solver(size_t cells, const std::vector<std::vector<std::pair<size_t, int>>> &sums) : m_pivotRow(cells, -1) {
        for (const auto &sum : sums) {
            Row row;
            for (const auto &[cell, sign] : sum)
                add(row, cell, sign < 0 ? kPrime - std::uint64_t(-sign) : std::uint64_t(sign));
            take(std::move(row));
        }
    }

    std::vector<bool> determined() const {
        const size_t cells = m_pivotRow.size();
        std::vector<std::uint64_t> move(cells, 0);
        std::uint64_t seed = 0x9E3779B97F4A7C15U;
        std::vector<bool> out(cells, false);
        // A row's first cell is its pivot: cells from the last to the first.
        for (size_t i = cells; i-- > 0;) {
            if (m_pivotRow[i] < 0) {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                move[i] = seed % (kPrime - 1) + 1;
                continue;
            }
            std::uint64_t sum = 0;
            for (const auto &[cell, factor] : m_rows[size_t(m_pivotRow[i])])
                if (cell != i)
                    sum = (sum + times(factor, move[cell])) % kPrime;
            move[i] = (kPrime - sum) % kPrime;   // the pivot is 1
            out[i] = move[i] == 0;
        }
        return out;
    }

  private:
    using Row = std::map<size_t, std::uint64_t>;
    static constexpr std::uint64_t kPrime = (std::uint64_t(1) << 61) - 1;
    static std::uint64_t times(std::uint64_t a, std::uint64_t b) {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(a) * b;
        const std::uint64_t sum = std::uint64_t(product & kPrime) + std::uint64_t(product >> 61);
        return sum >= kPrime ? sum - kPrime : sum;
    }
    static std::uint64_t inverse(std::uint64_t a) {
        std::uint64_t out = 1;
        for (std::uint64_t power = kPrime - 2; power; power >>= 1, a = times(a, a))
            if (power & 1)
                out = times(out, a);
        return out;
    }
    static void add(Row &row, size_t cell, std::uint64_t factor) {
        const auto place = row.try_emplace(cell, 0).first;
        place->second = (place->second + factor) % kPrime;
        if (place->second == 0)
            row.erase(place);
    }
    void take(Row row) {
        while (!row.empty()) {
            const auto [first, factor] = *row.begin();
            if (m_pivotRow[first] < 0) {
                const std::uint64_t by = inverse(factor);
                for (auto &[cell, value] : row)
                    value = times(value, by);
                m_pivotRow[first] = std::int64_t(m_rows.size());
                m_rows.push_back(std::move(row));
                return;
            }
            const std::uint64_t by = kPrime - factor;
            for (const auto &[cell, value] : m_rows[size_t(m_pivotRow[first])])
                add(row, cell, times(by, value));
        }
    }
    std::vector<std::int64_t> m_pivotRow;   // by cell
    std::vector<Row> m_rows;
};

class Hiding {
  public:
    // `counted`: by column, whether its numbers are counts.
    Hiding(std::vector<PlaceNode> &nodes, std::vector<KnownSum> sums, const std::vector<bool> &counted, int below) : m_nodes(nodes), m_sums(std::move(sums)), m_below(below) {
        for (PlaceNode &node : m_nodes) {
            node.hidden.resize(node.values.size(), false);
            for (size_t c = 0; c < node.values.size(); ++c)
                node.hidden[c] = node.hidden[c] || (counted[c] && node.values[c] > 0 && node.values[c] < below);
        }
    }

    void run() {
        do
            while (hideBeside()) {
            }
        while (hideDetermined() || hidePinned());
    }

  private:
    double value(const KnownSum::Term &term) const { return m_nodes[term.node].values[size_t(term.column)]; }
    bool isHidden(const KnownSum::Term &term) const { return m_nodes[term.node].hidden[size_t(term.column)]; }

    // One more of a sum: the least that is not nought, so that as little as may be goes; a nought where there is nothing else.
    bool hideOne(const KnownSum &sum) {
        const KnownSum::Term *best = nullptr;
        for (const KnownSum::Term &term : sum.terms)
            if (!isHidden(term) && (!best || (value(*best) > 0 ? value(term) > 0 && value(term) < value(*best) : value(term) > 0)))
                best = &term;
        if (best)
            m_nodes[best->node].hidden[size_t(best->column)] = true;
        return best != nullptr;
    }

    // A sum with one hidden number tells it; one whose hidden numbers make little more than one each nearly does. So does one that is nought at
    // most, where it is nearly nought and noughts are not all that it shows.
    bool hideBeside() {
        bool any = false;
        for (const KnownSum &sum : m_sums) {
            int hidden = 0;
            double held = 0, lacks = 0, shown = 0;
            for (const KnownSum::Term &term : sum.terms) {
                lacks -= term.sign * value(term);
                if (isHidden(term)) {
                    ++hidden;
                    held += value(term);
                } else {
                    shown += value(term);
                }
            }
            if (sum.atMost && (lacks >= m_below || shown == 0))
                continue;
            if (hidden > 0 && (hidden == 1 || held < m_below))
                any = hideOne(sum) || any;
        }
        return any;
    }

    // The sums as an outsider has them: what is hidden in each, and what the shown rest leaves for it. What one lacks that is nought at most is
    // hidden too, and in no other.
    struct Unknowns {
        std::map<std::pair<size_t, int>, size_t> cells;
        std::vector<std::vector<std::pair<size_t, int>>> sums;   // cell, sign
        std::vector<double> held;                                // what they add up to
        std::vector<std::vector<size_t>> sumsOf;                 // by cell, of m_sums
    };
    Unknowns unknowns(bool withAtMost) const {
        Unknowns out;
        for (size_t s = 0; s < m_sums.size(); ++s) {
            if (m_sums[s].atMost && !withAtMost)
                continue;
            std::vector<std::pair<size_t, int>> unknown;
            double held = 0;
            for (const KnownSum::Term &term : m_sums[s].terms)
                if (isHidden(term)) {
                    const size_t cell = out.cells.try_emplace({term.node, term.column}, out.cells.size()).first->second;
                    out.sumsOf.resize(out.cells.size());
                    out.sumsOf[cell].push_back(s);
                    unknown.emplace_back(cell, term.sign);
                } else {
                    held -= term.sign * value(term);
                }
            if (unknown.empty())
                continue;
            if (m_sums[s].atMost) {
                unknown.emplace_back(out.cells.try_emplace({m_nodes.size() + s, 0}, out.cells.size()).first->second, 1);
                out.sumsOf.resize(out.cells.size());
            }
            out.sums.push_back(std::move(unknown));
            out.held.push_back(held);
        }
        return out;
    }

    bool hideMore(const Unknowns &unknown, const std::vector<bool> &told) {
        bool any = false;
        for (size_t i = 0; i < told.size(); ++i)
            any = (told[i] && std::any_of(unknown.sumsOf[i].begin(), unknown.sumsOf[i].end(), [this](size_t s) { return hideOne(m_sums[s]); })) || any;
        return any;
    }

    bool hideDetermined() {
        const Unknowns unknown = unknowns(false);
        return hideMore(unknown, Solver(unknown.cells.size(), unknown.sums).determined());
    }

    // Numbers are not below nought: each sum bounds what is hidden in it, and bounds bound each other. What is left with one value is told.
    bool hidePinned() {
        const Unknowns unknown = unknowns(true);
        std::vector<double> least(unknown.cells.size(), 0), most(unknown.cells.size(), kUnbounded);
        bool moved = true;
        for (int round = 0; moved && round < kMostRounds; ++round) {
            moved = false;
            for (size_t s = 0; s < unknown.sums.size(); ++s) {
                double low = unknown.held[s], high = unknown.held[s];
                for (const auto &[cell, sign] : unknown.sums[s]) {
                    low -= sign * (sign > 0 ? most[cell] : least[cell]);
                    high -= sign * (sign > 0 ? least[cell] : most[cell]);
                }
                for (const auto &[cell, sign] : unknown.sums[s]) {   // by the bounds of the others
                    const double a = (low + sign * (sign > 0 ? most[cell] : least[cell])) / sign, b = (high + sign * (sign > 0 ? least[cell] : most[cell])) / sign;
                    const double from = std::ceil(std::min(a, b) - kSlack), to = std::floor(std::max(a, b) + kSlack);
                    moved = moved || from > least[cell] || to < most[cell];
                    least[cell] = std::max(least[cell], from);
                    most[cell] = std::min(most[cell], to);
                }
            }
        }
        std::vector<bool> told(unknown.cells.size());
        for (size_t i = 0; i < told.size(); ++i)
            told[i] = most[i] - least[i] < 1;
        return hideMore(unknown, told);
    }

    std::vector<PlaceNode> &m_nodes;
    std::vector<KnownSum> m_sums;
    int m_below;
};

void hideValues(const TableDefinition &table, SummaryRow &row, const SummaryRow &total) {
    for (const int column : table.valueOrder)
        for (const QString &name : table.columns[column].value.names())
            if (const int other = table.indexOf(name); other >= 0 && (row.hides(other) || total.hides(other)))
                row.hidden[size_t(column)] = true;
}

// Records of a place without a nearer one are a part of it beside its villages.
QString nodeCode(const Summary &summary, const SummaryRow &row) {
    return isPlaceCode(row.code) && levelOfCode(row.code) < placeLevel(summary.by) ? row.code + u'+' : row.code;
}

}  // namespace

std::vector<PlaceNode> placeNodes(const Summary &summary) {
    std::vector<PlaceNode> nodes;
    const size_t width = size_t(summary.table->columns.size());
    QHash<QString, int> byCode;
    nodes.push_back({QString(), -1, std::vector<double>(width, 0), {}});
    const auto nodeOf = [&](const auto &self, const QString &code) -> int {
        if (const auto known = byCode.constFind(code); known != byCode.constEnd())
            return *known;
        const QString parent = isPlaceCode(code) ? parentCode(code) : QString();
        const int above = isPlaceCode(parent) ? self(self, parent) : 0;
        nodes.push_back({code, above, std::vector<double>(width, 0), {}});
        byCode.insert(code, int(nodes.size()) - 1);
        return int(nodes.size()) - 1;
    };
    for (const SummaryRow &row : summary.rows) {
        const bool isRest = nodeCode(summary, row) != row.code;
        int at = isRest ? nodeOf(nodeOf, row.code) : 0;
        if (isRest) {
            nodes.push_back({nodeCode(summary, row), at, std::vector<double>(width, 0), {}});
            at = int(nodes.size()) - 1;
        } else {
            at = nodeOf(nodeOf, row.code);
        }
        for (; at >= 0; at = nodes[size_t(at)].parent)
            for (size_t c = 0; c < width; ++c)
                if (isCounted(summary.table->columns[qsizetype(c)]))
                    nodes[size_t(at)].values[c] += row.values[c];
    }
    return nodes;
}

std::vector<KnownSum> knownSums(const TableDefinition &table, const std::vector<PlaceNode> &nodes) {
    std::vector<KnownSum> out;
    std::vector<std::vector<size_t>> parts(nodes.size());
    for (size_t n = 0; n < nodes.size(); ++n)
        if (nodes[n].parent >= 0)
            parts[size_t(nodes[n].parent)].push_back(n);
    for (size_t n = 0; n < nodes.size(); ++n)
        for (int c = 0; c < table.columns.size() && !parts[n].empty(); ++c) {
            if (!isCounted(table.columns[c]))
                continue;
            KnownSum sum;
            sum.terms.push_back({n, c, -1});
            for (const size_t part : parts[n])
                sum.terms.push_back({part, c, 1});
            out.push_back(std::move(sum));
        }
    std::vector<RuleSum> ruled;
    for (const TableRule &rule : table.rules)
        if (rule.active && rule.expression.root())   // one with an operand is no sum of columns
            takeSums(*rule.expression.root(), ruled);
    for (size_t n = 0; n < nodes.size(); ++n)
        for (const auto &[terms, atMost] : ruled) {
            KnownSum sum{{}, atMost};
            bool counted = true;
            for (const auto &[column, sign] : terms) {
                counted = counted && isCounted(table.columns[column]);
                if (sign != 0)
                    sum.terms.push_back({n, column, sign});
            }
            if (counted && !sum.terms.empty())
                out.push_back(std::move(sum));
        }
    return out;
}

void hideSmall(const TableDefinition &table, std::vector<PlaceNode> &nodes, int below) {
    std::vector<bool> counted;
    for (const TableColumn &column : table.columns)
        counted.push_back(isCounted(column));
    Hiding(nodes, knownSums(table, nodes), counted, below).run();
}

// One table of all their columns over all their places, with the sums of each.
void hideSmall(std::vector<PlacedTable> &tables, int below) {
    QHash<QString, size_t> places, columns;
    std::vector<PlaceNode> nodes;
    std::vector<KnownSum> sums;
    std::vector<bool> counted;
    const auto placeOf = [&](const PlaceNode &node) {
        const auto found = places.constFind(node.code);
        if (found != places.constEnd())
            return *found;
        nodes.push_back({node.code, -1, {}, {}});
        return *places.insert(node.code, nodes.size() - 1);
    };
    std::vector<std::vector<size_t>> placesOf, columnsOf;
    for (const PlacedTable &one : tables) {
        std::vector<size_t> &own = placesOf.emplace_back(), &shown = columnsOf.emplace_back();
        for (const PlaceNode &node : one.nodes)
            own.push_back(placeOf(node));
        for (const TableColumn &column : one.table->columns) {
            const QString meaning = isCounted(column) ? meaningOf(one, column) : QString();
            const auto same = columns.constFind(meaning);
            shown.push_back(!meaning.isEmpty() && same != columns.constEnd() ? *same : counted.size());
            if (shown.back() < counted.size())
                continue;
            if (!meaning.isEmpty())
                columns.insert(meaning, counted.size());
            counted.push_back(isCounted(column));
        }
        for (KnownSum &sum : knownSums(*one.table, one.nodes)) {
            for (KnownSum::Term &term : sum.terms)
                term = {own[term.node], int(shown[size_t(term.column)]), term.sign};
            sums.push_back(std::move(sum));
        }
    }
    for (PlaceNode &node : nodes)
        node.values.assign(counted.size(), 0);
    for (size_t t = 0; t < tables.size(); ++t)
        for (size_t n = 0; n < tables[t].nodes.size(); ++n)
            for (size_t c = 0; c < columnsOf[t].size(); ++c)
                nodes[placesOf[t][n]].values[columnsOf[t][c]] = tables[t].nodes[n].values[c];
    Hiding(nodes, std::move(sums), counted, below).run();
    for (size_t t = 0; t < tables.size(); ++t)
        for (size_t n = 0; n < tables[t].nodes.size(); ++n) {
            std::vector<bool> &hidden = tables[t].nodes[n].hidden;
            hidden.clear();
            for (const size_t column : columnsOf[t])
                hidden.push_back(nodes[placesOf[t][n]].hidden[column]);
        }
}

Result<Summary> summarizeHiding(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, int below, Progress &progress, ColumnStore *store) {
    ColumnStore own;
    if (!store && below > 0)
        store = &own;
    auto summary = summarize(reader, session, table, request, progress, store);
    if (!summary || below <= 0)
        return summary;
    SummaryRequest nearest = request;
    nearest.by = SummaryBy::Village;
    nearest.region.clear();
    const auto villages = summarize(reader, session, table, nearest, progress, store);
    if (!villages)
        return villages.error();
    hideSmall(*summary, *villages, below);
    return summary;
}

void hideSmall(Summary &summary, const Summary &nearest, int below) {
    std::vector<PlaceNode> nodes = placeNodes(nearest);
    hideSmall(*summary.table, nodes, below);
    markHidden(summary, nodes, nearest.region, below);
}

void hideReported(Summary &reported, const Summary &living, int below) {
    std::vector<PlaceNode> nodes = placeNodes(reported);
    std::map<QString, const SummaryRow *> byCode{{QString(), &living.total}};
    for (const SummaryRow &row : living.rows)
        byCode.emplace(nodeCode(living, row), &row);
    for (PlaceNode &node : nodes) {
        node.hidden.assign(node.values.size(), false);
        const auto row = byCode.find(node.code);
        for (size_t c = 0; row != byCode.end() && c < node.hidden.size(); ++c) {
            const int same = living.table->indexOf(reported.table->columns[qsizetype(c)].name);
            node.hidden[c] = isCounted(reported.table->columns[qsizetype(c)]) && same >= 0 && row->second->hides(same);
        }
    }
    hideSmall(*reported.table, nodes, below);
    markHidden(reported, nodes, reported.region, below);
}

void markHidden(Summary &summary, const std::vector<PlaceNode> &nodes, const QString &region, int below) {
    const TableDefinition &table = *summary.table;
    std::map<QString, const PlaceNode *> byCode;
    for (const PlaceNode &node : nodes)
        byCode.emplace(node.code, &node);
    const auto mark = [&](SummaryRow &row, const QString &code) {
        row.hidden.assign(size_t(table.columns.size()), false);
        const auto node = byCode.find(code);
        if (node != byCode.end())
            row.hidden = node->second->hidden;
        else   // not among the nearest: by itself
            for (int c = 0; c < table.columns.size(); ++c)
                row.hidden[size_t(c)] = isCounted(table.columns[c]) && row.values[size_t(c)] > 0 && row.values[size_t(c)] < below;
    };
    summary.hideBelow = below;
    mark(summary.total, summary.region.isEmpty() || summary.region == region ? QString() : summary.region);
    hideValues(table, summary.total, summary.total);
    for (SummaryRow &row : summary.rows) {
        mark(row, nodeCode(summary, row));
        hideValues(table, row, summary.total);
    }
    for (RuleResult &result : summary.rules) {
        const auto rule = std::find_if(table.rules.begin(), table.rules.end(), [&](const TableRule &one) { return one.name == result.id; });
        const auto row = std::find_if(summary.rows.begin(), summary.rows.end(), [&](const SummaryRow &one) { return one.code == result.where; });
        const SummaryRow &of = row == summary.rows.end() ? summary.total : *row;
        for (const QString &name : rule == table.rules.end() ? QStringList() : rule->expression.names())
            result.hidden = result.hidden || (table.indexOf(name) >= 0 && of.hides(table.indexOf(name)));
    }
}

}  // namespace tongdang
