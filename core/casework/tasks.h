// What is due: visits, reassessments every March and September and when something happened (resources/workflows/reassessment.csv), children
// who turn 16 and leave the register of the left behind or turn 18, care agreements that end. Worked out at reading; nothing is kept.
#pragma once

#include "core/base/working_days.h"
#include "core/ledger/ledger_reader.h"

#include <QSet>

namespace tongdang {

enum class TaskKind { Visit, Reassessment, TurningSixteen, TurningEighteen, CarerExpiry };
const QList<TaskKind> &taskKinds();
QString taskKindName(TaskKind kind);   // visit reassessment turning_16 turning_18 carer_expiry

struct Task {
    TaskKind kind = TaskKind::Visit;
    QDate due;
    bool overdue = false;
    Uid uid;          // the child
    QString title;    // its name
    QString region;
    Uid record;       // of a care agreement that ends
};

struct TaskQuery {
    QDate until;              // invalid: today
    QString region;           // code prefix
    QSet<TaskKind> kinds;     // none: all
};

class TaskReader {
  public:
    TaskReader(LedgerReader &reader, const Session &session) : m_reader(reader), m_session(session) {}
    // By due day, then kind, then place. Errors: Denied, Damaged.
    Result<std::vector<Task>> tasks(const TaskQuery &query);
    // Years from today to `until` whose holidays are not known: due days of these were moved by weekends alone.
    QList<int> yearsWithoutHolidays(const QDate &until) const;

  private:
    LedgerReader &m_reader;
    const Session &m_session;
};

}  // namespace tongdang
