// Rules over a child's periods on the register, its statuses and what happens to it, which no single record can hold.
#include "core/base/clock.h"
#include "core/base/dates.h"
#include "core/children/care_agreements.h"
#include "core/children/child_derivation.h"
#include "core/children/fields.h"
#include "core/forms/assessment.h"
#include "core/places/walking_order.h"

#include <QSet>

namespace tongdang {

using namespace fields;

namespace {

// The same category twice on one day: a slip of the hand, or a status that should have been closed.
QList<Issue> statusFaults(const Record &record, const Answers *before, const Derivation::Around &around) {
    const Answers &own = record.answers;
    const QString category = own.value(kCategory);
    const auto touched = [&](const QString &question) { return !before || before->value(question) != own.value(question); };
    if (category.isEmpty() || !(touched(kCategory) || touched(kSince) || touched(kUntil)))
        return {};
    const auto ends = [](const Answers &one, const Answers &other) {   // before the other begins; ISO days compare as texts
        return !one.value(kUntil).isEmpty() && one.value(kUntil) <= other.value(kSince);
    };
    for (const Record &other : around.others()) {
        if (other.uid == record.uid || other.answers.value(kCategory) != category || ends(own, other.answers) || ends(other.answers, own))
            continue;
        const Field &field = *record.form().find(kCategory);
        return {Issue{kCategory, Severity::Warn, QStringLiteral("status"),
                      {QStringLiteral("children.status_twice"), {displayValue(record.form(), field, category, Language::Chinese), displayValue(record.form(), field, category, Language::English)}, {}}}};
    }
    return {};
}

// A house that another surveyor has surveyed in the same campaign: two teams met, or one wrote down the wrong house.
QList<Issue> callFaults(const Record &record, const Answers *before, const Derivation::Around &around) {
    const Answers &own = record.answers;
    const auto touched = [&](const QString &question) { return !before || before->value(question) != own.value(question); };
    if (own.value(kResult) != kSurveyed || !(touched(kResult) || touched(kSurveyor) || touched(kCampaign)))
        return {};
    for (const Record &other : around.others())
        if (other.uid != record.uid && other.answers.value(kCampaign) == own.value(kCampaign) && other.answers.value(kResult) == kSurveyed && other.answers.value(kSurveyor) != own.value(kSurveyor))
            return {Issue{kResult, Severity::Warn, QStringLiteral("surveyed_twice"), {QStringLiteral("children.surveyed_twice"), {other.answers.value(kSurveyor), other.answers.value(kCalledOn)}, {}}}};
    return {};
}

// A house that is on file already in the same place and group: a second file for one household.
QList<Issue> householdFaults(const Record &record, const Answers *before, const Derivation::Around &around) {
    const Answers &own = record.answers;
    const QString number = own.value(kHouseNumber);
    const bool touched = !before || before->value(kHouseNumber) != number || before->value(kGroup) != own.value(kGroup) || before->value(kRegion) != own.value(kRegion);
    if (number.isEmpty() || !touched)
        return {};
    const QString bare = QString(number).remove(u'号');
    for (const Record &other : around.alike(kHouseNumber, {bare, bare + u'号'}))
        if (walkingKey(other.answers.value(kGroup)) == walkingKey(own.value(kGroup)))
            return {Issue{kHouseNumber, Severity::Warn, QStringLiteral("house_twice"), {QStringLiteral("children.house_twice"), {other.answers.value(kHead), isoDate(shanghaiDate(other.createdMs))}, {}}}};
    return {};
}

// A level that the assessment does not have.
QList<Issue> overrideFaults(const Record &record, const Answers *before, const Derivation::Around &around) {
    const QString level = record.answers.value(kLevel);
    if (level.isEmpty() || (before && before->value(kLevel) == level))
        return {};
    const std::optional<Record> assessment = around.subject();
    const Field *field = assessment ? assessment->form().find(kLevel) : nullptr;
    const CodeList *list = field ? assessment->form().listOf(*field) : nullptr;
    if (!list || list->find(level))
        return {};
    const Field &own = *record.form().find(kLevel);
    return {Issue{kLevel, Severity::Must, QStringLiteral("level"), {QStringLiteral("children.no_such_level"), {displayValue(record.form(), own, level, Language::Chinese), displayValue(record.form(), own, level, Language::English)}, {}}}};
}

// A carer who looks after other children of the register in the agreement's time; that there are as many may be said already.
QList<Issue> carerFaults(const Record &record, const Answers *before, const Derivation::Around &around) {
    const Answers &own = record.answers;
    const auto touched = [&](const QString &question) { return !before || before->value(question) != own.value(question); };
    const QString since = own.value(kSince), until = own.value(kEndedOn).isEmpty() ? own.value(kUntil) : own.value(kEndedOn);
    if (own.value(kCarer).isEmpty() || !(touched(kCarer) || touched(kSince) || touched(kUntil) || touched(kOtherChildren)))
        return {};
    QSet<Uid> others;
    for (const Record &link : around.naming(kGuardianship, kGuardian, Uid::fromText(own.value(kCarer)))) {
        const QString begins = link.answers.value(kSince), ends = link.answers.value(kUntil);   // ISO days compare as texts
        if (link.subject != record.subject && cares(link.answers) && (until.isEmpty() || begins < until) && (ends.isEmpty() || ends > since))
            others.insert(link.subject);
    }
    if (others.isEmpty() || own.value(kOtherChildren).toInt() >= others.size())
        return {};
    return {Issue{kCarer, Severity::Warn, QStringLiteral("several_children"), {QStringLiteral("children.carer_of_several"), {QString::number(others.size())}, {}}}};
}

// What happened to a child before it was born. Whom it is linked to may have been so before.
QList<Issue> beforeBirth(const Record &record, const Answers *before, const Derivation::Around &around) {
    const Form &form = record.form();
    const QString on = record.answers.value(form.dateField);
    if (form.subject != kChild || form.id == kGuardianship || on.isEmpty() || (before && before->value(form.dateField) == on))
        return {};
    const std::optional<Record> child = around.subject();
    const QDate birth = child ? fromIso(child->answers.value(kBirthDate)) : QDate(), day = fromIso(on);
    if (!birth.isValid() || !day.isValid() || day >= birth)
        return {};
    return {Issue{form.dateField, Severity::Warn, QStringLiteral("birth"), {QStringLiteral("children.before_birth"), {isoDate(birth)}, {}}}};
}

}  // namespace

QList<Issue> ChildDerivation::faults(const Record &record, const Answers *before, const Around &around) const {
    if (record.form().id == kStatus)
        return beforeBirth(record, before, around) + statusFaults(record, before, around);
    if (record.form().id == kHouseCall)
        return callFaults(record, before, around);
    if (record.form().id == kHousehold)
        return householdFaults(record, before, around);
    if (record.form().id == kAssessmentOverride)
        return overrideFaults(record, before, around);
    if (record.form().id == kCareAgreement)
        return beforeBirth(record, before, around) + carerFaults(record, before, around);
    QList<Issue> issues = beforeBirth(record, before, around);
    if (record.form().id != kRegisterPeriod)
        return issues;
    const QString until = record.answers.value(kUntil);
    if (before && before->value(kUntil) == until)
        return issues;
    const auto fault = [&](const char *rule, const char *id, const QStringList &args) {
        issues << Issue{kUntil, Severity::Must, QString::fromLatin1(rule), {QString::fromLatin1(id), args, {}}};
    };
    if (until.isEmpty()) {
        for (const Record &other : around.others())
            if (other.uid != record.uid && other.answers.value(kUntil).isEmpty())
                return fault("period", "children.two_open_periods", {}), issues;
    } else if (const auto child = around.subject()) {
        const QDate birth = fromIso(child->answers.value(kBirthDate)), left = fromIso(until);
        if (birth.isValid() && left.isValid() && left < birth)
            fault("birth", "children.exit_before_birth", {isoDate(birth)});
    }
    return issues;
}

}  // namespace tongdang
