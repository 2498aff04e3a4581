#include "tests/support/catch_qt.h"

#include "core/importing/read_ahead.h"

#include <atomic>

using namespace tongdang;

namespace {

ReadAhead::Row row(int number) {
    ReadAhead::Row out;
    out.row.number = number;
    return out;
}

std::vector<int> all(ReadAhead &ahead, Progress &progress) {
    std::vector<int> numbers;
    for (auto rows = ahead.next(progress); !rows.empty(); rows = ahead.next(progress))
        for (const ReadAhead::Row &one : rows)
            numbers.push_back(one.row.number);
    return numbers;
}

}  // namespace

TEST_CASE("rows that are read ahead come in order, none, one or many", "[importing]") {
    NoProgress quiet;
    for (const int count : {0, 1, 127, 128, 129, 5000}) {
        ReadAhead ahead([count](const ReadAhead::Put &put, Progress &steps) -> Result<void> {
            for (int i = 1; i <= count; ++i) {
                if (!put(row(i)) || !steps.step(i, count))
                    return makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled"));
            }
            return {};
        });
        const std::vector<int> numbers = all(ahead, quiet);
        CHECK(ahead.result().has_value());
        REQUIRE(numbers.size() == size_t(count));
        for (int i = 0; i < count; ++i)
            REQUIRE(numbers[size_t(i)] == i + 1);
        CHECK(ahead.next(quiet).empty());
    }
}

TEST_CASE("reading ahead stops for whoever loses interest, and is never far ahead", "[importing]") {
    std::atomic<int> read = 0;
    const auto endless = [&read](const ReadAhead::Put &put, Progress &) -> Result<void> {
        while (put(row(++read)))
            ;
        return makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled"));
    };
    NoProgress quiet;
    {
        ReadAhead ahead(endless);
        CHECK_FALSE(ahead.next(quiet).empty());
    }
    CHECK(read < 3000);
    class Impatient final : public Progress {
      public:
        bool step(qint64, qint64) override { return ++m_asked < 4; }

      private:
        int m_asked = 0;
    } impatient;
    ReadAhead ahead(endless);
    (void)all(ahead, impatient);
    REQUIRE_FALSE(ahead.result().has_value());
    CHECK(ahead.result().error().code == ErrorCode::Cancelled);
}

TEST_CASE("what fails while reading ahead is told after the rows before it", "[importing]") {
    NoProgress quiet;
    ReadAhead ahead([](const ReadAhead::Put &put, Progress &) -> Result<void> {
        for (int i = 1; i <= 200; ++i)
            (void)put(row(i));
        return makeError(ErrorCode::BadFormat, QStringLiteral("sheets.damaged"));
    });
    const std::vector<int> numbers = all(ahead, quiet);
    CHECK(numbers.size() == 128);   // the last are not handed over: nothing is to come of them
    REQUIRE_FALSE(ahead.result().has_value());
    CHECK(ahead.result().error().message.id == QStringLiteral("sheets.damaged"));
}
