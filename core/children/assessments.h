// A child's newest assessment and its next visit, as of a day.
#pragma once

#include "core/children/interval.h"
#include "core/children/visit_rhythm.h"
#include "core/ledger/derivation.h"

namespace tongdang {

struct Assessed {
    QString level;   // as decided: a supervisor's override where there is one, else the assessment's own
    QDate on;        // the later of the assessment and of the override
    Uid record;      // of the assessment
};

// The newest record of the instruments that set `what` (td_sets): by the day of assessment, then by journal time. Its newest override
// stands in its place.
std::optional<Assessed> newestAssessment(const Record &child, const QString &what, const LinkedRecords &linked, const QDate &day, Interval &interval);

// The day agreed at the newest visit, else by risk. Nobody met: the visit still to be made stays due. Without a visit: the first one of who
// was registered singly, and a day within the rhythm for who came in a roster. An assessment since then starts the rhythm anew.
QDate nextVisit(const Record &child, const VisitRhythm &rhythm, const QString &risk, const std::optional<Assessed> &assessed, const std::vector<Record> &visits, const QDate &day, Interval &interval);

}  // namespace tongdang
