#include "core/casework/campaign_houses.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/eligibility.h"
#include "core/children/fields.h"
#include "core/ledger/sql.h"
#include "core/places/walking_order.h"

#include <QSet>

#include <algorithm>

namespace tongdang {

using namespace fields;

namespace {

constexpr qsizetype kNamed = 5;   // houses that a warning names

Error damaged(const std::exception &e) { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what())); }

// Under 16 on the cut-off date (`children`), or why not; by what was stated where the birth date is not known, and where nothing is, as
// left-behind children are counted.
int CampaignState::*countOf(const QString &birthDate, const QString &statedAge, const QString &statedOn, const QDate &cutOff) {
    if (const QDate birth = fromIso(birthDate); birth.isValid())
        return birth > cutOff ? &CampaignState::notBorn : isUnder(kLeftBehindAge, birth, cutOff) ? &CampaignState::children : &CampaignState::older;
    if (statedAge.isEmpty())
        return &CampaignState::children;
    const QDate on = fromIso(statedOn);
    return statedAge.toInt() + (on.isValid() && on < cutOff ? int(on.daysTo(cutOff) / 366) : 0) < kLeftBehindAge ? &CampaignState::children : &CampaignState::older;
}

void countChildren(SQLite::Database &db, const CampaignHouses &all, CampaignState &state, QHash<Uid, int> &byHouse) {
    SQLite::Statement children(db, sql::utf8(QStringLiteral("SELECT %1, %2, %3, %4 FROM %5 WHERE %1 IS NOT NULL AND td_state = 0")
                                                 .arg(sql::quoted(kHousehold), sql::quoted(kBirthDate), sql::quoted(kAgeStated), sql::quoted(kAgeStatedOn), sql::quoted(kChild))));
    while (children.executeStep()) {
        const Uid house = Uid::fromText(sql::text(children.getColumn(0)));
        const auto at = all.byUid.constFind(house);
        if (at == all.byUid.constEnd() || !all.houses[*at].called())
            continue;
        int CampaignState::*const count = countOf(sql::text(children.getColumn(1)), sql::text(children.getColumn(2)), sql::text(children.getColumn(3)), all.cutOff);
        ++(state.*count);
        byHouse[house] += count == &CampaignState::children;
    }
}

CampaignReturns returnsOf(SQLite::Database &db, const Places &places, const CampaignHouses &all, const Session &session, const Policy &policy) {
    CampaignReturns out;
    QMap<QString, bool> nil;   // by village, of its newest return
    SQLite::Statement returns(db, sql::utf8(QStringLiteral("SELECT %1, %2 FROM %3 WHERE td_state = 0 AND (%4 >= ? OR %4 = ?) ORDER BY %4, td_id")
                                                .arg(sql::quoted(kRegion), sql::quoted(kNilReturn), sql::quoted(kUnitReturn), sql::quoted(kReturnedOn))));
    sql::bind(returns, 1, isoDate(all.startsOn));
    sql::bind(returns, 2, isoDate(all.cutOff));
    while (returns.executeStep())
        nil.insert(sql::text(returns.getColumn(0)), sql::text(returns.getColumn(1)) == kYes);
    QSet<QString> seen;
    for (const QString &region : all.regions)
        for (const Place *village : places.under(region, PlaceLevel::Village)) {
            if (village->hidden || seen.contains(village->code) || !village->inForce(all.cutOff) || !policy.covers(session, village->code))
                continue;
            seen.insert(village->code);
            ++out.villages;
            const auto given = nil.constFind(village->code);
            if (given == nil.constEnd()) {
                out.missing << village->code;
                continue;
            }
            ++out.returned;
            if (!*given)
                continue;
            ++out.nil;
            SQLite::Statement child(db, sql::utf8(QStringLiteral("SELECT 1 FROM %1 WHERE td_state = 0 AND %2 = ? AND ' ' || %3 || ' ' LIKE ? LIMIT 1").arg(sql::quoted(kChild), sql::quoted(kHomeRegion), sql::quoted(kCategories))));
            sql::bind(child, 1, village->code);
            sql::bind(child, 2, QString(u"% " + kLeftBehind + u" %"));
            if (child.executeStep())
                out.doubted << village->code;
        }
    return out;
}

KeyingState keyingOf(SQLite::Database &db, const Uid &campaign, const Form &form) {
    KeyingState out;
    const QString of = QStringLiteral(" FROM %1 k").arg(sql::quoted(kSecondKeying)), condition = QStringLiteral(" WHERE k.%1 = ? AND k.td_state = 0").arg(sql::quoted(kCampaign));
    SQLite::Statement records(db, sql::utf8(QStringLiteral("SELECT count(*)") + of + condition));
    sql::bind(records, 1, campaign.text());
    records.executeStep();
    out.records = records.getColumn(0).getInt();
    const auto repeat = std::find_if(form.repeats.begin(), form.repeats.end(), [](const Repeat &one) { return one.name == kKeyedAnswer; });
    if (repeat == form.repeats.end())
        return out;
    SQLite::Statement rows(db, sql::utf8(QStringLiteral("SELECT k.%1, a.%2, count(*), sum(a.%3 = 'yes')").arg(sql::quoted(kKeyedForm), sql::quoted(kQuestion), sql::quoted(kDiffers)) + of +
                                         QStringLiteral(" JOIN %1 a ON a.td_subject = k.td_uid AND a.td_state = 0").arg(sql::quoted(repeat->form->table)) + condition + QStringLiteral(" GROUP BY 1, 2")));
    sql::bind(rows, 1, campaign.text());
    while (rows.executeStep()) {
        out.compared += rows.getColumn(2).getInt();
        if (const int differ = rows.getColumn(3).getInt(); differ > 0) {
            out.differences += differ;
            out.byQuestion.insert(sql::text(rows.getColumn(0)) + u'.' + sql::text(rows.getColumn(1)), differ);
        }
    }
    return out;
}

// Houses that were entered twice, and what two teams were given: counted as they are, and told.
void tellTwice(const Places &places, const CampaignHouses &all, QList<Issue> &issues) {
    const auto warn = [&](const QString &field, const char *id, const QStringList &args) { issues << Issue{field, Severity::Warn, QStringLiteral("twice"), {QLatin1String(id), args, {}}}; };
    QSet<QStringList> known;
    QStringList again;
    for (const CampaignHouse &house : all.houses) {
        const QStringList key{house.region, walkingKey(house.group), houseKey(house.number)};
        if (house.number.isEmpty())
            continue;
        if (known.contains(key))
            again << QStringList{places.name(house.region), house.group, house.number}.join(u' ').simplified();
        known.insert(key);
    }
    if (!again.isEmpty()) {
        const QString more = again.size() > kNamed ? QStringLiteral(" …") : QString();
        warn(kHouseNumber, "casework.houses_twice", {again.mid(0, kNamed).join(QStringLiteral("、")) + more, again.mid(0, kNamed).join(QStringLiteral(", ")) + more});
    }
    for (size_t i = 0; i < all.assignments.size(); ++i)
        for (size_t other = 0; other < i; ++other)
            if (const CampaignAssignment &one = all.assignments[other], &two = all.assignments[i]; one.team != two.team && one.overlaps(two))
                warn(kTeam, "casework.assigned_twice", {one.team, two.team, places.name(std::max(one.region, two.region))});   // the narrower of the two places
}

}  // namespace

Result<CampaignState> CampaignReader::state(const Uid &campaign) {
    try {
        auto houses = campaignHouses(m_reader, m_session, campaign);
        if (!houses)
            return houses.error();
        const CampaignHouses &all = *houses;
        CampaignState out;
        out.title = all.title;
        out.cutOff = all.cutOff;
        out.regions = all.regions;
        SQLite::Database &db = m_reader.database();
        QHash<Uid, int> children;
        countChildren(db, all, out, children);
        for (const CampaignHouse &house : all.houses) {
            if (out.by.empty() || out.by.back().region != house.region || walkingKey(out.by.back().group) != walkingKey(house.group))   // 一组 and 1组 are one
                out.by.push_back({house.region, house.group});
            CampaignGroup &group = out.by.back();
            ++group.households;
            ++(house.called() ? group.called : group.left);
            group.children += children.value(house.uid);
            if (house.hasCall)
                ++out.results[house.result];
        }
        for (const CampaignGroup &group : out.by) {
            out.households += group.households;
            out.called += group.called;
            out.left += group.left;
        }
        for (const CampaignAssignment &assignment : all.assignments) {
            auto team = std::find_if(out.teams.begin(), out.teams.end(), [&](const CampaignTeam &one) { return one.team == assignment.team; });
            if (team == out.teams.end())
                out.teams.push_back({assignment.team});
        }
        for (const CampaignHouse &house : all.houses) {
            QSet<QString> whose;
            for (const CampaignAssignment &assignment : all.assignments)
                if (assignment.has(house))
                    whose.insert(assignment.team);
            for (CampaignTeam &team : out.teams)
                if (whose.contains(team.team)) {
                    ++team.households;
                    ++(house.called() ? team.called : team.left);
                }
            out.unassigned += !all.assignments.empty() && whose.isEmpty();
        }
        out.returns = returnsOf(db, m_reader.places(), all, m_session, *m_reader.shared().policy);
        if (const Form *form = m_reader.forms().find(kSecondKeying))
            out.keying = keyingOf(db, campaign, *form);
        if (all.cutOff > m_reader.shared().clock->today())
            out.issues << Issue{kCutOff, Severity::Warn, QStringLiteral("cut_off"), {QStringLiteral("casework.cut_off_ahead"), {isoDate(all.cutOff)}, {}}};
        for (const QString &region : all.regions)
            if (!m_reader.places().find(region))
                out.issues << Issue{kRegions, Severity::Warn, QStringLiteral("place"), {QStringLiteral("casework.no_such_region"), {region}, {}}};
        tellTwice(m_reader.places(), all, out.issues);
        return out;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<std::vector<HouseLeft>> CampaignReader::left(const Uid &campaign) {
    try {
        const auto houses = campaignHouses(m_reader, m_session, campaign);
        if (!houses)
            return houses.error();
        std::vector<HouseLeft> out;
        for (const CampaignHouse &house : houses->houses)
            if (!house.called())
                out.push_back({house.uid, house.region, house.group, house.number, house.head, house.phone, house.result, house.nextTry});
        return out;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

}  // namespace tongdang
