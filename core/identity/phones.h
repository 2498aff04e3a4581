// Phones (domain.md 5): warn only; several numbers separated by / 、 ， , ; or spaces; "无" and "无电话" mean none.
#pragma once

#include <QString>
#include <QStringList>

namespace tongdang {

QStringList phoneNumbers(const QString &text);   // each half-width, digits and - only where it looks like a number
bool plausiblePhone(const QString &number);       // ^1[3-9]\d{9}$ or landline 0\d{2,3}-?\d{7,8}(-\d{1,6})?
QString normalizedPhone(const QString &text);     // half-width, numbers joined by "/"; "" for 无 and its like
bool saysNoPhone(const QString &text);

}  // namespace tongdang
