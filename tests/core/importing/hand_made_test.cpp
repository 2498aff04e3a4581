// Rosters as people make them by hand: notes and section headings between the rows, merged cells, 同上, ticks, headings in many words.
#include "tests/core/importing/import_support.h"
#include "tests/core/sheets/sheet_helpers.h"

#include <QFile>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }
QString id(int number) { return childLine(number)[k("公民身份证号码")]; }
QString sex(int number) { return childLine(number)[k("性别")]; }

ImportReport importRows(ImportLedger &to, const QList<QStringList> &rows, const QByteArray &merged = {}) {
    QByteArray out, after;
    for (const QStringList &row : rows) {
        out += "<row>";
        for (const QString &text : row)
            out += text.isEmpty() ? QByteArray("<c/>") : "<c t=\"inlineStr\"><is><t>" + text.toHtmlEscaped().toUtf8() + "</t></is></c>";
        out += "</row>";
    }
    for (const QByteArray &range : merged.split(' '))
        if (!range.isEmpty())
            after += "<mergeCell ref=\"" + range + "\"/>";
    QFile file(to.path(QStringLiteral("table.xlsx")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(xlsxOf(out, {}, {}, after.isEmpty() ? after : "<mergeCells>" + after + "</mergeCells>"));
    file.close();
    return to.import(file.fileName());
}

// What the second heading of a roster of one child is taken for.
QString targetOf(const QString &heading) {
    static ImportLedger to(kVillage);
    const QString path = to.path(QStringLiteral("heading.xlsx"));
    writeTable(path, {{k("姓名"), k("星座"), k("性别"), heading}, {k("李明"), {}, k("男"), {}}});
    auto book = Workbook::open(path);
    REQUIRE(book);
    const auto mapping = proposeMapping(to.ledger->reader(), **book, {}, QStringLiteral("child"));
    REQUIRE(mapping);
    return mapping->columns[3].target;
}

QString answer(ImportLedger &of, const char *child, const char *question) { return of.child(k(child)).answers.value(QString::fromLatin1(question)); }

}  // namespace

TEST_CASE("Notes and section headings in the place of a name are nobody", "[importing]") {
    for (const char *note : {"审批意见：", "年  月  日", "第1页 共2页", "2.身份证号码必须为18位；", "一、新地村", "新地村", "（此页无正文）", "社区（盖章）", "联系人：王五", "本表由各村社区负责填写并留存一份"}) {
        INFO(note);
        ImportLedger to(kVillage);
        const ImportReport report = importRows(to, {{k("序号"), k("姓名"), k("性别"), k("身份证号码")}, {k("1"), k("李甲"), sex(1), id(1)}, {{}, k(note)}, {k("2"), k("李乙"), sex(2), id(2)}, {k("3"), k(note)}});
        CHECK(report.rows == 2);
        CHECK(report.created == 2);
        CHECK(report.warnings == 0);
    }
    ImportLedger to(kVillage);
    const ImportReport report = importRows(to, {{k("姓名"), k("性别"), k("身份证号码")}, {k("李甲"), sex(1), id(1)}, {k("李乙")}, {k("额尔德尼其其格·巴特尔孟和")}, {k("联系人：王五"), {}, k("13800000000")}});
    CHECK(report.created == 3);
    CHECK(rulesOf(report, 3, Severity::Warn) == QStringList{k("only_name")});
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{k("only_name")});
}

TEST_CASE("A cell merged over several rows is the answer of each", "[importing]") {
    ImportLedger to;
    const ImportReport report = importRows(to, {{k("序号"), k("村"), k("姓名"), k("身份证号"), k("父亲姓名"), k("父亲电话")},
                                                {k("1"), k("新地村"), k("李甲"), id(1), k("李父"), k("13911112222")},
                                                {{}, {}, k("李乙"), id(2)},
                                                {{}, {}, {}, {}, {}},
                                                {k("3"), k("和平社区"), k("李丙"), id(3)},
                                                {k("4"), {}, k("李丁"), id(4)}}, "A2:A4 B2:B4 E2:E3 F2:F4 B5:B6");
    CHECK(report.created == 4);
    CHECK(report.warnings == 0);
    CHECK(answer(to, "李乙", "home_region") == answer(to, "李甲", "home_region"));
    CHECK(answer(to, "李丁", "home_region") == answer(to, "李丙", "home_region"));
    CHECK(to.family(k("李乙")) == QStringList{k("51 李父 13911112222")});
    CHECK(to.family(k("李丙")).isEmpty());
}

TEST_CASE("An .xls with merged title, headings of two rows and merged cells is read like an .xlsx", "[importing]") {
    ImportLedger to;
    const ImportReport report = to.import(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/sheets/merged.xls"));
    CHECK(report.created == 4);
    CHECK(report.warnings == 0);
    CHECK(to.family(k("李甲")) == QStringList{k("51 李父 13911112222")});
    CHECK(to.family(k("李乙")) == QStringList{k("51 李父 13911112222")});
    CHECK_FALSE(answer(to, "李甲", "home_region").isEmpty());
    CHECK(answer(to, "李乙", "home_region") == answer(to, "李甲", "home_region"));
    CHECK_FALSE(answer(to, "李丁", "home_region").isEmpty());
    CHECK(answer(to, "李丁", "home_region") == answer(to, "李丙", "home_region"));
    CHECK(answer(to, "李丁", "home_region") != answer(to, "李甲", "home_region"));
}

TEST_CASE("Ditto means the cell above", "[importing]") {
    for (const char *word : {"同上", "〃", "″", "\"", "（同上）"}) {
        INFO(word);
        ImportLedger to;
        const QString same = k(word);
        const ImportReport report = importRows(to, {{k("村"), k("姓名"), k("身份证号"), k("民族"), k("父亲姓名"), k("父亲电话")},
                                                    {k("新地村"), k("李甲"), id(1), same, k("李父"), k("13911112222")},
                                                    {same, k("李乙"), id(2), k("回族"), same, same},
                                                    {same, k("李丙"), id(3), same, same, {}}});
        CHECK(report.created == 3);
        CHECK(report.warnings == 1);
        CHECK(rulesOf(report, 2, Severity::Warn) == QStringList{k("nothing_above")});
        CHECK(answer(to, "李丙", "home_region") == answer(to, "李甲", "home_region"));
        CHECK(answer(to, "李甲", "ethnicity").isEmpty());
        CHECK(answer(to, "李丙", "ethnicity") == u"03");
        CHECK(to.family(k("李乙")) == QStringList{k("51 李父 13911112222")});
    }
}

TEST_CASE("Village columns are known in many words", "[importing]") {
    for (const char *heading : {"所在社区", "所在村（居）", "居住村（居）", "所在村（社区）", "所属村（居）", "行政村（社区）", "村（社区）名称", "村（居）名称", "村名称", "社区名称", "村委会名称", "村/社区", "村、社区", "村居（社区）",
                                "嘎查村（社区）", "村（嘎查）", "现住村", "现居住村(居)", "所在村（居）委会", "村（居）民委员会"}) {
        INFO(heading);
        CHECK(targetOf(k(heading)) == u"region");
    }
    for (const char *heading : {"村民小组", "村干部", "户籍所在村", "现居住地", "居住地址", "村长电话"})
        CHECK(targetOf(k(heading)) != u"region");
}

TEST_CASE("A heading may have a number before it and a note behind", "[importing]") {
    for (const auto &[heading, target] : {std::pair("公民身份号码（18位）", "child.id_number"), {"身份证号（18位）", "child.id_number"}, {"出生日期（年-月-日）", "child.birth_date"}, {"联系电话（手机）", "child.phone"},
                                          {"父亲身份证号码（18位）", "father.id_number"}, {"家庭住址（详细到门牌号）", "child.home_address"}, {"3、出生日期", "child.birth_date"}, {"电话（母亲）", "mother.phone"}, {"监护人姓名（祖父母）", "carer.name"}}) {
        INFO(heading);
        CHECK(targetOf(k(heading)) == k(target));
    }
    CHECK(targetOf(k("姓名（班主任）")).isEmpty());
}

TEST_CASE("A phone directly behind a person is that person's", "[importing]") {
    ImportLedger to(kVillage);
    importRows(to, {{k("姓名"), k("身份证号"), k("父亲姓名"), k("身份证号"), k("联系电话"), k("母亲姓名"), k("联系电话"), k("监护人姓名"), k("身份证号"), k("联系电话"), k("家庭住址")},
                    {k("李甲"), id(1), k("李父"), idNumber(QDate(1985, 1, 1), true, 1), k("13800000001"), k("王母"), k("13800000002"), k("李爷"), idNumber(QDate(1950, 1, 1), true, 2), k("13800000003"), k("3组")}});
    CHECK(to.family(k("李甲")).filter(QStringLiteral("13800000001")).value(0).contains(k("李父")));
    CHECK(to.family(k("李甲")).filter(QStringLiteral("13800000002")).value(0).contains(k("王母")));
    CHECK(to.family(k("李甲")).filter(QStringLiteral("13800000003")).value(0).contains(k("李爷")));
    CHECK(answer(to, "李甲", "phone").isEmpty());
    CHECK(answer(to, "李甲", "home_address") == k("3组"));
    ImportLedger own(kVillage);
    importRows(own, {{k("姓名"), k("身份证号"), k("联系电话"), k("父亲姓名")}, {k("李甲"), id(1), k("13800000001"), k("李父")}});
    CHECK(answer(own, "李甲", "phone") == k("13800000001"));
}

TEST_CASE("A table of ticks has a column for each choice", "[importing]") {
    ImportLedger to(kVillage);
    const ImportReport report = importRows(to, {{k("序号"), k("姓名"), k("性别"), {}, k("身份证号"), k("身体情况"), {}, {}, {}, k("学校寄宿"), {}, k("父母外出情况"), {}},
                                                {{}, {}, k("男"), k("女"), {}, k("健康"), k("残疾"), k("患病"), k("近视"), k("是"), k("否"), k("双方外出"), k("一方外出另一方无监护能力")},
                                                {k("1"), k("李甲"), {}, k("√"), id(1), k("√"), {}, {}, {}, k("√"), {}, k("√"), {}},
                                                {k("2"), k("李乙"), k("√"), {}, id(2), k("×"), k("√"), k("√"), k("√"), {}, k("√"), {}, k("√")}}, "C1:D1 F1:I1 J1:K1 L1:M1 A1:A2");
    CHECK(report.rows == 2);
    CHECK(report.created == 2);
    CHECK(report.mapping.doubled.isEmpty());
    CHECK(report.mapping.unknown == QStringList{k("身体情况 / 近视")});
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{k("one_of_several")});
    CHECK(answer(to, "李甲", "sex") == u"2");
    CHECK(answer(to, "李甲", "health") == u"healthy");
    CHECK(answer(to, "李乙", "health") == u"disabled");
    CHECK(answer(to, "李甲", "boarding") == u"yes");
    CHECK(answer(to, "李乙", "boarding") == u"no");
    CHECK(answer(to, "李甲", "parents_away") == u"both");
    CHECK(answer(to, "李乙", "parents_away") == u"one_other_incapable");
    // The lower row of headings that nobody knows is no person.
    ImportLedger other(kVillage);
    CHECK(importRows(other, {{k("姓名"), k("身份证号"), k("爱好")}, {{}, {}, k("画画"), k("唱歌")}, {k("李甲"), id(1), k("√")}}).rows == 1);
}

TEST_CASE("A guardian's ID number is the guardian's, in whatever words, where no column has the child's", "[importing]") {
    for (const char *heading : {"监护人身份证号", "监护人身份证号码", "监护人公民身份号码", "监护人证件号码", "监护人(身份证号)", "身份证号(监护人)", "监护人的身份证号", "监护人居民身份证", "监护人身份证件号码", "现监护人身份证号", "实际照料人身份证号", "受委托监护人身份证号"}) {
        INFO(heading);
        CHECK(targetOf(k(heading)) == u"carer.id_number");
    }
    CHECK(targetOf(k("爷爷身份证号")) == u"grandfather.id_number");
    CHECK(targetOf(k("监护人年龄")) == u"carer.age_stated");
    CHECK(targetOf(k("身份证号")) == u"child.id_number");
}

TEST_CASE("Whose a bare number or age behind a guardian is, the cells tell", "[importing]") {
    const QString carer = idNumber(QDate(1958, 3, 4), false, 31), other = idNumber(QDate(1961, 7, 8), true, 32);
    const auto targets = [](const QList<QStringList> &rows) {
        ImportLedger to(kVillage);
        const QString path = to.path(QStringLiteral("cells.xlsx"));
        writeTable(path, rows);
        auto book = Workbook::open(path);
        REQUIRE(book);
        const auto mapping = proposeMapping(to.ledger->reader(), **book, {}, QStringLiteral("child"));
        REQUIRE(mapping);
        QStringList out;
        for (const ColumnMapping &column : mapping->columns)
            out << column.target;
        return out.join(u' ');
    };
    CHECK(targets({{k("姓名"), k("性别"), k("监护人"), k("身份证号"), k("电话")}, {k("李甲"), k("男"), k("赵奶"), carer}, {k("李乙"), k("女"), k("孙爷"), other}}) == u"child.name child.sex carer.name carer.id_number carer.phone");
    CHECK(targets({{k("姓名"), k("性别"), k("监护人"), k("身份证号"), k("电话")}, {k("李甲"), k("男"), k("赵奶"), id(1)}, {k("李乙"), k("女"), k("孙爷"), id(2)}}) == u"child.name child.sex carer.name child.id_number child.phone");
    CHECK(targets({{k("姓名"), k("身份证号"), k("监护人"), k("身份证号")}, {k("李甲"), id(1), k("赵奶"), carer}}) == u"child.name child.id_number carer.name carer.id_number");
    CHECK(targets({{k("姓名"), k("监护人"), k("身份证号"), k("儿童身份证号")}, {k("李甲"), k("赵奶"), {}, {}}}) == u"child.name carer.name carer.id_number child.id_number");
    CHECK(targets({{k("姓名"), k("性别"), k("父亲姓名"), k("身份证号"), k("母亲姓名"), k("身份证号")}, {k("李甲"), k("男"), k("李父"), other, k("王母"), carer}}) == u"child.name child.sex father.name father.id_number mother.name mother.id_number");
    CHECK(targets({{k("姓名"), k("性别"), k("父亲姓名"), k("年龄"), k("母亲姓名"), k("年龄")}, {k("李甲"), k("男"), k("李父"), k("41岁"), k("王母"), k("39")}}) == u"child.name child.sex father.name father.age_stated mother.name mother.age_stated");
    CHECK(targets({{k("姓名"), k("监护人"), k("年龄")}, {k("李甲"), k("赵奶"), k("9")}}) == u"child.name carer.name child.age_stated");

    ImportLedger to(kVillage);
    const ImportReport report = importRows(to, {{k("姓名"), k("性别"), k("监护人"), k("身份证号"), k("与儿童关系")}, {k("李甲"), k("男"), k("赵奶"), carer, k("祖母")}});
    CHECK(report.created == 1);
    CHECK(report.rejected == 0);
    CHECK(answer(to, "李甲", "id_number").isEmpty());
    CHECK(to.records(QStringLiteral("guardian")).front().answers.value(QStringLiteral("id_number")) == carer);
}

TEST_CASE("Three rows of headings are read as the groups they are", "[importing]") {
    ImportLedger to;
    const ImportReport report = importRows(to, {{k("留守儿童信息采集表")},
                                                {k("序号"), k("所在村"), k("基本信息"), {}, k("家庭情况"), {}, {}, {}, k("受委托监护人"), {}, {}, k("备注")},
                                                {{}, {}, k("姓名"), k("身份证号"), k("父亲"), {}, k("母亲"), {}, k("姓名"), k("与儿童关系"), k("联系电话"), {}},
                                                {{}, {}, {}, {}, k("姓名"), k("电话"), k("姓名"), k("电话"), {}, {}, {}, {}},
                                                {k("1"), k("新地村"), k("李甲"), id(1), k("李父"), k("13900000001"), k("王母"), k("13900000002"), k("李爷"), k("祖父"), k("13900000003"), k("备注一")}},
                                           "A1:L1 C2:D2 E2:H2 I2:K2 E3:F3 G3:H3 A2:A4 B2:B4 C3:C4 D3:D4 I3:I4 J3:J4 K3:K4 L2:L4");
    CHECK(report.created == 1);
    CHECK(report.warnings == 0);
    CHECK(report.mapping.headingRows == 3);
    CHECK(to.family(k("李甲")) == QStringList{k("51 李父 13900000001"), k("52 王母 13900000002"), k("61 李爷 13900000003")});
    CHECK(answer(to, "李甲", "remarks") == k("备注一"));
    ImportLedger parents(kVillage);   // whose the middle row is, the first says
    importRows(parents, {{k("姓名"), k("身份证号"), k("父亲情况"), {}, {}, {}}, {{}, {}, k("基本信息"), {}, k("务工情况"), {}}, {{}, {}, k("姓名"), k("电话"), k("务工地点"), k("职业")}, {k("李甲"), id(1), k("李父"), k("13900000001"), k("东莞"), k("瓦工")}});
    CHECK(parents.family(k("李甲")) == QStringList{k("51 李父 13900000001")});
}

TEST_CASE("A column without a heading is told where it says something", "[importing]") {
    ImportLedger to(kVillage);
    const ImportReport report = importRows(to, {{{}, k("姓名"), k("身份证号"), {}, k("民族")}, {k("0"), k("李甲"), id(1), {}, k("汉族")}, {k("1"), k("李乙"), id(2), k("父母离异"), k("汉族")}, {k("2"), k("李丙"), id(3), k("低保"), k("汉族")}});
    CHECK(report.created == 3);
    CHECK(report.warnings == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().rule == u"column_without_heading");
    CHECK(report.problems.front().row == 3);
    CHECK(report.problems.front().message.args == QStringList{k("D"), k("3"), k("父母离异")});
}

TEST_CASE("Several people in the place of one name are refused", "[importing]") {
    for (const char *names : {"李小明、李小红", "李小明\n李小红", "李小明/李小红", "李小明 李小红"}) {
        INFO(names);
        ImportLedger to(kVillage);
        const ImportReport report = importRows(to, {{k("姓名"), k("性别"), k("民族")}, {k(names), k("男"), k("汉族")}});
        CHECK(report.rejected == 1);
        CHECK(rulesOf(report, 2) == QStringList{k("several_names")});
    }
    for (const char *name : {"李\n小明", "欧阳 娜娜", "李明（小名明明、亮亮）", "阿依古丽/Ayguli", "巴图·孟和"}) {
        INFO(name);
        ImportLedger to(kVillage);
        CHECK(importRows(to, {{k("姓名"), k("性别"), k("民族")}, {k(name), k("男"), k("汉族")}}).created == 1);
    }
}

TEST_CASE("An example, the columns' numbers and what must be filled in are nobody", "[importing]") {
    ImportLedger to(kVillage);
    const ImportReport report = importRows(to, {{k("序号"), k("姓名"), k("性别"), k("身份证号"), k("民族")},
                                                {k("甲"), k("乙"), k("1"), k("2"), k("3")},
                                                {k("①"), k("②"), k("③"), k("④"), k("⑤")},
                                                {{}, k("必填"), k("必填"), k("必填"), k("选填")},
                                                {k("例"), k("张三"), k("男"), id(2), k("汉族")},
                                                {k("1"), k("李甲"), sex(1), id(1), k("汉族")},
                                                {k("示例："), k("张四"), k("男"), id(4), k("汉族")}});
    CHECK(report.rows == 1);
    CHECK(report.created == 1);
    CHECK(report.warnings == 0);
}

TEST_CASE("An error that was written out as a text is no answer, and comes back refused", "[importing]") {
    ImportLedger to(kVillage);
    ImportOptions options;
    options.rejects = to.path(QStringLiteral("rejects.xlsx"));
    writeTable(to.path(k("t.csv")), {{k("姓名"), k("身份证号"), k("民族"), k("父亲姓名")}, {k("李甲"), id(1), k("#REF!"), {}}, {k("李乙"), id(2), k("汉族"), k("#N/A")}});
    const ImportReport report = to.import(to.path(k("t.csv")), options);
    CHECK(report.created == 1);
    CHECK(rulesOf(report, 2, Severity::Warn) == QStringList{k("formula_error")});
    CHECK(rulesOf(report, 3) == QStringList{k("formula_error")});
    CHECK(rulesOf(report, 3, Severity::Warn).isEmpty());
    const ImportReport again = to.import(options.rejects);
    CHECK(again.rows == 1);
    CHECK(again.rejected == 1);
    CHECK(to.records(QStringLiteral("guardian")).empty());
}

TEST_CASE("Without a village column the addresses say the village", "[importing]") {
    ImportLedger to;
    const auto line = [](int number, const char *name, const char *address) { return QStringList{k(name), id(number), k(address)}; };
    const ImportReport report = importRows(to, {{k("姓名"), k("身份证号"), k("家庭住址")},
                                                line(1, "李甲", "内蒙古自治区乌海市海勃湾区千里山镇新地村3组12号"), line(2, "李乙", "新地村二组"), line(3, "李丙", "千里山镇团结新村"), line(4, "李丁", "北京市朝阳区")});
    CHECK(report.created == 3);
    CHECK(rulesOf(report, 5) == QStringList{k("unknown_place")});
    CHECK(answer(to, "李甲", "home_region") == kVillage);
    CHECK(answer(to, "李乙", "home_region") == kVillage);
    CHECK(answer(to, "李丙", "home_region") == u"150302101213");
    CHECK(answer(to, "李甲", "home_address") == k("内蒙古自治区乌海市海勃湾区千里山镇新地村3组12号"));
    ImportLedger other;   // where a village is missing, the address says it too
    CHECK(importRows(other, {{k("姓名"), k("身份证号"), k("村别"), k("家庭住址")}, {k("李甲"), id(1), k("团结新村"), k("3组")}, {k("李乙"), id(2), {}, k("新地村二组")}}).warnings == 0);
    CHECK(answer(other, "李乙", "home_region") == kVillage);
}

TEST_CASE("A roster of a school or of several villages is of no one village, and what says another village than the title is told", "[importing]") {
    const auto titled = [](ImportLedger &to, const char *title) {
        return importRows(to, {{k(title)}, {k("姓名"), k("身份证号"), k("家庭住址")}, {k("李甲"), id(1), {}}, {k("李乙"), id(2), k("团结新村2组")}, {k("李丙"), id(3), k("新地村3组")}});
    };
    for (const char *title : {"新地村小学留守儿童花名册", "新地村、团结新村留守儿童花名册"}) {   // whose the addresses are, they say themselves
        INFO(title);
        ImportLedger none;
        CHECK(rulesOf(titled(none, title), 3, Severity::Warn) == QStringList{k("no_place")});
        CHECK(answer(none, "李甲", "home_region").isEmpty());
        CHECK(answer(none, "李乙", "home_region") == u"150302101213");
    }
    ImportLedger pupils;
    const ImportReport report = titled(pupils, "新地村小学生留守儿童花名册");
    CHECK(report.created == 3);
    CHECK(report.warnings == 1);
    CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{k("address_elsewhere")});
    CHECK(answer(pupils, "李乙", "home_region") == kVillage);
}

TEST_CASE("A village that is not in the township beside it is refused", "[importing]") {
    ImportLedger to;
    const ImportReport report = importRows(to, {{k("姓名"), k("身份证号"), k("乡镇（街道）"), k("村（社区）")},
                                                {k("李甲"), id(1), k("千里山镇"), k("新地村")}, {k("李乙"), id(2), k("滨河街道"), k("新地村")}, {k("李丙"), id(3), k("某某镇"), k("新地村")}});
    CHECK(report.created == 2);
    CHECK(rulesOf(report, 3) == QStringList{k("not_in_township")});
}

TEST_CASE("A month of birth needs only to agree with the ID number", "[importing]") {
    ImportLedger to(kVillage);
    const QString number = idNumber(QDate(2012, 10, 3), true, 1), father = idNumber(QDate(1985, 7, 2), true, 2);
    const auto warnings = [&](const char *child, const char *parent) {
        return importRows(to, {{k("姓名"), k("出生年月"), k("身份证号"), k("父亲姓名"), k("父亲出生年月"), k("父亲身份证号")}, {k("李甲"), k(child), number, k("李父"), k(parent), father}});
    };
    for (const char *same : {"2012.10", "2012年10月", "201210", "2012-10"})
        CHECK(warnings(same, "1985.7").warnings == 0);
    CHECK(rulesOf(warnings("2012.9", "1985.7"), 2, Severity::Warn) == QStringList{k("birth_contradicts_id")});
    CHECK(rulesOf(warnings("2012.10", "1984年7月"), 2, Severity::Warn) == QStringList{k("birth_contradicts_id")});
    CHECK(answer(to, "李甲", "birth_date") == u"2012-10-03");
}

TEST_CASE("Guardians, villages and kinds of difficulty are known by the headings of counties, a second guardian is not taken for the first", "[importing]") {
    for (const auto &[heading, target] : {std::pair("监护人1", "carer.name"), {"第一监护人电话", "carer.phone"}, {"监护人1身份证号", "carer.id_number"}, {"代养人联系电话", "carer.phone"}, {"与代养人关系", "carer.relation"}, {"抚养人姓名", "carer.name"},
                                          {"监护人2", ""}, {"监护人2电话", ""}, {"困境类型", "status.further"}, {"村别", "region"}, {"镇（街道）、村（社区）", "region"}}) {
        INFO(heading);
        CHECK(targetOf(k(heading)) == k(target));
    }
}

TEST_CASE("A kind of difficulty stands beside what the roster's title says, and for difficulty that is not told", "[importing]") {
    const auto statuses = [](const char *title, const char *kind) {
        ImportLedger to(kVillage);
        CHECK(importRows(to, {{k(title)}, {k("姓名"), k("身份证号"), k("困境类型")}, {k("李甲"), id(1), k(kind)}}).created == 1);
        QStringList out;
        for (const Record &status : to.linked(to.child(k("李甲")), QStringLiteral("status")))
            out << status.answers.value(QStringLiteral("category"));
        out.sort();
        return out.join(u' ');
    };
    CHECK(statuses("农村留守儿童花名册", "") == u"left_behind");
    CHECK(statuses("农村留守儿童花名册", "低保儿童") == u"left_behind poverty");
    CHECK(statuses("困境儿童花名册", "孤儿") == u"orphan");
    CHECK(statuses("困境儿童花名册", "") == u"other");
    CHECK(statuses("困境儿童花名册", "说不清") == u"other");
}

TEST_CASE("One ID number under two names of a file is refused, brother and sister one character apart too", "[importing]") {
    ImportLedger to(kVillage);
    const QList<QStringList> rows{{k("姓名"), k("身份证号"), k("民族")}, {k("王小明"), id(2), k("汉族")}, {k("王小红"), id(2), k("汉族")}, {k("王 小明"), id(2), k("汉族")}};
    for (int i = 0; i < 2; ++i) {
        const ImportReport report = importRows(to, rows);
        CHECK(report.rejected == 1);
        CHECK(rulesOf(report, 3) == QStringList{k("number_of_row")});
        CHECK(rulesOf(report, 4, Severity::Warn) == QStringList{k("same_person")});
    }
    CHECK(answer(to, "王小明", "id_number") == id(2));
    CHECK(to.records(QStringLiteral("child")).size() == 1);
}

TEST_CASE("Who has no village in the file is not doubled by importing it again", "[importing]") {
    ImportLedger to;
    const QList<QStringList> rows{{k("姓名"), k("性别"), k("村"), k("年龄"), k("父亲姓名")}, {k("李甲"), k("男"), {}, k("9"), k("李父")}, {k("李乙"), {}, {}, {}, {}}, {k("李丙"), k("女"), k("新地村"), {}, {}}};
    CHECK(importRows(to, rows).created == 3);
    CHECK(importRows(to, rows).unchanged == 3);
    CHECK(to.records(QStringLiteral("child")).size() == 3);
}

TEST_CASE("A new child's masked numbers are told", "[importing]") {
    ImportLedger to(kVillage);
    const ImportReport report = importRows(to, {{k("★姓名"), k("性别"), k("身份证号"), k("联系电话")}, {k("李甲"), k("男"), k("150302********1018"), k("139****1111")}});
    CHECK(report.created == 1);
    CHECK(rulesOf(report, 2, Severity::Warn) == QStringList{k("masked"), k("masked")});
}

TEST_CASE("A column of townships says which of two villages of one name is meant", "[importing]") {
    ImportLedger to(QStringLiteral("1503"));
    const ImportReport report = importRows(to, {{k("姓名"), k("身份证号"), k("乡镇（街道）"), k("村（社区）")}, {k("李甲"), id(1), k("新华街道"), k("幸福社区")}, {k("李乙"), id(2), k("巴音赛街道"), k("幸福社区")}, {{}, {}, k("新华街道"), {}}});
    CHECK(report.rows == 2);
    CHECK(report.created == 2);
    CHECK(report.warnings == 0);
    CHECK(answer(to, "李甲", "home_region") == u"150302003017");
    CHECK(answer(to, "李乙", "home_region") == u"150304009010");
}
