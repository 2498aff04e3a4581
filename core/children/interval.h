// Days on which a link holds, and the days around one on which nothing begins and nothing ends.
#pragma once

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/record.h"

namespace tongdang {

struct Span {
    QDate since, until;
    bool holds(const QDate &day) const { return (!since.isValid() || since <= day) && (!until.isValid() || day < until); }
    bool begun(const QDate &day) const { return !since.isValid() || since <= day; }
    bool ended(const QDate &day) const { return until.isValid() && until <= day; }
};

inline Span spanOf(const Record &record) { return {fromIso(record.answers.value(fields::kSince)), fromIso(record.answers.value(fields::kUntil))}; }

// The days around `day` on which nothing begins and nothing ends.
class Interval {
  public:
    explicit Interval(const QDate &day) : m_day(day) {}
    void boundary(const QDate &date) {
        if (!date.isValid())
            return;
        if (date <= m_day) {
            if (!m_from.isValid() || date > m_from)
                m_from = date;
        } else if (!m_until.isValid() || date.addDays(-1) < m_until) {
            m_until = date.addDays(-1);
        }
    }
    void add(const Span &span) {
        boundary(span.since);
        boundary(span.until);
    }
    QDate from() const { return m_from; }
    QDate until() const { return m_until; }

  private:
    QDate m_day, m_from, m_until;
};

}  // namespace tongdang
