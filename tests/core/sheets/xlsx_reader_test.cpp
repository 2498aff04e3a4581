// Workbooks as Excel, WPS, LibreOffice, Java libraries and constant-memory writers make them.
#include "core/sheets/xlsx_sheet.h"
#include "tests/core/sheets/sheet_helpers.h"
#include "tests/support/catch_qt.h"

#include "core/sheets/cell_format.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {
const QString kName = QStringLiteral("名册.xlsx");
Table textsOf(const QByteArray &bytes) {
    const ReadTable read = readBytes(bytes, kName);
    CHECK(read.result);
    return read.texts();
}
}  // namespace

TEST_CASE("shared, rich, inline and formula strings are read, phonetic runs are not", "[sheets]") {
    const QByteArray strings = "<si><t>姓名</t></si><si><r><t>身份</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 证号</t></r></si>"
                               "<si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>かんじ</t></rPh></si><si/><si><t>甲_x000D_\n乙</t></si><si><t>_x005F_x000D_</t></si>";
    const QByteArray rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c><c r=\"F1\" t=\"s\"><v>5</v></c></row>"
                            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>张三</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><r><t>1503</t></r><r><t>02</t></r><rPh><t>x</t></rPh></is></c>"
                            "<c r=\"C2\" t=\"str\"><f>A2&amp;B2</f><v>张三&lt;1&gt;</v></c><c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" t=\"e\"><v>#REF!</v></c><c r=\"F2\"><f>1+1</f><v>2</v></c></row>";
    const ReadTable read = readBytes(xlsxOf(rows, strings), kName);
    REQUIRE(read.result);
    CHECK(read.texts() == Table{{QStringLiteral("姓名"), QStringLiteral("身份 证号"), QStringLiteral("漢字"), QString(), QStringLiteral("甲\r\n乙"), QStringLiteral("_x000D_")},
                                {QStringLiteral("张三"), QStringLiteral("150302"), QStringLiteral("张三<1>"), QStringLiteral("TRUE"), QStringLiteral("#REF!"), QStringLiteral("2")}});
    CHECK(read.kind(0, 3) == Cell::Kind::Empty);
    CHECK(read.kind(1, 3) == Cell::Kind::Boolean);
    CHECK(read.kind(1, 4) == Cell::Kind::Fault);
    CHECK(read.kind(1, 5) == Cell::Kind::Number);
}

TEST_CASE("rows and cells without references follow each other, and wrong ones do not go back", "[sheets]") {
    CHECK(textsOf(xlsxOf("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c t=\"inlineStr\"><is><t>a</t></is></c></row>")) == Table{{QStringLiteral("1"), QString(), QStringLiteral("3")}, {QStringLiteral("a")}});
    const ReadTable read = readBytes(xlsxOf("<row r=\"5\"><c r=\"B5\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r=\"2\"><c r=\"$a$2\"><v>4</v></c></row>"), kName);
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[0].number == 5);
    CHECK(read.rows[1].number == 6);
    CHECK(read.rows[2].number == 7);
    CHECK(read.texts()[0] == QStringList{QString(), QStringLiteral("1"), QStringLiteral("2")});
    CHECK(read.text(2, 0) == QStringLiteral("4"));
}

TEST_CASE("prefixes, strict namespaces, absolute and relative targets and part names in any case are read", "[sheets]") {
    const QByteArray strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    for (const QByteArray &target : {QByteArray("worksheets/Sheet1.xml"), QByteArray("/xl/worksheets/sheet1.xml"), QByteArray("../xl/worksheets/sheet1.xml"), QByteArray(".\\worksheets\\sheet1.xml")}) {
        const ReadTable read = readBytes(zipOf({{"_rels/.rels", "<p:Relationships xmlns:p=\"r\"><p:Relationship Id=\"a\" Type=\"" + strict + "/officeDocument\" Target=\"/XL/Workbook.xml\"/></p:Relationships>"},
                                                {"xl/workbook.xml", "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"" + strict + "\"><x:sheets><x:sheet name=\"一\" sheetId=\"3\" q:id=\"R9\"/></x:sheets></x:workbook>"},
                                                {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"R9\" Type=\"" + strict + "/worksheet\" Target=\"" + target + "\"/></Relationships>"},
                                                {"xl/worksheets/SHEET1.xml", "<x:worksheet xmlns:x=\"m\"><x:dimension ref=\"A1:XFD1048576\"/><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>好</x:t></x:is></x:c>"
                                                                             "<x:c r=\"B1\" t=\"d\"><x:v>2015-03-07T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>"}}),
                                         kName);
        CHECK(read.result);
        CHECK(read.texts() == Table{{QStringLiteral("好"), QStringLiteral("2015-03-07")}});
        CHECK(read.kind(0, 1) == Cell::Kind::Date);
    }
}

TEST_CASE("a number is a date by its format alone", "[sheets]") {
    using Kind = sheets::NumberFormat::Kind;
    for (const char *date : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\\-m\\-d;@", "m/d/yy", "[DBNum1][$-804]yyyy\"年\"m\"月\";@", "e\"年\"", "m\"月\"", "YYYY/MM/DD hh:mm", "[Red]d", "aaaa", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "yyyy年m月d日"})
        CHECK(sheets::numberFormat(date).kind == Kind::Date);
    for (const char *number : {"General", "0.00", "@", "\"day\"0", "[Red]0.00", "0.00E+00", "#,##0\\d", "[Blue]General\"人\"", "0_d", "G/通用格式", "[>100]0", "0;\"y\"", "¥#,##0.00;[Red]-¥#,##0.00", ""})
        CHECK(sheets::numberFormat(number).kind == Kind::General);
    for (const char *time : {"h:mm", "mm:ss", "h:mm:ss AM/PM", "上午/下午h\"时\"mm\"分\""})
        CHECK(sheets::numberFormat(time).kind == Kind::Time);
    CHECK(sheets::numberFormat("[h]:mm").kind == Kind::Elapsed);
    for (int id = 0; id < 200; ++id)
        CHECK((sheets::builtInFormat(id).kind != Kind::General) == ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)));
}

TEST_CASE("dates of both day counts, times and leading zeros are shown as a person reads them", "[sheets]") {
    const QByteArray styles = "<numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt numFmtId=\"177\" formatCode=\"000000\"/></numFmts>"
                              "<cellStyleXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellStyleXfs>"
                              "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"177\"/><xf numFmtId=\"57\"/></cellXfs>"
                              "<dxfs><dxf><numFmt numFmtId=\"177\" formatCode=\"yyyy\"/></dxf></dxfs>";
    const QByteArray rows = "<row><c s=\"0\"><v>42430</v></c><c s=\"1\"><v>42430</v></c><c s=\"2\"><v>42430</v></c><c s=\"3\"><v>42430.5</v></c><c s=\"4\"><v>0.354166666666667</v></c><c s=\"5\"><v>1503</v></c>"
                            "<c s=\"6\"><v>42430</v></c><c s=\"1\"><v>60</v></c><c s=\"1\"><v>1</v></c><c s=\"1\"><v>-3</v></c><c s=\"1\"><v>42429.9999999</v></c><c s=\"99\"><v>5</v></c></row>";
    const ReadTable read = readBytes(xlsxOf(rows, {}, styles), kName);
    REQUIRE(read.result);
    CHECK(read.texts()[0] == QStringList{QStringLiteral("42430"), QStringLiteral("2016-03-01"), QStringLiteral("2016-03-01"), QStringLiteral("2016-03-01 12:00:00"), QStringLiteral("08:30:00"), QStringLiteral("001503"), QStringLiteral("2016-03-01"),
                                         QStringLiteral("1900-02-29"), QStringLiteral("1900-01-01"), QStringLiteral("-3"), QStringLiteral("2016-03-01"), QStringLiteral("5")});
    CHECK(read.kind(0, 1) == Cell::Kind::Date);
    CHECK(read.kind(0, 3) == Cell::Kind::DateTime);
    CHECK(read.kind(0, 4) == Cell::Kind::Time);
    const ReadTable mac = readBytes(xlsxOf("<row><c s=\"1\"><v>40968</v></c><c s=\"1\"><v>0</v></c></row>", {}, styles, {}, "date1904=\"1\""), kName);
    CHECK(mac.texts() == Table{{QStringLiteral("2016-03-01"), QStringLiteral("1904-01-01")}});
}

TEST_CASE("numbers are plain text without exponent, and long ones say that digits are lost", "[sheets]") {
    const ReadTable read = readBytes(xlsxOf("<row><c><v>1.5030219990101E+17</v></c><c><v>13900001111</v></c><c><v>0.30000000000000004</v></c><c><v>1E3</v></c><c><v>12.50</v></c><c><v>999999999999999</v></c><c><v> 7 </v></c><c><v>十</v></c><c><v>1e-7</v></c></row>"), kName);
    REQUIRE(read.result);
    CHECK(read.texts()[0] == QStringList{QStringLiteral("150302199901010000"), QStringLiteral("13900001111"), QStringLiteral("0.3"), QStringLiteral("1000"), QStringLiteral("12.5"), QStringLiteral("999999999999999"), QStringLiteral("7"), QStringLiteral("十"), QStringLiteral("0.0000001")});
    CHECK(read.rows[0].cells[0].lostDigits());
    CHECK_FALSE(read.rows[0].cells[1].lostDigits());
    CHECK_FALSE(read.rows[0].cells[5].lostDigits());
}

TEST_CASE("merged ranges, hidden rows and hidden sheets are told, read or not", "[sheets]") {
    auto workbook = Workbook::fromBytes(xlsxOf("<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>", {}, {}, "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B2:B$3\"/><mergeCell ref=\"bad\"/></mergeCells>"), kName);
    REQUIRE(workbook);
    int seen = 0;
    REQUIRE((*workbook)->read(0, [&](const SheetRow &row) { CHECK(row.hidden); return ++seen < 1; }));
    CHECK(seen == 1);
    const auto merged = *(*workbook)->merged(0);
    REQUIRE(merged.size() == 2);
    CHECK(merged[0].lastColumn == 2);
    CHECK(merged[1].lastRow == 3);
    CHECK(readSheet(**workbook).texts().size() == 2);  // again from the start
    CHECK((*workbook)->read(1, [](const SheetRow &) { return true; }).error().code == ErrorCode::NotFound);
    CHECK((*workbook)->merged(-1)->isEmpty());
}

TEST_CASE("a row kept by the taker is not changed by the next", "[sheets]") {
    QByteArray rows;
    for (int i = 1; i <= 50; ++i)
        rows += "<row><c><v>" + QByteArray::number(i) + "</v></c>" + (i % 2 ? QByteArray("<c/><c t=\"inlineStr\"><is><t>奇</t></is></c>") : QByteArray()) + "</row>";
    const ReadTable read = readBytes(xlsxOf(rows), kName);
    REQUIRE(read.rows.size() == 50);
    for (int i = 1; i <= 50; ++i)
        CHECK(read.texts()[i - 1] == (i % 2 ? QStringList{QString::number(i), QString(), QStringLiteral("奇")} : QStringList{QString::number(i)}));
}

TEST_CASE("empty formatted rows are passed over, and reading can be cancelled among them", "[sheets]") {
    QByteArray rows = "<row><c><v>1</v></c></row>";
    for (int i = 0; i < 200'000; ++i)
        rows += "<row s=\"1\" customFormat=\"1\"><c s=\"1\"/></row>";
    rows += "<row><c><v>2</v></c></row>";
    auto workbook = Workbook::fromBytes(xlsxOf(rows), kName);
    REQUIRE(workbook);
    const ReadTable read = readSheet(**workbook);
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[1].number == 200'002);
    struct Stop final : Progress {
        bool step(qint64, qint64) override { return false; }
    } stop;
    const auto result = (*workbook)->read(0, [](const SheetRow &) { return true; }, stop);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::Cancelled);
}

TEST_CASE("merged ranges are found wherever the bytes of a sheet are cut", "[sheets]") {
    const std::string sheet = "<x:worksheet><x:sheetData><x:row r=\"1\"><x:c t=\"inlineStr\"><x:is><x:t>mergeCell ref=\"A1:A9\" &gt; mergeCell</x:t></x:is></x:c></x:row></x:sheetData>" + std::string(300, ' ') +
                              "<x:mergeCells count=\"3\"><x:mergeCell ref=\"A1:C1\"/><x:mergeCell\n ref='$B$2:B3' /><x:mergeCell/><x:mergeCell ref=\"x\"/><x:mergeCell ref=\"B9:B8\"/></x:mergeCells></x:worksheet>";
    for (size_t first = 0; first <= sheet.size(); first += 7)
        for (size_t size : {size_t(1), size_t(13), sheet.size()}) {
            sheets::XlsxMergedFinder finder;
            finder.take(std::string_view(sheet).substr(0, first));
            for (size_t at = first; at < sheet.size(); at += size)
                finder.take(std::string_view(sheet).substr(at, size));
            REQUIRE(finder.ranges.size() == 2);
            CHECK(finder.ranges[0].lastColumn == 2);
            CHECK(finder.ranges[1].firstRow == 2);
            CHECK(finder.ranges[1].lastRow == 3);
        }
}
