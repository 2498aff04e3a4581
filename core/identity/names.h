// Names and their pinyin (domain.md 5): spaces out of Chinese names, every dot inside a name becomes U+00B7, characters beyond the
// BMP kept. Pinyin by ICU's Han-Latin (Han-Latin/Names for a surname), corrected by resources/identity/readings.csv (尉迟 yu chi,
// 长 chang); ü is v, as a pinyin keyboard types it. Cached by character.
#pragma once

#include <QString>
#include <QStringList>

namespace tongdang {

QString normalizedName(const QString &text);

// Whether two names may be one person's under one ID number: the same but for spaces, dots, width, case and traditional or simplified
// characters; or, with two characters and more in both, one character put right (added, left out or another). Thread-safe.
bool namesAlike(const QString &a, const QString &b);
bool namesEqual(const QString &a, const QString &b);   // the same without any character put right

struct Pinyin {
    QStringList syllables;  // lower-case ASCII, one a character; a character without a reading stands for itself
    QString full() const { return syllables.join(QString()); }
    QString initials() const;
};

// Thread-safe. `name` false: ordinary words (places, choice labels) without surname readings. Spaces, dots and marks are left out.
Pinyin pinyin(const QString &text, bool name = true);

}  // namespace tongdang
