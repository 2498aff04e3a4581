#include "ui/bulletins/bulletin_chart.h"

#include "ui/charts/layout/chart_layout.h"

namespace tongdang {

paper::Drawing bulletinChart(const FilledBlock &block, Type &type, const Messages &words, Language language, double width) {
    ChartRequest request;
    request.kind = chartKindOf(block.chart.kind).value_or(ChartKind::Bar);
    request.columns = block.chart.columns;
    request.left = block.chart.left;
    request.right = block.chart.right;
    request.title = block.chart.title;
    const PaperMeasure measure(type);
    return drawChart(chartFigures(block.summary, request, words, language), ChartLook::paper(false), {words, language}, measure, QSizeF(width, 0));
}

}  // namespace tongdang
