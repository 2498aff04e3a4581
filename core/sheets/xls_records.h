// What freexl does not tell of an .xls: which sheets are hidden, which cells are merged and which hold TRUE or FALSE, from the records of the
// workbook's own stream (MS-XLS 2.4.28 BoundSheet8, 2.4.168 MergeCells, 2.4.24 BoolErr, 2.4.127 Formula).
#pragma once

#include "core/sheets/workbook.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace tongdang::sheets {

struct XlsSheet {
    bool hidden = false;
    QList<MergedRange> merged;
    QHash<std::pair<quint32, quint32>, bool> truths;   // by row and column, from 0
};
// In the order of the workbook, which is freexl's too. What a record tells past the end of the stream or of any sheet is passed over.
std::vector<XlsSheet> xlsSheets(const QByteArray &stream);

}  // namespace tongdang::sheets
