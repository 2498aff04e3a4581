#include "core/casework/campaign_houses.h"

#include "core/base/dates.h"
#include "core/casework/scope.h"
#include "core/children/fields.h"
#include "core/ledger/sql.h"
#include "core/places/walking_order.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace tongdang {

using namespace fields;

namespace {

QString listed(const QStringList &columns, const QString &form, const QString &conditions) {
    QStringList quoted;
    for (const QString &column : columns)
        quoted << sql::quoted(column);
    return QStringLiteral("SELECT td_uid, ") + quoted.join(u", ") + QStringLiteral(" FROM ") + sql::quoted(form) + QStringLiteral(" WHERE ") + conditions;
}

CampaignAssignment assignmentOf(SQLite::Statement &row) {
    static const QRegularExpression between(QStringLiteral("[\\s,，、;；]+")), range(QStringLiteral("^(\\d+)(?:[-–—~～](\\d+))?$"));
    CampaignAssignment out;
    out.team = sql::text(row.getColumn(1));
    out.region = sql::text(row.getColumn(2));
    for (const QString &group : sql::text(row.getColumn(3)).split(between, Qt::SkipEmptyParts))
        out.groups << walkingKey(group);
    for (const QString &part : sql::text(row.getColumn(4)).split(between, Qt::SkipEmptyParts))
        if (const auto match = range.match(part); match.hasMatch()) {
            const qint64 from = match.captured(1).toLongLong(), to = match.captured(2).isEmpty() ? from : match.captured(2).toLongLong();
            out.numbers.emplace_back(std::min(from, to), std::max(from, to));
        }
    return out;
}

}  // namespace

bool CampaignHouse::called() const { return hasCall && result != kNobodyHome; }

bool CampaignAssignment::has(const CampaignHouse &house) const {
    if (!house.region.startsWith(region) || (!groups.isEmpty() && !groups.contains(walkingKey(house.group))))
        return false;
    if (numbers.empty())
        return true;
    const qint64 number = firstNumber(house.number);
    return std::any_of(numbers.begin(), numbers.end(), [number](const auto &range) { return number >= range.first && number <= range.second; });
}

bool CampaignAssignment::overlaps(const CampaignAssignment &other) const {
    if (!region.startsWith(other.region) && !other.region.startsWith(region))
        return false;
    if (!groups.isEmpty() && !other.groups.isEmpty() && std::none_of(groups.begin(), groups.end(), [&](const QString &group) { return other.groups.contains(group); }))
        return false;
    return numbers.empty() || other.numbers.empty() || std::any_of(numbers.begin(), numbers.end(), [&](const auto &range) {
        return std::any_of(other.numbers.begin(), other.numbers.end(), [&](const auto &its) { return range.first <= its.second && its.first <= range.second; });
    });
}

Result<CampaignHouses> campaignHouses(LedgerReader &reader, const Session &session, const Uid &campaign) {
    if (!reader.shared().policy->allows(session, Action::Read))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const auto record = reader.record(session, campaign);
    if (!record || record->form().id != kCampaign || record->state == RecordState::Withdrawn)
        return makeError(ErrorCode::NotFound, QStringLiteral("casework.no_campaign"));
    CampaignHouses out;
    out.uid = campaign;
    out.title = record->answers.value(kTitle);
    out.cutOff = fromIso(record->answers.value(kCutOff));
    out.startsOn = fromIso(record->answers.value(kStartsOn));
    out.regions = record->answers.value(kRegions).split(u' ', Qt::SkipEmptyParts);

    SQLite::Database &db = reader.database();
    // Of its places; and who was called at stays called when the house moves on to another village.
    const auto placed = [&](QVariantList &values) {
        QStringList conditions{QStringLiteral("td_state = 0")};
        if (const QString within = placeCondition(QStringLiteral("td_region"), out.regions, values); !within.isEmpty()) {
            conditions << QStringLiteral("(%1 OR td_uid IN (SELECT td_subject FROM %2 WHERE %3 = ? AND %4 <> ? AND td_state < 2))").arg(within, sql::quoted(kHouseCall), sql::quoted(kCampaign), sql::quoted(kResult));
            values << campaign.text() << kNobodyHome;
        }
        if (const QString seen = seenBy(session, QStringLiteral("td_region"), values); !seen.isEmpty())
            conditions << seen;
        return conditions.join(u" AND ");
    };
    QVariantList values;
    SQLite::Statement houses(db, sql::utf8(listed({kRegion, kGroup, kHouseNumber, kHead, kPhone}, kHousehold, placed(values))));
    sql::bindAll(houses, values);
    while (houses.executeStep()) {
        CampaignHouse house;
        house.uid = sql::uid(houses.getColumn(0));
        house.region = sql::text(houses.getColumn(1));
        house.group = sql::text(houses.getColumn(2));
        house.number = sql::text(houses.getColumn(3));
        house.head = sql::text(houses.getColumn(4));
        house.phone = sql::text(houses.getColumn(5));
        out.houses.push_back(std::move(house));
    }
    std::vector<std::pair<QStringList, size_t>> order;
    for (size_t i = 0; i < out.houses.size(); ++i)
        order.push_back({{out.houses[i].region, walkingKey(out.houses[i].group), walkingKey(out.houses[i].number)}, i});
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<CampaignHouse> sorted;
    for (const auto &[key, i] : order)
        sorted.push_back(std::move(out.houses[i]));
    out.houses = std::move(sorted);
    for (size_t i = 0; i < out.houses.size(); ++i)
        out.byUid.insert(out.houses[i].uid, i);

    SQLite::Statement calls(db, sql::utf8(listed({QStringLiteral("td_subject"), QStringLiteral("td_created"), kCalledOn, kResult, kSurveyor, kNextTry}, kHouseCall,
                                                 sql::quoted(kCampaign) + QStringLiteral(" = ? AND td_state < 2 ORDER BY ") + sql::quoted(kCalledOn) + QStringLiteral(", td_created, td_uid"))));
    sql::bind(calls, 1, campaign.text());
    while (calls.executeStep()) {
        const auto at = out.byUid.constFind(sql::uid(calls.getColumn(1)));
        if (at == out.byUid.constEnd())
            continue;
        CampaignHouse &house = out.houses[*at];
        house.hasCall = true;   // the last one stays
        house.calledOn = fromIso(sql::text(calls.getColumn(3)));
        house.result = sql::text(calls.getColumn(4));
        house.surveyor = sql::text(calls.getColumn(5));
        house.nextTry = sql::text(calls.getColumn(6));
        out.calls.push_back({house.uid, house.surveyor, house.result, house.calledOn, calls.getColumn(2).getInt64()});
    }
    SQLite::Statement assignments(db, sql::utf8(listed({kTeam, kRegion, kGroups, kNumbers}, kAssignment, sql::quoted(kCampaign) + QStringLiteral(" = ? AND td_state = 0 ORDER BY td_id"))));
    sql::bind(assignments, 1, campaign.text());
    while (assignments.executeStep())
        out.assignments.push_back(assignmentOf(assignments));
    return out;
}

}  // namespace tongdang
