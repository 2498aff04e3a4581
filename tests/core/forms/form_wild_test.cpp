// Forms in the manner of other programs: each is taken, or refused with the very row and the reason. What a file is to say of itself
// stands in its own sheet _expected.
#include "tests/core/forms/form_support.h"

#include "core/forms/form_reader.h"
#include "core/sheets/sheet_writer.h"

#include <QDir>
#include <QTemporaryDir>

using namespace tongdang;
using namespace tongdang::test;

namespace {

QStringList expected(const FormSource &source) {
    QStringList out;
    const auto sheets = sheetsOf(source);
    const FormSheet *sheet = findSheet(sheets, u"_expected");
    REQUIRE(sheet);
    for (const FormRow &row : sheet->rows)
        out << row.cells.join(u' ');
    out.sort();
    return out;
}

QStringList found(const FormReport &report) {
    QStringList out;
    for (const DefinitionIssue &issue : report.issues)
        out << severityName(issue.severity) + u' ' + issue.sheet + u' ' + QString::number(issue.row) + u' ' + issue.message.id;
    out.sort();
    return out;
}

}  // namespace

TEST_CASE("Forms of other programs are taken, or refused with row and reason", "[forms][wild]") {
    const QDir folder(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/wild"));
    QStringList files = folder.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name);
    files << QStringLiteral("../with_files/odk_external.csv") << QStringLiteral("../with_files/village_zh.csv");   // beside lists of their own
    CHECK(files.size() >= 20);
    const Messages messages;
    for (const QString &file : files) {
        INFO(file.toStdString());
        const auto source = readFormFile(folder.filePath(file));
        REQUIRE(source);
        const FormReport report = FormCatalog::only({}).check(*source);
        for (const DefinitionIssue &issue : report.issues)
            UNSCOPED_INFO(issue.row << " " << messages.text(issue.message, Language::English).toStdString());
        CHECK(found(report).join(u'\n').toStdString() == expected(*source).join(u'\n').toStdString());
    }
}

TEST_CASE("A workbook with codes typed as numbers, blank rows and columns and stray spaces is a form", "[forms][wild]") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("f.xlsx"));
    auto writer = SheetWriter::create(path);
    REQUIRE(writer);
    const auto text = [](const char *written) { return *written ? OutCell{QString::fromUtf8(written), {}, {}} : OutCell{}; };
    (*writer)->beginSheet(QStringLiteral("Survey "));
    (*writer)->row({});
    (*writer)->row({text("type "), text(""), text(" name"), text("Label::English (en)"), text("Required"), text("relevant"), text("comment")});
    (*writer)->row({text("select_one  l "), text(""), text("a "), text(" A "), text("TRUE"), text(""), text("x")});
    (*writer)->row({});
    (*writer)->row({text("integer"), text(""), text("n"), text("N"), OutCell{}, text("${a} = 1"), OutCell{}});
    (*writer)->row({text(" "), text(""), text("  ")});
    (*writer)->beginSheet(QStringLiteral("choices"));
    (*writer)->row({text("list name"), text("name"), text("label::English (en)")});
    (*writer)->row({text("l"), OutCell{qint64(1), {}, {}}, text("One")});
    (*writer)->row({text("l"), OutCell{2.0, {}, {}}, text("Two")});
    (*writer)->row({text("l "), OutCell{2.5, {}, {}}, text("Two and a half")});
    (*writer)->beginSheet(QStringLiteral("Settings"));
    (*writer)->row({text("form_id"), text("version")});
    (*writer)->row({text("numbers"), OutCell{qint64(2024050301), {}, {}}});
    REQUIRE((*writer)->finish());
    const auto source = readFormFile(path);
    REQUIRE(source);
    CHECK(source->version == u"2024050301");
    CHECK(told(FormCatalog::only({}).check(*source).issues).isEmpty());
    const FormCatalog catalog = FormCatalog::only({*source});
    const Form *form = catalog.find(QStringLiteral("numbers"));
    REQUIRE(form);
    const CodeList *list = form->listOf(*form->find(QStringLiteral("a")));
    REQUIRE(list);
    CHECK(list->choices.size() == 3);
    CHECK(list->choices[1].name == u"2");
    CHECK(list->choices[2].name == u"2.5");
    CHECK(form->find(QStringLiteral("a"))->label.in(Language::English) == u"A");
    Answers answers(*form);
    CHECK(told(validate(answers, StillFacts())) == QStringList{QStringLiteral("a required must")});
    answers.set(QStringLiteral("a"), QStringLiteral("1"));
    CHECK(relevance(answers, StillFacts())[1]);
}

TEST_CASE("A form in Chinese is filled in by its own names", "[forms][wild]") {
    const auto source = readFormFile(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/wild/chinese.csv"));
    REQUIRE(source);
    const FormCatalog catalog = FormCatalog::only({*source});
    const Form *form = catalog.find(QStringLiteral("入户_走访_2024"));
    REQUIRE(form);
    Answers answers(*form);
    applyDefaults(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("版本")) == u"初稿");
    CHECK(answers.value(QStringLiteral("用时")).isEmpty());
    answers.repeats[0].assign(2, Answers(*form->repeats[0].form));
    answers.repeats[0][0].set(QStringLiteral("年龄"), QStringLiteral("40"));
    answers.repeats[0][1].set(QStringLiteral("年龄"), QStringLiteral("7"));
    answers.set(QStringLiteral("姓名"), QStringLiteral("王"));
    answers.set(QStringLiteral("上学"), QStringLiteral("否"));
    answers.set(QStringLiteral("学校"), QStringLiteral("小学"));
    recalculate(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("大人")) == u"1");
    CHECK(told(validate(answers, StillFacts())).contains(QStringLiteral("姓名 constraint must")));
    CHECK_FALSE(relevance(answers, StillFacts())[size_t(form->indexOf(QStringLiteral("学校")))]);
}

TEST_CASE("Kobo's ratings, rankings and tables become questions as its server makes them", "[forms][wild]") {
    const auto source = readFormFile(QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/wild/kobo_score.csv"));
    REQUIRE(source);
    const FormCatalog catalog = FormCatalog::only({*source});
    const Form *form = catalog.find(QStringLiteral("kobo_score"));
    REQUIRE(form);
    QStringList names;
    for (const Field &field : form->fields)
        names << field.name + u' ' + field.list;
    CHECK(names == QStringList{QStringLiteral("water levels"), QStringLiteral("school levels"), QStringLiteral("first items"), QStringLiteral("second items"), QStringLiteral("livestock_cow_count "),
                               QStringLiteral("livestock_goat_count "), QStringLiteral("after ")});
    REQUIRE(form->group(QStringLiteral("livestock_goat")));
    CHECK(form->group(QStringLiteral("livestock_goat"))->label.in(Language::English) == u"Goat");
    Answers answers(*form);
    answers.set(QStringLiteral("first"), QStringLiteral("food"));
    answers.set(QStringLiteral("second"), QStringLiteral("food"));
    const QList<Issue> issues = validate(answers, StillFacts());
    CHECK(told(issues) == QStringList{QStringLiteral("water required must"), QStringLiteral("school required must"), QStringLiteral("second constraint must")});
    CHECK(Messages().text(issues.last().message, Language::English).contains(QStringLiteral("Each once")));
}

TEST_CASE("Choices from a file beside the form come into the form", "[forms][wild]") {
    const QString folder = QStringLiteral(TONGDANG_SOURCE_DIR "/tests/data/forms/from_file/");
    const auto source = readFormFile(folder + QStringLiteral("clinics.csv"));
    REQUIRE(source);
    CHECK(told(FormCatalog::only({}).check(*source).issues).isEmpty());
    // As a ledger keeps it: no file is beside it any more.
    const FormCatalog catalog = FormCatalog::only({formFromCsv(source->csv)});
    const Form *form = catalog.find(QStringLiteral("clinics"));
    REQUIRE(form);
    const Field &town = *form->find(QStringLiteral("town")), &clinic = *form->find(QStringLiteral("clinic"));
    CHECK(canonicalValue(*form, town, QStringLiteral("新地镇")).value == u"xd");
    Answers answers(*form);
    answers.set(QStringLiteral("town"), QStringLiteral("xd"));
    CHECK(offered(*form, clinic, answers, StillFacts()).size() == 2);
    CHECK(form->listOf(*form->find(QStringLiteral("others")))->choices.size() == 3);
    // Codes and labels may stand in columns of other names.
    const QTemporaryDir third;
    const auto put = [&third](const char *name, const QByteArray &bytes) {
        QFile file(third.filePath(QString::fromLatin1(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    put("f.csv", "survey\n,type,name,label,parameters,choice_filter\n,text,size,Size,,\n"
                 ",select_one_from_file towns.csv,a,A,value=code label=title,inhabitants = ${size} and code != 'x'\n"
                 ",select_one_from_file towns.csv,b,B,,\n,select_one_from_file towns.csv,c,C,value=zip,\nsettings\n,form_id,version\n,f,1\n");
    put("towns.csv", "name,label,code,title::zh,title::en,inhabitants\nn1,L1,xd,新地,Xindi,10\nn2,L2,hn,海南,Hainan,20\n");
    const auto renamed = readFormFile(third.filePath(QStringLiteral("f.csv")));
    REQUIRE(renamed);
    CHECK(told(FormCatalog::only({}).check(*renamed).issues) == QStringList{QStringLiteral("towns.csv 1 forms.no_file_column")});
    FormSource fine = *renamed;
    fine.csv.replace(QStringLiteral("value=zip"), QStringLiteral("value=title::en"));
    CHECK(told(FormCatalog::only({}).check(fine).issues).isEmpty());
    const FormCatalog others = FormCatalog::only({fine});
    const Form *f = others.find(QStringLiteral("f"));
    REQUIRE(f);
    CHECK(canonicalValue(*f, *f->find(QStringLiteral("a")), QStringLiteral("新地")).value == u"xd");
    CHECK(canonicalValue(*f, *f->find(QStringLiteral("b")), QStringLiteral("L2")).value == u"n2");
    CHECK(canonicalValue(*f, *f->find(QStringLiteral("c")), QStringLiteral("L2")).value == u"Hainan");
    Answers of(*f);
    of.set(QStringLiteral("size"), QStringLiteral("20"));
    const auto left = offered(*f, *f->find(QStringLiteral("a")), of, StillFacts());
    REQUIRE(left.size() == 1);
    CHECK(left[0]->name == u"hn");
    // Faults in the file are told with its own rows; one that is not there with the question's.
    const QTemporaryDir other;
    REQUIRE(QFile::copy(folder + QStringLiteral("clinics.csv"), other.filePath(QStringLiteral("clinics.csv"))));
    const auto check = [&](const QByteArray &towns) {
        QFile file(other.filePath(QStringLiteral("towns.csv")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(towns);
        file.close();
        return told(FormCatalog::only({}).check(*readFormFile(other.filePath(QStringLiteral("clinics.csv")))).issues);
    };
    const QStringList gone{QStringLiteral("survey 4 forms.no_list_file"), QStringLiteral("survey 5 forms.no_list_file")};
    CHECK(check("name,label\na,A\na,B\n") == QStringList{QStringLiteral("towns.csv 3 forms.duplicate_choice")} + gone);
    CHECK(check("code,label\na,A\nb,B\n") == QStringList{QStringLiteral("towns.csv 1 forms.list_without_names")} + gone);
}

TEST_CASE("Choices may be the places of a GeoJSON file", "[forms][wild]") {
    const QTemporaryDir folder;
    const auto put = [&folder](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    put("f.csv", "survey\n,type,name,label,choice_filter,calculation\n,select_one_from_file Wells.geojson,well,Well,depth > 10,\n,calculate,at,,,instance('wells')/root/item[id = ${well}]/geometry\nsettings\n,form_id,version\n,f,1\n");
    put("wells.geojson", R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "w1", "geometry": {"type": "Point", "coordinates": [106.8, 39.6]}, "properties": {"title": "东井", "depth": 12}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [106.5, 39]}, "properties": {"id": 2, "title": "西井", "depth": 8}}]})");
    const auto source = readFormFile(folder.filePath(QStringLiteral("f.csv")));
    REQUIRE(source);
    CHECK(told(FormCatalog::only({}).check(*source).issues).isEmpty());
    const FormCatalog catalog = FormCatalog::only({formFromCsv(source->csv)});
    const Form *form = catalog.find(QStringLiteral("f"));
    REQUIRE(form);
    const Field &well = *form->find(QStringLiteral("well"));
    CHECK(form->listOf(well)->choices.size() == 2);
    CHECK(canonicalValue(*form, well, QStringLiteral("西井")).value == u"2");
    Answers answers(*form);
    CHECK(offered(*form, well, answers, StillFacts()).size() == 1);
    answers.set(QStringLiteral("well"), QStringLiteral("w1"));
    recalculate(answers, StillFacts());
    CHECK(answers.value(QStringLiteral("at")) == u"39.6 106.8 0 0");
    put("wells.geojson", "{\"features\": 3}");
    const auto broken = readFormFile(folder.filePath(QStringLiteral("f.csv")));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().message.id == u"forms.bad_geojson");
}
