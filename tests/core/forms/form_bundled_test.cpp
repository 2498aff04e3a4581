#include "tests/core/forms/form_support.h"

#include "core/base/csv.h"
#include "core/forms/table_layout.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

#include <cstdio>

using namespace tongdang;
using namespace tongdang::test;

TEST_CASE("The bundled forms have no fault", "[forms]") {
    const FormCatalog catalog = FormCatalog::bundled();
    const Messages messages;
    for (const DefinitionIssue &issue : catalog.issues()) {
        INFO(issue.sheet.toStdString() << " " << issue.row << " " << messages.text(issue.message, Language::English).toStdString());
        CHECK(issue.severity == Severity::Info);
    }
    REQUIRE(catalog.find(QStringLiteral("child")));
    for (const Form *form : catalog.all())
        CHECK(catalog.find(form->id) == form);
}

TEST_CASE("Every message of the forms room that code names is a row, in Chinese and English", "[forms]") {
    QFile file(QStringLiteral(":/messages/forms.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    for (const auto &row : parseCsv(QString::fromUtf8(file.readAll()))) {
        INFO(row.join(u'|').toStdString());
        CHECK(row.size() == 3);
        CHECK(!row.contains(QString()));
    }
    const Messages messages;
    static const QRegularExpression id(QStringLiteral("\"(forms\\.[a-z_]+)\""));
    int seen = 0;
    for (const char *name : {"form_reader", "form_columns", "form_choices", "form_builder", "form_survey", "form_binding", "form_catalog", "lookup_tables", "canonical_value", "validation", "table_layout"}) {
        QFile source(QStringLiteral(TONGDANG_SOURCE_DIR "/core/forms/") + QString::fromLatin1(name) + QStringLiteral(".cpp"));
        REQUIRE(source.open(QIODevice::ReadOnly));
        auto matches = id.globalMatch(QString::fromUtf8(source.readAll()));
        while (matches.hasNext()) {
            const QString found = matches.next().captured(1);
            INFO(found.toStdString());
            CHECK(messages.knows(found));
            ++seen;
        }
    }
    CHECK(seen > 60);
}

// Not a test: test_core "[.measure]" prints what an import pays for each row.
TEST_CASE("Validating a record of 45 questions", "[.measure]") {
    QString survey = QStringLiteral(",type,name,label,required,relevant,constraint\n");
    for (int i = 0; i < 45; ++i)
        survey += QStringLiteral(",%1,q%2,Q,%3,%4,%5\n")
                      .arg(i % 3 == 0 ? QStringLiteral("date") : i % 3 == 1 ? QStringLiteral("select_one sex") : QStringLiteral("integer"), QString::number(i),
                           i % 5 ? QString() : QStringLiteral("yes"), i % 9 == 4 ? QStringLiteral("${q1} = '1'") : QString(),
                           i % 3 == 0 ? QStringLiteral(". <= today()") : QString());
    const FormCatalog catalog = catalogOf({formText(survey)});
    REQUIRE(told(catalog.issues()).isEmpty());
    const Form &form = *catalog.find(QStringLiteral("t"));
    StillFacts facts;
    Answers answers(form);
    for (int i = 0; i < 45; ++i)
        answers.values[size_t(i)] = i % 3 == 0 ? QStringLiteral("2015-03-07") : i % 3 == 1 ? QStringLiteral("1") : QStringLiteral("12");
    REQUIRE(validate(answers, facts).isEmpty());
    const auto measure = [](const char *what, int rounds, const auto &act) {
        QElapsedTimer timer;
        timer.start();
        qsizetype sum = 0;
        for (int i = 0; i < rounds; ++i)
            sum += act();
        std::printf("%s: %.2f us (%d)\n", what, double(timer.nsecsElapsed()) / 1000 / rounds, int(sum != 1));
    };
    const Field &choice = form.fields[1];
    measure("validate", 50'000, [&] { return validate(answers, facts).size(); });
    measure("canonical choice", 200'000, [&] { return canonicalValue(form, choice, QStringLiteral("男")).value.size(); });
    measure("bundled catalog", 10, [] { return FormCatalog::bundled().all().size(); });
}
