#include "core/importing/carried_cells.h"

#include "core/children/fields.h"
#include "core/importing/headings.h"

#include <algorithm>

namespace tongdang {

using namespace targets;

namespace {

void put(SheetRow &row, int column, const Cell &cell) {
    if (cell.isEmpty() && column >= row.cells.size())
        return;
    row.cells.resize(std::max<qsizetype>(row.cells.size(), column + 1));
    row.cells[column] = cell;
}

}  // namespace

Result<QList<MergedRange>> mergedBelow(Workbook &book, int sheet, int headingRow, Progress &progress) {
    const auto merged = book.merged(sheet, progress);
    if (!merged)
        return merged.error();
    QList<MergedRange> out;
    for (const MergedRange &range : *merged)
        if (range.firstRow > headingRow && range.lastRow > range.firstRow && range.firstColumn == range.lastColumn)
            out << range;
    std::sort(out.begin(), out.end(), [](const MergedRange &a, const MergedRange &b) { return a.firstRow < b.firstRow; });
    return out;
}

CarriedCells::CarriedCells(const SheetMapping &mapping, const QList<MergedRange> &merged, const RosterWords &words) : m_words(words) {
    for (const ColumnMapping &mapped : mapping.columns) {
        if (mapped.target.isEmpty() || mapped.target == kRowNumber)
            continue;
        if (mapped.target == kOwnName)
            m_name = mapped.column;
        Column column;
        column.column = mapped.column;
        column.carries = mapped.target != kOwnName && mapped.target != kOwn + fields::kIdNumber;
        for (const MergedRange &range : merged)
            if (column.carries && range.firstColumn == mapped.column)
                column.merged << range;
        m_columns << column;
    }
}

void CarriedCells::fill(SheetRow &row) {
    const bool named = m_name >= 0 && m_name < row.cells.size() && !row.cells.at(m_name).isEmpty();   // a row of nobody stays one
    for (Column &column : m_columns) {
        while (column.next < column.merged.size() && column.merged[column.next].lastRow < row.number) {
            ++column.next;
            column.first = Cell();
        }
        if (named && column.next < column.merged.size() && column.merged[column.next].firstRow < row.number && row.cells.value(column.column).isEmpty())
            put(row, column.column, column.first);
    }
}

QList<int> CarriedCells::resolve(SheetRow &row) {
    QList<int> lost;
    for (Column &column : m_columns) {
        if (column.column < row.cells.size() && m_words.isDitto(row.cells.at(column.column).text)) {
            if (!column.carries || !m_any)
                lost << column.column;
            put(row, column.column, column.carries ? column.above : Cell());
        }
        if (column.next < column.merged.size() && column.merged[column.next].firstRow == row.number)
            column.first = row.cells.value(column.column);
    }
    return lost;
}

void CarriedCells::keep(const SheetRow &row) {
    m_any = true;
    for (Column &column : m_columns)
        column.above = row.cells.value(column.column);
}

}  // namespace tongdang
