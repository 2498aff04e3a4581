// Spreadsheets of plain texts made by code; a blank text is a cell with nothing in it.
#pragma once

#include "core/sheets/sheet_writer.h"
#include "tests/support/catch_qt.h"

namespace tongdang::test {

using Sheets = QList<std::pair<QString, QList<QStringList>>>;   // name, rows

inline void writeSheets(const QString &path, const Sheets &sheets, SheetEncoding encoding = SheetEncoding::Utf8Bom) {
    auto writer = SheetWriter::create(path, encoding);
    REQUIRE(writer);
    for (const auto &[name, rows] : sheets) {
        (*writer)->beginSheet(name);
        for (const QStringList &row : rows) {
            QList<OutCell> cells;
            for (const QString &text : row) {
                OutCell cell;
                if (!text.isEmpty())
                    cell.value = text;
                cells << cell;
            }
            (*writer)->row(cells);
        }
    }
    REQUIRE((*writer)->finish());
}

}  // namespace tongdang::test
