// A person who adds a question to the child form touches one row of one file.
#include "tests/core/importing/import_support.h"
#include "tests/core/sheets/sheet_helpers.h"
#include "tests/support/new_question.h"

#include <QFile>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString k(const char *text) { return QString::fromUtf8(text); }

}  // namespace

TEST_CASE("A row added to the child form is a question of the checks, the import, the export and the history", "[importing][question]") {
    ImportLedger to;
    const auto installed = to.ledger->installForm(to.session, childFormWith(k(",integer,shoe_size,鞋码,Shoe size,,,,,. > 10 and . < 50,鞋码在11到49之间。,A shoe size is between 11 and 49.,,,,,,,,,发放冬鞋,鞋号|鞋子尺码")));
    REQUIRE(installed);
    for (const DefinitionIssue &issue : installed->issues)
        UNSCOPED_INFO(issue.row << " " << issue.message.id.toStdString() << " " << issue.message.args.join(u'|').toStdString());
    REQUIRE(installed->ok());

    // Import: by label or synonym; what the form refuses is left out.
    Line first = childLine(1), second = childLine(2);
    first[k("鞋子尺码")] = k("３５");
    second[k("鞋子尺码")] = k("99");
    writeTable(to.path(k("r.xlsx")), tableOf(heads() << k("鞋子尺码"), {first, second}));
    const ImportReport report = to.import(to.path(k("r.xlsx")));
    CHECK(report.created == 2);
    CHECK(report.mapping.unknown.isEmpty());
    CHECK(rulesOf(report, 5, Severity::Warn) == QStringList{k("constraint")});
    const Record child = to.child(first[k("姓名")]);
    CHECK(child.answers.value(k("shoe_size")) == k("35"));
    CHECK(to.child(second[k("姓名")]).answers.value(k("shoe_size")).isEmpty());

    // Checks and history.
    const auto save = [&](const char *size) {
        Change change;
        change.op = Change::Op::Update;
        change.form = to.ledger->forms().find(k("child"));
        change.uid = child.uid;
        REQUIRE(change.set(k("shoe_size"), k(size)));
        ChangeSet set;
        set.changes.push_back(change);
        return to.ledger->commit(to.session, set);
    };
    const auto refused = save("60");
    REQUIRE(refused);
    REQUIRE(refused->refusedAll());
    CHECK(refused->issues.front().issues.front().message.literal.in(Language::Chinese) == k("鞋码在11到49之间。"));
    REQUIRE(save("36")->updated == 1);
    const auto history = to.ledger->reader().history(to.session, child.uid);
    REQUIRE(history);
    const auto &changes = history->back().changes;
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].field == k("shoe_size"));
    CHECK(changes[0].before == k("35"));
    CHECK(changes[0].after == k("36"));
    ListQuery query;
    query.where = k("${shoe_size} = 36");
    CHECK(to.ledger->reader().ids(to.session, query)->size() == 1);

    // Export, and back.
    ExportOptions options;
    options.roster = k("child-full");
    REQUIRE(to.exportTo(to.path(k("full.csv")), options));
    QFile file(to.path(k("full.csv")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(file.readAll()).contains(k("鞋码")));
    const QStringList before = to.lines();
    const ImportReport again = to.import(to.path(k("full.csv")));
    CHECK(again.created == 0);
    CHECK(again.updated == 0);
    CHECK(to.lines() == before);
    CHECK(to.child(first[k("姓名")]).answers.value(k("shoe_size")) == k("36"));
}
