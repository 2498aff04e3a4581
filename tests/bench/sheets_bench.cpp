// Rosters of 40 columns in and out (at most 100,000 rows): against libxlsxwriter alone writing the same cells, against only reading the same
// file, and against openpyxl where there is one.
#include "core/importing/import.h"
#include "tests/bench/prepared.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <string>

#include <xlsxwriter.h>

namespace tongdang::bench {

namespace {

// Every cell of the first sheet as text.
std::vector<std::vector<std::string>> cellsOf(const QString &path) {
    std::vector<std::vector<std::string>> out;
    const auto book = need(Workbook::open(path));
    need(book->read(0, [&](const SheetRow &row) {
        std::vector<std::string> cells;
        for (const Cell &cell : row.cells)
            cells.push_back(cell.text.toStdString());
        out.push_back(std::move(cells));
        return true;
    }));
    return out;
}

// As a program that has nothing else to do would write them: one format for texts, one for blanks, a row at a time.
double writtenAlone(const std::vector<std::vector<std::string>> &rows, const QString &path) {
    return timed([&] {
        lxw_workbook_options options{};
        options.constant_memory = 1;
        lxw_workbook *book = workbook_new_opt(path.toUtf8().constData(), &options);
        lxw_worksheet *sheet = workbook_add_worksheet(book, nullptr);
        lxw_format *border = workbook_add_format(book), *text = workbook_add_format(book);
        for (lxw_format *format : {border, text})
            format_set_border(format, LXW_BORDER_THIN);
        format_set_num_format_index(text, 49);
        lxw_row_t at = 0;
        for (const auto &row : rows) {
            for (size_t i = 0; i < row.size(); ++i)
                if (row[i].empty())
                    worksheet_write_blank(sheet, at, lxw_col_t(i), border);
                else
                    worksheet_write_string(sheet, at, lxw_col_t(i), row[i].c_str(), text);
            for (size_t i = row.size(); i < kColumns && at > 2; ++i)
                worksheet_write_blank(sheet, at, lxw_col_t(i), border);
            ++at;
        }
        if (workbook_close(book) != LXW_NO_ERROR)
            giveUp(QStringLiteral("libxlsxwriter failed"));
    });
}

double openpyxlSeconds(const QString &path) {
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"), {QStringLiteral("/usr/bin")});
    if (python.isEmpty())
        return 0;
    QProcess process;
    process.start(python, {QStringLiteral("-c"), QStringLiteral("import sys, time, openpyxl\nt = time.time()\nfor row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True): pass\nprint(time.time() - t)"), path});
    process.waitForFinished(-1);
    return process.exitCode() == 0 ? process.readAllStandardOutput().trimmed().toDouble() : 0;
}

}  // namespace

void exportSubject(const Options &options) {
    Prepared made(options);
    made.open();
    const QString path = options.work + QStringLiteral("/export.xlsx"), alone = options.work + QStringLiteral("/alone.xlsx");
    made.reader();
    forgetPeak();
    const double before = memory().nowMb;
    int rows = 0;
    const double ms = timed([&] { rows = made.writeRoster(path); });
    const double peak = memory().peakMb;
    made.close();
    note(QStringLiteral("%1 rows, %2 MB before the export").arg(rows).arg(before, 0, 'f', 0));
    const auto cells = cellsOf(path);
    const double peer = writtenAlone(cells, alone);
    print({QStringLiteral("export × %1 .xlsx").arg(kColumns), rows, QStringLiteral("s"), ms / 1000, {}, 0, QStringLiteral("libxlsxwriter alone, same cells"), peer / 1000, 1.3});
    print({QStringLiteral("memory of the export"), rows, QStringLiteral("MB"), peak, {}, 100, {}, 0, 0});
    QFile::remove(path);
    QFile::remove(alone);
}

void importSubject(const Options &options) {
    if (options.children > kMostRows)
        return;   // into an empty ledger: the same as with the smaller one
    Prepared made(options);
    const QString path = QStringLiteral("%1/roster-%2.xlsx").arg(options.work).arg(options.children), folder = options.work + QStringLiteral("/import.tongdang");
    made.open();
    const int rows = made.writeRoster(path);
    made.close();
    double reading = 0, peak = 0;
    const double ms = [&] {
        auto opened = Prepared::scratch(folder, made.context());
        forgetPeak();
        NoProgress quiet;
        ImportReport report;
        const double took = timed([&] { report = need(importRoster(*opened.ledger, opened.session, path, {}, quiet)); });
        peak = memory().peakMb;
        note(QStringLiteral("imported: %1 rows, %2 created, %3 rejected, %4 warnings").arg(report.rows).arg(report.created).arg(report.rejected).arg(report.warnings));
        need(opened.ledger->close());
        return took;
    }();
    QDir(folder).removeRecursively();
    reading = timed([&] { need(need(Workbook::open(path))->read(0, [](const SheetRow &) { return true; })); });
    print({QStringLiteral("import × %1 .xlsx").arg(kColumns), rows, QStringLiteral("s"), ms / 1000, {}, 15, QStringLiteral("only reading it with our reader"), reading / 1000, 0});
    print({QStringLiteral("memory of the import"), rows, QStringLiteral("MB"), peak, {}, 0, {}, 0, 0});
    if (const double python = options.smoke ? 0 : openpyxlSeconds(path); python > 0)
        print({QStringLiteral("import, against openpyxl"), rows, QStringLiteral("s"), ms / 1000, {}, 0, QStringLiteral("openpyxl only reading it"), python, 0});
    QFile::remove(path);
}

}  // namespace tongdang::bench
