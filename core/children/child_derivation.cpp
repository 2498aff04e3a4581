#include "core/children/child_derivation.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"

#include <algorithm>
#include <array>

namespace tongdang {

using namespace fields;

namespace {

struct Span {
    QDate since, until;
    bool holds(const QDate &day) const { return (!since.isValid() || since <= day) && (!until.isValid() || day < until); }
    bool begun(const QDate &day) const { return !since.isValid() || since <= day; }
    bool ended(const QDate &day) const { return until.isValid() && until <= day; }
};

Span spanOf(const Record &record) { return {fromIso(record.answers.value(kSince)), fromIso(record.answers.value(kUntil))}; }

// The days around `day` on which nothing begins and nothing ends.
class Interval {
  public:
    explicit Interval(const QDate &day) : m_day(day) {}
    void boundary(const QDate &date) {
        if (!date.isValid())
            return;
        if (date <= m_day) {
            if (!m_from.isValid() || date > m_from)
                m_from = date;
        } else if (!m_until.isValid() || date.addDays(-1) < m_until) {
            m_until = date.addDays(-1);
        }
    }
    void add(const Span &span) {
        boundary(span.since);
        boundary(span.until);
    }
    QDate from() const { return m_from; }
    QDate until() const { return m_until; }

  private:
    QDate m_day, m_from, m_until;
};

bool isGrandparent(const QString &relation) {
    // GB/T 4761: 60 grandparents, 61 62 the father's, 63 64 the mother's.
    return relation.size() == 2 && relation[0] == u'6' && relation[1] >= u'0' && relation[1] <= u'4';
}

QString careArrangement(const Record &child, const std::vector<Record> &guardianships, const QDate &day) {
    const QString away = child.answers.value(kParentsAway);
    if (away == u"one_other_incapable")
        return QStringLiteral("incapable_parent");   // takes precedence over a carer (domain.md 2.3, column 29)
    const Record *carer = nullptr;
    for (const Record &link : guardianships) {
        const QString current = link.answers.value(kCurrentCarer);
        if (!spanOf(link).holds(day) || current == kNo || (current != kYes && !shareWord(link.answers.value(kRoles), kEntrustedCarer)))
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
    return form.id == kChild ? QStringList{kGuardianship, kStatus, kRegisterPeriod} : QStringList();
}

void ChildDerivation::number(Answers &answers, const QDate &day, const QString &deviceTag, const std::function<qint64(const QString &)> &serial) const {
    if (!answers.value(kChildNumber).isEmpty())
        return;
    const QString region = answers.value(kHomeRegion), year = QString::number(day.year());
    const QString head = (region.isEmpty() ? QString() : region + u'-') + year + u'-' + deviceTag + u'-';
    answers.set(kChildNumber, head + QString::number(serial(head)).rightJustified(4, u'0'));
}

Derived ChildDerivation::derive(const Record &child, const LinkedRecords &linked, const QDate &day) const {
    const Form &form = child.form();
    Derived out;
    Interval interval(day);
    const auto set = [&](const QString &question, const QString &value) {
        if (const int slot = form.indexOf(question); slot >= 0)
            out.values.emplace_back(slot, value);
    };

    // Statuses: in the order of the code list, so that the same facts give the same text.
    QStringList open;
    for (const Record &status : linked(kStatus)) {
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

    const std::vector<Record> &guardianships = linked(kGuardianship);
    for (const Record &link : guardianships)
        interval.add(spanOf(link));
    const QString arrangement = careArrangement(child, guardianships, day);
    set(kCareArrangement, arrangement);
    set(kRisk, arrangement == u"nobody" ? QStringLiteral("red") : kNone);   // instruments come to this in their own room
    set(kGuardianshipGrade, {});
    set(kNextVisitOn, {});

    // The register: the last period begun by the day decides; who has none is on it.
    const Record *last = nullptr;
    for (const Record &period : linked(kRegisterPeriod)) {
        const Span span = spanOf(period);
        interval.add(span);
        if (span.begun(day) && (!last || period.answers.value(kSince) > last->answers.value(kSince) ||
                                (period.answers.value(kSince) == last->answers.value(kSince) && last->answers.value(kUntil) != QString() && (period.answers.value(kUntil).isEmpty() || period.answers.value(kUntil) > last->answers.value(kUntil)))))
            last = &period;
    }
    out.exited = last && spanOf(*last).ended(day);
    set(kExitReason, out.exited ? last->answers.value(kExitReason) : QString());
    set(kExitDate, out.exited ? last->answers.value(kUntil) : QString());
    out.from = interval.from();
    out.until = interval.until();
    return out;
}

}  // namespace tongdang
