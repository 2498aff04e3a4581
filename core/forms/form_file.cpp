// Forms from files: .csv read here, .xlsx and .xls (and texts in other encodings) through the sheets room.
#include "core/forms/form_catalog.h"

#include "core/base/csv.h"
#include "core/forms/form_choices.h"
#include "core/forms/lookup_tables.h"
#include "core/sheets/workbook.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>

namespace tongdang {

namespace {

SheetLimits limitsOfForms() {
    SheetLimits limits;
    limits.fileBytes = kMostFormBytes;
    limits.unpackedBytes = kMostFormBytes * 20;
    limits.cells = 5'000'000;
    return limits;
}

Result<FormSource> readWorkbook(const QString &path) {
    auto workbook = Workbook::open(path, limitsOfForms());
    if (!workbook)
        return workbook.error();
    QList<FormSheet> sheets;
    QList<QStringList> records;
    QList<int> rows;
    const auto infos = (*workbook)->sheets();
    const bool oneFile = (*workbook)->format() == u"csv";
    for (int s = 0; s < infos.size(); ++s) {
        QList<FormRow> read;
        const auto done = (*workbook)->read(s, [&read](const SheetRow &row) {
            FormRow out{row.number, {}};
            for (const Cell &cell : row.cells.mid(0, kMostFormColumns))
                out.cells << (cell.kind == Cell::Kind::Boolean ? cell.text.toLower() : cell.text);
            trimEnd(out.cells);
            if (!out.cells.isEmpty())
                read << out;
            return read.size() < kMostFormRows;
        });
        if (!done)
            return done.error();
        if (oneFile) {
            for (const FormRow &row : read) {
                records << row.cells;
                rows << row.row;
            }
            continue;
        }
        FormSheet sheet;
        sheet.name = sheetName(infos[s].name);
        if (!read.isEmpty()) {
            sheet.row = read.first().row;
            sheet.headings = read.takeFirst().cells;
        }
        sheet.rows = read;
        sheets << sheet;
    }
    if (oneFile)
        sheets = sheetsOfRecords(records, rows);
    return makeSource(sheets, QFileInfo(path).fileName());
}

bool isSpreadsheet(const QByteArray &head) { return head.startsWith("PK\x03\x04") || head.startsWith("\xD0\xCF\x11\xE0"); }

}  // namespace

Result<FormSource> readDefinitionFile(const QString &path, QStringView wanted) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("forms.cannot_read"), {QFileInfo(path).fileName()}, file.errorString());
    if (file.size() > kMostFormBytes)
        return makeError(ErrorCode::BadFormat, QStringLiteral("forms.too_large"), {QFileInfo(path).fileName()});
    const QByteArray bytes = file.readAll();
    FormSource source;
    const bool wide = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = isSpreadsheet(bytes) || wide ? QString() : QString(utf8(bytes));
    if (isSpreadsheet(bytes) || wide || utf8.hasError() || text.contains(QChar(0)))
        return readWorkbook(path);
    for (const QChar separator : {u',', u';', u'\t'}) {
        const auto sheets = sheetsOfRecords(parseCsv(text, separator));
        source = makeSource(sheets, QFileInfo(path).fileName());
        if (const FormSheet *sheet = findSheet(sheets, wanted); sheet && sheet->headings.size() > 1)
            break;
    }
    return source;
}

namespace {

Result<FormSheet> sheetOfTable(const QString &path) {
    auto workbook = Workbook::open(path, limitsOfForms());
    if (!workbook)
        return workbook.error();
    FormSheet sheet;
    const auto read = (*workbook)->read(0, [&sheet](const SheetRow &line) {
        FormRow out{line.number, {}};
        for (const Cell &cell : line.cells.mid(0, kMostFormColumns))
            out.cells << cell.text;
        trimEnd(out.cells);
        if (out.cells.isEmpty())
            return true;
        if (sheet.headings.isEmpty()) {
            sheet.row = out.row;
            sheet.headings = out.cells;
        } else {
            sheet.rows << out;
        }
        return sheet.rows.size() < kMostFormRows;
    });
    if (!read)
        return read.error();
    return sheet;
}

// <root><item><name>…</name><label>…</label></item>…</root>: a row an item, a column a name; a row's number is its line in the file.
Result<FormSheet> sheetOfXml(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("forms.cannot_read"), {QFileInfo(path).fileName()}, file.errorString());
    if (file.size() > kMostFormBytes)
        return makeError(ErrorCode::BadFormat, QStringLiteral("forms.too_large"), {QFileInfo(path).fileName()});
    FormSheet sheet;
    sheet.row = 1;
    QHash<QString, qsizetype> columns;
    QXmlStreamReader xml(&file);
    if (xml.readNextStartElement())
        while (xml.readNextStartElement() && sheet.rows.size() < kMostFormRows) {
            FormRow row{int(xml.lineNumber()), {}};
            while (xml.readNextStartElement()) {
                const QString name = xml.name().toString();
                if (!columns.contains(name) && sheet.headings.size() < kMostFormColumns) {
                    columns.insert(name, sheet.headings.size());
                    sheet.headings << name;
                }
                const qsizetype column = columns.value(name, -1);
                const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
                while (column >= 0 && row.cells.size() <= column)
                    row.cells << QString();
                if (column >= 0 && row.cells[column].isEmpty())
                    row.cells[column] = text;
            }
            sheet.rows << row;
        }
    if (xml.hasError())
        return makeError(ErrorCode::BadFormat, QStringLiteral("sheets.damaged"), {QFileInfo(path).fileName()}, xml.errorString());
    return sheet;
}

// A feature a row: its id, its properties, and a point as ODK writes places; a row's number is that of the feature.
Result<FormSheet> sheetOfGeoJson(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("forms.cannot_read"), {QFileInfo(path).fileName()}, file.errorString());
    if (file.size() > kMostFormBytes)
        return makeError(ErrorCode::BadFormat, QStringLiteral("forms.too_large"), {QFileInfo(path).fileName()});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.object().value(u"features").isArray())
        return makeError(ErrorCode::BadFormat, QStringLiteral("forms.bad_geojson"), {QFileInfo(path).fileName()}, error.errorString());
    FormSheet sheet;
    sheet.row = 1;
    sheet.headings = QStringList{QStringLiteral("id"), QStringLiteral("geometry")};
    const QJsonArray features = document.object().value(u"features").toArray();
    for (qsizetype i = 0; i < features.size() && i < kMostFormRows; ++i) {
        QJsonObject named = features[i][u"properties"].toObject();
        if (const QJsonValue id = features[i][u"id"]; !id.isUndefined())
            named.insert(QStringLiteral("id"), id);
        if (const QJsonValue geometry = features[i][u"geometry"], at = geometry[u"coordinates"]; geometry[u"type"] == QStringLiteral("Point"))
            named.insert(QStringLiteral("geometry"), QStringLiteral("%1 %2 0 0").arg(at[1].toDouble(), 0, 'g', 12).arg(at[0].toDouble(), 0, 'g', 12));
        FormRow row{int(i) + 1, {}};
        for (auto property = named.constBegin(); property != named.constEnd(); ++property) {
            qsizetype column = sheet.headings.indexOf(property.key());
            if (column < 0 && sheet.headings.size() < kMostFormColumns) {
                column = sheet.headings.size();
                sheet.headings << property.key();
            }
            if (column < 0)
                continue;
            row.cells.resize(std::max(row.cells.size(), column + 1));
            row.cells[column] = property.value().toVariant().toString();
        }
        sheet.rows << row;
    }
    return sheet;
}

// The choices of select_…_from_file and the tables of pulldata() lie beside the form; what is not there, the check says.
Result<FormSource> withFilesBeside(FormSource source, const QString &path) {
    QList<FormSheet> sheets = sheetsOf(source);
    QStringList names = LookupTables::namedIn(sheets);
    for (const ListFile &file : listFiles(*findSheet(sheets, u"survey")))
        names << file.sheet;
    for (const QString &instance : LookupTables::instancesIn(sheets))
        for (const QStringView kind : {u".csv", u".xml", u".geojson"})
            names << sheetName(instance) + kind;
    names.removeDuplicates();
    const QDir folder = QFileInfo(path).dir();
    bool any = false;
    for (const QString &name : std::as_const(names)) {
        if (name.contains(u'/') || name.contains(u'\\') || findSheet(sheets, name))
            continue;
        const QStringList files = folder.entryList({QStringLiteral("*.csv"), QStringLiteral("*.xml"), QStringLiteral("*.geojson")}, QDir::Files);
        const auto file = std::find_if(files.begin(), files.end(), [&](const QString &other) { return other.compare(name, Qt::CaseInsensitive) == 0; });
        if (file == files.end())
            continue;
        const QString there = folder.filePath(*file);
        auto sheet = name.endsWith(u".xml") ? sheetOfXml(there) : name.endsWith(u".geojson") ? sheetOfGeoJson(there) : sheetOfTable(there);
        if (!sheet)
            return sheet.error();
        sheet->name = name;
        sheets << *sheet;
        any = true;
    }
    return any ? makeSource(sheets, source.file) : source;
}

// What other programs do not ask for, as they take it: the file's name for the id, an id of any signs, and 1 for the version.
FormSource withIdentity(FormSource source, const QString &path) {
    if (source.extends.isEmpty())
        source.id = usableFormId(source.id.isEmpty() ? QFileInfo(path).completeBaseName() : source.id);
    if (source.version.isEmpty())
        source.version = QStringLiteral("1");
    return source;
}

}  // namespace

Result<FormSource> readFormFile(const QString &path) {
    auto source = readDefinitionFile(path, u"survey");
    if (!source)
        return source;
    if (!findSheet(sheetsOf(*source), u"survey"))
        return makeError(ErrorCode::BadFormat, QStringLiteral("forms.no_survey"), {QFileInfo(path).fileName()});
    auto whole = withFilesBeside(*source, path);
    return whole ? Result<FormSource>(withIdentity(*std::move(whole), path)) : whole;
}

}  // namespace tongdang
