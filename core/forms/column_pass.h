// An expression as passes over columns in memory: bit sets, one a predicate. A subtree that reads one column is evaluated once per
// distinct value of it; and, or, not combine bit sets; what is left is evaluated row by row, only where it can still matter. Same
// answers as Expression::holds. An empty expression holds nowhere.
#pragma once

#include "core/forms/expression.h"

#include <cstdint>

namespace tongdang {

class BitSet {
  public:
    explicit BitSet(size_t size = 0, bool value = false);
    size_t size() const { return m_size; }
    bool test(size_t i) const { return (m_words[i >> 6] >> (i & 63)) & 1; }
    void set(size_t i) { m_words[i >> 6] |= std::uint64_t(1) << (i & 63); }
    void reset(size_t i) { m_words[i >> 6] &= ~(std::uint64_t(1) << (i & 63)); }
    size_t count() const;
    BitSet &operator&=(const BitSet &other);
    BitSet &operator|=(const BitSet &other);
    BitSet &subtract(const BitSet &other);
    void flip();
    void setWord(size_t i, std::uint64_t bits) { m_words[i] = bits; }   // 64 rows at once; none past size()
    const std::vector<std::uint64_t> &words() const { return m_words; }

  private:
    void trim();
    size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

// A dictionary-coded column: value of row i is values[codes[i]]; every code is within values.
struct Column {
    std::vector<std::uint32_t> codes;
    std::vector<Value> values;
};

class ColumnSource {
  public:
    virtual ~ColumnSource() = default;
    virtual size_t rows() const = 0;
    virtual const Column *column(int slot) const = 0;                    // nullptr: only row by row
    virtual const EvalContext &row(size_t index) const = 0;              // valid until the next call
    virtual const EvalContext &moment() const = 0;                       // now, period: for subtrees without a row
};

BitSet columnPass(const Expression &predicate, const ColumnSource &source);

}  // namespace tongdang
