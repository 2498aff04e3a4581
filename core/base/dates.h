// Civil dates as people write them, and ages as the law counts them.
#pragma once

#include <QDate>
#include <QString>

namespace tongdang {

// 2015-03-07, 2015-3-7, 2015/3/7, 2015.3.7, 20150307, 2015年3月7日 (full-width digits too). Invalid where it is no date.
QDate parseDate(QString text);
// 2012.03, 2012年3月, 201203: year and month; {0, 0} where it is nothing of that kind.
std::pair<int, int> parseYearMonth(const QString &text);
QString isoDate(const QDate &date);   // "2015-03-07", "" where invalid
QDate fromIso(QStringView text);      // strictly YYYY-MM-DD, quick

// Completed years on `day`. The birthday counts as reached (domain.md 1.1); somebody born on 29 February has it on 1 March in
// common years. -1 where either is invalid or `day` is before the birth.
int ageOn(const QDate &birth, const QDate &day);
// The day on which that age is reached.
QDate birthday(const QDate &birth, int age);

}  // namespace tongdang
