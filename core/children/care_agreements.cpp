#include "core/children/care_agreements.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/change_set.h"

#include <algorithm>

namespace tongdang {

using namespace fields;

namespace {

const QString kCarer = QStringLiteral("carer");

QString given(const Change &change, const QString &question) {
    const int slot = change.form->indexOf(question);
    for (auto value = change.values.rbegin(); value != change.values.rend(); ++value)
        if (value->first == slot)
            return value->second;
    return {};
}

Change untilOf(const Record &link, const QString &until) {
    Change change;
    change.op = Change::Op::Update;
    change.form = &link.form();
    change.uid = link.uid;
    change.set(kUntil, until);
    return change;
}

}  // namespace

Result<std::vector<Change>> carerChanges(LedgerReader &reader, const Session &session, const Change &agreement) {
    std::vector<Change> changes;
    const bool isNew = agreement.op == Change::Op::Create;
    const QString ended = given(agreement, kEndedOn);
    if (agreement.form->id != kCareAgreement || (!isNew && (agreement.op != Change::Op::Update || ended.isEmpty())))
        return changes;
    const auto before = isNew ? Result<Record>(Record{}) : reader.record(session, agreement.uid);
    if (!before)
        return before.error();
    const auto answer = [&](const QString &question) { return isNew ? given(agreement, question) : before->answers.value(question); };
    const QString carer = answer(kCarer), since = answer(kSince), until = ended.isEmpty() ? answer(kUntil) : ended;
    const auto links = reader.linked(session, isNew ? agreement.subject : before->subject, kGuardianship);
    if (!links)
        return links.error();
    const auto in = std::find_if(links->begin(), links->end(), [&](const Record &link) {   // days as ISO texts
        const QString linkUntil = link.answers.value(kUntil);
        return !carer.isEmpty() && link.answers.value(kGuardian) == carer && (linkUntil.isEmpty() || linkUntil >= since);
    });
    if (in != links->end()) {
        const QString linkUntil = in->answers.value(kUntil);
        if (!isNew ? linkUntil.isEmpty() || linkUntil > ended : !linkUntil.isEmpty() && linkUntil < until)   // ended early, or renewed
            changes.push_back(untilOf(*in, until));
    } else if (isNew && !carer.isEmpty()) {
        Change link;
        link.form = reader.forms().find(kGuardianship);
        link.subject = agreement.subject;
        link.set(kGuardian, carer);
        link.set(kRelation, answer(kRelation));
        link.set(kRoles, kEntrustedCarer);
        link.set(kCurrentCarer, kYes);
        link.set(kSince, since);
        link.set(kUntil, until);
        changes.push_back(std::move(link));
    }
    return changes;
}

}  // namespace tongdang
