#include "tests/core/forms/form_support.h"

#include "core/forms/table_layout.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace tongdang;
using namespace tongdang::test;

namespace {

const QString kChild = QStringLiteral("survey\n,type,name,label\n,text,name,Name\n,date,birth,Born\nsettings\n,form_id,version\n,kid,1\n");

}  // namespace

TEST_CASE("A form takes no id that the ledger or a later form of the program needs", "[forms]") {
    for (const char *id : {"form", "meta", "term", "place", "stat_table", "mapping", "journal", "batch", "setting", "draft", "account", "device", "package", "conflict", "Search", "search_x", "sqlite_x",
                           "td_x", "visit", "household", "unit_return", "campaign", "assessment", "assessment_override", "care_agreement", "case", "help_measure", "mandatory_report", "Task"}) {
        INFO(id);
        FormSource source = formFromCsv(formText(QStringLiteral(",type,name,label\n,text,a,A\n"), {}, QString::fromLatin1(id)));
        CHECK(told(FormCatalog::only({}).check(source).issues) == QStringList{QStringLiteral("settings 6 forms.reserved_form_id")});
    }
    FormSource bundled = formFromCsv(formText(QStringLiteral(",type,name,label\n,text,a,A\n"), {}, QStringLiteral("visit")));
    bundled.bundled = true;
    CHECK(FormCatalog::only({}).check(bundled).ok());
    CHECK_FALSE(FormCatalog::bundled().check(formFromCsv(formText(QStringLiteral(",type,name,label\n,text,a,A\n"), {}, QStringLiteral("attachment")))).issues.isEmpty());
}

TEST_CASE("Versions compare by their numeric parts", "[forms]") {
    const auto compare = [](const char *a, const char *b) { return compareVersions(QString::fromLatin1(a), QString::fromLatin1(b)); };
    CHECK(compare("1.10", "1.9") > 0);
    CHECK(compare("2016080101", "2016080100") > 0);
    CHECK(compare("1", "1.0") == 0);
    CHECK(compare("v2", "1.9") > 0);
    CHECK(compare("1.2", "1.2.1") < 0);
    CHECK(compare("99999999999999999999999", "100000000000000000000000") < 0);
    CHECK(compare("", "0") == 0);
}

TEST_CASE("The higher version of a form wins, in whatever order they come", "[forms]") {
    const QString old = formText(QStringLiteral(",type,name,label\n,text,a,A\n"));
    const QString later = QStringLiteral("survey\n,type,name,label\n,text,a,A\n,text,b,B\nsettings\n,form_id,version\n,t,1.1\n");
    for (const QStringList &order : {QStringList{old, later}, QStringList{later, old}}) {
        const FormCatalog catalog = catalogOf(order);
        CHECK(catalog.find(QStringLiteral("t"))->fields.size() == 2);
        CHECK(catalog.sources().size() == 1);
    }
}

TEST_CASE("A form that belongs to another is among those linked to it, and read as its records", "[forms]") {
    const FormCatalog catalog = catalogOf({QString(kChild).replace(QStringLiteral("settings"), QStringLiteral(",calculate,visits,\nsettings")).replace(QStringLiteral("type,name,label\n"), QStringLiteral("type,name,label,calculation\n")).replace(QStringLiteral(",calculate,visits,\n"), QStringLiteral(",calculate,visits,,count(${talk}[on != ''])\n")),
                                           formText(QStringLiteral(",type,name,label\n,date,on,On\n"), {}, QStringLiteral("talk"), QStringLiteral("td_subject=kid"))});
    CHECK(told(catalog.issues()).isEmpty());
    REQUIRE(catalog.linkedTo(QStringLiteral("kid")).size() == 1);
    CHECK(catalog.linkedTo(QStringLiteral("kid"))[0]->id == u"talk");
    const Form *kid = catalog.find(QStringLiteral("kid")), *talk = catalog.find(QStringLiteral("talk"));
    REQUIRE(kid);
    CHECK(kid->find(QStringLiteral("visits"))->linkedForms == QStringList{QStringLiteral("talk")});
    StillFacts facts;
    Answers answers(*kid);
    recalculate(answers, facts);
    CHECK(answers.value(QStringLiteral("visits")) == u"0");
    facts.links[QStringLiteral("talk")] = {Answers(*talk), Answers(*talk)};
    facts.links[QStringLiteral("talk")][1].set(QStringLiteral("on"), QStringLiteral("2026-01-01"));
    recalculate(answers, facts);
    CHECK(answers.value(QStringLiteral("visits")) == u"1");
}

TEST_CASE("An extension form adds a district's questions to a form and does not stand alone", "[forms]") {
    const QString extension = formText(QStringLiteral(",type,name,label,relevant\n,text,d150302_stove,Stove,${name} != ''\n"), {}, QStringLiteral("d150302_more"), QStringLiteral("td_extends=kid"));
    const FormCatalog catalog = catalogOf({extension, kChild});
    CHECK(told(catalog.issues()).isEmpty());
    CHECK(catalog.all().size() == 1);
    CHECK(catalog.sources().size() == 2);
    const Form *kid = catalog.find(QStringLiteral("kid"));
    REQUIRE(kid);
    REQUIRE(kid->fields.size() == 3);
    CHECK(kid->fields[2].name == u"d150302_stove");
    CHECK(kid->extensions == QStringList{QStringLiteral("d150302_more 1")});
    CHECK_FALSE(kid->fields[2].relevant.isEmpty());

    SECTION("its names begin with the district's code") {
        const QString wrong = formText(QStringLiteral(",type,name,label\n,text,stove,Stove\n"), {}, QStringLiteral("d150302_more"), QStringLiteral("td_extends=kid"));
        CHECK(told(catalogOf({kChild}).check(formFromCsv(wrong)).issues) == QStringList{QStringLiteral("survey 3 forms.name_without_prefix")});
    }
    SECTION("and so does its id") {
        const QString wrong = formText(QStringLiteral(",type,name,label\n,text,d150302_stove,Stove\n"), {}, QStringLiteral("more"), QStringLiteral("td_extends=kid"));
        CHECK(told(catalogOf({kChild}).check(formFromCsv(wrong)).issues) == QStringList{QStringLiteral("settings 6 forms.extension_id")});
    }
    SECTION("a wrong one leaves its form as it was") {
        const FormCatalog without = catalogOf({kChild, QString(extension).replace(QStringLiteral("${name}"), QStringLiteral("${nobody}"))});
        CHECK_FALSE(without.issues().isEmpty());
        REQUIRE(without.find(QStringLiteral("kid")));
        CHECK(without.find(QStringLiteral("kid"))->fields.size() == 2);
    }
}

TEST_CASE("A check tells what a new version would break", "[forms]") {
    const FormCatalog catalog = catalogOf({kChild, formText(QStringLiteral(",type,name,label,td_once\n,text,a,A,kid.birth\n"), {}, QStringLiteral("talk"))});
    REQUIRE(told(catalog.issues()).isEmpty());
    const auto check = [&](QString text) { return told(catalog.check(formFromCsv(text)).issues); };
    CHECK(check(kChild).isEmpty());
    CHECK(check(QString(kChild).replace(QStringLiteral(",kid,1"), QStringLiteral(",kid,2")).replace(QStringLiteral(",date,birth"), QStringLiteral(",text,birth"))) ==
          QStringList{QStringLiteral("survey 4 forms.kind_changed")});
    CHECK(check(QString(kChild).replace(QStringLiteral(",kid,1"), QStringLiteral(",kid,2")).replace(QStringLiteral("birth"), QStringLiteral("born"))) ==
          QStringList{QStringLiteral("settings 0 forms.breaks_another")});
    CHECK(check(QString(kChild).replace(QStringLiteral(",kid,"), QStringLiteral(",KID,"))).contains(QStringLiteral("settings 0 forms.ids_differ_by_case")));
}

TEST_CASE("A new version may not give a question's answers to another of the same name", "[forms]") {
    const auto group = [](const char *name) { return QStringLiteral(",begin group,%1,G\n,text,name,Name\n,end group,,\n").arg(QLatin1String(name)); };
    const auto form = [](const QString &questions) { return formText(QStringLiteral(",type,name,label\n") + questions, {}, QStringLiteral("both")); };
    const FormCatalog catalog = catalogOf({form(group("father"))});
    const auto check = [&](const QString &questions) { return told(catalog.check(formFromCsv(form(questions).replace(QStringLiteral(",both,1"), QStringLiteral(",both,2")))).issues); };
    CHECK(check(group("father") + group("mother")).isEmpty());
    CHECK(check(group("mother")).isEmpty());   // the group has another name
    CHECK(check(group("mother") + group("father")) == QStringList{QStringLiteral("survey 4 forms.name_moved")});
}

TEST_CASE("A repeat's questions are a form of their own", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label\n,begin repeat,people,People\n,text,name,Name\n,begin repeat,pets,Pets\n,text,kind,Kind\n,end repeat,,\n,end repeat,,\n,text,end_note,N\n"))});
    REQUIRE(told(catalog.issues()).isEmpty());
    REQUIRE(catalog.all().size() == 3);
    const Form *pets = catalog.find(QStringLiteral("t/people/pets"));
    REQUIRE(pets);
    CHECK(pets->table == u"t__people__pets");
    CHECK(pets->repeatOf == u"t/people");
    CHECK(pets->subject == u"t/people");
    CHECK(catalog.linkedTo(QStringLiteral("t")).isEmpty());
    CHECK(catalog.find(QStringLiteral("t"))->fields.size() == 1);
}

TEST_CASE("What is laid over a table has no other form's name", "[forms]") {
    const QString rows = QStringLiteral(",type,name,label\n,begin repeat,kid,K\n,text,a,A\n,end repeat,,\n,begin repeat,beside_subject,B\n,text,a,A\n,end repeat,,\n");
    const FormCatalog catalog = catalogOf({kChild, formText(rows, {}, QStringLiteral("gone")), formText(rows, {}, QStringLiteral("beside"))});
    REQUIRE(told(catalog.issues()).isEmpty());
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const auto make : {createTableSql, overlaySql})
        for (const Form *form : catalog.all())
            for (const QString &statement : make(*form))
                CHECK_NOTHROW(db.exec(statement.toStdString()));
}

TEST_CASE("A table has its own columns, then one for each question that is stored", "[forms]") {
    const FormCatalog catalog = catalogOf({kChild, formText(QStringLiteral(",type,name,label,calculation,td_indexed\n,text,a,A,,yes\n,integer,B,B,,\n,decimal,b,B,,\n,note,n,N,,\n,calculate,c,C,${B} * 2,\n,calculate,age,Age,\"today() - date('2020-01-01')\",\n,calculate,later,L,${age} + 1,\n"), {}, QStringLiteral("t"), QStringLiteral("td_subject=kid"))});
    REQUIRE(told(catalog.issues()).isEmpty());
    CHECK(told(catalog.issues(), Severity::Warn) == QStringList{QStringLiteral("survey 5 forms.names_differ_by_case")});
    const QStringList sql = createTableSql(*catalog.find(QStringLiteral("t")));
    REQUIRE(sql.size() == 4);
    CHECK(sql[0].endsWith(u"STRICT"));
    CHECK(sql[0].contains(u"\"a\" TEXT"));
    CHECK(sql[0].contains(u"\"B\" INTEGER"));
    CHECK(sql[0].contains(u"\"b_2\" REAL"));
    CHECK(sql[0].contains(u"\"c\" REAL"));
    CHECK_FALSE(sql[0].contains(u"\"n\""));
    CHECK_FALSE(sql[0].contains(u"\"age\""));
    CHECK_FALSE(sql[0].contains(u"\"later\""));
    CHECK(sql[1].contains(u"td_subject"));
    CHECK(sql[2].contains(u"ON \"t\"(\"a\")"));
    const QStringList change = alterTableSql(*catalog.find(QStringLiteral("t")), {QStringLiteral("a"), QStringLiteral("B"), QStringLiteral("gone")});
    CHECK(change[0] == u"ALTER TABLE \"t\" ADD COLUMN \"b_2\" REAL");
    CHECK(change.filter(QStringLiteral("ADD COLUMN")).size() == 2);
}
