#include "ui/pages/survey/house_walk.h"

#include "core/base/dates.h"

#include <algorithm>

namespace tongdang {

void HouseWalk::begin(std::vector<HouseLeft> left, const QDate &today, const QString &region, const QString &group) {
    const auto first = std::find_if(left.begin(), left.end(), [&](const HouseLeft &house) { return house.region == region && house.group == group; });
    if (first != left.end())
        std::rotate(left.begin(), first, left.end());
    const size_t all = left.size();
    std::erase_if(left, [&](const HouseLeft &house) {
        const QDate again = fromIso(house.nextTry);
        return again.isValid() && again > today;
    });
    m_later = int(all - left.size());
    m_houses = std::move(left);
    m_seen.clear();
}

const HouseLeft *HouseWalk::next() const {
    const auto found = std::find_if(m_houses.begin(), m_houses.end(), [this](const HouseLeft &house) { return !m_seen.contains(house.uid); });
    return found == m_houses.end() ? nullptr : &*found;
}

int HouseWalk::toDo() const {
    return int(std::count_if(m_houses.begin(), m_houses.end(), [this](const HouseLeft &house) { return !m_seen.contains(house.uid); }));
}

}  // namespace tongdang
