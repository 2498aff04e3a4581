#include "tests/core/forms/form_support.h"
#include "tests/core/resources/definition_file.h"

using namespace tongdang;
using namespace tongdang::resources;

namespace {

QString told(const QList<DefinitionIssue> &issues) {
    QString out;
    for (const DefinitionIssue &issue : issues)
        out += issue.sheet + u' ' + QString::number(issue.row) + u' ' + issue.message.id + u' ' + issue.message.args.join(u',') + u'\n';
    return out;
}

}  // namespace

TEST_CASE("Every bundled form loads without a fault", "[resources]") {
    CHECK(told(catalog().issues()) == QString());
    for (const QString &path : files(QStringLiteral(":/forms"))) {
        INFO(path.toStdString());
        const Form *form = catalog().find(path.section(u'/', -1).chopped(4));
        REQUIRE(form);
        CHECK(form->version.size() == 10);
        CHECK_FALSE(form->title.exactly(QStringLiteral("zh")).isEmpty());
        CHECK_FALSE(form->title.exactly(QStringLiteral("en")).isEmpty());
    }
}

TEST_CASE("Every question, hint and message speaks both languages", "[resources]") {
    for (const QString &path : files(QStringLiteral(":/forms"))) {
        const DefinitionFile file(path);
        for (const Row &row : file.rows("survey")) {
            INFO(path.toStdString() + ' ' + cell(row, "name").toStdString());
            if (!cell(row, "type").startsWith(u"end "))
                CHECK(bilingual(row, "label"));
            for (const auto &[column, messages] : {std::pair{"constraint", "constraint_message"}, std::pair{"td_warning", "td_warning_message"}})
                CHECK(cell(row, column).isEmpty() != bilingual(row, messages));
            CHECK(row.value(u"hint" + kZh).isEmpty() == row.value(u"hint" + kEn).isEmpty());
        }
    }
}

TEST_CASE("No heading of a roster means two questions of a form", "[resources]") {
    for (const Form *form : catalog().all()) {
        QHash<QString, QString> meaning;
        for (const Field &field : form->fields) {
            if (field.derived)
                continue;
            for (const QString &heading : plainSet(QStringList{field.name, field.label.exactly(QStringLiteral("zh")), field.label.exactly(QStringLiteral("en"))} + field.imports)) {
                INFO(form->id.toStdString() + ' ' + heading.toStdString());
                CHECK(meaning.value(heading, field.name) == field.name);
                meaning.insert(heading, field.name);
            }
        }
    }
}

TEST_CASE("The questions that are law are in their forms", "[resources]") {
    const auto law = QList<QPair<const char *, const char *>>{
        {"child", "name id_type id_number sex ethnicity birth_date hukou_registered hukou_type hukou_region hukou_address home_region home_address phone photo health "
                  "disability_type disability_grade disability_certificate illness schooling school boarding parents_away incapable_parent entrusted care_grade "
                  "income_sources relief special_situations remarks registered_on household age_stated age_stated_on child_number categories care_arrangement risk "
                  "guardianship_grade next_visit_on age exit_reason exit_date"},
        {"guardian", "name id_number sex birth_date alive phone work_region work_place hukou_address home_address health disability_type disability_grade "
                     "special_situations remarks"},
        {"guardianship", "guardian relation roles since until current_carer"},
        {"status", "category since until reason"},
        {"register_period", "since until exit_reason note"},
        {"left_behind_woman", "name sex age_stated age_stated_on phone home_region village_group home_address category remarks"},
        {"left_behind_elder", "name sex age_stated age_stated_on phone home_region village_group home_address category remarks"},
        {"attachment", "field name media_type size sha256"},
        {"campaign", "title cut_off starts_on ends_on regions forms second_keying"},
        {"assignment", "campaign team region groups numbers"},
        {"household", "region group house_number head phone"},
        {"house_call", "campaign called_on result surveyor next_try remarks"},
        {"unit_return", "region on population_under_16 contact_name contact_phone nil_return"},
        {"visit", "visited_on place respondent respondent_relation respondent_address last_contact_on living family guardianship mental_state guardian_opinion "
                  "schooling_stage schooling advice priority_attention visitor second_visitor next_visit case outcome photo"},
        {"care_agreement", "carer relation since until bar_harm bar_addiction bar_neglect bar_other child_view contact_every_days"},
        {"assessment_override", "level reason"}};
    for (const auto &[id, names] : law) {
        const Form *form = catalog().find(QString::fromLatin1(id));
        REQUIRE(form);
        for (const QString &name : QString::fromLatin1(names).split(u' ')) {
            INFO(id << '.' << name.toStdString());
            CHECK(form->find(name));
        }
    }
    const Form *child = catalog().find(QStringLiteral("child"));
    for (const QString &name : QStringLiteral("categories care_arrangement risk guardianship_grade next_visit_on exit_reason exit_date").split(u' '))
        CHECK(child->find(name)->core == name);
    CHECK(child->find(QStringLiteral("age"))->timeDependent);
    for (const QString &link : QStringLiteral("guardianship status register_period visit return_visit care_agreement guardianship_letter consent disadvantaged_child "
                                              "de_facto_unattended migrant_child instrument_risk instrument_guardianship instrument_care_2016").split(u' '))
        CHECK(catalog().find(link)->subject == u"child");
    CHECK(catalog().find(QStringLiteral("house_call"))->subject == u"household");
    for (const Form *form : catalog().all())
        if (form->id.startsWith(u"instrument_") && form->repeatOf.isEmpty()) {
            INFO(form->id.toStdString());
            CHECK(form->kind == u"instrument");
            REQUIRE(form->find(QStringLiteral("score")));
            CHECK(form->find(QStringLiteral("score"))->bands.size() > 1);
        }
}

TEST_CASE("What no official text says is marked as inferred, in both languages", "[resources]") {
    for (const QString &path : files(QStringLiteral(":/forms"))) {
        const DefinitionFile file(path);
        for (const Row &row : file.rows("survey")) {
            INFO(path.toStdString() + ' ' + cell(row, "name").toStdString());
            CHECK(row.value(u"td_purpose" + kZh).startsWith(u"推定：") == row.value(u"td_purpose" + kEn).startsWith(u"Inferred: "));
        }
    }
}

TEST_CASE("A parent's lesser disability counts by its kind, and is no refusal before the kind is known", "[resources]") {
    const Form *form = catalog().find(QStringLiteral("de_facto_unattended"));
    REQUIRE(form);
    struct { const char *grade, *kinds, *finding; } const cases[] = {{"1", "", "both_count"}, {"3", "6", "both_count"},  {"4", "4 5", "both_count"},          {"3", "4", "father_short"},
                                                                     {"3", "", "incomplete"}, {"4", "7", "incomplete"},  {"3", "not_collected", "incomplete"}, {"ungraded", "", "father_short"}};
    for (const auto &[grade, kinds, finding] : cases) {
        INFO(grade << ' ' << kinds);
        Answers answers(*form);
        const std::pair<const char *, const char *> given[] = {{"applied_on", "2016-08-01"}, {"child_birth_date", "2010-03-10"}, {"father_situation", "serious_disability"}, {"father_disability_grade", grade}, {"father_disability_type", kinds}, {"mother_situation", "deported"}};
        for (const auto &[question, value] : given)
            answers.set(QString::fromLatin1(question), QString::fromLatin1(value));
        recalculate(answers, test::StillFacts());
        CHECK(answers.value(QStringLiteral("finding")) == QString::fromLatin1(finding));
    }
}
