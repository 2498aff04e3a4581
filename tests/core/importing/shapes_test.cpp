// Files of other makers, other layouts, and files that are no rosters.
#include "tests/core/importing/import_support.h"
#include "tests/core/sheets/sheet_helpers.h"

#include "core/base/dates.h"

#include <QFile>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

QList<Line> lines(int count) {
    QList<Line> out;
    for (int i = 0; i < count; ++i)
        out << childLine(i);
    return out;
}

// As Java programs write it: every text in its cell.
QByteArray inlineStrings(const QList<QStringList> &rows, int hidden = 0) {
    QByteArray out;
    for (qsizetype r = 0; r < rows.size(); ++r) {
        out += "<row r=\"" + QByteArray::number(r + 1) + (r + 1 == hidden ? "\" hidden=\"1\">" : "\">");
        for (const QString &text : rows[r])
            out += text.isEmpty() ? QByteArray("<c/>") : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text.toHtmlEscaped().toUtf8() + "</t></is></c>";
        out += "</row>";
    }
    return xlsxOf(out);
}

// As Excel writes it: shared strings, dates as numbers with a format.
QByteArray sharedStrings(const QList<QStringList> &rows) {
    QStringList shared;
    QByteArray out, strings;
    for (qsizetype r = 0; r < rows.size(); ++r) {
        out += "<row r=\"" + QByteArray::number(r + 1) + "\">";
        for (qsizetype c = 0; c < rows[r].size(); ++c) {
            const QString &text = rows[r][c];
            if (text.isEmpty())
                continue;
            const QByteArray at = QByteArray(1, char('A' + c)) + QByteArray::number(r + 1);
            if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid()) {
                out += "<c r=\"" + at + "\" s=\"1\"><v>" + QByteArray::number(QDate(1899, 12, 30).daysTo(day)) + "</v></c>";
                continue;
            }
            if (!shared.contains(text)) {
                shared << text;
                strings += "<si><t>" + text.toHtmlEscaped().toUtf8() + "</t></si>";
            }
            out += "<c r=\"" + at + "\" t=\"s\"><v>" + QByteArray::number(shared.indexOf(text)) + "</v></c>";
        }
        out += "</row>";
    }
    return xlsxOf(out, strings, "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
}

QString keep(ImportLedger &to, const QString &name, const QByteArray &bytes) {
    QFile file(to.path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

Result<ImportReport> importTable(ImportLedger &to, const QList<QStringList> &rows, const ImportOptions &options = {}) {
    const QString path = to.path(QStringLiteral("table.xlsx"));
    writeTable(path, rows);
    return to.tryImport(path, options);
}

QString errorOf(const Result<ImportReport> &result) { return result ? QStringLiteral("none") : result.error().message.id; }

}  // namespace

TEST_CASE("Rosters of several makers give the same ledger", "[importing]") {
    const QList<QStringList> table = tableOf(heads(), lines(9));
    ImportLedger first;
    first.import(roster(first, lines(9)));
    const QStringList wanted = first.lines();
    REQUIRE(wanted.size() == 9);
    QString text;
    for (const QStringList &row : table)
        text += row.join(u'\t') + u'\n';
    const QList<std::pair<QString, QByteArray>> files{{QStringLiteral("poi.xlsx"), inlineStrings(table)}, {QStringLiteral("excel.xlsx"), sharedStrings(table)},
                                                     {QStringLiteral("plain.csv"), text.toUtf8()}, {QStringLiteral("marked.csv"), QByteArray("\xef\xbb\xbf") + text.toUtf8()}};
    for (const auto &[name, bytes] : files) {
        INFO(name.toStdString());
        ImportLedger to;
        CHECK(to.import(keep(to, name, bytes)).created == 9);
        CHECK(to.lines() == wanted);
    }
    ImportLedger to;
    writeTable(to.path(QStringLiteral("gb.csv")), table, SheetEncoding::Gb18030);
    CHECK(to.import(to.path(QStringLiteral("gb.csv"))).created == 9);
    CHECK(to.lines() == wanted);
}

TEST_CASE("Headings in two rows are read together", "[importing]") {
    ImportLedger to;
    const Line line = childLine(3);
    const QList<QStringList> rows{
        {k("留守儿童花名册")},
        {k("序号"), k("村（居）"), k("儿童基本情况"), {}, {}, k("父亲"), {}, {}, k("母亲基本情况"), {}, k("受委托监护人情况"), {}, {}, k("备注")},
        {{}, {}, k("姓名*"), k("公民身份号码"), k("联系电话"), k("姓名"), k("务工地点"), k("电话"), k("姓名"), k("身份证号"), k("姓名"), k("与儿童关系"), k("联系电话"), {}},
        {k("1"), line[k("村(居)")], line[k("姓名")], line[k("公民身份证号码")], k("13900000000"), k("李父"), k("榆林"), k("13911112222"), k("王母"), {}, k("赵奶"), k("奶奶"), k("15011112222"), k("无")}};
    const auto report = importTable(to, rows);
    REQUIRE(report);
    CHECK(report->created == 1);
    CHECK(report->mapping.headingRow == 3);
    CHECK(report->mapping.headingRows == 2);
    CHECK(report->mapping.unknown.isEmpty());
    CHECK(to.family(line[k("姓名")]) == QStringList{k("51 李父 13911112222"), k("52 王母"), k("62 赵奶 15011112222")});
    CHECK(to.child(line[k("姓名")]).answers.value(QStringLiteral("phone")) == u"13900000000");
}

TEST_CASE("A bare heading belongs to the person left of it", "[importing]") {
    ImportLedger to;
    const Line line = childLine(3);
    const auto report = importTable(to, {{k("村居"), k("儿童姓名"), k("身份证号码"), k("父亲姓名"), k("务工地点"), k("电话"), k("委托监护人"), k("关系"), k("电话")},
                                         {line[k("村(居)")], line[k("姓名")], line[k("公民身份证号码")], k("李父"), k("榆林"), k("13911112222"), k("赵奶"), k("奶奶"), k("15011112222")}});
    REQUIRE(report);
    CHECK(report->created == 1);
    CHECK(to.family(line[k("姓名")]) == QStringList{k("51 李父 13911112222"), k("62 赵奶 15011112222")});
}

TEST_CASE("Of two headings of one meaning the first counts, and it is said", "[importing]") {
    ImportLedger to;
    const Line line = childLine(3);
    const auto report = importTable(to, {{k("村居"), k("姓名"), k("身份证号"), k("公民身份证号码"), k("星座")}, {line[k("村(居)")], line[k("姓名")], line[k("公民身份证号码")], k("1"), k("狮子")}});
    REQUIRE(report);
    CHECK(report->created == 1);
    CHECK(report->warnings == 2);
    CHECK(rulesOf(*report, 1, Severity::Warn) == QStringList{QStringLiteral("doubled_heading"), QStringLiteral("unknown_heading")});
    CHECK(report->mapping.unknown == QStringList{k("星座")});
}

TEST_CASE("Hidden rows are data, blank rows, totals and signatures are not", "[importing]") {
    ImportLedger to;
    QList<QStringList> rows = tableOf(heads(), lines(3));
    rows.insert(4, QStringList(25));
    rows.insert(5, rows[2]);                                             // headings printed again
    rows.insert(6, QStringList{k("7")});                                 // a number without a person
    rows << QStringList{{}, k("合 计"), k("3")} << QStringList{k("注：以上为全部")};
    const auto report = importTable(to, rows);
    REQUIRE(report);
    CHECK(report->rows == 3);
    CHECK(report->created == 3);
    ImportLedger hidden;
    CHECK(hidden.import(keep(hidden, QStringLiteral("h.xlsx"), inlineStrings(tableOf(heads(), lines(2)), 4))).created == 2);
}

TEST_CASE("A line of totals is no child, wherever its word stands; who is called alike is one", "[importing]") {
    for (const char *total : {"本页合计", "新地村合计", "共8人", "以上共计8人", "以上共 8 名", "合计：8人", "共有8人", "小计", "８人"})
        for (const int column : {0, 1, 2, 24}) {
            ImportLedger to;
            QList<QStringList> rows = tableOf(heads(), lines(2));
            QStringList line(25);
            line[column] = k(total);
            if (column != 2)
                line[2] = column == 1 ? QStringLiteral("8") : QString();
            rows.insert(4, line);
            const auto report = importTable(to, rows);
            INFO(total << " in column " << column);
            REQUIRE(report);
            CHECK(report->rows == 2);
            CHECK(report->rejected == 0);
        }
    ImportLedger to;
    Line named = lines(1).front(), bare;
    named[k("姓名")] = k("王小计");
    bare[k("姓名")] = k("李共人");
    bare[k("村(居)")] = k("新地村");
    bare[k("备注")] = k("共3人");
    CHECK(importTable(to, tableOf(heads(), {named, bare}))->created == 2);
}

TEST_CASE("A formula error is a warning, in the name it rejects", "[importing]") {
    ImportLedger to;
    const auto cell = [](const QString &text) -> QByteArray { return text == u"#" ? QByteArray("<c t=\"e\"><v>#REF!</v></c>") : "<c t=\"inlineStr\"><is><t>" + text.toUtf8() + "</t></is></c>"; };
    QByteArray rows;
    const QString id = childLine(3)[k("公民身份证号码")];
    for (const QStringList &row : {QStringList{k("村居"), k("姓名"), k("身份证号"), k("民族")}, {k("新地村"), k("甲"), id, k("#")}, {k("新地村"), k("乙"), k("#"), k("汉族")}, {k("新地村"), k("#"), id, k("汉族")}}) {
        rows += "<row>";
        for (const QString &text : row)
            rows += cell(text);
        rows += "</row>";
    }
    const ImportReport report = to.import(keep(to, QStringLiteral("f.xlsx"), xlsxOf(rows)));
    CHECK(report.created == 2);
    CHECK(report.rejected == 1);
    CHECK(rulesOf(report, 2, Severity::Warn).contains(QStringLiteral("formula_error")));
    CHECK(rulesOf(report, 3, Severity::Warn).contains(QStringLiteral("formula_error")));
    CHECK(rulesOf(report, 4) == QStringList{QStringLiteral("formula_error")});
}

TEST_CASE("Files that are no rosters are refused in a sentence", "[importing]") {
    ImportLedger to;
    CHECK(errorOf(importTable(to, {{k("甲"), k("乙")}, {k("1"), k("2")}})) == u"importing.no_headings");
    CHECK(errorOf(importTable(to, {{k("姓名"), k("性别"), k("职业"), k("当前务工地点"), k("是否健在"), k("现状")}, {k("李强"), k("男"), k("瓦工"), k("榆林"), k("是"), k("无")}})) == u"importing.other_form");
    CHECK(errorOf(importTable(to, {{k("留守老人花名册")}, {k("序号"), k("姓名"), k("性别"), k("年龄"), k("联系电话"), k("家庭住址")}, {k("1"), k("王秀英"), k("女"), k("70"), k("无"), k("1组")}})) == u"importing.other_form");
    const auto text = to.tryImport(keep(to, QStringLiteral("notes.txt"), "hello"));
    REQUIRE_FALSE(text);
    CHECK(text.error().code == ErrorCode::BadFormat);
    ImportOptions sheet;
    sheet.sheet = k("没有这张表");
    CHECK(errorOf(importTable(to, tableOf(heads(), lines(1)), sheet)) == u"importing.no_such_sheet");
    const Messages messages;
    for (const QString &id : {k("importing.no_headings"), k("importing.other_form"), k("importing.no_such_sheet")})
        CHECK(messages.knows(id));
}

TEST_CASE("A village that exists twice rejects unless the address tells which", "[importing]") {
    ImportLedger to(QStringLiteral("1503"));
    QList<Line> rows = lines(3);
    for (Line &row : rows)
        row[k("村(居)")] = k("幸福社区");
    rows[0][k("现居住地")] = k("巴音赛街道幸福社区3号楼");
    rows[1][k("村(居)")] = k("新华街道/幸福社区");
    rows[2][k("现居住地")] = k("3号楼");
    const ImportReport report = to.import(roster(to, rows));
    CHECK(report.created == 2);
    CHECK(rulesOf(report, 6) == QStringList{QStringLiteral("ambiguous_place")});
    CHECK(to.child(rows[0][k("姓名")]).answers.value(QStringLiteral("home_region")) == u"150304009010");
    CHECK(to.child(rows[1][k("姓名")]).answers.value(QStringLiteral("home_region")) == u"150302003017");
    for (const RowProblem &problem : report.problems)
        if (problem.rule == u"ambiguous_place")
            CHECK(problem.message.args.size() == 3);
}

TEST_CASE("Without a village column the place is asked for", "[importing]") {
    ImportLedger to;
    QStringList headings = heads();
    headings.removeAll(k("村(居)"));
    headings.removeAll(k("现居住地"));
    const QList<QStringList> rows = tableOf(headings, lines(2));
    auto asked = importTable(to, rows);
    REQUIRE(asked);
    CHECK(asked->needsRegion);
    CHECK(to.records(QStringLiteral("child")).empty());
    ImportOptions options;
    options.region = kVillage;
    auto given = importTable(to, rows, options);
    REQUIRE(given);
    CHECK(given->created == 2);
    CHECK(to.records(QStringLiteral("child"))[0].answers.value(QStringLiteral("home_region")) == kVillage);
    options.region = QStringLiteral("999");
    CHECK(errorOf(importTable(to, rows, options)) == u"importing.unknown_region");
    ImportLedger village(kVillage);
    auto own = importTable(village, rows);
    REQUIRE(own);
    CHECK(own->created == 2);
}

TEST_CASE("The mixed roster goes to its own forms", "[importing]") {
    ImportLedger to(kVillage);
    const QList<QStringList> rows{
        {k("三留守及独居老人信息登记表")},
        {k("序号"), k("身份类别"), k("组别"), k("姓名"), k("性别"), k("年龄"), k("联系电话"), k("家庭住址"), k("备注")},
        {k("1"), k("独居老人"), k("一组"), k("王秀英"), k("女"), k("78"), k("无电话"), k("新地村一组"), {}},
        {k("2"), k("留守老人"), k("第一组"), k("李大爷"), k("男"), k("71岁"), k("13900001111"), k("新地村一组"), {}},
        {k("3"), k("留守妇女"), k("二组"), k("赵春梅"), k("女"), k("35"), k("13900002222"), {}, {}},
        {k("4"), k("留守儿童"), k("二组"), k("李小明"), k("男"), k("8"), {}, {}, {}},
        {k("5"), k("困境儿童"), k("二组"), k("李小红"), k("女"), k("9"), {}, {}, {}},
        {k("6"), k("外星人"), k("二组"), k("某某"), k("女"), k("9"), {}, {}, {}},
        {k("7"), k("独居老人"), k("一组"), k("王秀英"), k("女"), k("78"), k("13900003333"), k("新地村一组"), {}}};
    auto report = importTable(to, rows);
    REQUIRE(report);
    CHECK(report->created == 5);
    CHECK(report->rejected == 1);
    CHECK(rulesOf(*report, 8) == QStringList{QStringLiteral("unknown_kind")});
    CHECK(to.records(QStringLiteral("left_behind_elder")).size() == 2);
    CHECK(to.records(QStringLiteral("left_behind_woman")).size() == 1);
    CHECK(to.records(QStringLiteral("child")).size() == 2);
    const Record child = to.child(k("李小明"));
    CHECK(child.answers.value(QStringLiteral("age_stated")) == u"8");
    CHECK(child.answers.value(QStringLiteral("age_stated_on")) == u"2016-08-15");
    CHECK(child.answers.value(QStringLiteral("categories")) == u"left_behind");
    CHECK(child.answers.value(QStringLiteral("village_group")) == k("二组"));
    CHECK(to.child(k("李小红")).answers.value(QStringLiteral("categories")) == u"other");
    to.clock.set(QDate(2016, 9, 1));
    auto again = importTable(to, rows);
    REQUIRE(again);
    CHECK(again->created == 0);
    CHECK(again->updated == 0);
}

TEST_CASE("The mixed roster comes out form by form, and again in on any day without a change", "[importing]") {
    ImportLedger to;
    const QList<QStringList> rows{
        {k("序号"), k("身份类别"), k("村(居)"), k("组别"), k("姓名"), k("性别"), k("年龄"), k("联系电话"), k("家庭住址"), k("身份证号")},
        {k("1"), k("独居老人"), k("新地村"), k("一组"), k("王秀英"), k("女"), k("78"), k("13900001119"), k("新地村一组"), {}},
        {k("2"), k("独居老人"), k("新地村"), k("一组"), k("王秀英"), k("女"), k("71"), k("13900003333"), k("新地村一组"), {}},
        {k("3"), k("其他老人"), k("团结新村"), {}, k("李大爷"), {}, {}, {}, {}, {}},
        {k("4"), k("留守妇女"), k("新地村"), k("二组"), k("赵春梅"), k("女"), k("35"), k("13900002222"), {}, {}},
        {k("5"), k("留守儿童"), k("新地村"), k("二组"), k("李小明"), k("男"), k("8"), {}, {}, {}},
        {k("6"), k("困境儿童"), k("新地村"), k("二组"), k("李小红"), k("女"), k("9"), {}, {}, {}},
        {k("7"), k("留守儿童"), k("和平社区"), {}, k("李小刚"), {}, {}, {}, {}, idNumber(QDate(2010, 3, 4), true, 7)}};
    REQUIRE(importTable(to, rows)->created == 7);
    const Record poor = to.child(k("李小红"));
    for (const Record &status : to.linked(poor, QStringLiteral("status"))) {   // what the difficulty is has become known
        Change change;
        change.op = Change::Op::Update;
        change.form = to.ledger->forms().find(QStringLiteral("status"));
        change.uid = status.uid;
        change.set(QStringLiteral("category"), QStringLiteral("poverty"));
        REQUIRE(to.ledger->commit(to.session, {QStringLiteral("save"), {QStringLiteral("importing.intent"), {k("改")}, {}}, {change}, true}));
    }
    const auto all = [&] {
        QStringList out = to.lines();
        for (const char *form : {"left_behind_elder", "left_behind_woman"})
            for (const Record &record : to.records(QString::fromLatin1(form)))
                for (const Field &field : record.form().fields)
                    out << record.answers.value(field.name);
        return out;
    };
    for (const QDate &day : {QDate(2016, 8, 15), QDate(2016, 9, 1), QDate(2018, 8, 14), QDate(2021, 2, 1)})
        for (const char *form : {"left_behind_elder", "left_behind_woman", "child"})
            for (const bool full : {false, true}) {
                to.clock.set(day);
                const QStringList before = all();
                INFO(form << " on " << isoDate(day).toStdString() << (full ? " whole" : " masked"));
                ExportOptions out;
                out.form = QString::fromLatin1(form);
                out.roster = QStringLiteral("three-left-behind");
                out.fullIds = full;
                out.purpose = out.recipient = k("上报");
                const QString path = to.path(QStringLiteral("mixed.xlsx"));
                REQUIRE(to.exportTo(path, out));
                const auto again = to.tryImport(path);
                REQUIRE(again);
                CHECK(again->rejected == 0);
                CHECK(again->created == 0);
                CHECK(again->updated == 0);
                CHECK(all() == before);
            }
}

TEST_CASE("A mapping that was saved is proposed when the same headings come again", "[importing]") {
    ImportLedger to;
    const QList<QStringList> rows{{k("地方"), k("娃娃"), k("号"), k("哪族")}, {k("新地村"), k("李明"), childLine(3)[k("公民身份证号码")], k("回族")}};
    CHECK(errorOf(importTable(to, rows)) == u"importing.no_headings");
    SheetMapping mapping;
    for (const auto &[heading, target] : {std::pair("地方", "region"), std::pair("娃娃", "child.name"), std::pair("号", "child.id_number"), std::pair("哪族", "child.ethnicity")})
        mapping.columns << ColumnMapping{int(mapping.columns.size()), k(heading), k(target), {}, false};
    REQUIRE(writeMappingFile(mapping, to.path(QStringLiteral("m.json"))));
    auto read = readMappingFile(to.path(QStringLiteral("m.json")));
    REQUIRE(read);
    ImportOptions options;
    options.mapping = *read;
    auto report = importTable(to, rows, options);
    REQUIRE(report);
    CHECK(report->created == 1);
    CHECK(to.child(k("李明")).answers.value(QStringLiteral("ethnicity")) == u"03");
    CHECK_FALSE(readMappingFile(to.path(QStringLiteral("none.json"))));
    CHECK(readMappingFile(keep(to, QStringLiteral("bad.json"), "[]")).error().code == ErrorCode::BadFormat);

    // Saved in the ledger: a column that was left out stays left out.
    auto book = Workbook::open(roster(to, lines(1)));
    REQUIRE(book);
    auto proposed = proposeMapping(to.ledger->reader(), **book, {}, QStringLiteral("child"));
    REQUIRE(proposed);
    CHECK(proposed->roster == u"lbc-2016");
    CHECK(proposed->columns.size() == 25);
    for (ColumnMapping &column : proposed->columns)
        if (column.target == u"child.remarks")
            column.target = QStringLiteral("child.wishes");
    REQUIRE(saveMapping(*to.ledger, to.session, *proposed));
    auto again = proposeMapping(to.ledger->reader(), **book, {}, QStringLiteral("child"));
    REQUIRE(again);
    CHECK(again->columns.back().target == u"child.wishes");
    CHECK_FALSE(again->columns.back().guessed);
}

TEST_CASE("Rejected rows come back in a workbook that is importable once corrected", "[importing]") {
    ImportLedger to;
    QList<Line> bad = lines(6);
    bad[1][k("村(居)")] = k("不存在村");
    bad[4][k("姓名")].clear();
    ImportOptions options;
    options.rejects = to.path(QStringLiteral("rejects.xlsx"));
    CHECK(to.import(roster(to, bad), options).rejected == 2);
    const test::ReadTable rejects = test::readPath(options.rejects);
    REQUIRE(rejects.result);
    QList<QStringList> rows = rejects.texts();
    REQUIRE(rows.size() == 5);
    CHECK(rows[2][0] == k("原因"));
    CHECK(rows[2].mid(1) == heads());
    CHECK(rows[3][0].contains(k("不存在村")));
    CHECK_FALSE(rows[4][0].isEmpty());
    rows[3][2] = lines(6)[1][k("村(居)")];
    rows[4][3] = lines(6)[4][k("姓名")];
    const auto mended = importTable(to, rows);
    REQUIRE(mended);
    CHECK(mended->created == 2);
    CHECK(mended->mapping.unknown.isEmpty());
    CHECK(to.records(QStringLiteral("child")).size() == 6);
}

TEST_CASE("Every target has a label, and every template's target can be imported", "[importing]") {
    ImportLedger to;
    const QStringList targets = importTargets(to.ledger->forms());
    for (const QString &target : targets)
        CHECK_FALSE(targetLabel(to.ledger->forms(), target).in(Language::Chinese).isEmpty());
    for (const char *target : {"child.name", "father.phone", "carer.relation", "region", "group", "row_kind", "status.category", "row_number"})
        CHECK(targets.contains(k(target)));
}
