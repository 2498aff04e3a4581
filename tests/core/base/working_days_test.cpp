#include "core/base/working_days.h"
#include "tests/support/catch_qt.h"

using namespace tongdang;

TEST_CASE("people work on make-up days, not on holidays, and of a year without a file the weekends are known", "[base]") {
    const WorkingDays days;
    CHECK_FALSE(days.isWorking(QDate(2026, 2, 17)));                                // Spring Festival, a Tuesday
    CHECK(days.isWorking(QDate(2026, 2, 14)));                                      // a Saturday that is worked for it
    CHECK(days.isWorking(QDate(2026, 3, 2)));
    CHECK_FALSE(days.isWorking(QDate(2026, 3, 7)));
    CHECK(days.onOrAfter(QDate(2026, 2, 15)) == QDate(2026, 2, 24));
    CHECK(days.after(QDate(2026, 2, 12), 5) == QDate(2026, 2, 26));                 // 13, 14, 24, 25, 26
    CHECK(days.knows(2004));
    CHECK(days.knows(2026));
    CHECK_FALSE(days.knows(1999));
    CHECK(days.onOrAfter(QDate(1999, 10, 1)) == QDate(1999, 10, 1));                // a Friday; no file says that it is a holiday
    CHECK_FALSE(days.after(QDate(), 5).isValid());
}
