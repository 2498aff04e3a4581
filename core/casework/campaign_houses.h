// The houses of a campaign with their last call: what the parts of CampaignReader share.
#pragma once

#include "core/casework/campaign.h"

namespace tongdang {

struct CampaignHouse {
    Uid uid;
    QString region, group, number, head, phone;
    bool hasCall = false;
    QString result, nextTry, surveyor;   // of the last call
    QDate calledOn;
    bool called() const;
};

struct CampaignAssignment {
    QString team, region;
    QStringList groups;
    std::vector<std::pair<qint64, qint64>> numbers;   // from, to
    bool has(const CampaignHouse &house) const;
    bool overlaps(const CampaignAssignment &other) const;   // may have a house in common
};

struct CampaignCall { Uid house; QString surveyor, result; QDate on; qint64 createdMs = 0; };

struct CampaignHouses {
    Uid uid;
    QString title;
    QDate cutOff, startsOn;
    QStringList regions;
    std::vector<CampaignHouse> houses;        // in walking order
    std::vector<CampaignCall> calls;          // at these houses, oldest first
    std::vector<CampaignAssignment> assignments;
    QHash<Uid, size_t> byUid;
};

// Errors: Denied; NotFound casework.no_campaign. Throws what SQLite throws.
Result<CampaignHouses> campaignHouses(LedgerReader &reader, const Session &session, const Uid &campaign);

}  // namespace tongdang
