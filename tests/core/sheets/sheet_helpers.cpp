#include "tests/core/sheets/sheet_helpers.h"

#include <zip.h>

namespace tongdang::test {

QByteArray zipOf(const QMap<QByteArray, QByteArray> &parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (auto it = parts.begin(); it != parts.end(); ++it)
        zip_file_add(zip, it.key().constData(), zip_source_buffer(zip, it.value().constData(), static_cast<zip_uint64_t>(it.value().size()), 0), ZIP_FL_ENC_UTF_8);
    zip_close(zip);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    QByteArray bytes(zip_source_tell(target), Qt::Uninitialized);
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), static_cast<zip_uint64_t>(bytes.size()));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

QByteArray xlsxOf(const QByteArray &rows, const QByteArray &sharedStrings, const QByteArray &styles, const QByteArray &afterRows, const QByteArray &workbookProperties) {
    const QByteArray head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const QByteArray ns = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QByteArray rels = head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    QMap<QByteArray, QByteArray> parts;
    parts["_rels/.rels"] = rels + "<Relationship Id=\"rId1\" Type=\"" + office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    parts["xl/workbook.xml"] = head + "<workbook" + ns + " xmlns:r=\"" + office + "\"><workbookPr " + workbookProperties + "/><sheets><sheet name=\"名册\" sheetId=\"7\" r:id=\"rId1\"/></sheets></workbook>";
    QByteArray inner = "<Relationship Id=\"rId1\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>";
    if (!sharedStrings.isEmpty()) {
        inner += "<Relationship Id=\"rId2\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
        parts["xl/sharedStrings.xml"] = head + "<sst" + ns + ">" + sharedStrings + "</sst>";
    }
    if (!styles.isEmpty()) {
        inner += "<Relationship Id=\"rId3\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/>";
        parts["xl/styles.xml"] = head + "<styleSheet" + ns + ">" + styles + "</styleSheet>";
    }
    parts["xl/_rels/workbook.xml.rels"] = rels + inner + "</Relationships>";
    parts["xl/worksheets/sheet1.xml"] = head + "<worksheet" + ns + "><sheetData>" + rows + "</sheetData>" + afterRows + "</worksheet>";
    return zipOf(parts);
}

Table ReadTable::texts() const {
    Table table;
    for (const SheetRow &row : rows) {
        QStringList texts;
        for (const Cell &cell : row.cells)
            texts << cell.text;
        table << texts;
    }
    return table;
}

ReadTable readSheet(Workbook &workbook, int sheet) {
    ReadTable table;
    table.result = workbook.read(sheet, [&](const SheetRow &row) {
        table.rows << row;
        return true;
    });
    return table;
}

static ReadTable readOpened(Result<std::unique_ptr<Workbook>> opened) {
    if (!opened)
        return {opened.error(), {}};
    return readSheet(**opened);
}

ReadTable readBytes(const QByteArray &bytes, const QString &name, const SheetLimits &limits) { return readOpened(Workbook::fromBytes(bytes, name, limits)); }
ReadTable readPath(const QString &path) { return readOpened(Workbook::open(path)); }

}  // namespace tongdang::test
