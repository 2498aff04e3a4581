// What a campaign's pages hold beside its own answers (resources/prints/campaign.csv): how far it is, the houses left in walking order with
// room to write, and what the second keying says.
#pragma once

#include "ui/printing/flow.h"
#include "ui/printing/subject.h"

namespace tongdang {

// `kind`: campaign_groups, houses_left, second_keying; of others nothing is printed.
void campaignBlock(const PrintScene &scene, Flow &flow, const Record &campaign, const QString &kind);

}  // namespace tongdang
