// instance(): lists of choices and files beside a form as tables; select_one from a repeat; last-saved#.
#include "tests/core/forms/form_support.h"
#include "tests/support/core/temp_ledger.h"

#include "core/forms/form_reader.h"

#include <QFile>
#include <QTemporaryDir>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

const QString kForms = QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/");

FormCatalog catalogOfFile(const char *name) {
    const auto source = readFormFile(kForms + s(name));
    REQUIRE(source);
    return FormCatalog::only({formFromCsv(source->csv)});   // as a ledger keeps it: no file is beside it any more
}

QStringList valuesOf(const Answers &answers, const QStringList &names) {
    QStringList out;
    for (const QString &name : names)
        out << answers.value(name);
    return out;
}

Answers &row(Answers &answers, int repeat = 0) { return answers.repeats[size_t(repeat)].emplace_back(*answers.form->repeats[repeat].form); }

}  // namespace

TEST_CASE("instance() looks up the columns of a choice list", "[forms][instance]") {
    const FormCatalog catalog = catalogOfFile("wild/odk_choice_attributes.csv");
    const Form *form = catalog.find(s("odk_choice_attributes"));
    REQUIRE(form);
    Answers answers(*form);
    recalculate(answers, StillFacts());
    CHECK(valuesOf(answers, {s("zip"), s("home_name"), s("inhabitants"), s("how_many_big"), s("people_of_wa"), s("names_of_wa"), s("first_of_all"), s("by_place")})
          == QStringList{{}, {}, {}, s("0"), s("966004"), s("Seattle, Spokane"), s("seattle"), s("spokane")});
    CHECK_FALSE(relevance(answers, StillFacts())[size_t(form->indexOf(s("big")))]);
    answers.set(s("home"), s("new_york"));
    recalculate(answers, StillFacts(), {form->indexOf(s("home"))});   // what hangs on it is known
    CHECK(valuesOf(answers, {s("zip"), s("home_name"), s("inhabitants")}) == QStringList{s("10001"), s("New York"), s("8804190")});
    CHECK(relevance(answers, StillFacts())[size_t(form->indexOf(s("big")))]);
    answers.set(s("home"), s("seattle"));
    answers.set(s("age"), s("111"));
    recalculate(answers, StillFacts());
    const auto others = offered(*form, *form->find(s("other")), answers, StillFacts());
    REQUIRE(others.size() == 1);
    CHECK(others[0]->name == u"spokane");
    CHECK(told(validate(answers, StillFacts())) == QStringList{s("age constraint must")});
    answers.set(s("age"), s("110"));
    CHECK(told(validate(answers, StillFacts())).isEmpty());
}

TEST_CASE("instance() looks in csv and xml files that came with the form, in a repeat and over all rows", "[forms][instance]") {
    const FormCatalog catalog = catalogOfFile("with_files/odk_external.csv");
    const Form *form = catalog.find(s("odk_external"));
    REQUIRE(form);
    Answers answers(*form);
    CHECK(canonicalValue(*form, *form->find(s("ward")), s("Children")).value == u"w1");
    answers.set(s("ward"), s("w1"));
    answers.set(s("hospital"), s("h2"));
    recalculate(answers, StillFacts());
    CHECK(valuesOf(answers, {s("beds"), s("hospital_beds"), s("open"), s("most")}) == QStringList{s("12"), s("40"), s("2"), s("40")});
    answers.set(s("ward"), s("w2"));   // has none
    recalculate(answers, StillFacts());
    CHECK(answers.value(s("beds")).isEmpty());
    QStringList names;
    for (const Choice *choice : offered(*form, *form->find(s("hospital")), answers, StillFacts()))
        names << choice->name;
    CHECK(names == QStringList{s("h2"), s("h3")});
    Answers &one = row(answers);
    one.set(s("where"), s("h1"));
    recalculate(answers, StillFacts());
    CHECK(answers.repeats[0][0].value(s("room")) == u"10");
    CHECK(answers.repeats[0][0].value(s("same")) == u"0");
    answers.repeats[0][0].set(s("where"), s("h2"));
    recalculate(answers, StillFacts());
    CHECK(answers.repeats[0][0].value(s("same")) == u"1");
}

TEST_CASE("a broken xml file beside a form is told with its name", "[forms][instance]") {
    const QTemporaryDir folder;
    const auto put = [&](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(s(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    put("f.csv", "survey\n,type,name,label,calculation\n,xml-external,w,,\n,text,a,A,\n,calculate,b,,instance('w')/root/item[id = ${a}]/name\nsettings\n,form_id,version\n,f,1\n");
    put("w.xml", "<root><item><id>1</id><name>one</name></item>");
    const auto broken = readFormFile(folder.filePath(s("f.csv")));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().message.id == u"sheets.damaged");
    CHECK(broken.error().message.args.value(0) == u"w.xml");
    put("w.xml", "<root><item><id>1</id><name>one</name></item><item><id>2</id></item></root>");
    const auto whole = readFormFile(folder.filePath(s("f.csv")));
    REQUIRE(whole);
    CHECK(told(FormCatalog::only({}).check(*whole).issues).isEmpty());
}

TEST_CASE("ten thousand choices are looked up without looking at all of them", "[forms][instance]") {
    QString choices = s(",list_name,name,label,zip,at\n");
    for (int i = 0; i < 10'000; ++i)
        choices += s(",l,c%1,Choice %1,%2,p%3\n").arg(i).arg(100'000 + i).arg(i % 100);
    const FormCatalog catalog = catalogOf({formText(s(",type,name,label,calculation\n,text,a,A,\n,calculate,zip,,instance('l')/root/item[name = ${a}]/zip\n,calculate,many,,count(instance('l')/root/item[at = 'p7' and zip > 100500])\n"), choices)});
    CHECK(told(catalog.issues()).isEmpty());
    Answers answers(*catalog.find(s("t")));
    for (int i = 0; i < 10'000; i += 7) {
        answers.set(s("a"), s("c%1").arg(i));
        recalculate(answers, StillFacts());
        REQUIRE(answers.value(s("zip")) == QString::number(100'000 + i));
    }
    CHECK(answers.value(s("many")) == u"95");
    // The whole list for every row of it would take minutes; one row of it is found at once.
    const auto within = [&](const char *calculation) { return told(checkText(formText(s(",type,name,label,calculation\n,text,a,A,\n,calculate,b,,\"%1\"\n").arg(s(calculation)), choices)).issues); };
    CHECK(within("count(instance('l')/root/item[count(instance('l')/root/item[zip > ${a}]) > 1])") == QStringList{s("survey 4 expressions.table_within")});
    CHECK(within("count(instance('l')/root/item[zip > instance('l')/root/item[name = ${a}]/zip])").isEmpty());
}

TEST_CASE("instance() is refused where it cannot work, in one sentence", "[forms][instance]") {
    const auto refused = [](const char *calculation) {
        return told(checkText(formText(s(",type,name,label,calculation\n,text,a,A,\n,calculate,b,,\"%1\"\n").arg(s(calculation)), s(",list_name,name,label\n,l,1,One\n"))).issues);
    };
    CHECK(refused("instance('l')/root/item[name = ${a}]/label").isEmpty());
    CHECK(refused("instance('none')/root/item[name = ${a}]/label") == QStringList{s("survey 4 expressions.no_instance")});
    CHECK(refused("instance(${a})/root/item/label") == QStringList{s("survey 4 expressions.instance_name")});
    CHECK(refused("instance('l')/root/item[nothing = ${a}]/label") == QStringList{s("survey 4 expressions.no_column")});
    CHECK(refused("instance('l')/root/item[name = a]/label") == QStringList{s("survey 4 expressions.no_column")});   // a bare name is a column
    CHECK(refused("instance('l')/root/item[name = ${a}]/nothing") == QStringList{s("survey 4 expressions.no_column")});
    CHECK(refused("instance('l')/root/item[name = ${a}]") == QStringList());      // whether there is one
    CHECK(refused("instance('l')/root/item[name = ${a}] = 'x'") == QStringList{s("survey 4 expressions.records_not_value")});
    CHECK(refused("instance('l')/root") == QStringList{s("survey 4 expressions.unfinished")});
    CHECK(refused("instance('l'") == QStringList{s("survey 4 expressions.unfinished")});
    // A list that is filtered in the database has no such tables.
    TempLedger t;
    ListQuery query;
    query.form = s("child");
    query.where = s("instance('sex')/root/item[name = ${sex}]/label = '男'");
    const auto ids = t.ledger->reader().ids(t.session, query);
    REQUIRE_FALSE(ids.has_value());
    CHECK(ids.error().message.id == u"expressions.no_instance");
}

TEST_CASE("lists over a form with tables look them up too", "[forms][instance]") {
    const auto source = readFormFile(kForms + s("wild/odk_choice_attributes.csv"));
    REQUIRE(source);
    TempLedger t;
    const auto report = t.ledger->installForm(t.session, *source);
    REQUIRE(report.has_value());
    REQUIRE(told(report->issues).isEmpty());
    for (const char *home : {"seattle", "new_york", "spokane"})
        t.link(s("odk_choice_attributes"), {}, {{s("home"), s(home)}});
    ListQuery query;
    query.form = s("odk_choice_attributes");
    query.where = s("instance('city')/root/item[name = ${home}]/state = 'wa'");
    const auto found = t.ledger->reader().count(t.session, query);
    REQUIRE(found.has_value());
    CHECK(*found == 2);
    query.where = s("${zip} = '10001'");
    CHECK(*t.ledger->reader().count(t.session, query) == 1);
}

TEST_CASE("select_one of a question in a repeat offers its answers", "[forms][instance]") {
    const FormCatalog catalog = catalogOfFile("wild/who_steps.csv");
    const Form *form = catalog.find(s("who_steps"));
    REQUIRE(form);
    const Field &respondent = *form->find(s("respondent"));
    Answers answers(*form);
    answers.set(s("consent"), s("1"));
    answers.set(s("hh_size"), s("3"));
    for (const auto &[name, sex, age] : {std::tuple("Ana", "2", "41"), std::tuple("Ben", "1", "70"), std::tuple("Cy", "1", "9")}) {
        Answers &member = row(answers);
        member.set(s("member_name"), s(name));
        member.set(s("sex"), s(sex));
        member.set(s("age"), s(age));
    }
    recalculate(answers, StillFacts());
    QStringList adults;
    for (const Choice &choice : offeredAnswers(respondent, answers, StillFacts()))
        adults << choice.name + u' ' + choice.label.in(Language::English);
    CHECK(adults == QStringList{s("Ana Ana"), s("Ben Ben")});   // 18 and older
    answers.set(s("respondent"), s("Ben"));
    recalculate(answers, StillFacts());
    CHECK(valuesOf(answers, {s("eligible"), s("oldest"), s("respondent_line"), s("respondent_age")}) == QStringList{s("1"), s("70"), s("2"), s("70")});
    // Within the repeat itself, over all its rows.
    answers.repeats[0][2].set(s("mother"), s("Ana"));
    const auto ofField = [&answers](const char *rule) { return told(validate(answers, StillFacts())).filter(s(rule)); };
    CHECK(ofField("not_offered").isEmpty());
    answers.repeats[0][2].set(s("mother"), s("Ben"));
    answers.set(s("respondent"), s("Cy"));
    CHECK(ofField("not_offered") == QStringList{s("respondent not_offered must"), s("member[3]/mother not_offered must")});
    answers.repeats[0][0].set(s("member_name"), s("Anna"));   // who was chosen is called otherwise now
    answers.repeats[0][2].set(s("mother"), s("Ana"));
    CHECK(ofField("not_offered").size() == 2);
}

TEST_CASE("select_multiple of a question in a repeat takes several of its answers, also those with spaces", "[forms][instance]") {
    const FormCatalog catalog = FormCatalog::only({formFromCsv(s("survey\n,type,name,label,calculation,choice_filter\n,begin repeat,member,Member,,\n,text,who,Who,,\n,integer,age,Age,,\n,end repeat,,,,\n"
                                                                 ",select_multiple ${who},going,Going,,${age} >= 18\n,calculate,many,,count-selected(${going}),\n,calculate,bob,,\"if(selected(${going}, 'Bob'), 1, 0)\",\n"
                                                                 "settings\n,form_id,version\n,trip,1\n"))});
    const Form *form = catalog.find(s("trip"));
    REQUIRE(form);
    const Field &going = *form->find(s("going"));
    Answers answers(*form);
    for (const auto &[who, age] : {std::pair("Ann Lee", "40"), std::pair("Bob", "30"), std::pair("Cy", "3")}) {
        Answers &member = row(answers);
        member.set(s("who"), s(who));
        member.set(s("age"), s(age));
    }
    QStringList offers, codes;
    for (const Choice &choice : offeredAnswers(going, answers, StillFacts())) {
        offers << choice.label.in(Language::English);
        codes << choice.name;
    }
    CHECK(offers == QStringList{s("Ann Lee"), s("Bob")});
    CHECK(codes == QStringList{asAnswerCode(s("Ann Lee")), s("Bob")});
    answers.set(s("going"), canonicalValue(*form, going, s("Ann Lee、Bob")).value);
    CHECK(answers.value(s("going")) == codes.join(u' '));
    CHECK(canonicalValue(*form, going, codes.join(u' ')).value == codes.join(u' '));   // as exported and come in again
    CHECK(displayValue(*form, going, answers.value(s("going")), Language::Chinese) == s("Ann Lee、Bob"));
    recalculate(answers, StillFacts());
    CHECK(valuesOf(answers, {s("many"), s("bob")}) == QStringList{s("2"), s("1")});
    CHECK(told(validate(answers, StillFacts())).isEmpty());
    answers.set(s("going"), s("Bob Cy"));
    CHECK(told(validate(answers, StillFacts())) == QStringList{s("going not_offered must")});
}

TEST_CASE("repeats within repeats are counted through all of them", "[forms][instance]") {
    const FormCatalog catalog = catalogOfFile("wild/unicef_mics.csv");
    const Form *form = catalog.find(s("unicef_mics"));
    REQUIRE(form);
    Answers answers(*form);
    for (int h = 0; h < 2; ++h) {
        Answers &household = row(answers);
        for (int w = 0; w < 2; ++w) {
            Answers &woman = row(household);
            woman.set(s("births"), s("1"));
            Answers &birth = row(woman);
            birth.set(s("cbirth"), s("2025-01-01"));
            for (const char *vaccine : {"bcg", "opv", "bcg"})
                row(birth).set(s("vaccine"), s(vaccine));
        }
    }
    recalculate(answers, StillFacts());
    CHECK(valuesOf(answers, {s("households"), s("bcg")}) == QStringList{s("2"), s("8")});
    CHECK(answers.repeats[0][0].value(s("women")) == u"2");
    CHECK(answers.repeats[0][0].repeats[0][0].value(s("all_doses")) == u"3");
    answers.set(s("worries"), s("school food"));
    recalculate(answers, StillFacts());
    CHECK(valuesOf(answers, {s("worst"), s("named")}) == QStringList{s("School"), s("2")});
    // Whole records have no value of their own.
    for (const char *wrong : {"${r}/q = 1", "sum(${q})", "${r}/q + 1"}) {
        INFO(wrong);
        CHECK_FALSE(checkText(formText(s(",type,name,label,calculation\n,begin_repeat,r,R,\n,begin_repeat,q,Q,\n,text,a,A,\n,end_repeat,,,\n,end_repeat,,,\n,calculate,c,,%1\n").arg(s(wrong)))).ok());
    }
    CHECK(checkText(formText(s(",type,name,label,calculation\n,begin_repeat,r,R,\n,begin_repeat,q,Q,\n,text,a,A,\n,end_repeat,,,\n,end_repeat,,,\n,calculate,c,,count(${q})\n"))).ok());
}

TEST_CASE("last-saved# is a default in the window, of the same person's last record, and nothing elsewhere", "[forms][instance]") {
    TempLedger t;
    const QString text = formText(s(",type,name,label,default\n,text,village,Village,${last-saved#village}\n,integer,round,Round,${last-saved#round} + 1\n,text,note,Note,\n"), {}, s("calls"));
    CHECK(told(checkText(text).issues, Severity::Info).contains(s("survey 3 forms.last_saved")));
    const auto report = t.ledger->installForm(t.session, formFromCsv(text));
    REQUIRE(report.has_value());
    REQUIRE(told(report->issues).isEmpty());
    const Form &form = *t.ledger->forms().find(s("calls"));
    const auto begun = [&](const Session &session) {
        Record blank;
        blank.answers = Answers(form);
        const auto facts = t.ledger->reader().facts(session, &blank);
        applyDefaults(blank.answers, *facts);
        return valuesOf(blank.answers, {s("village"), s("round")});
    };
    CHECK(begun(t.session) == QStringList{{}, {}});
    t.link(s("calls"), {}, {{s("village"), s("新地村")}, {s("round"), s("3")}});
    CHECK(begun(t.session) == QStringList{s("新地村"), s("4")});
    // What comes as a table keeps its blanks.
    const Uid imported = t.link(s("calls"), {}, {{s("note"), s("x")}});
    CHECK(t.value(imported, s("village")).isEmpty());
    CHECK(begun(t.session) == QStringList{{}, {}});
    Session other = t.session;
    other.account = Uid::fromBytes(QByteArray(16, '\1'));
    CHECK(begun(other) == QStringList{{}, {}});
    // Anywhere but in a default it would move what stands.
    CHECK(told(checkText(formText(s(",type,name,label,calculation,relevant\n,text,a,A,,\n,calculate,b,,${last-saved#a},\n,text,c,C,,${last-saved#a} = 'x'\n"))).issues) == QStringList{s("survey 4 expressions.last_saved"), s("survey 5 expressions.last_saved")});
    CHECK(told(checkText(formText(s(",type,name,label,default\n,text,a,A,${last-saved#z}\n"))).issues) == QStringList{s("survey 3 expressions.unknown_name")});
}
