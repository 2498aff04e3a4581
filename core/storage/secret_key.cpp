#include "core/storage/secret_key.h"

#include <sodium.h>

namespace tongdang {

namespace {
constexpr qsizetype kBytes = 32;

void wipe(QByteArray &bytes) {
    if (!bytes.isEmpty() && bytes.isDetached())
        sodium_memzero(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}
}  // namespace

SecretKey::SecretKey(QByteArray bytes) : m_bytes(bytes.constData(), bytes.size()) {
    wipe(bytes);
}

SecretKey SecretKey::random() {
    SecretKey key;
    key.m_bytes.resize(kBytes);
    randombytes_buf(key.m_bytes.data(), kBytes);
    return key;
}

SecretKey::~SecretKey() {
    wipe(m_bytes);
}

SecretKey::SecretKey(SecretKey &&other) noexcept : m_bytes(std::move(other.m_bytes)) {
    other.m_bytes.clear();
}

SecretKey &SecretKey::operator=(SecretKey &&other) noexcept {
    if (this != &other) {
        wipe(m_bytes);
        m_bytes.swap(other.m_bytes);
    }
    return *this;
}

SecretKey SecretKey::copy() const {
    return SecretKey(QByteArray(m_bytes.constData(), m_bytes.size()));
}

SecretKey SecretKey::derived(quint64 purpose) const {
    Q_ASSERT(m_bytes.size() == kBytes);
    SecretKey key;
    key.m_bytes.resize(kBytes);
    crypto_kdf_derive_from_key(reinterpret_cast<unsigned char *>(key.m_bytes.data()), kBytes, purpose, "tdledger", data());
    return key;
}

}  // namespace tongdang
