// The official table by village, against plain SQL with one SUM a column over the same ledger.
#include "core/base/dates.h"
#include "core/statistics/column_store.h"
#include "core/statistics/summary.h"
#include "tests/bench/plain_sql.h"
#include "tests/bench/prepared.h"

namespace tongdang::bench {

namespace { constexpr int kMostBudgeted = 1'000'000; }   // quality.md: what lies beyond is a run that shows how it grows

void summarySubject(const Options &options) {
    Prepared made(options);
    made.open();
    const TableCatalog tables(made.ledger().forms(), {});
    const TableDefinition &table = *tables.find(QStringLiteral("lbc-2016"));
    SummaryRequest request;
    request.by = SummaryBy::Village;
    NoProgress quiet;
    double counted = 0;
    bool holds = true;
    const auto count = [&](LedgerReader &reader, ColumnStore *store) {
        const Summary summary = need(summarize(reader, made.session(), table, request, quiet, store));
        counted = summary.total.values.at(0);
        holds = holds && summary.holds();
    };
    const int times = options.children > 300'000 ? 3 : 7;
    // Each time a connection of its own: no page of the ledger is in memory but what the system keeps of the file.
    Times cold, warm, later, kept;
    for (int i = 0; i < times; ++i) {
        const auto reader = need(made.ledger().openReader());
        cold.add(timed([&] { count(*reader, nullptr); }));
    }
    count(made.reader(), nullptr);
    warm = repeated(times, [&] { count(made.reader(), nullptr); });
    ColumnStore store;
    count(made.reader(), &store);
    kept = repeated(times, [&] { count(made.reader(), &store); });
    for (int i = 0; i < times; ++i) {
        request.asOf = SystemClock().today().addDays(-30 * (i + 1));
        later.add(timed([&] { count(made.reader(), &store); }));
    }
    const double limit = options.children > kMostBudgeted ? 0 : options.children > 300'000 ? 1000 : 100;
    const double peer = plainSql(made.reader(), table, SystemClock().today()).ms;
    note(QStringLiteral("counted %1; rules %2").arg(counted).arg(holds ? QStringLiteral("hold") : QStringLiteral("fail")));
    const QString against = QStringLiteral("plain SQL, a SUM a column");
    print({QStringLiteral("summary lbc-2016 by village, cold"), options.children, QStringLiteral("ms"), cold.p50(), {}, limit, against, peer, 0});
    print({QStringLiteral("summary, pages in memory"), options.children, QStringLiteral("ms"), warm.p50(), {}, limit, against, peer, 0});
    print({QStringLiteral("summary, columns kept"), options.children, QStringLiteral("ms"), kept.p50(), {}, limit, against, peer, 0});
    print({QStringLiteral("memory of the summaries, peak"), options.children, QStringLiteral("MB"), memory().peakMb, {}, limit > 0 ? 500.0 : 0.0, {}, 0, 0});
    print({QStringLiteral("summary, columns kept, another day"), options.children, QStringLiteral("ms"), later.p50(), {}, limit, against, peer, 0});
}

}  // namespace tongdang::bench
