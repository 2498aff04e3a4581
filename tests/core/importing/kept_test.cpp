// What is odd in a row and does not reject it: the row is kept, the warning says what was not.
#include "tests/core/importing/import_support.h"
#include "tests/core/sheets/sheet_helpers.h"

#include <QFile>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

struct Told { ImportReport report; QStringList warnings; };

// One row under the official headings and these.
Told told(ImportLedger &to, const QStringList &more, const Line &line) {
    writeTable(to.path(QStringLiteral("t.xlsx")), tableOf(heads() + more, {line}));
    Told out{to.import(to.path(QStringLiteral("t.xlsx"))), {}};
    out.warnings = rulesOf(out.report, 4, Severity::Warn);
    return out;
}

QString answer(ImportLedger &to, const Line &line, const char *question) { return to.child(line[k("姓名")]).answers.value(QString::fromLatin1(question)); }

}  // namespace

TEST_CASE("An answer that its form refuses is left out with a warning, the row is kept", "[importing]") {
    const auto kept = [](const QString &heading, const QString &value, const QString &rule) {
        INFO(heading.toStdString() << " " << value.toStdString());
        ImportLedger to;
        Line line = childLine(3);
        line[heading] = value;
        const Told got = told(to, {heading}, line);
        CHECK(got.report.created == 1);
        CHECK(got.report.rejected == 0);
        CHECK(got.warnings == QStringList{rule});
        REQUIRE(got.report.problems.size() == 1);
        CHECK(got.report.problems.front().column == heading);
        const Messages messages;
        CHECK(messages.text(got.report.problems.front().message, Language::Chinese).contains(QStringLiteral("这一项没有采用")));
        CHECK(to.family(line[k("姓名")]).size() == 3);
        return to.lines();
    };
    ImportLedger plain;
    plain.import(roster(plain, {childLine(3)}));
    CHECK(kept(k("保障标准"), k("-5"), QStringLiteral("constraint")) == plain.lines());
    CHECK(kept(k("父亲出生日期"), k("2035-01-01"), QStringLiteral("constraint")) == plain.lines());
    CHECK(kept(k("建档日期"), k("2035-01-01"), QStringLiteral("constraint")).size() == 1);
}

TEST_CASE("A birth date that cannot be is left out, and an age that is too high is told", "[importing]") {
    ImportLedger to;
    Line line = childLine(3);
    line[k("公民身份证号码")].clear();
    for (const char *day : {"2011-02-30", "2031-01-01"}) {
        line[k("出生日期")] = k(day);
        CHECK(told(to, {}, line).report.rejected == 0);
        CHECK(answer(to, line, "birth_date").isEmpty());
    }
    line[k("出生日期")].clear();
    line[k("年龄")] = k("17");
    CHECK(told(to, {k("年龄")}, line).warnings.contains(QStringLiteral("warning")));
    CHECK(answer(to, line, "age_stated") == u"17");
    line[k("年龄")] = k("170岁");
    const Told old = told(to, {k("年龄")}, line);
    CHECK(old.report.rejected == 0);
    CHECK(old.warnings.contains(QStringLiteral("constraint")));
    CHECK(answer(to, line, "age_stated") == u"17");
}

TEST_CASE("Of several choices the known ones are kept", "[importing]") {
    ImportLedger to;
    Line line = childLine(3);
    line[k("救助帮扶")] = k("临时救助、送温暖、医疗救助");
    CHECK(told(to, {}, line).warnings == QStringList{QStringLiteral("unknown_choice")});
    CHECK(answer(to, line, "relief") == u"temporary medical");
    line[k("救助帮扶")] = k("送温暖");
    CHECK(told(to, {}, line).warnings == QStringList{QStringLiteral("choice")});
    CHECK(answer(to, line, "relief") == u"temporary medical");
    for (const char *both : {"残疾、患病", "患病，残疾", "患病 残疾"}) {
        line = childLine(4);
        line[k("身体情况")] = k(both);
        CHECK(told(to, {}, line).warnings.contains(QStringLiteral("one_of_several")));
        CHECK(answer(to, line, "health") == u"disabled");
    }
}

TEST_CASE("Answers in the words of village clerks; 无 where a list knows no such answer says nothing", "[importing]") {
    ImportLedger to;
    struct Said { const char *heading, *word, *question, *code; };
    const Said all[]{{"监护类型", "监护较差", "care_grade", "carer_insufficient"}, {"监护类型", "监护一般", "care_grade", "fair"},        {"监护类型", "监护良好", "care_grade", "good"},
                     {"家庭经济来源", "种田、低保", "income_sources", "farming government"}, {"残疾类别", "无", "disability_type", ""}, {"残疾类别", "没有", "disability_type", ""}};
    int row = 10;
    for (const Said &said : all) {
        INFO(said.word);
        Line line = childLine(row++);
        line[k(said.heading)] = k(said.word);
        CHECK(told(to, heads().contains(k(said.heading)) ? QStringList() : QStringList{k(said.heading)}, line).warnings.isEmpty());
        CHECK(answer(to, line, said.question) == k(said.code));
    }
}

TEST_CASE("Yes and no in every way people write them", "[importing]") {
    ImportLedger to;
    Line line = childLine(3);
    for (const char *word : {"是", "√", "✓", "✔", "TRUE", "true", "1", "Y", "y", "对"}) {
        line[k("是否登记户口")] = k("清空");
        told(to, {}, line);
        line[k("是否登记户口")] = line[k("是否寄宿")] = k(word);
        INFO(word);
        CHECK(told(to, {}, line).warnings.isEmpty());
        CHECK(answer(to, line, "hukou_registered") == u"yes");
    }
    for (const char *word : {"否", "×", "✗", "FALSE", "0", "N", "无", "x"}) {
        line[k("是否登记户口")] = line[k("是否寄宿")] = k(word);
        INFO(word);
        CHECK(told(to, {}, line).warnings.isEmpty());
        CHECK(answer(to, line, "hukou_registered") == u"no");
        CHECK(answer(to, line, "boarding") == u"no");
    }
}

TEST_CASE("Several people in one cell: the first is kept, the others are told", "[importing]") {
    ImportLedger to;
    Line line = childLine(3);
    line[k("受委托监护人")] = k("赵秀英、孙大山");
    line[k("与儿童关系")] = k("外祖母、外祖父");
    line[k("受委托监护人电话")] = k("15000000001、15000000002");
    const Told got = told(to, {}, line);
    CHECK(got.warnings == QStringList{QStringLiteral("several_people")});
    CHECK(got.report.problems.front().message.args == QStringList{k("赵秀英"), k("孙大山"), k("孙大山")});
    CHECK(to.family(line[k("姓名")]).contains(k("64 赵秀英 15000000001")));
    CHECK(told(to, {}, line).report.unchanged == 1);
}

TEST_CASE("清空 empties a detail of whoever is there, named or not", "[importing]") {
    ImportLedger to;
    Line line = childLine(3);
    told(to, {}, line);
    const QString father = line[k("父亲姓名")], phone = line[k("父亲电话")];
    line[k("父亲电话")] = k("清空");
    CHECK(told(to, {}, line).report.updated == 1);
    CHECK_FALSE(to.family(line[k("姓名")]).join(u'|').contains(phone));
    CHECK(told(to, {}, line).report.unchanged == 1);
    line[k("父亲姓名")].clear();
    line[k("父亲务工地点")] = k("清空");
    CHECK(told(to, {}, line).report.updated == 1);
    for (const Record &guardian : to.records(QStringLiteral("guardian")))
        if (guardian.answers.value(QStringLiteral("name")) == father)
            CHECK(guardian.answers.value(QStringLiteral("work_place")).isEmpty());
    CHECK(to.family(line[k("姓名")]).size() == 3);
}

TEST_CASE("清空 in the relation takes the relation back, with the carer's name or without, and a blank does not", "[importing]") {
    for (const bool named : {true, false}) {
        ImportLedger to;
        Line line = childLine(4);
        told(to, {}, line);
        const QString name = line[k("受委托监护人")];
        const auto known = [&] { return to.family(line[k("姓名")]).join(u'|').contains(QStringLiteral("61 ") + name); };
        INFO(name.toStdString());
        REQUIRE(known());
        line[k("与儿童关系")].clear();
        CHECK(told(to, {}, line).report.unchanged == 1);
        CHECK(known());
        line[k("与儿童关系")] = k("清空");
        if (!named)
            line[k("受委托监护人")].clear();
        const Told got = told(to, {}, line);
        CHECK(got.report.updated == 1);
        CHECK(got.warnings.filter(QStringLiteral("no_relation")).isEmpty());
        CHECK_FALSE(known());
        CHECK(to.family(line[k("姓名")]).size() == 3);
        CHECK(told(to, {}, line).report.unchanged == 1);
    }
}

TEST_CASE("A formula without its result is told by its cell, and makes no row", "[importing]") {
    ImportLedger to;
    const auto text = [](const char *words) -> QByteArray { return QByteArray("<c t=\"inlineStr\"><is><t>") + words + "</t></is></c>"; };
    const QByteArray rows = "<row>" + text("序号") + text("村居") + text("姓名") + text("民族") + text("出生日期") + "</row><row><c><f>ROW()-1</f></c>" + text("新地村") + text("甲子") + text("汉族") +
                            "<c><f>MID(F2,7,8)</f><v></v></c></row><row><c><f>ROW()-1</f></c><c/><c/><c/><c><f t=\"shared\" si=\"0\"/></c></row><row><c/>" + text("新地村") + text("乙丑") +
                            text("汉族") + "<c t=\"str\"><f>\"\"</f><v></v></c></row>";
    QFile file(to.path(QStringLiteral("f.xlsx")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(xlsxOf(rows));
    file.close();
    const ImportReport report = to.import(file.fileName());
    CHECK(report.rows == 2);
    CHECK(report.created == 2);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().rule == u"formula_without_value");
    CHECK(report.problems.front().message.args == QStringList{QStringLiteral("E2")});
}

TEST_CASE("A village is looked for among those of the roster's day", "[importing]") {
    ImportLedger to;
    const Place old{QStringLiteral("150302101901"), k("红旗村委会"), {k("红旗村")}, {}, QDate(2014, 12, 31), true, false};
    const Place now{QStringLiteral("150302101902"), k("红旗村委会"), {k("红旗村")}, QDate(2015, 1, 1), {}, true, false};
    const Place gone{QStringLiteral("150302101903"), k("旧营村委会"), {k("旧营村")}, {}, QDate(2014, 12, 31), true, false};
    REQUIRE(to.ledger->addPlaces(to.session, {old, now, gone}));
    Line line = childLine(3);
    line[k("村(居)")] = k("红旗村");
    CHECK(told(to, {}, line).warnings.isEmpty());
    CHECK(answer(to, line, "home_region") == now.code);
    line = childLine(4);
    line[k("村(居)")] = k("旧营村");
    CHECK(told(to, {}, line).warnings == QStringList{QStringLiteral("place_not_in_force")});
    CHECK(answer(to, line, "home_region") == gone.code);
    line = childLine(5);
    line[k("村(居)")].clear();
    line[k("现居住地")] = k("旧营村3组");
    CHECK(told(to, {}, line).warnings == QStringList{QStringLiteral("place_not_in_force")});
    CHECK(answer(to, line, "home_region") == gone.code);
}
