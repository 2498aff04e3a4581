#include "core/sheets/xlsx_chart.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>

namespace tongdang::sheets {

namespace {

constexpr std::array<lxw_color_t, 8> kColours{0x1F4E79, 0xE08E2B, 0x5B9F9A, 0xB23A48, 0x8FB8DE, 0x6B4E8E, 0xC9B458, 0x4F4F4F};
constexpr std::array<uint8_t, 4> kPatterns{LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, LXW_CHART_PATTERN_LIGHT_HORIZONTAL, LXW_CHART_PATTERN_DOTTED_GRID, LXW_CHART_PATTERN_LIGHT_VERTICAL};

uint8_t typeOf(const SheetChart &chart) {
    switch (chart.kind) {
    case SheetChart::Kind::Stacked: return chart.lying ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED;
    case SheetChart::Kind::Share: return chart.lying ? LXW_CHART_BAR_STACKED_PERCENT : LXW_CHART_COLUMN_STACKED_PERCENT;
    case SheetChart::Kind::Pie: return LXW_CHART_PIE;
    case SheetChart::Kind::Line: return LXW_CHART_LINE;
    case SheetChart::Kind::Bars: break;
    }
    return chart.lying ? LXW_CHART_BAR : LXW_CHART_COLUMN;
}

}  // namespace

bool addChart(lxw_workbook *book, lxw_worksheet *on, const QByteArray &sheet, const SheetChart &chart) {
    lxw_chart *made = workbook_add_chart(book, typeOf(chart));
    if (!made)
        return false;
    const bool isPie = chart.kind == SheetChart::Kind::Pie, isLine = chart.kind == SheetChart::Kind::Line;
    for (qsizetype i = 0; i < chart.series.size(); ++i) {
        const SheetChart::Series &from = chart.series[i];
        lxw_chart_series *series = chart_add_series(made, nullptr, nullptr);
        if (!series)
            return false;
        const auto set = [&](auto assign, const SheetChart::Range &range) {
            assign(series, sheet.constData(), lxw_row_t(range.firstRow), lxw_col_t(range.firstColumn), lxw_row_t(range.lastRow), lxw_col_t(range.lastColumn));
        };
        set(chart_series_set_categories, from.names);
        set(chart_series_set_values, from.values);
        chart_series_set_name(series, from.name.toUtf8().constData());
        lxw_color_t colour = kColours[size_t(i) % kColours.size()];
        lxw_chart_line line{};
        line.color = isLine ? colour : 0x404040;
        line.width = isLine ? 2 : 0.5f;
        if (!isPie)
            chart_series_set_line(series, &line);
        if (isLine) {
            chart_series_set_marker_type(series, uint8_t(LXW_CHART_MARKER_SQUARE + i % 6));
        } else if (!isPie && i % 2 == 1) {
            lxw_chart_pattern pattern{};
            pattern.fg_color = colour;
            pattern.bg_color = LXW_COLOR_WHITE;
            pattern.type = kPatterns[size_t(i / 2) % kPatterns.size()];
            chart_series_set_pattern(series, &pattern);
        } else if (!isPie) {
            lxw_chart_fill fill{};
            fill.color = colour;
            chart_series_set_fill(series, &fill);
        }
        chart_series_set_labels(series);
        if (isPie)
            chart_series_set_labels_leader_line(series);
    }
    chart_title_set_name(made, chart.title.toUtf8().constData());
    if (chart.series.size() > 1 || isPie)
        chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
    else
        chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    if (chart.lying)
        chart_axis_set_reverse(made->y_axis);   // the first place on top
    lxw_chart_options options{};
    options.x_scale = chart.width / 480.0;      // of the library's own size
    options.y_scale = chart.height / 288.0;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    return worksheet_insert_chart_opt(on, lxw_row_t(chart.row), lxw_col_t(chart.column), made, &options) == LXW_NO_ERROR;
}

}  // namespace tongdang::sheets
