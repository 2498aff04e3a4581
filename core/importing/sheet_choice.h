// Which sheets of a workbook an import takes. Where none is named: the one whose headings say most, and with it those of its kind; the
// others that have anything in them are told with the reason.
#pragma once

#include "core/importing/sheet_peek.h"

namespace tongdang {

struct ChosenSheets {
    QList<SheetHead> heads;           // in the file's order
    int main = 0;                     // of them, the one that says most
    QList<SheetOutcome> skipped;
};

// `sheet` "" chooses. Errors as readHead.
Result<ChosenSheets> chooseSheets(Workbook &book, const QString &sheet, const SheetQuestion &question);

}  // namespace tongdang
