// Excel 97–2003 by freexl, and what can be told of any OLE container (MS-CFB) from its directory.
#pragma once

#include "core/sheets/workbook.h"

#include <QIODevice>

namespace tongdang::sheets {

// `device`: the same file, for a look at its container. `path`: for freexl, which reads no memory.
Result<std::unique_ptr<Workbook>> openXls(QIODevice &device, const QString &path, const QString &file, const SheetLimits &limits);

}  // namespace tongdang::sheets
