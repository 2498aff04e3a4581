// What a row takes over from the rows above it: the value of a cell merged over several rows, and 同上 for the cell above. The serial
// number and what tells one child from another (name, ID number) are never taken over.
#pragma once

#include "core/importing/import.h"
#include "core/importing/roster_template.h"

namespace tongdang {

// Ranges of one column below the headings.
Result<QList<MergedRange>> mergedBelow(Workbook &book, int sheet, int headingRow, Progress &progress);

class CarriedCells {
  public:
    CarriedCells(const SheetMapping &mapping, const QList<MergedRange> &merged, const RosterWords &words);
    void fill(SheetRow &row);                // merged cells
    QList<int> resolve(SheetRow &row);       // 同上; columns where nothing stands above, blank now
    void keep(const SheetRow &row);          // a person's row: 同上 below it means it

  private:
    struct Column {
        int column = 0;
        bool carries = true;
        QList<MergedRange> merged;           // from the top
        qsizetype next = 0;
        Cell first, above;                   // of the range; of the row above
    };
    const RosterWords &m_words;
    QList<Column> m_columns;
    int m_name = -1;
    bool m_any = false;                      // a row stands above
};

}  // namespace tongdang
