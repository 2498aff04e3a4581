// A table by place and column, each number on a ground that is the darker the more it is of its column's largest.
#include "ui/charts/layout/canvas.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr double kNameShare = 0.3, kUpright = 200, kMostUpright = 400, kLyingFrom = 64;
constexpr int kHeadingLines = 3;

// The steps from little to much.
double keyOfShades(Canvas &canvas, double top) {
    const double side = canvas.px(16);
    double x = canvas.margin();
    const double middle = top + canvas.lineHeight() / 2;
    const QString least = canvas.say("statistics.chart_least"), most = canvas.elided(canvas.say("statistics.chart_most"), std::max(0.0, canvas.width() - 2 * canvas.margin() - kShades * side - canvas.measure(least) - canvas.px(12)));
    canvas.write(least, x, middle, paper::Anchor::Start, canvas.look().muted);
    x += canvas.measure(least) + canvas.px(6);
    for (int i = 0; i < kShades; ++i, x += side) {
        paper::Shape cell{paper::Shape::Kind::Box, {{x, middle - side / 2}, {x + side, middle + side / 2}}};
        cell.fill = canvas.look().shade(double(i) / (kShades - 1));
        cell.line = canvas.px(0.75);
        cell.lineInk = canvas.look().border;
        canvas.add(std::move(cell));
    }
    canvas.write(most, x + canvas.px(6), middle, paper::Anchor::Start, canvas.look().muted);
    return top + canvas.lineHeight() + canvas.px(8);
}

}  // namespace

void layHeat(Canvas &canvas, double top) {
    const ChartFigures &figures = canvas.figures();
    const ChartLook &look = canvas.look();
    top = keyOfShades(canvas, top);
    double names = 0, numbers = canvas.measure(QStringLiteral("00"));
    for (int c = 0; c < canvas.categories(); ++c)
        names = std::max(names, canvas.measure(figures.categories[c]));
    for (const auto &values : figures.values)
        for (const double value : values)
            numbers = std::max(numbers, canvas.measure(chartNumber(value)));
    const double nameWidth = std::min(std::ceil(names) + 1, canvas.width() * kNameShare), space = canvas.px(8), left = canvas.margin() + nameWidth + space;
    const double room = std::max(20.0, canvas.width() - canvas.margin() - left), least = std::max(numbers + canvas.px(8), canvas.font() * 1.5);
    const int columns = std::clamp(int(room / least), 1, canvas.series());
    const double cell = std::min(room / columns, canvas.px(140));
    // Headings: in lines where a cell is wide enough for their words, else upright, in full where the height is free.
    double word = 0, longest = 0;
    for (int s = 0; s < columns; ++s) {
        const QString text = canvas.withShape(figures.series[s], s);
        longest = std::max(longest, canvas.measure(text));
        for (const QString &one : text.split(u' ', Qt::SkipEmptyParts))
            if (one[0].unicode() < 0x1100)   // Chinese breaks anywhere
                word = std::max(word, canvas.measure(one));
    }
    const bool lying = cell >= canvas.px(kLyingFrom) && word <= cell - canvas.px(6);
    const double most = canvas.isFixed() ? std::clamp((canvas.height() - top) * 0.45, canvas.px(24), canvas.px(kUpright)) : std::clamp(std::ceil(longest) + 1, canvas.px(kUpright), canvas.px(kMostUpright));
    double heading = 0;
    std::vector<QStringList> headings;
    for (int s = 0; s < columns; ++s) {
        headings.push_back(lying ? canvas.wrapped(canvas.withShape(figures.series[s], s), cell - canvas.px(6), kHeadingLines) : QStringList{canvas.elidedWithin(canvas.withShape(figures.series[s], s), most)});
        heading = std::max(heading, lying ? headings.back().size() * canvas.lineHeight() : canvas.measure(headings.back()[0]));
    }
    for (int s = 0; s < columns; ++s) {
        const double middle = left + (s + 0.5) * cell;
        if (!lying) {
            canvas.writeUpright(headings[size_t(s)][0], middle, top + heading, look.text);
            continue;
        }
        const qsizetype lines = headings[size_t(s)].size();
        for (qsizetype i = 0; i < lines; ++i)
            canvas.write(headings[size_t(s)][i], middle, top + heading - (double(lines - i) - 0.5) * canvas.lineHeight(), paper::Anchor::Middle, look.text);
    }
    top += heading + canvas.px(6);
    const bool cut = columns < canvas.series();
    const double foot = cut ? canvas.lineHeight() + canvas.px(6) : 0;
    const auto [shown, each] = canvas.fit(top, canvas.categories(), canvas.font() * 1.4, canvas.font() * 1.9, foot);
    std::vector<double> largest;
    for (int s = 0; s < columns; ++s) {
        double highest = 0;
        for (int c = 0; c < canvas.categories(); ++c)
            highest = std::max(highest, figures.value(size_t(s), size_t(c)));
        largest.push_back(highest);
    }
    for (int c = 0; c < shown; ++c) {
        const double y = top + c * each;
        canvas.write(canvas.elided(figures.categories[c], nameWidth), canvas.margin() + nameWidth, y + each / 2, paper::Anchor::End, look.text);
        for (int s = 0; s < columns; ++s) {
            const QRectF rect(left + s * cell, y, cell, each);
            paper::Shape shape{paper::Shape::Kind::Box, {rect.topLeft(), rect.bottomRight()}};
            shape.fill = look.shade(largest[size_t(s)] > 0 ? figures.value(size_t(s), size_t(c)) / largest[size_t(s)] : 0, look.hasRisk && !figures.risks.value(s).isEmpty() ? canvas.ink(s) : look.accent);
            shape.line = canvas.px(0.75);
            shape.lineInk = look.border;
            const paper::Ink ink = look.on(shape.fill);
            canvas.add(std::move(shape));
            canvas.mark(rect, s, c);
            canvas.write(chartNumber(figures, s, c), rect.center().x(), rect.center().y(), paper::Anchor::Middle, ink);
        }
    }
    double bottom = top + shown * each;
    if (cut) {
        canvas.write(canvas.elided(canvas.say("statistics.chart_columns_cut", {QString::number(canvas.series() - columns)}), canvas.width() - 2 * canvas.margin()), canvas.margin(), bottom + canvas.px(6) + canvas.lineHeight() / 2, paper::Anchor::Start, look.muted);
        bottom += foot;
    }
    canvas.finish(bottom, shown);
}

}  // namespace tongdang
