#include "core/children/assessments.h"

#include "core/base/clock.h"
#include "core/forms/assessment.h"

#include <algorithm>
#include <tuple>

namespace tongdang {

using namespace fields;

namespace {

QDate dayOf(const Record &record, const QString &dateField) {
    const QDate on = fromIso(record.answers.value(dateField));
    return on.isValid() ? on : shanghaiTime(record.createdMs).date();   // the form names none
}

// The newest by the date that the form names, then by journal time; those of later days are not there yet.
const Record *newest(const std::vector<Record> &records, const QString &dateField, const QDate &day, Interval &interval, const Record *so = nullptr, QDate soOn = {}) {
    for (const Record &record : records) {
        const QDate on = dayOf(record, dateField);
        interval.boundary(on);
        if (on > day)
            continue;
        if (!so || std::tie(soOn, so->createdMs, so->uid) < std::tie(on, record.createdMs, record.uid)) {
            so = &record;
            soOn = on;
        }
    }
    return so;
}

}  // namespace

std::optional<Assessed> newestAssessment(const Record &child, const QString &what, const LinkedRecords &linked, const QDate &day, Interval &interval) {
    const Record *last = nullptr;
    QDate on;
    for (const Form *form : child.form().m_linked) {
        if (form->kind != kInstrument || form->sets != what)
            continue;
        if (const Record *found = newest(linked(form->id, child.uid), form->dateField, day, interval, last, on); found && found != last) {
            last = found;
            on = dayOf(*found, form->dateField);
        }
    }
    if (!last || last->answers.value(kLevel).isEmpty())
        return {};
    Assessed out{last->answers.value(kLevel), on, last->uid};
    if (const Record *decided = newest(linked(kAssessmentOverride, last->uid), kDecidedOn, day, interval)) {
        out.level = decided->answers.value(kLevel);
        out.on = std::max(on, fromIso(decided->answers.value(kDecidedOn)));
    }
    return out;
}

QDate nextVisit(const Record &child, const VisitRhythm &rhythm, const QString &risk, const std::optional<Assessed> &assessed, const std::vector<Record> &visits, const QDate &day, Interval &interval) {
    const Record *last = newest(visits, kVisitedOn, day, interval), *met = nullptr;
    QDate metOn;
    for (const Record &visit : visits)
        if (const QString outcome = visit.answers.value(kOutcome); outcome != kNotMet && outcome != kRefused)
            if (const QDate on = fromIso(visit.answers.value(kVisitedOn)); on.isValid() && on <= day && (!met || on >= metOn)) {
                met = &visit;
                metOn = on;
            }
    const QDate lastOn = last ? fromIso(last->answers.value(kVisitedOn)) : QDate();
    const QDate agreed = last ? fromIso(last->answers.value(kNextVisit)) : QDate();
    if (agreed.isValid()) {
        const QDate since = assessed && assessed->on > lastOn ? rhythm.due(risk, assessed->on) : QDate();
        return since.isValid() ? std::min(agreed, since) : agreed;
    }
    if (met)
        return rhythm.due(risk, assessed ? std::max(assessed->on, metOn) : metOn);
    QDate registered = fromIso(child.answers.value(kRegisteredOn));
    if (!registered.isValid())
        registered = shanghaiTime(child.createdMs).date();
    if (!child.inRoster)
        return rhythm.first(registered);
    return rhythm.spread(risk, assessed ? std::max(assessed->on, registered) : registered, child.uid);
}

}  // namespace tongdang
