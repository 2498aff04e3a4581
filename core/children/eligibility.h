// Who is a left-behind child by the rules of the survey (domain.md 1.1, 3.1).
#pragma once

#include "core/base/dates.h"

namespace tongdang {

constexpr int kLeftBehindAge = 16;   // under it on the day; the birthday counts as reached
constexpr int kMinorAge = 18;

inline bool isUnder(int age, const QDate &birth, const QDate &day) {
    const int years = ageOn(birth, day);
    return years >= 0 && years < age;
}
// The latest birth that is no longer under 16 on the day: births after it qualify.
inline QDate turningSixteen(const QDate &birth) { return birthday(birth, kLeftBehindAge); }

}  // namespace tongdang
