// 32 secret bytes that are wiped when they go, and the keys derived from them.
#pragma once

#include <QByteArray>

namespace tongdang {

class SecretKey {
  public:
    SecretKey() = default;
    explicit SecretKey(QByteArray bytes);
    static SecretKey random();
    ~SecretKey();
    SecretKey(SecretKey &&other) noexcept;
    SecretKey &operator=(SecretKey &&other) noexcept;
    SecretKey(const SecretKey &) = delete;
    SecretKey &operator=(const SecretKey &) = delete;
    SecretKey copy() const;
    QByteArrayView view() const { return m_bytes; }
    const unsigned char *data() const { return reinterpret_cast<const unsigned char *>(m_bytes.constData()); }
    bool isEmpty() const { return m_bytes.isEmpty(); }

    // One key a purpose, so that no two things are ever sealed with the same one (libsodium's key derivation, BLAKE2b).
    SecretKey derived(quint64 purpose) const;

  private:
    QByteArray m_bytes;
};

}  // namespace tongdang
