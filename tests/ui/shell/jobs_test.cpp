#include "tests/support/catch_qt.h"
#include "ui/shell/job_bar.h"
#include "ui/shell/theme.h"
#include "ui/shell/thread_jobs.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QtTest/QTest>

#include <thread>

using namespace tongdang;

namespace { constexpr int kPatienceMs = 30000; }

TEST_CASE("a job runs on another thread and ends on the window's", "[shell]") {
    ThreadJobs jobs;
    std::thread::id worker, ender;
    bool ended = false;
    REQUIRE(jobs.start(QStringLiteral("job"), [&](Progress &) { worker = std::this_thread::get_id(); },
                       [&] { ender = std::this_thread::get_id(); ended = true; }));
    REQUIRE(QTest::qWaitFor([&] { return ended; }, kPatienceMs));
    CHECK(worker != std::this_thread::get_id());
    CHECK(ender == std::this_thread::get_id());
    CHECK_FALSE(jobs.isBusy());
}

TEST_CASE("one job at a time; a second is refused and its work never runs", "[shell]") {
    ThreadJobs jobs;
    QSemaphore goOn;
    int ended = 0;
    bool second = false;
    REQUIRE(jobs.start(QStringLiteral("first"), [&](Progress &) { goOn.acquire(); }, [&] { ++ended; }));
    CHECK(jobs.isBusy());
    CHECK_FALSE(jobs.start(QStringLiteral("second"), [&](Progress &) { second = true; }, [&] { ++ended; }));
    goOn.release();
    REQUIRE(QTest::qWaitFor([&] { return ended > 0; }, kPatienceMs));
    CHECK(ended == 1);
    CHECK_FALSE(second);
    SECTION("and another may start from the end of the first") {
        REQUIRE(jobs.start(QStringLiteral("third"), [&](Progress &) { second = true; }, [&] { ++ended; }));
        REQUIRE(QTest::qWaitFor([&] { return ended == 2; }, kPatienceMs));
        CHECK(second);
    }
}

TEST_CASE("cancelling stops the work at its next step, and it ends all the same", "[shell]") {
    ThreadJobs jobs;
    QSemaphore stepped;
    bool stopped = false, ended = false;
    REQUIRE(jobs.start(QStringLiteral("job"),
                       [&](Progress &progress) {
                           for (qint64 i = 0; progress.step(i, 0); ++i)
                               if (stepped.available() == 0)
                                   stepped.release();
                           stopped = true;
                       },
                       [&] { ended = true; }));
    stepped.acquire();
    jobs.cancel();
    REQUIRE(QTest::qWaitFor([&] { return ended; }, kPatienceMs));
    CHECK(stopped);
    SECTION("and the next job is not cancelled") {
        bool mayStep = false;
        ended = false;
        REQUIRE(jobs.start(QStringLiteral("next"), [&](Progress &progress) { mayStep = progress.step(1, 2); }, [&] { ended = true; }));
        REQUIRE(QTest::qWaitFor([&] { return ended; }, kPatienceMs));
        CHECK(mayStep);
    }
}

TEST_CASE("a million steps tell of themselves a few times only, and the last of them is told", "[shell]") {
    ThreadJobs jobs;
    QList<qint64> told;
    bool ended = false;
    QObject::connect(&jobs, &Jobs::progressed, &jobs, [&](qint64 done) { told << done; });
    constexpr qint64 kSteps = 1000000;
    REQUIRE(jobs.start(QStringLiteral("job"), [&](Progress &progress) {
        for (qint64 i = 1; i <= kSteps; ++i)
            progress.step(i, kSteps);
    }, [&] { ended = true; }));
    REQUIRE(QTest::qWaitFor([&] { return ended; }, kPatienceMs));
    REQUIRE_FALSE(told.isEmpty());
    CHECK(told.back() == kSteps);
    CHECK(told.size() < 1000);
    CHECK(std::is_sorted(told.begin(), told.end()));
}

TEST_CASE("jobs that go while work is under way cancel it and wait for it", "[shell]") {
    bool stopped = false, ended = false;
    {
        ThreadJobs jobs;
        REQUIRE(jobs.start(QStringLiteral("job"), [&](Progress &progress) {
            while (progress.step(0, 0)) {}
            stopped = true;
        }, [&] { ended = true; }));
    }
    CHECK(stopped);
    CHECK_FALSE(ended);
}

TEST_CASE("the remaining time follows the pace so far, and is not guessed too soon", "[shell]") {
    CHECK(remainingSeconds(10000, 50, 100) == 10);
    CHECK(remainingSeconds(10000, 100, 100) == 0);
    CHECK(remainingSeconds(10000, 120, 100) == 0);
    CHECK(remainingSeconds(500, 50, 100) == -1);
    CHECK(remainingSeconds(10000, 0, 100) == -1);
    CHECK(remainingSeconds(10000, 50, 0) == -1);
}

TEST_CASE("the job bar shows a job, and its button cancels it", "[shell]") {
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    ThreadJobs jobs;
    JobBar bar(jobs, theme);
    CHECK_FALSE(bar.isVisible());
    bool ended = false;
    REQUIRE(jobs.start(QStringLiteral("Importing"), [](Progress &progress) { while (progress.step(1, 4)) {} }, [&] { ended = true; }));
    CHECK(bar.isVisible());
    CHECK(bar.findChild<QLabel *>(QStringLiteral("jobTitle"))->text() == QStringLiteral("Importing"));
    auto *progress = bar.findChild<QProgressBar *>(QStringLiteral("jobProgress"));
    REQUIRE(QTest::qWaitFor([&] { return progress->maximum() > 0; }, kPatienceMs));
    CHECK(progress->value() * 4 == progress->maximum());
    QTest::mouseClick(bar.findChild<QPushButton *>(QStringLiteral("jobCancel")), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return ended; }, kPatienceMs));
    CHECK_FALSE(bar.isVisible());
}
