// Figures of places as charts get them: names short, long and none.
#pragma once

#include "tests/support/catch_qt.h"
#include "ui/charts/layout/chart_layout.h"
#include "ui/printing/type.h"

#include <array>

namespace tongdang::test {

inline constexpr std::array kAllKinds = {ChartKind::Bar, ChartKind::Grouped, ChartKind::Stacked, ChartKind::Share, ChartKind::Pyramid, ChartKind::Pie, ChartKind::Trend, ChartKind::Heat, ChartKind::Multiples, ChartKind::Tiles};

inline ChartFigures places(ChartKind kind, int places, int series) {
    ChartFigures out;
    out.kind = kind;
    out.title = QStringLiteral("各地年龄构成");
    out.note = QStringLiteral("农村留守儿童情况统计表 · 乌海市 · 2016-07-31");
    if (kind == ChartKind::Bar || kind == ChartKind::Tiles || kind == ChartKind::Pie)
        series = 1;
    if (kind == ChartKind::Pyramid)
        series = 2;
    for (int c = 0; c < places; ++c) {
        out.categories << (c % 3 == 0 ? QStringLiteral("内蒙古自治区乌海市海勃湾区千里山镇新地村第%1村民小组").arg(c) : c % 3 == 1 ? QStringLiteral("新地村") : QString());
        out.codes << (c == 0 ? QStringLiteral("150302101") : c == 1 ? QStringLiteral("150304003") : QString());
    }
    for (int s = 0; s < series; ++s) {
        out.series << (s % 2 ? QStringLiteral("就学情况 / 第%1组，学前教育阶段未入园的儿童").arg(s) : QStringLiteral("男%1").arg(s));
        out.values.emplace_back();
        out.sources.emplace_back();
        for (int c = 0; c < places; ++c) {
            out.values.back().push_back((c * 7919 + s * 131) % 1400);
            out.sources.back().push_back({QStringLiteral("c%1").arg(s), QString::number(c)});
        }
    }
    if (kind == ChartKind::Pie) {
        for (auto &values : out.values)
            std::sort(values.rbegin(), values.rend());
        out.slices = places > kMostSlices ? kMostSlices - 1 : places;
    }
    if (kind == ChartKind::Trend)
        for (int c = 0; c < places; ++c) {
            out.days.push_back(QDate(2015, 3, 31).addMonths(3 * c));
            out.categories[c] = out.days.back().toString(Qt::ISODate);
            out.points.push_back(c % 3 == 0 ? PointKind::Reported : c % 3 == 1 ? PointKind::Known : PointKind::Restated);
        }
    return out;
}

inline paper::Drawing drawn(const ChartFigures &figures, const QSizeF &size, bool grey = false, Language language = Language::Chinese) {
    static const Messages messages;
    static Type type;
    return drawChart(figures, ChartLook::paper(grey), {messages, language}, PaperMeasure(type), size);
}

}  // namespace tongdang::test
