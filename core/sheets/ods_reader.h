// The OpenDocument workbook (.ods: LibreOffice, WPS). All its sheets stand in one part; rows and cells that repeat are written once
// (ODF 1.2 part 1, chapter 9).
#pragma once

#include "core/sheets/zip_package.h"

namespace tongdang::sheets {

bool isOpenDocument(const ZipPackage &package);
Result<std::unique_ptr<Workbook>> openOds(std::unique_ptr<ZipPackage> package);

}  // namespace tongdang::sheets
