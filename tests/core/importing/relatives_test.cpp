// The people beside a row's own: who is somebody, whose answers stand, what is told.
#include "tests/core/importing/import_support.h"

#include "core/children/fields.h"
#include "core/importing/disability_cell.h"
#include "core/importing/person_name.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

const QString kFatherId = QStringLiteral("父亲身份证号");

ImportReport imported(ImportLedger &to, const QList<Line> &lines, const QStringList &more = {kFatherId}) {
    writeTable(to.path(k("t.xlsx")), tableOf(heads() + more, lines));
    return to.import(to.path(k("t.xlsx")));
}

Record guardian(ImportLedger &to, const QString &name) {
    for (Record &record : to.records(fields::kGuardian))
        if (record.answers.value(fields::kName) == name)
            return record;
    FAIL("no guardian " << name.toStdString());
    return {};
}

}  // namespace

TEST_CASE("A state in the place of a name makes nobody, and is told by its cell", "[importing]") {
    for (const char *state : {"离异", "离婚", "改嫁", "服刑", "失联", "失踪", "出走", "离家出走", "再婚", "去世", "已故", "已去世", "死亡", "离异、改嫁", "（已去世）"}) {
        ImportLedger to;
        Line line = childLine(4), other = childLine(8);
        for (Line *one : {&line, &other}) {
            (*one)[k("母亲姓名")] = k(state);
            (*one)[k("母亲务工地点")].clear();
            (*one)[k("母亲电话")].clear();
        }
        INFO(state);
        const ImportReport report = imported(to, {line, other});
        CHECK(report.created == 2);
        CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{QStringLiteral("state_for_name")});
        REQUIRE_FALSE(report.problems.isEmpty());
        CHECK(report.problems.front().column == k("母亲姓名"));
        CHECK(to.family(line[k("姓名")]).size() == 2);
        CHECK(to.records(fields::kGuardian).size() == 4);
    }
    for (const char *word : {"无", "不详", "—", "无人"}) {   // nothing is said that could be lost
        ImportLedger to;
        Line line = childLine(4);
        line[k("母亲姓名")] = k(word);
        line[k("母亲务工地点")].clear();
        line[k("母亲电话")].clear();
        INFO(word);
        CHECK(imported(to, {line}).warnings == 0);
        CHECK(to.family(line[k("姓名")]).size() == 2);
    }
}

TEST_CASE("A state behind a name is an answer of that person, not of the name", "[importing]") {
    struct Case { const char *cell, *name, *question, *answer; };
    for (const Case &one : {Case{"赵母（已去世）", "赵母", "alive", "no"}, Case{"赵母(已故)", "赵母", "alive", "no"}, Case{"赵母 （离异）", "赵母", "special_situations", "divorced"},
                            Case{"赵母（改嫁、服刑）", "赵母", "special_situations", "imprisoned remarried"}, Case{"赵母（在外）", "赵母", "remarks", "在外"}, Case{"赵母（小名花花）", "赵母(小名花花)", "alive", ""}}) {
        ImportLedger to;
        Line line = childLine(4);
        line[k("母亲姓名")] = k(one.cell);
        INFO(one.cell);
        const ImportReport report = imported(to, {line});
        CHECK(report.rejected == 0);
        QStringList names;
        for (const Record &record : to.records(fields::kGuardian))
            names << record.answers.value(fields::kName);
        if (*one.answer) {
            REQUIRE(names.contains(k(one.name)));
            CHECK(guardian(to, k(one.name)).answers.value(QString::fromLatin1(one.question)) == k(one.answer));
        }
        CHECK(imported(to, {line}).unchanged == 1);
    }
}

TEST_CASE("What the first row says of a parent whom siblings share stands, and the same file again changes nothing", "[importing]") {
    ImportLedger to;
    Line first = childLine(4), second = childLine(8);
    for (const char *heading : {"父亲姓名", "父亲电话", "村(居)"})
        second[k(heading)] = first[k(heading)];
    first[k("父亲务工地点")] = k("广东省深圳市");
    second[k("父亲务工地点")] = k("深圳");
    second[kFatherId] = idNumber(QDate(1980, 1, 1), true, 1);
    const ImportReport report = imported(to, {first, second});
    CHECK(report.created == 2);
    CHECK(rulesOf(report, 4, Severity::Warn).isEmpty());
    CHECK(rulesOf(report, 5, Severity::Warn) == QStringList{QStringLiteral("said_otherwise")});
    REQUIRE_FALSE(report.problems.isEmpty());
    CHECK(report.problems.front().column == k("父亲务工地点"));
    const auto father = [&] { return guardian(to, first[k("父亲姓名")]).answers; };
    CHECK(father().value(fields::kWorkPlace) == k("广东省深圳市"));
    CHECK(father().value(fields::kIdNumber) == second[kFatherId]);   // a gap is filled
    for (int again = 0; again < 2; ++again) {
        const QStringList before = to.lines();
        CHECK(imported(to, {first, second}).unchanged == 2);
        CHECK(to.lines() == before);
    }
    first[k("父亲务工地点")] = k("上海市");   // another file tells what is new
    CHECK(imported(to, {first, second}).updated == 1);
    CHECK(father().value(fields::kWorkPlace) == k("上海市"));
}

TEST_CASE("A carer of unknown relation is no relative yet", "[importing]") {
    ImportLedger to;
    Line line = childLine(4);
    line[k("与儿童关系")].clear();
    const ImportReport report = imported(to, {line});
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{QStringLiteral("no_relation")});
    CHECK(report.problems.front().column == k("与儿童关系"));
    CHECK(to.child(line[k("姓名")]).answers.value(fields::kCareArrangement) == u"not_collected");
}

TEST_CASE("The same name and birth date under another ID number is told", "[importing]") {
    ImportLedger to;
    Line line = childLine(4);
    line[kFatherId] = idNumber(QDate(1980, 1, 1), true, 1);
    CHECK(imported(to, {line}).warnings == 0);
    line[k("公民身份证号码")] = idNumber(QDate::fromString(line[k("出生日期")], Qt::ISODate), true, 77);
    line[kFatherId] = idNumber(QDate(1980, 1, 1), true, 2);
    const ImportReport report = imported(to, {line});
    CHECK(report.created == 1);
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{QStringLiteral("twin"), QStringLiteral("twin_person")});
    CHECK(imported(to, {line}).warnings == 0);   // told once, when they are made
}

TEST_CASE("A father has neither his child's ID number nor its age", "[importing]") {
    ImportLedger to;
    Line line = childLine(4);
    line[kFatherId] = line[k("公民身份证号码")];
    ImportReport report = imported(to, {line});
    CHECK(report.created == 1);
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{QStringLiteral("own_id_number")});
    CHECK(guardian(to, line[k("父亲姓名")]).answers.value(fields::kIdNumber).isEmpty());
    const QDate birth = QDate::fromString(line[k("出生日期")], Qt::ISODate);
    line[kFatherId] = idNumber(birth.addYears(-14).addDays(1), true, 3);
    CHECK(rulesOf(imported(to, {line}), 4, Severity::Warn) == QStringList{QStringLiteral("parent_too_young")});
    line = childLine(8);
    line[kFatherId] = idNumber(QDate::fromString(line[k("出生日期")], Qt::ISODate).addYears(-14), true, 4);
    CHECK(imported(to, {line}).warnings == 0);
}

TEST_CASE("A guardian's age is kept with the roster's day, until a birth date is known", "[importing]") {
    const QString heading = k("监护人年龄"), number = k("监护人身份证号");
    ImportLedger to;
    Line line = childLine(4);
    const QString carer = line[k("受委托监护人")];
    const auto answers = [&] { return guardian(to, carer).answers; };
    const auto imported = [&] {   // a roster without its own date: the day is that of the import
        QStringList headings = heads(), cells;
        for (const QString &one : headings << heading << number)
            cells << line.value(one);
        writeTable(to.path(k("t.xlsx")), {headings, cells});
        return to.import(to.path(k("t.xlsx")));
    };
    line[heading] = k("61岁");
    CHECK(imported().warnings == 0);
    CHECK(answers().value(fields::kAgeStated) == u"61");
    CHECK(answers().value(fields::kAgeStatedOn) == u"2016-08-15");
    to.clock.set(QDate(2017, 10, 1));
    CHECK(imported().unchanged == 1);   // the same age again is no news
    line[heading] = k("62");
    CHECK(imported().unchanged == 1);   // nor is one that has grown with the years
    line[heading] = k("70");
    CHECK(imported().updated == 1);
    CHECK(answers().value(fields::kAgeStated) == u"70");
    CHECK(answers().value(fields::kAgeStatedOn) == u"2017-10-01");
    line[number] = idNumber(QDate(1950, 5, 6), false, 41);
    CHECK(imported().updated == 1);
    CHECK(answers().value(fields::kBirthDate) == u"1950-05-06");
    line[number].clear();
    line[heading] = k("66");
    CHECK(answers().value(fields::kAgeStated).isEmpty());
    CHECK(answers().value(fields::kAgeStatedOn).isEmpty());
    CHECK(imported().unchanged == 1);
    CHECK(answers().value(fields::kAgeStated).isEmpty());
}

TEST_CASE("A carer who comes back begins on the roster's day", "[importing]") {
    const Line line = childLine(4);
    for (const char *between : {"钱多多", "清空"}) {
        ImportLedger to;
        Line other = line;
        other[k("受委托监护人")] = k(between);
        other[k("受委托监护人电话")] = k(k(between) == k("清空") ? "" : "15099998888");
        imported(to, {line});
        imported(to, {other});
        imported(to, {line});
        INFO(between << '\n' << to.family(line[k("姓名")]).join(u'\n').toStdString());
        int ofDay = 0;
        for (const QString &link : to.family(line[k("姓名")]))
            if (link.contains(line[k("受委托监护人")]) && link.endsWith(k("2016-07-31")) && link.count(k("2016-07-31")) == 1)
                ++ofDay;
        CHECK(ofDay == 2);   // the first until that day, the one of now since it
        CHECK(imported(to, {line}).unchanged == 1);
    }
}

TEST_CASE("Of namesakes with one birth date the sex tells, and else the message asks for what is missing", "[importing]") {
    ImportLedger to;
    Line boy = childLine(4), twin = childLine(4), girl = childLine(4);
    for (Line *line : {&boy, &twin, &girl})
        (*line)[k("公民身份证号码")].clear();
    twin[k("父亲姓名")] = k("父乙");
    twin[k("母亲姓名")] = k("母乙");
    twin[k("受委托监护人")] = k("祖乙");
    girl[k("性别")] = k("女");
    for (Line *line : {&twin, &girl})
        for (const char *heading : {"父亲电话", "母亲电话", "受委托监护人电话"})
            (*line)[k(heading)].clear();
    for (const char *heading : {"父亲姓名", "母亲姓名", "受委托监护人", "父亲务工地点", "母亲务工地点", "与儿童关系"})
        girl[k(heading)].clear();
    CHECK(imported(to, {boy, twin, girl}).created == 3);
    CHECK(imported(to, {girl}).unchanged == 1);
    Line unclear = girl;
    unclear[k("性别")] = k("男");
    CHECK(rulesOf(imported(to, {unclear}), 4) == QStringList{QStringLiteral("ambiguous_person_born")});
}

TEST_CASE("Kind and grade of a disability in one cell answer both questions", "[importing]") {
    struct Case { const char *cell, *kinds, *grade; };
    for (const Case &one : {Case{"肢体三级", "4", "3"}, Case{"视力残疾一级", "1", "1"}, Case{"听力一级、言语二级", "2 3", "1"}, Case{"言语四级，听力二级", "2 3", "2"}, Case{"二级", "", "2"},
                            Case{"智力残疾（三级）", "5", "3"}, Case{"肢体4级", "4", "4"}, Case{"肢体", "4", ""}}) {
        for (const char *heading : {"残疾类别及等级", "残疾等级"}) {
            ImportLedger to;
            Line line = childLine(4);
            line[k("身体情况")] = k("残疾");
            if (k(heading) == k("残疾等级") && !*one.grade)
                continue;
            line[k(heading)] = k(one.cell);
            INFO(one.cell << ' ' << heading);
            CHECK(imported(to, {line}, {k(heading)}).warnings == 0);
            const Record child = to.child(line[k("姓名")]);
            CHECK(child.answers.value(fields::kDisabilityType) == k(one.kinds));
            CHECK(child.answers.value(fields::kDisabilityGrade) == k(one.grade));
        }
    }
}
