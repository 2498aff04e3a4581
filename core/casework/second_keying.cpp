// The second typing of a record, compared with the first field by field and kept apart.
#include "core/base/clock.h"
#include "core/casework/campaign.h"
#include "core/children/fields.h"
#include "core/forms/file_questions.h"

#include <algorithm>

namespace tongdang {

using namespace fields;

namespace {

// Answers that paper gives. What is asked because of something the core knows of the first record (a migrant child's arrival) is never
// asked of who types the paper again: it has no second answer to differ.
bool isTyped(const Form &form, const Field &field) {
    if (field.derived || field.given || field.readOnly || field.kind == FieldKind::Metadata || !isStored(field.kind) || takesFile(field.kind))
        return false;
    const auto asksCore = [&form](const Expression &relevant) {
        const QStringList names = relevant.names();
        return std::any_of(names.begin(), names.end(), [&form](const QString &name) {
            const Field *asked = form.find(name);
            return asked && (!asked->core.isEmpty() || !asked->linkedForms.isEmpty());
        });
    };
    return !asksCore(field.relevant) && std::none_of(field.groups.begin(), field.groups.end(), [&](const QString &name) {
        const Group *group = form.group(name);
        return group && asksCore(group->relevant);
    });
}

}  // namespace

std::vector<KeyedDifference> keyedDifferences(const Answers &first, const Answers &second, int *compared) {
    std::vector<KeyedDifference> out;
    int count = 0;
    for (int slot = 0; slot < first.form->fields.size(); ++slot) {
        const Field &field = first.form->fields[slot];
        if (!isTyped(*first.form, field))
            continue;
        const QString &one = first.values[size_t(slot)], &other = second.values[size_t(slot)];
        if (one.isEmpty() && other.isEmpty())
            continue;
        ++count;
        if (one != other)
            out.push_back({field.name, one, other});
    }
    if (compared)
        *compared = count;
    return out;
}

ChangeSet secondKeying(const FormCatalog &forms, const Clock &clock, const Uid &campaign, const Record &first, const Answers &second, const QString &keyedBy) {
    ChangeSet out;
    const Form *form = forms.find(kSecondKeying);
    const Form *row = forms.find(kSecondKeying + u'/' + kKeyedAnswer);
    out.intent = {QStringLiteral("ledger.intent_add"), {form->title.in(Language::Chinese)}, {}};
    Change create;
    create.form = form;
    create.uid = Uid::create(clock);
    create.set(kCampaign, campaign.text());
    create.set(kKeyedForm, first.form().id);
    create.set(kKeyedRecord, first.uid.text());
    if (!first.region.isEmpty())                 // a person has none of its own
        create.set(kRegion, first.region);
    create.set(kKeyedBy, keyedBy);
    out.changes.push_back(create);
    for (int slot = 0; slot < first.form().fields.size(); ++slot) {
        const Field &field = first.form().fields[slot];
        const QString &one = first.answers.values[size_t(slot)], &other = second.values[size_t(slot)];
        if (!isTyped(first.form(), field) || (one.isEmpty() && other.isEmpty()))
            continue;
        Change answer;
        answer.form = row;
        answer.uid = Uid::create(clock);
        answer.subject = create.uid;
        answer.set(kQuestion, field.name);
        answer.set(kFirstValue, one);
        answer.set(kSecondValue, other);
        out.changes.push_back(std::move(answer));
    }
    return out;
}

}  // namespace tongdang
