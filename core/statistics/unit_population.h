// The operand ${unit_population} of a table's rules (domain.md 1.1, 2.3 R11): how many children under 16 of rural registration a place has by
// its returns (unit_return), the newest of each village on or before the day. For core/statistics alone.
#pragma once

#include "core/ledger/ledger_reader.h"

namespace tongdang {

class UnitPopulation {
  public:
    // Errors: Damaged.
    static Result<UnitPopulation> read(LedgerReader &reader, const QDate &day);
    // NaN: not known, since a village there, in force on the day, has returned none.
    double of(const QString &place) const;

  private:
    UnitPopulation(const Places &places, const QDate &day) : m_places(&places), m_day(day) {}
    const Places *m_places;
    QDate m_day;
    QHash<QString, double> m_returned;   // by village
};

}  // namespace tongdang
