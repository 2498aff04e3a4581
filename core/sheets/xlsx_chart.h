// A SheetChart as a chart of libxlsxwriter.
#pragma once

#include "core/sheets/sheet_writer.h"

struct lxw_workbook;
struct lxw_worksheet;

namespace tongdang::sheets {

// Colours that are told apart in grey too, each of another brightness, and a pattern from the second on. `sheet`: its name, in UTF-8.
bool addChart(lxw_workbook *book, lxw_worksheet *on, const QByteArray &sheet, const SheetChart &chart);

}  // namespace tongdang::sheets
