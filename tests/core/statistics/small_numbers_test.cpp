// Hidden numbers stay hidden: no cell that is hidden can be worked out from those that are shown, by elimination or by bounds.
#include "core/statistics/small_numbers.h"
#include "core/statistics/column_store.h"
#include "tests/core/statistics/statistics_support.h"

#include <cmath>
#include <map>
#include <numeric>

using namespace tongdang;
using namespace tongdang::test;

namespace {

// An exact fraction: small tables alone.
struct Fraction {
    long long top = 0, bottom = 1;
    Fraction(long long t = 0, long long b = 1) : top(t), bottom(b) {
        if (bottom < 0) {
            top = -top;
            bottom = -bottom;
        }
        const long long common = std::gcd(top, bottom);
        if (common > 1) {
            top /= common;
            bottom /= common;
        }
    }
    Fraction operator*(const Fraction &o) const { return {top * o.top, bottom * o.bottom}; }
    Fraction operator/(const Fraction &o) const { return {top * o.bottom, bottom * o.top}; }
    Fraction operator-(const Fraction &o) const { return {top * o.bottom - o.top * bottom, bottom * o.bottom}; }
    bool isZero() const { return top == 0; }
};

using Cell = std::pair<size_t, int>;

// What an outsider does: writes the sums over the hidden cells down, solves them as far as they go, and narrows the rest by bounds.
struct Attack {
    std::map<Cell, size_t> cells;
    std::vector<std::vector<long long>> rows;   // coefficients by cell, then the right side
    std::vector<bool> solved;
    std::vector<double> least, most;

    Attack(const std::vector<PlaceNode> &nodes, const std::vector<KnownSum> &sums) {
        for (size_t n = 0; n < nodes.size(); ++n)
            for (size_t c = 0; c < nodes[n].hidden.size(); ++c)
                if (nodes[n].hidden[c])
                    cells.try_emplace({n, int(c)}, cells.size());
        for (size_t s = 0; s < sums.size(); ++s)   // what a sum lacks that is nought at most
            if (sums[s].atMost)
                cells.try_emplace({nodes.size() + s, 0}, cells.size());
        for (size_t s = 0; s < sums.size(); ++s) {
            const KnownSum &sum = sums[s];
            std::vector<long long> row(cells.size() + 1, 0);
            for (const KnownSum::Term &term : sum.terms) {
                const auto cell = cells.find({term.node, term.column});
                if (cell != cells.end())
                    row[cell->second] += term.sign;
                else
                    row.back() -= term.sign * static_cast<long long>(nodes[term.node].values[size_t(term.column)]);
            }
            if (sum.atMost)
                row[cells.at({nodes.size() + s, 0})] = 1;
            rows.push_back(row);
        }
        eliminate();
        narrow();
    }

    void eliminate() {
        std::vector<std::vector<Fraction>> m;
        for (const auto &row : rows)
            m.emplace_back(row.begin(), row.end());
        const size_t width = cells.size();
        std::vector<size_t> pivots;
        size_t at = 0;
        for (size_t c = 0; c < width && at < m.size(); ++c) {
            size_t from = at;
            while (from < m.size() && m[from][c].isZero())
                ++from;
            if (from == m.size())
                continue;
            std::swap(m[at], m[from]);
            const Fraction by = m[at][c];
            for (Fraction &one : m[at])
                one = one / by;
            for (size_t r = 0; r < m.size(); ++r)
                if (r != at && !m[r][c].isZero()) {
                    const Fraction factor = m[r][c];
                    for (size_t k = 0; k <= width; ++k)
                        m[r][k] = m[r][k] - factor * m[at][k];
                }
            pivots.push_back(c);
            ++at;
        }
        solved.assign(width, false);
        for (size_t p = 0; p < pivots.size(); ++p) {
            bool alone = true;
            for (size_t c = 0; c < width; ++c)
                alone = alone && (c == pivots[p] || m[p][c].isZero());
            solved[pivots[p]] = alone;
        }
    }

    void narrow() {
        least.assign(cells.size(), 0);
        most.assign(cells.size(), 1e9);
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto &row : rows)
                for (size_t c = 0; c < cells.size(); ++c) {
                    if (row[c] == 0)
                        continue;
                    double low = double(row.back()), high = double(row.back());
                    for (size_t k = 0; k < cells.size(); ++k)
                        if (k != c && row[k] != 0) {
                            low -= row[k] > 0 ? double(row[k]) * most[k] : double(row[k]) * least[k];
                            high -= row[k] > 0 ? double(row[k]) * least[k] : double(row[k]) * most[k];
                        }
                    const double a = std::ceil(std::min(low / double(row[c]), high / double(row[c])) - 1e-9), b = std::floor(std::max(low / double(row[c]), high / double(row[c])) + 1e-9);
                    if (a > least[c]) {
                        least[c] = a;
                        moved = true;
                    }
                    if (b < most[c]) {
                        most[c] = b;
                        moved = true;
                    }
                }
        }
    }
};

void withstands(const std::vector<PlaceNode> &nodes, const std::vector<KnownSum> &sums, int round) {
    const Attack attack(nodes, sums);
    for (const auto &[cell, i] : attack.cells) {
        if (cell.first >= nodes.size())
            continue;
        INFO("round " << round << " node " << cell.first << " column " << cell.second << " is " << nodes[cell.first].values[size_t(cell.second)] << " between " << attack.least[i] << " and " << attack.most[i]);
        CHECK_FALSE(attack.solved[i]);
        CHECK(attack.most[i] - attack.least[i] >= 1);
    }
}

}  // namespace

TEST_CASE("No hidden number of a random table can be worked out from those that are shown", "[statistics]") {
    StatisticsLedger data;
    const auto table = data.table(definition({}, {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|"), QStringLiteral("c3|${sex} = '2'|"), QStringLiteral("c4|${age} < 6|"), QStringLiteral("c5|${age} >= 6|"), QStringLiteral("c6|${health} = 'disabled'|")},
                                              {QStringLiteral("R1|${c1} = ${c2} + ${c3}|"), QStringLiteral("R2|${c1} = ${c4} + ${c5}|"), QStringLiteral("R3|${c6} <= ${c1} and ${c2} >= ${c6}|")}));
    int hidden = 0, shown = 0;
    for (int round = 0; round < 400; ++round) {
        std::vector<PlaceNode> nodes{{QString(), -1, std::vector<double>(6, 0), {}}};
        const int towns = 1 + data.roll(3), most = data.pick("3 8 40").toInt();
        for (int t = 0; t < towns; ++t) {
            const int town = int(nodes.size());
            nodes.push_back({QStringLiteral("t%1").arg(t), 0, std::vector<double>(6, 0), {}});
            for (int v = 1 + data.roll(4); v > 0; --v) {
                const double boys = data.roll(most), girls = data.roll(3) ? data.roll(most) : 0, small = data.roll(int(boys + girls) + 1);
                const std::vector<double> values{boys + girls, boys, girls, small, boys + girls - small, double(data.roll(int(boys) + 1))};
                nodes.push_back({QStringLiteral("v"), town, values, {}});
                for (const size_t up : {size_t(town), size_t(0)})
                    for (size_t c = 0; c < 6; ++c)
                        nodes[up].values[c] += values[c];
            }
        }
        hideSmall(*table, nodes, kSmallNumber);
        for (const PlaceNode &node : nodes)
            for (size_t c = 0; c < 6; ++c) {
                if (node.values[c] > 0 && node.values[c] < kSmallNumber)
                    CHECK(node.hidden[c]);
                hidden += node.hidden[c];
                shown += !node.hidden[c];
            }
        withstands(nodes, knownSums(*table, nodes), round);
    }
    CHECK(hidden > 1000);
    CHECK(shown > 3000);   // not all is hidden to be safe
}

TEST_CASE("No hidden number of two tables read together can be worked out from both", "[statistics]") {
    StatisticsLedger data;
    const auto one = data.table(definition({}, {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|"), QStringLiteral("c3|${sex} = '2'|")}, {QStringLiteral("R1|${c1} = ${c2} + ${c3}|")}));
    // c1 and c2 are the other's c1 and c2; by itself it would show what the other hides.
    const auto other = data.table(definition({}, {QStringLiteral("a|true()|"), QStringLiteral("b|${sex} = '1'|"), QStringLiteral("d|${age} < 6|"), QStringLiteral("e|${age} >= 6|")}, {QStringLiteral("R1|${a} = ${d} + ${e}|"), QStringLiteral("R2|${d} <= ${b}|")}));
    int alone = 0;
    for (int round = 0; round < 200; ++round) {
        std::vector<PlacedTable> both{{one.get(), {{QString(), -1, std::vector<double>(3, 0), {}}}, {}, {}}, {other.get(), {{QString(), -1, std::vector<double>(4, 0), {}}}, {}, {}}};
        const int most = data.pick("3 8 40").toInt();
        for (int v = 2 + data.roll(4); v > 0; --v) {
            const double boys = data.roll(most), girls = data.roll(most), small = data.roll(int(boys) + 1);
            const QString code = QStringLiteral("v%1").arg(v);
            both[0].nodes.push_back({code, 0, {boys + girls, boys, girls}, {}});
            both[1].nodes.push_back({code, 0, {boys + girls, boys, small, boys + girls - small}, {}});
            for (PlacedTable &table : both)
                for (size_t c = 0; c < table.nodes[0].values.size(); ++c)
                    table.nodes[0].values[c] += table.nodes.back().values[c];
        }
        std::vector<PlaceNode> byItself = both[1].nodes;
        hideSmall(*other, byItself, kSmallNumber);
        hideSmall(both, kSmallNumber);
        // What the reader writes down: the second table's places under the first's, its columns a and b being c1 and c2, d and e after c3.
        std::vector<PlaceNode> nodes = both[0].nodes;
        std::vector<KnownSum> sums = knownSums(*one, both[0].nodes);
        constexpr int kColumn[] = {0, 1, 3, 4};
        for (size_t n = 0; n < nodes.size(); ++n) {
            for (int c = 0; c < 2; ++c) {
                CHECK(both[0].nodes[n].hidden[size_t(c)] == both[1].nodes[n].hidden[size_t(c)]);
                alone += both[1].nodes[n].hidden[size_t(c)] && !byItself[n].hidden[size_t(c)];
            }
            for (int c = 2; c < 4; ++c) {
                nodes[n].values.push_back(both[1].nodes[n].values[size_t(c)]);
                nodes[n].hidden.push_back(both[1].nodes[n].hidden[size_t(c)]);
            }
        }
        for (KnownSum sum : knownSums(*other, both[1].nodes)) {
            for (KnownSum::Term &term : sum.terms)
                term.column = kColumn[term.column];
            sums.push_back(std::move(sum));
        }
        withstands(nodes, sums, round);
    }
    CHECK(alone > 20);   // it would have told them
}

TEST_CASE("A table without small numbers hides nothing, and noughts are no small numbers", "[statistics]") {
    StatisticsLedger data;
    const auto table = data.table(definition({}, {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|")}));
    std::vector<PlaceNode> nodes{{QString(), -1, {12, 0}, {}}, {QStringLiteral("a"), 0, {5, 0}, {}}, {QStringLiteral("b"), 0, {7, 0}, {}}};
    hideSmall(*table, nodes, kSmallNumber);
    for (const PlaceNode &node : nodes)
        CHECK(node.hidden == std::vector<bool>{false, false});
}

TEST_CASE("A summary hides small numbers, shares of them, and the sides of rules over them, alike on every level", "[statistics]") {
    StatisticsLedger data;
    const QStringList places = data.villages();
    std::vector<Change> all;
    for (int i = 0; i < 40; ++i)
        for (Change &change : data.child(QStringLiteral("2010-05-01"), i < 2 ? places[0] : i < 22 ? places[1] : places[places.size() - 1], {{"sex", i % 2 ? QStringLiteral("1") : QStringLiteral("2")}}))
            all.push_back(std::move(change));
    data.commit(all);
    const auto table = data.table(definition({}, {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|"), QStringLiteral("c3|${sex} = '2'|"), QStringLiteral("p||percent(${c2}, ${c1})")}, {QStringLiteral("R|${c1} = ${c2} + ${c3}|")}));
    SummaryRequest request;
    request.by = SummaryBy::Village;
    Summary villages = data.count(*table, request);
    hideSmall(villages, Summary(villages), kSmallNumber);
    const auto row = [](const Summary &summary, const QString &code) -> const SummaryRow & {
        for (const SummaryRow &one : summary.rows)
            if (one.code == code)
                return one;
        FAIL("no row");
        return summary.total;
    };
    CHECK(row(villages, places[0]).hides(0));
    CHECK(row(villages, places[0]).hides(3));
    CHECK(row(villages, places[1]).hides(0));   // else the township's total would tell the other
    CHECK(villages.hideBelow == kSmallNumber);
    bool told = false;
    for (const RuleResult &rule : villages.rules)
        if (rule.where == places[0])
            told = told || !rule.hidden;
    CHECK_FALSE(told);
    request.by = SummaryBy::Township;
    Summary towns = data.count(*table, request);
    hideSmall(towns, villages, kSmallNumber);
    for (const SummaryRow &town : towns.rows)
        for (int c = 0; c < 3; ++c)
            if (town.values[size_t(c)] >= kSmallNumber && town.code.startsWith(places[0].left(9)))
                CHECK_FALSE(town.hides(c));
    const QString file = data.directory.filePath(QStringLiteral("隐去.csv"));
    REQUIRE(writeSummary(villages, file, Messages(), Language::Chinese, QStringLiteral("海勃湾区")).has_value());
    QFile written(file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(written.readAll());
    CHECK(text.contains(QStringLiteral(",*,*,*")));
    CHECK(text.contains(QStringLiteral("隐去")));
}
