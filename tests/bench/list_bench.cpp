// The list: the start until the first page stands, a page anywhere, the order by pinyin.
#include "tests/bench/prepared.h"

namespace tongdang::bench {

namespace {
constexpr size_t kPage = 50;

void page(Prepared &made, const std::vector<qint64> &ids, size_t from) {
    const size_t to = std::min(ids.size(), from + kPage);
    if (need(made.reader().rows(made.session(), QStringLiteral("child"), {ids.begin() + qsizetype(from), ids.begin() + qsizetype(to)})).empty())
        giveUp(QStringLiteral("an empty page"));
}
}  // namespace

void startSubject(const Options &options) {
    Prepared made(options);
    Times times;
    for (int i = 0; i < 3; ++i) {
        times.add(timed([&] {
            made.open();
            page(made, made.everybody(), 0);
        }));
        made.close();
    }
    print({QStringLiteral("start to a usable list of children"), options.children, QStringLiteral("ms"), times.p50(), {}, 1500, QStringLiteral("least key derivation within"), 0, 0});
}

void listSubject(const Options &options) {
    Prepared made(options);
    made.open();
    std::vector<qint64> ids;
    const double first = timed([&] { ids = made.everybody(); });
    Dice dice(1);
    Times pages;
    for (int i = 0; i < 300; ++i)
        pages.add(timed([&] { page(made, ids, dice.below(ids.size())); }));
    print({QStringLiteral("list: page at any place"), options.children, QStringLiteral("ms"), pages.p99(), pages.shown(), 16, {}, 0, 0});
    print({QStringLiteral("list: order by pinyin, first time"), options.children, QStringLiteral("ms"), first, {}, 100, {}, 0, 0});
    ListQuery backwards;
    backwards.descending = true;
    const Times again = repeated(5, [&] {
        need(made.reader().ids(made.session(), backwards));
        made.everybody();
    });
    print({QStringLiteral("list: order by pinyin, again"), options.children, QStringLiteral("ms"), again.p50() / 2, {}, 100, {}, 0, 0});
    ListQuery township;
    township.region = QStringLiteral("150302101");
    const Times part = repeated(5, [&] { need(made.reader().ids(made.session(), township)); });
    print({QStringLiteral("list: one township by pinyin"), options.children, QStringLiteral("ms"), part.p50(), {}, 0, {}, 0, 0});
    ListQuery born;
    born.orderBy = QStringLiteral("birth_date");
    const Times birth = repeated(3, [&] { need(made.reader().ids(made.session(), born)); });
    print({QStringLiteral("list: order by birth date"), options.children, QStringLiteral("ms"), birth.p50(), {}, 0, {}, 0, 0});
}

}  // namespace tongdang::bench
