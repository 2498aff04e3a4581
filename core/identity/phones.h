// Phones (domain.md 5): warn only; several numbers separated by / 、 ， , ; | or spaces; "无" and "无电话" mean none.
#pragma once

#include <QString>
#include <QStringList>

namespace tongdang {

// Each number half-width: digits and - only where it looks like a number, else as it was written. A number written in groups
// (139 0000 1111, 0473 8992631) is put together; +86 in front is taken off.
QStringList phoneNumbers(const QString &text);
bool plausiblePhone(const QString &number);       // ^1[3-9]\d{9}$ or landline 0\d{2,3}-?\d{7,8}(-\d{1,6})?
QString normalizedPhone(const QString &text);     // half-width, numbers joined by "/"; "" for 无 and its like
bool saysNoPhone(const QString &text);

}  // namespace tongdang
