// Forms from files: .csv read here, .xlsx and .xls (and texts in other encodings) through the sheets room.
#include "core/forms/form_catalog.h"

#include "core/base/csv.h"
#include "core/forms/form_reader.h"
#include "core/sheets/workbook.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace tongdang {

namespace {

Result<FormSource> readWorkbook(const QString &path) {
    SheetLimits limits;
    limits.fileBytes = kMostFormBytes;
    limits.unpackedBytes = kMostFormBytes * 20;
    limits.cells = 5'000'000;
    auto workbook = Workbook::open(path, limits);
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

Result<FormSource> readFormFile(const QString &path) {
    auto source = readDefinitionFile(path, u"survey");
    if (source && !findSheet(sheetsOf(*source), u"survey"))
        return makeError(ErrorCode::BadFormat, QStringLiteral("forms.no_survey"), {QFileInfo(path).fileName()});
    return source;
}

}  // namespace tongdang
