#include "tests/core/resources/definition_file.h"

using namespace tongdang;
using namespace tongdang::resources;

namespace {

int number(const Row &row, const char *heading) { return cell(row, heading).toInt(); }

// Whether a target names a question: of the page's form, of a guardian or the guardianship.
bool isQuestion(const DefinitionFile &sheet, const QString &target) {
    const QString owner = target.section(u'.', 0, 0), question = target.section(u'.', 1);
    if (owner == cell(sheet.setting(), "form"))
        return catalog().find(owner)->find(question);
    for (const Row &person : sheet.rows("people"))
        if (cell(person, "name") == owner)
            return catalog().find(QStringLiteral("guardian"))->find(question) || catalog().find(QStringLiteral("guardianship"))->find(question);
    return false;
}

}  // namespace

TEST_CASE("Every sheet covers its grid once and asks questions that exist", "[resources]") {
    const QStringList sheets = files(QStringLiteral(":/sheets"));
    REQUIRE_FALSE(sheets.isEmpty());
    for (const QString &path : sheets) {
        INFO(path.toStdString());
        const DefinitionFile sheet(path);
        CHECK(cell(sheet.setting(), "sheet_id") == path.section(u'/', -1).chopped(4));
        CHECK(bilingual(sheet.setting(), "title"));
        const Form *form = catalog().find(cell(sheet.setting(), "form"));
        const Form *guardian = catalog().find(QStringLiteral("guardian")), *link = catalog().find(QStringLiteral("guardianship"));
        REQUIRE(form);
        REQUIRE(guardian);
        REQUIRE(link);
        for (const Row &person : sheet.rows("people")) {
            CHECK(bilingual(person, "label"));
            CHECK((cell(person, "relation").isEmpty() || link->listOf(*link->find(QStringLiteral("relation")))->find(cell(person, "relation"))));
            for (const QString &role : cell(person, "roles").split(u' ', Qt::SkipEmptyParts))
                CHECK(link->listOf(*link->find(QStringLiteral("roles")))->find(role));
            CHECK((cell(person, "dash").isEmpty() || Expression::parse(cell(person, "dash"), guardian->scope())));
        }
        QStringList ticked;
        for (const Row &tick : sheet.rows("ticks")) {
            INFO(cell(tick, "when").toStdString());
            CHECK(bilingual(tick, "text"));
            CHECK(Expression::parse(cell(tick, "when"), form->scope()));
            ticked << cell(tick, "cell");
        }
        const int rows = int(sheet.rows("rows").size()), columns = number(sheet.setting(), "columns");
        QSet<int> covered, blanks;
        for (const Row &each : sheet.rows("cells")) {
            INFO(cell(each, "row").toStdString() + '/' + cell(each, "column").toStdString());
            const QString kind = cell(each, "kind");
            CHECK(QStringList{QStringLiteral("block"), QStringLiteral("label"), QStringLiteral("answer"), QStringLiteral("ticks")}.contains(kind));
            CHECK(bilingual(each, "text") == (kind == u"block" || kind == u"label"));
            CHECK((kind == u"answer") != cell(each, "target").isEmpty());
            for (const QString &target : cell(each, "target").split(u' ', Qt::SkipEmptyParts))
                CHECK(isQuestion(sheet, target));
            CHECK((kind != u"ticks" || ticked.contains(cell(each, "name"))));
            for (int row = number(each, "row"); row < number(each, "row") + number(each, "rows"); ++row)
                for (int column = number(each, "column"); column < number(each, "column") + number(each, "columns"); ++column) {
                    CHECK((row >= 1 && row <= rows && column >= 1 && column <= columns));
                    CHECK_FALSE(covered.contains(row * 1000 + column));
                    covered.insert(row * 1000 + column);
                }
            if (const int blank = number(each, "blank")) {
                CHECK_FALSE(blanks.contains(blank));
                blanks.insert(blank);
            }
        }
        CHECK(covered.size() == rows * columns);
        if (cell(sheet.setting(), "sheet_id") == u"child") {
            CHECK(blanks.size() == 43);
            CHECK(sheet.rows("notes").size() == 7);
            CHECK(sheet.rows("signatures").size() == 3);
        }
    }
}
