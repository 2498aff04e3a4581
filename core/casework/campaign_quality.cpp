// How good a survey's answers are, by surveyor and by team (limits: resources/workflows/campaign.csv).
#include "core/base/dates.h"
#include "core/casework/campaign_houses.h"
#include "core/casework/workflow_file.h"
#include "core/children/fields.h"
#include "core/ledger/sql.h"

#include <algorithm>

namespace tongdang {

using namespace fields;

namespace {

struct Limits {
    explicit Limits(const WorkflowFile &file)
        : callsADay(file.setting(QStringLiteral("most_calls_a_day")).toInt()), seconds(file.setting(QStringLiteral("least_seconds_a_house")).toInt()),
          answers(file.setting(QStringLiteral("least_answers")).toInt()), roundDays(file.setting(QStringLiteral("round_days_share")).toDouble()),
          notCollected(file.setting(QStringLiteral("not_collected_share")).toDouble()) {}
    int callsADay, seconds, answers;
    double roundDays, notCollected;
};

struct Counted {
    SurveyQuality figures;
    QMap<QDate, int> byDay;
    qint64 lastMs = 0;
};

void judge(SurveyQuality &figures, const Limits &limits) {
    if (figures.mostADay > limits.callsADay || (figures.calls >= limits.answers && figures.tooQuick * 2 > figures.calls))
        figures.doubts << QStringLiteral("speed");
    if (figures.births >= limits.answers && figures.roundDays > limits.roundDays * figures.births)
        figures.doubts << QStringLiteral("round_days");
    if (figures.answers >= limits.answers && figures.notCollected > limits.notCollected * figures.answers)
        figures.doubts << QStringLiteral("not_collected");
}

}  // namespace

Result<std::vector<SurveyQuality>> CampaignReader::quality(const Uid &campaign) {
    try {
        const auto houses = campaignHouses(m_reader, m_session, campaign);
        if (!houses)
            return houses.error();
        const Limits limits{WorkflowFile(QStringLiteral("campaign"))};
        QMap<QString, Counted> surveyors, teams;
        const auto teamsOf = [&](const CampaignHouse &house) {
            QSet<QString> found;
            for (const CampaignAssignment &assignment : houses->assignments)
                if (assignment.has(house))
                    found.insert(assignment.team);
            return found;
        };
        const auto each = [&](const CampaignHouse &house, const QString &surveyor, const auto &count) {
            if (!surveyor.isEmpty())
                count(surveyors[surveyor]);
            for (const QString &team : teamsOf(house))
                count(teams[team]);
        };
        std::vector<CampaignCall> calls = houses->calls;
        std::sort(calls.begin(), calls.end(), [](const CampaignCall &a, const CampaignCall &b) { return a.createdMs < b.createdMs; });   // as they were typed
        for (const CampaignCall &call : calls)
            each(houses->houses[houses->byUid.value(call.house)], call.surveyor, [&](Counted &counted) {
                ++counted.figures.calls;
                counted.figures.mostADay = std::max(counted.figures.mostADay, ++counted.byDay[call.on]);
                counted.figures.tooQuick += call.result == kSurveyed && counted.lastMs && call.createdMs - counted.lastMs < limits.seconds * 1000;
                counted.lastMs = call.createdMs;
            });

        // Answers of the children of these houses.
        const Form *form = m_reader.forms().find(kChild);
        QStringList columns{sql::quoted(kHousehold), sql::quoted(kBirthDate)};
        for (const Field &field : form->fields)
            if (const CodeList *list = field.isChoice() && !field.derived ? form->listOf(field) : nullptr; list && list->find(kNotCollected))
                columns << sql::quoted(field.column);
        SQLite::Statement children(m_reader.database(), sql::utf8(QStringLiteral("SELECT ") + columns.join(u", ") + QStringLiteral(" FROM ") + sql::quoted(form->table) + QStringLiteral(" WHERE ") +
                                                                  sql::quoted(kHousehold) + QStringLiteral(" IS NOT NULL AND td_state = 0")));
        while (children.executeStep()) {
            const auto at = houses->byUid.constFind(Uid::fromText(sql::text(children.getColumn(0))));
            if (at == houses->byUid.constEnd())
                continue;
            const CampaignHouse &house = houses->houses[*at];
            if (!house.called())
                continue;
            const QDate birth = fromIso(sql::text(children.getColumn(1)));
            int answers = 0, notCollected = 0;
            for (int i = 2; i < int(columns.size()); ++i)
                if (!children.getColumn(i).isNull()) {
                    ++answers;
                    notCollected += sql::text(children.getColumn(i)) == kNotCollected;
                }
            each(house, house.surveyor, [&](Counted &counted) {
                counted.figures.births += birth.isValid();
                counted.figures.roundDays += birth.isValid() && birth.day() % 5 == 0;
                counted.figures.answers += answers;
                counted.figures.notCollected += notCollected;
            });
        }
        std::vector<SurveyQuality> out;
        const auto give = [&](QMap<QString, Counted> &all, bool isTeam) {
            for (auto one = all.begin(); one != all.end(); ++one) {
                one->figures.who = one.key();
                one->figures.isTeam = isTeam;
                judge(one->figures, limits);
                out.push_back(one->figures);
            }
        };
        give(surveyors, false);
        give(teams, true);
        return out;
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

}  // namespace tongdang
