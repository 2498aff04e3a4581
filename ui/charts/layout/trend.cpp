// Series over time: a panel for each, since scales differ, under one another on the same days. A point says how it was counted.
#include "ui/charts/layout/canvas.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr double kPanel = 130, kLeastPanel = 78;

class Trend {
  public:
    explicit Trend(Canvas &canvas) : m_canvas(canvas), m_figures(canvas.figures()) {}

    void lay(double top) {
        const double foot = m_canvas.lineHeight() * (kinds().size() > 1 ? 2.4 : 1.2);
        const auto [shown, each] = m_canvas.fit(top, m_canvas.series(), m_canvas.px(kLeastPanel), m_canvas.px(kPanel), foot);
        const QDate first = m_figures.days.front();
        m_days = std::max<qint64>(1, first.daysTo(m_figures.days.back()));
        const double edge = m_canvas.measure(QStringLiteral("2026-12-31")) / 2 + m_canvas.px(4);
        m_area = QRectF(m_canvas.margin() + edge, top, std::max(20.0, m_canvas.width() - 2 * (m_canvas.margin() + edge)), each);
        for (int s = 0; s < shown; ++s)
            panel(s, top + s * each, each);
        double y = top + shown * each;
        days(y);
        y += m_canvas.lineHeight() * 1.2;
        if (kinds().size() > 1) {
            key(y);
            y += m_canvas.lineHeight() * 1.2;
        }
        m_canvas.finish(y, m_canvas.categories());
    }

  private:
    std::vector<PointKind> kinds() const {
        std::vector<PointKind> out;
        for (const PointKind kind : {PointKind::Reported, PointKind::Known, PointKind::Restated})
            if (std::find(m_figures.points.begin(), m_figures.points.end(), kind) != m_figures.points.end())
                out.push_back(kind);
        // Restated alone is said too: it is not what was known then.
        if (out.size() == 1 && out[0] != PointKind::Known)
            out.push_back(out[0]);
        return out;
    }
    double x(int category) const {
        if (m_figures.days.size() == 1)
            return m_area.center().x();
        return m_area.left() + m_area.width() * double(m_figures.days.front().daysTo(m_figures.days[size_t(category)])) / double(m_days);
    }

    void point(double x, double y, PointKind kind, paper::Ink ink) {
        const double r = m_canvas.px(kind == PointKind::Reported ? 4.5 : 4);
        paper::Shape shape{kind == PointKind::Reported ? paper::Shape::Kind::Box : paper::Shape::Kind::Ellipse, {{x - r, y - r}, {x + r, y + r}}};
        shape.fill = kind == PointKind::Restated ? m_canvas.look().ground : ink;
        shape.line = m_canvas.px(1.5);
        shape.lineInk = ink;
        m_canvas.add(std::move(shape));
    }

    void panel(int series, double top, double high) {
        const ChartLook &look = m_canvas.look();
        const auto &values = m_figures.values[size_t(series)];
        const double line = m_canvas.lineHeight();
        double head = top;
        if (m_canvas.series() > 1) {
            m_canvas.write(m_canvas.elided(m_canvas.withShape(m_figures.series[series], series), m_canvas.width() - 2 * m_canvas.margin(), true), m_canvas.margin(), top + line / 2, paper::Anchor::Start, look.text, true);
            head += line;
        }
        const double bottom = top + high - m_canvas.px(10), highest = head + line + m_canvas.px(6);
        double least = 0, most = 0;
        for (const double value : values)
            if (!std::isnan(value)) {
                least = std::min(least, value);
                most = std::max(most, value);
            }
        if (most <= least)
            most = least + 1;
        const auto y = [&](double value) { return bottom - (value - least) / (most - least) * std::max(4.0, bottom - highest); };
        m_canvas.line(m_area.left(), y(0), m_area.right(), y(0), look.border);
        const paper::Ink ink = m_canvas.stroke(series);
        int before = -1;
        for (int c = 0; c < int(values.size()); ++c) {
            if (std::isnan(values[size_t(c)])) {
                before = m_figures.hides(size_t(series), size_t(c)) ? -1 : before;   // no line leads over a number that is not told
                continue;
            }
            if (before >= 0) {
                const bool restated = m_figures.points[size_t(c)] == PointKind::Restated || m_figures.points[size_t(before)] == PointKind::Restated;
                m_canvas.line(x(before), y(values[size_t(before)]), x(c), y(values[size_t(c)]), ink, 2, restated);
            }
            before = c;
        }
        // Numbers from the newest on, each where the ones before leave room.
        double taken = 1e9;
        for (int c = int(values.size()) - 1; c >= 0; --c) {
            const bool isHidden = m_figures.hides(size_t(series), size_t(c));
            if (std::isnan(values[size_t(c)]) && !isHidden)
                continue;
            const double at = x(c), up = isHidden ? y(0) : y(values[size_t(c)]);
            if (!isHidden)
                point(at, up, m_figures.points[size_t(c)], ink);
            const double reach = m_canvas.px(9);
            m_canvas.mark(QRectF(at - reach, up - reach, 2 * reach, 2 * reach), series, c);
            const QString number = chartNumber(m_figures, series, c);
            const double wide = m_canvas.measure(number, true);
            if (at + wide / 2 + m_canvas.px(4) > taken)
                continue;
            m_canvas.write(number, at, up - m_canvas.px(6) - line / 2, paper::Anchor::Middle, look.text, true);
            taken = at - wide / 2;
        }
    }

    void days(double top) {
        double taken = 1e9;
        for (int c = m_canvas.categories() - 1; c >= 0; --c) {
            const double wide = m_canvas.measure(m_figures.categories[c]), at = x(c);
            if (at + wide / 2 + m_canvas.px(8) > taken)
                continue;
            m_canvas.write(m_figures.categories[c], at, top + m_canvas.lineHeight() / 2, paper::Anchor::Middle, m_canvas.look().muted);
            taken = at - wide / 2;
        }
    }

    void key(double top) {
        static const char *names[] = {"statistics.chart_reported", "statistics.chart_known", "statistics.chart_restated"};
        double at = m_canvas.margin();
        std::vector<PointKind> said = kinds();
        said.erase(std::unique(said.begin(), said.end()), said.end());
        for (const PointKind kind : said) {
            const QString words = m_canvas.say(names[int(kind)]);
            const double wide = m_canvas.px(14) + m_canvas.measure(words);
            if (at + wide > m_canvas.width() - m_canvas.margin())
                break;
            point(at + m_canvas.px(5), top + m_canvas.lineHeight() / 2, kind, m_canvas.look().text);
            m_canvas.write(words, at + m_canvas.px(14), top + m_canvas.lineHeight() / 2, paper::Anchor::Start, m_canvas.look().muted);
            at += wide + m_canvas.px(16);
        }
    }

    Canvas &m_canvas;
    const ChartFigures &m_figures;
    QRectF m_area;
    qint64 m_days = 1;
};

}  // namespace

void layTrend(Canvas &canvas, double top) { Trend(canvas).lay(top); }

}  // namespace tongdang
