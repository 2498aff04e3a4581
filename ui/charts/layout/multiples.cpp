// A small chart for each place, all on one scale.
#include "ui/charts/layout/canvas.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {
constexpr double kLeastWidth = 210;
}

void layMultiples(Canvas &canvas, double top) {
    const ChartFigures &figures = canvas.figures();
    const ChartLook &look = canvas.look();
    top = canvas.key(top);
    const int series = canvas.series();
    const double gap = canvas.px(16), room = canvas.width() - 2 * canvas.margin();
    const int across = std::clamp(int((room + gap) / (canvas.px(kLeastWidth) + gap)), 1, std::max(1, canvas.categories()));
    const double wide = (room - gap * (across - 1)) / across;
    const double row = std::max(canvas.px(16), canvas.font() * 1.2), high = canvas.lineHeight() + series * row + canvas.px(14);
    const int down = (canvas.categories() + across - 1) / across;
    const auto [rows, each] = canvas.fit(top, down, high, high);
    const int shown = std::min(canvas.categories(), rows * across);
    double most = 0, numbers = 0;
    for (int c = 0; c < canvas.categories(); ++c)
        for (int s = 0; s < series; ++s) {
            most = std::max(most, figures.value(size_t(s), size_t(c)));
            numbers = std::max(numbers, canvas.measure(chartNumber(figures.value(size_t(s), size_t(c)))));
        }
    const double barRoom = std::max(10.0, wide - numbers - canvas.px(12));
    for (int c = 0; c < shown; ++c) {
        const double x = canvas.margin() + (c % across) * (wide + gap), y = top + (c / across) * each;
        canvas.write(canvas.elided(figures.categories[c], wide, true), x, y + canvas.lineHeight() / 2, paper::Anchor::Start, look.text, true);
        const double body = y + canvas.lineHeight(), bar = std::min(row, std::max(1.0, (each - canvas.lineHeight() - canvas.px(8)) / series));
        canvas.line(x, body, x, body + series * bar, look.border);
        for (int s = 0; s < series; ++s) {
            const double value = figures.value(size_t(s), size_t(c));
            const QRectF rect(x, body + s * bar + bar * 0.08, std::max(1.0, most > 0 ? barRoom * value / most : 0), bar * 0.84);
            canvas.filled(rect, s);
            canvas.mark(QRectF(x, body + s * bar, wide, bar), s, c);
            if (bar >= canvas.font() * 1.1)
                canvas.write(chartNumber(figures, s, c), rect.right() + canvas.px(6), rect.center().y(), paper::Anchor::Start, look.text);
        }
    }
    canvas.finish(top + rows * each, shown);
}

}  // namespace tongdang
