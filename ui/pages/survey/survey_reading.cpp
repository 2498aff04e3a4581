#include "ui/pages/survey/survey_reading.h"

#include "core/children/fields.h"

namespace tongdang {

using namespace fields;

namespace {

constexpr size_t kAtOnce = 500;      // rows
const auto kKeying = QStringLiteral("second_keying"), kShare = QStringLiteral("second_keying_share"), kSample = QStringLiteral("sample"), kDifferences = QStringLiteral("differences"), kDecidedBy = QStringLiteral("decided_by");

// Children of the houses that were surveyed in this campaign, and who is on their papers.
void readKeyed(SurveyFigures &figures, LedgerReader &reader, const Session &session, const Record &campaign, Progress &progress) {
    const QString how = campaign.answers.value(kKeying);
    figures.keying = !how.isEmpty() && how != kNone;
    if (!figures.keying)
        return;
    const int share = how == kSample ? campaign.answers.value(kShare).toInt() : 100;
    QSet<Uid> called;
    const auto calls = reader.byReference(session, kHouseCall, kCampaign, campaign.uid);
    for (const Record &call : calls ? *calls : std::vector<Record>())
        if (call.answers.value(kResult) == kSurveyed)
            called.insert(call.subject);
    QHash<Uid, KeyedPart> second;
    const auto typed = reader.byReference(session, kSecondKeying, kCampaign, campaign.uid);
    for (const Record &record : typed ? *typed : std::vector<Record>())
        second.insert(Uid::fromText(record.answers.value(kKeyedRecord)), {{}, record.uid, {}, {}, {}, {}, record.answers.value(kDifferences).toInt(), !record.answers.value(kDecidedBy).isEmpty()});
    QSet<Uid> people;
    const auto add = [&](const Record &child, const QString &form, const Uid &record, const QString &relation) {
        KeyedPart one = second.value(record);
        one.record = record;
        one.form = form;
        one.name = child.answers.value(kName);
        one.region = child.region;
        one.relation = relation;
        figures.keyed.push_back(one);
    };
    // By their houses: a child may be registered in another village than the one it was met in.
    ListQuery asked;
    asked.where = QStringLiteral("${%1} != ''").arg(kHousehold);
    const auto ids = reader.ids(session, asked);
    for (size_t from = 0; ids && from < ids->size(); from += kAtOnce) {
        if (!progress.step(qint64(from), qint64(ids->size())))
            return;
        const auto rows = reader.rows(session, kChild, {ids->begin() + qint64(from), ids->begin() + qint64(std::min(from + kAtOnce, ids->size()))});
        for (const Record &child : rows ? *rows : std::vector<Record>()) {
            if (!second.contains(child.uid) && (!called.contains(Uid::fromText(child.answers.value(kHousehold))) || !inSample(child.uid, share)))
                continue;
            add(child, kChild, child.uid, {});
            const auto links = reader.linked(session, child.uid, kGuardianship);
            for (const Record &link : links ? *links : std::vector<Record>())
                if (const Uid person = Uid::fromText(link.answers.value(kGuardian)); !person.isNil() && !people.contains(person)) {
                    people.insert(person);
                    add(child, kGuardian, person, link.answers.value(kRelation));
                }
        }
    }
}

}  // namespace

bool inSample(const Uid &child, int share) { return quint8(child.view().back()) * 100 < share * 256; }

SurveyFigures readSurvey(LedgerReader &reader, const Session &session, const Uid &campaign, Progress &progress) {
    SurveyFigures figures;
    figures.campaign = campaign;
    CampaignReader reads(reader, session);
    const auto record = reader.record(session, campaign);
    auto state = reads.state(campaign);
    auto left = reads.left(campaign);
    auto quality = reads.quality(campaign);
    const auto take = [&](const auto &result) {
        if (!result && !figures.error)
            figures.error = result.error();
        return result.has_value();
    };
    if (!take(record) || !take(state) || !take(left) || !take(quality))
        return figures;
    figures.state = std::move(*state);
    figures.left = std::move(*left);
    figures.quality = std::move(*quality);
    if (const auto shared = reader.byReference(session, kAssignment, kCampaign, campaign))
        for (const Record &one : *shared)
            if (one.state == RecordState::Active)
                figures.assignments.push_back({one.uid, one.answers.value(kTeam), one.answers.value(kRegion), one.answers.value(kGroups), one.answers.value(kNumbers)});
    readKeyed(figures, reader, session, *record, progress);
    return figures;
}

}  // namespace tongdang
