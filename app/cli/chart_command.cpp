// chart.
#include "app/cli/commands.h"

#include "core/statistics/chart_series.h"
#include "core/statistics/small_numbers.h"
#include "ui/charts/layout/chart_layout.h"
#include "ui/printing/type.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace tongdang {

namespace {

constexpr double kWidth = 1200;         // px, where nobody says; the height is what it needs

std::optional<QSizeF> sizeOf(Cli &cli, int &status) {
    if (!cli.args().has(QStringLiteral("size")))
        return QSizeF(kWidth, 0);
    static const QRegularExpression form(QStringLiteral("^(\\d{1,6})[xX×*](\\d{1,6})$"));
    const QString text = cli.args().value(QStringLiteral("size"));
    const auto found = form.match(text);
    const QSizeF size(found.captured(1).toDouble(), found.captured(2).toDouble());
    if (found.hasMatch() && size.width() >= kLeastChartWidth && size.height() >= kLeastChartHeight && size.width() <= kMostChartSide && size.height() <= kMostChartSide)
        return size;
    status = cli.usage(QStringLiteral("statistics.chart_size"), {text, QString::number(kLeastChartWidth), QString::number(kLeastChartHeight), QString::number(kMostChartSide)});
    return std::nullopt;
}

// Bars where nobody says.
std::optional<ChartKind> kindOf(Cli &cli, int &status) {
    const QString name = cli.args().value(QStringLiteral("kind"), chartKindName(ChartKind::Bar));
    const auto kind = chartKindOf(name);
    if (!kind)
        status = cli.usage(QStringLiteral("statistics.chart_kind"), {name, chartKindNames().join(QStringLiteral(", "))});
    return kind;
}

}  // namespace

int runChart(Cli &cli) {
    const Arguments &args = cli.args();
    int status = kUsage;
    const QString file = args.value(QStringLiteral("o")), ending = QFileInfo(file).suffix().toLower();
    if (file.isEmpty())
        return cli.usage(QStringLiteral("statistics.chart_where"));
    if (ending != u"png" && ending != u"svg" && ending != u"pdf")
        return cli.usage(QStringLiteral("statistics.chart_ending"), {QFileInfo(file).fileName()});
    const auto kind = kindOf(cli, status);
    const auto size = kind ? sizeOf(cli, status) : std::nullopt;
    auto request = size ? summaryRequestOf(cli, status) : std::nullopt;
    if (!request)
        return status;
    const auto below = hideBelowOf(cli, status);
    if (!below)
        return status;
    const bool frozen = args.has(QStringLiteral("frozen"));
    if (frozen && *kind == ChartKind::Trend)
        return cli.usage(QStringLiteral("statistics.chart_frozen_trend"));
    Ledger *ledger = cli.ledger();
    if (!ledger)
        return cli.openStatus();
    LedgerReader &reader = ledger->reader();
    std::optional<FrozenSummary> kept;
    const TableCatalog tables(ledger->forms(), ledger->installedTables());
    const TableDefinition *table = tables.find(args.words[0]);
    if (frozen) {
        kept = frozenOf(cli, *below, status);
        if (!kept)
            return status;
        table = kept->definition.get();
    }
    if (!table)
        return cli.fail(makeError(ErrorCode::NotFound, QStringLiteral("statistics.unknown_table"), {args.words[0]}));
    if (*kind != ChartKind::Trend && !frozen && !periodFits(cli, *table, status))
        return status;
    const QStringList columns = args.value(QStringLiteral("columns")).split(u',', Qt::SkipEmptyParts);
    std::optional<ChartRequest> chart;
    if (columns.isEmpty()) {
        chart = defaultChart(*table, *kind);
        if (!chart)
            return cli.fail(makeError(ErrorCode::Invalid, QStringLiteral("statistics.chart_none"), {table->id, chartKindName(*kind)}));
    } else {
        auto named = chartOf(*table, *kind, columns);
        if (!named)
            return cli.fail(named.error());
        chart = std::move(*named);
    }
    const Language language = cli.documentLanguage();
    ChartFigures figures;
    if (*kind == ChartKind::Trend) {
        const auto points = tableSeries(*ledger, reader, cli.session(), *table, *request, false, *below, cli.progress());
        if (!points)
            return cli.fail(points.error());
        const QString region = request->region.isEmpty() ? ledger->settings().region : request->region;
        figures = seriesFigures(*table, *points, *chart, reader.places().name(region), cli.messages(), language);
    } else if (kept) {
        figures = chartFigures(kept->summary, *chart, cli.messages(), language);
    } else {
        const auto summary = summarizeHiding(reader, cli.session(), *table, *request, *below, cli.progress());
        if (!summary)
            return cli.fail(summary.error());
        figures = chartFigures(*summary, *chart, cli.messages(), language);
    }
    Type type;
    const PaperMeasure measure(type);
    const paper::Drawing drawing = drawChart(figures, ChartLook::paper(args.has(QStringLiteral("grey"))), {cli.messages(), language}, measure, *size);
    if (const auto written = paper::write(drawing, file, ending); !written)
        return cli.fail(written.error());
    return cli.answer(QJsonObject(), cli.say(QStringLiteral("statistics.chart_made"), {file}) + u'\n');
}

}  // namespace tongdang
