// A schematic map: a tile a place, where it lies among its neighbours (resources/tiles); places without a tile of their own stand below, in
// the table's order.
#include "ui/charts/layout/canvas.h"

#include "core/places/tile_map.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr double kNatural = 104, kLeast = 60;

struct Cells {
    std::vector<QPoint> at;   // by category: column and row
    int across = 1, down = 1;
};

// Of `count` tiles, none of them on the map: so many beside each other that they are as large as can be.
int acrossOf(int count, double width, double height, double least) {
    int best = 1;
    double largest = 0;
    for (int across = 1; across <= count; ++across)
        if (const double side = std::min(width / across, height / ((count + across - 1) / across)); side > largest) {
            largest = side;
            best = across;
        }
    return largest >= least ? best : std::max(1, int(width / least));
}

Cells cellsOf(const ChartFigures &figures, int widest, double width, double height, double least) {
    const QHash<QString, QPoint> &map = tileMap();
    Cells out;
    std::vector<size_t> rest;
    int left = 1 << 20, right = -1, top = 1 << 20, bottom = -1;
    out.at.resize(size_t(figures.categories.size()));
    for (size_t c = 0; c < out.at.size(); ++c) {
        const auto known = map.constFind(figures.codes.value(qsizetype(c)));
        if (known == map.cend()) {
            rest.push_back(c);
            continue;
        }
        out.at[c] = *known;
        left = std::min(left, known->x());
        right = std::max(right, known->x());
        top = std::min(top, known->y());
        bottom = std::max(bottom, known->y());
    }
    for (size_t c = 0; c < out.at.size(); ++c)
        if (map.contains(figures.codes.value(qsizetype(c))))
            out.at[c] -= QPoint(left, top);
    out.across = std::max(1, right - left + 1);
    out.down = right < 0 ? 0 : bottom - top + 1;
    if (rest.empty())
        return out;
    if (out.down == 0)
        out.across = height > 0 ? acrossOf(int(rest.size()), width, height, least) : std::clamp(int(std::ceil(std::sqrt(double(rest.size()) * 1.6))), 1, widest);
    for (size_t i = 0; i < rest.size(); ++i)
        out.at[rest[i]] = QPoint(int(i) % out.across, out.down + int(i) / out.across);
    out.down += (int(rest.size()) + out.across - 1) / out.across;
    return out;
}

}  // namespace

void layTiles(Canvas &canvas, double top) {
    const ChartFigures &figures = canvas.figures();
    const ChartLook &look = canvas.look();
    const double room = canvas.width() - 2 * canvas.margin(), least = canvas.px(kLeast);
    const Cells cells = cellsOf(figures, std::max(1, int(room / canvas.px(kNatural))), room, canvas.isFixed() ? canvas.height() - top - canvas.margin() - canvas.lineHeight() : 0, least);
    const double natural = std::min(canvas.px(kNatural), room / cells.across);
    const auto [rows, high] = canvas.fit(top, cells.down, std::min(least, natural), natural);
    const double side = std::min(natural * (canvas.isFixed() ? 1.6 : 1), std::min(high, room / cells.across));
    double most = 0;
    for (int c = 0; c < canvas.categories(); ++c)
        most = std::max(most, figures.value(0, size_t(c)));
    int shown = 0;
    for (int c = 0; c < canvas.categories(); ++c) {
        const QPoint at = cells.at[size_t(c)];
        if (at.y() >= rows)
            continue;
        ++shown;
        const QRectF tile = QRectF(canvas.margin() + at.x() * side, top + at.y() * side, side, side).adjusted(canvas.px(1.5), canvas.px(1.5), -canvas.px(1.5), -canvas.px(1.5));
        paper::Shape shape{paper::Shape::Kind::Box, {tile.topLeft(), tile.bottomRight()}};
        shape.fill = look.shade(most > 0 ? figures.value(0, size_t(c)) / most : 0);
        shape.line = canvas.px(1);
        shape.lineInk = look.border;
        const paper::Ink ink = look.on(shape.fill);
        canvas.add(std::move(shape));
        canvas.mark(tile, 0, c);
        const QString number = chartNumber(figures, 0, c);
        const int lines = int((tile.height() - canvas.px(4)) / canvas.lineHeight());
        const QStringList name = lines > 1 ? canvas.wrapped(figures.categories[c], tile.width() - canvas.px(6), std::min(3, lines - 1)) : QStringList();
        double y = tile.center().y() - double(name.size()) * canvas.lineHeight() / 2;
        for (const QString &line : name) {
            canvas.write(line, tile.center().x(), y, paper::Anchor::Middle, ink);
            y += canvas.lineHeight();
        }
        if (lines > 0)
            canvas.write(canvas.elided(number, tile.width() - canvas.px(4), true), tile.center().x(), y, paper::Anchor::Middle, ink, true);
    }
    canvas.finish(top + rows * side, shown);
}

}  // namespace tongdang
