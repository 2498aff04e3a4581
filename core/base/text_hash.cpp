#include "core/base/text_hash.h"

#include <QRandomGenerator>

#include <cstring>

namespace tongdang {

namespace {

// Both halves of a product: a difference in any bit spreads over all of them, and how depends on the seed.
quint64 folded(quint64 a, quint64 b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide(a) * b;
    return quint64(product) ^ quint64(product >> 64);
}

}  // namespace

void quickHashes() { QHashSeed::setDeterministicGlobalSeed(); }

size_t hashOfBytes(const void *bytes, size_t size, size_t seed) {
    static const quint64 own = QRandomGenerator::system()->generate64(), mixed = QRandomGenerator::system()->generate64() | 1;
    const char *at = static_cast<const char *>(bytes);
    quint64 hash = folded(own ^ size, mixed ^ seed), word = 0;
    for (; size > 8; size -= 8, at += 8) {
        std::memcpy(&word, at, 8);
        hash = folded(hash ^ word, mixed);
    }
    word = 0;
    std::memcpy(&word, at, size);
    return size_t(folded(hash ^ word, own ^ hash));
}

}  // namespace tongdang
