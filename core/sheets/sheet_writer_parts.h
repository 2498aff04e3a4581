// The two writers behind SheetWriter::create.
#pragma once

#include "core/sheets/sheet_writer.h"

namespace tongdang::sheets {

Result<std::unique_ptr<SheetWriter>> createCsvWriter(const QString &path, SheetEncoding encoding);
Result<std::unique_ptr<SheetWriter>> createXlsxWriter(const QString &path, SheetMemory memory);

inline Error cannotWrite(const QString &file, const QString &reason) {
    return makeError(ErrorCode::File, QStringLiteral("sheets.cannot_write"), {file}, reason);
}

}  // namespace tongdang::sheets
