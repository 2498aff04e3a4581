// A pie of five slices at most; where there are more parts the smaller ones are one slice, told apart as bars beside it.
#include "ui/charts/layout/canvas.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tongdang {

namespace {

constexpr double kNaturalSide = 280, kFineness = M_PI / 90;

QPointF onCircle(const QPointF &centre, double radius, double turn) { return centre + radius * QPointF(std::sin(turn), -std::cos(turn)); }

}  // namespace

void layPie(Canvas &canvas, double top) {
    const ChartFigures &figures = canvas.figures();
    const ChartLook &look = canvas.look();
    const std::vector<double> &parts = figures.values[0];
    const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
    const int slices = figures.slices;
    const double others = std::accumulate(parts.begin() + slices, parts.end(), 0.0);
    const bool hasOthers = others > 0;
    if (!(all > 0))
        return canvas.nothing(top);
    const double row = canvas.lineHeight() * 1.15, space = canvas.px(8), across = canvas.width() - 2 * canvas.margin();
    const int rows = slices + (hasOthers ? 1 : 0);
    // Little room: numbers without their share, which stands on the slices.
    const bool brief = across < canvas.px(400);
    const auto numberOf = [&](double value) { return brief ? chartNumber(value) : QStringLiteral("%1  %2 %").arg(chartNumber(value), QString::number(value * 100 / all, 'f', 1)); };
    const double widest = across * (brief ? 0.35 : 0.42), natural = std::min(canvas.px(kNaturalSide), widest);
    const double bars = hasOthers ? row * double(parts.size() - size_t(slices)) + space : 0;
    const double room = (canvas.isFixed() ? canvas.height() : kMostChartSide) - top - canvas.margin(), wanted = std::max(natural, row * rows + bars);
    const double height = wanted <= room ? (canvas.isFixed() ? room : wanted) : room - canvas.lineHeight() - space;   // a line for what is not shown
    const double side = std::max(10.0, std::min({natural * (canvas.isFixed() ? 2 : 1), height, widest}));
    const QPointF centre(canvas.margin() + side / 2, top + side / 2);

    const double keyLeft = canvas.margin() + side + canvas.px(brief ? 12 : 24);
    double numbers = canvas.measure(numberOf(others)), longest = 0;
    for (const QString &name : figures.categories)
        longest = std::max(longest, canvas.measure(canvas.withShape(name, 0)));
    for (const double part : parts)
        numbers = std::max(numbers, canvas.measure(numberOf(part)));
    const double swatch = canvas.px(14), nameLeft = keyLeft + swatch + space, most = canvas.width() - canvas.margin() - numbers - 2 * space - nameLeft;
    const double nameRoom = std::clamp(hasOthers ? 2.2 * longest + space : longest + 1, 0.0, std::max(0.0, most)), right = nameLeft + nameRoom + 2 * space + numbers;

    double turn = 0, y = top;
    for (int i = 0; i < rows; ++i) {
        const bool isOthers = i == slices;
        const double value = isOthers ? others : parts[size_t(i)], end = turn + 2 * M_PI * value / all;
        paper::Shape slice{paper::Shape::Kind::Area, {}};
        if (rows > 1)
            slice.points.push_back(centre);
        const int steps = std::max(2, int(std::ceil((end - turn) / kFineness)));
        for (int k = 0; k <= steps; ++k)
            slice.points.push_back(onCircle(centre, side / 2, turn + (end - turn) * k / steps));
        canvas.fill(slice, isOthers ? kMostSlices : i);   // the sixth fill: no slice has it
        slice.line = canvas.px(1.5);
        slice.lineInk = look.ground;
        if (!isOthers)
            canvas.mark(slice.points, 0, i);
        const QString share = QString::number(value * 100 / all, 'f', 0) + u'%';
        const double wide = 2 * std::sin(std::min(end - turn, M_PI) / 2) * side * 0.32;
        const QPointF at = rows > 1 ? onCircle(centre, side * 0.34, (turn + end) / 2) : centre;
        canvas.add(std::move(slice));
        if (wide > canvas.measure(share) + canvas.px(8))
            canvas.inside(share, QRectF(at.x() - wide / 2, at.y() - row / 2, wide, row), isOthers ? kMostSlices : i);
        if (y + row <= top + height) {
            const QString name = isOthers ? canvas.say("statistics.chart_others", {QString::number(parts.size() - size_t(slices))}) : canvas.withShape(figures.categories[i], i);
            canvas.filled({keyLeft, y + (row - swatch) / 2, swatch, swatch}, isOthers ? kMostSlices : i);
            canvas.write(canvas.elided(name, nameRoom), nameLeft, y + row / 2, paper::Anchor::Start, look.text);
            canvas.write(numberOf(value), right, y + row / 2, paper::Anchor::End, look.text);
            y += row;
        }
        turn = end;
    }
    // The parts of “others”, as bars of one scale.
    int shown = slices;
    if (hasOthers) {
        y += space;
        const double largest = parts[size_t(slices)], barRoom = nameRoom * 0.45, nameWidth = std::max(0.0, nameRoom - barRoom - space);
        for (; shown < int(parts.size()) && y + row <= top + height + 0.01; ++shown, y += row) {
            const QRectF bar(nameLeft + nameWidth + space, y + row * 0.15, std::max(1.0, barRoom * parts[size_t(shown)] / largest), row * 0.7);
            canvas.write(canvas.elided(figures.categories[shown], nameWidth), nameLeft, y + row / 2, paper::Anchor::Start, look.text);
            canvas.filled(bar, kMostSlices);
            canvas.mark(QRectF(nameLeft, y, right - nameLeft, row), 0, shown);
            canvas.write(numberOf(parts[size_t(shown)]), right, y + row / 2, paper::Anchor::End, look.text);
        }
    }
    canvas.finish(std::max(y, top + side), shown);
}

}  // namespace tongdang
