// A filled bulletin as a file: PDF, a workbook with charts of its own, or one page of the web with nothing outside it.
#pragma once

#include "core/ledger/ledger.h"
#include "core/statistics/bulletin.h"
#include "ui/printing/pdf.h"

namespace tongdang {

std::vector<paper::Page> bulletinPages(const Bulletin &bulletin, Type &type, const Messages &words, Language language);
QByteArray bulletinHtml(const Bulletin &bulletin, Type &type, const Messages &words, Language language);
// By the file's ending. Errors: Invalid statistics.bulletin_where_to; File printing.cannot_write, printing.no_room, sheets.*.
Result<void> saveBulletin(const Bulletin &bulletin, const QString &file, const Messages &words, Language language);

}  // namespace tongdang
