#include "tests/core/resources/definition_file.h"

#include <QRegularExpression>

using namespace tongdang;
using namespace tongdang::resources;

namespace {

const QStringList kKinds{QStringLiteral("title"), QStringLiteral("heading"), QStringLiteral("paragraph"), QStringLiteral("line"), QStringLiteral("right"), QStringLiteral("small"), QStringLiteral("answers"),
                         QStringLiteral("family"), QStringLiteral("records"), QStringLiteral("linked"), QStringLiteral("signatures"), QStringLiteral("space"), QStringLiteral("page"),
                         QStringLiteral("campaign_groups"), QStringLiteral("houses_left"), QStringLiteral("second_keying")};
const QStringList kWords{QStringLiteral("unit"), QStringLiteral("today"), QStringLiteral("dated"), QStringLiteral("cut_off"), QStringLiteral("account"), QStringLiteral("title"), QStringLiteral("form"), QStringLiteral("township"), QStringLiteral("region"), QStringLiteral("subject.form"), QStringLiteral("subject.title"), QStringLiteral("row_number")};

bool isTarget(const DefinitionFile &print, const QString &target) {
    if (kWords.contains(target))
        return true;
    const QString owner = target.section(u'.', 0, 0), question = target.section(u'.', 1);
    for (const Row &person : print.rows("people"))
        if (cell(person, "name") == owner)
            return catalog().find(QStringLiteral("guardian"))->find(question) || catalog().find(QStringLiteral("guardianship"))->find(question);
    const Form *form = catalog().find(owner);
    return (owner == u"child" || owner == cell(print.setting(), "of")) && form && form->find(question);
}

bool isKind(const QString &kind) {
    const auto forms = catalog().all();
    return std::any_of(forms.begin(), forms.end(), [&](const Form *form) { return form->kind == kind; });
}

}  // namespace

TEST_CASE("Every print template asks questions that exist, in both languages", "[resources]") {
    const QStringList prints = files(QStringLiteral(":/prints"));
    REQUIRE(prints.size() >= 9);
    for (const QString &path : prints) {
        INFO(path.toStdString());
        const DefinitionFile print(path);
        const QString of = cell(print.setting(), "of");
        CHECK(cell(print.setting(), "print_id") == path.section(u'/', -1).chopped(4));
        CHECK(bilingual(print.setting(), "title"));
        CHECK(bilingual(print.setting(), "source"));
        CHECK((of.isEmpty() || catalog().find(of) || isKind(of)));
        const bool isList = cell(print.setting(), "per") == u"list";
        CHECK(isList == print.rows("blocks").isEmpty());
        CHECK((!isList || !cell(print.setting(), "roster").isEmpty() || !print.rows("columns").isEmpty()));
        const Form *guardian = catalog().find(QStringLiteral("guardian"));
        REQUIRE(guardian);
        for (const Row &person : print.rows("people"))
            CHECK((cell(person, "dash").isEmpty() || Expression::parse(cell(person, "dash"), guardian->scope())));
        if (const QString whole = cell(print.setting(), "whole"); !whole.isEmpty()) {
            CHECK(Expression::parse(whole, catalog().find(of)->scope()));
            CHECK(bilingual(print.setting(), "title_others"));
        }
        QStringList parts, targets = cell(print.setting(), "order").split(u' ', Qt::SkipEmptyParts);
        for (const Row &row : print.rows("parts")) {
            CHECK(bilingual(row, "label"));
            parts << cell(row, "name");
        }
        static const QRegularExpression braces(QStringLiteral("\\{([^{}]+)\\}"));
        const auto named = [&](const QString &text) {
            for (auto found = braces.globalMatch(text); found.hasNext();)
                targets << found.next().captured(1).split(u' ');
        };
        named(cell(print.setting(), "group"));
        for (const Row &row : print.rows("columns")) {
            CHECK(bilingual(row, "heading"));
            CHECK(cell(row, "width").toDouble() > 0);
            if (!cell(row, "target").isEmpty())
                targets << cell(row, "target");
        }
        for (const Row &row : print.rows("blocks")) {
            const QString kind = cell(row, "kind"), target = cell(row, "target");
            INFO(kind.toStdString() << " " << target.toStdString());
            CHECK(kKinds.contains(kind));
            CHECK((cell(row, "part").isEmpty() || parts.contains(cell(row, "part"))));
            CHECK(row.value(QStringLiteral("text") + kZh).isEmpty() == row.value(QStringLiteral("text") + kEn).isEmpty());
            if (const Form *form = catalog().find(of); form && !cell(row, "when").isEmpty())
                CHECK(Expression::parse(cell(row, "when"), form->scope()));
            if (kind == u"line" && !target.isEmpty())
                targets << target;
            if (kind == u"linked")
                CHECK(catalog().find(target));
            if (kind == u"records")
                CHECK((target == u"*" || catalog().find(target) || isKind(target)));
            if (kind == u"answers")
                CHECK((target.isEmpty() || target == u"child" || target == u"subject" || target == of));
            named(row.value(QStringLiteral("text") + kZh));
            named(row.value(QStringLiteral("text") + kEn));
        }
        for (const QString &target : targets) {
            INFO(target.toStdString());
            CHECK(isTarget(print, target));
        }
    }
}
