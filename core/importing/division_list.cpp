#include "core/importing/division_list.h"

#include "core/sheets/workbook.h"

namespace tongdang {

Result<QList<Place>> readDivisionList(const QString &file, QList<DefinitionIssue> &issues) {
    constexpr qsizetype kMostRows = 2'000'000;
    auto book = Workbook::open(file);
    if (!book)
        return book.error();
    QList<QStringList> rows;
    const auto read = (*book)->read(0, [&rows](const SheetRow &row) {
        QStringList cells;
        for (const Cell &cell : row.cells)
            cells << cell.text;
        while (rows.size() < row.number - 1)
            rows << QStringList();
        rows << cells;
        return rows.size() < kMostRows;
    });
    if (!read)
        return read.error();
    return readDivisions(rows, issues);
}

}  // namespace tongdang
