#include "tests/core/forms/form_support.h"

#include "core/base/csv.h"
#include "core/forms/form_types.h"

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString question(const char *type, const char *name = "q") { return QStringLiteral(",type,name,label\n,%1,%2,Q\n").arg(QLatin1String(type), QLatin1String(name)); }

}  // namespace

TEST_CASE("Each fault of a form is told with its sheet and row", "[forms]") {
    struct Case { const char *name; QString text; QString expected; };
    const QString head = QStringLiteral(",type,name,label\n");
    const QString columns = QStringLiteral(",type,name,label,%1\n,%2\n");
    const QString list = QStringLiteral(",list_name,name,label\n,yn,yes,Yes\n,yn,no,No\n");
    const auto with = [&](const char *column, const char *row) { return formText(columns.arg(QLatin1String(column), QLatin1String(row)), list); };
    const Case cases[] = {
        {"unknown type", formText(question("txet")), QStringLiteral("survey 3 forms.unknown_type")},
        {"unsupported type", formText(question("entity")), QStringLiteral("survey 3 forms.unsupported_type")},
        {"old cascades", formText(question("cascading_select")), QStringLiteral("survey 3 forms.unsupported_type")},
        {"external choices", formText(question("select_one_external towns")), QStringLiteral("survey 3 forms.unknown_list")},
        {"geojson", formText(question("select_one_from_file towns.geojson")), QStringLiteral("survey 3 forms.no_list_file")},
        {"choices of no repeat", formText(question("select_one ${q}")), QStringLiteral("survey 3 forms.choices_not_repeated")},
        {"several of a repeat", formText(question("select_multiple ${q}")), QStringLiteral("survey 3 forms.choices_not_repeated")},
        {"a title above the headings", QStringLiteral("survey\n,My form\n,type,name,label\n,text,a,A\nsettings\n,form_id,version\n,t,1\n"), QStringLiteral("survey 2 forms.no_type_column")},
        {"no column of types", formText(QStringLiteral(",kind,name,label\n,text,a,A\n")), QStringLiteral("survey 2 forms.no_type_column")},
        {"ranks of a repeat", formText(question("rank ${q}")), QStringLiteral("survey 3 forms.unsupported_type")},
        {"no type", formText(question("")), QStringLiteral("survey 3 forms.no_type")},
        {"no name", formText(question("text", "")), QStringLiteral("survey 3 forms.no_name")},
        {"bad name", formText(question("text", "1a")), QStringLiteral("survey 3 forms.bad_name")},
        {"name with a space", formText(question("text", "a b")), QStringLiteral("survey 3 forms.bad_name")},
        {"sign in a name", formText(QStringLiteral(",type,name,label\n,text,姓：名,Q\n")), QStringLiteral("survey 3 forms.bad_name")},
        {"td_ name", formText(question("text", "td_a")), QStringLiteral("survey 3 forms.name_with_td")},
        {"TD_ name", formText(question("text", "TD_a")), QStringLiteral("survey 3 forms.name_with_td")},
        {"duplicate", formText(head + QStringLiteral(",text,a,A\n,text,a,B\n")), QStringLiteral("survey 4 forms.duplicate_name")},
        {"repeat named like a question", formText(head + QStringLiteral(",text,a,A\n,begin repeat,a,B\n,text,b,B\n,end repeat,,\n")),
         QStringLiteral("survey 4 forms.duplicate_name")},
        {"question named like a repeat", formText(head + QStringLiteral(",begin repeat,a,B\n,text,b,B\n,end repeat,,\n,text,a,A\n")),
         QStringLiteral("survey 6 forms.duplicate_name")},
        {"the same in one group", formText(head + QStringLiteral(",begin group,g,G\n,text,a,A\n,text,a,B\n,end group,,\n")), QStringLiteral("survey 5 forms.duplicate_name")},
        {"which of two", formText(head + QStringLiteral(",begin group,g,G\n,text,a,A\n,end group,,\n,begin group,h,H\n,text,a,A\n,end group,,\n,note,n,See ${ a }\n")), QStringLiteral("survey 9 forms.ambiguous_name")},
        {"no list", formText(question("select_one")), QStringLiteral("survey 3 forms.no_list")},
        {"unknown list", formText(question("select_one nowhere")), QStringLiteral("survey 3 forms.unknown_list")},
        {"unknown file", formText(question("select_one_from_file nowhere.csv")), QStringLiteral("survey 3 forms.no_list_file")},
        {"no label", formText(QStringLiteral(",type,name,label\n,text,a,\n")), QStringLiteral("survey 3 forms.no_label")},
        {"open group", formText(head + QStringLiteral(",begin group,g,G\n,text,a,A\n")), QStringLiteral("survey 3 forms.never_closed")},
        {"open repeat", formText(head + QStringLiteral(",begin repeat,g,G\n,text,a,A\n")), QStringLiteral("survey 3 forms.never_closed")},
        {"end of nothing", formText(head + QStringLiteral(",text,a,A\n,end group,,\n")), QStringLiteral("survey 4 forms.end_without_begin")},
        {"end of another", formText(head + QStringLiteral(",begin repeat,r,R\n,text,a,A\n,end group,,\n,end repeat,,\n")), QStringLiteral("survey 5 forms.end_of_another")},
        {"group without name", formText(head + QStringLiteral(",begin group,,G\n,text,a,A\n,end group,,\n")), QStringLiteral("survey 3 forms.group_without_name")},
        {"repeat without name", formText(head + QStringLiteral(",begin repeat,,G\n,text,a,A\n,end repeat,,\n")), QStringLiteral("survey 3 forms.repeat_without_name")},
        {"group twice", formText(head + QStringLiteral(",begin group,g,G\n,text,a,A\n,end group,,\n,begin group,g,G\n,text,b,A\n,end group,,\n")),
         QStringLiteral("survey 6 forms.duplicate_group")},
        {"pulldata", with("constraint", "integer,a,A,\"pulldata('towns', 'size', 'name', .) > 1\""), QStringLiteral("survey 3 forms.no_lookup_file")},
        {"bad constraint", with("constraint", "integer,a,A,. >"), QStringLiteral("survey 3 expressions.")},
        {"unknown name", with("relevant", "integer,a,A,${nobody} = 1"), QStringLiteral("survey 3 expressions.")},
        {"unknown function", with("td_warning", "integer,a,A,nothing(.)"), QStringLiteral("survey 3 expressions.")},
        {"bad required", with("required", "integer,a,A,maybe("), QStringLiteral("survey 3 expressions.")},
        {"circle", formText(QStringLiteral(",type,name,calculation\n,calculate,a,${b} + 1\n,calculate,b,${c} + 1\n,calculate,c,${a} + 1\n")),
         QStringLiteral("survey 3 forms.circle")},
        {"circle of one", formText(QStringLiteral(",type,name,calculation\n,calculate,a,${a} + 1\n")), QStringLiteral("survey 3 forms.circle")},
        {"asked by its own answer", with("relevant", "integer,a,A,${a} = 1"), QStringLiteral("survey 3 forms.circle")},
        {"no calculation", formText(QStringLiteral(",type,name\n,calculate,a\n")), QStringLiteral("survey 3 forms.no_calculation")},
        {"choice twice", formText(question("select_one l"), QStringLiteral(",list_name,name,label\n,l,a,A\n,l,a,B\n")), QStringLiteral("choices 7 forms.duplicate_choice")},
        {"choice without name", formText(question("select_one l"), QStringLiteral(",list_name,name,label\n,l,a,A\n,l,,B\n")),
         QStringLiteral("choices 7 forms.choice_without_name")},
        {"choice with a space", formText(question("select_multiple l"), QStringLiteral(",list_name,name,label\n,l,a b,A\n")), QStringLiteral("survey 3 forms.choice_with_space")},
        {"bad points", formText(question("select_one l"), QStringLiteral(",list_name,name,label,points\n,l,a,A,many\n")), QStringLiteral("choices 6 forms.bad_points")},
        {"unknown td_ column", with("td_colour", "text,a,A,red"), QStringLiteral("survey 2 forms.unknown_td_column")},
        {"unknown td_ setting", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_owner=x")), QStringLiteral("settings 5 forms.unknown_td_column")},
        {"column twice", formText(QStringLiteral(",type,name,label,name\n,text,a,A,b\n")), QStringLiteral("survey 2 forms.column_twice")},
        {"trigger", with("trigger", "text,a,A,${b}"), QStringLiteral("survey 3 forms.bad_trigger")},
        {"trigger that is no question", with("trigger", "text,a,A,6"), QStringLiteral("survey 3 forms.bad_trigger")},
        {"trigger that is calculated", formText(QStringLiteral(",type,name,label,calculation,trigger\n,calculate,b,,5 + 4,\n,calculate,a,,now(),${b}\n")), QStringLiteral("survey 4 forms.bad_trigger")},
        {"trigger in another place", formText(QStringLiteral(",type,name,label,calculation,trigger\n,text,b,B,,\n,begin repeat,r,R,,\n,calculate,a,,now(),${b}\n,end repeat,,,,\n")), QStringLiteral("survey 5 forms.bad_trigger")},
        {"cascades", formText(question("text")) + QStringLiteral("cascades\n,name,x\n,trees,x\n"), QStringLiteral("cascades 8 forms.sheet_unsupported")},
        {"external app", with("appearance", "text,a,A,ex:org.app(x)"), QStringLiteral("survey 3 forms.appearance_unsupported")},
        {"unknown parameter", with("parameters", "text,a,A,size=3"), QStringLiteral("survey 3 forms.unknown_parameter")},
        {"bad range", with("parameters", "range,a,A,start=5 end=1"), QStringLiteral("survey 3 forms.bad_parameter")},
        {"bands not falling", with("td_bands", "calculate,a,A,70 blue | 85 green | red"), QStringLiteral("survey 3 forms.bad_bands")},
        {"bands without a last", with("td_bands", "integer,a,A,85 green | 70 blue"), QStringLiteral("survey 3 forms.bad_bands")},
        {"bad print", with("td_print", "text,a,A,wide"), QStringLiteral("survey 3 forms.bad_print")},
        {"bad yes or no", with("td_indexed", "text,a,A,perhaps"), QStringLiteral("survey 3 forms.yes_or_no")},
        {"unknown once", with("td_once", "text,a,A,child.nothing"), QStringLiteral("survey 3 forms.unknown_once")},
        {"unknown record form", with("appearance", "text,a,A,record:nobody"), QStringLiteral("survey 3 forms.unknown_form")},
        {"filter of an unknown column", with("choice_filter", "select_one yn,a,A,town = 1"), QStringLiteral("survey 3 expressions.")},
        {"unknown subject", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_subject=nobody")), QStringLiteral("settings 6 forms.unknown_form")},
        {"own subject", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_subject=t")), QStringLiteral("settings 6 forms.subject_circle")},
        {"unknown date", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_date=x")), QStringLiteral("settings 6 forms.unknown_question")},
        {"date that is none", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_date=q")), QStringLiteral("settings 6 forms.no_date_question")},
        {"unknown region", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_region=x")), QStringLiteral("settings 6 forms.unknown_question")},
        {"unknown kind", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_kind=toy")), QStringLiteral("settings 6 forms.bad_setting")},
        {"unknown sets", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_sets=toy")), QStringLiteral("settings 6 forms.bad_setting")},
        {"instrument without score", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_kind=instrument")),
         QStringLiteral("settings 6 forms.instrument_without_score")},
        {"bad title", formText(question("text"), {}, QStringLiteral("t"), QStringLiteral("td_title=${x}")), QStringLiteral("settings 6 expressions.")},
        {"extension of nothing", formText(question("text"), {}, QStringLiteral("d150302_t"), QStringLiteral("td_extends=nobody")), QStringLiteral("settings 6 forms.unknown_form")},
        {"bad id", formText(question("text"), {}, QStringLiteral("my form")), QStringLiteral("settings 6 forms.bad_form_id")},
        {"reserved id", formText(question("text"), {}, QStringLiteral("journal")), QStringLiteral("settings 6 forms.reserved_form_id")},
        {"no id", QStringLiteral("survey\n") + question("text") + QStringLiteral("settings\n,version\n,1\n"), QStringLiteral("settings 6 forms.no_form_id")},
        {"no version", QStringLiteral("survey\n") + question("text") + QStringLiteral("settings\n,form_id\n,t\n"), QStringLiteral("settings 6 forms.no_version")},
        {"bad version", QStringLiteral("survey\n") + question("text") + QStringLiteral("settings\n,form_id,version\n,t,%1\n").arg(QString(61, u'1')), QStringLiteral("settings 6 forms.bad_version")},
        {"no questions", formText(head), QStringLiteral("survey 2 forms.no_questions")},
    };
    for (const Case &c : cases) {
        const FormReport report = checkText(c.text);
        const QStringList faults = told(report.issues);
        INFO(c.name << ": " << faults.join(QStringLiteral(" | ")).toStdString() << " for " << c.expected.toStdString());
        CHECK(std::any_of(faults.begin(), faults.end(), [&](const QString &fault) { return fault.startsWith(c.expected); }));
        CHECK_FALSE(report.ok());
        // And a wrong form is refused whole.
        CHECK(catalogOf({c.text}).all().isEmpty());
    }
}

TEST_CASE("All faults of a form are told at once", "[forms]") {
    const FormReport report = checkText(formText(QStringLiteral(",type,name,label,constraint\n,txet,a,A,\n,text,,A,\n,integer,b,B,. >\n,select_one no,c,C,\n,begin group,g,G,\n")));
    CHECK(told(report.issues).size() == 5);
}

TEST_CASE("A fault in an expression names its column and position", "[forms]") {
    const FormReport report = checkText(formText(QStringLiteral(",type,name,label,constraint\n,integer,a,A,. > ${nobody}\n")));
    REQUIRE(report.issues.size() == 1);
    const QString zh = Messages().text(report.issues[0].message, Language::Chinese), en = Messages().text(report.issues[0].message, Language::English);
    CHECK(zh.contains(u"constraint"));
    CHECK(en.contains(u"constraint"));
    CHECK(en.contains(u"nobody"));
    CHECK(zh != en);
}

TEST_CASE("A name may come again outside its group, of questions, repeats and groups", "[forms]") {
    const QString text = formText(QStringLiteral(",type,name,label\n,begin group,g,G\n,text,name,Q\n,begin group,work,W\n,text,job,Q\n,end group,,\n,begin repeat,visit,V\n,text,by,Q\n,end repeat,,\n,end group,,\n"
                                                 ",begin group,h,H\n,begin repeat,visit,V\n,text,by,Q\n,end repeat,,\n,end group,,\n,text,name,Q\n,begin group,work,W\n,text,job,Q\n,end group,,\n,text,visit,Q\n"));
    const FormReport report = checkText(text);
    CHECK(report.ok());
    CHECK(told(report.issues, Severity::Info).filter(QStringLiteral("forms.named_by_group")).size() == 4);
    const FormCatalog catalog = catalogOf({text});
    const Form *form = catalog.find(QStringLiteral("t"));
    REQUIRE(form);
    QStringList names;
    for (const Field &field : form->fields)
        names << field.name;
    CHECK(names == QStringList{QStringLiteral("name"), QStringLiteral("job"), QStringLiteral("name_2"), QStringLiteral("work_2_job"), QStringLiteral("visit_2")});
    REQUIRE(form->repeats.size() == 2);
    CHECK(form->repeats[1].name == u"h_visit");
    CHECK(form->repeats[1].form->table == u"t__h_visit");
    CHECK(told(checkText(text + QStringLiteral("survey\n,type,name,label\n,text,name,Again\n")).issues).join(u' ').contains(u"forms.duplicate_name"));
}

TEST_CASE("A form without a title is called by its id, a repeat without a label by its name", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label\n,begin repeat,r,\n,text,a,A\n,end repeat,,\n")), QStringLiteral("survey\n,type,name,label\n,text,a,A\nsettings\n,form_id,version,form_title\n,u,1,Titled\n")});
    CHECK(catalog.find(QStringLiteral("t"))->title.in(Language::Chinese) == u"t");
    CHECK(catalog.find(QStringLiteral("t/r"))->title.in(Language::English) == u"r");
    CHECK(catalog.find(QStringLiteral("t"))->repeats[0].label.isEmpty());
    CHECK(catalog.find(QStringLiteral("u"))->title.in(Language::Chinese) == u"Titled");
}

TEST_CASE("A pattern that cannot be read is told", "[forms]") {
    const FormReport report = checkText(formText(QStringLiteral(",type,name,label,constraint\n,text,a,A,\"regex(., '^[0-9{3}$')\"\n")));
    CHECK(told(report.issues, Severity::Warn) == QStringList{QStringLiteral("survey 3 forms.bad_pattern")});
    CHECK(report.ok());
}

TEST_CASE("A condition or a calculation may be a plain yes or no", "[forms]") {
    const QString text = formText(QStringLiteral(",type,name,label,relevant,constraint,calculation\n,text,a,A,FALSE,,\n,text,b,B,Yes,no,\n,calculate,c,,,,TRUE\n,begin group,g,G,no,,\n,text,d,D,,,\n,end group,,,,,\n"));
    REQUIRE(checkText(text).ok());
    const FormCatalog catalog = catalogOf({text});
    Answers answers(*catalog.find(QStringLiteral("t")));
    recalculate(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("c")) == u"true");
    const std::vector<bool> asked = relevance(answers, StillFacts());
    CHECK_FALSE(asked[0]);
    CHECK(asked[1]);
    CHECK_FALSE(asked[3]);
    answers.set(QStringLiteral("b"), QStringLiteral("x"));
    CHECK(told(validate(answers, StillFacts())) == QStringList{QStringLiteral("b constraint must")});
}

TEST_CASE("What a phone is to note beside the answers stands in nobody's way", "[forms]") {
    const FormReport report = checkText(formText(QStringLiteral(",type,name,label,parameters\n,text,a,A,\n,audit,audit,,location-priority=balanced location-min-interval=60 location-max-age=120\n"
                                                                ",audit,trail,,track-changes=true identify-user=true newest-of-all=1\n")));
    CHECK(report.ok());
    CHECK(told(report.issues, Severity::Info).filter(QStringLiteral("forms.parameter_ignored")).size() == 6);
}

TEST_CASE("What is not used is told, and does not stand in the way", "[forms]") {
    const FormReport report = checkText(formText(QStringLiteral(",type,name,label,media::image,my notes,appearance\n,text,a,A,a.png,note,sparkling\n,audit,audit,,,,\n"), {},
                                                 QStringLiteral("t"), QStringLiteral("style=pages")));
    CHECK(report.ok());
    CHECK(told(report.issues, Severity::Warn) == QStringList{QStringLiteral("survey 2 forms.media_ignored")});
    QStringList info = told(report.issues, Severity::Info);
    info.sort();
    CHECK(info == QStringList{QStringLiteral("settings 6 forms.unknown_column"), QStringLiteral("survey 2 forms.unknown_column"),
                              QStringLiteral("survey 3 forms.unknown_appearance"), QStringLiteral("survey 4 forms.metadata_ignored")});
}

TEST_CASE("What only a phone or a server could do is told, and the rest of the form is used", "[forms]") {
    const FormReport report = checkText(formText(QStringLiteral(",type,name,label,save_to,calculation,trigger,required,bind::type\n,start-geopoint,began_at,,,,,yes,geopoint\n,background-audio,sound,,,,\n,text,tree,Tree,species,,\n,background-geopoint,there,,,,${tree}\n"
                                                                ",csv-external,trees,,,,\n,calculate,upper,,,\"concat(${tree}, '!')\",${tree}\n,calculate,seen,,,\"if(${began_at} = '', 'no', 'yes')\",\n")) +
                                        QStringLiteral("entities\n,dataset,label\n,trees,${tree}\n"));
    CHECK(told(report.issues).isEmpty());
    CHECK(told(report.issues, Severity::Warn) == QStringList{QStringLiteral("entities 14 forms.entities_ignored"), QStringLiteral("survey 2 forms.entities_ignored"), QStringLiteral("survey 3 forms.device_ignored"),
                                                             QStringLiteral("survey 4 forms.device_ignored"), QStringLiteral("survey 6 forms.device_ignored")});
    CHECK(report.questions == 6);
}

TEST_CASE("What a published form leaves out, and other programs do without, is made up for and told", "[forms]") {
    const QString text = formText(QStringLiteral(",type,name,label::中文 (zh-CN),label::繁體 (zh-TW),media::image,choice_filter\n,select_one animals,animal,,,which.png,\n,text,other,其他,其它,,x = 1\n"),
                                  QStringLiteral(",list_name,name,label,media::image\n,animals,cow,,cow.png\n,,,below: more,\n,animals,goat,Goat,goat.png\n"));
    const FormReport report = checkText(text);
    CHECK(told(report.issues).isEmpty());
    CHECK(told(report.issues, Severity::Warn) == QStringList{QStringLiteral("choices 6 forms.media_ignored"), QStringLiteral("choices 7 forms.choice_without_label"), QStringLiteral("choices 8 forms.choice_without_list"),
                                                             QStringLiteral("survey 2 forms.media_ignored"), QStringLiteral("survey 3 forms.media_for_label"), QStringLiteral("survey 4 forms.filter_without_list")});
    const FormCatalog catalog = catalogOf({text});
    const Form *form = catalog.find(QStringLiteral("t"));
    REQUIRE(form);
    CHECK(form->find(QStringLiteral("animal"))->label.in(Language::Chinese) == u"animal");
    CHECK(form->find(QStringLiteral("other"))->label.in(Language::Chinese) == u"其他");   // the first of the two
    CHECK(displayValue(*form, *form->find(QStringLiteral("animal")), QStringLiteral("cow"), Language::English) == u"cow");
    CHECK(told(checkText(formText(QStringLiteral(",type,name,label::zh,label::zh\n,text,a,A,B\n"))).issues) == QStringList{QStringLiteral("survey 2 forms.column_twice")});
    CHECK(told(checkText(formText(QStringLiteral(",type,name,label\n,text,%1,A\n").arg(QString(128, u'n')))).issues).isEmpty());
    CHECK(told(checkText(formText(QStringLiteral(",type,name,label\n,text,%1,A\n").arg(QString(129, u'n')))).issues) == QStringList{QStringLiteral("survey 3 forms.bad_name")});
}

TEST_CASE("A default is an expression where a function is called, and words with brackets in them are words", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,default\n,text,words,A,hello (world)\n,text,title,B,Mr. (name) - x\n,text,joined,C,\"concat('a', 'b')\"\n,text,own,D,don't (know)\n"))});
    const Form *form = catalog.find(QStringLiteral("t"));
    REQUIRE(form);
    Answers answers(*form);
    applyDefaults(answers, StillFacts());
    CHECK(answers.values == std::vector<QString>{QStringLiteral("hello (world)"), QStringLiteral("Mr. (name) - x"), QStringLiteral("ab"), QStringLiteral("don't (know)")});
}

TEST_CASE("A question that only a phone answers is asked of nobody", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",type,name,label,required,constraint\n,start-geopoint,g,,yes,. != ''\n,text,a,A,,\n"))});
    const Form *form = catalog.find(QStringLiteral("t"));
    REQUIRE(form);
    const StillFacts facts;
    CHECK(told(validate(Answers(*form), facts)).isEmpty());
}

TEST_CASE("Every way to write a kind is read", "[forms]") {
    const std::pair<const char *, FieldKind> kinds[] = {
        {"text", FieldKind::Text}, {"string", FieldKind::Text}, {"q string", FieldKind::Text}, {"add text prompt", FieldKind::Text}, {"phone number", FieldKind::Text}, {"add phone number prompt", FieldKind::Text},
        {"int", FieldKind::Integer}, {"integer", FieldKind::Integer}, {"add integer prompt", FieldKind::Integer}, {"q decimal", FieldKind::Decimal},
        {"date", FieldKind::Date}, {"time", FieldKind::Time}, {"dateTime", FieldKind::DateTime}, {"datetime", FieldKind::DateTime},
        {"add date time prompt", FieldKind::DateTime}, {"note", FieldKind::Note}, {"add note prompt", FieldKind::Note}, {"calculate", FieldKind::Calculate},
        {"acknowledge", FieldKind::Acknowledge}, {"trigger", FieldKind::Acknowledge}, {"hidden", FieldKind::Hidden}, {"range", FieldKind::Range},
        {"photo", FieldKind::Image}, {"image", FieldKind::Image}, {"q picture", FieldKind::Image}, {"add photo prompt", FieldKind::Image},
        {"audio", FieldKind::Audio}, {"video", FieldKind::Video}, {"file", FieldKind::File}, {"barcode", FieldKind::Barcode}, {"gps", FieldKind::GeoPoint},
        {"geopoint", FieldKind::GeoPoint}, {"q location", FieldKind::GeoPoint}, {"geotrace", FieldKind::GeoTrace}, {"geoshape", FieldKind::GeoShape},
        {"select_one l", FieldKind::SelectOne}, {"select1 l", FieldKind::SelectOne}, {"select one from l", FieldKind::SelectOne}, {"select one l", FieldKind::SelectOne},
        {"add select one prompt using l", FieldKind::SelectOne}, {"select one using l", FieldKind::SelectOne}, {"select multiple using l", FieldKind::SelectMultiple}, {"q select1 l", FieldKind::SelectOne}, {"select_one_from_file l.csv", FieldKind::SelectOne},
        {"select_multiple l", FieldKind::SelectMultiple}, {"select all that apply from l", FieldKind::SelectMultiple},
        {"add select multiple prompt using l", FieldKind::SelectMultiple}, {"select multiple from l", FieldKind::SelectMultiple}, {"rank l", FieldKind::Rank},
        {"start", FieldKind::Metadata}, {"end time", FieldKind::Metadata}, {"today", FieldKind::Metadata}, {"username", FieldKind::Metadata},
        {"get device id", FieldKind::Metadata}, {"phonenumber", FieldKind::Metadata}, {"get phone number", FieldKind::Metadata}, {"uri:deviceid", FieldKind::Metadata}, {"email", FieldKind::Metadata}};
    for (const auto &[text, kind] : kinds) {
        INFO(text);
        for (const QString &written : {QString::fromLatin1(text), QString::fromLatin1(text).toUpper().replace(QStringLiteral(" L"), QStringLiteral(" l")).replace(u' ', QStringLiteral("  "))}) {
            const QuestionType read = readQuestionType(written);
            CHECK(read.what == QuestionType::What::Question);
            CHECK(read.kind == kind);
            if (!read.list.isEmpty())
                CHECK(read.list.toLower().remove(QStringLiteral(".csv")) == u"l");
        }
    }
    CHECK(readQuestionType(QStringLiteral("select_one Sex or_other")).orOther);
    CHECK(readQuestionType(QStringLiteral("select_one Sex or_other")).list == u"Sex");
    for (const char *begin : {"begin group", "begin_group", "BEGIN  GROUP"})
        CHECK(readQuestionType(QString::fromLatin1(begin)).what == QuestionType::What::BeginGroup);
    for (const char *begin : {"begin repeat", "begin_repeat", "begin lgroup", "begin looped group"})
        CHECK(readQuestionType(QString::fromLatin1(begin)).what == QuestionType::What::BeginRepeat);
    CHECK(readQuestionType(QStringLiteral("end_group")).what == QuestionType::What::EndGroup);
    CHECK(readQuestionType(QStringLiteral("textual")).what == QuestionType::What::Unknown);
}

TEST_CASE("Headings are read in any case, with one colon or two, and in any language", "[forms]") {
    const FormCatalog catalog = catalogOf({formText(QStringLiteral(",TYPE,Name,label::中文 (zh),label::English (en),Constraint Message:en,bind::relevant,constraint\n,integer,a,甲,Alpha,Not so,1 = 1,. > 0\n"))});
    REQUIRE(catalog.issues().isEmpty());
    const Field &field = catalog.find(QStringLiteral("t"))->fields[0];
    CHECK(field.label == Labels(QStringLiteral("甲"), QStringLiteral("Alpha")));
    CHECK(field.constraintMessage.exactly(QStringLiteral("en")) == u"Not so");
    CHECK_FALSE(field.relevant.isEmpty());
}

TEST_CASE("The canonical text of a form gives the same form", "[forms]") {
    const QString text = formText(QStringLiteral(",type,name,\"label\"\n,text,a,\"line one\nline, \"\"two\"\"\"\n\n,begin repeat,r,R\n,text,b,B\n,end repeat\n"));
    const FormSource once = formFromCsv(text), twice = formFromCsv(once.csv);
    CHECK(twice.csv == once.csv);
    CHECK(once.id == u"t");
    CHECK(once.version == u"1");
    const FormCatalog a = FormCatalog::only({once}), b = FormCatalog::only({twice});
    REQUIRE(a.find(QStringLiteral("t")));
    REQUIRE(b.find(QStringLiteral("t")));
    CHECK(a.find(QStringLiteral("t"))->questionsEqual(*b.find(QStringLiteral("t"))));
    CHECK(a.find(QStringLiteral("t"))->fields[0].label == b.find(QStringLiteral("t"))->fields[0].label);
    for (const FormSource &source : FormCatalog::bundled().sources()) {
        INFO(source.id.toStdString());
        CHECK(formFromCsv(source.csv).csv == source.csv);
    }
}

TEST_CASE("Rows of a file keep their numbers in its canonical text", "[forms]") {
    const FormReport report = checkText(QStringLiteral("\n\nsurvey\n,type,name,label\n\n\n,txet,a,A\nsettings\n,form_id,version\n,t,1\n"));
    CHECK(told(report.issues) == QStringList{QStringLiteral("survey 7 forms.unknown_type")});
}

TEST_CASE("Garbage is no form and harms nothing", "[forms]") {
    quint32 seed = 12345;
    const auto next = [&seed] { return seed = seed * 1664525 + 1013904223, seed >> 8; };
    const QStringList words = {QStringLiteral("survey"), QStringLiteral("choices"), QStringLiteral("settings"), QStringLiteral("type"), QStringLiteral("name"),
        QStringLiteral("label"), QStringLiteral("calculation"), QStringLiteral("begin repeat"), QStringLiteral("end repeat"), QStringLiteral("begin group"),
        QStringLiteral("select_one a"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("${a}"), QStringLiteral("${b} + ${a}"), QStringLiteral("text"),
        QStringLiteral("calculate"), QStringLiteral("form_id"), QStringLiteral("version"), QStringLiteral("1"), QStringLiteral("list_name"), QStringLiteral("\""),
        QStringLiteral("童"), QString(), QString(), QStringLiteral("td_subject"), QStringLiteral("relevant"), QStringLiteral("td_bands"), QStringLiteral("| |")};
    const FormCatalog none = FormCatalog::only({});
    for (int round = 0; round < 300; ++round) {
        QString text;
        for (quint32 i = next() % 80; i > 0; --i)
            text += words[int(next() % quint32(words.size()))] + (next() % 4 ? u"," : u"\n,");
        if (round % 2)
            text = QStringLiteral("survey\n,type,name,label,calculation,relevant\n,") + text + QStringLiteral("\nsettings\n,form_id,version\n,t,1\n");
        const FormSource source = formFromCsv(text);
        CHECK(formFromCsv(source.csv).csv == source.csv);
        const FormReport report = none.check(source);
        CHECK(report.ok() == (FormCatalog::only({source}).find(source.id) != nullptr));
    }
}

TEST_CASE("A form of very many questions is refused past the limit of a table", "[forms]") {
    QString survey = QStringLiteral(",type,name,label\n");
    for (int i = 0; i < 1900; ++i)
        survey += QStringLiteral(",text,q%1,Q\n").arg(i);
    CHECK(checkText(formText(survey)).ok());
    CHECK(told(checkText(formText(survey + QStringLiteral(",text,one_more,Q\n"))).issues) == QStringList{QStringLiteral("survey 1903 forms.too_many_questions")});
}

TEST_CASE("Groups and repeats within one another without end are refused, not followed", "[forms]") {
    for (const char *what : {"group", "repeat"})
        for (const bool closed : {false, true}) {
            QString survey = QStringLiteral(",type,name,label\n");
            for (int i = 0; i < 5000; ++i)
                survey += QStringLiteral(",begin %1,g%2,G\n").arg(QLatin1String(what)).arg(i);
            survey += QStringLiteral(",text,a,A\n");
            for (int i = 0; closed && i < 5000; ++i)
                survey += QStringLiteral(",end %1,,\n").arg(QLatin1String(what));
            const QStringList faults = told(checkText(formText(survey)).issues);
            CHECK(faults.filter(QStringLiteral("forms.nested_too_deep")).size() > 4900);
            CHECK(faults.filter(QStringLiteral("forms.never_closed")).size() == (closed ? 0 : 5000));
        }
    QString rows = QStringLiteral(",type,name,label\n");
    for (int i = 0; i < 20'001; ++i)
        rows += QStringLiteral(",note,n%1,N\n").arg(i);
    CHECK(told(checkText(formText(rows)).issues) == QStringList{QStringLiteral("survey 20003 forms.too_many_rows")});
}

TEST_CASE("A circle of a thousand calculations is told in one sentence", "[forms]") {
    QString survey = QStringLiteral(",type,name,calculation\n");
    for (int i = 0; i < 1000; ++i)
        survey += QStringLiteral(",calculate,c%1,${c%2} + 1\n").arg(i).arg((i + 1) % 1000);
    const FormReport report = checkText(formText(survey));
    REQUIRE(told(report.issues) == QStringList{QStringLiteral("survey 3 forms.circle")});
    const QString sentence = Messages().text(report.issues.first().message, Language::English);
    CHECK(sentence.contains(QStringLiteral("c0 → c1")));
    CHECK(sentence.size() < 200);
}

TEST_CASE("A calculation that reads a thousand others is ordered without effort", "[forms]") {
    QString survey = QStringLiteral(",type,name,calculation\n");
    for (int i = 0; i < 1000; ++i)
        survey += QStringLiteral(",calculate,c%1,%2\n").arg(QString::number(i), i < 999 ? QStringLiteral("${c%1} + 1").arg(i + 1) : QStringLiteral("1"));
    const FormCatalog catalog = catalogOf({formText(survey)});
    const Form *form = catalog.find(QStringLiteral("t"));
    REQUIRE(form);
    StillFacts facts;
    Answers answers(*form);
    recalculate(answers, facts);
    CHECK(answers.values[0] == u"1000");
}
