// How often a child is visited (resources/workflows/visits.csv; domain.md 4.8): by its risk, and for the first time within some working
// days of its registration. A due day that falls on a day off is moved to the next working day.
#pragma once

#include "core/base/issue.h"
#include "core/base/uid.h"
#include "core/base/working_days.h"

#include <QHash>
#include <QList>

namespace tongdang {

class VisitRhythm {
  public:
    VisitRhythm();                                                // reads :/workflows/visits.csv
    QDate due(const QString &risk, const QDate &last) const;      // after a visit; invalid where the file has no such risk
    QDate first(const QDate &registered) const { return m_days.after(registered, m_firstWorkingDays); }
    // Children who came in one roster are spread over their rhythm, each always to the same day.
    QDate spread(const QString &risk, const QDate &registered, const Uid &child) const;
    const WorkingDays &workingDays() const { return m_days; }
    const QList<DefinitionIssue> &issues() const { return m_issues; }   // of the file: a test wants none

  private:
    struct Every { int number = 0; bool months = false; };
    QDate step(const QString &risk, const QDate &day) const;
    WorkingDays m_days;
    QHash<QString, Every> m_every;
    int m_firstWorkingDays = 0;
    QList<DefinitionIssue> m_issues;
};

}  // namespace tongdang
