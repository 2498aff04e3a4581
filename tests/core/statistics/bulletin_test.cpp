#include "core/statistics/bulletin.h"
#include "core/sheets/workbook.h"
#include "core/sheets/zip_package.h"
#include "core/statistics/small_numbers.h"
#include "tests/core/statistics/statistics_support.h"

#include <algorithm>
#include <array>

using namespace tongdang;
using namespace tongdang::test;

namespace {

const FormCatalog &bundledForms() {
    static const FormCatalog forms = FormCatalog::bundled();
    return forms;
}

const TableCatalog &bundledTables() {
    static const TableCatalog tables(bundledForms(), {});
    return tables;
}

QString bulletin(const QStringList &blocks, const QString &settings = QStringLiteral(",mine,我的通报,Mine,quarter,township,\n")) {
    QString csv = QStringLiteral("settings\n,bulletin_id,title::中文 (zh),title::English (en),period,by,note::中文 (zh)\n") + settings + QStringLiteral("blocks\n,kind,text::中文 (zh),text::English (en),table,columns,chart,by\n");
    for (const QString &block : blocks)
        csv += u',' + block + u'\n';
    return csv;
}

QStringList faults(const QString &csv) {
    BulletinReport report;
    const auto read = readBulletin(tableFromCsv(csv), bundledTables(), report);
    CHECK((read != nullptr) == report.ok());
    QStringList out;
    for (const DefinitionIssue &issue : report.issues)
        out << issue.sheet + u' ' + QString::number(issue.row) + u' ' + issue.message.id;
    return out;
}

struct Reporting : StatisticsLedger {
    using StatisticsLedger::StatisticsLedger;
    Bulletin fill(const QString &csv, const BulletinRequest &request, Language language = Language::Chinese, const TableCatalog &tables = bundledTables()) {
        BulletinReport report;
        m_read = readBulletin(tableFromCsv(csv), tables, report);
        for (const DefinitionIssue &issue : report.issues)
            UNSCOPED_INFO(issue.sheet.toStdString() << ' ' << issue.row << ' ' << issue.message.id.toStdString() << ' ' << issue.message.args.join(u", ").toStdString());
        REQUIRE(m_read);
        const auto filled = fillBulletin(reader(), session, *m_read, tables, request, QStringLiteral("海勃湾区"), Messages(), language, quiet);
        INFO((filled ? QString() : filled.error().message.id + u' ' + filled.error().detail).toStdString());
        REQUIRE(filled.has_value());
        return *filled;
    }
    void children(int count, const char *birth, int place, const Answered &more = {}) {
        std::vector<Change> all;
        for (int i = 0; i < count; ++i)
            for (Change &change : child(QString::fromLatin1(birth), villages()[place], more))
                all.push_back(std::move(change));
        commit(all);
    }

  private:
    std::unique_ptr<BulletinDefinition> m_read;
};

}  // namespace

TEST_CASE("The bundled bulletins have no fault and both languages", "[statistics]") {
    const BulletinCatalog bulletins(bundledTables(), {});
    for (const DefinitionIssue &issue : bulletins.issues())
        FAIL_CHECK(issue.sheet.toStdString() << ' ' << issue.row << ' ' << issue.message.id.toStdString() << ' ' << issue.message.args.join(u", ").toStdString());
    for (const char *id : {"quarterly", "yearly"}) {
        const BulletinDefinition *one = bulletins.find(QString::fromLatin1(id));
        REQUIRE(one);
        CHECK(one->blocks.size() > 15);
        for (const BulletinBlock &block : one->blocks)
            if (!block.texts.isEmpty())
                CHECK(block.texts.keys() == QStringList{QStringLiteral("en"), QStringLiteral("zh")});
    }
}

TEST_CASE("Every fault of a bulletin is told with its sheet and row", "[statistics]") {
    CHECK(faults(bulletin({QStringLiteral("heading,一,One,,,,"), QStringLiteral("table,,,lbc-2016,c1,,")})).isEmpty());
    CHECK(faults(bulletin({QStringLiteral("banner,一,One,,,,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_kind")});
    CHECK(faults(bulletin({QStringLiteral("table,,,nothing,c1,,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_no_table")});
    CHECK(faults(bulletin({QStringLiteral("table,,,lbc-2016,c99,,")})) == QStringList{QStringLiteral("blocks 6 statistics.no_such_column")});
    CHECK(faults(bulletin({QStringLiteral("chart,,,lbc-2016,,radar,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_chart")});
    CHECK(faults(bulletin({QStringLiteral("chart,,,lbc-2016,,bar,")})) == QStringList{QStringLiteral("blocks 6 statistics.chart_columns")});
    CHECK(faults(bulletin({QStringLiteral("table,,,lbc-2016,c1,,continent")})) == QStringList{QStringLiteral("blocks 6 statistics.bad_setting")});
    CHECK(faults(bulletin({QStringLiteral("paragraph,共{lbc-2016.c1名,All,,,,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_braces")});
    CHECK(faults(bulletin({QStringLiteral("paragraph,共}名,All,,,,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_braces")});
    CHECK(faults(bulletin({QStringLiteral("paragraph,共{}名,All,,,,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_braces")});
    CHECK(faults(bulletin({QStringLiteral("paragraph,共{lbc-2016.c99}名,All,,,,")})) == QStringList{QStringLiteral("blocks 6 statistics.no_such_column")});
    CHECK(faults(bulletin({QStringLiteral("paragraph,共{lbc-2016@later.c1}名,All,,,,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_moment")});
    CHECK(faults(bulletin({QStringLiteral("paragraph,共{lbc-2016.c1 +}名,All,,,,")})).value(0).startsWith(QStringLiteral("blocks 6 expressions.")));
    CHECK(faults(bulletin({QStringLiteral("paragraph,共{no_such(1)}名,All,,,,")})).value(0).startsWith(QStringLiteral("blocks 6 expressions.")));
    CHECK(faults(bulletin({QStringLiteral("paragraph,,,,,,")})) == QStringList{QStringLiteral("blocks 6 statistics.bulletin_no_text")});
    CHECK(faults(bulletin({})) == QStringList{QStringLiteral("blocks 5 statistics.bulletin_no_blocks")});
    CHECK(faults(bulletin({QStringLiteral("page,,,,,,")}, QStringLiteral(",,,,week,,\n"))) == QStringList{QStringLiteral("settings 3 statistics.bulletin_no_id"), QStringLiteral("settings 3 statistics.bulletin_no_title"), QStringLiteral("settings 3 statistics.bad_setting")});
    const QStringList all = faults(bulletin({QStringLiteral("banner,一,One,,,,"), QStringLiteral("table,,,nothing,c1,,"), QStringLiteral("paragraph,{x.y},All,,,,")}));
    CHECK(all.size() == 3);   // all at once
}

TEST_CASE("Sentences carry the totals of their day, of the period before and of a year ago", "[statistics]") {
    Reporting data;   // today is 2018-06-01
    data.children(7, "2010-05-01", 0, {{"schooling", QStringLiteral("primary")}});
    data.children(2, "2018-04-20", 1, {{"schooling", QStringLiteral("not_in_kindergarten")}});
    data.children(1, "2017-09-01", 1, {{"schooling", QStringLiteral("not_in_kindergarten")}});
    const QString csv = bulletin({QStringLiteral("heading,{year}年第{quarter}季度,Quarter {quarter} of {year},,,,"),
                                  QStringLiteral("\"paragraph\",\"{unit}截至{day}共{lbc-2016.c1}名，上季度末{lbc-2016@before.c1}名，上年同期{lbc-2016@year.c1}名，{if(lbc-2016.c1 > lbc-2016@before.c1, '增加', '没有增加')}；小学占{percent(lbc-2016.c13, lbc-2016.c1)}%\",\"{lbc-2016.c1} in all\",,,,"),
                                  QStringLiteral("table,,,lbc-2016,c1 c13,,village"), QStringLiteral("chart,,,lbc-2016,,ages,")});
    BulletinRequest request;
    const Bulletin filled = data.fill(csv, request);
    CHECK(filled.from == day("2018-04-01"));
    CHECK(filled.asOf == day("2018-06-01"));
    REQUIRE(filled.blocks.size() == 4);
    CHECK(filled.blocks[0].text == QStringLiteral("2018年第2季度"));
    CHECK(filled.blocks[1].text == QStringLiteral("海勃湾区截至2018年6月1日共10名，上季度末8名，上年同期7名，增加；小学占70%"));
    CHECK(filled.blocks[2].summary.table->columns.size() == 2);
    CHECK(filled.blocks[2].summary.by == SummaryBy::Village);
    CHECK(filled.blocks[2].summary.total.values == std::vector<double>{10, 7});
    CHECK(filled.blocks[3].chart.columns == QStringList{QStringLiteral("c2"), QStringLiteral("c5"), QStringLiteral("c8")});
    CHECK(data.fill(csv, request, Language::English).blocks[0].text == QStringLiteral("Quarter 2 of 2018"));
    request.region = data.villages()[1].left(9);
    CHECK(data.fill(csv, request).blocks[2].summary.rows.size() < filled.blocks[2].summary.rows.size());
}

TEST_CASE("The tables of a bulletin are of the places below its region", "[statistics]") {
    Reporting data;
    data.children(3, "2010-05-01", 0);
    const QString csv = bulletin({QStringLiteral("table,,,lbc-2016,c1,,"), QStringLiteral("table,,,lbc-2016,c1,,district"), QStringLiteral("table,,,lbc-2016,c1,,village")});
    BulletinRequest request;
    const auto levels = [&] {
        QStringList out;
        const Bulletin filled = data.fill(csv, request);
        for (const FilledBlock &block : filled.blocks)
            out << summaryByName(block.summary.by);
        return out.join(u' ');
    };
    CHECK(levels() == u"township township village");   // the ledger is of one district
    request.region = data.villages()[0].left(9);
    CHECK(levels() == u"village village village");
    request.region.clear();
    data.session.regions = {data.villages()[0].left(9)};   // an account for one township
    CHECK(levels() == u"village village village");
}

TEST_CASE("The bulletin of a city is of its districts where a table asks for them", "[statistics]") {
    Reporting data("1503");
    const Bulletin filled = data.fill(bulletin({QStringLiteral("table,,,lbc-2016,c1,,"), QStringLiteral("table,,,lbc-2016,c1,,district")}), {});
    CHECK(filled.blocks[0].summary.by == SummaryBy::Township);
    CHECK(filled.blocks[1].summary.by == SummaryBy::District);
}

TEST_CASE("A bulletin says which of its days lie before the ledger's first", "[statistics]") {
    Reporting data;   // the ledger's first day: 2018-06-01
    data.children(3, "2010-05-01", 0);
    const QString csv = bulletin({QStringLiteral("paragraph,{lbc-2016.c1}名，上季度末{lbc-2016@before.c1}名,All,,,,")});
    BulletinRequest request;
    Bulletin filled = data.fill(csv, request);
    CHECK(filled.restated == QList<QDate>{day("2018-03-31")});
    CHECK(filled.begins == day("2018-06-01"));
    const Messages words;
    CHECK(bulletinFacts(filled, words, Language::Chinese) == QStringList{QStringLiteral("海勃湾区"), QStringLiteral("2018年6月1日")});
    CHECK(bulletinNotes(filled, words, Language::Chinese) == QStringList{QStringLiteral("2018年3月31日的数字按现有资料统计：账本自2018年6月1日起记录。")});
    request.asOf = day("2018-05-31");
    filled = data.fill(csv, request);
    CHECK(bulletinFacts(filled, words, Language::English).last() == u"as known today (the ledger begins on 2018-06-01)");
    data.clock.set(QDate(2018, 9, 30));
    request.asOf = day("2018-09-30");
    filled = data.fill(csv, request);
    CHECK(filled.restated.isEmpty());
    CHECK(bulletinNotes(filled, words, Language::English).isEmpty());
    request.asOf = day("2018-10-01");
    BulletinReport report;
    const auto read = readBulletin(tableFromCsv(csv), bundledTables(), report);
    const auto early = fillBulletin(data.reader(), data.session, *read, bundledTables(), request, {}, words, Language::Chinese, data.quiet);
    REQUIRE_FALSE(early.has_value());
    CHECK(early.error().message.id == u"statistics.ahead");
}

TEST_CASE("A sentence over nobody has a dash where its number is none", "[statistics]") {
    Reporting data;
    const QString csv = bulletin({QStringLiteral("\"paragraph\",\"共{lbc-2016.c1}名，登记率{percent(lbc-2016.c19, lbc-2016.c1)}%{if(lbc-2016.c20 > 0, '，有未登记的', '')}。\",All,,,,")});
    CHECK(data.fill(csv, {}).blocks[0].text == QStringLiteral("共0名，登记率—%。"));
}

TEST_CASE("A number that is hidden in one table of a bulletin stands in no other", "[statistics]") {
    Reporting data;
    data.children(20, "2010-05-01", 0);
    data.children(3, "2010-05-01", 1);
    // Both tables count everybody on the register of their age; only the second would have shown it, having nothing small beside it.
    BulletinRequest request;
    request.hideBelow = kSmallNumber;
    const Bulletin filled = data.fill(bulletin({QStringLiteral("table,,,relief,c1,,village"), QStringLiteral("table,,,risk,c1,,village"), QStringLiteral("table,,,visits,c1,,village")}), request);
    int hidden = 0;
    for (size_t r = 0; r < filled.blocks[0].summary.rows.size(); ++r)
        for (const FilledBlock &block : filled.blocks) {
            CHECK(block.summary.rows[r].hides(0) == filled.blocks[0].summary.rows[r].hides(0));
            hidden += block.summary.rows[r].hides(0);
        }
    CHECK(hidden >= 3);
}

TEST_CASE("Tables of a bulletin over different periods have numbers of their own, whose small ones are hidden", "[statistics]") {
    Reporting data;
    data.children(20, "2017-05-01", 0);
    data.children(3, "2018-05-01", 0);
    const QStringList columns{QStringLiteral("c1||sum(if(${birth_date} >= period-start(), 1, 0))")};
    const auto own = [&](const QString &id, const QString &settings) { return std::pair(id, definition(QString(), columns, {}, settings).replace(QStringLiteral(",mine,"), u',' + id + u',')); };
    const auto [of, quarter] = own(QStringLiteral("of_quarter"), QStringLiteral("period=quarter"));
    const auto [open, ever] = own(QStringLiteral("of_none"), QStringLiteral("include=active"));
    const TableCatalog tables(bundledForms(), {{of, quarter}, {open, ever}});
    BulletinRequest request;
    request.hideBelow = kSmallNumber;
    for (const QStringList &order : {QStringList{of, open}, QStringList{open, of}}) {
        const Bulletin filled = data.fill(bulletin({QStringLiteral("table,,,%1,c1,,village").arg(order[0]), QStringLiteral("table,,,%1,c1,,village").arg(order[1])}), request, Language::Chinese, tables);
        for (const FilledBlock &block : filled.blocks)
            CHECK(block.summary.total.hides(0) == (block.summary.table->id == of));
    }
}

TEST_CASE("A bulletin that leaves the office hides small numbers, in its sentences too", "[statistics]") {
    Reporting data;
    data.children(20, "2010-05-01", 0);
    data.children(3, "2010-05-01", 1, {{"schooling", QStringLiteral("dropout")}});
    BulletinRequest request;
    request.hideBelow = kSmallNumber;
    const QString paragraph = QStringLiteral("\"paragraph\",\"共{lbc-2016.c1}名，辍学{lbc-2016.c17}名，占{percent(lbc-2016.c17, lbc-2016.c1)}%\",All,,,,");
    const Bulletin filled = data.fill(bulletin({paragraph, QStringLiteral("table,,,lbc-2016,c1 c17,,village")}), request);
    CHECK(filled.blocks[0].text == QStringLiteral("共23名，辍学*名，占*%"));
    // Words that a hidden number decides are no number: they are not told either, in words.
    const QString said = bulletin({QStringLiteral("\"paragraph\",\"辍学{lbc-2016.c17}名，{if(lbc-2016.c17 > lbc-2016@before.c17, concat('增加', lbc-2016.c17, '名'), '持平')}。\",\"{lbc-2016.c17}, {if(lbc-2016.c17 > 0, 'some', 'none')}\",,,,")});
    CHECK(data.fill(said, request).blocks[0].text == QStringLiteral("辍学*名，（此项不公布）。"));
    CHECK(data.fill(said, request, Language::English).blocks[0].text == QStringLiteral("*, (not published)"));
    for (const SummaryRow &row : filled.blocks[1].summary.rows)
        if (row.code == data.villages()[1])
            CHECK(row.hides(1));
}

TEST_CASE("A bulletin as a workbook has its text, a sheet for each table and charts of the spreadsheet's own", "[statistics]") {
    Reporting data;
    data.children(6, "2010-05-01", 0);
    const Bulletin filled = data.fill(bulletin({QStringLiteral("paragraph,共{lbc-2016.c1}名,All {lbc-2016.c1},,,,"), QStringLiteral("table,,,lbc-2016,c1 c2,,"), QStringLiteral("chart,,,lbc-2016,,ages,"), QStringLiteral("chart,,,lbc-2016,,pyramid,"), QStringLiteral("chart,,,lbc-2016,c30 c31 c32,bar,")}), {});
    const QString file = data.directory.filePath(QStringLiteral("通报.xlsx"));
    REQUIRE(writeBulletin(filled, file, Messages(), Language::Chinese).has_value());
    const auto book = Workbook::open(file);
    REQUIRE(book.has_value());
    CHECK((*book)->sheets().size() == 5);
    QFile zip(file);
    REQUIRE(zip.open(QIODevice::ReadOnly));
    const QByteArray bytes = zip.readAll();
    CHECK(bytes.contains("xl/charts/chart1.xml"));
    CHECK(bytes.contains("xl/charts/chart3.xml"));
    // A pyramid's bars are called by their ages alone, as on the picture: both sexes stand beside each name.
    auto package = sheets::ZipPackage::open(file, {}, QStringLiteral("t.xlsx"), {});
    REQUIRE(package);
    QByteArray texts;
    REQUIRE((*package)->unpack("xl/sharedStrings.xml", [&texts](QByteArrayView piece) { texts += piece; }).has_value());
    CHECK(texts.contains(">0—5周岁<"));
    CHECK_FALSE(texts.contains("0—5周岁 男"));
}

TEST_CASE("A chart in a workbook with hidden numbers has no shares and draws none of them", "[statistics]") {
    Reporting data;
    data.children(20, "2010-05-01", 0);
    data.children(3, "2015-05-01", 0);
    const QString blocks = bulletin({QStringLiteral("chart,,,lbc-2016,c2 c5 c8,pie,")});
    const auto partsOf = [&](const BulletinRequest &request, const char *name) {
        const QString file = data.directory.filePath(QString::fromLatin1(name));
        REQUIRE(writeBulletin(data.fill(blocks, request), file, Messages(), Language::Chinese).has_value());
        auto package = sheets::ZipPackage::open(file, {}, QStringLiteral("t.xlsx"), {});
        REQUIRE(package);
        std::array<QByteArray, 2> out;
        REQUIRE((*package)->unpack("xl/charts/chart1.xml", [&out](QByteArrayView piece) { out[0] += piece; }).has_value());
        REQUIRE((*package)->unpack("xl/sharedStrings.xml", [&out](QByteArrayView piece) { out[1] += piece; }).has_value());
        return out;
    };
    const auto points = [](const QByteArray &chart) {
        const qsizetype from = chart.indexOf("<c:val>");
        return chart.mid(from, chart.indexOf("</c:val>") - from).count("<c:pt ");
    };
    const auto [whole, texts] = partsOf({}, "whole.xlsx");
    CHECK(whole.contains("<c:pieChart>"));
    CHECK(points(whole) == 3);
    CHECK_FALSE(texts.contains(">*<"));
    BulletinRequest request;
    request.hideBelow = kSmallNumber;
    const auto [hidden, stars] = partsOf(request, "hidden.xlsx");
    CHECK(hidden.contains("<c:barChart>"));
    CHECK(points(hidden) == 1);
    CHECK(stars.contains(">*<"));
}

TEST_CASE("A ledger keeps its own bulletins over the bundled ones of their id, apart from its tables", "[statistics]") {
    StatisticsLedger data;
    const QString own = bulletin({QStringLiteral("heading,自己的,Our own,,,,")}, QStringLiteral(",quarterly,我们的季报,Ours,quarter,township,\n"));
    REQUIRE(data.ledger->installBulletin(data.session, QStringLiteral("quarterly"), own).has_value());
    CHECK(data.ledger->installedTables().isEmpty());
    const BulletinCatalog bulletins(bundledTables(), data.ledger->installedBulletins());
    CHECK(bulletins.issues().isEmpty());
    CHECK(bulletins.find(QStringLiteral("quarterly"))->title.in(Language::Chinese) == QStringLiteral("我们的季报"));
    CHECK(bulletins.find(QStringLiteral("yearly")));
}

TEST_CASE("A bulletin whose table was replaced by one without its columns says so", "[statistics]") {
    QString own = definition({}, {QStringLiteral("c1|true()|")});
    own.replace(QStringLiteral(",mine,"), QStringLiteral(",lbc-2016,"));
    const TableCatalog tables(bundledForms(), {{QStringLiteral("lbc-2016"), own}});
    REQUIRE(tables.find(QStringLiteral("lbc-2016"))->columns.size() == 1);
    const BulletinCatalog bulletins(tables, {});
    CHECK_FALSE(bulletins.find(QStringLiteral("quarterly")));
    const auto fault = bulletins.fault(QStringLiteral("quarterly"));
    REQUIRE(fault);
    CHECK(fault->row > 0);
    CHECK(fault->message.args.contains(QStringLiteral("lbc-2016")));
    CHECK_FALSE(bulletins.fault(QStringLiteral("no_such")));
}
