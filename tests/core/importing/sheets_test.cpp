// Workbooks of several sheets.
#include "tests/core/importing/import_support.h"

#include <algorithm>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

QString book(ImportLedger &to, const Sheets &sheets) {
    const QString path = to.path(QStringLiteral("book.xlsx"));
    writeSheets(path, sheets);
    return path;
}

QString skipOf(const ImportReport &report, const QString &sheet) {
    for (const SheetOutcome &one : report.sheets)
        if (one.name == sheet)
            return one.skipped ? one.skipped->id : QStringLiteral("imported %1").arg(one.rows);
    return QStringLiteral("not told");
}

const QList<QStringList> kPhones{{k("姓名"), k("联系电话"), k("职务")}, {k("李主任"), k("13900001111"), k("儿童主任")}};

}  // namespace

TEST_CASE("All sheets of a roster are imported, the others are told with the reason", "[importing]") {
    ImportLedger to;
    const Sheets sheets{{k("说明"), {{k("请各村于月底前上报。")}}}, {k("甲"), tableOf(heads(), {childLine(0), childLine(1)})}, {k("通讯录"), kPhones},
                        {k("乙"), tableOf(heads(), {childLine(2), childLine(1)})}, {k("填写示例"), tableOf(heads(), {childLine(5)})}, {k("Sheet5"), {}}};
    const ImportReport report = to.import(book(to, sheets));
    CHECK(report.rows == 4);
    CHECK(report.created == 3);
    CHECK(skipOf(report, k("说明")) == u"importing.sheet_no_headings");
    CHECK(skipOf(report, k("通讯录")) == u"importing.sheet_unlike");
    CHECK(skipOf(report, k("填写示例")) == u"importing.sheet_example");
    CHECK(skipOf(report, k("甲")) == u"imported 2");
    CHECK(skipOf(report, k("乙")) == u"imported 2");
    CHECK(skipOf(report, k("Sheet5")) == u"not told");
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().rule == u"same_person");
    CHECK(report.problems.front().sheet == k("乙"));
    CHECK(report.problems.front().row == 5);
    const Messages messages;
    CHECK(messages.text(report.problems.front().message, Language::Chinese).contains(k("“甲”第5行")));
    const ImportReport again = to.import(book(to, sheets));
    CHECK(again.unchanged == 4);

    ImportLedger other;
    ImportOptions options;
    options.sheet = k("乙");
    const ImportReport one = other.import(book(other, sheets), options);
    CHECK(one.created == 2);
    CHECK(one.sheets.size() == 1);
}

TEST_CASE("A sheet a village, without a column that says so", "[importing]") {
    ImportLedger to;
    QStringList headings = heads();
    headings.removeAll(k("村(居)"));
    headings.removeAll(k("现居住地"));
    const auto table = [&](int number) { return tableOf(headings, {childLine(number)}); };
    const ImportReport report = to.import(book(to, {{k("新地村"), table(0)}, {k("团结新村"), table(1)}, {k("汇总"), table(2)}}));
    CHECK(report.created == 2);
    CHECK(to.child(childLine(0)[k("姓名")]).answers.value(QStringLiteral("home_region")) == kVillage);
    CHECK(to.child(childLine(1)[k("姓名")]).answers.value(QStringLiteral("home_region")) != kVillage);
    CHECK(skipOf(report, k("汇总")) == u"importing.sheet_no_place");
    CHECK(to.import(book(to, {{k("汇总"), table(2)}})).needsRegion);
    CHECK(to.import(book(to, {{k("示例"), tableOf(heads(), {childLine(3)})}})).created == 1);

    ImportLedger other;
    const auto regionOf = [&](int number) { return other.child(childLine(number)[k("姓名")]).answers.value(QStringLiteral("home_region")); };
    const ImportReport named = other.import(book(other, {{k("1.新地村"), table(0)}, {k("团结新村（1人）"), table(1)}, {k("和平社区留守儿童"), table(2)}}));
    CHECK(named.created == 3);
    CHECK(regionOf(0) == kVillage);
    CHECK(regionOf(1) == to.child(childLine(1)[k("姓名")]).answers.value(QStringLiteral("home_region")));
    CHECK_FALSE(regionOf(2).isEmpty());
    QList<QStringList> titled = table(3);
    titled[0][0] = k("海勃湾区千里山镇新地村农村留守儿童花名册");
    CHECK(other.import(book(other, {{k("汇总"), titled}})).created == 1);
    CHECK(regionOf(3) == kVillage);
}

TEST_CASE("Rejected rows of several sheets come back each under its own headings", "[importing]") {
    ImportLedger to;
    Line first = childLine(0), second = childLine(1);
    first[k("村(居)")] = second[k("村(居)")] = k("不存在村");
    QStringList turned = heads();
    std::reverse(turned.begin(), turned.end());
    ImportOptions options;
    options.rejects = to.path(QStringLiteral("rejects.xlsx"));
    const ImportReport report = to.import(book(to, {{k("甲"), tableOf(heads(), {first})}, {k("乙"), tableOf(turned, {second, childLine(2)})}}), options);
    CHECK(report.rejected == 2);
    auto rejects = Workbook::open(options.rejects);
    REQUIRE(rejects);
    REQUIRE((*rejects)->sheets().size() == 2);
    REQUIRE(to.ledger->addPlaces(to.session, {Place{QStringLiteral("150302101901"), k("不存在村委会"), {k("不存在村")}, {}, {}, true, false}}));
    CHECK(to.import(options.rejects).created == 2);
}

TEST_CASE("Another form's sheet does not stand in the way of the children's", "[importing]") {
    ImportLedger to;
    const ImportReport report = to.import(book(to, {{k("监护人"), {{k("姓名"), k("性别"), k("职业"), k("当前务工地点"), k("是否健在"), k("现状")}, {k("李强"), k("男"), k("瓦工"), k("榆林"), k("是"), k("无")}}},
                                                    {k("花名册"), {{k("村居"), k("姓名"), k("身份证号")}, {k("新地村"), childLine(3)[k("姓名")], childLine(3)[k("公民身份证号码")]}}}}));
    CHECK(report.created == 1);
    CHECK(skipOf(report, k("监护人")) == u"importing.sheet_other_form");
}
