// A look into an OLE container (MS-CFB): which streams it names, and whether its tables are sound enough to be given to freexl, which
// follows them with more trust than a stranger's file deserves.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace tongdang::sheets {

enum class OleContent { Workbook, EncryptedWorkbook, EncryptedPackage, Other, Damaged };
// `workbook` gets the stream of the sheets' records; of a file for two versions of Excel the newer one's.
OleContent oleContent(const QByteArray &bytes, QByteArray *workbook = nullptr);

}  // namespace tongdang::sheets
