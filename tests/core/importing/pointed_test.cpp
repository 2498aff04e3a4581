// A heading row that somebody points at, columns that somebody says the meaning of, and the list of what columns may mean.
#include "tests/core/importing/import_support.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

QString table(ImportLedger &to, const QList<QStringList> &rows, const char *name = "表.xlsx") {
    const QString path = to.path(k(name));
    writeTable(path, rows);
    return path;
}

Result<SheetMapping> propose(ImportLedger &to, const QString &file, int headingRow = 0) {
    auto book = Workbook::open(file);
    REQUIRE(book);
    return proposeMapping(to.ledger->reader(), **book, {}, QStringLiteral("child"), headingRow);
}

void say(SheetMapping &mapping, int column, const char *target) {
    for (ColumnMapping &one : mapping.columns)
        if (one.column == column)
            one.target = k(target);
}

// Headings that no template knows, under a title; two of them read the same.
QList<QStringList> strange() {
    const Line first = childLine(0), second = childLine(1);
    QList<QStringList> rows{{k("一张表")}, {k("谁"), k("号"), k("号"), k("哪里")}};
    for (const Line &line : {first, second})
        rows << QStringList{line[k("姓名")], line[k("父亲电话")], line[k("公民身份证号码")], line[k("村(居)")]};
    return rows;
}

}  // namespace

TEST_CASE("A heading row can be pointed at, known headings or not", "[importing]") {
    ImportLedger to;
    const QString file = table(to, strange());
    CHECK(propose(to, file).error().message.id == u"importing.no_headings");
    auto pointed = propose(to, file, 2);
    REQUIRE(pointed);
    CHECK(pointed->headingRow == 2);
    REQUIRE(pointed->columns.size() == 4);
    CHECK(pointed->columns[0].heading == k("谁"));
    CHECK(pointed->columns[0].samples.size() == 2);
    CHECK_FALSE(pointed->roster.isEmpty());
    CHECK(propose(to, file, 40).error().message.id == u"importing.no_such_row");

    const QString known = roster(to, {childLine(0)}, k("known.xlsx"));
    auto guessed = propose(to, known), same = propose(to, known, guessed->headingRow);
    REQUIRE(same);
    REQUIRE(same->columns.size() == guessed->columns.size());
    for (qsizetype i = 0; i < same->columns.size(); ++i)
        CHECK(same->columns[i].target == guessed->columns[i].target);
}

TEST_CASE("Two columns with one heading mean what was said of each, now and the next time", "[importing]") {
    ImportLedger to;
    const QString file = table(to, strange());
    auto mapping = propose(to, file, 2);
    REQUIRE(mapping);
    say(*mapping, 0, "child.name");
    say(*mapping, 1, "father.phone");
    say(*mapping, 2, "child.id_number");
    say(*mapping, 3, "region");
    ImportOptions options;
    options.mapping = *mapping;
    options.dryRun = true;
    const ImportReport report = to.import(file, options);
    CHECK(report.created == 2);
    CHECK(report.rejected == 0);
    REQUIRE(saveMapping(*to.ledger, to.session, *mapping));

    // Without a word the next time, though nobody knows these headings but the ledger; one row of a title more does not matter.
    QList<QStringList> later = strange();
    later.prepend({k("下个月的表")});
    const QString next = table(to, later, "下月.xlsx");
    auto again = propose(to, next);
    REQUIRE(again);
    CHECK(again->headingRow == 3);
    CHECK(again->columns[1].target == u"father.phone");
    CHECK(again->columns[2].target == u"child.id_number");
    CHECK_FALSE(again->columns[0].guessed);
    const ImportReport done = to.import(next);
    CHECK(done.created == 2);
    CHECK(to.child(childLine(0)[k("姓名")]).answers.value(QStringLiteral("id_number")) == childLine(0)[k("公民身份证号码")]);
}

TEST_CASE("A mapping whose sheet has changed finds its headings elsewhere", "[importing]") {
    ImportLedger to;
    const QString file = table(to, strange());
    auto mapping = propose(to, file, 2);
    REQUIRE(mapping);
    say(*mapping, 0, "child.name");
    say(*mapping, 2, "child.id_number");
    say(*mapping, 3, "region");
    QList<QStringList> moved = strange();
    moved.prepend({k("又一行")});
    for (QStringList &row : moved)
        if (row.size() > 3)
            row.move(3, 0);
    ImportOptions options;
    options.mapping = *mapping;
    CHECK(to.import(table(to, moved, "moved.xlsx"), options).created == 2);
}

TEST_CASE("What columns may mean is listed once each, group after group, with labels in both languages", "[importing]") {
    ImportLedger to;
    const QList<ImportTarget> targets = importTargetList(to.ledger->forms());
    QStringList ids, groups;
    for (const ImportTarget &target : targets) {
        CHECK_FALSE(ids.contains(target.id));
        ids << target.id;
        CHECK_FALSE(target.label.in(Language::Chinese).isEmpty());
        CHECK_FALSE(target.label.in(Language::English).isEmpty());
        CHECK(target.label == targetLabel(to.ledger->forms(), target.id));
        CHECK((target.group == u"row") == target.groupLabel.isEmpty());
        if (!groups.contains(target.group))
            groups << target.group;
    }
    for (const char *group : {"row", "child", "left_behind_elder", "father", "mother", "carer"})
        CHECK(groups.contains(QLatin1String(group)));
}
