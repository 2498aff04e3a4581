// What the program needs: memory with a ledger open and in use, and the ledger's size on the disk.
#include "core/ledger/sql.h"
#include "core/statistics/column_store.h"
#include "core/statistics/summary.h"
#include "tests/bench/prepared.h"

#include <QFileInfo>

namespace tongdang::bench {

void memorySubject(const Options &options) {
    Prepared made(options);
    made.open();
    const std::vector<qint64> ids = made.everybody();
    Dice dice(13);
    const auto page = [&](size_t at) { need(made.reader().rows(made.session(), QStringLiteral("child"), {ids.begin() + qsizetype(at), ids.begin() + qsizetype(std::min(ids.size(), at + 50))})); };
    page(0);
    const double open = memory().nowMb;
    for (int i = 0; i < 200; ++i)
        page(dice.below(ids.size()));
    for (const char *term : {"王", "涵", "zxm", "1503", "0012", "139"})
        need(made.reader().search(made.session(), QString::fromUtf8(term), 50));
    const TableCatalog tables(made.ledger().forms(), {});
    SummaryRequest request;
    request.by = SummaryBy::Village;
    NoProgress quiet;
    ColumnStore store;
    need(summarize(made.reader(), made.session(), *tables.find(QStringLiteral("lbc-2016")), request, quiet, &store));
    const Memory after = memory();
    print({QStringLiteral("memory with the list open"), options.children, QStringLiteral("MB"), open, {}, 500, {}, 0, 0});
    print({QStringLiteral("memory after scrolling, searching and counting, peak"), options.children, QStringLiteral("MB"), after.peakMb, {}, 500, {}, 0, 0});
}

void sizeSubject(const Options &options) {
    Prepared made(options);
    const double bytes = double(QFileInfo(made.path() + QStringLiteral("/ledger.db")).size());
    made.open();
    const auto rows = [&](const char *table) { return made.reader().database().execAndGet(std::string("SELECT count(*) FROM ") + table).getInt64(); };
    const double children = double(rows("child"));
    print({QStringLiteral("ledger a child (%1 guardians each)").arg(double(rows("guardian")) / children, 0, 'f', 1), options.children, QStringLiteral("B"), bytes / children, {}, 4096, {}, 0, 0});
}

}  // namespace tongdang::bench
