// How many linked records a condition holds for, as a column: count(${visit}[visited_on >= period-start()]) of all children by one pass over
// the visits, instead of a look at every child's. Same answers as evaluation record by record. For core/statistics alone.
#pragma once

#include "core/forms/column_pass.h"
#include "core/forms/form.h"

#include <map>

namespace tongdang {

class LinkedCounts {
  public:
    static constexpr int kFirstSlot = -100;      // of the columns, downwards
    struct Wanted { const Form *linked = nullptr; Expression predicate; int slot = 0; };   // an empty predicate: all of them

    explicit LinkedCounts(const Form &form) : m_form(form) {}
    // The expression with such counts read from columns instead; what has none stays as it is.
    const Expression &prepared(const Expression &expression);
    // As prepared before, else itself.
    const Expression &known(const Expression &expression) const;
    const std::vector<Wanted> &wanted() const { return m_wanted; }

  private:
    std::unique_ptr<ExpressionNode> copied(const ExpressionNode &node);
    std::unique_ptr<ExpressionNode> counted(const ExpressionNode &node);
    const Form &m_form;
    std::map<const ExpressionNode *, Expression> m_prepared;
    std::vector<Wanted> m_wanted;
};

// The column: `parents` has the row counted for of each linked record, or -1.
Column countColumn(const BitSet &holds, const std::vector<qint64> &parents, size_t rows);

}  // namespace tongdang
