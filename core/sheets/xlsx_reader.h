// The .xlsx workbook: sheets found through relationships, strings and styles read when first needed.
#pragma once

#include "core/sheets/xlsx_parts.h"

namespace tongdang::sheets {

Result<std::unique_ptr<Workbook>> openXlsx(std::unique_ptr<ZipPackage> package);

}  // namespace tongdang::sheets
