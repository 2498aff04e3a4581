// Hashes by texts that strangers write: names, cells, uids in files. Seeded anew in every process, so that no file can be made whose
// texts all fall into one place. All other hashes of the program go by texts of its own forms and lists, and are unseeded (quickHashes()).
#pragma once

#include <QHash>
#include <QString>

namespace tongdang {

// Qt 6.4 hashes a seeded text with AVX and SSE instructions mixed, which on processors that have VAES takes ten times as long as the rest of
// a lookup; without a seed it does not. Called once, before the program begins (docs/decisions/0014).
void quickHashes();

size_t hashOfBytes(const void *bytes, size_t size, size_t seed = 0);   // `seed` besides the process's own

// A text as a key; made of a text and read as one without a word.
class HashedText {
  public:
    HashedText() = default;
    HashedText(const QString &text) : m_text(text) {}
    operator const QString &() const { return m_text; }
    friend bool operator==(const HashedText &a, const HashedText &b) { return a.m_text == b.m_text; }
    friend bool operator==(const HashedText &a, const QString &b) { return a.m_text == b; }
    friend size_t qHash(const HashedText &key, size_t seed = 0) { return hashOfBytes(key.m_text.constData(), size_t(key.m_text.size()) * 2, seed); }

  private:
    QString m_text;
};

template <typename Value> using TextMap = QHash<HashedText, Value>;
template <typename Value> using TextMultiMap = QMultiHash<HashedText, Value>;

}  // namespace tongdang
