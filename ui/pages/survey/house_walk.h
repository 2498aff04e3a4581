// Which house comes next: a round takes the houses that are left as they were when it began, in walking order, each once; where nobody
// was home only from the day that was agreed on.
#pragma once

#include "core/casework/campaign.h"

#include <QSet>

namespace tongdang {

class HouseWalk {
  public:
    // `left` in walking order; the round begins with that village and group, and takes those before it last.
    void begin(std::vector<HouseLeft> left, const QDate &today, const QString &region, const QString &group);
    const HouseLeft *next() const;                // null: the round is done
    void see(const Uid &house) { m_seen.insert(house); }
    void putOff() { ++m_later; }                  // one more that is agreed on for another day
    int toDo() const;                             // of this round
    int later() const { return m_later; }         // agreed on for another day

  private:
    std::vector<HouseLeft> m_houses;
    QSet<Uid> m_seen;
    int m_later = 0;
};

}  // namespace tongdang
