#include "core/ledger/batch_records.h"
#include "tests/support/core/temp_ledger.h"

using namespace tongdang;
using namespace tongdang::fields;
using namespace tongdang::test;

static QString s(const char *text) { return QString::fromUtf8(text); }

TEST_CASE("the list of a batch holds whom it made or changed, by whatever record of theirs", "[ledger]") {
    TempLedger t;
    const Uid first = t.child(s("张三")), second = t.child(s("李四"));
    const auto latest = [&] { return t.ledger->reader().batches(t.session, 1)->front().uid; };
    const auto list = [&] { return recordsOfBatch(t.ledger->reader(), t.session, latest(), kChild).value(); };
    CHECK(list() == QList<Uid>{second});
    t.set(first, {{kPhone, s("13947312345")}});
    CHECK(list() == QList<Uid>{first});
    Change made;
    made.form = t.ledger->forms().find(kGuardian);
    made.set(kName, s("张大山"));
    const Uid guardian = t.commit({made}).uids.front();
    CHECK(list().isEmpty());
    t.link(kGuardianship, second, {{kGuardian, guardian.text()}, {s("relation"), s("51")}});
    CHECK(list() == QList<Uid>{second});
    t.set(guardian, {{kPhone, s("13947312346")}});
    CHECK(list() == QList<Uid>{second});
    CHECK(recordsOfBatch(t.ledger->reader(), t.session, Uid(), kChild).value().isEmpty());
}
