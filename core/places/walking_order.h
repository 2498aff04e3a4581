// Village groups and houses in the order in which one walks by them.
#pragma once

#include <QString>

namespace tongdang {

// Groups and house numbers as one walks by them: digits, full-width or Chinese ones too (二组 before 十组, 9号 before 12号), count as numbers.
QString walkingKey(const QString &text);
QString houseKey(const QString &number);    // of a house number: 9 is 9号
// The first such number in a text; -1 where there is none.
qint64 firstNumber(const QString &text);

}  // namespace tongdang
