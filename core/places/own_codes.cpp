#include "core/places/own_codes.h"

namespace tongdang {

QString freePlaceCode(const Places &places, const QString &parent) {
    constexpr int kFirst = 900, kLast = 999, kLastOfficial = 599;
    const PlaceLevel level = levelOfCode(parent);
    if (level != PlaceLevel::County && level != PlaceLevel::Township)
        return {};
    const auto free = [&](int from, int to) {
        for (int number = from; number <= to; ++number)
            if (const QString code = parent + QString::number(number); !places.find(code))
                return code;
        return QString();
    };
    const QString code = free(kFirst, kLast);
    return code.isEmpty() ? free(kLastOfficial + 1, kFirst - 1) : code;
}

}  // namespace tongdang
