#include "tests/support/catch_qt.h"

#include "tests/core/forms/expression_random.h"

#include "core/forms/expression_sql.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace tongdang;
using namespace tongdang::test;

namespace {

class InnerScope final : public SqlScope {
  public:
    mutable QString alias;
    const TestScope *form = nullptr;
    QString column(const Reference &reference) const override { return QString(u"\"" + alias + u"\".\"" + form->questions[size_t(reference.slot)].name + u"\""); }
    QDate today() const override { return {}; }
};

class TableScope final : public SqlScope {
  public:
    explicit TableScope(const RandomForm &random) : m_form(random.form), m_people(random.people) {}
    QString column(const Reference &reference) const override { return QString(u"\"c\".\"" + m_form.questions[size_t(reference.slot)].name + u"\""); }
    QDate today() const override { return QDate(2016, 7, 31); }
    QDate periodStart() const override { return QDate(2016, 7, 1); }
    QDate periodEnd() const override { return QDate(2016, 7, 31); }
    QString nodeSet(const Reference &, const QString &alias) const override { return QString(u"FROM \"people\" AS \"" + alias + u"\" WHERE \"" + alias + u"\".\"td_subject\" = \"c\".\"td_id\""); }
    const SqlScope *inside(const Reference &, const QString &alias) const override {
        auto inner = std::make_unique<InnerScope>();
        inner->alias = alias;
        inner->form = &m_people;
        m_inner.push_back(std::move(inner));
        return m_inner.back().get();
    }

  private:
    const TestScope &m_form, &m_people;
    mutable std::vector<std::unique_ptr<InnerScope>> m_inner;
};

void bindText(SQLite::Statement &statement, int index, const QVariant &value) {
    if (value.typeId() == QMetaType::QString)
        statement.bind(index, value.toString().toStdString());
    else if (value.typeId() == QMetaType::LongLong)
        statement.bind(index, int64_t(value.toLongLong()));
    else
        statement.bind(index, value.toDouble());
}

class Table {
  public:
    Table(const RandomForm &random, const std::vector<TestRecord> &rows) : m_db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        create("child", random.form);
        create("people", random.people);
        int id = 0;
        for (const TestRecord &row : rows) {
            insert("child", random.form, row, ++id);
            for (const TestRecord &person : row.nodes)
                insert("people", random.people, person, id);
        }
    }
    // Text of each row's result; NULL would be "NULL".
    QStringList query(const SqlFragment &sql) {
        SQLite::Statement statement(m_db, "SELECT " + sql.text.toStdString() + " FROM child AS c ORDER BY td_id");
        for (int i = 0; i < sql.values.size(); ++i)
            bindText(statement, i + 1, sql.values[i]);
        QStringList all;
        while (statement.executeStep()) {
            const SQLite::Column column = statement.getColumn(0);
            all.append(column.isNull() ? QStringLiteral("NULL") : column.isInteger() || column.isFloat() ? textOfNumber(column.getDouble()) : QString::fromStdString(column.getString()));
        }
        return all;
    }
    QString plan(const SqlFragment &sql) {
        SQLite::Statement statement(m_db, "EXPLAIN QUERY PLAN SELECT * FROM child AS c WHERE " + sql.text.toStdString());
        QString text;
        while (statement.executeStep())
            text += QString::fromStdString(statement.getColumn(3).getString());
        return text;
    }
    void run(const char *sql) { m_db.exec(sql); }

  private:
    void create(const char *name, const TestScope &scope) {
        std::string sql = std::string("CREATE TABLE ") + name + " (td_id INTEGER, td_subject INTEGER";
        for (const Question &question : scope.questions)
            sql += ", \"" + question.name.toStdString() + "\" " + (question.type == ValueType::Number ? question.name == u"height" ? "REAL" : "INTEGER" : "TEXT");
        m_db.exec(sql + ") STRICT");
    }
    void insert(const char *name, const TestScope &scope, const TestRecord &row, int id) {
        std::string marks = "?, ?";
        for (size_t i = 0; i < scope.questions.size(); ++i)
            marks += ", ?";
        SQLite::Statement statement(m_db, std::string("INSERT INTO ") + name + " VALUES (" + marks + ")");
        statement.bind(1, id);
        statement.bind(2, id);
        for (size_t i = 0; i < scope.questions.size(); ++i) {
            const QString text = row.answers[i].text();
            if (text.isEmpty() && (scope.questions[i].type == ValueType::Number || id % 2))
                statement.bind(int(i) + 3);   // blank is NULL in every second row, '' in the others
            else if (scope.questions[i].type == ValueType::Number)
                statement.bind(int(i) + 3, text.toDouble());
            else
                statement.bind(int(i) + 3, text.toStdString());
        }
        statement.exec();
    }
    SQLite::Database m_db;
};

QString shown(const Value &value, ValueType type) { return type == ValueType::Boolean ? QString::number(int(value.truth())) : value.text(); }

}  // namespace

TEST_CASE("an expression as SQL gives what evaluation gives, blanks and all", "[forms]") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        RandomForm random(seed);
        std::vector<TestRecord> rows;
        for (int i = 0; i < 40; ++i)
            rows.push_back(random.row());
        Table table(random, rows);
        const TableScope scope(random);
        int compiled = 0;
        for (int i = 0; i < 400; ++i) {
            const int depth = 1 + random.roll(4);
            const QString text = i % 5 == 0 ? random.any(depth) : random.truth(depth);
            const auto expression = Expression::parse(text, random.form);
            CAPTURE(seed, text);
            if (!expression) {   // a constant of the wrong kind, found while folding
                CHECK((expression.error().message.id == u"expressions.argument_date" || expression.error().message.id == u"expressions.argument_number" || expression.error().message.id == u"expressions.not_a_number"
                       || expression.error().message.id == u"expressions.argument_nodes"));
                continue;
            }
            const auto sql = compileSql(*expression, scope);
            if (!sql)
                continue;
            ++compiled;
            const QStringList found = table.query(*sql);
            REQUIRE(found.size() == qsizetype(rows.size()));
            for (size_t r = 0; r < rows.size(); ++r) {
                const QString wanted = shown(expression->evaluate(rows[r]), expression->type());
                if (found[qsizetype(r)] != wanted) {
                    CAPTURE(r, sql->text, rows[r].answers[2].text(), rows[r].answers[5].text());
                    CHECK(found[qsizetype(r)] == wanted);
                    break;
                }
            }
        }
        CHECK(compiled > 300);
    }
}

TEST_CASE("a condition on an indexed column uses the index", "[forms]") {
    RandomForm random(1);
    Table table(random, {});
    table.run("CREATE INDEX by_sex ON child (sex); CREATE INDEX by_birth ON child (birth); CREATE INDEX by_age ON child (age)");
    const TableScope scope(random);
    for (const char *text : {"${sex} = '1'", "${birth} < '2010-01-01'", "${birth} > today()", "${age} < 5", "${age} = 5", "${birth} = date('2010-01-01')", "${sex} = '1' and ${note} = ''"}) {
        const auto sql = compileSql(*Expression::parse(QString::fromLatin1(text), random.form), scope);
        REQUIRE(sql);
        INFO(text << " " << sql->text.toStdString());
        CHECK(table.plan(*sql).contains(u"USING INDEX"));
    }
}

TEST_CASE("what has no SQL form says so, and literals are bound", "[forms]") {
    RandomForm random(1);
    const TableScope scope(random);
    for (const char *text : {"regex(${note}, 'a')", "random() < 1", "pulldata('a', 'b', 'c', ${note}) = ''", ". = 1", "position(..) = 1", "idnumber-valid(${note})", "${people}[1]/years = 3", "now() = ''"}) {
        const auto sql = compileSql(*Expression::parse(QString::fromLatin1(text), random.form), scope);
        INFO(text);
        REQUIRE_FALSE(sql);
        CHECK(sql.error().message.id == QStringLiteral("expressions.no_sql"));
    }
    const auto sql = compileSql(*Expression::parse(QStringLiteral("${note} = \"'; DROP TABLE child; --\""), random.form), scope);
    REQUIRE(sql);
    CHECK_FALSE(sql->text.contains(u"DROP"));
    CHECK(sql->values == QVariantList{QStringLiteral("'; DROP TABLE child; --")});
    CHECK_FALSE(compileSql(Expression(), scope));
    // Long chains and deep nests either compile into what SQLite takes or are left to evaluation.
    CHECK_FALSE(compileSql(*Expression::parse(QStringLiteral("${age}=4 or ").repeated(700) + u"false()", random.form), scope));
    Table table(random, {});
    const auto deep = Expression::parse(QStringLiteral("not(").repeated(55) + u"${age} + 1 = 2" + QString(55, u')'), random.form);
    REQUIRE(deep);
    const auto deepSql = compileSql(*deep, scope);
    REQUIRE(deepSql);
    CHECK(table.query(*deepSql).isEmpty());
}
