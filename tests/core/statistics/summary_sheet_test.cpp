// The official sheet as a workbook: panes, print area, formulas with their values, and the codes behind the numbers.
#include "core/sheets/workbook.h"
#include "core/sheets/zip_package.h"
#include "core/statistics/small_numbers.h"
#include "tests/core/statistics/statistics_support.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

QByteArray part(const QString &file, const char *name) {
    auto package = sheets::ZipPackage::open(file, {}, QStringLiteral("t.xlsx"), {});
    REQUIRE(package.has_value());
    QByteArray out;
    REQUIRE((*package)->unpack(name, [&out](QByteArrayView piece) { out += piece; }).has_value());
    return out;
}

struct Sheets : StatisticsLedger {
    QStringList places = villages();
    std::unique_ptr<TableDefinition> counted = table(definition({}, {QStringLiteral("c1|true()|"), QStringLiteral("c2|${sex} = '1'|")}, {QStringLiteral("R|${c2} <= ${c1}|")}));
    SummaryRequest request;
    QString file = directory.filePath(QStringLiteral("表.xlsx"));
    Sheets() {
        std::vector<Change> all;
        for (int i = 0; i < 12; ++i)
            for (Change &change : child(QStringLiteral("2010-05-01"), places[i < 3 ? 0 : 1]))
                all.push_back(std::move(change));
        commit(all);
        request.by = SummaryBy::Village;
    }
};

}  // namespace

TEST_CASE("A table as a workbook has panes, a print area and totals that carry their values", "[statistics]") {
    Sheets data;
    const Summary summary = data.count(*data.counted, data.request);
    REQUIRE(writeSummary(summary, data.file, Messages(), Language::Chinese, QStringLiteral("海勃湾区")).has_value());
    const QByteArray sheet = part(data.file, "xl/worksheets/sheet1.xml");
    CHECK(part(data.file, "xl/workbook.xml").contains("_xlnm.Print_Area"));
    CHECK(sheet.contains("<pane "));
    CHECK(sheet.contains("<mergeCell "));
    CHECK(sheet.contains("<f>SUM("));
    CHECK(sheet.contains("</f><v>12</v>"));
    CHECK(sheet.contains("<col "));
}

TEST_CASE("The sheet of codes has a row for each record and a mark under each column that counts it", "[statistics]") {
    Sheets data;
    const Summary summary = data.count(*data.counted, data.request);
    const auto records = countedRecords(data.reader(), data.session, *data.counted, data.request, data.quiet);
    REQUIRE(records.has_value());
    REQUIRE(records->codes.size() == 12);
    CHECK(records->places.count(data.places[0]) == 3);
    REQUIRE(writeSummary(summary, data.file, Messages(), Language::Chinese, QStringLiteral("海勃湾区"), &*records).has_value());
    const auto book = Workbook::open(data.file);
    REQUIRE(book.has_value());
    REQUIRE((*book)->sheets().size() == 2);
    int rows = 0;
    REQUIRE((*book)->read(1, [&rows](const SheetRow &) { return ++rows < 1000; }).has_value());
    CHECK(rows == 13);
    const QByteArray text = part(data.file, "xl/sharedStrings.xml");
    for (const QString &code : records->codes)
        CHECK(text.contains(code.toUtf8()));
    CHECK_FALSE(text.contains(QStringLiteral("小雨").toUtf8()));   // codes, no names
}

TEST_CASE("A total that is hidden, or stands over hidden numbers, has no formula", "[statistics]") {
    Sheets data;
    Summary summary = data.count(*data.counted, data.request);
    hideSmall(summary, Summary(summary), kSmallNumber);
    REQUIRE(writeSummary(summary, data.file, Messages(), Language::Chinese, QStringLiteral("海勃湾区")).has_value());
    CHECK_FALSE(part(data.file, "xl/worksheets/sheet1.xml").contains("<f>SUM("));
    CHECK(part(data.file, "xl/sharedStrings.xml").contains("<t>*</t>"));
}
