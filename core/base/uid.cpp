#include "core/base/uid.h"

#include <QCryptographicHash>
#include <QHashFunctions>
#include <QRandomGenerator>

#include <cstring>

namespace tongdang {

Uid Uid::create(const Clock &clock) {
    std::array<quint32, 4> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    Uid uid;
    std::memcpy(uid.m_bytes.data(), random.data(), 16);
    const auto ms = quint64(clock.nowMs());
    for (int i = 0; i < 6; ++i)
        uid.m_bytes[size_t(i)] = static_cast<unsigned char>(ms >> (8 * (5 - i)));
    uid.m_bytes[6] = static_cast<unsigned char>((uid.m_bytes[6] & 0x0F) | 0x70);
    uid.m_bytes[8] = static_cast<unsigned char>((uid.m_bytes[8] & 0x3F) | 0x80);
    return uid;
}

Uid Uid::fromBytes(QByteArrayView bytes) {
    Uid uid;
    if (bytes.size() == 16)
        std::memcpy(uid.m_bytes.data(), bytes.data(), 16);
    return uid;
}

Uid Uid::fromText(const QString &text) {
    if (text.size() != 36)
        return {};
    for (int i = 0; i < 36; ++i) {
        const char16_t c = text[i].unicode();
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (dash ? c != u'-' : !hex)
            return {};
    }
    QByteArray hex = text.toLatin1();
    hex.replace('-', QByteArray());
    return fromBytes(QByteArray::fromHex(hex));
}

Uid Uid::fromSeed(const QByteArray &seed) {
    Uid uid = fromBytes(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).left(16));
    uid.m_bytes[6] = static_cast<unsigned char>((uid.m_bytes[6] & 0x0F) | 0x80);  // version 8: a rule of our own
    uid.m_bytes[8] = static_cast<unsigned char>((uid.m_bytes[8] & 0x3F) | 0x80);
    return uid;
}

QString Uid::text() const {
    const QByteArray hex = bytes().toHex();
    return QString::fromLatin1(hex.left(8) + '-' + hex.mid(8, 4) + '-' + hex.mid(12, 4) + '-' + hex.mid(16, 4) + '-' + hex.mid(20));
}

size_t qHash(const Uid &uid, size_t seed) { return qHashBits(uid.view().data(), 16, seed); }

}  // namespace tongdang
