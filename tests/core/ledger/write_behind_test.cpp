#include "core/ledger/write_behind.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

using namespace tongdang;

TEST_CASE("jobs of a batch are written in their order", "[ledger]") {
    WriteBehind writer;
    std::vector<int> done;
    const bool threaded = GENERATE(true, false);
    if (threaded)
        writer.start();
    for (int i = 0; i < 1000; ++i)
        writer.run(1, [&done, i](size_t) { done.push_back(i); });
    writer.settle();
    REQUIRE(done.size() == 1000);
    CHECK(std::is_sorted(done.begin(), done.end()));
    writer.stop();
    writer.run(1, [&done](size_t) { done.push_back(1000); });
    CHECK(done.size() == 1001);   // without a thread: at once
}

TEST_CASE("what a job threw comes back, and nothing after it is written", "[ledger]") {
    WriteBehind writer;
    writer.start();
    std::atomic<int> later = 0;
    writer.run(1, [](size_t) { throw std::runtime_error("full"); });
    bool told = false;
    for (int i = 0; i < 10 && !told; ++i)
        try {
            writer.run(1, [&later](size_t) { ++later; });
        } catch (const std::runtime_error &) {
            told = true;
        }
    CHECK_THROWS_AS(writer.settle(), std::runtime_error);
    CHECK(later == 0);
    writer.stop();   // the next batch begins afresh
    writer.start();
    writer.run(1, [&later](size_t) { ++later; });
    writer.settle();
    CHECK(later == 1);
}

TEST_CASE("between the steps of a job others may look, and never within one", "[ledger]") {
    WriteBehind writer;
    writer.start();
    bool within = false;   // a step's own, as the writing connection is
    const quint64 job = writer.run(20'000, [&within](size_t) {
        within = true;
        within = false;
    });
    while (writer.done() < job) {
        const WriteBehind::Pause pause = writer.pause();
        CHECK_FALSE(within);
    }
    CHECK(writer.done() == job);
    const quint64 failing = writer.run(1, [](size_t) { throw std::runtime_error("full"); });
    CHECK_THROWS_AS(writer.settle(), std::runtime_error);
    CHECK_THROWS_AS(writer.pause(), std::runtime_error);
    CHECK(writer.done() < failing);
    writer.stop();
    CHECK(writer.done() == failing);
}
