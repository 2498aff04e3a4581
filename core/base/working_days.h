// Working days in China: Monday to Friday, without the holidays of the State Council's yearly notice and with its make-up working days
// (resources/holidays, a file a year). Of a year without a file the weekends alone are known: `knows` tells.
#pragma once

#include <QDate>
#include <QHash>
#include <QSet>

namespace tongdang {

class WorkingDays {
  public:
    WorkingDays();   // reads :/holidays
    bool knows(int year) const { return m_years.contains(year); }
    bool isWorking(const QDate &day) const;
    QDate onOrAfter(QDate day) const;                  // the day itself, where people work on it
    QDate after(QDate day, int workingDays) const;     // the n-th working day behind it

  private:
    QHash<QDate, bool> m_named;   // days that are not as their weekday says
    QSet<int> m_years;
};

}  // namespace tongdang
