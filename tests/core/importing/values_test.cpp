// Writings of rosters that are read all the same, and those of which nothing can be kept.
#include "tests/core/importing/import_support.h"

#include "core/base/dates.h"
#include "core/identity/phones.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

}  // namespace

TEST_CASE("Dates as they are spoken", "[importing]") {
    struct Case { const char *written; QDate date; };
    for (const Case &one : {Case{"2014年1月8号", QDate(2014, 1, 8)}, Case{"2014年元月6日", QDate(2014, 1, 6)}, Case{"二〇一五年一月二日", QDate(2015, 1, 2)}, Case{"二○一五年十二月三十一日", QDate(2015, 12, 31)},
                            Case{"二零一五年元月十号", QDate(2015, 1, 10)}, Case{"二〇一五年十月廿二日", QDate(2015, 10, 22)}, Case{"二〇一五年二月三十日", QDate()}, Case{"二〇一五年十三月一日", QDate()}}) {
        INFO(one.written);
        CHECK(parseDate(k(one.written)) == one.date);
    }
}

TEST_CASE("A date that is not formatted as one is read with a warning", "[importing]") {
    ImportLedger to;
    Line line = childLine(4);
    const QDate birth = QDate::fromString(line[k("出生日期")], Qt::ISODate);
    line[k("出生日期")] = QString::number(QDate(1899, 12, 30).daysTo(birth));
    const ImportReport report = to.import(roster(to, {line}));
    CHECK(report.created == 1);
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{QStringLiteral("serial_date")});
    CHECK(to.child(line[k("姓名")]).answers.value(QStringLiteral("birth_date")) == isoDate(birth));
}

TEST_CASE("A phone loses its label, and is left out where it has lost digits", "[importing]") {
    for (const char *written : {"电话：13800000006", "手机号码 13800000006", "联系电话:138-0000-0006", "Tel: 13800000006", "'13800000006", "138 00 00 00 06"})
        CHECK(normalizedPhone(k(written)) == u"13800000006");
    ImportLedger to;
    Line line = childLine(4);
    line[k("父亲电话")] = k("1.38E+10");
    line[k("母亲电话")] = k("1.3700000006E10");
    const ImportReport report = to.import(roster(to, {line}));
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{QStringLiteral("number_lost_digits")});
    const QString family = to.family(line[k("姓名")]).join(u'|');
    CHECK_FALSE(family.contains(u'E'));
    CHECK(family.contains(k("13700000006")));
}

TEST_CASE("Classes, households and health as rosters write them", "[importing]") {
    ImportLedger to;
    Line line = childLine(4);
    line[k("就学情况")] = k("小学四年级");
    line[k("户口性质")] = k("农业家庭户");
    line[k("身体情况")] = k("有病");
    line[k("是否寄宿")] = k("通校");
    line[k("外出情形")] = k("父母都在外打工");
    line[k("与儿童关系")] = k("孙女");   // of whom the carer is grandfather or grandmother
    writeTable(to.path(k("t.xlsx")), tableOf(heads() + QStringList{k("户口性质")}, {line}));
    CHECK(to.import(to.path(k("t.xlsx"))).warnings == 0);
    const Record child = to.child(line[k("姓名")]);
    CHECK(child.answers.value(QStringLiteral("schooling")) == u"primary");
    CHECK(child.answers.value(QStringLiteral("hukou_type")) == u"rural");
    CHECK(child.answers.value(QStringLiteral("boarding")) == u"no");
    CHECK(child.answers.value(QStringLiteral("parents_away")) == u"both");
    CHECK(to.family(line[k("姓名")]).filter(QStringLiteral("60 ")).size() == 1);
    CHECK(child.answers.value(QStringLiteral("health")) == u"serious_illness");
}
