// Lying bars, since place names are long and places are many: one or several a place, on each other, as shares of 100 %, or against each other.
#include "ui/charts/layout/canvas.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr double kNameShare = 0.34;   // of the width, at most

class Bars {
  public:
    explicit Bars(Canvas &canvas) : m_canvas(canvas), m_figures(canvas.figures()), m_kind(m_figures.kind) {}

    void lay(double top) {
        top = m_canvas.key(top);
        const int series = m_canvas.series();
        const double line = m_canvas.font() * 1.2;
        const double gap = m_canvas.px(isGrouped() && series > 1 ? 10 : 8);
        const double natural = isGrouped() ? gap + series * std::max(m_canvas.px(series > 1 ? 15 : 20), line) : gap + std::max(m_canvas.px(20), line);
        const double least = (isGrouped() ? series * line : line) + m_canvas.px(3);
        const auto [shown, each] = m_canvas.fit(top, m_canvas.categories(), least, natural);
        m_band = each;
        m_gap = std::clamp(each - (least - m_canvas.px(2)), m_canvas.px(1), gap);   // numbers before distances
        measure(top, shown);
        for (int c = 0; c < shown; ++c)
            lay(c);
        m_canvas.line(x(0), m_area.top(), x(0), m_area.bottom(), m_canvas.look().muted);
        m_canvas.finish(m_area.bottom(), shown);
    }

  private:
    bool isGrouped() const { return m_kind == ChartKind::Bar || m_kind == ChartKind::Grouped; }
    bool isPyramid() const { return m_kind == ChartKind::Pyramid; }
    bool isOnEachOther() const { return m_kind == ChartKind::Stacked || m_kind == ChartKind::Share; }

    double sum(int category) const {
        double out = 0;
        for (size_t s = 0; s < m_figures.values.size(); ++s)
            out += m_figures.value(s, size_t(category));
        return out;
    }
    double length(int series, int category) const {
        const double value = m_figures.value(size_t(series), size_t(category));
        if (m_kind != ChartKind::Share)
            return value;
        const double all = m_figures.isWhole(size_t(category)) ? sum(category) : 0;   // of a part nobody knows the share
        return all > 0 ? value / all : 0;
    }

    void measure(double top, int shown) {
        double names = 0, numbers = m_canvas.measure(QStringLiteral("0"), true);
        for (int c = 0; c < shown; ++c) {
            names = std::max(names, m_canvas.measure(m_figures.categories[c]));
            numbers = std::max(numbers, m_canvas.measure(chartNumber(sum(c)), true));
            double all = 0;
            for (int s = 0; s < m_canvas.series(); ++s) {
                const double value = length(s, c);
                all += value;
                if (!isOnEachOther())
                    numbers = std::max(numbers, m_canvas.measure(chartNumber(m_figures.value(size_t(s), size_t(c)))));
                m_most = std::max(m_most, isOnEachOther() ? all : value);
                m_least = std::min(m_least, isPyramid() ? -value : value);
            }
        }
        if (isPyramid()) {
            m_most = std::max({m_most, -m_least, 1e-9});
            m_least = -m_most;
        }
        if (m_kind == ChartKind::Share)
            m_most = 1;
        if (m_most <= m_least)
            m_most = m_least + 1;
        const double space = m_canvas.px(6);
        m_nameWidth = std::min(std::ceil(names) + 1, m_canvas.width() * kNameShare);
        const double left = m_canvas.margin() + m_nameWidth + 2 * space + (m_least < 0 ? numbers + space : 0), right = m_canvas.margin() + numbers + 2 * space;
        m_area = QRectF(left, top, std::max(20.0, m_canvas.width() - left - right), shown * m_band);
    }

    double x(double value) const { return m_area.left() + (value - m_least) / (m_most - m_least) * m_area.width(); }

    void lay(int category) {
        const ChartLook &look = m_canvas.look();
        const double top = m_area.top() + category * m_band + m_gap / 2, thick = m_band - m_gap, middle = top + thick / 2, space = m_canvas.px(6);
        m_canvas.write(m_canvas.elided(m_figures.categories[category], m_nameWidth), m_canvas.margin() + m_nameWidth, middle, paper::Anchor::End, look.text);
        double from = 0;
        const int series = m_canvas.series();
        for (int s = 0; s < series; ++s) {
            const double own = length(s, category), high = isGrouped() ? thick / series : thick, y = isGrouped() ? top + s * high : top;
            const bool toLeft = isPyramid() && s == 0;
            const double to = toLeft ? -own : isOnEachOther() ? from + own : own;
            QRectF rect = QRectF(QPointF(x(from), y), QPointF(x(to), y + high)).normalized();
            rect.setWidth(std::max(1.0, rect.width()));
            if (isOnEachOther())
                from = to;
            if (isOnEachOther() && own == 0)
                continue;
            m_canvas.filled(rect, s);
            // A bar too short to be hit is pointed at beside itself.
            m_canvas.mark(isOnEachOther() ? rect : toLeft ? rect.adjusted(-space, 0, 0, 0) : rect.adjusted(0, 0, space, 0), s, category);
            number(s, category, rect, toLeft);
        }
        if (isOnEachOther())
            m_canvas.write(m_figures.isWhole(size_t(category)) ? chartNumber(sum(category)) : kHidden, x(m_kind == ChartKind::Share ? 1 : from) + space, middle, paper::Anchor::Start, look.text, true);
    }

    void number(int series, int category, const QRectF &rect, bool toLeft) {
        const QString number = chartNumber(m_figures, series, category);
        if (number.isEmpty())
            return;
        if (isOnEachOther()) {
            m_canvas.inside(m_kind == ChartKind::Share ? QString::number(length(series, category) * 100, 'f', 0) + u'%' : number, rect, series);
            return;
        }
        if (rect.height() < m_canvas.font() * 1.1)
            return;
        const double space = m_canvas.px(6);
        m_canvas.write(number, toLeft ? rect.left() - space : rect.right() + space, rect.center().y(), toLeft ? paper::Anchor::End : paper::Anchor::Start, m_canvas.look().text);
    }

    Canvas &m_canvas;
    const ChartFigures &m_figures;
    ChartKind m_kind;
    QRectF m_area;
    double m_band = 0, m_gap = 0, m_nameWidth = 0, m_least = 0, m_most = 0;
};

}  // namespace

void layBars(Canvas &canvas, double top) { Bars(canvas).lay(top); }

}  // namespace tongdang
