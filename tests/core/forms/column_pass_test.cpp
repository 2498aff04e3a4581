#include "tests/support/catch_qt.h"

#include "tests/core/forms/expression_random.h"

#include "core/forms/column_pass.h"

#include <QHash>

using namespace tongdang;
using namespace tongdang::test;

namespace {

class Rows final : public ColumnSource {
  public:
    Rows(const std::vector<TestRecord> &rows, int columns) : m_rows(rows), m_columns(size_t(columns)) {
        for (size_t c = 0; c < m_columns.size(); ++c) {
            QHash<QString, std::uint32_t> codes;
            for (const TestRecord &row : rows) {
                const QString text = row.answers[c].text();
                if (!codes.contains(text)) {
                    codes.insert(text, std::uint32_t(m_columns[c].values.size()));
                    m_columns[c].values.push_back(row.answers[c]);
                }
                m_columns[c].codes.push_back(codes.value(text));
            }
        }
    }
    int hidden = -1;   // a column that is not held
    size_t rows() const override { return m_rows.size(); }
    const Column *column(int slot) const override { return slot == hidden ? nullptr : &m_columns[size_t(slot)]; }
    const EvalContext &row(size_t index) const override { return m_rows[index]; }
    const EvalContext &moment() const override { return m_moment; }

  private:
    const std::vector<TestRecord> &m_rows;
    std::vector<Column> m_columns;
    TestRecord m_moment;
};

}  // namespace

TEST_CASE("a pass over columns gives what evaluation gives", "[forms]") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        RandomForm random(seed * 77);
        std::vector<TestRecord> rows;
        for (int i = 0; i < 150; ++i)
            rows.push_back(random.row());
        Rows source(rows, 10);
        source.hidden = int(seed % 11);
        for (int i = 0; i < 300; ++i) {
            const QString text = random.truth(1 + random.roll(5));
            const auto expression = Expression::parse(text, random.form);
            if (!expression)
                continue;
            const BitSet bits = columnPass(*expression, source);
            REQUIRE(bits.size() == rows.size());
            CAPTURE(seed, text);
            size_t count = 0;
            bool same = true;
            for (size_t r = 0; r < rows.size(); ++r) {
                const bool holds = expression->holds(rows[r]);
                same = same && holds == bits.test(r) && holds == expression->evaluate(rows[r]).truth();
                count += holds;
            }
            CHECK(same);
            CHECK(bits.count() == count);
        }
    }
}

TEST_CASE("no rows, constants and an empty predicate are passes too", "[forms]") {
    RandomForm random(1);
    const std::vector<TestRecord> none;
    const Rows empty(none, 10);
    const auto yes = Expression::parse(QStringLiteral("true()"), random.form);
    CHECK(columnPass(*yes, empty).count() == 0);
    const std::vector<TestRecord> some(65, random.row());
    const Rows source(some, 10);
    CHECK(columnPass(*yes, source).count() == 65);
    CHECK(columnPass(*Expression::parse(QStringLiteral("today() = '2016-07-31'"), random.form), source).count() == 65);
    CHECK(columnPass(Expression(), source).count() == 0);
}

TEST_CASE("bit sets combine and never count past their end", "[forms]") {
    for (const size_t size : {0u, 1u, 63u, 64u, 65u, 200u}) {
        BitSet all(size, true), none(size);
        CHECK(all.count() == size);
        none.flip();
        CHECK(none.count() == size);
        none.subtract(all);
        CHECK(none.count() == 0);
        if (size > 1) {
            none.set(1);
            CHECK((none.test(1) && !none.test(0)));
            all &= none;
            CHECK(all.count() == 1);
            all.reset(1);
            all |= none;
            CHECK(all.count() == 1);
        }
    }
}
