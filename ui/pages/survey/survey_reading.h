// What the page of surveys shows of one campaign, read in one go on any thread.
#pragma once

#include "core/casework/campaign.h"

#include <optional>

namespace tongdang {

// A paper's part that is to be typed a second time, or was: a child of the campaign, or a person who cares for it.
struct KeyedPart {
    Uid record, second;           // second nil: not typed again yet
    QString form;                 // of the record: child or guardian
    QString name, region;         // the child's
    QString relation;             // of a guardian to it: code
    int differences = 0;
    bool decided = false;
};

struct SurveyAssignment {
    Uid uid;
    QString team, region, groups, numbers;
};

struct SurveyFigures {
    Uid campaign;
    CampaignState state;
    std::vector<HouseLeft> left;
    std::vector<SurveyQuality> quality;
    std::vector<SurveyAssignment> assignments;
    std::vector<KeyedPart> keyed;  // each child, then its people; a person once
    bool keying = false;          // the campaign wants a second keying
    std::optional<Error> error;
};

SurveyFigures readSurvey(LedgerReader &reader, const Session &session, const Uid &campaign, Progress &progress);

// Whether a child is in a sample of that share in percent: the same on every PC.
bool inSample(const Uid &child, int share);

}  // namespace tongdang
