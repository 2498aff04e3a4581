// How far a survey from house to house has got (definitions.md, "Campaigns"): what is called, what is left, by village group and by team,
// who has reported, what the second keying says, and how good the answers are. A household is called when its last call of the campaign is
// not nobody_home. Second keyings are never counted among the records.
//
// The room `casework` stands on ledger and children: campaigns, tasks and due dates, visiting lists. It changes nothing itself.
#pragma once

#include "core/base/issue.h"
#include "core/ledger/ledger_reader.h"

#include <QMap>

namespace tongdang {

struct CampaignGroup {
    QString region, group;
    int households = 0, called = 0, left = 0, children = 0;
};

struct CampaignTeam {
    QString team;
    int households = 0, called = 0, left = 0;
};

struct CampaignReturns {
    int villages = 0, returned = 0, nil = 0;
    QStringList missing;   // codes of villages that have not reported since the campaign began
    QStringList doubted;   // of those that report no child although one is on the register
};

struct KeyingState {
    int records = 0, compared = 0, differences = 0;
    QMap<QString, int> byQuestion;   // differences: "child.name"
    double errorRate() const { return compared ? 100.0 * differences / compared : 0; }   // percent
};

struct CampaignState {
    QString title;
    QDate cutOff;
    QStringList regions;
    int households = 0, called = 0, left = 0;
    int children = 0;                // of called households, under 16 on the cut-off date
    int older = 0;                   // of called households too, who were not under 16 any more: kept, and not counted
    int notBorn = 0;                 // who were born after that date: likewise
    QMap<QString, int> results;      // of each household's last call, by code
    std::vector<CampaignGroup> by;   // in walking order
    std::vector<CampaignTeam> teams; // of its assignments; a house that two have counts for both
    int unassigned = 0;              // households of nobody's, where there are assignments
    CampaignReturns returns;
    KeyingState keying;
    QList<Issue> issues;             // warnings about the campaign itself, its houses and its assignments
};

// Of a surveyor, or of a team: who called last at the house.
struct SurveyQuality {
    QString who;
    bool isTeam = false;
    int calls = 0, mostADay = 0;
    int tooQuick = 0;                // houses typed sooner after the one before than the file allows
    int births = 0, roundDays = 0;   // of children with a birth date; those on a 5th, 10th, 15th …
    int answers = 0, notCollected = 0;
    QStringList doubts;              // speed, round_days, not_collected
};

struct HouseLeft {
    Uid uid;
    QString region, group, number, head, phone, lastResult, nextTry;
};

class CampaignReader {
  public:
    CampaignReader(LedgerReader &reader, const Session &session) : m_reader(reader), m_session(session) {}
    // Errors: NotFound casework.no_campaign; Denied; Damaged.
    Result<CampaignState> state(const Uid &campaign);
    Result<std::vector<SurveyQuality>> quality(const Uid &campaign);   // surveyors, then teams
    Result<std::vector<HouseLeft>> left(const Uid &campaign);          // in walking order

  private:
    LedgerReader &m_reader;
    const Session &m_session;
};

// The differences between a record and its second typing, field by field: questions that the first or the second answered otherwise.
struct KeyedDifference { QString question, first, second; };
std::vector<KeyedDifference> keyedDifferences(const Answers &first, const Answers &second, int *compared = nullptr);
// A second typing kept apart: a record of second_keying with a row for every question that either has.
ChangeSet secondKeying(const FormCatalog &forms, const Clock &clock, const Uid &campaign, const Record &first, const Answers &second, const QString &keyedBy);

}  // namespace tongdang
