#include "tests/core/importing/import_support.h"

#include "core/base/text.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *heading) { return QString::fromUtf8(heading); }


QList<Line> lines(int count) {
    QList<Line> out;
    for (int i = 0; i < count; ++i)
        out << childLine(i);
    return out;
}

void same(const ImportReport &report, int created, int updated, int unchanged, int rejected) {
    QStringList told;
    for (const RowProblem &problem : report.problems)
        told << QString::number(problem.row) + u' ' + problem.column + u' ' + problem.rule;
    INFO(told.join(u'\n').toStdString());
    CHECK(report.created == created);
    CHECK(report.updated == updated);
    CHECK(report.unchanged == unchanged);
    CHECK(report.rejected == rejected);
    CHECK(report.rows == created + updated + unchanged + rejected);
}

}  // namespace

TEST_CASE("The sample roster comes in whole, and a second time changes nothing", "[importing]") {
    ImportLedger to;
    to.clock.set(QDate(2026, 11, 24));
    const QString file = QStringLiteral(TONGDANG_SOURCE_DIR "/resources/samples/roster.xlsx");
    const ImportReport first = to.import(file);
    CHECK(first.rejected == 0);
    CHECK(first.created > 50);
    CHECK_FALSE(first.batch.isNil());
    const QStringList before = to.lines();
    const ImportReport again = to.import(file);
    same(again, 0, 0, first.rows, 0);
    CHECK(again.batch.isNil());
    CHECK(to.lines() == before);
}

TEST_CASE("A row becomes a child with its family, its time on the register and its status", "[importing]") {
    ImportLedger to;
    same(to.import(roster(to, {childLine(1)})), 1, 0, 0, 0);
    const Record child = to.child(childLine(1)[k("姓名")]);
    const auto value = [&child](const char *field) { return child.answers.value(QString::fromLatin1(field)); };
    CHECK(value("home_region") == u"150302101213");
    CHECK(value("sex") == u"2");
    CHECK(value("relief") == u"temporary medical");
    CHECK(value("parents_away") == u"both");
    CHECK(value("care_arrangement") == u"grandparents");
    CHECK(value("categories") == u"left_behind");
    CHECK(to.family(value("name")).size() == 3);
    CHECK(to.linked(child, QStringLiteral("register_period")).size() == 1);
}

TEST_CASE("A dry run tells the figures of the import and writes nothing", "[importing]") {
    QList<Line> rows = lines(30);
    rows[4][k("姓名")].clear();
    rows << rows[7];
    rows[20][k("村(居)")] = k("不存在村");
    rows[21][k("身体情况")] = k("好像还行");
    ImportLedger to;
    const QString file = roster(to, rows);
    ImportOptions dry;
    dry.dryRun = true;
    const ImportReport told = to.import(file, dry);
    CHECK(told.batch.isNil());
    CHECK(to.records(QStringLiteral("child")).empty());
    CHECK(to.records(QStringLiteral("guardian")).empty());
    const ImportReport done = to.import(file);
    same(told, done.created, done.updated, done.unchanged, done.rejected);
    CHECK(told.warnings == done.warnings);
    CHECK(told.problems.size() == done.problems.size());
    same(done, 28, 0, 1, 2);
}

TEST_CASE("Columns may stand in any order", "[importing]") {
    ImportLedger one;
    one.import(roster(one, lines(12)));
    const QStringList wanted = one.lines();
    for (int turn = 1; turn < 25; turn += 6) {
        ImportLedger other;
        QStringList headings;
        for (int i = 0; i < heads().size(); ++i)
            headings << heads()[(i * 7 + turn) % heads().size()];
        const QString path = other.path(QStringLiteral("r.xlsx"));
        writeTable(path, tableOf(headings, lines(12)));
        same(other.import(path), 12, 0, 0, 0);
        CHECK(other.lines() == wanted);
    }
}

TEST_CASE("Rows that cannot be kept are rejected by the spreadsheet's own number", "[importing]") {
    QList<Line> rows = lines(12);
    QString &number = rows[1][k("公民身份证号码")];
    number = number.left(17) + (number.endsWith(u'0') ? u'1' : u'0');
    rows[2][k("公民身份证号码")] = k("1.50302E+17");
    rows[3][k("姓名")] = k(" ");
    rows[4][k("村(居)")] = k("不存在村");
    rows[5][k("性别")] = rows[5][k("性别")] == k("男") ? k("女") : k("男");
    rows[6][k("出生日期")] = k("2011-11-11");
    rows[9][k("公民身份证号码")] = rows[9][k("公民身份证号码")].left(17);
    ImportLedger to;
    const ImportReport report = to.import(roster(to, rows));
    same(report, 5, 0, 0, 7);
    CHECK(rulesOf(report, 5) == QStringList{QStringLiteral("id_check_digit")});
    CHECK(rulesOf(report, 6) == QStringList{QStringLiteral("id_lost_digits")});
    CHECK(rulesOf(report, 7) == QStringList{QStringLiteral("no_name")});
    CHECK(rulesOf(report, 8) == QStringList{QStringLiteral("unknown_place")});
    CHECK(rulesOf(report, 9) == QStringList{QStringLiteral("sex_contradicts_id")});
    CHECK(rulesOf(report, 10) == QStringList{QStringLiteral("birth_contradicts_id")});
    CHECK(rulesOf(report, 13) == QStringList{QStringLiteral("id_length")});
    CHECK(to.records(QStringLiteral("guardian")).size() == 15);
}

TEST_CASE("Everything else that is odd is kept with a warning", "[importing]") {
    QList<Line> rows = lines(6);
    rows[0][k("身体情况")] = k("好像还行");
    rows[1][k("公民身份证号码")] = k("户口未办");
    rows[2][k("父亲姓名")].clear();
    rows[3][k("公民身份证号码")] = idNumber(QDate(1999, 1, 1), true, 5);
    rows[3][k("性别")] = k("男");
    rows[3][k("出生日期")].clear();
    rows[4][k("父亲电话")] = k("12345");
    ImportLedger to;
    const ImportReport report = to.import(roster(to, rows));
    same(report, 6, 0, 0, 0);
    for (int row = 4; row < 9; ++row) {
        INFO(row);
        CHECK_FALSE(rulesOf(report, row, Severity::Warn).isEmpty());
    }
    CHECK(rulesOf(report, 9, Severity::Warn).isEmpty());
    CHECK(report.warnings >= 5);
    const Record grown = to.child(rows[3][k("姓名")]);
    CHECK(grown.answers.value(QStringLiteral("birth_date")) == u"1999-01-01");
    CHECK(to.child(rows[0][k("姓名")]).answers.value(QStringLiteral("health")).isEmpty());
}

TEST_CASE("A row that comes twice in a file is one child", "[importing]") {
    ImportLedger to;
    Line noId = childLine(1), noBirth = childLine(2);
    noId[k("公民身份证号码")].clear();
    noBirth[k("公民身份证号码")].clear();
    noBirth[k("出生日期")].clear();
    const ImportReport report = to.import(roster(to, {childLine(0), noId, noBirth, childLine(0), noId, noBirth}));
    same(report, 3, 0, 3, 0);
    CHECK(to.records(QStringLiteral("guardian")).size() == 9);
}

TEST_CASE("A blank never erases, a masked number counts as not given, 清空 clears", "[importing]") {
    ImportLedger to;
    to.import(roster(to, {childLine(1)}));
    const QStringList before = to.lines();
    Line row = childLine(1);
    row[k("民族")].clear();
    row[k("公民身份证号码")] = maskedIdNumber(row[k("公民身份证号码")]);
    row[k("父亲电话")] = maskedPhone(row[k("父亲电话")]);
    row[k("受委托监护人")].clear();
    row[k("与儿童关系")].clear();
    row[k("受委托监护人电话")].clear();
    same(to.import(roster(to, {row})), 0, 0, 1, 0);
    CHECK(to.lines() == before);
    row[k("民族")] = k("清空");
    row[k("父亲务工地点")] = k("清空");
    same(to.import(roster(to, {row})), 0, 1, 0, 0);
    CHECK(to.child(row[k("姓名")]).answers.value(QStringLiteral("ethnicity")).isEmpty());
    CHECK(to.lines().join(u"").count(QStringLiteral("陕西省")) == 0);
}

TEST_CASE("A later roster brings children and their people up to date", "[importing]") {
    ImportLedger to;
    to.import(roster(to, lines(3)));
    QList<Line> rows = lines(3);
    rows[0][k("就学情况")] = k("初中");
    rows[1][k("父亲电话")] = k("13912345678");      // the child is as it was, its father is not
    same(to.import(roster(to, rows)), 0, 2, 1, 0);
    CHECK(to.records(QStringLiteral("guardian")).size() == 9);
    CHECK(to.family(rows[1][k("姓名")]).join(u'|').contains(QStringLiteral("13912345678")));
}

TEST_CASE("Brothers and sisters share their parents", "[importing]") {
    ImportLedger to;
    QList<Line> rows = lines(4);
    for (int i = 1; i < 4; ++i)
        for (const char *heading : {"父亲姓名", "父亲电话", "母亲姓名", "受委托监护人", "村(居)"})
            rows[i][k(heading)] = rows[0][k(heading)];
    rows[1][k("母亲电话")].clear();                      // a phone is missing: name and village
    rows[2][k("母亲电话")] = k("15812345678");           // another phone, another mother
    rows[0][k("受委托监护人电话")].clear();
    const ImportReport report = to.import(roster(to, rows));
    same(report, 4, 0, 0, 0);
    QStringList mothers, fathers;
    for (const Record &guardian : to.records(QStringLiteral("guardian")))
        (guardian.answers.value(QStringLiteral("name")) == rows[0][k("父亲姓名")] ? fathers : mothers) << guardian.answers.value(QStringLiteral("phone"));
    CHECK(fathers.size() == 1);
    same(to.import(roster(to, rows)), 0, 0, 4, 0);
}

TEST_CASE("A refused row leaves nothing behind for the rows after it", "[importing]") {
    ImportLedger to;
    QList<Line> rows = lines(3);
    rows[0][k("村(居)")] = k("不存在村");
    for (int i = 1; i < 3; ++i) {
        rows[i][k("父亲姓名")] = rows[0][k("父亲姓名")];
        rows[i][k("父亲电话")] = rows[0][k("父亲电话")];
    }
    same(to.import(roster(to, rows)), 2, 0, 0, 1);
    for (const Line &row : {rows[1], rows[2]})
        CHECK(to.family(row[k("姓名")]).size() == 3);
    CHECK(to.records(QStringLiteral("guardian")).size() == 5);
}

TEST_CASE("A new carer takes the place of the old one on the roster's day", "[importing]") {
    ImportLedger to;
    Line row = childLine(1);
    to.import(roster(to, {row}));
    const QString name = row[k("姓名")], old = row[k("受委托监护人")];
    row[k("受委托监护人")] = k("钱多多");
    row[k("与儿童关系")] = k("姑姑");
    row[k("受委托监护人电话")] = k("15099998888");
    same(to.import(roster(to, {row})), 0, 1, 0, 0);
    const QString family = to.family(name).join(u'|');
    CHECK(family.contains(QStringLiteral("90 钱多多 15099998888 2016-07-31")));
    CHECK(family.contains(QStringLiteral("61 ") + old));
    CHECK(to.child(name).answers.value(QStringLiteral("care_arrangement")) == u"relatives_friends");
    same(to.import(roster(to, {row})), 0, 0, 1, 0);
    row[k("受委托监护人")] = k("清空");
    row[k("与儿童关系")].clear();
    row[k("受委托监护人电话")].clear();
    to.clock.set(QDate(2016, 9, 1));
    QList<QStringList> table = tableOf(heads(), {row});
    table[1] = {};
    writeTable(to.path(k("later.xlsx")), table);
    same(to.import(to.path(k("later.xlsx"))), 0, 1, 0, 0);
    CHECK(to.child(name).answers.value(QStringLiteral("care_arrangement")) == u"nobody");
}

TEST_CASE("An import that was undone comes back with the same people when it is imported again", "[importing]") {
    ImportLedger to;
    const QString file = roster(to, lines(20));
    const ImportReport first = to.import(file);
    const QStringList before = to.lines();
    std::vector<Uid> uids;
    for (const Record &child : to.records(QStringLiteral("child")))
        uids.push_back(child.uid);
    REQUIRE(to.ledger->undo(to.session, first.batch));
    CHECK(to.lines().isEmpty());
    same(to.import(file), 20, 0, 0, 0);
    CHECK(to.lines() == before);
    std::vector<Uid> again;
    for (const Record &child : to.records(QStringLiteral("child")))
        again.push_back(child.uid);
    std::sort(uids.begin(), uids.end());
    std::sort(again.begin(), again.end());
    CHECK(uids == again);
    CHECK(to.records(QStringLiteral("guardian")).size() == 60);
    same(to.import(file), 0, 0, 20, 0);
}

TEST_CASE("An import that is cancelled in the middle leaves nothing", "[importing]") {
    struct Stop final : Progress {
        int left;
        explicit Stop(int steps) : left(steps) {}
        bool step(qint64, qint64) override { return --left > 0; }
    };
    ImportLedger to;
    const QString file = roster(to, lines(700));
    for (const int steps : {1, 2, 3}) {
        Stop stop(steps);
        const auto done = importRoster(*to.ledger, to.session, file, {}, stop);
        if (!done) {
            CHECK(done.error().code == ErrorCode::Cancelled);
            CHECK(to.records(QStringLiteral("child")).empty());
            CHECK(to.ledger->reader().batches(to.session)->isEmpty());
        }
    }
    Stop first(1);
    REQUIRE_FALSE(importRoster(*to.ledger, to.session, file, {}, first));
}

TEST_CASE("An exited child stays exited and is brought up to date with a warning", "[importing]") {
    ImportLedger to;
    Line row = childLine(1);
    to.import(roster(to, {row}));
    const Record child = to.child(row[k("姓名")]);
    Change exit;
    const Record period = to.linked(child, QStringLiteral("register_period")).front();
    exit.op = Change::Op::Update;
    exit.form = &period.form();
    exit.uid = period.uid;
    exit.set(QStringLiteral("until"), QStringLiteral("2016-06-30"));
    exit.set(QStringLiteral("exit_reason"), QStringLiteral("parents_returned"));
    ChangeSet set;
    set.changes = {exit};
    REQUIRE(to.ledger->commit(to.session, set)->updated == 1);
    row[k("就学情况")] = k("初中");
    const ImportReport report = to.import(roster(to, {row}));
    same(report, 0, 1, 0, 0);
    CHECK(rulesOf(report, 4, Severity::Warn).contains(QStringLiteral("exited")));
    CHECK(to.child(row[k("姓名")]).state == RecordState::Exited);
    CHECK(to.child(row[k("姓名")]).answers.value(QStringLiteral("schooling")) == u"junior");
}

TEST_CASE("Two children who fit alike are not guessed at", "[importing]") {
    ImportLedger to;
    Line one = childLine(1), two = childLine(1), vague = childLine(1);
    two[k("公民身份证号码")] = idNumber(QDate::fromString(one[k("出生日期")], Qt::ISODate), false, 77);
    vague[k("公民身份证号码")].clear();
    for (Line *line : {&one, &two, &vague})
        for (const char *heading : {"父亲姓名", "父亲电话", "母亲姓名", "母亲电话", "父亲务工地点", "母亲务工地点", "受委托监护人", "受委托监护人电话"})
            (*line)[k(heading)].clear();
    same(to.import(roster(to, {one, two})), 2, 0, 0, 0);
    const ImportReport report = to.import(roster(to, {vague}));
    same(report, 0, 0, 0, 1);
    CHECK(rulesOf(report, 4) == QStringList{QStringLiteral("ambiguous_person_born")});
}

TEST_CASE("Names, numbers and dates are made canonical", "[importing]") {
    ImportLedger to;
    Line row = childLine(2);
    QString number;
    for (int i = 0; !number.endsWith(u'X'); ++i)
        number = idNumber(QDate(2010, 1, 1), true, i);
    row[k("姓名")] = k(" 阿拉腾•乌拉 ");
    row[k("公民身份证号码")] = number.left(17) + k("ｘ");
    row[k("出生日期")] = k("2010年1月1日");
    row[k("村(居)")] = k("新地村委会3组");
    row[k("备注")] = k("李𬭎");
    same(to.import(roster(to, {row})), 1, 0, 0, 0);
    const Record child = to.child(k("阿拉腾·乌拉"));
    CHECK(child.answers.value(QStringLiteral("id_number")) == number);
    CHECK(child.answers.value(QStringLiteral("birth_date")) == u"2010-01-01");
    CHECK(child.answers.value(QStringLiteral("home_region")) == kVillage);
    CHECK(child.answers.value(QStringLiteral("village_group")) == u"3组");
    CHECK(child.answers.value(QStringLiteral("remarks")) == k("李𬭎"));
}
