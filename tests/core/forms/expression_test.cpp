#include "tests/support/catch_qt.h"

#include "tests/core/forms/expression_support.h"

#include "core/base/message.h"

#include <QElapsedTimer>

using namespace tongdang;
using namespace tongdang::test;

namespace {

struct Family {
    TestScope people, form;
    TestRecord record;
    Family() {
        people.questions = {{QStringLiteral("name")}, {QStringLiteral("age"), ValueType::Number}, {QStringLiteral("visited_on"), ValueType::Date}, {QStringLiteral("pets"), ValueType::Number}};
        people.around = &form;
        form.questions = {{QStringLiteral("a")}, {QStringLiteral("n"), ValueType::Number}, {QStringLiteral("birth"), ValueType::Date}, {QStringLiteral("codes"), ValueType::Text, true, QStringLiteral("colours")},
                          {QStringLiteral("empty")}, {QStringLiteral("none"), ValueType::Number}, {QStringLiteral("when"), ValueType::DateTime}, {QStringLiteral("limit"), ValueType::Number}};
        form.repeat = &people;
        form.repeatName = QStringLiteral("people");
        record.answers = {QStringLiteral("x"), QStringLiteral("5"), QStringLiteral("2004-02-29"), QStringLiteral("red good blue"), QString(), QString(), QStringLiteral("2016-07-31T08:30:00.000+08:00"), QStringLiteral("18")};
        const QStringList names{QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")}, ages{QStringLiteral("40"), QStringLiteral("7"), QString()}, days{QStringLiteral("2016-07-02"), QStringLiteral("2016-06-30"), QString()};
        for (int i = 0; i < 3; ++i) {
            TestRecord person;
            person.answers = {names[i], ages[i], days[i], QString::number(i + 1)};
            person.around = &record;
            person.place = i + 1;
            record.nodes.push_back(person);
        }
    }
    Value value(const QString &text) {
        const auto expression = Expression::parse(text, form);
        INFO(text.toStdString());
        REQUIRE(expression);
        return expression->evaluate(record);
    }
    QString text(const char *text) { return value(QString::fromUtf8(text)).text(); }
    QString fault(const QString &text) {
        const auto expression = Expression::parse(text, form);
        return expression ? QStringLiteral("none") : QString(expression.error().message.id.mid(12) + u"@" + expression.error().message.args.value(1));
    }
    QString fault(const char *t) { return fault(QString::fromUtf8(t)); }
};

}  // namespace

TEST_CASE_METHOD(Family, "operators bind as in XPath and chains run from the left", "[forms]") {
    CHECK(text("1 + 2 * 3") == QStringLiteral("7"));
    CHECK(text("10 - 3 - 2") == QStringLiteral("5"));
    CHECK(text("7 div 2 mod 2") == QStringLiteral("1.5"));
    CHECK(text("-2 - -3") == QStringLiteral("1"));
    CHECK(text("1 = 1 and 2 = 3 or true()") == QStringLiteral("true"));
    CHECK(text("1 < 2 = true()") == QStringLiteral("true"));
    CHECK(text("(1 + 2) * 3") == QStringLiteral("9"));
    CHECK(text("${n}*2") == QStringLiteral("10"));
    CHECK(text("-5 mod 3") == QStringLiteral("-2"));
    CHECK(text("‘x’ = ${a} and “x” = ${a}") == QStringLiteral("true"));
    CHECK(text("‘x' = ${a} and ${a} = 'x’ and “x\" = ${a} and ’x’ = ${a}") == QStringLiteral("true"));   // one of a pair alone
    CHECK(text("concat(‘a', ‘b’, 'it’s', \"say ‘x’\")") == QString::fromUtf8("abit’ssay ‘x’"));
}

TEST_CASE_METHOD(Family, "blank is the empty text, and there are two truth values", "[forms]") {
    for (const char *yes : {"${empty} = ''", "${none} = ''", "${empty} != 'urban'", "not(${none} < 3)", "not(${none} >= 3)", "${none} != 5", "${none} + 1 = ''", "1 div 0 = ''", "${a} != ''", "${none} = ${empty}",
                            "not(${n} = '')", "'' = ${empty}", "number('') = ''", "coalesce(${none}, 7) = 7", "coalesce(${empty}, '', 'z') = 'z'", "not(${empty})", "${a}"})
        CHECK(value(QString::fromUtf8(yes)).truth());
    CHECK(value(QStringLiteral("number('abc')")).isBlank());
}

TEST_CASE_METHOD(Family, "dates compare and subtract as dates", "[forms]") {
    CHECK(text("'2015-01-01' < today()") == QStringLiteral("true"));
    CHECK(text("today() - ${birth}") == QString::number(QDate(2004, 2, 29).daysTo(QDate(2016, 7, 31))));
    CHECK(text("${birth} + 1") == QStringLiteral("2004-03-01"));
    CHECK(text("1 + ${birth}") == QStringLiteral("2004-03-01"));
    CHECK(text("${birth} - 60") == QStringLiteral("2003-12-31"));
    CHECK(text("${birth} < date('2004-09-01')") == QStringLiteral("true"));
    CHECK(text("${birth} = '2004-02-29'") == QStringLiteral("true"));
    CHECK(text("${when} > today()") == QStringLiteral("true"));
    CHECK(text("date(${when}) = today()") == QStringLiteral("true"));
    CHECK(text("age-on(${birth}, '2015-02-28')") == QStringLiteral("10"));
    CHECK(text("age-on(${birth}, '2015-03-01')") == QStringLiteral("11"));
    CHECK(text("age-on(today(), ${birth})").isEmpty());
    CHECK(text("age(${birth})") == QStringLiteral("12"));
    CHECK(text("period-end() - period-start()") == QStringLiteral("30"));
}

TEST_CASE_METHOD(Family, "node sets are counted, filtered, indexed and summed", "[forms]") {
    CHECK(text("count(${people})") == QStringLiteral("3"));
    CHECK(text("count(${people}[age < 18])") == QStringLiteral("1"));
    CHECK(text("count(${people}[visited_on >= period-start()])") == QStringLiteral("1"));
    CHECK(text("sum(${people}[age < 18]/pets)") == QStringLiteral("2"));
    CHECK(text("sum(${age})") == QStringLiteral("47"));
    CHECK(text("count-non-empty(${age})") == QStringLiteral("2"));
    CHECK(text("max(${age})") == QStringLiteral("40"));
    CHECK(text("min(${age}, 3, ${n})") == QStringLiteral("3"));
    CHECK(text("join('、', ${name})") == QStringLiteral("甲、乙、丙"));
    CHECK(text("indexed-repeat(${name}, ${people}, 2)") == QStringLiteral("乙"));
    CHECK(text("indexed-repeat(${name}, ${people}, 9)").isEmpty());
    CHECK(text("${people}[2]/name") == QStringLiteral("乙"));
    CHECK(text("${people}[position() = 3]/name") == QStringLiteral("丙"));
    CHECK(text("${age}[. > 10]") == QStringLiteral("40"));
    CHECK(text("${age} = 7") == QStringLiteral("true"));
    CHECK(text("${age} != 7") == QStringLiteral("true"));
    CHECK(text("count(${people}[age < current()/../limit])") == QStringLiteral("1"));
    CHECK(text("count(${people}[age < ${limit}])") == QStringLiteral("1"));
    CHECK(text("count(/data/people[details/age < 18])") == QStringLiteral("1"));
    CHECK(text("concat(${name}, '!')") == QStringLiteral("甲乙丙!"));

    const auto inside = Expression::parse(QStringLiteral("concat(../name, position(..), ${a}, ../../a, indexed-repeat(${name}, ${people}, position(..) - 1), count(${people}))"), people);
    REQUIRE(inside);
    CHECK(inside->evaluate(record.nodes[1]).text() == QStringLiteral("乙2xx甲3"));
    const auto previous = Expression::parse(QStringLiteral("${people}[position() = position(current()/..) - 1]/name"), people);
    REQUIRE(previous);
    CHECK(previous->evaluate(record.nodes[2]).text() == QStringLiteral("乙"));
}

TEST_CASE_METHOD(Family, "faults name what and where", "[forms]") {
    CHECK(fault("") == QStringLiteral("unfinished@1"));
    CHECK(fault("${n} <") == QStringLiteral("unfinished@7"));
    CHECK(fault("(1") == QStringLiteral("unfinished@3"));
    CHECK(fault("1)") == QStringLiteral("unexpected@2"));
    CHECK(fault("'abc") == QStringLiteral("unclosed@1"));
    CHECK(fault("${a} = 'x") == QStringLiteral("unclosed@8"));
    CHECK(fault("${a} = $") == QStringLiteral("unexpected@8"));
    CHECK(fault("${abc") == QStringLiteral("unclosed@1"));
    CHECK(fault("1 + ${no_such}") == QStringLiteral("unknown_name@5"));
    CHECK(fault("drop_table()") == QStringLiteral("unknown_function@1"));
    CHECK(fault("1 + round()") == QStringLiteral("arguments@5"));
    CHECK(fault("selected('a')") == QStringLiteral("arguments@1"));
    CHECK(fault("round('x')") == QStringLiteral("argument_number@7"));
    CHECK(fault("format-date('2015-02-30', '%Y')") == QStringLiteral("argument_date@13"));
    CHECK(fault("'a' + 1") == QStringLiteral("not_a_number@1"));
    CHECK(fault("${people} = 3") == QStringLiteral("records_not_value@1"));
    CHECK(fault("count('a')") == QStringLiteral("argument_nodes@7"));
    CHECK(fault("${a}[1]") == QStringLiteral("not_repeat@1"));
    CHECK(fault("${last-saved#a}") == QStringLiteral("last_saved@1"));
    CHECK(fault("geofence(${a}, ${b})") == QStringLiteral("no_geography@1"));
    CHECK(fault("randomize(${a})") == QStringLiteral("no_randomize@1"));
    CHECK(fault("jr:choice-name('a', '${a}')") == QStringLiteral("no_list@21"));
    CHECK(fault("1 == 1") == QStringLiteral("unexpected@4"));
    CHECK(fault("a b") == QStringLiteral("unexpected@3"));
    CHECK(fault("..") == QStringLiteral("path@1"));
    const Messages messages;
    for (const char *id : {"unfinished", "unclosed", "unexpected", "too_long", "too_deep", "unknown_name", "unknown_function", "no_function", "no_geography", "no_randomize", "arguments", "few_arguments", "argument_number",
                           "argument_date", "argument_nodes", "argument_records", "records_not_value", "not_a_number", "not_repeat", "nested_repeats", "path", "last_saved", "instance_name", "no_instance", "no_column", "table_within", "no_list", "no_sql"})
        CHECK(messages.knows(QString(u"expressions." + QString::fromLatin1(id))));
}

TEST_CASE_METHOD(Family, "no expression overflows the stack or hangs", "[forms]") {
    CHECK(fault(QString(10'000, u'(')).startsWith(u"too_deep"));
    CHECK(fault(QString(10'001, u'1')) == QStringLiteral("too_long@"));
    CHECK(fault(QStringLiteral("not(").repeated(2000)).startsWith(u"too_deep"));
    CHECK(fault(QStringLiteral("${n}=").repeated(1500) + u"1").startsWith(u"too_deep"));
    CHECK(value(QStringLiteral("1=").repeated(4000) + u"1").truth());
    CHECK(fault(QStringLiteral("${people}[").repeated(900)).startsWith(u"too_deep"));
    CHECK(fault("count(${people}[count(${people}[count(${people}[age > 1]) > 1]) > 1])").startsWith(u"too_deep"));
    CHECK(text("count(${people}[count(${people}[age > 10]) = 1])") == QStringLiteral("3"));
    CHECK(value(QStringLiteral("1+").repeated(4999) + u"1").number() == 5000);
    CHECK(value(QString(9'998, u'-') + u"7").number() == 7);
    CHECK(value(QStringLiteral("${n}+").repeated(1800) + u"0").number() == 9000);
    CHECK_FALSE(value(QStringLiteral("${n}=4 or ").repeated(900) + u"false()").truth());
    CHECK(value(QString(QString(99, u'(') + u"7" + QString(99, u')'))).number() == 7);
    record.answers[0] = QString(9'000, u'a');
    CHECK_FALSE(value(QStringLiteral("regex(${a}, '(a+)+b')")).truth());
    record.answers[0] = QString(20'000, u'a');
    CHECK_FALSE(value(QStringLiteral("regex(${a}, 'a*')")).truth());
    CHECK_FALSE(value(QStringLiteral("regex(${a}, '(')")).truth());
}

TEST_CASE_METHOD(Family, "a literal beside a moment or a time of day is one", "[forms]") {
    form.questions.push_back({QStringLiteral("clock"), ValueType::Time});
    record.answers.push_back(QStringLiteral("08:30:00"));
    for (const char *holds : {"${when} = '2016-07-31T08:30:00'", "${when} = '2016-07-31T00:30:00Z'", "${when} > '2016-07-31T08:29:59'", "'2016-07-31T08:31:00' > ${when}", "${when} != '2016-07-31T08:30:01'",
                              "${when} >= '2016-07-31'", "${clock} = '08:30'", "${clock} >= '08:30:00'", "'08:29' < ${clock}", "${clock} != '8'", "${when} != 'soon'"})
        CHECK(value(QString::fromLatin1(holds)).truth());
    for (const char *notSo : {"${when} < '2016-07-31T08:30:00'", "${when} != '2016-07-31T08:30:00+08:00'", "${clock} > '08:30'", "${clock} = 'soon'", "${when} > 'soon'"})
        CHECK_FALSE(value(QString::fromLatin1(notSo)).truth());
}

TEST_CASE_METHOD(Family, "a pattern is read as Java reads it", "[forms]") {
    for (const char *fits : {R"(regex('王小明', '^[\u4e00-\u9fa5]{2,4}$'))", R"(regex('王x', '\p{IsHan}\u0078'))", R"(regex('\u0041', '\\u0041'))", R"(regex('AB-12', '^[A-Z]{2}-\d+$'))"})
        CHECK(value(QString::fromUtf8(fits)).truth());
    CHECK_FALSE(value(QString::fromUtf8(R"(regex('Wang', '[\u4e00-\u9fa5]+'))")).truth());
    CHECK(Expression::parse(QStringLiteral("regex(${a}, '[0-9')"), form)->badPatterns() == QStringList{QStringLiteral("[0-9")});
    CHECK(Expression::parse(QStringLiteral("regex(${a}, ${empty}) or regex(${a}, '[0-9]')"), form)->badPatterns().isEmpty());
}

TEST_CASE_METHOD(Family, "a literal beside . is what . is", "[forms]") {
    record.self = Value(QTime(8, 30));
    CHECK(value(QStringLiteral(". >= '08:00' and . = '08:30' and '08:31:00' > . and . != '9:00'")).truth());
    CHECK_FALSE(value(QStringLiteral(". < '08:30' or . = '08:00'")).truth());
    record.self = Value(QDateTime(QDate(2016, 7, 31), QTime(8, 30), Qt::OffsetFromUTC, 8 * 3600));
    CHECK(value(QStringLiteral(". > '2016-07-31T08:29:59' and . >= '2016-07-31' and . = '2016-07-31T00:30:00Z'")).truth());
    record.self = Value(QStringLiteral("08:30"));
    CHECK(value(QStringLiteral(". = '08:30'")).truth());
}

TEST_CASE_METHOD(Family, "functions of SurveyCTO and of XPath that ODK lacks", "[forms]") {
    CHECK(text("count-if(${people}, ${age} < 18)") == QStringLiteral("1"));
    CHECK(text("sum-if(${pets}, ${age} < 18) + 1") == QStringLiteral("3"));
    CHECK(text("min-if(${age}, ${age} > 7)") == QStringLiteral("40"));
    CHECK(text("max-if(${age}, ${age} < ${limit})") == QStringLiteral("7"));
    CHECK(text("join-if('、', ${name}, ${pets} != 2)") == QStringLiteral("甲、丙"));
    CHECK(fault("sum-if(${a}, 1)") == QStringLiteral("not_repeat@8"));
    CHECK(fault("count-if(${people})") == QStringLiteral("unexpected@19"));
    const auto index = Expression::parse(QStringLiteral("index()"), people);
    REQUIRE(index);
    CHECK(index->evaluate(record.nodes[1]).text() == u"2");
    CHECK(text("concat('a', linebreak(), 'b')") == QStringLiteral("a\nb"));
    CHECK(text("floor(-2.5) + ceiling(${n} div 2)") == QStringLiteral("0"));
}

TEST_CASE_METHOD(Family, "an expression tells its names and whether it reads the clock", "[forms]") {
    const auto expression = Expression::parse(QStringLiteral("${a} = 'x' and count(${people}[age > ${n}]) > 0 and ${a} != today()"), form);
    REQUIRE(expression);
    CHECK(expression->names() == QStringList({QStringLiteral("a"), QStringLiteral("people"), QStringLiteral("age"), QStringLiteral("n")}));
    CHECK(expression->readsTime());
    CHECK(expression->type() == ValueType::Boolean);
    CHECK_FALSE(Expression::parse(QStringLiteral("${n} + 1"), form)->readsTime());
    CHECK(Expression::parse(QStringLiteral("age(${birth})"), form)->readsTime());
    CHECK(Expression::parse(QStringLiteral("if(${n} > 1, ${birth}, '')"), form)->type() == ValueType::Date);
    CHECK(Expression().isEmpty());
    CHECK(Expression().evaluate(record).isBlank());
    CHECK(expressionFunctions().size() > 70);
}

TEST_CASE_METHOD(Family, "functions of our own", "[forms]") {
    CHECK(text("points(${codes})") == QStringLiteral("5"));
    CHECK(text("points(${codes}) + 1") == QStringLiteral("6"));
    CHECK(text("jr:choice-name(selected-at(${codes}, 2), '${codes}')") == QStringLiteral("colours:blue"));
    CHECK(text("percent(1, 3)") == QStringLiteral("33.33"));
    CHECK(text("percent(1, 8)") == QStringLiteral("12.5"));
    CHECK(text("percent(2, 3)") == QStringLiteral("66.67"));
    CHECK(text("percent(1, 0)").isEmpty());
    CHECK(text("percent(0, 0, 100)") == QStringLiteral("100"));
    CHECK(text("total(${n})") == QStringLiteral("42"));
    CHECK(text("region-level('150302101001')") == QStringLiteral("village"));
    CHECK(text("region-level('150302101001', 'township')") == QStringLiteral("150302101"));
    CHECK(text("pulldata('file', 'b', 'c', ${a})") == QStringLiteral("found"));
    CHECK(text("string-length('𠮷野家')") == QStringLiteral("3"));
    CHECK(text("substr('𠮷野家', 1, 2)") == QStringLiteral("野"));
    CHECK(text("round(1.005, 2)") == QStringLiteral("1.01"));
}

TEST_CASE_METHOD(Family, "ID numbers and pinyin are read by the identity room", "[forms]") {
    record.answers[0] = QStringLiteral("11010519491231002x");
    CHECK(text("idnumber-valid(${a})") == QStringLiteral("true"));
    CHECK(text("idnumber-birth(${a})") == QStringLiteral("1949-12-31"));
    CHECK(text("idnumber-birth(${a}) = '1949-12-31'") == QStringLiteral("true"));
    CHECK(text("idnumber-sex(${a})") == QStringLiteral("2"));
    CHECK(text("idnumber-valid('110105194912310021')") == QStringLiteral("false"));
    CHECK(text("idnumber-valid(${empty})") == QStringLiteral("false"));
    CHECK(text("pinyin('王小明')") == QStringLiteral("wangxiaoming"));
    CHECK(text("pinyin('王小明', 'initials')") == QStringLiteral("wxm"));
    CHECK_FALSE(Expression::parse(QStringLiteral("idnumber-valid(${a})"), form)->readsTime());
}

// As ODK's JavaRosa computes them.
TEST_CASE_METHOD(Family, "areas and distances of places are in metres", "[forms]") {
    CHECK(text("round(area('39.0 106.0 0 0;39.0 106.01 0 0;39.01 106.01 0 0;39.01 106.0 0 0;39.0 106.0 0 0'), 1)") == QStringLiteral("962962.3"));
    CHECK(text("round(distance('39.0 106.0 0 0;39.0 106.01 0 0;39.01 106.01 0 0'), 2)") == QStringLiteral("1978.3"));
    CHECK(text("round(distance('39 106', '40 107'), 2)") == QStringLiteral("140603.79"));
    CHECK(text("area('')") == QStringLiteral("0"));
    CHECK(text("distance('39 106 0 0;39 106 0 0')") == QStringLiteral("0"));
    CHECK(text("distance('nowhere else')").isEmpty());
}
