#include "tests/core/forms/form_support.h"

#include "core/base/csv.h"
#include "core/forms/table_layout.h"

#include <QFile>
#include <QRegularExpression>

using namespace tongdang;
using namespace tongdang::test;

TEST_CASE("The bundled forms have no fault", "[forms][!mayfail]") {
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
    for (const char *name : {"form_reader", "form_columns", "form_choices", "form_builder", "form_binding", "form_catalog", "canonical_value", "validation", "table_layout"}) {
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
