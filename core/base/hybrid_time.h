// Hybrid logical clock: UTC milliseconds in the upper 48 bits, a counter in the lower 16, so that entries of one PC never go
// back even when its clock is set back, and sort with those of other PCs.
#pragma once

#include "core/base/clock.h"

namespace tongdang {

struct HybridTime {
    qint64 value = 0;
    qint64 ms() const { return value >> 16; }
    static HybridTime fromMs(qint64 ms) { return {ms << 16}; }
    auto operator<=>(const HybridTime &) const = default;
};

class HybridClock {
  public:
    explicit HybridClock(const Clock &clock, HybridTime last = {}) : m_clock(&clock), m_last(last) {}
    HybridTime tick() {
        const HybridTime wall = HybridTime::fromMs(m_clock->nowMs());
        m_last = wall > m_last ? wall : HybridTime{m_last.value + 1};
        return m_last;
    }
    void see(HybridTime other) {
        if (other > m_last)
            m_last = other;
    }
    HybridTime last() const { return m_last; }

  private:
    const Clock *m_clock;
    HybridTime m_last;
};

}  // namespace tongdang
