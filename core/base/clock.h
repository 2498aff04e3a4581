// The clock that the core reads; tests set it. Times are UTC milliseconds since 1970; civil dates are those of Asia/Shanghai
// (UTC+8, no summer time), whatever the PC's zone says, since every form of the registry is dated there.
#pragma once

#include <QDate>
#include <QDateTime>

#include <atomic>

namespace tongdang {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual qint64 nowMs() const = 0;
    QDate today() const;
};

class SystemClock final : public Clock {
  public:
    qint64 nowMs() const override { return QDateTime::currentMSecsSinceEpoch(); }
};

class SetClock final : public Clock {
  public:
    explicit SetClock(qint64 ms) : m_ms(ms) {}
    explicit SetClock(const QDate &noonOf);
    qint64 nowMs() const override { return m_ms; }
    void set(qint64 ms) { m_ms = ms; }
    void set(const QDate &noonOf);
    void advance(qint64 ms) { m_ms += ms; }

  private:
    std::atomic<qint64> m_ms;
};

QDate shanghaiDate(qint64 utcMs);
QDateTime shanghaiTime(qint64 utcMs);     // offset +08:00
QString isoTime(qint64 utcMs);            // "2016-07-31T08:30:00.000+08:00"

}  // namespace tongdang
