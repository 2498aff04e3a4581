#include "tests/core/forms/form_support.h"

#include "core/base/csv.h"
#include "core/forms/form_reader.h"
#include "core/forms/table_layout.h"
#include "core/sheets/sheet_writer.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

using namespace tongdang;
using namespace tongdang::test;

namespace {

const QString kEveryKind = QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/every_kind.csv");

void put(const QString &path, const QByteArray &bytes) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray get(const QString &path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

}  // namespace

TEST_CASE("A form with every kind of question is read, filled, checked and laid out", "[forms]") {
    const auto source = readFormFile(kEveryKind);
    REQUIRE(source);
    const FormReport report = FormCatalog::only({}).check(*source);
    const Messages messages;
    for (const DefinitionIssue &issue : report.issues)
        UNSCOPED_INFO(issue.row << " " << messages.text(issue.message, Language::English).toStdString());
    CHECK(told(report.issues).isEmpty());
    CHECK(told(report.issues, Severity::Warn).isEmpty());
    const FormCatalog catalog = FormCatalog::only({*source});
    const Form *form = catalog.find(QStringLiteral("every_kind"));
    REQUIRE(form);
    QSet<int> kinds;
    for (const Field &field : form->fields)
        kinds.insert(int(field.kind));
    CHECK(kinds.size() == int(FieldKind::Metadata) + 1);
    StillFacts facts;
    Answers answers(*form);
    applyDefaults(answers, facts);
    const std::pair<const char *, QString> typed[] = {
        {"a_text", QStringLiteral("王小明")}, {"a_decimal", QStringLiteral("1.50")}, {"a_date", QStringLiteral("2015年3月7日")}, {"a_time", QStringLiteral("9:30")},
        {"a_moment", QStringLiteral("2015-3-7 9:30")}, {"a_choice", QStringLiteral("赤")}, {"some_choices", QStringLiteral("蓝、其他")}, {"a_rank", QStringLiteral("蓝 红")},
        {"a_shade", QStringLiteral("深红")}, {"a_sex", QStringLiteral("男")}, {"agreed", QStringLiteral("是")}, {"a_range", QStringLiteral("4")},
        {"a_point", QStringLiteral("39.6,106.8")}, {"id_number", QStringLiteral("15030220100101001x")}, {"phone", QStringLiteral("13947311111")}};
    for (const auto &[name, text] : typed) {
        INFO(name);
        const Field *field = form->find(QString::fromLatin1(name));
        REQUIRE(field);
        const Canonical read = canonicalValue(*form, *field, text);
        CHECK_FALSE(read.issue);
        answers.set(field->name, read.value);
    }
    answers.repeats[0].assign(2, Answers(*form->repeats[0].form));
    for (size_t i = 0; i < 2; ++i) {
        answers.repeats[0][i].set(QStringLiteral("person"), QStringLiteral("王"));
        answers.repeats[0][i].set(QStringLiteral("age"), QString::number(30 + 40 * i));
    }
    recalculate(answers, facts);
    CHECK(answers.value(QStringLiteral("score")) == u"9");
    CHECK(bandOf(*form->find(QStringLiteral("score")), 9) == u"yellow");
    CHECK(answers.value(QStringLiteral("oldest")) == u"70");
    CHECK(told(validate(answers, facts)).isEmpty());
    CHECK(recordTitle(answers, facts, Language::Chinese) == u"王小明");
    const QString sql = createTableSql(*form)[0];
    CHECK_FALSE(sql.contains(u"\"audit\""));
    CHECK(sql.contains(u"\"score\" REAL"));
}

TEST_CASE("A form is the same from text, from a workbook with real sheets, in any encoding", "[forms]") {
    const QTemporaryDir folder;
    const auto text = readFormFile(kEveryKind);
    REQUIRE(text);
    const QString xlsx = folder.filePath(QStringLiteral("f.xlsx"));
    {
        auto writer = SheetWriter::create(xlsx);
        REQUIRE(writer);
        for (const FormSheet &sheet : sheetsOf(*text)) {
            (*writer)->beginSheet(sheet.name == u"choices" ? QStringLiteral("Choices") : sheet.name);
            const auto row = [&](const QStringList &cells) {
                QList<OutCell> out;
                for (const QString &cell : cells)
                    out << (cell.isEmpty() ? OutCell{} : OutCell{cell, {}, {}});
                (*writer)->row(out);
            };
            row(sheet.headings);
            for (const FormRow &each : sheet.rows)
                row(each.cells);
        }
        REQUIRE((*writer)->finish());
    }
    const auto book = readFormFile(xlsx);
    REQUIRE(book);
    CHECK(book->id == u"every_kind");
    CHECK(book->version == u"2026010101");
    CHECK(book->csv == text->csv);
    const QByteArray utf8 = get(kEveryKind);
    const QString bom = folder.filePath(QStringLiteral("bom.csv"));
    put(bom, "\xEF\xBB\xBF" + utf8);
    CHECK(readFormFile(bom)->csv == text->csv);
    const QString semicolons = folder.filePath(QStringLiteral("semicolons.csv"));
    QString lines;
    for (const QStringList &cells : parseCsv(QString::fromUtf8(utf8))) {
        QStringList quoted;
        for (const QString &cell : cells)
            quoted << csvField(cell);
        lines += quoted.join(u';') + u'\n';
    }
    put(semicolons, lines.toUtf8());
    CHECK(readFormFile(semicolons)->csv == text->csv);
}

TEST_CASE("A fault in a workbook is told with the row of its sheet", "[forms]") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("f.xlsx"));
    auto writer = SheetWriter::create(path);
    REQUIRE(writer);
    const auto cells = [](const char *text) {
        QList<OutCell> out;
        for (const QString &cell : QString::fromLatin1(text).split(u','))
            out << (cell.isEmpty() ? OutCell{} : OutCell{cell, {}, {}});
        return out;
    };
    (*writer)->beginSheet(QStringLiteral("Survey"));
    for (const char *row : {"type,name,label", "text,a,A", "", "txet,b,B"})
        (*writer)->row(cells(row));
    (*writer)->beginSheet(QStringLiteral("settings"));
    (*writer)->row(cells("form_id,version"));
    (*writer)->row({OutCell{QStringLiteral("t"), {}, {}}, OutCell{qint64(3), {}, {}}});
    REQUIRE((*writer)->finish());
    const auto source = readFormFile(path);
    REQUIRE(source);
    CHECK(source->version == u"3");
    CHECK(told(FormCatalog::only({}).check(*source).issues) == QStringList{QStringLiteral("survey 4 forms.unknown_type")});
}

TEST_CASE("What is no form file says so", "[forms]") {
    const QTemporaryDir folder;
    const Messages messages;
    const auto refused = [&](const char *name, const QByteArray &bytes) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        put(path, bytes);
        const auto source = readFormFile(path);
        REQUIRE_FALSE(source);
        CHECK(messages.knows(source.error().message.id));
        return source.error().code;
    };
    CHECK(refused("empty.csv", {}) == ErrorCode::BadFormat);
    CHECK(refused("roster.csv", "name,sex\nWang,1\n") == ErrorCode::BadFormat);
    CHECK(refused("broken.xlsx", "PK\x03\x04 nothing") == ErrorCode::BadFormat);
    CHECK(refused("bytes.csv", QByteArray(2000, '\xFF')) == ErrorCode::BadFormat);
    const auto missing = readFormFile(folder.filePath(QStringLiteral("none.csv")));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::File);
}

TEST_CASE("An id of any signs and a version without digits are taken, and said", "[forms]") {
    const QTemporaryDir folder;
    const auto written = [&](const char *version, const char *question) {
        put(folder.filePath(QStringLiteral("f.csv")), QByteArray("survey\n,type,name,label\n,text,") + question + ",A\nsettings\n,form_id,version\n,My form: 2024,\"" + version + "\"\n");
        return *readFormFile(folder.filePath(QStringLiteral("f.csv")));
    };
    const FormSource draft = written("draft", "a");
    CHECK(draft.id == u"My_form_2024");
    const FormReport report = FormCatalog::only({}).check(draft);
    CHECK(report.ok());
    CHECK(told(report.issues, Severity::Info) == QStringList{QStringLiteral("settings 6 forms.id_written"), QStringLiteral("settings 6 forms.version_without_digits")});
    const FormCatalog catalog = FormCatalog::only({draft});
    CHECK(catalog.idOf(QStringLiteral("My form: 2024")) == u"My_form_2024");
    CHECK(catalog.idOf(QStringLiteral("Your form")) == u"Your form");
    CHECK(told(catalog.check(written("final", "b")).issues) == QStringList{QStringLiteral("settings 0 forms.version_not_higher")});
    CHECK(catalog.check(written("v1", "b")).ok());
}

TEST_CASE("A form that does not say its id and version goes by its file's name and counts as the first", "[forms]") {
    const QTemporaryDir folder;
    const QByteArray survey = "survey\n,type,name,label\n,text,a,A\n";
    const auto reportOf = [&](const QString &name) {
        put(folder.filePath(name), survey);
        const auto source = readFormFile(folder.filePath(name));
        REQUIRE(source);
        return FormCatalog::only({}).check(*source);
    };
    const FormReport report = reportOf(QStringLiteral("Village visit.csv"));
    CHECK(report.ok());
    CHECK(report.id == u"Village_visit");
    CHECK(report.version == u"1");
    QStringList ids;
    for (const DefinitionIssue &issue : report.issues)
        ids << issue.message.id;
    CHECK(ids == QStringList{QStringLiteral("forms.id_assumed"), QStringLiteral("forms.version_assumed")});
    CHECK(reportOf(QStringLiteral("入户走访.csv")).id == u"入户走访");
    CHECK(reportOf(QStringLiteral("2024 visit (2).csv")).id == u"form_2024_visit_2");
    // Of a name that cannot be an id none is guessed.
    const FormReport nameless = reportOf(QStringLiteral("(…).csv"));
    CHECK_FALSE(nameless.ok());
    CHECK(told(nameless.issues).join(u' ').contains(u"forms.no_form_id"));
    // The same questions again are no fault; others without a higher version are.
    const auto first = readFormFile(folder.filePath(QStringLiteral("Village visit.csv")));
    const FormCatalog catalog = FormCatalog::only({*first});
    CHECK(catalog.check(*first).ok());
    put(folder.filePath(QStringLiteral("Village visit.csv")), survey + ",text,b,B\n");
    const FormReport changed = catalog.check(*readFormFile(folder.filePath(QStringLiteral("Village visit.csv"))));
    CHECK(told(changed.issues).join(u' ').contains(u"forms.version_not_higher"));
}
