// A bulletin on paper: title, the text down the page, tables and charts in their places.
#include "core/statistics/summary_words.h"
#include "ui/bulletins/bulletin_chart.h"
#include "ui/bulletins/bulletin_files.h"
#include "ui/printing/figures.h"

namespace tongdang {

using namespace paper;

namespace {
constexpr double kTitle = 18, kFacts = 10, kHeading = 13, kText = 11, kNote = 9;
constexpr double kChartUnits = 760;      // a chart's width, before it is fitted to the page
constexpr double kMostChart = 0.6;       // of a page's height
}  // namespace

std::vector<Page> bulletinPages(const Bulletin &bulletin, Type &type, const Messages &words, Language language) {
    const Margins margins{mm(20), mm(18), mm(20), mm(18)};
    Flow flow(type, Page(), margins);
    const FiguresPrint figures{words, language, bulletin.unit, false};
    flow.space(mm(4));
    flow.lines(bulletin.title, {kTitle, true, 0}, Flow::Align::Centre);
    flow.space(mm(2));
    flow.lines(bulletinFacts(bulletin, words, language).join(QStringLiteral("    ")), {kFacts, false, 60}, Flow::Align::Centre);
    flow.space(mm(5));
    const Style note{kNote, false, 60};
    for (const FilledBlock &block : bulletin.blocks)
        switch (block.kind) {
        case BlockKind::Heading:
            flow.space(mm(3));
            flow.together(mm(24));   // never alone at the foot of a page
            flow.lines(block.text, {kHeading, true, 0});
            flow.space(mm(1.5));
            break;
        case BlockKind::Paragraph:
            flow.lines(block.text, {kText, false, 0}, Flow::Align::Left, 0, true);
            flow.space(mm(1.5));
            break;
        case BlockKind::Note: flow.lines(block.text, note); break;
        case BlockKind::Page: flow.newPage(); break;
        case BlockKind::Table:
            flow.space(mm(2));
            layFigures(flow, type, block.summary, figures, block.summary.table->title.in(language));
            flow.space(mm(3));
            break;
        case BlockKind::Chart: {
            const Drawing drawing = bulletinChart(block, type, words, language, kChartUnits);
            double scale = flow.width() / drawing.width;
            if (const double most = (mm(297) - margins.top - margins.bottom) * kMostChart; drawing.height * scale > most)
                scale = most / drawing.height;
            flow.space(mm(2));
            flow.drawing(drawing, scale);
            flow.space(mm(3));
            break;
        }
        }
    flow.space(mm(4));
    for (const QString &one : bulletinNotes(bulletin, words, language))
        flow.lines(one, note);
    std::vector<Page> pages = flow.take();
    numberPages(pages, type, margins, words, language);
    return pages;
}

}  // namespace tongdang
