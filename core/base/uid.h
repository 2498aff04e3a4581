// UUIDv7 (RFC 9562): a record's name for ever, on every PC. 16 bytes in tables, text outside.
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>

namespace tongdang {

class Uid {
  public:
    Uid() = default;
    static Uid create(const Clock &clock);                 // time-ordered, from the system's random source
    static Uid fromText(const QString &text);              // nil where the text is no UUID
    static Uid fromBytes(QByteArrayView bytes);            // nil unless 16 bytes
    static Uid fromSeed(const QByteArray &seed);           // the same bytes for the same seed (demonstration data, bundled records)

    bool isNil() const { return m_bytes == std::array<unsigned char, 16>{}; }
    QString text() const;                                  // 8-4-4-4-12, lower case
    QByteArray bytes() const { return view().toByteArray(); }
    QByteArrayView view() const { return {reinterpret_cast<const char *>(m_bytes.data()), 16}; }
    auto operator<=>(const Uid &) const = default;

  private:
    std::array<unsigned char, 16> m_bytes{};
};

size_t qHash(const Uid &uid, size_t seed = 0);

}  // namespace tongdang
