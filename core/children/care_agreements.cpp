#include "core/children/care_agreements.h"

#include "core/base/clock.h"
#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"
#include "core/ledger/change_set.h"

#include <algorithm>
#include <optional>

namespace tongdang {

using namespace fields;

namespace {

// Who cares from when until when, as an agreement says it; days as ISO texts.
struct Term {
    QString carer, relation, since, until;
    bool operator==(const Term &) const = default;
    explicit Term(const Answers &agreement)
        : carer(agreement.value(kCarer)), relation(agreement.value(kRelation)), since(agreement.value(kSince)), until(agreement.value(kEndedOn)) {
        if (until.isEmpty())
            until = agreement.value(kUntil);
    }
};

bool isParent(const QString &relation) { return relation == kFather || relation == kMother; }

class Following {
  public:
    Following(LedgerReader &reader, const std::vector<Record> &links, const Uid &child, const QString &today) : m_reader(reader), m_links(links), m_child(child), m_today(today) {}

    // The guardianship that an agreement of this term has made, or gone on with.
    const Record *own(const Term &term) const {
        const auto found = std::find_if(m_links.begin(), m_links.end(), [&](const Record &link) {
            const Answers &is = link.answers;
            return !term.carer.isEmpty() && is.value(kGuardian) == term.carer && is.value(kRoles) == kEntrustedCarer && is.value(kUntil) == term.until && is.value(kSince) <= term.since;
        });
        return found == m_links.end() ? nullptr : &*found;
    }
    void begin(const Term &term) {
        if (term.carer.isEmpty() || isParent(term.relation))
            return;
        for (const Record &link : m_links) {
            const Answers &is = link.answers;
            const QString linkUntil = is.value(kUntil);
            const bool meet = (linkUntil.isEmpty() || linkUntil >= term.since) && (term.until.isEmpty() || is.value(kSince) <= term.until);
            const bool isTerm = is.value(kRoles) == kEntrustedCarer && !linkUntil.isEmpty();   // over by now or not
            if (is.value(kGuardian) != term.carer || !meet || !(isTerm || cares(is)))
                continue;
            if (isTerm && linkUntil < term.until)   // renewed
                change(link, {{kUntil, term.until}, {kCurrentCarer, ended(term.until) ? kNo : kYes}});
            return;   // cares already
        }
        Change link;
        link.form = m_reader.forms().find(kGuardianship);
        link.subject = m_child;
        link.set(kGuardian, term.carer);
        link.set(kRelation, term.relation);
        link.set(kRoles, kEntrustedCarer);
        link.set(kCurrentCarer, ended(term.until) ? kNo : kYes);
        link.set(kSince, term.since);
        link.set(kUntil, term.until);
        changes.push_back(std::move(link));
    }
    void follow(const Record &link, const Term &before, const Term &after) {
        const QString since = link.answers.value(kSince);
        const QString begins = since == before.since ? after.since : since;
        if (!after.until.isEmpty() && after.until < begins)
            return;   // begun by an agreement before this one
        QList<std::pair<QString, QString>> answers{{kSince, begins}};
        if (after.relation != before.relation)
            answers.append({kRelation, after.relation});
        if (after.until != before.until)
            answers << std::pair(kUntil, after.until) << std::pair(kCurrentCarer, ended(after.until) ? kNo : kYes);
        change(link, answers);
    }
    // One that an earlier agreement began goes on until this one did.
    void end(const Record &link, const Term &term) {
        if (link.answers.value(kSince) < term.since)
            return change(link, {{kUntil, term.since}, {kCurrentCarer, ended(term.since) ? kNo : kYes}});
        Change gone;
        gone.op = Change::Op::Withdraw;
        gone.form = &link.form();
        gone.uid = link.uid;
        changes.push_back(std::move(gone));
    }
    std::vector<Change> changes;

  private:
    bool ended(const QString &until) const { return !until.isEmpty() && until <= m_today; }
    void change(const Record &link, const QList<std::pair<QString, QString>> &answers) {
        Change change;
        change.op = Change::Op::Update;
        change.form = &link.form();
        change.uid = link.uid;
        for (const auto &[question, answer] : answers)
            if (link.answers.value(question) != answer)
                change.set(question, answer);
        if (!change.values.empty())
            changes.push_back(std::move(change));
    }
    LedgerReader &m_reader;
    const std::vector<Record> &m_links;
    Uid m_child;
    QString m_today;
};

}  // namespace

bool cares(const Answers &guardianship) {
    const QString current = guardianship.value(kCurrentCarer);
    return current == kYes || (current != kNo && shareWord(guardianship.value(kRoles), kEntrustedCarer));
}

Result<std::vector<Change>> carerChanges(LedgerReader &reader, const Session &session, const Change &agreement) {
    using Op = Change::Op;
    if (!agreement.form || agreement.form->id != kCareAgreement)
        return std::vector<Change>();
    std::optional<Record> before;
    if (agreement.op != Op::Create) {
        auto found = reader.record(session, agreement.uid);
        if (!found)
            return found.error();
        before = std::move(*found);
    }
    Answers answers = before ? before->answers : Answers(*agreement.form);
    for (const auto &[slot, value] : agreement.values)
        answers.values[size_t(slot)] = value;
    const Term after(answers);
    const std::optional<Term> was = before && agreement.op != Op::Revive ? std::optional<Term>(before->answers) : std::nullopt;
    if (agreement.op == Op::Update && was == after)
        return std::vector<Change>();
    const Uid child = before ? before->subject : agreement.subject;
    const auto links = reader.linked(session, child, kGuardianship);
    if (!links)
        return links.error();
    Following following(reader, *links, child, isoDate(reader.shared().clock->today()));
    const Record *own = was ? following.own(*was) : nullptr;
    if (agreement.op == Op::Withdraw) {
        if (own)
            following.end(*own, *was);
    } else if (was && was->carer == after.carer) {
        if (own)
            following.follow(*own, *was, after);
    } else {
        if (own)
            following.end(*own, *was);
        following.begin(after);
    }
    return std::move(following.changes);
}

Result<void> addCarerChanges(LedgerReader &reader, const Session &session, std::vector<Change> &changes) {
    for (size_t i = 0, count = changes.size(); i < count; ++i) {
        auto more = carerChanges(reader, session, changes[i]);
        if (!more)
            return more.error();
        for (Change &change : *more) {
            change.group = changes[i].group;
            changes.push_back(std::move(change));
        }
    }
    return {};
}

}  // namespace tongdang
