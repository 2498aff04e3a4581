// Statistical tables on paper: merged headings repeated on every page, a wide table in parts that each begin with the places, rules and
// notes below.
#pragma once

#include "core/statistics/summary.h"
#include "ui/printing/flow.h"
#include "ui/printing/pdf.h"

namespace tongdang {

struct FiguresPrint {
    const Messages &words;
    Language language = Language::Chinese;
    QString unit;                  // who reports
    bool official = true;          // rules and notes below, and signatures; else the figures alone
};

// The table into the flow, without notes; `caption` above it, on the same page.
void layFigures(Flow &flow, Type &type, const Summary &summary, const FiguresPrint &print, const QString &caption = {});
// "Page 1 of 3" at the foot of each.
void numberPages(std::vector<paper::Page> &pages, Type &type, const Margins &margins, const Messages &words, Language language);
std::vector<paper::Page> figuresPages(const Summary &summary, Type &type, const FiguresPrint &print);
// Errors: File printing.cannot_write, printing.no_room.
Result<int> figuresToPdf(const Summary &summary, const QString &path, const FiguresPrint &print);

}  // namespace tongdang
