// What the page of surveys shows of one campaign, read in one go on any thread.
#pragma once

#include "core/casework/campaign.h"

#include <optional>

namespace tongdang {

// A child of the campaign that is to be typed a second time, or was.
struct KeyedChild {
    Uid child, second;            // second nil: not typed again yet
    QString name, region;
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
    std::vector<KeyedChild> keyed;
    bool keying = false;          // the campaign wants a second keying
    std::optional<Error> error;
};

SurveyFigures readSurvey(LedgerReader &reader, const Session &session, const Uid &campaign, Progress &progress);

// Whether a child is in a sample of that share in percent: the same on every PC.
bool inSample(const Uid &child, int share);

}  // namespace tongdang
