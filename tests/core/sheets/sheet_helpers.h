// Hand-made workbooks for the tests: zip parts as other programs write them, and a table read into plain texts.
#pragma once

#include "core/sheets/workbook.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace tongdang::test {

QByteArray zipOf(const QMap<QByteArray, QByteArray> &parts);
// A workbook of one sheet around the given rows (what stands in sheetData), shared strings and styles, either may be "".
QByteArray xlsxOf(const QByteArray &rows, const QByteArray &sharedStrings = {}, const QByteArray &styles = {}, const QByteArray &afterRows = {}, const QByteArray &workbookProperties = {});

using Table = QList<QStringList>;
struct ReadTable {
    Result<void> result;
    QList<SheetRow> rows;
    Table texts() const;
    QString text(qsizetype row, qsizetype column) const { return row < rows.size() && column < rows[row].cells.size() ? rows[row].cells[column].text : QString(); }
    Cell::Kind kind(qsizetype row, qsizetype column) const { return row < rows.size() && column < rows[row].cells.size() ? rows[row].cells[column].kind : Cell::Kind::Empty; }
};
ReadTable readSheet(Workbook &workbook, int sheet = 0);
ReadTable readBytes(const QByteArray &bytes, const QString &name, const SheetLimits &limits = {});
ReadTable readPath(const QString &path);

}  // namespace tongdang::test
