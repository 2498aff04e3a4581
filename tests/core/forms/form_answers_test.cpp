#include "tests/core/forms/form_support.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

const QString kLists = QStringLiteral(
    ",list_name,name,label::中文 (zh),label::English (en),points,td_import,town\n"
    ",yn,yes,是,Yes,,有|√|y|true|1,\n,yn,no,否,No,,无|×|n|false|0,\n,yn,not_collected,未采集,Not collected,,不详,\n"
    ",relief,allowance,低保,Allowance,5,享受低保,\n,relief,temporary,临时救助,Temporary help,3,,\n,relief,both,低保、特困,Both,1,,\n"
    ",village,v1,新地村,Xindi,,,north\n,village,v2,旧地村,Jiudi,,,south\n,town,north,北镇,North,,,\n,town,south,南镇,South,,,\n");

const Form &formOf(const FormCatalog &catalog) {
    for (const DefinitionIssue &issue : catalog.issues())
        UNSCOPED_INFO(issue.row << " " << Messages().text(issue.message, Language::English).toStdString());
    REQUIRE(told(catalog.issues()).isEmpty());
    return *catalog.find(QStringLiteral("t"));
}

struct Typed { const char *question; QString typed, value; };

}  // namespace

TEST_CASE("What people write becomes canonical", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,appearance\n,select_one yn,yn,Q,\n,select_multiple relief,relief,Q,\n,rank relief,rank,Q,\n,integer,int,Q,\n,decimal,dec,Q,\n"
        ",date,date,Q,\n,time,time,Q,\n,dateTime,moment,Q,\n,text,text,Q,\n,text,id,Q,idnumber\n,text,phone,Q,phone\n,acknowledge,ack,Q,\n,geopoint,point,Q,\n,geotrace,trace,Q,\n,text,region,Q,region\n"), kLists)});
    const Form &form = formOf(catalog);
    const Typed good[] = {
        {"yn", QStringLiteral("yes"), QStringLiteral("yes")}, {"yn", QStringLiteral("是"), QStringLiteral("yes")}, {"yn", QStringLiteral(" 是 "), QStringLiteral("yes")},
        {"yn", QStringLiteral("√"), QStringLiteral("yes")}, {"yn", QStringLiteral("Ｙ"), QStringLiteral("yes")}, {"yn", QStringLiteral("TRUE"), QStringLiteral("yes")},
        {"yn", QStringLiteral("0"), QStringLiteral("no")}, {"yn", QStringLiteral("未 采 集"), QStringLiteral("not_collected")}, {"yn", QStringLiteral("not  collected"), QStringLiteral("not_collected")},
        {"relief", QStringLiteral("低保"), QStringLiteral("allowance")}, {"relief", QStringLiteral("低保、临时救助"), QStringLiteral("allowance temporary")},
        {"relief", QStringLiteral("临时救助，享受低保"), QStringLiteral("allowance temporary")}, {"relief", QStringLiteral("低保;临时救助"), QStringLiteral("allowance temporary")},
        {"relief", QStringLiteral("低保/临时救助/低保"), QStringLiteral("allowance temporary")}, {"relief", QStringLiteral("allowance temporary"), QStringLiteral("allowance temporary")},
        {"relief", QStringLiteral("低保、特困"), QStringLiteral("both")}, {"relief", QStringLiteral("临时救助、低保、特困"), QStringLiteral("temporary both")},
        {"relief", QStringLiteral("Temporary help, Both"), QStringLiteral("temporary both")}, {"rank", QStringLiteral("临时救助 低保"), QStringLiteral("temporary allowance")},
        {"int", QStringLiteral("１２"), QStringLiteral("12")}, {"int", QStringLiteral("12.0"), QStringLiteral("12")}, {"int", QStringLiteral("-007"), QStringLiteral("-7")},
        {"int", QStringLiteral("1,234"), QStringLiteral("1234")}, {"int", QStringLiteral("-0"), QStringLiteral("0")}, {"dec", QStringLiteral("3.50"), QStringLiteral("3.5")},
        {"dec", QStringLiteral(".5"), QStringLiteral("0.5")}, {"dec", QStringLiteral("-0.10"), QStringLiteral("-0.1")},
        {"date", QStringLiteral("2015年3月7日"), QStringLiteral("2015-03-07")}, {"date", QStringLiteral("2015.3.7"), QStringLiteral("2015-03-07")},
        {"date", QStringLiteral("2015-03-07T09:00:00"), QStringLiteral("2015-03-07")}, {"date", QStringLiteral("20150307"), QStringLiteral("2015-03-07")},
        {"time", QStringLiteral("9:5"), QStringLiteral("09:05:00")}, {"time", QStringLiteral("9时5分"), QStringLiteral("09:05:00")}, {"time", QStringLiteral("14:30:10"), QStringLiteral("14:30:10")},
        {"moment", QStringLiteral("2015-3-7 9:30"), QStringLiteral("2015-03-07T09:30:00+08:00")}, {"moment", QStringLiteral("2015-03-07T09:30:00Z"), QStringLiteral("2015-03-07T09:30:00+00:00")},
        {"moment", QStringLiteral("2015年3月7日 9时30分"), QStringLiteral("2015-03-07T09:30:00+08:00")}, {"text", QStringLiteral("  甲 乙 "), QStringLiteral("甲 乙")},
        {"id", QStringLiteral("'15030220100101001x "), QStringLiteral("15030220100101001X")}, {"phone", QStringLiteral("１３９ ４７３１ １１１１"), QStringLiteral("13947311111")},
        {"phone", QStringLiteral("无"), QString()}, {"ack", QStringLiteral("是"), QStringLiteral("OK")}, {"point", QStringLiteral("39.6, 106.8"), QStringLiteral("39.6 106.8")},
        {"trace", QStringLiteral("39.6 106.8; 39.7 106.9"), QStringLiteral("39.6 106.8;39.7 106.9")}, {"region", QStringLiteral("１５０３０２"), QStringLiteral("150302")}, {"int", QString(), QString()}};
    for (const Typed &each : good) {
        INFO(each.question << " " << each.typed.toStdString());
        const Field &field = *form.find(QString::fromLatin1(each.question));
        const Canonical read = canonicalValue(form, field, each.typed);
        CHECK(read.value == each.value);
        CHECK_FALSE(read.issue);
        CHECK(canonicalValue(form, field, read.value).value == each.value);  // and stays so
    }
    const Typed bad[] = {{"yn", QStringLiteral("大概"), QStringLiteral("choice")}, {"yn", QStringLiteral("是、否"), QStringLiteral("choice")}, {"relief", QStringLiteral("低保、别的"), QStringLiteral("choice")},
        {"int", QStringLiteral("12.5"), QStringLiteral("type")}, {"int", QStringLiteral("十二"), QStringLiteral("type")}, {"int", QStringLiteral("1234567890123456789"), QStringLiteral("type")},
        {"dec", QStringLiteral("1.2.3"), QStringLiteral("type")}, {"dec", QStringLiteral("."), QStringLiteral("type")}, {"date", QStringLiteral("2015-02-30"), QStringLiteral("type")},
        {"date", QStringLiteral("去年"), QStringLiteral("type")}, {"time", QStringLiteral("25:00"), QStringLiteral("type")}, {"moment", QStringLiteral("2015-03-07 25:00"), QStringLiteral("type")},
        {"ack", QStringLiteral("no"), QStringLiteral("type")}, {"point", QStringLiteral("100 200"), QStringLiteral("type")}, {"region", QStringLiteral("新地村"), QStringLiteral("place")}};
    const Messages messages;
    for (const Typed &each : bad) {
        INFO(each.question << " " << each.typed.toStdString());
        const Canonical read = canonicalValue(form, *form.find(QString::fromLatin1(each.question)), each.typed);
        CHECK(read.value == each.typed);  // nothing is lost
        REQUIRE(read.issue);
        CHECK(read.issue->rule == each.value);
        CHECK(messages.knows(read.issue->message.id));
    }
    const Canonical choice = canonicalValue(form, *form.find(QStringLiteral("yn")), QStringLiteral("大概"));
    CHECK(messages.text(choice.issue->message, Language::Chinese).contains(u"是、否、未采集"));
    CHECK(messages.text(choice.issue->message, Language::English).contains(u"Yes, No"));
    CHECK(displayValue(form, *form.find(QStringLiteral("relief")), QStringLiteral("allowance temporary"), Language::Chinese) == u"低保、临时救助");
    CHECK(displayValue(form, *form.find(QStringLiteral("relief")), QStringLiteral("gone"), Language::English) == u"gone");
}

TEST_CASE("Every label, code and synonym of every bundled choice is read as that choice", "[forms]") {
    const FormCatalog catalog = FormCatalog::bundled();
    int seen = 0;
    for (const Form *form : catalog.all())
        for (const Field &field : form->fields)
            if (const CodeList *list = form->listOf(field); list && !field.derived)
                for (const Choice &choice : list->choices) {
                    ++seen;
                    CHECK(canonicalValue(*form, field, choice.name).value == choice.name);
                    for (const auto &[language, label] : choice.label.all()) {
                        INFO(form->id.toStdString() << "." << field.name.toStdString() << " " << label.toStdString());
                        CHECK(canonicalValue(*form, field, label).value == choice.name);
                    }
                }
    Q_UNUSED(seen)
}

TEST_CASE("A group's condition holds for all in it, and what does not apply is left out", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,relevant,required,constraint\n,select_one yn,out,Q,,yes,\n,begin group,g,G,${out} = 'yes',,\n,begin group,h,H,${where} != 'x',,\n,integer,months,Q,,yes,. > 0\n"
        ",end group,,,,,\n,text,where,Q,,,\n,end group,,,,,\n,begin repeat,people,P,${out} = 'yes',,\n,text,who,Q,,yes,\n,end repeat,,,,,\n"), kLists)});
    const Form &form = formOf(catalog);
    StillFacts facts;
    Answers answers(form);
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("out required must")});
    answers.set(QStringLiteral("out"), QStringLiteral("yes"));
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("months required must")});
    answers.set(QStringLiteral("months"), QStringLiteral("0"));
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("months constraint must")});
    answers.set(QStringLiteral("where"), QStringLiteral("x"));
    CHECK(relevance(answers, facts) == std::vector<bool>{true, false, true});
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("months relevant info")});
    answers.repeats[0].emplace_back(*form.repeats[0].form);
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("months relevant info"), QStringLiteral("people[1]/who required must")});
    answers.set(QStringLiteral("out"), QStringLiteral("no"));
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("months relevant info"), QStringLiteral("where relevant info"), QStringLiteral("people relevant info")});
    CHECK(dropIrrelevant(answers, facts));
    CHECK(answers.values == std::vector<QString>{QStringLiteral("no"), QString(), QString()});
    CHECK(answers.repeats[0].empty());
    CHECK_FALSE(dropIrrelevant(answers, facts));
    CHECK(validate(answers, facts).isEmpty());
}

TEST_CASE("What cannot be of its kind is told, by rule", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,appearance,parameters\n,select_one yn,yn,Q,,\n,select_multiple relief,relief,Q,,\n,integer,int,Q,,\n,decimal,dec,Q,,\n,date,date,Q,,\n,time,time,Q,,\n,dateTime,moment,Q,,\n"
        ",text,text,Q,,\n,text,id,Q,idnumber,\n,text,phone,Q,phone,\n,text,region,Q,region,\n,range,range,Q,,start=0 end=10 step=2\n,geopoint,point,Q,,\n"), kLists)});
    const Form &form = formOf(catalog);
    StillFacts facts;
    facts.places = {QStringLiteral("150302")};
    const std::pair<const char *, QString> bad[] = {{"yn choice must", QStringLiteral("maybe")}, {"relief choice must", QStringLiteral("allowance maybe")}, {"int type must", QStringLiteral("1.5")},
        {"dec type must", QStringLiteral("x")}, {"date type must", QStringLiteral("2015-3-7")}, {"time type must", QStringLiteral("25:00")}, {"moment type must", QStringLiteral("x")},
        {"text length must", QString(10'001, u'童')}, {"id id_check_digit must", QStringLiteral("150304201507310038")}, {"phone phone warn", QStringLiteral("12345")},
        {"region place must", QStringLiteral("150399")}, {"range range must", QStringLiteral("3")}, {"point type must", QStringLiteral("x")}};
    const Messages messages;
    for (const auto &[issue, value] : bad) {
        const QString expected = QString::fromLatin1(issue);
        Answers answers(form);
        answers.set(expected.section(u' ', 0, 0), value);
        const auto issues = validate(answers, facts);
        CHECK(told(issues) == QStringList{expected});
        for (const Issue &each : issues)
            CHECK(messages.knows(each.message.id));
    }
    Answers good(form);
    const std::pair<const char *, QString> fine[] = {{"yn", QStringLiteral("not_collected")}, {"relief", QStringLiteral("allowance both")}, {"int", QStringLiteral("-5")}, {"dec", QStringLiteral("0.5")},
        {"date", QStringLiteral("2024-02-29")}, {"time", QStringLiteral("09:05:00")}, {"moment", QStringLiteral("2015-03-07T09:30:00+08:00")}, {"text", QString(10'000, u'童')},
        {"id", QStringLiteral("15030220100101001X")}, {"phone", QStringLiteral("13947311111/04738992631")}, {"region", QStringLiteral("150302")}, {"range", QStringLiteral("4")}, {"point", QStringLiteral("39.6 106.8")}};
    for (const auto &[name, value] : fine)
        REQUIRE(good.set(QString::fromLatin1(name), value));
    CHECK(told(validate(good, facts)).isEmpty());
}

TEST_CASE("A constraint speaks the form's own words, and a soft check asks", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,constraint,constraint_message::中文 (zh),constraint_message::English (en),td_warning,td_warning_message::中文 (zh)\n,integer,age,Q,. < 120,太大了,Too old,. < 16,已满十六\n"))});
    const Form &form = formOf(catalog);
    StillFacts facts;
    Answers answers(form);
    CHECK(told(validate(answers, facts)) == QStringList{});
    answers.set(QStringLiteral("age"), QStringLiteral("130"));
    const auto issues = validate(answers, facts);
    REQUIRE(told(issues) == QStringList{QStringLiteral("age constraint must"), QStringLiteral("age warning warn")});
    CHECK(Messages().text(issues[0].message, Language::Chinese) == u"太大了");
    CHECK(Messages().text(issues[0].message, Language::English) == u"Too old");
    CHECK(Messages().text(issues[1].message, Language::English) == u"已满十六");
}

TEST_CASE("Choices follow what was chosen before", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,choice_filter\n,select_one town,town,Q,\n,select_one village,village,Q,town = ${town}\n"), kLists)});
    const Form &form = formOf(catalog);
    StillFacts facts;
    Answers answers(form);
    const Field &village = *form.find(QStringLiteral("village"));
    CHECK(offered(form, village, answers, facts).isEmpty());
    answers.set(QStringLiteral("town"), QStringLiteral("south"));
    REQUIRE(offered(form, village, answers, facts).size() == 1);
    CHECK(offered(form, village, answers, facts)[0]->name == u"v2");
    answers.set(QStringLiteral("village"), QStringLiteral("v1"));
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("village not_offered must")});
    CHECK(offered(form, *form.find(QStringLiteral("town")), answers, facts).size() == 2);
}

TEST_CASE("Choices of the external_choices sheet follow the question before, and a name may come again under another", "[forms]") {
    const auto source = readFormFile(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/wild/cascade.csv"));
    REQUIRE(source);
    const FormCatalog catalog = FormCatalog::only({*source});
    const Form *form = catalog.find(QStringLiteral("cascade"));
    REQUIRE(form);
    Answers answers(*form);
    const StillFacts facts;
    const auto places = [&] {
        QStringList names;
        for (const Choice *choice : offered(*form, *form->find(QStringLiteral("place")), answers, facts))
            names << choice->name;
        return names.join(u' ');
    };
    CHECK(places().isEmpty());
    answers.set(QStringLiteral("region"), QStringLiteral("n"));
    answers.set(QStringLiteral("town"), QStringLiteral("n1"));
    CHECK(places() == u"centre");
    answers.set(QStringLiteral("region"), QStringLiteral("s"));
    answers.set(QStringLiteral("town"), QStringLiteral("s1"));
    CHECK(places() == u"centre market");
}

TEST_CASE("or_other adds a choice and a question for the words", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label\n,select_one yn or_other,q,Q\n,select_one yn,p,P\n"), kLists)});
    const Form &form = formOf(catalog);
    StillFacts facts;
    REQUIRE(form.fields.size() == 3);
    CHECK(form.fields[1].name == u"q_other");
    CHECK(form.listOf(form.fields[0])->find(QStringLiteral("other")));
    CHECK_FALSE(form.listOf(form.fields[2])->find(QStringLiteral("other")));
    Answers answers(form);
    CHECK(relevance(answers, facts) == std::vector<bool>{true, false, true});
    answers.set(QStringLiteral("q"), canonicalValue(form, form.fields[0], QStringLiteral("其他")).value);
    CHECK(relevance(answers, facts) == std::vector<bool>{true, true, true});
}

TEST_CASE("Calculations follow one another, in whatever order they stand", "[forms]") {
    const QStringList rows = {QStringLiteral(",calculate,d,,${c} + 1,,\n"), QStringLiteral(",calculate,c,,${b} * 2,,\n"), QStringLiteral(",calculate,b,,${a} + 1,,\n"), QStringLiteral(",integer,a,A,,,\n"),
                              QStringLiteral(",calculate,total,,sum(${n}),,\n"), QStringLiteral(",calculate,old,,${total} > 3,yn,\n"), QStringLiteral(",calculate,now,,today(),,\n"), QStringLiteral(",calculate,then,,${now} - 1,,\n"),
                              QStringLiteral(",calculate,risk,,,,risk\n"), QStringLiteral(",calculate,late,,\"if(${risk} = 'red', 1, 2)\",,\n"),
                              QStringLiteral(",begin repeat,r,R,,,\n,calculate,n,,${m} * 2 + ${b},,\n,integer,m,M,,,\n,end repeat,,,,,\n")};
    for (size_t turn = 0; turn < 4; ++turn) {
        QStringList turned = rows;
        if (turn % 2)
            std::reverse(turned.begin(), turned.end());
        for (size_t i = 0; i < turn * 2; ++i)
            turned.move(0, turned.size() - 1);
        const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,calculation,td_list,td_core\n") + turned.join(QString()), kLists)});
        const Form &form = formOf(catalog);
        StillFacts facts;
        facts.core[QStringLiteral("risk")] = QStringLiteral("red");
        Answers answers(form);
        answers.set(QStringLiteral("a"), QStringLiteral("1"));
        answers.repeats[0].assign(2, Answers(*form.repeats[0].form));
        answers.repeats[0][0].set(QStringLiteral("m"), QStringLiteral("1"));
        answers.repeats[0][1].set(QStringLiteral("m"), QStringLiteral("2"));
        recalculate(answers, facts);
        CHECK(answers.value(QStringLiteral("d")) == u"5");
        CHECK(answers.repeats[0][1].value(QStringLiteral("n")) == u"6");
        CHECK(answers.value(QStringLiteral("total")) == u"10");
        CHECK(answers.value(QStringLiteral("old")) == u"yes");
        CHECK(answers.value(QStringLiteral("risk")) == u"red");
        CHECK(answers.value(QStringLiteral("late")) == u"1");
        CHECK(answers.value(QStringLiteral("now")) == u"2026-03-07");
        CHECK(form.find(QStringLiteral("now"))->timeDependent);
        CHECK(form.find(QStringLiteral("then"))->timeDependent);
        CHECK_FALSE(form.find(QStringLiteral("d"))->timeDependent);
        // Only what depends on a change is computed again, and it is enough.
        Answers changed = answers;
        changed.set(QStringLiteral("a"), QStringLiteral("7"));
        Answers whole = changed;
        changed.set(QStringLiteral("late"), QStringLiteral("untouched"));
        recalculate(changed, facts, {form.indexOf(QStringLiteral("a"))});
        recalculate(whole, facts);
        for (const char *name : {"b", "c", "d", "total", "old"})
            CHECK(changed.value(QString::fromLatin1(name)) == whole.value(QString::fromLatin1(name)));
        CHECK(whole.value(QStringLiteral("d")) == u"17");
        std::vector<int> expected;
        for (const char *name : {"b", "c", "d"})
            expected.push_back(form.indexOf(QString::fromLatin1(name)));
        std::sort(expected.begin(), expected.end());
        CHECK(form.dependents(form.indexOf(QStringLiteral("a"))) == expected);
    }
}

TEST_CASE("A new record has its defaults, and what is answered stays", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,default,calculation\n,select_one yn,q,Q,no,\n,date,day,D,today(),\n,text,word,W,it's two-fold,\n,text,copy,C,${word},\n,today,today,,,\n,username,username,,,\n,start,start,,,\n,date,set,S,2020-01-01,\n"), kLists)});
    const Form &form = formOf(catalog);
    StillFacts facts;
    Answers answers(form);
    answers.set(QStringLiteral("q"), QStringLiteral("yes"));
    applyDefaults(answers, facts);
    CHECK(answers.value(QStringLiteral("q")) == u"yes");
    CHECK(answers.value(QStringLiteral("day")) == u"2026-03-07");
    CHECK(answers.value(QStringLiteral("today")) == u"2026-03-07");
    CHECK(answers.value(QStringLiteral("username")) == u"clerk");
    CHECK(answers.value(QStringLiteral("start")).startsWith(u"2026-03-07T09:30:00"));
    CHECK(answers.value(QStringLiteral("word")) == u"it's two-fold");
    CHECK(answers.value(QStringLiteral("copy")) == u"it's two-fold");
    CHECK(answers.value(QStringLiteral("set")) == u"2020-01-01");
    CHECK(validate(answers, facts).isEmpty());
}

TEST_CASE("A repeat with a count says when rows are missing", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,repeat_count,constraint\n,integer,n,N,,\n,begin repeat,r,R,${n},\n,integer,age,A,,. < ${n} * 10\n,calculate,place,P,,\n,end repeat,,,,\n")
                                                       .replace(QStringLiteral(",calculate,place,P,,\n"), QString()))});
    const Form &form = formOf(catalog);
    StillFacts facts;
    Answers answers(form);
    answers.set(QStringLiteral("n"), QStringLiteral("2"));
    answers.repeats[0].assign(1, Answers(*form.repeats[0].form));
    answers.repeats[0][0].set(QStringLiteral("age"), QStringLiteral("25"));
    CHECK(told(validate(answers, facts)) == QStringList{QStringLiteral("r count warn"), QStringLiteral("r[1]/age constraint must")});
}

TEST_CASE("A band is reached at its number", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,calculation,td_bands\n,select_one relief,a,A,,\n,calculate,score,,points(${a}) + 0,85 green | 70.5 blue | 60 yellow | red\n"), kLists, QStringLiteral("t"), QStringLiteral("td_kind=instrument"))});
    const Form &form = formOf(catalog);
    const Field &score = *form.find(QStringLiteral("score"));
    CHECK(bandOf(score, 85) == u"green");
    CHECK(bandOf(score, 84.9) == u"blue");
    CHECK(bandOf(score, 70.4) == u"yellow");
    CHECK(bandOf(score, -5) == u"red");
    CHECK(bandOf(score, std::nan("")).isEmpty());
    StillFacts facts;
    Answers answers(form);
    answers.set(QStringLiteral("a"), QStringLiteral("allowance"));
    recalculate(answers, facts);
    CHECK(answers.value(QStringLiteral("score")) == u"5");
}

TEST_CASE("A record is called by its title, else by its first text", "[forms]") {
    const QString survey = QStringLiteral(",type,name,label\n,integer,n,N\n,text,name,Name\n");
    const FormCatalog titled = catalogOf({formText(survey, {}, QStringLiteral("t"), QStringLiteral("td_title=\"concat(${name}, '-', ${n})\""))}), plain = catalogOf({formText(survey)});
    StillFacts facts;
    for (const FormCatalog *catalog : {&titled, &plain}) {
        Answers answers(formOf(*catalog));
        answers.set(QStringLiteral("n"), QStringLiteral("3"));
        answers.set(QStringLiteral("name"), QStringLiteral("王小明"));
        CHECK(recordTitle(answers, facts, Language::Chinese) == (catalog == &titled ? u"王小明-3" : u"王小明"));
    }
}

TEST_CASE("A record is called in the language of who reads", "[forms]") {
    const FormCatalog catalog = FormCatalog::bundled();
    const Form &status = *catalog.find(QStringLiteral("status"));
    const Choice &category = status.listOf(*status.find(QStringLiteral("category")))->choices.front();
    Answers answers(status);
    answers.values[size_t(status.indexOf(QStringLiteral("category")))] = category.name;
    for (const Language language : {Language::Chinese, Language::English})
        CHECK(recordTitle(answers, StillFacts(), language) == category.label.in(language));
}

// As ODK's JavaRosa gives them; beside the words themselves as Enketo and ODK Web Forms.
TEST_CASE("a calculated yes or no decides as what it is, wherever it is read", "[forms]") {
    const QStringList calculations{QStringLiteral("if(${no}, 1, 0)"), QStringLiteral("if(${yes}, 1, 0)"), QStringLiteral("if(not(${no}), 1, 0)"), QStringLiteral("${yes} + 1"), QStringLiteral("if(${yes} = 1, 1, 0)"),
                                   QStringLiteral("if(${no} = 0, 1, 0)"), QStringLiteral("if(${no} = false(), 1, 0)"), QStringLiteral("if(${no} = 'false', 1, 0)"), QStringLiteral("if(${no} = 'true', 1, 0)"),
                                   QStringLiteral("if(${yes} = 'true', 1, 0)"), QStringLiteral("if(${out} = '', 1, 0)"), QStringLiteral("if(${out}, 1, 0)"), QStringLiteral("\"concat(${yes}, ${no})\""),
                                   QStringLiteral("if(${yes} and ${no}, 1, 0)"), QStringLiteral("sum(${adult})"), QStringLiteral("count(${people}[adult])"), QStringLiteral("format-date('2026-03-07', '%d %b')")};
    QString survey = QStringLiteral(",type,name,label,calculation,relevant\n,integer,n,N,,\n,calculate,yes,,${n} > 3,\n,calculate,no,,${n} > 30,\n,calculate,out,,${n} > 3,${n} = 99\n"
                                    ",begin repeat,people,People,,\n,integer,age,Age,,\n,calculate,adult,,${age} >= 18,\n,end repeat,,,,\n,text,shown,Shown,,${yes}\n,text,hidden,Hidden,,${no}\n");
    for (qsizetype i = 0; i < calculations.size(); ++i)
        survey += QStringLiteral(",calculate,x%1,,%2,\n").arg(i).arg(calculations[i].contains(u',') && !calculations[i].startsWith(u'"') ? u'"' + calculations[i] + u'"' : calculations[i]);
    const FormCatalog catalog = catalogOf({formText(survey, {}, QStringLiteral("t"), QStringLiteral("default_language=English (en)"))});
    const Form *form = catalog.find(QStringLiteral("t"));
    REQUIRE(form);
    Answers answers(*form);
    answers.set(QStringLiteral("n"), QStringLiteral("5"));
    for (const char *age : {"40", "17", "18"}) {
        Answers person(*form->repeats[0].form);
        person.set(QStringLiteral("age"), QString::fromLatin1(age));
        answers.repeats[0].push_back(person);
    }
    recalculate(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("yes")) == u"true");
    QStringList results;
    for (qsizetype i = 0; i < calculations.size(); ++i)
        results << answers.value(QStringLiteral("x%1").arg(i));
    CHECK(results.join(u' ').toStdString() == "0 1 1 2 1 1 1 1 0 1 1 0 truefalse 0 2 2 07 Mar");
    const std::vector<bool> applies = relevance(answers, StillFacts());
    CHECK(applies[size_t(form->indexOf(QStringLiteral("shown")))]);
    CHECK_FALSE(applies[size_t(form->indexOf(QStringLiteral("hidden")))]);
}

TEST_CASE("a required note is in the way as long as it applies", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,required,required_message,relevant\n,integer,share,Share,,,\n,note,not_all,Not 100,true(),Make it 100,${share} != 100\n,note,hello,Hello,yes,,\n"))});
    Answers answers(formOf(catalog));
    answers.set(QStringLiteral("share"), QStringLiteral("90"));
    const QList<Issue> issues = validate(answers, StillFacts());
    CHECK(told(issues) == QStringList{QStringLiteral("not_all note must")});
    CHECK(Messages().text(issues.front().message, Language::English) == u"Make it 100");
    answers.set(QStringLiteral("share"), QStringLiteral("100"));
    CHECK(told(validate(answers, StillFacts())).isEmpty());
}

TEST_CASE("a code with spaces is one choice, where one is chosen", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,choice_filter,calculation\n,select_one state,state,State,,\n,select_one city,city,City,state = ${state},\n,calculate,words,,,\"jr:choice-name(${city}, '${city}')\"\n"),
                                                    QStringLiteral(",list_name,name,label,state\n,state,New York,NY,\n,state,Ohio,OH,\n,city,New York City,NYC,New York\n,city,Lima,Lima,Ohio\n"))});
    const Form &form = formOf(catalog);
    const Field &city = *form.find(QStringLiteral("city"));
    Answers answers(form);
    answers.set(QStringLiteral("state"), canonicalValue(form, *form.find(QStringLiteral("state")), QStringLiteral("ny")).value);
    CHECK(answers.value(QStringLiteral("state")) == u"New York");
    CHECK(offered(form, city, answers, StillFacts()).size() == 1);
    answers.set(QStringLiteral("city"), canonicalValue(form, city, QStringLiteral("New York City")).value);
    CHECK(told(validate(answers, StillFacts())).isEmpty());
    recalculate(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("words")) == u"NYC");
    CHECK(displayValue(form, city, answers.value(QStringLiteral("city")), Language::English) == u"NYC");
    answers.set(QStringLiteral("city"), QStringLiteral("Lima"));
    CHECK(told(validate(answers, StillFacts())) == QStringList{QStringLiteral("city not_offered must")});
}

TEST_CASE("a filter may look at the labels of the choices", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,choice_filter\n,text,part,Part of the name,\n,select_one towns,town,Town,\"contains(label, ${part})\"\n"),
                                                    QStringLiteral(",list_name,name,label::English (en),label::中文 (zh),district\n,towns,t1,North Hill,北山,1\n,towns,t2,South Hill,南山,1\n,towns,t3,North Lake,北湖,2\n"), QStringLiteral("t"),
                                                    QStringLiteral("default_language=English (en)"))});
    const Form &form = formOf(catalog);
    Answers answers(form);
    QStringList left;
    for (const char *part : {"", "North", "湖"}) {
        answers.set(QStringLiteral("part"), QString::fromUtf8(part));
        left << QString::number(offered(form, *form.find(QStringLiteral("town")), answers, StillFacts()).size());
    }
    CHECK(left == QStringList{QStringLiteral("3"), QStringLiteral("2"), QStringLiteral("0")});   // in the form's own language
}

TEST_CASE("A choice is called by its label inside a repeat, around it and in one beside it", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,calculation,default\n,select_multiple relief,had,Q,,\n,begin repeat,help,Help,,\n,select_one yn,enough,Q,,\n"
        ",calculate,kind,,\"jr:choice-name(selected-at(${had}, position(..) - 1), '${had}')\",\n,end repeat,,,,\n,calculate,first,,\"jr:choice-name(indexed-repeat(${enough}, ${help}, 1), '${enough}')\",\n"
        ",integer,months,Q,,12 * 2 + 1\n,integer,owed,Q,,-5\n"), kLists)});
    Answers answers(formOf(catalog));
    applyDefaults(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("months")) == u"25");
    CHECK(answers.value(QStringLiteral("owed")) == u"-5");
    answers.set(QStringLiteral("had"), QStringLiteral("temporary allowance"));
    answers.repeats[0].assign(2, Answers(*answers.form->repeats[0].form));
    answers.repeats[0][0].set(QStringLiteral("enough"), QStringLiteral("no"));
    recalculate(answers, StillFacts());
    CHECK(answers.repeats[0][0].value(QStringLiteral("kind")) == u"临时救助");
    CHECK(answers.repeats[0][1].value(QStringLiteral("kind")) == u"低保");
    CHECK(answers.value(QStringLiteral("first")) == u"否");
}

TEST_CASE("A further column of the choices may have any name, value beside name too", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,choice_filter,calculation\n,select_one l,a,A,value > 1 and tag = 'r' and count = 3,\n,calculate,v,,,instance('l')/root/item[name = ${a}]/value\n"),
                                                    QStringLiteral(",list_name,name,label,value,tag,count\n,l,x,X,1,q,2\n,l,z,Z,5,r,3\n"))});
    const Form &form = formOf(catalog);
    Answers answers(form);
    const auto left = offered(form, *form.find(QStringLiteral("a")), answers, StillFacts());
    REQUIRE(left.size() == 1);
    CHECK(left[0]->name == u"z");
    answers.set(QStringLiteral("a"), QStringLiteral("z"));
    recalculate(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("v")) == u"5");
}

TEST_CASE("Of a month or a year that is asked the first day is kept", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,appearance\n,date,m,M,month-year\n,date,y,Y,no-calendar year\n,date,d,D,\n"))});
    const Form &form = formOf(catalog);
    const auto kept = [&form](const char *question, const char *typed) {
        const Canonical read = canonicalValue(form, *form.find(QString::fromLatin1(question)), QString::fromUtf8(typed));
        return read.issue ? QStringLiteral("?") : read.value;
    };
    for (const char *typed : {"2020-3", "2020/03", "2020年3月", "２０２０．３"})
        CHECK(kept("m", typed) == u"2020-03-01");
    CHECK(kept("m", "2020-03-15") == u"2020-03-15");
    CHECK(kept("y", "2020年") == u"2020-01-01");
    CHECK(kept("m", "2020-13") == u"?");
    CHECK(kept("m", "2020") == u"?");
    CHECK(kept("y", "2020-03") == u"?");
    CHECK(kept("d", "2020-03") == u"?");
}

TEST_CASE("Rows of a repeat that does not apply are not counted", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,relevant,calculation\n,text,go,Go,,\n,begin group,g,G,${go} = 'y',\n,begin repeat,kid,Kid,,\n,integer,age,Age,,\n,end repeat,,,,\n,end group,,,,\n"
        ",begin repeat,few,Few,count(${few}) < 3,\n,text,t,T,,\n,end repeat,,,,\n,calculate,kids,,,count(${kid})\n,calculate,ages,,,sum(${age})\n,calculate,fews,,,count(${few})\n"))});
    Answers answers(formOf(catalog));
    answers.repeats[0].assign(2, Answers(*answers.form->repeats[0].form));
    answers.repeats[1].assign(2, Answers(*answers.form->repeats[1].form));
    for (Answers &kid : answers.repeats[0])
        kid.set(QStringLiteral("age"), QStringLiteral("4"));
    const auto counted = [&] { return QStringList{answers.value(QStringLiteral("kids")), answers.value(QStringLiteral("ages")), answers.value(QStringLiteral("fews"))}; };
    answers.set(QStringLiteral("go"), QStringLiteral("y"));
    recalculate(answers, StillFacts());
    CHECK(counted() == QStringList{QStringLiteral("2"), QStringLiteral("8"), QStringLiteral("2")});
    answers.set(QStringLiteral("go"), QStringLiteral("n"));
    recalculate(answers, StillFacts(), {answers.form->indexOf(QStringLiteral("go"))});   // what hangs on it is known
    CHECK(counted() == QStringList{QStringLiteral("0"), QStringLiteral("0"), QStringLiteral("2")});
}
