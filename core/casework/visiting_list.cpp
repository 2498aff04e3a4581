#include "core/casework/visiting_list.h"

#include "core/base/dates.h"
#include "core/casework/scope.h"
#include "core/children/family_reader.h"
#include "core/children/fields.h"
#include "core/ledger/sql.h"
#include "core/places/walking_order.h"

#include <algorithm>

namespace tongdang {

using namespace fields;

Result<std::vector<VisitingRow>> visitingList(LedgerReader &reader, const Session &session, const VisitingQuery &query) {
    if (!reader.shared().policy->allows(session, Action::Read))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const QDate today = reader.shared().clock->today(), until = query.overdueOnly ? today.addDays(-1) : query.until.isValid() ? query.until : today;
    const auto q = [](const QString &name) { return sql::quoted(name); };
    QVariantList values{isoDate(until)};
    QStringList conditions{QStringLiteral("c.%1 <= ?").arg(q(kNextVisitOn)), QStringLiteral("c.td_state = 0")};
    for (const QString &place : {query.region.isEmpty() ? QString() : placeCondition(QStringLiteral("c.td_region"), {query.region}, values), seenBy(session, QStringLiteral("c.td_region"), values)})
        if (!place.isEmpty())
            conditions << place;
    if (!query.risks.isEmpty()) {
        conditions << QStringLiteral("c.%1 IN (%2)").arg(q(kRisk), QStringList(query.risks.size(), QStringLiteral("?")).join(u','));
        for (const QString &risk : query.risks)
            values << risk;
    }
    struct Keyed { VisitingRow row; QString place; qsizetype risk; };
    std::vector<Keyed> all;
    const Form *child = reader.forms().find(kChild);
    const CodeList *levels = child && child->find(kRisk) ? child->listOf(*child->find(kRisk)) : nullptr;   // worst first
    try {
        SQLite::Statement select(reader.database(), sql::utf8(QStringLiteral("SELECT c.td_uid, c.%1, c.td_region, c.%2, c.%3, c.%4, c.%5, c.%6, c.%7, (SELECT max(v.%8) FROM %9 v WHERE v.td_subject = c.td_uid AND v.td_state < 2), c.td_id FROM ")
                                                                  .arg(q(kName), q(kVillageGroup), q(kHomeAddress), q(kPhone), q(kRisk), q(kNextVisitOn), q(kHousehold), q(kVisitedOn), q(kVisit)) +
                                                              q(kChild) + QStringLiteral(" c WHERE ") + conditions.join(u" AND ")));
        sql::bindAll(select, values);
        SQLite::Statement house(reader.database(), sql::utf8(QStringLiteral("SELECT %1, %2 FROM %3 WHERE td_uid = ?").arg(q(kGroup), q(kHouseNumber), q(kHousehold))));
        std::vector<qint64> ids;
        while (select.executeStep()) {
            ids.push_back(select.getColumn(10).getInt64());
            VisitingRow row;
            row.uid = sql::uid(select.getColumn(0));
            row.name = sql::text(select.getColumn(1));
            row.region = sql::text(select.getColumn(2));
            row.group = sql::text(select.getColumn(3));
            row.address = sql::text(select.getColumn(4));
            row.phone = sql::text(select.getColumn(5));
            row.risk = sql::text(select.getColumn(6));
            row.due = fromIso(sql::text(select.getColumn(7)));
            row.lastVisit = fromIso(sql::text(select.getColumn(9)));
            row.overdueDays = int(std::max<qint64>(0, row.due.daysTo(today)));
            if (!select.getColumn(8).isNull()) {
                house.reset();
                sql::bind(house, 1, Uid::fromText(sql::text(select.getColumn(8))));
                if (house.executeStep()) {
                    if (row.group.isEmpty())
                        row.group = sql::text(house.getColumn(0));
                    row.houseNumber = sql::text(house.getColumn(1));
                }
            }
            qsizetype rank = levels ? levels->choices.size() : 0;
            for (qsizetype i = 0; levels && i < levels->choices.size(); ++i)
                if (levels->choices[i].name == row.risk)
                    rank = i;
            const QString place = row.region + u'\n' + walkingKey(row.group) + u'\n' + walkingKey(row.houseNumber) + u'\n' + walkingKey(row.address);
            all.push_back({std::move(row), place, rank});
        }
        // Who comes to visit phones those who care for the child, whoever does so now first.
        if (const Form *guardian = reader.forms().find(kGuardian)) {
            const int phone = guardian->indexOf(kPhone);
            FamilyReader families(reader.database(), reader.forms(), {phone}, today);
            families.prepare(ids);
            for (Keyed &one : all) {
                const FamilyMember *reached = nullptr;
                const std::vector<FamilyMember> &family = families.of(one.row.uid);
                for (const FamilyMember &member : family)
                    if (!member.values[size_t(phone)].isEmpty() && (!reached || (member.current && !reached->current)))
                        reached = &member;
                if (reached)
                    one.row.phone = reached->values[size_t(phone)];
            }
        }
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
    std::sort(all.begin(), all.end(), [&query](const Keyed &a, const Keyed &b) {
        if (query.order == VisitingQuery::Order::Risk && a.risk != b.risk)
            return a.risk < b.risk;
        if (query.order != VisitingQuery::Order::Place && a.row.due != b.row.due)
            return a.row.due < b.row.due;
        return a.place != b.place ? a.place < b.place : a.row.uid < b.row.uid;
    });
    std::vector<VisitingRow> out;
    out.reserve(all.size());
    for (Keyed &one : all)
        out.push_back(std::move(one.row));
    return out;
}

}  // namespace tongdang
