// pulldata(): tables beside a form.
#include "tests/core/forms/form_support.h"
#include "tests/support/core/temp_ledger.h"

#include "core/forms/column_pass.h"
#include "core/forms/expression_sql.h"

#include <QFile>
#include <QTemporaryDir>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

const QString kFolder = QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/lookup/");

Answers derived(const Form &form, const QHash<QString, QString> &given, bool withDefaults = false) {
    Answers answers(form);
    for (auto it = given.cbegin(); it != given.cend(); ++it)
        REQUIRE(answers.set(it.key(), it.value()));
    if (withDefaults)
        applyDefaults(answers, StillFacts());
    recalculate(answers, StillFacts());
    return answers;
}

// Every column held, as a table's rows are.
class Held final : public ColumnSource {
  public:
    Held(const Form &form, const std::vector<Answers> &rows) : m_rows(rows), m_blank(form), m_columns(size_t(form.fields.size())) {
        for (int c = 0; c < form.fields.size(); ++c)
            for (const Answers &row : rows) {
                m_columns[size_t(c)].codes.push_back(std::uint32_t(m_columns[size_t(c)].values.size()));
                m_columns[size_t(c)].values.push_back(typedValue(form.fields[c].type, row.value(c)));
            }
    }
    size_t rows() const override { return m_rows.size(); }
    const Column *column(int slot) const override { return &m_columns[size_t(slot)]; }
    const EvalContext &row(size_t index) const override {
        m_row.emplace(m_rows[index], m_facts);
        return *m_row;
    }
    const EvalContext &moment() const override { return m_moment; }

  private:
    const std::vector<Answers> &m_rows;
    Answers m_blank;
    StillFacts m_facts;
    std::vector<Column> m_columns;
    AnswersContext m_moment{m_blank, m_facts};
    mutable std::optional<AnswersContext> m_row;
};

}  // namespace

TEST_CASE("pulldata looks in the tables that came with the form", "[forms][lookup]") {
    const auto source = readFormFile(kFolder + s("market.csv"));
    REQUIRE(source);
    CHECK(told(FormCatalog::only({}).check(*source).issues) == QStringList());
    CHECK(told(FormCatalog::only({}).check(*source).issues, Severity::Info) == QStringList());
    // As a ledger keeps it: no file is beside it any more.
    const FormCatalog catalog = FormCatalog::only({formFromCsv(source->csv)});
    const Form *form = catalog.find(s("market"));
    REQUIRE(form);
    const auto value = [&](const char *name, const QHash<QString, QString> &given) { return derived(*form, given).value(s(name)); };
    CHECK(value("known", {}) == s("芒果"));   // ODK's documented example; of two rows of a key the first
    CHECK(value("name", {{s("fruit"), s("orange")}}) == s("橙子"));
    CHECK(value("name", {{s("fruit"), s("苹果")}}) == s("红富士"));
    CHECK(value("name", {{s("fruit"), s("plum")}}).isEmpty());
    CHECK(value("name", {}).isEmpty());
    CHECK(value("price", {{s("fruit"), s("mango")}}) == s("12.5"));
    CHECK(value("price", {{s("fruit"), s("plum")}}).isEmpty());
    CHECK(value("in_language", {{s("fruit"), s("mango")}, {s("language"), s("en")}}) == s("Mango"));
    CHECK(value("in_language", {{s("fruit"), s("mango")}, {s("language"), s("fr")}}).isEmpty());
    // A blank key is not the row whose key is blank; zeros in front belong to a code.
    CHECK(value("place", {}).isEmpty());
    CHECK(value("place", {{s("postcode"), s("016000")}}) == s("乌海"));
    CHECK(value("place", {{s("postcode"), s("16000")}}) == s("别处"));
    CHECK(value("place_of_number", {{s("number"), s("16000")}}) == s("别处"));

    Answers answers(*form);
    applyDefaults(answers, StillFacts());
    CHECK(answers.value(s("fruit")) == s("mango"));
    answers.set(s("fruit"), s("plum"));
    answers.set(s("postcode"), s("1"));
    CHECK(told(validate(answers, StillFacts())) == QStringList{s("fruit constraint must"), s("postcode warning warn")});
    CHECK_FALSE(relevance(answers, StillFacts())[size_t(form->indexOf(s("abroad")))]);
    answers.set(s("fruit"), s("mango"));
    answers.set(s("postcode"), s("016000"));
    CHECK(told(validate(answers, StillFacts())) == QStringList());
    CHECK(relevance(answers, StillFacts())[size_t(form->indexOf(s("abroad")))]);
    CHECK(recordTitle(answers, StillFacts(), Language::Chinese) == s("芒果 016000"));
    const auto shops = offered(*form, *form->find(s("shop")), answers, StillFacts());
    REQUIRE(shops.size() == 1);
    CHECK(shops[0]->name == s("wh"));
    // Within a repeat.
    answers.repeats[0].assign(2, Answers(*form->repeats[0].form));
    for (size_t i = 0; i < 2; ++i) {
        answers.repeats[0][i].set(s("item"), i ? s("orange") : s("mango"));
        answers.repeats[0][i].set(s("kilos"), s("2"));
    }
    recalculate(answers, StillFacts());
    CHECK(answers.value(s("total")) == s("37"));
}

TEST_CASE("pulldata is the same evaluated, over columns and in a list", "[forms][lookup]") {
    const auto source = readFormFile(kFolder + s("market.csv"));
    REQUIRE(source);
    TempLedger t;
    const auto report = t.ledger->installForm(t.session, *source);
    REQUIRE(report.has_value());
    REQUIRE(told(report->issues) == QStringList());
    const Form &form = *t.ledger->forms().find(s("market"));
    std::vector<Answers> rows;
    std::vector<Uid> uids;
    for (const char *fruit : {"mango", "orange", "苹果", ""})
        for (const char *code : {"016000", "16000", ""}) {
            QHash<QString, QString> given;
            if (*fruit)
                given.insert(s("fruit"), s(fruit));
            if (*code)
                given.insert(s("postcode"), s(code));
            if (given.isEmpty())
                given.insert(s("number"), s("16000"));
            rows.push_back(derived(form, given, true));
            const Uid uid = t.link(s("market"), {}, given);
            CHECK(t.value(uid, s("name")) == rows.back().value(s("name")));
            CHECK(t.value(uid, s("place")) == rows.back().value(s("place")));
        }
    const Held source_(form, rows);
    for (const char *text : {"pulldata('fruits', 'name', 'name_key', ${fruit}) = '芒果'", "pulldata('fruits', 'price', 'name_key', ${fruit}) > 5", "pulldata('fruits', 'price', 'name_key', 'orange') = 6",
                             "pulldata('places', 'code', 'place', ${place}) = ${postcode}", "pulldata('places', 'place', 'name', 'wh') = ${place} or ${name} = '橙子'", "not(pulldata('fruits', 'origin', 'name_key', ${fruit}) = '')",
                             "${place} = '乌海'"}) {
        INFO(text);
        const auto expression = Expression::parse(s(text), form.scope());
        REQUIRE(expression);
        size_t count = 0;
        const BitSet bits = columnPass(*expression, source_);
        for (size_t i = 0; i < rows.size(); ++i) {
            const bool holds = expression->holds(AnswersContext(rows[i], StillFacts()));
            CHECK(bits.test(i) == holds);
            count += holds;
        }
        ListQuery query;
        query.form = s("market");
        query.where = s(text);
        const auto found = t.ledger->reader().count(t.session, query);
        REQUIRE(found.has_value());
        CHECK(size_t(*found) == count);
    }
    ListQuery wrong;
    wrong.form = s("market");
    for (const auto &[where, fault] : {std::pair("pulldata('none', 'a', 'b', ${fruit}) = ''", "forms.no_lookup_file"), std::pair("pulldata('fruits', 'taste', 'name_key', ${fruit}) = ''", "forms.no_file_column")}) {
        wrong.where = s(where);
        const auto refused = t.ledger->reader().ids(t.session, wrong);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.id == s(fault));
    }
    // A new table comes with a new version of the form, and the answers follow it.
    FormSource newer = *source;
    newer.csv.replace(s("芒果"), s("大芒果")).replace(s("market,1,"), s("market,2,"));
    newer.version = s("2");
    const Uid mango = t.link(s("market"), {}, {{s("fruit"), s("mango")}});
    CHECK(t.value(mango, s("name")) == s("芒果"));
    const auto again = t.ledger->installForm(t.session, newer);
    REQUIRE(again.has_value());
    CHECK(told(again->issues) == QStringList());
    CHECK(t.value(mango, s("name")) == s("大芒果"));
}

TEST_CASE("what a form's tables lack is told with the row that asks for it", "[forms][lookup]") {
    const QTemporaryDir folder;
    const auto put = [&](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(s(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const auto check = [&](const char *expression) {
        put("form.csv", QByteArray("survey\n,type,name,label,calculation\n,text,a,A,\n,calculate,b,,\"") + expression + "\"\nsettings\n,form_id,version\n,f,1\n");
        const auto source = readFormFile(folder.filePath(s("form.csv")));
        REQUIRE(source);
        return told(FormCatalog::only({}).check(*source).issues);
    };
    CHECK(check("pulldata('t', 'x', 'k', ${a})") == QStringList{s("survey 4 forms.no_lookup_file")});
    put("T.CSV", "k;x\n1;one\n");
    CHECK(check("pulldata('t', 'x', 'k', ${a})") == QStringList());
    CHECK(check("pulldata('t', 'y', 'k', ${a})") == QStringList{s("survey 4 forms.no_file_column")});
    CHECK(check("concat('x', pulldata('t', 'x', 'K ', if(${a} = 1, pulldata('t', 'x', 'l', 1), ${a})))") == QStringList{s("survey 4 forms.no_file_column")});
    CHECK(check("pulldata(${a}, 'x', 'k', ${a})") == QStringList{s("survey 4 forms.lookup_without_name")});
    CHECK(check("pulldata('../t', 'x', 'k', ${a})") == QStringList{s("survey 4 forms.no_lookup_file")});
    CHECK(check("pulldata('t', 'x', 'k')") == QStringList{s("survey 4 expressions.arguments")});
}

TEST_CASE("an extension form brings its own tables", "[forms][lookup]") {
    const auto form = [](const char *id, const char *settings, const char *question, const char *table) {
        return formFromCsv(s("survey\n,type,name,label,calculation\n,text,%1a,A,\n,calculate,%1b,,\"pulldata('%2', 'x', 'k', ${%1a})\"\nsettings\n,form_id,version%4\n,%3,1%5\n%2.csv\n,k,x\n,1,%2 one\n")
                               .arg(s(question), s(table), s(id), *settings ? s(",td_extends") : QString(), s(settings)));
    };
    const FormCatalog catalog = FormCatalog::only({form("base", "", "", "mine"), form("d150302_more", ",base", "d150302_", "theirs")});
    CHECK(told(catalog.issues()) == QStringList());
    const Form *base = catalog.find(s("base"));
    REQUIRE(base);
    const Answers answers = derived(*base, {{s("a"), s("1")}, {s("d150302_a"), s("1")}});
    CHECK(answers.value(s("b")) == s("mine one"));
    CHECK(answers.value(s("d150302_b")) == s("theirs one"));
    const FormCatalog twice = FormCatalog::only({form("base", "", "", "mine"), form("d150302_more", ",base", "d150302_", "mine")});
    CHECK(told(twice.issues()) == QStringList{s("mine.csv 9 forms.lookup_taken")});
}
