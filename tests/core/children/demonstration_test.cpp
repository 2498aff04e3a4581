#include "core/children/demonstration.h"

#include "core/base/dates.h"
#include "core/casework/campaign.h"
#include "core/children/demonstration_work.h"
#include "core/forms/assessment.h"
#include "core/identity/id_number.h"
#include "core/statistics/summary.h"
#include "tests/support/core/temp_ledger.h"

#include <QMap>
#include <QSet>

#include <algorithm>

using namespace tongdang;
using namespace tongdang::fields;
using tongdang::test::TempLedger;

namespace {

const QStringList kInstruments{QStringLiteral("instrument_risk"), QStringLiteral("instrument_guardianship"), QStringLiteral("instrument_care_2016")};

DemonstrationReport fill(TempLedger &temp, int children, unsigned seed, DemonstrationParts parts = DemonstrationParts::Everything) {
    NoProgress quiet;
    const auto report = fillDemonstration(*temp.ledger, temp.session, children, seed, quiet, parts);
    INFO((report ? QString() : report.error().message.id + u' ' + report.error().detail).toStdString());
    REQUIRE(report.has_value());
    return *report;
}

std::vector<Record> all(TempLedger &temp, const QString &form) {
    ListQuery query;
    query.form = form;
    query.exited = true;
    const auto ids = temp.ledger->reader().ids(temp.session, query);
    REQUIRE(ids.has_value());
    auto rows = temp.ledger->reader().rows(temp.session, form, *ids);
    REQUIRE(rows.has_value());
    return std::move(*rows);
}

QStringList people(TempLedger &temp) {
    QStringList out;
    for (const QString &form : {kChild, kGuardian})
        for (const Record &record : all(temp, form))
            out << form + record.answers.value(kName) + record.answers.value(kBirthDate) + record.answers.value(kIdNumber) + record.answers.value(kHomeRegion);
    out.sort();
    return out;
}

// What was answered, whoever it is about: uids differ.
QStringList done(TempLedger &temp) {
    QStringList out;
    for (const QString &form : QStringList{kVisit, kAssessmentOverride, kCareAgreement, kCampaign, kHousehold, kHouseCall, kAssignment, kUnitReturn} + kInstruments)
        for (const Record &record : all(temp, form)) {
            QStringList answers{form};
            for (int slot = 0; slot < record.form().fields.size(); ++slot)
                if (!record.form().fields[slot].appearance.startsWith(u"record:"))
                    answers << record.answers.value(slot);
            out << answers.join(u'|');
        }
    out.sort();
    return out;
}

class Stop final : public Progress {
  public:
    bool step(qint64, qint64) override { return false; }
};

}  // namespace

TEST_CASE("the same seed makes the same people, another seed others", "[children]") {
    TempLedger one, same, other;
    fill(one, 150, 7);
    fill(same, 150, 7);
    fill(other, 150, 8);
    CHECK(people(one) == people(same));
    CHECK(people(one) != people(other));
    CHECK(done(one) == done(same));
    CHECK(done(one) != done(other));
    TempLedger alone;
    const DemonstrationReport report = fill(alone, 150, 7, DemonstrationParts::People);
    CHECK(people(one) == people(alone));
    CHECK(report.visits + report.assessments == 0);
    CHECK(done(alone).isEmpty());
}

TEST_CASE("demonstration data has the children that were asked for, and is marked", "[children]") {
    TempLedger temp;
    const int wanted = GENERATE(0, 1, 2, 333);
    const DemonstrationReport report = fill(temp, wanted, 3);
    CHECK(report.children == wanted);
    const std::vector<Record> children = all(temp, kChild), guardians = all(temp, kGuardian);
    CHECK(int(children.size()) == wanted);
    CHECK(int(guardians.size()) == report.guardians);
    for (const Record &child : children)
        CHECK(child.answers.value(QStringLiteral("remarks")) == QStringLiteral("演示数据"));
    CHECK(temp.ledger->setting(QStringLiteral("demonstration")) == (wanted > 0 ? kYes : QString()));
    CHECK(report.batch.isNil() == (wanted == 0));
}

TEST_CASE("no check finds anything in demonstration data, and no ID number comes twice", "[children]") {
    TempLedger temp;
    fill(temp, 600, 5);
    QSet<QString> numbers;
    int ended = 0, open = 0;
    for (const QString &form : QStringList{kChild, kGuardian, kGuardianship, kStatus, kRegisterPeriod, kVisit, kAssessmentOverride, kCareAgreement, kCampaign, kHousehold, kHouseCall, kAssignment, kUnitReturn} + kInstruments)
        for (const Record &record : all(temp, form)) {
            const auto facts = temp.ledger->reader().facts(temp.session, &record);
            for (const Issue &issue : validate(record.answers, *facts))
                if (!(form == kVisit && issue.severity == Severity::Warn && issue.field == kVisitedOn) &&   // there is no photo
                    !(issue.severity == Severity::Warn && issue.field == kBirthDate && ageOn(fromIso(record.answers.value(kBirthDate)), temp.clock.today()) >= 16))   // has left at 16; the file stays
                    FAIL_CHECK(QString(form + u' ' + issue.field + u' ' + issue.rule).toStdString());
            const QString number = record.form().indexOf(kIdNumber) >= 0 ? record.answers.value(kIdNumber) : QString();
            if (!number.isEmpty()) {
                CHECK(readIdNumber(number, temp.clock.today()).valid());
                CHECK_FALSE(numbers.contains(number));
                numbers << number;
            }
            if (form == kRegisterPeriod)
                ++(record.answers.value(kUntil).isEmpty() ? open : ended);
        }
    CHECK(ended > 20);
    CHECK(open > 300);
}

TEST_CASE("demonstration data shows what was done: visits, assessments over some rounds, agreements, a survey that is half done", "[children]") {
    TempLedger temp;
    const DemonstrationReport report = fill(temp, 200, 1);
    CHECK(int(all(temp, kVisit).size()) == report.visits);
    CHECK(report.visits > 200);
    size_t assessments = 0;
    for (const QString &instrument : kInstruments) {
        INFO(instrument.toStdString());
        CHECK(all(temp, instrument).size() > 20);
        assessments += all(temp, instrument).size();
    }
    CHECK(int(assessments) == report.assessments);
    const std::vector<Record> overrides = all(temp, kAssessmentOverride);
    CHECK(overrides.size() > 3);
    for (const Record &override : overrides) {   // of another level than the assessment's own, with a reason
        const auto assessment = temp.ledger->reader().record(temp.session, override.subject);
        REQUIRE(assessment.has_value());
        CHECK(assessment->answers.value(kLevel) != override.answers.value(kLevel));
        CHECK(override.answers.value(kReason).contains(kDemonstrationMark));
        CHECK(override.answers.value(kDecidedOn) >= assessment->answers.value(QStringLiteral("assessed_on")));
    }
    QHash<Uid, int> rounds;
    for (const Record &record : all(temp, kInstruments.front()))
        ++rounds[record.subject];
    CHECK(std::count_if(rounds.cbegin(), rounds.cend(), [](int times) { return times >= 2; }) > 60);   // a trend
    QMap<QString, int> risks;
    int overdue = 0, later = 0;
    for (const Record &child : all(temp, kChild)) {
        ++risks[child.answers.value(kRisk)];
        if (const QDate next = fromIso(child.answers.value(kNextVisitOn)); next.isValid())
            ++(next < temp.clock.today() ? overdue : later);
    }
    for (const char *risk : {"green", "blue", "yellow", "red"})
        CHECK(risks.value(QString::fromLatin1(risk)) > 3);
    CHECK(overdue > 5);
    CHECK(later > overdue);
    CHECK(all(temp, kCareAgreement).size() > 10);

    const std::vector<Record> campaigns = all(temp, kCampaign);
    REQUIRE(campaigns.size() == 1);
    const auto state = CampaignReader(temp.ledger->reader(), temp.session).state(campaigns.front().uid);
    REQUIRE(state.has_value());
    CHECK(state->households > 40);
    CHECK(state->called > 10);
    CHECK(state->left > 5);
    CHECK(state->children > 10);
    CHECK(state->returns.returned > 0);
    CHECK(state->teams.size() >= 2);
    CHECK(state->unassigned == 0);
}

TEST_CASE("the official table's rules hold on demonstration data, and earlier days count fewer", "[children]") {
    TempLedger temp;
    fill(temp, 500, 11);
    const TableCatalog tables(temp.ledger->forms(), temp.ledger->installedTables());
    NoProgress quiet;
    SummaryRequest request;
    request.by = SummaryBy::Village;
    const auto summary = summarize(temp.ledger->reader(), temp.session, *tables.find(QStringLiteral("lbc-2016")), request, quiet);
    REQUIRE(summary.has_value());
    CHECK(summary->rules.size() > 10);
    for (const RuleResult &rule : summary->rules)
        if (!rule.ok)
            FAIL_CHECK(QString(rule.id + u' ' + rule.where).toStdString());
    CHECK(summary->total.values.front() > 350);
    CHECK(summary->total.values.front() < 500);   // some have left
    request.asOf = temp.clock.today().addYears(-3);
    const auto earlier = summarize(temp.ledger->reader(), temp.session, *tables.find(QStringLiteral("lbc-2016")), request, quiet);
    REQUIRE(earlier.has_value());
    CHECK(earlier->total.values.front() < summary->total.values.front());
    CHECK(earlier->total.values.front() > 50);
}

TEST_CASE("demonstration data that is cancelled leaves nothing, and twice gives twice as many", "[children]") {
    TempLedger temp;
    Stop stop;
    const auto cancelled = fillDemonstration(*temp.ledger, temp.session, 50, 1, stop);
    REQUIRE_FALSE(cancelled.has_value());
    CHECK(cancelled.error().code == ErrorCode::Cancelled);
    CHECK(all(temp, kChild).empty());
    fill(temp, 20, 1);
    fill(temp, 20, 1);
    CHECK(all(temp, kChild).size() == 40);
}

TEST_CASE("a whole batch of demonstration data can be taken back", "[children]") {
    TempLedger temp;
    const auto report = fill(temp, 40, 2);
    REQUIRE(temp.ledger->undo(temp.session, report.batch).has_value());
    CHECK(all(temp, kChild).empty());
    temp.verifies();
}
