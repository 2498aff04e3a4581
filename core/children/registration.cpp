#include "core/children/registration.h"

#include "core/base/dates.h"
#include "core/children/fields.h"

namespace tongdang {

using namespace fields;

std::vector<Change> newChild(const FormCatalog &forms, const Clock &clock, const std::vector<std::pair<int, QString>> &answers, const QString &categories, const QString &since, int group) {
    std::vector<Change> changes;
    Change child;
    child.form = forms.find(kChild);
    child.uid = Uid::create(clock);
    child.values = answers;
    child.group = group;
    Change period;
    period.form = forms.find(kRegisterPeriod);
    const Uid uid = child.uid;
    period.subject = uid;
    period.group = group;
    if (!since.isEmpty())
        period.set(kSince, since);
    changes.push_back(std::move(child));
    changes.push_back(std::move(period));
    for (const QString &category : categories.split(u' ', Qt::SkipEmptyParts)) {
        Change status;
        status.form = forms.find(kStatus);
        status.subject = uid;
        status.group = group;
        status.set(kCategory, category);
        if (!since.isEmpty())
            status.set(kSince, since);
        changes.push_back(std::move(status));
    }
    return changes;
}

namespace {

Error invalid(const char *id, const QStringList &args = {}) { return makeError(ErrorCode::Invalid, QString::fromLatin1(id), args); }

struct Standing {
    Record child;
    std::optional<Record> last;   // the last period on the register
};

Result<Standing> standing(LedgerReader &reader, const Session &session, const Uid &uid) {
    auto child = reader.record(session, uid);
    if (!child)
        return child.error();
    if (child->form().id != kChild || child->state == RecordState::Withdrawn)
        return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_record"));
    auto periods = reader.linked(session, uid, kRegisterPeriod);
    if (!periods)
        return periods.error();
    Standing out{std::move(*child), {}};
    for (Record &period : *periods) {
        const auto key = [](const Record &r) { return std::pair(r.answers.value(kSince), r.answers.value(kUntil).isEmpty() ? QStringLiteral("9999") : r.answers.value(kUntil)); };
        if (!out.last || key(period) > key(*out.last))
            out.last = std::move(period);
    }
    return out;
}

}  // namespace

Result<ChangeSet> exitChild(LedgerReader &reader, const Session &session, const Uid &uid, const QString &reason, const QDate &day) {
    auto now = standing(reader, session, uid);
    if (!now)
        return now.error();
    const Form *form = reader.forms().find(kRegisterPeriod);
    const CodeList *reasons = form->listOf(*form->find(kExitReason));
    if (!reasons || !reasons->find(reason))
        return invalid("children.unknown_reason", {reason});
    if (!day.isValid())
        return invalid("children.needs_date");
    if (day > reader.shared().clock->today())
        return invalid("children.future_date");
    ChangeSet changes;
    changes.kind = QStringLiteral("exit");
    changes.intent = {QStringLiteral("children.intent_exit"), {now->child.answers.value(kName)}, {}};
    Change change;
    change.form = form;
    if (now->last && now->last->answers.value(kUntil).isEmpty()) {
        const QDate since = fromIso(now->last->answers.value(kSince));
        if (since.isValid() && day < since)
            return invalid("children.exit_before_entry", {isoDate(since)});
        change.op = Change::Op::Update;
        change.uid = now->last->uid;
    } else if (now->last) {
        return invalid("children.already_exited", {now->last->answers.value(kUntil)});
    } else {
        change.subject = uid;
    }
    change.set(kUntil, isoDate(day));
    change.set(kExitReason, reason);
    changes.changes.push_back(std::move(change));
    return changes;
}

Result<ChangeSet> reinstateChild(LedgerReader &reader, const Session &session, const Uid &uid, const QDate &day) {
    auto now = standing(reader, session, uid);
    if (!now)
        return now.error();
    if (!now->last || now->last->answers.value(kUntil).isEmpty())
        return invalid("children.not_exited");
    ChangeSet changes;
    changes.kind = QStringLiteral("reinstate");
    changes.intent = {QStringLiteral("children.intent_reinstate"), {now->child.answers.value(kName)}, {}};
    Change change;
    change.form = reader.forms().find(kRegisterPeriod);
    if (!day.isValid()) {
        change.op = Change::Op::Update;
        change.uid = now->last->uid;
        change.set(kUntil, {});
        change.set(kExitReason, {});
    } else {
        const QDate left = fromIso(now->last->answers.value(kUntil));
        if (day < left)
            return invalid("children.return_before_exit", {isoDate(left)});
        change.subject = uid;
        change.set(kSince, isoDate(day));
    }
    changes.changes.push_back(std::move(change));
    return changes;
}

}  // namespace tongdang
