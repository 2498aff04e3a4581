// A process that dies, a disk that fills and a medium that goes, at moments spread over each job. tests/bench/faults does it at many more.
#include "tests/support/catch_qt.h"
#include "tests/support/core/fault_world.h"

#include <QRandomGenerator>

using namespace tongdang;
using namespace tongdang::test;

namespace {

// Strikes at the first and last moments and at some between, and says what did not hold.
void strike(FaultWorld &world, FaultJob job, FileFault fault, int times) {
    const FaultOutcome whole = world.run(job, FileFault::Count, 0);
    INFO(faultJobName(job).toStdString() << ": " << whole.problems.join(u"; ").toStdString() << ' ' << whole.error.toStdString());
    CHECK(whole.problems.isEmpty());
    CHECK_FALSE(whole.struck);
    CHECK(whole.acknowledged > 0);
    REQUIRE(whole.changes > times);
    QRandomGenerator random(quint32(job) * 31 + quint32(fault));
    int struck = 0;
    for (int i = 0; i < times; ++i) {
        const long from = whole.changes * i / times, to = whole.changes * (i + 1) / times;
        const FaultOutcome outcome = world.run(job, fault, from + long(random.bounded(quint32(std::max(1L, to - from)))));
        struck += outcome.struck ? 1 : 0;
        INFO(outcome.problems.join(u"; ").toStdString());
        CHECK(outcome.problems.isEmpty());
    }
    CHECK(struck > 0);
}

}  // namespace

TEST_CASE("a process killed at any moment of a job leaves a ledger that opens, verifies and has all that was acknowledged", "[ledger]") {
    FaultWorld world(12);
    REQUIRE(world.problem() == QString());
    for (const FaultJob job : faultJobs())
        strike(world, job, FileFault::Kill, 4);
}

TEST_CASE("a write that is torn in the middle is none", "[ledger]") {
    FaultWorld world(12);
    REQUIRE(world.problem() == QString());
    for (const FaultJob job : {FaultJob::Save, FaultJob::Import, FaultJob::Password})
        strike(world, job, FileFault::Torn, 3);
}

TEST_CASE("a full disk or a medium that goes is told in a sentence, and nothing is lost or half done", "[ledger]") {
    FaultWorld world(12);
    REQUIRE(world.problem() == QString());
    const FileFault fault = GENERATE(FileFault::Full, FileFault::Gone);
    for (const FaultJob job : {FaultJob::Save, FaultJob::Import, FaultJob::Undo, FaultJob::Backup, FaultJob::Restore, FaultJob::Export})
        strike(world, job, fault, 3);
}
