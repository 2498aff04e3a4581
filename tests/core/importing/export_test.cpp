#include "tests/core/importing/import_support.h"
#include "tests/core/sheets/sheet_helpers.h"

#include "core/base/text.h"
#include "core/children/family_reader.h"

#include <QFile>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

void fill(ImportLedger &to, int count) {
    QList<Line> rows;
    for (int i = 0; i < count; ++i) {
        Line row = childLine(i);
        if (i % 5 == 1)
            row[k("公民身份证号码")].clear();
        if (i % 7 == 2)
            row[k("出生日期")].clear();
        if (i % 10 == 6)
            row[k("公民身份证号码")] = row[k("出生日期")] = QString();
        if (i % 3 == 2)
            row[k("受委托监护人")] = row[k("与儿童关系")] = row[k("受委托监护人电话")] = QString();
        if (i % 4 == 3)
            row[k("备注")] = k("父亲另有电话13987654321，身份证") + idNumber(QDate(1985, 7, 12), true, i);
        rows << row;
    }
    CHECK(to.import(roster(to, rows)).created == count);
}

ExportOptions whole(const char *template_ = "lbc-2016") {
    ExportOptions options;
    options.roster = QString::fromLatin1(template_);
    options.fullIds = true;
    options.purpose = k("上报区民政局");
    options.recipient = k("海勃湾区民政局");
    return options;
}

QByteArray bytes(const QString &path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

}  // namespace

TEST_CASE("The import of an export changes nothing, masked or whole, in any format and template", "[importing]") {
    ImportLedger to;
    fill(to, 40);
    const QStringList before = to.lines();
    int number = 0;
    for (const char *roster : {"lbc-2016", "child-full"})
        for (const bool full : {false, true})
            for (const char *ending : {"xlsx", "csv", "gb.csv"}) {
                ExportOptions options = full ? whole(roster) : ExportOptions();
                options.roster = QString::fromLatin1(roster);
                options.gb18030 = QByteArray(ending) == "gb.csv";
                const QString path = to.path(QStringLiteral("%1-%2.%3").arg(QLatin1String(roster)).arg(++number).arg(QLatin1String(ending)));
                INFO(path.toStdString());
                auto done = to.exportTo(path, options);
                REQUIRE(done);
                CHECK(done->rows == 40);
                const ImportReport report = to.import(path);
                QStringList told;
                for (const RowProblem &problem : report.problems)
                    told << QString::number(problem.row) + u' ' + problem.column + u' ' + problem.rule;
                INFO(told.join(u'\n').toStdString());
                CHECK(report.unchanged == 40);
                CHECK(report.rows == 40);
                CHECK(to.lines() == before);
            }
}

TEST_CASE("A roster of left-behind children says of others what they are, so that its import makes nobody left behind", "[importing]") {
    ImportLedger to;
    fill(to, 3);
    QList<QStringList> table = tableOf(heads(), {childLine(5)});
    table[0][0] = k("困境儿童花名册");
    table[2] << k("儿童类别");
    table[3] << k("孤儿");
    writeTable(to.path(k("t.xlsx")), table);
    CHECK(to.import(to.path(k("t.xlsx"))).created == 1);
    const QStringList before = to.lines();
    REQUIRE(to.exportTo(to.path(k("all.xlsx")), whole()));
    CHECK(readPath(to.path(k("all.xlsx"))).texts()[2] == heads() + QStringList{k("儿童类别")});
    CHECK(to.import(to.path(k("all.xlsx"))).unchanged == 4);
    CHECK(to.lines() == before);
}

TEST_CASE("Families read in one pass are those looked up one by one", "[importing]") {
    ImportLedger to;
    fill(to, 40);
    LedgerReader &reader = to.ledger->reader();
    const Form &guardian = *reader.forms().find(k("guardian"));
    const std::vector<int> wanted{guardian.indexOf(k("name")), guardian.indexOf(k("phone")), guardian.indexOf(k("work_place"))};
    const QDate day = to.clock.today();
    FamilyReader single(reader.database(), reader.forms(), wanted, day), together(reader.database(), reader.forms(), wanted, day);
    std::vector<qint64> ids;
    const std::vector<Record> children = to.records(k("child"));
    for (const Record &child : children)
        ids.push_back(child.id);
    together.prepare(ids);
    qsizetype people = 0;
    for (const Record &child : children) {
        const std::vector<FamilyMember> expected = single.of(child.uid), &found = together.of(child.uid);
        REQUIRE(found.size() == expected.size());
        for (size_t i = 0; i < found.size(); ++i) {
            CHECK(found[i].relation == expected[i].relation);
            CHECK(found[i].roles == expected[i].roles);
            CHECK(found[i].current == expected[i].current);
            CHECK(found[i].values == expected[i].values);
            ++people;
        }
        CHECK(together.categories(child.uid) == single.categories(child.uid));
    }
    CHECK(people > 80);
    CHECK(together.of(Uid::create(to.clock)).empty());
}

TEST_CASE("An export has its template's headings and masks numbers wherever they stand", "[importing]") {
    ImportLedger to;
    fill(to, 8);
    const QString path = to.path(QStringLiteral("masked.csv"));
    REQUIRE(to.exportTo(path));
    const QByteArray text = bytes(path);
    CHECK(text.startsWith("\xef\xbb\xbf"));
    CHECK_FALSE(text.contains(childLine(0)[k("公民身份证号码")].toUtf8()));
    CHECK(text.contains(maskedIdNumber(childLine(0)[k("公民身份证号码")]).toUtf8()));
    CHECK_FALSE(text.contains(childLine(0)[k("父亲电话")].toUtf8()));
    CHECK_FALSE(text.contains("13987654321"));
    CHECK_FALSE(text.contains(idNumber(QDate(1985, 7, 12), true, 3).toUtf8()));
    const QString sheet = to.path(QStringLiteral("whole.xlsx"));
    REQUIRE(to.exportTo(sheet, whole()));
    const ReadTable table = readPath(sheet);
    REQUIRE(table.rows.size() == 11);
    CHECK(table.texts()[2] == heads());
    qsizetype at = 3;
    while (at < 10 && table.text(at, 2) != childLine(0)[k("姓名")])
        ++at;
    CHECK(table.text(at, 6) == childLine(0)[k("公民身份证号码")]);
    CHECK(table.kind(at, 6) == Cell::Kind::Text);
    CHECK(table.text(at, 1) == childLine(0)[k("村(居)")]);
    CHECK(table.text(at, 22) == k("临时救助、医疗救助"));
    int changes = 0;
    for (qsizetype row = 4; row < 11; ++row)
        changes += table.text(row, 1) != table.text(row - 1, 1) ? 1 : 0;
    CHECK(changes == 2);   // village by village
}

TEST_CASE("A full export needs its reason, and above the limit an approver; every export is logged", "[importing]") {
    ImportLedger to;
    fill(to, 12);
    ExportOptions options = whole();
    options.purpose = QStringLiteral("  ");
    auto refused = to.exportTo(to.path(QStringLiteral("a.xlsx")), options);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.id == u"importing.needs_purpose");
    CHECK_FALSE(QFile::exists(to.path(QStringLiteral("a.xlsx"))));
    REQUIRE(to.ledger->setSetting(to.session, QStringLiteral("export_approver_above"), QStringLiteral("10")));
    refused = to.exportTo(to.path(QStringLiteral("a.xlsx")), whole());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.id == u"importing.needs_approver");
    options = whole();
    options.approver = k("王局长");
    auto done = to.exportTo(to.path(QStringLiteral("a.xlsx")), options);
    REQUIRE(done);
    REQUIRE(to.exportTo(to.path(QStringLiteral("b.csv"))));
    auto log = to.ledger->reader().log(to.session, QStringLiteral("export"), {}, 0, 100);
    REQUIRE(log);
    REQUIRE(log->size() == 2);
    bool found = false;
    for (const HistoryEntry &entry : *log) {
        QHash<QString, QString> what;
        for (const auto &field : entry.changes)
            what.insert(field.field, field.after);
        CHECK(what.value(QStringLiteral("rows")) == u"12");
        CHECK(what.value(QStringLiteral("sha256")).size() == 64);
        if (entry.uid == done->log) {
            found = true;
            CHECK(what.value(QStringLiteral("approver")) == k("王局长"));
            CHECK(what.value(QStringLiteral("sha256")) == done->sha256);
        }
    }
    CHECK(found);
    Session stranger = to.session;
    stranger.roles = {QStringLiteral("administrator")};
    NoProgress none;
    auto denied = exportRoster(*to.ledger, to.ledger->reader(), stranger, to.path(QStringLiteral("c.xlsx")), {}, none);
    REQUIRE_FALSE(denied);
    CHECK(denied.error().code == ErrorCode::Denied);
}

TEST_CASE("A district's own question is imported and comes out with the full roster", "[importing]") {
    ImportLedger to;
    const QString csv = QStringLiteral("survey\n,type,name,label::中文 (zh),label::English (en)\n,text,d150302_hobby,兴趣爱好,Hobby\nsettings\n,form_id,version,form_title,td_extends\n,d150302_more,1,更多,child\n");
    auto installed = to.ledger->installForm(to.session, formFromCsv(csv));
    REQUIRE(installed);
    for (const DefinitionIssue &issue : installed->issues)
        INFO(issue.message.id.toStdString());
    REQUIRE(installed->ok());
    QStringList headings = heads() << k("兴趣爱好");
    Line row = childLine(1);
    row[k("兴趣爱好")] = k("画画");
    writeTable(to.path(QStringLiteral("r.xlsx")), tableOf(headings, {row}));
    const ImportReport report = to.import(to.path(QStringLiteral("r.xlsx")));
    CHECK(report.created == 1);
    CHECK(report.mapping.unknown.isEmpty());
    CHECK(to.child(row[k("姓名")]).answers.value(QStringLiteral("d150302_hobby")) == k("画画"));
    REQUIRE(to.exportTo(to.path(QStringLiteral("full.csv")), whole("child-full")));
    CHECK(bytes(to.path(QStringLiteral("full.csv"))).contains("画画"));
}
