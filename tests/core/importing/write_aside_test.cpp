// Rows written beside the reading: all, in order; a fault there comes out at the end; nothing waits for ever where it is given up.
#include "core/importing/write_aside.h"
#include "tests/support/catch_qt.h"

#include <stdexcept>

using namespace tongdang;

namespace {

class Kept final : public SheetWriter {
  public:
    void beginSheet(const QString &) override {}
    void columnWidths(const QList<double> &) override {}
    void landscapeA4(int) override {}
    void freeze(int, int) override {}
    void printArea(int, int) override {}
    void chart(const SheetChart &) override {}
    void merge(int, int, int, int, const OutCell &) override {}
    void row(const QList<OutCell> &cells, double) override {
        if (qint64(numbers.size()) == failsAt)
            throw std::runtime_error("full");
        numbers.push_back(std::get<qint64>(cells.constFirst().value));
    }
    Result<void> finish() override { return {}; }
    std::vector<qint64> numbers;
    qint64 failsAt = -1;
};

QList<OutCell> numbered(qint64 number) {
    OutCell cell;
    cell.value = number;
    return {cell};
}

}  // namespace

TEST_CASE("rows put are written in their order, all of them", "[importing]") {
    Kept kept;
    WriteAside rows(kept);
    for (qint64 i = 0; i < 10'000; ++i)
        rows.put(numbered(i));
    rows.finish();
    REQUIRE(kept.numbers.size() == 10'000);
    for (qint64 i = 0; i < 10'000; ++i)
        REQUIRE(kept.numbers[size_t(i)] == i);
}

TEST_CASE("a fault of the writer comes out at the end, and putting goes on until then", "[importing]") {
    Kept kept;
    kept.failsAt = 300;
    WriteAside rows(kept);
    for (qint64 i = 0; i < 10'000; ++i)
        rows.put(numbered(i));
    CHECK_THROWS_AS(rows.finish(), std::runtime_error);
    CHECK(kept.numbers.size() == 300);
}

TEST_CASE("rows that are given up are dropped", "[importing]") {
    Kept kept;
    {
        WriteAside rows(kept);
        for (qint64 i = 0; i < 5'000; ++i)
            rows.put(numbered(i));
    }
    CHECK(kept.numbers.size() <= 5'000);
}
