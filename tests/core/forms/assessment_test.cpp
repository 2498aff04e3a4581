#include "core/forms/assessment.h"
#include "tests/core/forms/form_support.h"

#include <algorithm>
#include <random>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

QString text(const QString &survey, const QString &sets = QStringLiteral("risk")) {
    return s("survey\n,type,name,label::中文 (zh),label::English (en),calculation,td_bands,td_restricted\n") + survey +
           s("choices\n,list_name,name,label,points\n,a,good,好,5\n,a,poor,差,0\n,b,good,好,10.5\n,b,poor,差,2\n,yn,yes,是,\n,yn,no,否,\n"
             "settings\n,form_id,version,td_kind,td_sets\n,instrument_t,1,instrument,") + sets + u'\n';
}

const QString kSurvey = s(",begin group,home,家庭,Home,,,\n,select_one a,food,饮食,Food,,,\n,select_one b,house,住房,House,,,\n,end group,,,,,,\n,select_one a,school,上学,School,,,\n,select_one yn,alone,独处,Alone,,,\n"
                          ",calculate,home_points,,,points(${food}) + points(${house}),,\n,calculate,score,,,${home_points} + points(${school}),15 green | 10.5 blue | red,\n"
                          ",calculate,trigger,,,\"if(${alone} = 'yes', '无人监护', '')\",,abuse\n");

Answers filled(const Form &form, QList<std::pair<QString, QString>> given, std::mt19937 &random) {
    const StillFacts facts;
    std::shuffle(given.begin(), given.end(), random);
    Answers answers(form);
    for (const auto &[name, value] : given) {   // one after the other, as they are typed
        answers.set(name, value);
        recalculate(answers, facts, {form.indexOf(name)});
    }
    return answers;
}

}  // namespace

TEST_CASE("an instrument answers level and reasons, in whatever order its questions are answered", "[forms]") {
    const FormCatalog catalog = catalogOf({text(kSurvey)});
    REQUIRE(told(catalog.issues()).isEmpty());
    const Form &form = *catalog.find(s("instrument_t"));
    std::mt19937 random(7);
    const auto level = [&](const char *food, const char *house, const char *school, const char *alone) {
        return filled(form, {{s("food"), s(food)}, {s("house"), s(house)}, {s("school"), s(school)}, {s("alone"), s(alone)}}, random);
    };
    for (int round = 0; round < 20; ++round) {
        const Answers best = level("good", "good", "good", "no");
        CHECK(best.value(kScore) == u"20.5");
        CHECK(best.value(kLevel) == u"green");
        CHECK(best.value(kBecause) == u"home=15.5/15.5 school=5/5");
        const Answers fair = level("poor", "good", "poor", "no");   // reached at its number
        CHECK(fair.value(kLevel) == u"blue");
        CHECK(fair.value(kBecause) == u"home=10.5/15.5 school=0/5");
        const Answers poor = level("good", "good", "poor", "no");
        CHECK(poor.value(kLevel) == u"green");
        CHECK(poor.value(kBecause) == u"school=0/5 home=15.5/15.5");   // what cost most comes first
        const Answers alone = level("good", "good", "good", "yes");
        CHECK(alone.value(kLevel) == u"red");
        CHECK(alone.value(kBecause) == u"无人监护");
    }
    const Field &because = *form.find(kBecause);
    CHECK(displayValue(form, because, s("school=0/5 home=15.5/15.5"), Language::Chinese) == u"上学 0/5；家庭 15.5/15.5");
    CHECK(displayValue(form, because, s("school=0/5 home=15.5/15.5"), Language::English) == u"School 0/5; Home 15.5/15.5");
    CHECK(displayValue(form, because, s("无人监护"), Language::English) == u"无人监护");
    CHECK(because.restricted == u"abuse");   // it may repeat the trigger's words
    CHECK(displayValue(form, *form.find(kLevel), s("red"), Language::English) == u"Red (high)");
    CHECK(form.find(kLevel)->derived);
}

TEST_CASE("an instrument's score needs bands, and these levels of the list it sets; its answers' names are taken", "[forms]") {
    const auto faults = [](const QString &survey, const QString &sets = QStringLiteral("risk")) { return told(checkText(text(survey, sets)).issues); };
    CHECK(faults(s(",select_one a,food,饮食,Food,,,\n,calculate,score,,,points(${food}),,\n")) == QStringList{s("survey 4 forms.instrument_without_bands")});
    CHECK(faults(s(",select_one a,food,饮食,Food,,,\n,calculate,score,,,points(${food}),5 green | purple,\n")) == QStringList{s("survey 4 forms.unknown_level")});
    CHECK(faults(s(",select_one a,food,饮食,Food,,,\n,calculate,score,,,points(${food}),5 green | purple,\n"), {}).isEmpty());   // its own words
    CHECK(faults(s(",select_one a,food,饮食,Food,,,\n,calculate,score,,,points(${food}),5 green | red,\n,text,level,等级,Level,,,\n")) == QStringList{s("survey 5 forms.duplicate_name")});
    CHECK(faults(s(",select_one a,food,饮食,Food,,,\n,calculate,score,,,points(${food}),5 it's | red,\n")).contains(s("survey 4 forms.bad_bands")));
}

TEST_CASE("an instrument whose finished assessments would change afterwards is refused, with the row", "[forms]") {
    const FormCatalog bundled = FormCatalog::bundled();
    const auto refused = [&](const char *rows, const char *calculation) {
        return told(bundled.check(formFromCsv(s("survey\n,type,name,label,calculation,td_bands\n,date,assessed_on,评估日期,,\n,select_one a,food,饮食,,\n%1,calculate,score,,%2,5 green | red\n"
                                                "choices\n,list_name,name,label,points\n,a,good,好,5\n,a,poor,差,0\n"
                                                "settings\n,form_id,form_title,version,td_subject,td_kind,td_sets\n,instrument_own,量表,1,child,instrument,risk\n").arg(s(rows), s(calculation)))).issues);
    };
    CHECK(refused("", "points(${food})").isEmpty());
    CHECK(refused(",text,about,说明,,\n", "points(${food})").isEmpty());
    CHECK(refused(",begin repeat,people,家人,,\n,text,person,姓名,,\n,end repeat,,,,\n", "points(${food})") == QStringList{s("survey 6 forms.instrument_with_repeat")});
    CHECK(refused("", "points(${food}) - count(${assessment_override})") == QStringList{s("survey 5 forms.instrument_reads_others")});
    CHECK(refused(",calculate,years,,\"today() - ${assessed_on}\",\n", "points(${food})") == QStringList{s("survey 5 forms.instrument_reads_today")});
    // Whether a scored question applies moves its result as much.
    const auto condition = [&](const char *relevant, const char *group) {
        return told(bundled.check(formFromCsv(s("survey\n,type,name,label,relevant,calculation,td_bands\n,date,assessed_on,评估日期,,,\n,begin_group,g,组,\"%2\",,\n,select_one a,food,饮食,\"%1\",,\n,end_group,,,,,\n,calculate,score,,,points(${food}),5 green | red\n"
                                                "choices\n,list_name,name,label,points\n,a,good,好,5\n,a,poor,差,0\n"
                                                "settings\n,form_id,form_title,version,td_subject,td_kind,td_sets\n,instrument_own,量表,1,child,instrument,risk\n").arg(s(relevant), s(group)))).issues);
    };
    CHECK(condition("${assessed_on} != ''", "").isEmpty());
    CHECK(condition("${assessed_on} > today() - 30", "") == QStringList{s("survey 5 forms.instrument_condition_moves")});
    CHECK(condition("random() > 0.5", "") == QStringList{s("survey 5 forms.instrument_condition_moves")});
    CHECK(condition("", "now() > ${assessed_on}") == QStringList{s("survey 5 forms.instrument_condition_moves")});
    CHECK(condition("count(${assessment_override}) = 0", "") == QStringList{s("survey 5 forms.instrument_reads_others")});
}

TEST_CASE("a record may belong to any form of a kind", "[forms]") {
    const QString about = s("survey\n,type,name,label\n,text,why,Why\nsettings\n,form_id,version,td_subject\n,decided,1,instrument\n");
    const FormCatalog catalog = catalogOf({text(kSurvey), about});
    CHECK(told(catalog.issues()).isEmpty());
    const Form &instrument = *catalog.find(s("instrument_t")), &decided = *catalog.find(s("decided"));
    CHECK(decided.belongsTo(instrument));
    CHECK_FALSE(decided.belongsTo(decided));
    REQUIRE(catalog.linkedTo(instrument.id).size() == 1);
    CHECK(catalog.linkedTo(instrument.id)[0] == &decided);
    CHECK(told(catalogOf({QString(about).replace(s(",instrument\n"), s(",nothing\n"))}).issues()) == QStringList{s("settings 6 forms.unknown_form")});
}
