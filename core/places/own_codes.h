// Codes for places that have none at hand: a village that no list names yet. The official lists number townships and villages below them
// from 001 to 599 (统计用区划代码编制规则); ours begin at 900, so that none of theirs is ever taken.
#pragma once

#include "core/places/places.h"

namespace tongdang {

// The next free one below a county (9 digits) or a township (12 digits); "" where there is none, or below any other.
QString freePlaceCode(const Places &places, const QString &parent);

}  // namespace tongdang
