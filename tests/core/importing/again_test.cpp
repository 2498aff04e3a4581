// The same again changes nothing: an export imported, a roster imported twice, whoever is in it. And one number under two names.
#include "tests/core/importing/import_support.h"

#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "core/identity/names.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

QString told(const ImportReport &report) {
    QStringList out;
    for (const RowProblem &problem : report.problems)
        out << QString::number(problem.row) + u' ' + problem.column + u' ' + problem.rule + u' ' + problem.message.args.join(u',');
    return out.mid(0, 12).join(u'\n');
}

// Places of every level for questions that ask for one, near and far.
void placeFamilies(ImportLedger &to, std::mt19937 &random) {
    static const QStringList codes{QStringLiteral("150302101203"), QStringLiteral("150302101"), QStringLiteral("150303"), QStringLiteral("1503"), QStringLiteral("15"), QStringLiteral("610802"), QStringLiteral("6108"),
                                   QStringLiteral("61"), QStringLiteral("11"), QStringLiteral("110101"), QStringLiteral("150303001001")};
    for (const char *formId : {"child", "guardian"}) {
        ChangeSet set;
        set.intent = {QStringLiteral("ledger.intent_undo"), {}, {}};
        for (const Record &record : to.records(QString::fromLatin1(formId)))
            for (const Field &field : record.form().fields) {
                if (!field.appearance.split(u' ').contains(u"region") || field.name == record.form().regionField || !hasColumn(field))
                    continue;
                Change change;
                change.op = Change::Op::Update;
                change.form = to.ledger->forms().find(QString::fromLatin1(formId));
                change.uid = record.uid;
                QString code = codes[qsizetype(random() % unsigned(codes.size()))];
                if (!to.ledger->places().find(code))
                    code = QStringLiteral("1503");
                change.set(field.name, code);
                set.changes.push_back(std::move(change));
            }
        REQUIRE(to.ledger->commit(to.session, set));
    }
}

int entries(ImportLedger &to) { return to.ledger->writerView().database().execAndGet("SELECT count(*) FROM journal WHERE op < 20").getInt(); }

}  // namespace

TEST_CASE("Families of any shape come back unchanged from an export, masked or whole", "[importing]") {
    for (const unsigned seed : {1u, 2u, 3u}) {
        ImportLedger to;
        NoProgress none;
        REQUIRE(fillDemonstration(*to.ledger, to.session, 30, seed, none));
        std::mt19937 random(seed);
        placeFamilies(to, random);
        const QStringList before = to.lines();
        const int written = entries(to);
        for (const char *roster : {"lbc-2016", "child-full"})
            for (const bool whole : {false, true}) {
                ExportOptions options;
                options.roster = QString::fromLatin1(roster);
                options.fullIds = whole;
                options.purpose = options.recipient = k("区民政局");
                const QString path = to.path(QStringLiteral("%1-%2.xlsx").arg(QLatin1String(roster)).arg(whole));
                const auto exported = to.exportTo(path, options);
                REQUIRE(exported);
                REQUIRE(exported->rows > 15);
                const ImportReport report = to.import(path);
                INFO(path.toStdString() << ", seed " << seed << '\n' << told(report).toStdString());
                CHECK(report.unchanged == exported->rows);
                CHECK(report.rejected == 0);
                CHECK(report.batch.isNil());
                CHECK(to.lines() == before);
                CHECK(entries(to) == written);
            }
    }
}

TEST_CASE("A roster with anybody in it, however often and however told, changes nothing when it is imported again", "[importing]") {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](int n) { return int(random() % unsigned(n)); };
        const QStringList changeable{k("出生日期"), k("公民身份证号码"), k("父亲姓名"), k("父亲电话"), k("母亲姓名"), k("母亲电话"), k("受委托监护人"), k("受委托监护人电话"), k("与儿童关系"), k("身体情况"), k("就学情况"), k("现居住地"), k("备注"), k("姓名")};
        QList<Line> rows;
        for (int i = 0; i < 14; ++i) {
            rows << childLine(below(9));   // some twice
            for (int n = below(4); n > 0; --n) {
                const QString heading = changeable[below(int(changeable.size()))];
                rows.back()[heading] = below(2) ? QString() : childLine(below(9)).value(heading);
            }
        }
        ImportLedger to;
        const QString path = roster(to, rows);
        const ImportReport first = to.import(path);
        const QStringList before = to.lines();
        const int written = entries(to);
        const ImportReport again = to.import(path);
        INFO("seed " << seed << '\n' << told(again).toStdString());
        CHECK(first.created > 3);
        CHECK(again.created == 0);
        CHECK(again.updated == 0);
        CHECK(again.rejected == first.rejected);
        CHECK(to.lines() == before);
        CHECK(entries(to) == written);
    }
}

TEST_CASE("A parent who is the carer too is one person, told in two places of one row", "[importing]") {
    const auto parent = [](const char *fatherPhone, const char *carerPhone) {
        Line line = childLine(4);
        line[k("父亲姓名")] = line[k("受委托监护人")] = k("张大");
        line[k("父亲电话")] = k(fatherPhone);
        line[k("受委托监护人电话")] = k(carerPhone);
        line[k("与儿童关系")] = k("父亲");
        return line;
    };
    struct Case { const char *father, *carer, *kept; };
    for (const Case &one : {Case{"13900000004", "13900000004", "13900000004"}, Case{"", "13900000004", "13900000004"}, Case{"13900000004", "", "13900000004"},
                            Case{"13900000004", "15000000004", "13900000004/15000000004"}, Case{"", "", ""}})
        for (const bool back : {false, true}) {
            ImportLedger to;
            const QString path = roster(to, {parent(one.father, one.carer)});
            ImportReport report = to.import(path);
            INFO(one.father << ' ' << one.carer << ' ' << back << '\n' << told(report).toStdString());
            if (back) {
                REQUIRE(to.ledger->undo(to.session, report.batch));
                report = to.import(path);
            }
            CHECK(report.created == 1);
            CHECK(report.rejected == 0);
            int people = 0;
            for (const Record &guardian : to.records(k("guardian")))
                if (guardian.answers.value(fields::kName) == k("张大")) {
                    ++people;
                    CHECK(guardian.answers.value(fields::kPhone) == k(one.kept));
                }
            CHECK(people == 1);
            const QStringList before = to.lines();
            const int written = entries(to);
            const ImportReport again = to.import(path);
            CHECK(again.unchanged == 1);
            CHECK(to.lines() == before);
            CHECK(entries(to) == written);
            REQUIRE(to.exportTo(to.path(QStringLiteral("out.xlsx")), [] { ExportOptions options; options.fullIds = true; options.purpose = options.recipient = k("区民政局"); return options; }()));
            CHECK(to.import(to.path(QStringLiteral("out.xlsx"))).unchanged == 1);
            CHECK(entries(to) == written);
        }
}

TEST_CASE("One ID number under two names is refused, in a file and against the ledger, unless the name was only put right", "[importing]") {
    const auto named = [](const Line &line, const char *name) {
        Line out = line;
        out[k("姓名")] = k(name);
        return out;
    };
    const Line line = childLine(4);
    ImportLedger to;
    const ImportReport first = to.import(roster(to, {named(line, "李明轩"), named(line, "欧阳翠花"), childLine(5)}));
    CHECK(first.created == 2);
    CHECK(first.rejected == 1);
    CHECK(rulesOf(first, 5) == QStringList{QStringLiteral("number_of_row")});
    CHECK(first.problems.front().message.args == QStringList{k("欧阳翠花"), k("李明轩"), k("第4行"), QStringLiteral("row 4")});
    const ImportReport other = to.import(roster(to, {named(line, "赵铁柱")}));
    CHECK(rulesOf(other, 4) == QStringList{QStringLiteral("number_of_other")});
    CHECK(other.problems.front().message.args.mid(0, 2) == QStringList{k("赵铁柱"), k("李明轩")});
    CHECK(to.child(k("李明轩")).answers.value(fields::kIdNumber) == line[k("公民身份证号码")]);
    for (const char *alike : {"李明宣", "李 明 轩", "李明轩", "李轩"}) {
        const ImportReport again = to.import(roster(to, {named(line, alike)}));
        INFO(alike);
        CHECK(again.rejected == 0);
        CHECK(again.created == 0);
        CHECK((again.updated == 0 || rulesOf(again, 4, Severity::Warn).contains(QStringLiteral("other_name"))));
    }
}

TEST_CASE("A number that was taken back under another name hinders nobody", "[importing]") {
    ImportLedger to;
    Line line = childLine(4);
    line[k("姓名")] = k("欧阳翠花");
    const ImportReport wrong = to.import(roster(to, {line}));
    REQUIRE(to.ledger->undo(to.session, wrong.batch));
    CHECK(to.import(roster(to, {childLine(4)})).created == 1);
}

TEST_CASE("Names are alike but for spaces, dots, width, case, traditional characters and one character put right", "[identity]") {
    for (const auto &[a, b] : QList<std::pair<const char *, const char *>>{
             {"李明", "李 明"}, {"阿拉腾·乌拉", "阿拉腾乌拉"}, {"阿拉腾•乌拉", "阿拉腾·乌拉"}, {"ＡＢＣ", "abc"}, {"張偉", "张伟"}, {"劉國慶", "刘国庆"}, {"李明轩", "李明宣"}, {"李明", "李铭"}, {"李明轩", "李明"}, {"李𬭎", "李𬭎"}, {"李𬭎", "李宏"}})
        CHECK((namesAlike(k(a), k(b)) && namesAlike(k(b), k(a))));
    for (const auto &[a, b] : QList<std::pair<const char *, const char *>>{{"李明轩", "欧阳翠花"}, {"李明", "王芳"}, {"李明轩", "李"}, {"李", "王"}, {"王小明", "王大红"}, {"李明", ""}, {"张伟伟伟", "张伟"}})
        CHECK_FALSE((namesAlike(k(a), k(b)) || namesAlike(k(b), k(a))));
}
