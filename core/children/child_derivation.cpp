#include "core/children/child_derivation.h"

#include "core/base/text.h"
#include "core/children/assessments.h"
#include "core/children/interval.h"
#include "core/forms/assessment.h"

#include <algorithm>
#include <array>

namespace tongdang {

using namespace fields;

namespace {

bool isGrandparent(const QString &relation) {
    // GB/T 4761: 60 grandparents, 61 62 the father's, 63 64 the mother's.
    return relation.size() == 2 && relation[0] == u'6' && relation[1] >= u'0' && relation[1] <= u'4';
}

QString careArrangement(const Record &child, const std::vector<Record> &guardianships, const QDate &day, const QDate &today) {
    const QString away = child.answers.value(kParentsAway);
    if (away == u"one_other_incapable")
        return QStringLiteral("incapable_parent");   // takes precedence over a carer (domain.md 2.3, column 29)
    const Record *carer = nullptr;
    for (const Record &link : guardianships) {
        const Span span = spanOf(link);
        // That a carer takes care no more is said of today: it leaves the days before the end as they were.
        const QString current = span.ended(today) && link.answers.value(kCurrentCarer) == kNo ? QString() : link.answers.value(kCurrentCarer);
        if (!span.holds(day) || current == kNo || (current != kYes && !shareWord(link.answers.value(kRoles), kEntrustedCarer)))
            continue;
        const QString relation = link.answers.value(kRelation);
        if (relation == kFather || relation == kMother)
            continue;   // a parent at home is no entrusted carer
        if (!carer || link.answers.value(kSince) > carer->answers.value(kSince))
            carer = &link;
    }
    if (carer && carer->answers.value(kRelation).isEmpty())
        return QStringLiteral("not_collected");
    if (carer)
        return isGrandparent(carer->answers.value(kRelation)) ? QStringLiteral("grandparents") : QStringLiteral("relatives_friends");
    const QString grade = child.answers.value(kCareGrade);
    if (grade == u"parent_incapable" && away != u"both")
        return QStringLiteral("incapable_parent");
    if (child.answers.value(kEntrusted) == kYes)
        return QStringLiteral("not_collected");      // somebody, but who is not known
    if (away == u"both" || away == u"both_incapable" || grade == u"nobody")
        return QStringLiteral("nobody");
    return away == kNone ? QString() : QStringLiteral("not_collected");
}

}  // namespace

bool ChildDerivation::concerns(const Form &form) const { return form.id == kChild; }

QStringList ChildDerivation::readsFrom(const Form &form) const {
    QStringList forms;
    for (const QString &question : {kCategories, kCareArrangement, kRisk, kGuardianshipGrade, kNextVisitOn, kExitReason, kExitDate})
        forms << readsFor(form, question);
    forms.removeDuplicates();
    return forms;
}

// As derive() below.
QStringList ChildDerivation::readsFor(const Form &form, const QString &question) const {
    if (form.id != kChild)
        return {};
    const auto assessing = [&form](const QString &what) {
        QStringList forms;
        for (const Form *linked : form.m_linked)
            if (linked->kind == kInstrument && linked->sets == what)
                forms << linked->id;
        return forms << kAssessmentOverride;
    };
    if (question == kCategories)
        return {kStatus};
    if (question == kCareArrangement)
        return {kGuardianship};
    if (question == kRisk)
        return assessing(kRisk) << kGuardianship;   // nobody takes care: red
    if (question == kGuardianshipGrade)
        return assessing(kGuardianshipGrade);
    if (question == kNextVisitOn)
        return readsFor(form, kRisk) << kRegisterPeriod << kVisit;
    if (question == kExitReason || question == kExitDate)
        return {kRegisterPeriod};
    return {};
}

QStringList ChildDerivation::questions(const Form &form) const {
    return {form.dateField, kParentsAway, kCareGrade, kEntrusted, kRegisteredOn, kIdNumber, kName, kBirthDate, kSince, kUntil, kCategory,
            kRelation, kRoles, kCurrentCarer, kExitReason, kVisitedOn, kOutcome, kNextVisit, kDecidedOn, kLevel};
}

void ChildDerivation::number(Answers &answers, const QDate &day, const QString &deviceTag, const std::function<qint64(const QString &)> &serial) const {
    if (!answers.value(kChildNumber).isEmpty())
        return;
    const QString region = answers.value(kHomeRegion), year = QString::number(day.year());
    const QString head = (region.isEmpty() ? QString() : region + u'-') + year + u'-' + deviceTag + u'-';
    answers.set(kChildNumber, head + QString::number(serial(head)).rightJustified(4, u'0'));
}

Derived ChildDerivation::derive(const Record &child, const LinkedRecords &linked, const QDate &day, const QDate &today) const {
    const Form &form = child.form();
    Derived out;
    Interval interval(day);
    const auto set = [&](const QString &question, const QString &value) {
        if (const int slot = form.indexOf(question); slot >= 0)
            out.values.emplace_back(slot, value);
    };

    // Statuses: in the order of the code list, so that the same facts give the same text.
    QStringList open;
    for (const Record &status : linked(kStatus, child.uid)) {
        const Span span = spanOf(status);
        interval.add(span);
        if (span.holds(day))
            open << status.answers.value(kCategory);
    }
    QStringList categories;
    if (const Field *field = form.find(kCategories))
        if (const CodeList *list = form.listOf(*field))
            for (const Choice &choice : list->choices)
                if (open.contains(choice.name))
                    categories << choice.name;
    set(kCategories, categories.join(u' '));

    const std::vector<Record> &guardianships = linked(kGuardianship, child.uid);
    for (const Record &link : guardianships)
        interval.add(spanOf(link));
    const QString arrangement = careArrangement(child, guardianships, day, today);
    set(kCareArrangement, arrangement);
    const std::optional<Assessed> assessed = newestAssessment(child, kRisk, linked, day, interval);
    const std::optional<Assessed> graded = newestAssessment(child, kGuardianshipGrade, linked, day, interval);
    // Nobody takes care: red without scoring. An open case of violence, or of a missing child, will be so too.
    const QString risk = arrangement == u"nobody" ? QStringLiteral("red") : assessed ? assessed->level : kNone;
    set(kRisk, risk);
    set(kGuardianshipGrade, graded ? graded->level : QString());

    // The register: the last period begun by the day decides; who has none is on it.
    const Record *last = nullptr;
    for (const Record &period : linked(kRegisterPeriod, child.uid)) {
        const Span span = spanOf(period);
        interval.add(span);
        if (span.begun(day) && (!last || period.answers.value(kSince) > last->answers.value(kSince) ||
                                (period.answers.value(kSince) == last->answers.value(kSince) && last->answers.value(kUntil) != QString() && (period.answers.value(kUntil).isEmpty() || period.answers.value(kUntil) > last->answers.value(kUntil)))))
            last = &period;
    }
    out.exited = last && spanOf(*last).ended(day);
    set(kNextVisitOn, out.exited ? QString() : isoDate(nextVisit(child, m_rhythm, risk, assessed, linked(kVisit, child.uid), day, interval)));
    set(kExitReason, out.exited ? last->answers.value(kExitReason) : QString());
    set(kExitDate, out.exited ? last->answers.value(kUntil) : QString());
    out.from = interval.from();
    out.until = interval.until();
    return out;
}

}  // namespace tongdang
