// Rules over a child's periods on the register, which no single one of them can hold.
#include "core/base/dates.h"
#include "core/children/child_derivation.h"
#include "core/children/fields.h"

namespace tongdang {

using namespace fields;

QList<Issue> ChildDerivation::faults(const Record &record, const Answers *before, const Around &around) const {
    QList<Issue> issues;
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
