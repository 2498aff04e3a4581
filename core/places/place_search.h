// Finding places by a part of what they are called, as one types: name, code, pinyin, initials. Best first: what is called exactly so goes
// before what only begins so, and of equals the nearer to home. No two that read the same: of a city and the county that is all of it
// (东莞市) the city alone.
#pragma once

#include "core/places/places.h"

namespace tongdang {

struct PlaceSearch {
    QString text;                               // "": all
    QString within = {};                        // only what lies there, itself too
    QString home = {};                          // from where near and far are reckoned: own region, county, city, province, elsewhere
    PlaceLevel level = PlaceLevel::Country;     // Country: of any level
    QDate day = {};                             // only what is in force then; invalid: whenever
    int limit = 50;
};
QList<const Place *> searchPlaces(const Places &places, const PlaceSearch &what);   // hidden ones left out

}  // namespace tongdang
