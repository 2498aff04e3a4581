#include "ui/pages/child/carried.h"

#include "core/children/fields.h"
#include "ui/shell/context.h"

namespace tongdang {

using namespace fields;

namespace {

QHash<QString, QString> taken(const Answers &child, const QStringList &questions) {
    QHash<QString, QString> values;
    for (const QString &question : questions)
        if (const QString value = child.value(question); !value.isEmpty())
            values.insert(question, value);
    return values;
}

}  // namespace

QHash<QString, QString> carriedFromBefore(const Answers &child) { return taken(child, {kHomeRegion, kVillageGroup}); }

QHash<QString, QString> carriedFromSibling(const Answers &child) {
    QStringList questions{kEthnicity, kParentsAway, kIncapableParent, kEntrusted, kFamilyType};
    for (const Field &field : child.form->fields)       // one household: its group as a whole
        if (field.groups.value(0) == kResidenceGroup)
            questions << field.name;
    return taken(child, questions);
}

std::vector<Change> sharedGuardians(UiContext &context, const Uid &sibling, const Uid &child) {
    std::vector<Change> changes;
    const auto links = context.reader().linked(context.session(), sibling, kGuardianship);
    for (const Record &link : links ? *links : std::vector<Record>()) {
        if (!link.answers.value(kUntil).isEmpty())
            continue;
        SlotValues values;
        for (const QString &question : {kGuardian, kRelation, kRoles, kCurrentCarer})
            if (const QString value = link.answers.value(question); !value.isEmpty())
                values.emplace_back(link.form().indexOf(question), value);
        changes.push_back(linkedChange(link.form(), {}, child, values));
    }
    return changes;
}

}  // namespace tongdang
