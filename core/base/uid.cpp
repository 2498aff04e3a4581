#include "core/base/uid.h"

#include "core/base/text_hash.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>

#include <cstring>

namespace tongdang {

// Those of one millisecond go up by random steps (RFC 9562, 6.2, method 2), so that many made at once are neighbours in every index.
// A process that was split off starts afresh: it must not make the uids of the other.
Uid Uid::create(const Clock &clock) {
    static thread_local Uid last;
    static thread_local qint64 lastMs = -1, lastProcess = 0;
    const qint64 ms = clock.nowMs(), process = QCoreApplication::applicationPid();
    Uid uid;
    bool fresh = ms != lastMs || process != lastProcess;
    if (!fresh) {
        const quint32 step = QRandomGenerator::system()->generate() | 1;
        uid = last;
        unsigned carry = 0;
        for (size_t i = 15; i > 8; --i) {
            const unsigned sum = uid.m_bytes[i] + carry + (i > 11 ? step >> (8 * (15 - i)) & 0xFF : 0u);
            uid.m_bytes[i] = static_cast<unsigned char>(sum);
            carry = sum >> 8;
        }
        fresh = carry != 0;   // past the last one
    }
    if (fresh) {
        std::array<quint32, 4> random;
        QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
        std::memcpy(uid.m_bytes.data(), random.data(), 16);
        for (int i = 0; i < 6; ++i)
            uid.m_bytes[size_t(i)] = static_cast<unsigned char>(quint64(ms) >> (8 * (5 - i)));
        uid.m_bytes[6] = static_cast<unsigned char>((uid.m_bytes[6] & 0x0F) | 0x70);
        uid.m_bytes[8] = static_cast<unsigned char>((uid.m_bytes[8] & 0x3F) | 0x80);
    }
    last = uid;
    lastMs = ms;
    lastProcess = process;
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
    Uid uid;
    size_t digits = 0;
    for (int i = 0; i < 36; ++i) {
        const char16_t c = text[i].unicode();
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != u'-')
                return {};
            continue;
        }
        const int digit = c >= u'0' && c <= u'9' ? c - u'0' : c >= u'a' && c <= u'f' ? c - u'a' + 10 : c >= u'A' && c <= u'F' ? c - u'A' + 10 : -1;
        if (digit < 0)
            return {};
        auto &byte = uid.m_bytes[digits++ / 2];
        byte = static_cast<unsigned char>(byte << 4 | digit);
    }
    return uid;
}

Uid Uid::fromSeed(const QByteArray &seed) {
    Uid uid = fromBytes(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).left(16));
    uid.m_bytes[6] = static_cast<unsigned char>((uid.m_bytes[6] & 0x0F) | 0x80);  // version 8: a rule of our own
    uid.m_bytes[8] = static_cast<unsigned char>((uid.m_bytes[8] & 0x3F) | 0x80);
    return uid;
}

QString Uid::text() const {
    static constexpr char16_t kDigits[] = u"0123456789abcdef";
    QString out(36, Qt::Uninitialized);
    QChar *at = out.data();
    for (size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = u'-';
        *at++ = kDigits[m_bytes[i] >> 4];
        *at++ = kDigits[m_bytes[i] & 15];
    }
    return out;
}

size_t qHash(const Uid &uid, size_t seed) { return hashOfBytes(uid.view().data(), 16, seed); }

}  // namespace tongdang
