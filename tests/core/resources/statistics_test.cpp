#include "tests/core/resources/definition_file.h"

#include <QRegularExpression>

using namespace tongdang;
using namespace tongdang::resources;

namespace {

// A table's row of columns, as its rules and values see it.
class TableScope final : public Scope {
  public:
    explicit TableScope(const QStringList &names) : m_names(names) {}
    std::optional<Reference> find(const QString &name) const override {
        const auto slot = m_names.indexOf(name);
        if (slot < 0)
            return std::nullopt;
        Reference reference;
        reference.type = ValueType::Number;
        reference.slot = int(slot);
        return reference;
    }

  private:
    QStringList m_names;
};

std::string fault(const Result<Expression> &parsed) {
    return parsed ? std::string() : parsed.error().message.id.toStdString() + ' ' + parsed.error().message.args.join(u',').toStdString();
}

// A column may count another form than the table.
const Form *formOf(const Row &row, const Form *of) { return cell(row, "of").isEmpty() ? of : catalog().find(cell(row, "of")); }

QStringList names(const DefinitionFile &table) {
    QStringList out;
    for (const Row &row : table.rows("columns"))
        out << cell(row, "name");
    return out;
}

}  // namespace

TEST_CASE("Every table's columns, charts and rules can be read", "[resources]") {
    const QStringList tables = files(QStringLiteral(":/statistics"));
    REQUIRE(tables.size() >= 20);
    for (const QString &path : tables) {
        INFO(path.toStdString());
        const DefinitionFile table(path);
        const Row settings = table.setting();
        CHECK(cell(settings, "table_id") == path.section(u'/', -1).chopped(4));
        CHECK(bilingual(settings, "title"));
        CHECK(bilingual(settings, "note"));
        CHECK(bilingual(settings, "total_label"));
        const Form *of = catalog().find(cell(settings, "of"));
        REQUIRE(of);
        CHECK(fault(Expression::parse(cell(settings, "where"), of->reachScope())) == "");
        const QStringList columns = names(table);
        const TableScope scope(columns + QStringList{QStringLiteral("unit_population")});
        for (const Row &row : table.rows("columns")) {
            INFO(cell(row, "name").toStdString());
            CHECK(columns.count(cell(row, "name")) == 1);
            CHECK(bilingual(row, "header"));
            CHECK(row.value(u"header" + kZh).count(QStringLiteral(" / ")) == row.value(u"header" + kEn).count(QStringLiteral(" / ")));
            CHECK_FALSE((cell(row, "where").isEmpty() && cell(row, "value").isEmpty()));
            const Form *counted = formOf(row, of);
            REQUIRE(counted);
            if (!cell(row, "where").isEmpty())
                CHECK(fault(Expression::parse(cell(row, "where"), counted->reachScope())) == "");
            if (const QString value = cell(row, "value"); value.startsWith(u"sum("))
                CHECK(fault(Expression::parse(value.mid(4).chopped(1), counted->reachScope())) == "");
            else if (!value.isEmpty())
                CHECK(fault(Expression::parse(value, scope)) == "");
        }
        for (const Row &row : table.rows("charts")) {
            INFO(cell(row, "name").toStdString());
            CHECK(bilingual(row, "title"));
            CHECK(QStringList{QStringLiteral("bar"), QStringLiteral("stacked"), QStringLiteral("pyramid"), QStringLiteral("heat")}.contains(cell(row, "kind")));
            const QString all = cell(row, "columns") + u' ' + cell(row, "left") + u' ' + cell(row, "right");
            for (const QString &column : all.split(u' ', Qt::SkipEmptyParts))
                CHECK(columns.contains(column));
            CHECK(cell(row, "left").count(u' ') == cell(row, "right").count(u' '));
        }
        QStringList rules;
        for (const Row &row : table.rows("rules")) {
            INFO(cell(row, "name").toStdString());
            CHECK_FALSE(rules.contains(cell(row, "name")));
            rules << cell(row, "name");
            CHECK(bilingual(row, "label"));
            CHECK((cell(row, "active") == u"yes" || cell(row, "active") == u"no"));
            CHECK(fault(Expression::parse(cell(row, "expression"), scope)) == "");
            if (!cell(row, "concerns").isEmpty())
                CHECK(fault(Expression::parse(cell(row, "concerns"), of->reachScope())) == "");
        }
        CHECK(rules.size() >= (path.contains(u"/lbc-") ? 10 : 2));
    }
}

TEST_CASE("A code that a table asks for is one that its question has", "[resources]") {
    const QRegularExpression within(QStringLiteral(R"(\$\{(\w+)\}\[)")), bare(QStringLiteral(R"((?<!\{)\b(\w+) !?= '([^']+)'|selected\((\w+), '([^']*)'\))"));
    const QRegularExpression equals(QStringLiteral(R"(\$\{(\w+)\} !?= '([^']*)')")), selects(QStringLiteral(R"(selected\(\$\{(\w+)\}, '([^']*)'\))"));
    for (const QString &path : files(QStringLiteral(":/statistics"))) {
        const DefinitionFile table(path);
        const Form *of = catalog().find(cell(table.setting(), "of"));
        REQUIRE(of);
        QList<std::pair<QString, const Form *>> expressions{{cell(table.setting(), "where"), of}};
        for (const Row &row : table.rows("columns"))
            expressions.append({cell(row, "where"), formOf(row, of)});
        for (const Row &row : table.rows("rules"))
            expressions.append({cell(row, "concerns"), of});
        // Within [ ] the questions are of the linked form, or of the record that this one points to.
        for (const auto &[expression, around] : expressions)
            for (auto link = within.globalMatch(expression); link.hasNext();) {
                const auto begin = link.next();
                const Form *linked = catalog().find(begin.captured(1));
                REQUIRE(linked);
                const QString inside = expression.mid(begin.capturedEnd(), expression.indexOf(u']', begin.capturedEnd()) - begin.capturedEnd());
                for (auto match = bare.globalMatch(inside); match.hasNext();) {
                    const auto found = match.next();
                    INFO(path.toStdString() + ' ' + found.captured(0).toStdString());
                    const QString name = found.captured(1) + found.captured(3), code = found.captured(2) + found.captured(4);
                    const Form *form = linked->find(name) ? linked : linked->m_pointed;
                    REQUIRE(form);
                    const Field *field = form->find(name);
                    REQUIRE(field);
                    if (const CodeList *list = form->listOf(*field))
                        CHECK(list->find(code));
                }
            }
        for (const auto &[expression, counted] : expressions)
            for (const auto &pattern : {equals, selects})
                for (auto match = pattern.globalMatch(expression); match.hasNext();) {
                    const auto found = match.next();
                    INFO(path.toStdString() + ' ' + found.captured(0).toStdString());
                    const Field *field = counted->find(found.captured(1));
                    REQUIRE(field);
                    const CodeList *list = counted->listOf(*field);
                    if (list && !found.captured(2).isEmpty())
                        CHECK(list->find(found.captured(2)));
                }
    }
}

TEST_CASE("The official table has its 32 columns and the later one all of its own", "[resources]") {
    QStringList wanted;
    for (int i = 1; i <= 32; ++i)
        wanted << QStringLiteral("c%1").arg(i);
    const DefinitionFile official(QStringLiteral(":/statistics/lbc-2016.csv"));
    CHECK(names(official) == wanted);
    QStringList active;
    for (const Row &row : official.rows("rules"))
        if (cell(row, "active") == u"yes")
            active << cell(row, "name");
    CHECK(active == QStringLiteral("R1 R2a R2b R2c R3 R4 R5 R6 R7 R8 R9 R10 R11").split(u' '));
    CHECK(names(DefinitionFile(QStringLiteral(":/statistics/lbc-later.csv"))).size() == 56);
}
