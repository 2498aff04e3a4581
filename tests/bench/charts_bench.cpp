// Drawing each kind of chart with 1, 22 and 1,000 places: laid out as in the window, and written as PNG, SVG and PDF.
#include "tests/bench/bench.h"

#include "core/base/message.h"
#include "ui/charts/layout/chart_layout.h"
#include "ui/printing/type.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace tongdang::bench {

namespace {

constexpr int kSeries = 4;
constexpr double kWidth = 1000;

ChartFigures figuresOf(ChartKind kind, int places) {
    ChartFigures out;
    Dice dice{quint64(places)};
    out.kind = kind;
    out.title = QStringLiteral("各地年龄构成");
    const int series = kind == ChartKind::Bar || kind == ChartKind::Tiles || kind == ChartKind::Pie ? 1 : kind == ChartKind::Pyramid ? 2 : kSeries;
    for (int c = 0; c < places; ++c) {
        out.categories << QStringLiteral("千里山镇新地村第%1组").arg(c);
        out.codes << QString();
        if (kind == ChartKind::Trend) {
            out.days.push_back(QDate(2000, 1, 31).addDays(c * 91));
            out.points.push_back(PointKind::Known);
        }
    }
    for (int s = 0; s < series; ++s) {
        out.series << QStringLiteral("第%1组").arg(s);
        out.values.emplace_back();
        out.sources.emplace_back(size_t(places));
        for (int c = 0; c < places; ++c)
            out.values.back().push_back(double(dice.below(500)));
    }
    if (kind == ChartKind::Pie) {
        std::sort(out.values[0].rbegin(), out.values[0].rend());
        out.slices = std::min(places, kMostSlices - 1);
    }
    return out;
}

}  // namespace

void chartsSubject(const Options &options) {
    const Messages messages;
    Type type;
    const PaperMeasure measure(type);
    QDir().mkpath(options.work);
    for (const QString &name : chartKindNames())
        for (const int places : {1, 22, 1000}) {
            const ChartFigures figures = figuresOf(*chartKindOf(name), places);
            paper::Drawing drawing;
            const auto lay = [&] { drawing = drawChart(figures, ChartLook::paper(false), {messages, Language::Chinese}, measure, {kWidth, 0}); };
            lay();                                   // the first looks for its fonts
            const int times = options.smoke ? 1 : 9;
            const double laid = repeated(times, lay).p50();
            std::vector<double> written;
            for (const QString &ending : {QStringLiteral("svg"), QStringLiteral("png"), QStringLiteral("pdf")}) {
                const QString file = QDir(options.work).filePath(QStringLiteral("chart.") + ending);
                written.push_back(repeated(options.smoke ? 1 : 3, [&] { need(paper::write(drawing, file, ending)); }).p50());
                QFile::remove(file);
            }
            print({QStringLiteral("chart: %1, laid out").arg(name), places, QStringLiteral("ms"), laid, QStringLiteral("%1, svg %2, png %3, pdf %4").arg(QString::number(laid, 'f', 2), QString::number(written[0], 'f', 1), QString::number(written[1], 'f', 0), QString::number(written[2], 'f', 0)), 100, {}, 0, 0});
        }
}

}  // namespace tongdang::bench
