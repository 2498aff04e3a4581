// Every table of resources/statistics, against plain SQL on the same ledger and a spreadsheet's COUNTIFS on the same roster; a table that stays
// open while a child is edited; opening a number.
#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/known_ledger.h"
#include "core/sheets/workbook.h"
#include "core/statistics/chart_series.h"
#include "core/statistics/column_store.h"
#include "tests/bench/plain_sql.h"
#include "tests/bench/prepared.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <set>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <xlsxwriter.h>

namespace tongdang::bench {

namespace {

constexpr int kHeadings = 3, kMostValues = 12;   // rows of a roster before its children; different values of a column that COUNTIFS counts

struct Roster {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::pair<int, std::string>> counted;   // a column and a value of it: what a table tells apart
    std::vector<std::string> places;
    int place = -1;
};

// The columns of few different values are what a table counts; the villages are its rows.
Roster rosterOf(const QString &path) {
    Roster out;
    need(need(Workbook::open(path))->read(0, [&](const SheetRow &row) {
        std::vector<std::string> cells;
        for (const Cell &cell : row.cells)
            cells.push_back(cell.text.toStdString());
        out.rows.push_back(std::move(cells));
        return true;
    }));
    const std::vector<std::string> &headings = out.rows.at(kHeadings - 1);
    out.place = int(std::find(headings.begin(), headings.end(), "村(居)") - headings.begin());
    if (size_t(out.place) == headings.size())
        giveUp(QStringLiteral("the roster has no column of villages"));
    const auto valuesOf = [&](size_t column) {
        std::set<std::string> values;
        for (size_t r = kHeadings; r < out.rows.size(); ++r)
            if (column < out.rows[r].size() && !out.rows[r][column].empty())
                values.insert(out.rows[r][column]);
        return std::vector(values.begin(), values.end());
    };
    out.places = valuesOf(size_t(out.place));
    for (int c = 0; c < kColumns; ++c)
        if (const auto values = valuesOf(size_t(c)); values.size() > 1 && values.size() <= kMostValues)
            for (const std::string &value : values)
                out.counted.emplace_back(c, value);
    return out;
}

std::string letters(int column) {
    std::string out;
    for (++column; column > 0; column = (column - 1) / 26)
        out.insert(out.begin(), char('A' + (column - 1) % 26));
    return out;
}

// The roster with a table beside it, a row a village and a column a value; without `counts` the roster alone.
void writeCountifs(const Roster &roster, const QString &path, bool counts) {
    lxw_workbook *book = workbook_new(path.toUtf8().constData());
    lxw_worksheet *data = workbook_add_worksheet(book, "data"), *table = workbook_add_worksheet(book, "table");
    for (size_t r = 0; r < roster.rows.size(); ++r)
        for (size_t c = 0; c < roster.rows[r].size(); ++c)
            worksheet_write_string(data, lxw_row_t(r), lxw_col_t(c), roster.rows[r][c].c_str(), nullptr);
    const auto range = [&](int column) { return "data!$" + letters(column) + "$" + std::to_string(kHeadings + 1) + ":$" + letters(column) + "$" + std::to_string(roster.rows.size()); };
    for (size_t i = 0; i < roster.counted.size(); ++i)
        worksheet_write_string(table, 0, lxw_col_t(i + 1), roster.counted[i].second.c_str(), nullptr);
    for (size_t p = 0; p < roster.places.size(); ++p) {
        worksheet_write_string(table, lxw_row_t(p + 1), 0, roster.places[p].c_str(), nullptr);
        for (size_t i = 0; counts && i < roster.counted.size(); ++i) {
            const std::string formula = "=COUNTIFS(" + range(roster.place) + ",$A" + std::to_string(p + 2) + "," + range(roster.counted[i].first) + "," + letters(int(i) + 1) + "$1)";
            worksheet_write_formula(table, lxw_row_t(p + 1), lxw_col_t(i + 1), formula.c_str(), nullptr);
        }
    }
    if (workbook_close(book) != LXW_NO_ERROR)
        giveUp(QStringLiteral("libxlsxwriter failed"));
}

// A profile that works out every formula of a file: by itself LibreOffice shows the values that were kept in it.
void prepareOffice(const QString &folder) {
    QDir().mkpath(folder + QStringLiteral("/office/user"));
    QFile settings(folder + QStringLiteral("/office/user/registrymodifications.xcu"));
    if (!settings.open(QIODevice::WriteOnly) || settings.write(R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>)") < 0)
        giveUp(QStringLiteral("cannot write ") + settings.fileName());
}

// Opening it, computing every formula and writing the table as text.
double officeMs(const QString &program, const QString &path, const QString &folder) {
    return timed([&] {
        QProcess process;
        process.start(program, {QStringLiteral("-env:UserInstallation=file://") + folder + QStringLiteral("/office"), QStringLiteral("--headless"), QStringLiteral("--convert-to"), QStringLiteral("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"),
                                QStringLiteral("--outdir"), folder, path});
        process.waitForFinished(-1);
        if (process.exitCode() != 0)
            giveUp(QStringLiteral("LibreOffice failed: ") + QString::fromUtf8(process.readAllStandardError()));
    });
}

// The sum over the table that LibreOffice wrote as text: children, each once a counted column that they have answered.
qint64 sumOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(QStringLiteral("LibreOffice wrote no ") + path);
    qint64 out = 0;
    file.readLine();
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        for (qsizetype c = 1; c < cells.size(); ++c)
            out += QByteArray(cells[c]).replace('"', "").toLongLong();
    }
    return out;
}

qint64 sumOf(const Roster &roster) {
    qint64 out = 0;
    for (size_t r = kHeadings; r < roster.rows.size(); ++r)
        for (const auto &[column, value] : roster.counted)
            out += size_t(column) < roster.rows[r].size() && !roster.rows[r][size_t(roster.place)].empty() && roster.rows[r][size_t(column)] == value;
    return out;
}

void countifs(Prepared &made, const Options &options, double own) {
    Row row{QStringLiteral("lbc-2016 by village, against COUNTIFS"), options.children, QStringLiteral("ms"), own, {}, 0, QStringLiteral("LibreOffice: not present"), 0, 0};
    const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
    if (options.children > kMostRows)
        row.peer = QStringLiteral("LibreOffice: at most %1 rows here").arg(kMostRows);
    else if (options.smoke)
        row.peer = QStringLiteral("LibreOffice: not in a short run");
    if (office.isEmpty() || options.smoke || options.children > kMostRows)
        return print(row);
    const QString folder = options.work + QStringLiteral("/countifs");
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    const QString plain = folder + QStringLiteral("/roster.xlsx"), with = folder + QStringLiteral("/with.xlsx"), without = folder + QStringLiteral("/without.xlsx");
    made.writeRoster(plain);
    const Roster roster = rosterOf(plain);
    writeCountifs(roster, with, true);
    writeCountifs(roster, without, false);
    prepareOffice(folder);
    officeMs(office, without, folder);   // its first start fills the profile
    const double base = officeMs(office, without, folder), all = officeMs(office, with, folder);
    if (const qint64 counted = sumOf(folder + QStringLiteral("/with-table.csv")), wanted = sumOf(roster); counted != wanted)
        giveUp(QStringLiteral("LibreOffice counted %1, not %2").arg(counted).arg(wanted));
    row.peer = QStringLiteral("COUNTIFS of %1 columns, opening the file apart").arg(roster.counted.size());
    row.against = std::max(0.0, all - base);
    print(row);
    QDir(folder).removeRecursively();
}

// One child's answer changed and changed back, the columns kept: what an open table waits for, beside the same count with nothing kept. `linked`:
// a table that looks at the records around a child too.
void edited(Prepared &made, const Options &options, const TableDefinition &table, const TableDefinition &linked, const SummaryRequest &request) {
    NoProgress quiet;
    ColumnStore store, beside;
    const auto count = [&] { return need(summarize(made.reader(), made.session(), table, request, quiet, &store)); };
    const auto countLinked = [&] { return need(summarize(made.reader(), made.session(), linked, request, quiet, &beside)); };
    countLinked();
    const int column = table.indexOf(QStringLiteral("c30"));
    const auto good = need(recordsBehind(made.reader(), made.session(), table, request, QStringLiteral("c30"), {}, quiet, &store));
    if (good.empty())
        return note(QStringLiteral("nobody with good care: no child is edited"));
    const Uid child = need(made.reader().uidsOf(made.session(), fields::kChild, {good.front()})).front();
    double before = count().total.values[size_t(column)];
    Times times, timesLinked;
    for (int i = 0; i < (options.smoke ? 2 : 10); ++i) {
        ChangeSet set;
        set.intent = {QStringLiteral("ledger.intent_undo"), {}, {}};
        Change change;
        change.op = Change::Op::Update;
        change.form = made.ledger().forms().find(fields::kChild);
        change.uid = child;
        change.set(fields::kCareGrade, i % 2 ? QStringLiteral("good") : QStringLiteral("fair"));
        set.changes = {change};
        need(made.ledger().commit(made.session(), set));
        double after = 0;
        times.add(timed([&] { after = count().total.values[size_t(column)]; }));
        if (std::abs(after - before) != 1)
            giveUp(QStringLiteral("the table does not follow the child"));
        before = after;
        timesLinked.add(timed(countLinked));
    }
    for (const auto &[of, time] : {std::pair(&table, &times), std::pair(&linked, &timesLinked)}) {
        const double anew = timed([&] { need(summarize(made.reader(), made.session(), *of, request, quiet, nullptr)); });
        print({QStringLiteral("table %1, open, after one child was edited").arg(of->id), options.children, QStringLiteral("ms"), time->p50(), {}, 0, QStringLiteral("the same, counted anew"), anew, 0});
    }
}

void opened(Prepared &made, const Options &options, const TableDefinition &table, const SummaryRequest &request) {
    NoProgress quiet;
    ColumnStore store;
    need(summarize(made.reader(), made.session(), table, request, quiet, &store));
    size_t found = 0;
    const auto time = [&](const char *work, const QString &column, const QString &place, ColumnStore *kept) {
        const Times times = repeated(options.smoke ? 1 : 5, [&] { found = need(recordsBehind(made.reader(), made.session(), table, request, column, place, quiet, kept)).size(); });
        note(QStringLiteral("%1: %2 children").arg(QString::fromLatin1(work)).arg(found));
        print({QString::fromLatin1(work), options.children, QStringLiteral("ms"), times.p50(), {}, 0, {}, 0, 0});
    };
    time("opening the total, columns kept", QStringLiteral("c1"), {}, &store);
    time("opening a village's number, columns kept", QStringLiteral("c1"), QStringLiteral("150302101203"), &store);
    time("opening a number, from the file", QStringLiteral("c17"), {}, nullptr);
}

// The points of two years, all counted on the living ledger; then the past as it was known: before the last edits, and when half of the entries were there.
void overTime(Prepared &made, const Options &options, const TableDefinition &table, const SummaryRequest &request) {
    NoProgress quiet;
    size_t points = 0;
    const double series = timed([&] { points = need(tableSeries(made.ledger(), made.reader(), made.session(), table, request, true, 0, quiet)).size(); });
    print({QStringLiteral("lbc-2016 over two years, %1 points, as known today").arg(points), options.children, QStringLiteral("ms"), series, {}, 0, {}, 0, 0});
    const auto count = [&](LedgerReader &reader) { return need(summarize(reader, made.session(), table, request, quiet)).total.values.at(0); };
    double now = 0;
    const double living = timed([&] { now = count(made.reader()); });
    const auto momentOf = [&](const char *which) { return HybridTime{made.reader().database().execAndGet(std::string("SELECT time FROM journal WHERE seq = ") + which).getInt64()}; };
    for (const auto &[work, entry] : {std::pair("lbc-2016 as known before the last 10 edits", "(SELECT max(seq) - 10 FROM journal)"), std::pair("lbc-2016 as known when half of it was entered", "(SELECT max(seq) / 2 FROM journal)")}) {
        double then = 0;
        const double ms = timed([&] { then = count(need(made.ledger().asKnownAt(made.reader(), momentOf(entry), quiet))->reader()); });
        note(QStringLiteral("%1: %2 of %3 children").arg(QString::fromLatin1(work)).arg(then).arg(now));
        print({QString::fromLatin1(work), options.children, QStringLiteral("ms"), ms, {}, 0, QStringLiteral("the living ledger"), living, 0});
    }
}

}  // namespace

void tablesSubject(const Options &options) {
    Prepared made(options);
    made.open();
    const TableCatalog tables(made.ledger().forms(), {});
    SummaryRequest request;
    request.by = SummaryBy::Village;
    NoProgress quiet;
    const QDate today = SystemClock().today();
    double official = 0;
    for (const TableDefinition *table : tables.all()) {
        Times cold;   // each time a connection of its own
        for (int i = 0; i < (options.smoke || options.children > 300'000 ? 1 : 3); ++i) {
            const auto reader = need(made.ledger().openReader());
            cold.add(timed([&] { need(summarize(*reader, made.session(), *table, request, quiet, nullptr)); }));
        }
        const PlainSql peer = plainSql(made.reader(), *table, today);
        if (table->id == u"lbc-2016")
            official = cold.p50();
        print({QStringLiteral("table %1 by village, cold").arg(table->id), options.children, QStringLiteral("ms"), cold.p50(), {}, 0, peer.columns == 0 ? QString() : QStringLiteral("plain SQL, %1 of %2 columns").arg(peer.columns).arg(table->columns.size()), peer.ms, 0});
    }
    const TableDefinition &table = *tables.find(QStringLiteral("lbc-2016"));
    edited(made, options, table, *tables.find(QStringLiteral("visits")), request);
    opened(made, options, table, request);
    overTime(made, options, table, request);
    countifs(made, options, official);
}

}  // namespace tongdang::bench
