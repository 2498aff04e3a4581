#include "core/base/clock.h"

namespace tongdang {

namespace {
constexpr int kOffset = 8 * 3600;
qint64 noon(const QDate &date) { return QDateTime(date, QTime(12, 0), Qt::OffsetFromUTC, kOffset).toMSecsSinceEpoch(); }
}  // namespace

QDate Clock::today() const { return shanghaiDate(nowMs()); }

SetClock::SetClock(const QDate &noonOf) : m_ms(noon(noonOf)) {}
void SetClock::set(const QDate &noonOf) { m_ms = noon(noonOf); }

QDateTime shanghaiTime(qint64 utcMs) { return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::OffsetFromUTC, kOffset); }
QDate shanghaiDate(qint64 utcMs) { return shanghaiTime(utcMs).date(); }
QString isoTime(qint64 utcMs) { return shanghaiTime(utcMs).toString(Qt::ISODateWithMs); }

}  // namespace tongdang
