#include "core/places/place_search.h"

#include "core/identity/names.h"
#include "core/places/place_names.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace tongdang {
namespace {

constexpr qsizetype kLeastStem = 2;   // 新县 is not called 新: nobody who types xin means it before all that begins so

enum Rank { Same, StemSame, PinyinSame, Begins, Contains, CodeBegins, InitialsSame, InitialsBegin, PinyinBegins, PinyinContains };
bool isExact(int rank) { return rank <= PinyinSame; }

std::optional<int> rank(const Place &place, const QString &wanted, bool latin) {
    std::optional<int> best;
    const auto take = [&best](int found) { best = best ? std::min(*best, found) : found; };
    const PlaceLevel level = levelOfCode(place.code);
    const auto stemOf = [level](const QString &called) {
        const QString stem = readPlaceName(called, level).stem;
        return stem.size() >= kLeastStem ? stem : QString();
    };
    QStringList names = place.shortNames;
    names.prepend(foldedPlaceText(place.name));
    for (const QString &called : std::as_const(names)) {
        if (called == wanted)
            take(Same);
        else if (called.startsWith(wanted))
            take(stemOf(called) == wanted ? StemSame : Begins);
        else if (called.contains(wanted))
            take(Contains);
    }
    if (place.code.startsWith(wanted))
        take(place.code == wanted ? Same : CodeBegins);
    if (best || !latin)
        return best;
    for (const QString &called : place.shortNames.isEmpty() ? names : place.shortNames) {
        const Pinyin reading = pinyin(called, false);
        const QString initials = reading.initials(), full = reading.full();
        if (initials.startsWith(wanted))
            take(initials == wanted ? InitialsSame : InitialsBegin);
        if (full.startsWith(wanted)) {
            const QString stem = stemOf(called);
            take(full == wanted || (!stem.isEmpty() && pinyin(stem, false).full() == wanted) ? PinyinSame : PinyinBegins);
        } else if (full.contains(wanted)) {
            take(PinyinContains);
        }
    }
    return best;
}

int distance(const QString &code, const QString &home) {
    if (code.startsWith(home))
        return 0;
    int far = 1;
    for (const PlaceLevel level : {PlaceLevel::County, PlaceLevel::City, PlaceLevel::Province}) {
        if (const QString above = ancestorCode(home, level); !above.isEmpty() && code.startsWith(above))
            return far;
        ++far;
    }
    return far;
}

}  // namespace

QList<const Place *> searchPlaces(const Places &places, const PlaceSearch &what) {
    const QString wanted = foldedPlaceText(what.text);
    const bool latin = !wanted.isEmpty() && std::all_of(wanted.begin(), wanted.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
    struct Hit {
        int rank, distance;
        const Place *place;
        auto order() const { return std::tuple(!isExact(rank), distance, rank, place->code.size()); }   // a province before a county
    };
    std::vector<Hit> hits;
    for (int at = static_cast<int>(PlaceLevel::Province); at <= static_cast<int>(PlaceLevel::Village); ++at) {
        const auto level = static_cast<PlaceLevel>(at);
        if (what.level != PlaceLevel::Country && what.level != level)
            continue;
        for (const Place *place : places.under(what.within, level)) {
            if (place->hidden || (what.day.isValid() && !places.find(place->code, what.day)))
                continue;
            if (const auto found = wanted.isEmpty() ? std::optional<int>(Same) : rank(*place, wanted, latin))
                hits.push_back({*found, distance(place->code, what.home), place});
        }
    }
    std::sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.order() != b.order() ? a.order() < b.order() : a.place->code < b.place->code; });
    QList<const Place *> out;
    for (const Hit &hit : hits) {
        if (out.size() >= what.limit)
            break;
        const Place *above = places.find(parentCode(hit.place->code));
        if (!(above && !above->hidden && out.contains(above) && places.fullName(above->code) == places.fullName(hit.place->code)))
            out << hit.place;
    }
    return out;
}

QList<const Place *> Places::search(const QString &text, const QString &within, int limit) const {
    return searchPlaces(*this, {.text = text, .within = within, .limit = limit});
}

}  // namespace tongdang
