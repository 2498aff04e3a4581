// The second typing of a record, compared with the first field by field and kept apart.
#include "core/base/clock.h"
#include "core/casework/campaign.h"
#include "core/children/fields.h"

namespace tongdang {

using namespace fields;

std::vector<KeyedDifference> keyedDifferences(const Answers &first, const Answers &second, int *compared) {
    std::vector<KeyedDifference> out;
    int count = 0;
    for (int slot = 0; slot < first.form->fields.size(); ++slot) {
        const Field &field = first.form->fields[slot];
        if (field.derived || field.readOnly || field.kind == FieldKind::Metadata || !isStored(field.kind))
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
    create.set(kRegion, first.region);
    create.set(kKeyedBy, keyedBy);
    out.changes.push_back(create);
    for (int slot = 0; slot < first.form().fields.size(); ++slot) {
        const Field &field = first.form().fields[slot];
        const QString &one = first.answers.values[size_t(slot)], &other = second.values[size_t(slot)];
        if (field.derived || field.readOnly || field.kind == FieldKind::Metadata || !isStored(field.kind) || (one.isEmpty() && other.isEmpty()))
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
