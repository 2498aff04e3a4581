// Text tables: separator guessed from the first lines, records streamed (RFC 4180, and what people's programs make of it).
#pragma once

#include "core/sheets/workbook.h"

#include <QIODevice>

#include <memory>

namespace tongdang::sheets {

// `needsSeparator`: a text without any is no table (names ending in .txt).
Result<std::unique_ptr<Workbook>> openCsv(std::unique_ptr<QIODevice> device, const QString &file, bool needsSeparator, const SheetLimits &limits);

// The guard against formulas: an apostrophe before = + - @ tab CR, and one more where such a text begins with apostrophes itself.
QString guardedCsvText(const QString &text);
QString unguardedCsvText(const QString &text);

}  // namespace tongdang::sheets
