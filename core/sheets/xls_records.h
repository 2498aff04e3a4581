// What freexl does not tell of an .xls: which sheets are hidden and which cells are merged, from the records of the workbook's own stream
// (MS-XLS 2.4.28 BoundSheet8, 2.4.168 MergeCells).
#pragma once

#include "core/sheets/workbook.h"

#include <QByteArray>

#include <vector>

namespace tongdang::sheets {

struct XlsSheet {
    bool hidden = false;
    QList<MergedRange> merged;
};
// In the order of the workbook, which is freexl's too. What a record tells past the end of the stream or of any sheet is passed over.
std::vector<XlsSheet> xlsSheets(const QByteArray &stream);

}  // namespace tongdang::sheets
