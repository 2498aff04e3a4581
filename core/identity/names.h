// Names and their pinyin (domain.md 5): spaces out of Chinese names, every dot inside a name becomes U+00B7, characters beyond the
// BMP kept. Pinyin with surname readings (单 shan, 仇 qiu, 尉迟 yu chi) by ICU's Han-Latin/Names, cached by character and surname.
#pragma once

#include <QString>
#include <QStringList>

namespace tongdang {

QString normalizedName(const QString &text);

struct Pinyin {
    QStringList syllables;  // lower-case ASCII, one a character
    QString full() const { return syllables.join(QString()); }
    QString initials() const;
};

// Thread-safe. `name` false: ordinary words (places, choice labels) without surname readings.
Pinyin pinyin(const QString &text, bool name = true);

}  // namespace tongdang
