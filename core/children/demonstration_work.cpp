#include "core/children/demonstration_work.h"

#include "core/base/csv.h"
#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/forms/answers.h"
#include "core/forms/assessment.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kAllUpTo = 1000;       // children; of more, a share
constexpr int kLeastShare = 20;      // of a thousand families
constexpr int kHouses = 40;          // families whose houses the survey knows
constexpr int kWell = 80, kFairly = 50;   // how well a child is, in percent of good answers
constexpr int kOverrideEvery = 25;   // children: a supervisor saw one otherwise
constexpr int kOldestCarer = 70, kOwnView = 8;   // years: of the care agreement

QString s(const char16_t *text) { return QString::fromUtf16(text); }

bool isRound(const QDate &month) { return month.month() == 3 || month.month() == 9; }   // resources/workflows/reassessment.csv

}  // namespace

Change &DemonstrationMaker::make(std::vector<Change> &to, const QString &form, const Uid &subject, Given answers) {
    Change change;
    change.form = m_ledger.forms().find(form);
    change.uid = Uid::create(m_ledger.clock());
    change.subject = subject;
    change.group = m_group;
    for (const auto &[question, value] : answers)
        if (!value.isEmpty())
            change.set(question, value);
    to.push_back(std::move(change));
    return to.back();
}

DemonstrationWork::DemonstrationWork(const Ledger &ledger, int children, unsigned seed, bool survey, bool overrides) : DemonstrationMaker(ledger, seed ^ 0x5eedu), m_share(std::max(kLeastShare, int(1000LL * kAllUpTo / std::max(children, kAllUpTo)))), m_survey(survey), m_overrides(overrides) {
    static const QStringList workers{s(u"王秀梅"), s(u"李建军"), s(u"乌兰"), s(u"张玉兰"), s(u"陈志强"), s(u"赵春燕")};
    m_workers = workers;
    QFile file(QStringLiteral(":/samples/visits.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QStringList &row : parseCsv(QString::fromUtf8(file.readAll())))
        if (row.size() == 3)
            m_seen[QString(row[0] + u'/' + row[1])] << row[2];
}

QString DemonstrationWork::seen(const QString &question, int well) {
    const QStringList sentences = m_seen.value(question + (well >= kWell ? u"/good" : well >= kFairly ? u"/fair" : u"/poor"));
    return sentences.isEmpty() ? QString() : one(sentences);
}

// A survey of the ledger's region that began three weeks ago, with two teams.
void DemonstrationWork::beginSurvey(std::vector<Change> &to) {
    const QString year = QString::number(m_today.year()), half = m_today.month() > 6 ? s(u"下半年") : s(u"上半年");
    m_campaign = add(to, kCampaign, {}, {{kTitle, QString(year + s(u"年") + half + s(u"农村留守儿童摸底排查"))}, {kCutOff, isoDate(m_today.addDays(-21))}, {kStartsOn, isoDate(m_today.addDays(-21))},
                                         {s(u"ends_on"), isoDate(m_today.addDays(14))}, {kRegions, m_ledger.settings().region}, {kSecondKeying, s(u"all")}, {kRemarks, kDemonstrationMark}});
}

void DemonstrationWork::call(std::vector<Change> &to, const Uid &house, bool called, const QString &result) {
    const QDate on = m_today.addDays(-below(20));
    const QString again = result == kNobodyHome || result == kRefused ? isoDate(m_today.addDays(1 + below(7))) : QString();
    if (called)
        add(to, kHouseCall, house, {{kCampaign, m_campaign.text()}, {kCalledOn, isoDate(on)}, {kResult, result}, {kSurveyor, one(m_workers)}, {kNextTry, again}, {kRemarks, result == kRefused ? s(u"称已在外地登记，约好再访。") : QString()}});
}

void DemonstrationWork::settle(std::vector<Change> &to, MadeFamily &family) {
    ++m_group;
    m_worked = below(1000) < m_share;
    m_children[family.village] += family.children;
    if (!m_survey || m_houses >= kHouses)
        return;
    if (m_campaign.isNil())
        beginSurvey(to);
    const MadePerson &head = family.carer.uid.isNil() ? family.father : family.carer;
    family.household = add(to, kHousehold, {}, {{kRegion, family.village}, {kGroup, family.group}, {kHouseNumber, family.number}, {kHead, head.name}, {s(u"address"), family.address}, {kRemarks, kDemonstrationMark}});
    call(to, family.household, m_houses != 1 && (m_houses == 0 || chance(65)), kSurveyed);
    if (++m_houses % 3 == 0) {   // the neighbours
        static const QStringList results{s(u"no_children"), s(u"no_children"), kNobodyHome, kRefused, s(u"moved_away")};
        const QString number = QString::number(family.number.toInt() + 1);
        call(to, add(to, kHousehold, {}, {{kRegion, family.village}, {kGroup, family.group}, {kHouseNumber, number}, {kHead, QString(family.surname + s(u"建民"))}, {kRemarks, kDemonstrationMark}}), true, one(results));
    }
    if (m_villages[family.village]++ > 0)
        return;
    const int village = int(m_villages.size());
    add(to, kAssignment, {}, {{kCampaign, m_campaign.text()}, {kTeam, village % 2 ? s(u"第一组") : s(u"第二组")}, {kRegion, family.village}});
    if (village % 3 == 0) {
        Return &made = m_returns[family.village];
        made.on = m_today.addDays(-below(7));
        made.others = 40 + below(160);
        made.contact = one(m_workers);
        made.phone = s(u"150") + QString::number(below(100'000'000)).rightJustified(8, u'0');
    }
}

// A village has more children than those who are left behind.
void DemonstrationWork::finish(std::vector<Change> &to) {
    ++m_group;
    for (const auto &[village, made] : m_returns)
        add(to, kUnitReturn, {}, {{kRegion, village}, {kReturnedOn, isoDate(made.on)}, {kPopulationUnder16, QString::number(2 * m_children.value(village) + made.others)}, {s(u"contact_name"), made.contact},
                                  {s(u"contact_phone"), made.phone}, {kNilReturn, kNo}, {kRemarks, kDemonstrationMark}});
}

void DemonstrationWork::about(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family) {
    if (!m_worked)
        return;
    const QDate end = child.exit.isValid() ? child.exit : m_today;
    const int kind = below(100);   // most do well
    int well = kind < 45 ? 88 + below(10) : kind < 75 ? 60 + below(20) : kind < 92 ? 30 + below(20) : 12 + below(12);

    std::vector<QDate> rounds;     // days of assessment, the oldest first: when registered, then every March and September
    for (QDate month = QDate(end.year(), end.month(), 1); rounds.size() < 4 && month > child.entry; month = month.addMonths(-1))
        if (const QDate on = month.addDays(3 + below(22)); isRound(month) && on <= end)
            rounds.insert(rounds.begin(), on);
    const bool fromTheFirst = rounds.size() < 4;
    if (fromTheFirst)
        rounds.insert(rounds.begin(), std::min(rounds.empty() ? end : rounds.front(), child.entry.addDays(below(10))));
    if (rounds.size() > 1 && chance(6))
        rounds.pop_back();         // still to be done
    if (child.carerSince.isValid() && child.carerSince != child.entry)   // another carer: within a month
        if (const QDate on = child.carerSince.addDays(5 + below(20)); on <= end)
            rounds.insert(std::upper_bound(rounds.begin(), rounds.end(), on), on);
    for (size_t i = 0; i < rounds.size(); ++i) {
        assess(to, child, family, QStringLiteral("instrument_risk"), rounds[i], fromTheFirst && i == 0, well);
        if (i + 1 == rounds.size() && m_overrides && !child.exit.isValid() && ++m_assessed % kOverrideEvery == 1)
            override(to, rounds[i]);
        well = std::clamp(well + below(28) - 10, 12, 97);   // rather better than worse
    }
    if (chance(30))
        assess(to, child, family, QStringLiteral("instrument_guardianship"), rounds.back(), rounds.size() == 1, well);
    if (chance(30))
        assess(to, child, family, QStringLiteral("instrument_care_2016"), rounds.back(), rounds.size() == 1, well);

    std::vector<QDate> days;       // of visits, the newest first
    for (QDate on = end.addDays(-below(75)); on >= child.entry && days.size() < size_t(2 + below(3)); on = on.addDays(-40 - below(60)))
        days.push_back(on);
    if (days.empty() && end > child.entry)
        days.push_back(std::min(end, child.entry.addDays(1 + below(6))));
    for (size_t i = days.size(); i-- > 0;)
        visit(to, child, family, days[i], well, i == 0 && !child.exit.isValid());

    if (!family.carer.uid.isNil() && family.children == 1 && chance(45))
        agree(to, child, family);
}

void DemonstrationWork::visit(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family, const QDate &on, int well, bool last) {
    static const QStringList places{s(u"家中"), s(u"家中"), s(u"家中"), s(u"学校"), s(u"村委会")};
    const QString &visitor = one(m_workers), &second = one(m_workers);
    const bool met = !chance(6), alone = family.carer.uid.isNil();
    const MadePerson &asked = alone ? family.father : family.carer;
    const QString agreed = last && (!met || chance(35)) ? isoDate(std::max(on.addDays(7), m_today.addDays(below(30) - 4))) : QString();
    const QString stage = child.schooling == u"kindergarten" || child.schooling == u"not_in_kindergarten" ? s(u"preschool") : child.schooling == u"dropout" ? s(u"dropout") : child.schooling == u"not_in_school" ? s(u"out_of_school") : s(u"in_school");
    ++m_visits;
    Change &made = make(to, kVisit, child.uid, {{kVisitedOn, isoDate(on)}, {s(u"place"), one(places)}, {kOutcome, met ? s(u"met") : kNotMet}, {s(u"visitor"), visitor}, {s(u"second_visitor"), second == visitor ? QString() : second},
                                                {kNextVisit, agreed}, {s(u"priority_attention"), met && well < kFairly && on > m_today.addDays(-10) ? kYes : kNo}});
    made.accepted = {{{}, {}, kDemonstrationMark}};   // there is no photo of it
    const auto answer = [&made](const QString &question, const QString &value) { made.set(question, value); };
    if (!met)
        return answer(s(u"not_met_reason"), s(u"家中无人，邻居说到镇上去了，已与父母电话联系。"));
    answer(s(u"respondent"), asked.name);
    answer(s(u"respondent_relation"), alone ? kFather : family.relation);
    answer(s(u"respondent_address"), family.address);
    answer(s(u"last_contact_on"), isoDate(on.addDays(-below(well >= kFairly ? 8 : 25))));
    for (const char16_t *question : {u"living", u"family", u"guardianship", u"mental_state", u"guardian_opinion"})
        answer(s(question), seen(s(question), well));
    answer(s(u"schooling_stage"), stage);
    answer(kSchooling, child.schooling);
    answer(s(u"advice"), well >= kWell ? kNone : well >= kFairly ? s(u"guidance") : s(u"guidance counselling"));
}

// The questions with points are answered as well as the child is; a child whom nobody looks after is at the worst level at once.
void DemonstrationWork::assess(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family, const QString &instrument, const QDate &on, bool first, int well) {
    static const std::array<QString, 3> none{s(u"red_flags"), s(u"absent_facts"), s(u"improper_facts")};
    const bool nobody = family.carer.uid.isNil() && family.incapable.isEmpty();
    const int assessor = below(int(m_workers.size()));
    ++m_assessments;
    Change &made = make(to, instrument, child.uid, {{s(u"assessed_on"), isoDate(on)}, {s(u"occasion"), first ? s(u"registration") : on.month() == 3 ? s(u"march") : on.month() == 9 ? s(u"september") : s(u"event")},
                                                    {s(u"assessor"), m_workers[assessor]}, {s(u"second_assessor"), m_workers[(assessor + 1) % m_workers.size()]}, {kRemarks, kDemonstrationMark}});
    made.set(s(u"situation"), nobody ? s(u"nobody") : family.carer.uid.isNil() ? s(u"parent_incapable") : s(u"carer"));
    for (const QString &question : none)
        made.set(question, !nobody || question == none[2] ? kNone : question == none[0] ? s(u"nobody") : s(u"alone"));
    if (nobody || (made.form->indexOf(s(u"situation")) >= 0 && family.carer.uid.isNil()))
        return;
    for (const Field &field : made.form->fields) {
        const CodeList *list = field.kind == FieldKind::SelectOne ? made.form->listOf(field) : nullptr;
        if (!list || std::none_of(list->choices.begin(), list->choices.end(), [](const Choice &choice) { return choice.points > 0; }))
            continue;
        std::vector<const Choice *> best;
        for (const Choice &choice : list->choices)
            best.push_back(&choice);
        std::stable_sort(best.begin(), best.end(), [](const Choice *a, const Choice *b) { return a->points > b->points; });
        made.set(field.name, best[chance(well) ? 0 : chance(80) ? std::min<size_t>(1, best.size() - 1) : best.size() - 1]->name);
    }
}

void DemonstrationWork::override(std::vector<Change> &to, const QDate &assessedOn) {
    class Then final : public FormFacts {
      public:
        explicit Then(const QDate &day) : m_day(day) {}
        QDateTime now() const override { return QDateTime(m_day, QTime(12, 0), Qt::OffsetFromUTC, 8 * 3600); }

      private:
        QDate m_day;
    };
    const Change &assessment = to.back();
    Answers answers(*assessment.form);
    for (const auto &[slot, value] : assessment.values)
        answers.values[size_t(slot)] = value;
    recalculate(answers, Then(assessedOn));
    const bool worse = answers.value(kLevel) == u"green" || answers.value(kLevel) == u"blue";
    add(to, kAssessmentOverride, assessment.uid, {{kLevel, worse ? s(u"yellow") : s(u"blue")}, {kReason, worse ? s(u"近日祖母住院，家中暂无人照看，调高等级，出院后复核。（演示数据）") : s(u"父亲已返乡照护，情况好转，暂调低等级，下次走访复核。（演示数据）")},
                                                 {s(u"decided_by"), s(u"刘志刚")}, {kDecidedOn, isoDate(std::min(assessedOn.addDays(2), m_today))}});
}

void DemonstrationWork::agree(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family) {
    static const QStringList views{s(u"愿意跟着老人生活，想爸爸妈妈多打电话。"), s(u"愿意，奶奶做饭好吃。"), s(u"同意，希望放假能去看父母。")};
    const QDate since = std::max(child.carerSince, m_today.addDays(-700));
    if (since > m_today || ageOn(family.carer.birth, since) >= kOldestCarer)
        return;
    const QDate until = std::max(since.addDays(365), m_today.addDays(below(380) - 10));   // some have just ended
    const QString signedOn = isoDate(since);
    add(to, kCareAgreement, child.uid,
        {{s(u"child_name"), child.name}, {s(u"child_sex"), child.sex}, {s(u"child_birth_date"), isoDate(child.birth)}, {s(u"child_id_number"), child.idNumber}, {s(u"principal"), family.father.uid.text()}, {s(u"principal_relation"), kFather}, {s(u"second_principal"), family.mother.uid.text()},
         {s(u"second_principal_relation"), kMother}, {kReason, s(u"父母外出务工，孩子随亲属生活。")}, {s(u"carer"), family.carer.uid.text()}, {kRelation, family.relation}, {s(u"carer_birth_date"), isoDate(family.carer.birth)},
         {s(u"able"), kYes}, {s(u"other_children"), s(u"0")}, {s(u"bar_harm"), kNo}, {s(u"bar_addiction"), kNo}, {s(u"bar_neglect"), kNo}, {s(u"bar_other"), kNo},
         {s(u"child_view"), ageOn(child.birth, since) >= kOwnView ? one(views) : QString()}, {kSince, isoDate(since)}, {kUntil, isoDate(until)}, {s(u"matters"), s(u"living education medical safety")},
         {s(u"contact_every_days"), s(u"7")}, {s(u"contact_means"), s(u"电话、视频")}, {s(u"school_told_on"), signedOn}, {s(u"committee_told_on"), signedOn}, {s(u"signed_on"), signedOn},
         {s(u"principal_signed_on"), signedOn}, {s(u"carer_signed_on"), signedOn}, {s(u"committee_signer"), one(m_workers)}, {s(u"committee_signed_on"), signedOn}, {kRemarks, kDemonstrationMark}});
}

}  // namespace tongdang
