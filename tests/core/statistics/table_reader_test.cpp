#include "core/sheets/sheet_writer.h"
#include "core/statistics/summary.h"
#include "core/statistics/table_scope.h"
#include "tests/core/statistics/statistics_support.h"

#include <cmath>
#include <set>

using namespace tongdang;
using namespace tongdang::test;

namespace {

const FormCatalog &bundledForms() {
    static const FormCatalog forms = FormCatalog::bundled();
    return forms;
}

QStringList faults(const QString &csv) {
    TableReport report;
    const auto table = readTable(tableFromCsv(csv), bundledForms(), report);
    CHECK((table != nullptr) == report.ok());
    QStringList out;
    for (const DefinitionIssue &issue : report.issues)
        out << issue.sheet + u' ' + QString::number(issue.row) + u' ' + issue.message.id;
    return out;
}

QString with(const QStringList &columns, const QStringList &rules = {}) { return definition(QString(), columns, rules); }

}  // namespace

TEST_CASE("The bundled tables have no fault and know their columns and rules", "[statistics]") {
    const TableCatalog tables(bundledForms(), {});
    for (const DefinitionIssue &issue : tables.issues())
        FAIL_CHECK(issue.sheet.toStdString() << ' ' << issue.row << ' ' << issue.message.id.toStdString());
    REQUIRE(tables.all().size() >= 2);
    const TableDefinition *official = tables.find(QStringLiteral("lbc-2016"));
    REQUIRE(official);
    CHECK(official->columns.size() == 32);
    CHECK(official->find(QStringLiteral("c3"))->header.size() == 3);
    CHECK(official->find(QStringLiteral("c3"))->header[1].in(Language::Chinese) == QStringLiteral("0—5周岁"));
    int left = 0, off = 0;
    for (const TableRule &rule : official->rules) {
        left += !rule.operand.isEmpty();
        off += !rule.active;
    }
    CHECK(left == 1);
    CHECK(off == 1);   // the circulated text's contradiction
    CHECK(tables.find(QStringLiteral("no such table")) == nullptr);
}

TEST_CASE("A column may count another form, and a table has its place among the others", "[statistics]") {
    QString csv = with({QStringLiteral("c1|true()|"), QStringLiteral("c2|true()|")});
    csv.replace(QStringLiteral(",name,no,header::中文 (zh),header::English (en),where,value"), QStringLiteral(",name,no,header::中文 (zh),header::English (en),where,value,of"));
    QString women = csv;
    women.replace(QStringLiteral("Group / c2,\"true()\",\"\""), QStringLiteral("Group / c2,\"${husband_away} = ''\",\"\",left_behind_woman"));
    TableReport report;
    const auto table = readTable(tableFromCsv(women), bundledForms(), report);
    REQUIRE(table);
    CHECK(table->formOf(table->columns[1]).id == QStringLiteral("left_behind_woman"));
    CHECK(table->ofForm(*table->columns[1].form).columns.size() == 1);
    csv.replace(QStringLiteral("Group / c2,\"true()\",\"\""), QStringLiteral("Group / c2,\"true()\",\"\",nothing"));
    CHECK(faults(csv) == QStringList{QStringLiteral("columns 7 statistics.unknown_form")});
    const TableCatalog tables(bundledForms(), {});
    CHECK(tables.all().first()->id == QStringLiteral("lbc-2016"));
}

TEST_CASE("The columns behind a number are found once each, by however many sums they come to it", "[statistics]") {
    QStringList columns{QStringLiteral("c0|true()|"), QStringLiteral("c1|true()|")};
    for (int i = 2; i < 60; ++i)
        columns << QStringLiteral("c%1||${c%2} + ${c%3}").arg(i).arg(i - 1).arg(i - 2);
    TableReport report;
    const auto table = readTable(tableFromCsv(with(columns)), bundledForms(), report);
    REQUIRE(table);
    QStringList behind = columnsBehind(*table, QStringLiteral("c59"));
    behind.sort();
    CHECK(behind == QStringList{QStringLiteral("c0"), QStringLiteral("c1")});
    CHECK(columnsBehind(*table, QStringLiteral("c60")).isEmpty());
}

TEST_CASE("A ledger's own table stands over the bundled one of its id", "[statistics]") {
    QString csv = with({QStringLiteral("c1|true()|")});
    csv.replace(QStringLiteral(",mine,"), QStringLiteral(",lbc-2016,"));
    const TableCatalog tables(bundledForms(), {{QStringLiteral("lbc-2016"), csv}});
    REQUIRE(tables.find(QStringLiteral("lbc-2016")));
    CHECK(tables.find(QStringLiteral("lbc-2016"))->columns.size() == 1);
    CHECK(tables.find(QStringLiteral("lbc-later")));
}

TEST_CASE("Every fault of a table is told at once, with sheet and row", "[statistics]") {
    // Rows: settings 1–3, columns 4–, so the first column stands in row 6.
    const QStringList told = faults(with({QStringLiteral("c1|true()|"), QStringLiteral("c2|${no_such} = 1|"), QStringLiteral("c1|${age} <|"), QStringLiteral("x y|drop_table()|"), QStringLiteral("c5||"),
                                          QStringLiteral("c6||percent(${c1}, ${c99})"), QStringLiteral("c7|true()|total(${c1})"), QStringLiteral("unit_population|true()|"), QStringLiteral("c9||sum(${name})"),
                                          QStringLiteral("p1||${p2} + 1"), QStringLiteral("p2||${p1} + 1")},
                                         {QStringLiteral("R1|${c1} = ${c77}|"), QStringLiteral("R1|${c1} + 1|"), QStringLiteral("R3||"), QStringLiteral("R4|${c1} = ${unit_population}|${nobody} = 1")}));
    const std::set<QString> all(told.begin(), told.end());
    for (const char *wanted : {"columns 7 expressions.unknown_name", "columns 8 statistics.name_twice", "columns 8 expressions.unfinished", "columns 9 statistics.bad_name", "columns 9 expressions.unknown_function",
                               "columns 10 statistics.no_where", "columns 11 statistics.unknown_column", "columns 12 statistics.where_and_value", "columns 13 statistics.reserved_name",
                               "columns 14 statistics.not_a_number", "columns 15 statistics.circle", "columns 16 statistics.circle", "rules 19 statistics.unknown_column", "rules 20 statistics.name_twice",
                               "rules 20 statistics.not_a_condition", "rules 21 statistics.no_expression", "rules 22 expressions.unknown_name"}) {
        INFO(wanted << " in " << told.join(u"; ").toStdString());
        CHECK(all.contains(QString::fromLatin1(wanted)));
    }
}

TEST_CASE("A code that a question does not have is told, also of linked records and of those that they point to; the table can be used", "[statistics]") {
    const QString csv = with({QStringLiteral("c1|${sex} = '1' or ${sex} = '' or ${sex} = 1|"), QStringLiteral("c2|selected(${categories}, 'left_behinf')|"), QStringLiteral("c3|'primery' != ${schooling}|"),
                              QStringLiteral("c4|count(${visit}[outcome = 'mett' and visited_on <= today()]) > 0|"), QStringLiteral("c5|count(${guardianship}[sex = '3' and selected(roles, 'parent')]) > 0|"),
                              QStringLiteral("c6|count(${visit}[outcome = 'met' and ${sex} = '2']) > 0|"), QStringLiteral("s|true()|sum(count(${visit}[outcome = 'refussed']))")});
    TableReport report;
    CHECK(readTable(tableFromCsv(csv), bundledForms(), report));
    QStringList told;
    for (const DefinitionIssue &issue : report.issues)
        if (issue.message.id == u"statistics.unknown_code")
            told << issue.message.args.join(u' ');
    CHECK(told == QStringList{QStringLiteral("categories left_behinf"), QStringLiteral("schooling primery"), QStringLiteral("outcome mett"), QStringLiteral("sex 3"), QStringLiteral("outcome refussed")});
}

TEST_CASE("Settings, headings and charts are checked", "[statistics]") {
    CHECK(faults(QString()).contains(QStringLiteral("settings 1 statistics.no_settings")));
    CHECK(faults(QStringLiteral("乱七八糟\n,1,2\n")).contains(QStringLiteral("columns 1 statistics.no_columns")));
    const QStringList told = faults(QStringLiteral("settings\n,table_id,title::中文 (zh),of,include,period,percent_of_zero\n,9x,,nothing,some,week,50\n"
                                                   "columns\n,name,header::中文 (zh),header::English (en),header,where,where,why\n,c1,甲 / 乙,A,,true()\n,c2,,,,true()\n,c3,丙,,,true()\n"
                                                   "charts\n,name,kind,columns,left,right\n,,cake,c1,,\n,a,bar,,,\n,b,pyramid,,c1 c2,c3\n,c,bar,c8,,\nextra\n,x\n"));
    // `of` names no form: charts and rules wait until it does.
    for (const char *wanted : {"settings 3 statistics.bad_name", "settings 3 statistics.no_title", "settings 3 statistics.unknown_form", "settings 3 statistics.bad_setting", "columns 5 statistics.no_language",
                               "columns 5 statistics.column_twice", "columns 5 statistics.unknown_heading", "columns 6 statistics.header_levels", "columns 7 statistics.no_header",
                               "columns 8 statistics.header_untranslated", "extra 16 statistics.unknown_sheet"}) {
        INFO(wanted << " in " << told.join(u"; ").toStdString());
        CHECK(told.contains(QString::fromLatin1(wanted)));
    }
    CHECK(told.count(QStringLiteral("settings 3 statistics.bad_setting")) == 3);
    QString csv = with({QStringLiteral("c1|true()|"), QStringLiteral("c2|true()|"), QStringLiteral("c3|true()|")});
    csv += QStringLiteral("charts\n,name,kind,columns,left,right\n,,cake,c1,,\n,a,bar,,,\n,b,pyramid,,c1 c2,c3\n,c,bar,c8,,\n,d,pyramid,,c1,c2\n");
    const QStringList charts = faults(csv);
    CHECK(charts == QStringList{QStringLiteral("charts 13 statistics.no_name"), QStringLiteral("charts 13 statistics.unknown_kind"), QStringLiteral("charts 14 statistics.chart_columns"),
                                QStringLiteral("charts 15 statistics.chart_columns"), QStringLiteral("charts 16 statistics.unknown_column")});
}

TEST_CASE("A table comes from a spreadsheet with real sheets as from text, with its rows", "[statistics]") {
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("表.xlsx"));
    const auto write = [&](const QString &where) {
        auto out = SheetWriter::create(path);
        REQUIRE(out.has_value());
        const auto row = [&](const QStringList &cells) {
            QList<OutCell> all;
            for (const QString &cell : cells)
                all << OutCell{cell, {}, {}};
            (*out)->row(all);
        };
        (*out)->beginSheet(QStringLiteral("settings"));
        row({QStringLiteral("table_id"), QStringLiteral("title::中文 (zh)")});
        row({QStringLiteral("mine"), QStringLiteral("表")});
        (*out)->beginSheet(QStringLiteral("columns"));
        row({QStringLiteral("name"), QStringLiteral("header::中文 (zh)"), QStringLiteral("where")});
        row({});
        row({QStringLiteral("c1"), QStringLiteral("总数"), QStringLiteral("true()")});
        row({QStringLiteral("c2"), QStringLiteral("男"), where});
        REQUIRE((*out)->finish().has_value());
    };
    write(QStringLiteral("${sex} = '1'"));
    auto source = readTableFile(path);
    REQUIRE(source.has_value());
    TableReport report;
    const auto table = readTable(*source, bundledForms(), report);
    REQUIRE(table);
    CHECK(table->columns.size() == 2);
    // What the ledger keeps reads the same.
    TableReport again;
    const auto kept = readTable(tableFromCsv(table->csv), bundledForms(), again);
    REQUIRE(kept);
    CHECK(kept->csv == table->csv);
    write(QStringLiteral("${sexx} = '1'"));
    source = readTableFile(path);
    REQUIRE(source.has_value());
    TableReport bad;
    CHECK_FALSE(readTable(*source, bundledForms(), bad));
    REQUIRE(bad.issues.size() == 1);
    CHECK(bad.issues.first().sheet == u"columns");
    CHECK(bad.issues.first().row == 4);
    CHECK(readTableFile(directory.filePath(QStringLiteral("gone.csv"))).error().code == ErrorCode::File);
    QFile text(directory.filePath(QStringLiteral("form.csv")));
    REQUIRE(text.open(QIODevice::WriteOnly));
    text.write("survey\n,type,name\n,text,a\n");
    text.close();
    CHECK(readTableFile(text.fileName()).error().message.id == u"statistics.no_columns_sheet");
}

TEST_CASE("Values are computed after those they read, in whatever order they stand", "[statistics]") {
    TableReport report;
    const auto table = readTable(tableFromCsv(with({QStringLiteral("v1||${v2} + ${c1}"), QStringLiteral("v2||${v3} * 2"), QStringLiteral("v3||${c1} + 1"), QStringLiteral("c1|true()|")})), bundledForms(), report);
    REQUIRE(table);
    std::vector<double> row{0, 0, 0, 5};
    computeValues(*table, row, row);
    CHECK(row == std::vector<double>{17, 12, 6, 5});
}

TEST_CASE("A share is rounded half up to two decimals; of nothing it is blank or as the setting says", "[statistics]") {
    const QStringList columns{QStringLiteral("c1|true()|"), QStringLiteral("c2|true()|"), QStringLiteral("p1||percent(${c1}, ${c2})"), QStringLiteral("p2||100 - percent(${c1}, ${c2})"), QStringLiteral("p3||percent(${c1}, ${c2}, 7)"),
                              QStringLiteral("p4||percent(${c1}, total(${c2}))")};
    TableReport report;
    const auto blank = readTable(tableFromCsv(with(columns)), bundledForms(), report);
    const auto hundred = readTable(tableFromCsv(definition(QString(), columns, {}, QStringLiteral("percent_of_zero=100"))), bundledForms(), report);
    REQUIRE(blank);
    REQUIRE(hundred);
    const auto share = [](const TableDefinition &table, double part, double whole, double grand) {
        std::vector<double> row{part, whole, 0, 0, 0, 0}, total{part, grand, 0, 0, 0, 0};
        computeValues(table, row, total);
        return row;
    };
    CHECK(share(*blank, 1, 3, 8)[2] == 33.33);
    CHECK(share(*blank, 2, 3, 8)[2] == 66.67);
    CHECK(share(*blank, 1, 800, 8)[2] == 0.13);   // 0.125
    CHECK(share(*blank, 5, 6, 8)[5] == 62.5);
    CHECK(std::isnan(share(*blank, 0, 0, 8)[2]));
    CHECK(std::isnan(share(*blank, 0, 0, 8)[3]));
    CHECK(share(*blank, 0, 0, 8)[4] == 7);
    CHECK(share(*hundred, 0, 0, 8)[2] == 100);
    CHECK(share(*hundred, 0, 0, 8)[3] == 0);
    CHECK(share(*hundred, 0, 0, 8)[4] == 7);
    CHECK(share(*hundred, 0, 0, 0)[5] == 100);
}
