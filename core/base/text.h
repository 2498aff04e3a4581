// Small text helpers: width, spaces, masks.
#pragma once

#include <QString>

namespace tongdang {

QString halfWidth(QString text);           // full-width ASCII and the ideographic space become half-width
QString squeezed(const QString &text);     // trimmed, inner white space runs become one space
QString withoutSpaces(const QString &text);
bool shareWord(QStringView a, QStringView b);   // of two lists of words apart by spaces, as several codes are kept
QString maskedIdNumber(const QString &number);  // 150302********001X (security.md)
QString maskedPhone(const QString &phone);      // 139****1111; several numbers each
QString maskedNumbers(QString text);            // both, wherever a text has them
bool isMasked(const QString &text);             // holds a run of * as the masks write it

}  // namespace tongdang
