// OpenDocument spreadsheets: LibreOffice's and WPS's way of writing rows and cells.
#include "tests/core/sheets/sheet_helpers.h"
#include "tests/support/catch_qt.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

const QString kName = QStringLiteral("名册.ods");

QString k(const char *text) { return QString::fromUtf8(text); }

QByteArray odsOf(const QByteArray &tables, const QByteArray &styles = {}, const QByteArray &manifest = "<manifest/>") {
    return zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                  {"META-INF/manifest.xml", manifest},
                  {"content.xml", "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:calcext=\"c\" xmlns:draw=\"d\"><office:automatic-styles>" + styles +
                                      "</office:automatic-styles><office:body><office:spreadsheet>" + tables + "</office:spreadsheet></office:body></office:document-content>"}});
}

QByteArray text(const QByteArray &of, const QByteArray &attributes = {}) { return "<table:table-cell office:value-type=\"string\"" + attributes + "><text:p>" + of + "</text:p></table:table-cell>"; }

QByteArray table(const QByteArray &rows) { return "<table:table table:name=\"一\"><table:table-column table:number-columns-repeated=\"16384\"/>" + rows + "</table:table>"; }

}  // namespace

TEST_CASE("Rows and cells that an .ods writes once are there as often as they repeat", "[sheets]") {
    const ReadTable read = readBytes(odsOf(table("<table:table-header-rows><table:table-row>" + text("姓名") + "<table:table-cell table:number-columns-repeated=\"2\"/>" + text("是", " table:number-columns-repeated=\"2\"") +
                                                 "<table:table-cell table:number-columns-repeated=\"16379\"/></table:table-row></table:table-header-rows>"
                                                 "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
                                                 "<table:table-row table:number-rows-repeated=\"2\" table:visibility=\"filter\">" + text("甲") + "</table:table-row>"
                                                 "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>")), kName);
    REQUIRE(read.result);
    CHECK(read.texts() == Table{{k("姓名"), {}, {}, k("是"), k("是")}, {k("甲")}, {k("甲")}});
    CHECK(read.rows[1].number == 5);
    CHECK(read.rows[2].number == 6);
    CHECK(read.rows[1].hidden);
    CHECK_FALSE(read.rows[0].hidden);
}

TEST_CASE("The cells of an .ods are what a person reads there", "[sheets]") {
    const QByteArray date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2012-03-04", number = "<table:table-cell office:value-type=\"float\" office:value=\"";
    const ReadTable read = readBytes(odsOf(table("<table:table-row>" + date + "\"><text:p>2012年3月4日</text:p></table:table-cell>" + date + "T08:30:00\"><text:p>x</text:p></table:table-cell>" +
                                                 number + "13900001111\"><text:p>1.39E+10</text:p></table:table-cell>" + number + "123\"><text:p>000123</text:p></table:table-cell>" + number + "1.50302201203041E+017\"><text:p>1.5E+17</text:p></table:table-cell>"
                                                 "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>"
                                                 "<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>"
                                                 "<table:table-cell table:formula=\"of:=[.A1]\"/></table:table-row>"
                                                 "<table:table-row>" + text("李<text:span>小<text:s text:c=\"2\"/></text:span>明") +
                                                 "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>待核实</text:p></office:annotation><text:p>一</text:p><draw:frame><text:p>图</text:p></draw:frame><text:p>二</text:p></table:table-cell>" +
                                                 text("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>han</text:ruby-text></text:ruby>") + "</table:table-row>")), kName);
    REQUIRE(read.result);
    CHECK(read.texts() == Table{{k("2012-03-04"), k("2012-03-04 08:30:00"), k("13900001111"), k("000123"), k("150302201203041000"), k("TRUE"), k("#N/A"), k("=[.A1]")}, {k("李小  明"), k("一\n二"), k("漢")}});
    CHECK(read.kind(0, 0) == Cell::Kind::Date);
    CHECK(read.kind(0, 5) == Cell::Kind::Boolean);
    CHECK(read.kind(0, 6) == Cell::Kind::Fault);
    CHECK(read.rows[0].cells[4].lostDigits());
    CHECK(read.rows[0].cells[7].isUncomputed());
}

TEST_CASE("The sheets of an .ods, hidden ones and merged cells", "[sheets]") {
    const QByteArray bytes = odsOf("<table:table table:name=\"甲\" table:style-name=\"ta1\"><table:table-row>" + text("标题", " table:number-columns-spanned=\"3\" table:number-rows-spanned=\"1\"") + "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + text("尾") +
                                       "</table:table-row></table:table><table:table table:name=\"乙\" table:style-name=\"ta2\"><table:table-row>" + text("b") + "</table:table-row></table:table>",
                                   "<style:style style:name=\"ta1\"><style:table-properties table:display=\"true\"/></style:style><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>");
    auto book = Workbook::fromBytes(bytes, kName);
    REQUIRE(book);
    CHECK((*book)->format() == u"ods");
    REQUIRE((*book)->sheets().size() == 2);
    CHECK((*book)->sheets()[0].name == k("甲"));
    CHECK_FALSE((*book)->sheets()[0].hidden);
    CHECK((*book)->sheets()[1].hidden);
    CHECK(readSheet(**book, 0).texts() == Table{{k("标题"), {}, {}, k("尾")}});
    CHECK(readSheet(**book, 1).texts() == Table{{k("b")}});
    const auto merged = (*book)->merged(0);
    REQUIRE(merged);
    REQUIRE(merged->size() == 1);
    CHECK(merged->front().firstRow == 1);
    CHECK(merged->front().lastColumn == 2);
}

TEST_CASE("An OpenDocument text, an .ods with a password and one that is cut are refused", "[sheets]") {
    const auto refused = [](const QByteArray &bytes) { const ReadTable read = readBytes(bytes, kName); return read.result ? QString() : read.result.error().message.id; };
    CHECK(refused(zipOf({{"content.xml", "<document-content><body><text><p>x</p></text></body></document-content>"}})) == u"sheets.not_a_spreadsheet");
    CHECK(refused(odsOf(table({}), {}, "<manifest><encryption-data/></manifest>")) == u"sheets.password_protected");
    CHECK(refused(zipOf({{"content.xml", "<document-content><body><spreadsheet><table name=\"a\"><table-row>"}})) == u"sheets.damaged");
    CHECK(refused(odsOf({})) == u"sheets.empty");
    CHECK(refused(odsOf(table("<table:table-row>" + text("x", " table:number-columns-repeated=\"20000\"") + "</table:table-row>"))) == u"sheets.too_large");
}
