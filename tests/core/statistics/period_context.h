// A record with the period around it, for plain evaluation beside a summary.
#pragma once

#include "core/forms/expression.h"
#include "core/statistics/table_rows.h"

namespace tongdang::test {

class PeriodContext final : public EvalContext {
  public:
    PeriodContext(const EvalContext &record, const Moment &moment) : m_record(record), m_moment(moment) {}
    Value answer(int slot) const override { return m_record.answer(slot); }
    int count(int slot) const override { return m_record.count(slot); }
    const EvalContext *node(int slot, int index) const override { return m_record.node(slot, index); }
    QDateTime now() const override { return m_record.now(); }
    QString choiceLabel(const QString &list, const QString &code) const override { return m_record.choiceLabel(list, code); }
    QDate periodStart() const override { return m_moment.from; }
    QDate periodEnd() const override { return m_moment.until; }

  private:
    const EvalContext &m_record;
    const Moment &m_moment;
};

}  // namespace tongdang::test
