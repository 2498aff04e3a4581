#include "ui/charts/bar_plot.h"

#include "ui/shell/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsRectItem>
#include <QGraphicsSimpleTextItem>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLocale>
#include <QPen>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {
constexpr int kMargin = 16, kBar = 15, kThickBar = 22, kGap = 12, kSpace = 6;   // px at zoom 100
constexpr double kNameShare = 0.34;                                            // of the width, at most
bool isDark(const QColor &color) { return 0.299 * color.red() + 0.587 * color.green() + 0.114 * color.blue() < 140; }
}  // namespace

QString chartNumber(double value) {
    if (std::isnan(value))
        return {};
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', value == std::floor(value) ? 0 : 2);
}

ChartLook ChartLook::ofWindow(const Theme &theme) {
    ChartLook look{theme.color(Color::Surface), theme.color(Color::Text), theme.color(Color::Muted), theme.color(Color::Border), theme.color(Color::Accent), {}, theme.font(TextSize::Normal), theme.font(TextSize::Normal, true), theme.zoom()};
    for (int i = 0; i < int(kLightSeries.size()); ++i)
        look.colors << theme.series(i);
    return look;
}

ChartLook ChartLook::ofPaper(const Theme &theme) {
    const auto color = [](Color token) { return QColor::fromRgb(kLight[size_t(token)]); };
    ChartLook look{color(Color::Surface), color(Color::Text), color(Color::Muted), color(Color::Border), color(Color::Accent), {}, theme.font(TextSize::Normal), theme.font(TextSize::Normal, true), 100};
    look.normal.setPointSizeF(kPoints[size_t(TextSize::Normal)]);
    look.bold.setPointSizeF(kPoints[size_t(TextSize::Normal)]);
    for (const QRgb rgb : kLightSeries)
        look.colors << QColor::fromRgb(rgb);
    return look;
}

QBrush ChartLook::brush(int series) const {
    const QColor color = colors[series % colors.size()];
    return isStriped(series) ? QBrush(color, series / colors.size() % 2 == 1 ? Qt::BDiagPattern : Qt::DiagCrossPattern) : QBrush(color);
}

BarPlot::BarPlot(const BarChartData &data, const ChartLook &look, int width) : m_data(data), m_look(look), m_width(width) {
    m_scene.setBackgroundBrush(look.ground);
    const double top = writeKey(writeTitle());
    measure();
    m_area.moveTop(top);
    m_scene.setSceneRect(0, 0, m_width, m_area.bottom() + m_look.px(kMargin));
    if (m_data.categories.isEmpty() || m_data.series.isEmpty())
        return;
    addBars();
    writeNames();
    writeNumbers();
    m_mark = m_scene.addRect({}, QPen(m_look.text, qMax(2, m_look.px(2))));
    m_mark->setZValue(3);
    m_mark->hide();
}

double BarPlot::valueOf(int category, int series) const {
    const auto &values = m_data.series[series].values;
    const double value = size_t(category) < values.size() ? values[size_t(category)] : 0;
    return std::isnan(value) ? 0 : value;
}

QGraphicsSimpleTextItem *BarPlot::write(const QString &text, const QFont &font, const QColor &color) {
    auto *item = m_scene.addSimpleText(text, font);
    item->setBrush(color);
    item->setZValue(2);
    return item;
}

double BarPlot::writeTitle() {
    double y = m_look.px(kMargin);
    QFont large = m_look.bold;
    large.setPointSizeF(large.pointSizeF() * 1.2);
    for (const auto &[text, font, color] : {std::tuple{m_data.title, large, m_look.text}, std::tuple{m_data.note, m_look.normal, m_look.muted}}) {
        if (text.isEmpty())
            continue;
        auto *item = write(QFontMetricsF(font).elidedText(text, Qt::ElideRight, m_width - 2 * m_look.px(kMargin)), font, color);
        item->setPos(m_look.px(kMargin), y);
        y += item->boundingRect().height() + m_look.px(2);
    }
    return y + m_look.px(kSpace);
}

double BarPlot::writeKey(double top) {
    if (m_data.series.size() < 2)
        return top;
    const double left = m_look.px(kMargin), swatch = m_look.px(12), space = m_look.px(kSpace);
    double x = left, y = top, height = 0;
    for (int s = 0; s < m_data.series.size(); ++s) {
        auto *text = write(QFontMetricsF(m_look.normal).elidedText(m_data.series[s].name, Qt::ElideRight, m_width - 2 * left - swatch - space), m_look.normal, m_look.text);
        const QRectF box = text->boundingRect();
        if (x > left && x + swatch + space + box.width() > m_width - left) {
            x = left;
            y += height + space / 2;
        }
        height = box.height();
        m_scene.addRect(x, y + (height - swatch) / 2, swatch, swatch, QPen(m_look.colors[s % m_look.colors.size()]), m_look.brush(s));
        text->setPos(x + swatch + space, y);
        x += swatch + space + box.width() + 2 * space + m_look.px(4);
    }
    return y + height + m_look.px(kGap);
}

void BarPlot::measure() {
    const int categories = int(m_data.categories.size()), series = int(m_data.series.size());
    double names = 0, numbers = QFontMetricsF(m_look.normal).horizontalAdvance(u'0');
    for (const QString &name : std::as_const(m_data.categories))
        names = qMax(names, QFontMetricsF(m_look.normal).horizontalAdvance(name));
    m_least = m_most = 0;
    for (int c = 0; c < categories; ++c) {
        double sum = 0;
        for (int s = 0; s < series; ++s) {
            const double value = valueOf(c, s);
            sum += value;
            if (m_data.kind == BarChartData::Kind::Pyramid) {
                m_most = qMax(m_most, value);
                m_least = -m_most;
            } else {
                m_most = qMax(m_most, m_data.kind == BarChartData::Kind::Stacked ? sum : value);
                m_least = qMin(m_least, value);
            }
        }
    }
    for (const double end : {m_least, m_most})
        numbers = qMax(numbers, QFontMetricsF(m_look.bold).horizontalAdvance(chartNumber(std::round(std::fabs(end)))) + (end == std::floor(end) ? 0 : QFontMetricsF(m_look.bold).horizontalAdvance(QStringLiteral(".00"))));
    if (m_most <= m_least)
        m_most = m_least + 1;
    const bool grouped = m_data.kind == BarChartData::Kind::Grouped;
    m_gap = m_look.px(kGap);
    m_band = m_gap + (grouped ? (series == 1 ? m_look.px(kThickBar) : series * qMax(double(m_look.px(kBar)), QFontMetricsF(m_look.normal).height() * 0.9)) : m_look.px(kThickBar));
    m_band = qMax(m_band, QFontMetricsF(m_look.normal).height() + m_look.px(4));
    const double margin = m_look.px(kMargin), space = m_look.px(kSpace);
    m_nameWidth = qMin(std::ceil(names) + 1, m_width * kNameShare);
    const double left = margin + m_nameWidth + 2 * space + (m_least < 0 ? numbers + space : 0), right = margin + numbers + 2 * space;
    m_area = QRectF(left, 0, qMax(20.0, m_width - left - right), categories * m_band);
}

double BarPlot::x(double value) const { return m_area.left() + (value - m_least) / (m_most - m_least) * m_area.width(); }

QRectF BarPlot::row(int category) const { return {0, m_area.top() + category * m_band, m_width, m_band}; }

QRectF BarPlot::bar(int category, int series) const {
    const double top = m_area.top() + category * m_band + m_gap / 2, thick = m_band - m_gap;
    double from = 0, to = valueOf(category, series), y = top, height = thick;
    if (m_data.kind == BarChartData::Kind::Grouped) {
        height = thick / double(m_data.series.size());
        y = top + series * height;
    } else if (m_data.kind == BarChartData::Kind::Stacked) {
        for (int s = 0; s < series; ++s)
            from += valueOf(category, s);
        to += from;
    } else if (series == 0) {
        to = -to;
    }
    QRectF rect = QRectF(QPointF(x(from), y), QPointF(x(to), y + height)).normalized();
    rect.setWidth(qMax(1.0, rect.width()));
    return rect;
}

BarPlot::Hit BarPlot::at(const QPointF &point) const {
    const int category = m_band > 0 ? int(std::floor((point.y() - m_area.top()) / m_band)) : -1;
    if (category < 0 || category >= m_data.categories.size() || point.x() < 0 || point.x() > m_width)
        return {};
    for (int s = 0; s < m_data.series.size(); ++s) {
        const QRectF rect = bar(category, s);
        const bool across = m_data.kind == BarChartData::Kind::Grouped || (rect.left() <= point.x() && point.x() <= rect.right());
        if (across && rect.top() <= point.y() && point.y() <= rect.bottom() && (m_data.kind == BarChartData::Kind::Grouped || valueOf(category, s) != 0))
            return {category, s};
    }
    return {category, -1};
}

void BarPlot::mark(int category, int series) {
    if (!m_mark)
        return;
    m_mark->setVisible(category >= 0 && series >= 0);
    if (m_mark->isVisible())
        m_mark->setRect(bar(category, series).adjusted(-2, -1, 2, 1));
}

void BarPlot::addBars() {
    auto *chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->legend()->hide();
    const bool grouped = m_data.kind == BarChartData::Kind::Grouped;
    QAbstractBarSeries *bars = grouped ? static_cast<QAbstractBarSeries *>(new QHorizontalBarSeries) : new QHorizontalStackedBarSeries;
    bars->setBarWidth((m_band - m_gap) / m_band);
    const int categories = int(m_data.categories.size()), series = int(m_data.series.size());
    QStringList keys;                                // Qt counts from the bottom, and drops names that are equal
    for (int c = 0; c < categories; ++c)
        keys << QString::number(c);
    for (int i = 0; i < series; ++i) {
        const int s = grouped ? series - 1 - i : i;  // within a band from the bottom too
        auto *set = new QBarSet(m_data.series[s].name);
        const double sign = m_data.kind == BarChartData::Kind::Pyramid && s == 0 ? -1 : 1;
        for (int c = categories - 1; c >= 0; --c)
            set->append(sign * valueOf(c, s));
        set->setBrush(m_look.brush(s));
        set->setPen(m_look.isStriped(s) ? QPen(m_look.colors[s % m_look.colors.size()]) : QPen(m_look.ground));
        bars->append(set);
    }
    chart->addSeries(bars);
    auto *names = new QBarCategoryAxis;
    names->append(keys);
    auto *values = new QValueAxis;
    values->setRange(m_least, m_most);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(names), static_cast<QAbstractAxis *>(values)}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
        chart->addAxis(axis, axis == names ? Qt::AlignLeft : Qt::AlignBottom);
        bars->attachAxis(axis);
    }
    m_scene.addItem(chart);
    chart->setGeometry(m_scene.sceneRect());
    chart->setPlotArea(m_area);
    auto *zero = m_scene.addLine(x(0), m_area.top(), x(0), m_area.bottom(), QPen(m_look.muted));
    zero->setZValue(1);
}

void BarPlot::writeNames() {
    const QFontMetricsF metrics(m_look.normal);
    for (int c = 0; c < m_data.categories.size(); ++c) {
        auto *name = write(metrics.elidedText(m_data.categories[c], Qt::ElideRight, m_nameWidth), m_look.normal, m_look.text);
        const QRectF box = name->boundingRect();
        name->setPos(m_look.px(kMargin) + m_nameWidth - box.width(), row(c).center().y() - box.height() / 2);
        m_names << name;
    }
}

void BarPlot::writeNumbers() {
    const double space = m_look.px(kSpace);
    const auto beside = [&](const QString &text, const QFont &font, const QRectF &rect, bool left) {
        auto *number = write(text, font, m_look.text);
        const QRectF box = number->boundingRect();
        number->setPos(left ? rect.left() - space - box.width() : rect.right() + space, rect.center().y() - box.height() / 2);
        m_numbers << number;
    };
    const bool single = m_data.series.size() == 1;
    for (int c = 0; c < m_data.categories.size(); ++c) {
        double sum = 0;
        for (int s = 0; s < m_data.series.size(); ++s) {
            const double value = valueOf(c, s);
            sum += value;
            if (value == 0 && !single)
                continue;
            if (m_data.kind != BarChartData::Kind::Stacked || single) {
                if (size_t(c) < m_data.series[s].values.size())
                    beside(chartNumber(m_data.series[s].values[size_t(c)]), m_look.normal, bar(c, s), m_data.kind == BarChartData::Kind::Pyramid && s == 0);
                continue;
            }
            auto *number = write(chartNumber(value), m_look.normal, m_look.isStriped(s) ? m_look.text : isDark(m_look.colors[s]) ? QColor(Qt::white) : QColor(Qt::black));
            const QRectF box = number->boundingRect(), rect = bar(c, s);
            if (box.width() + 2 > rect.width()) {    // no room: it is read by pointing at it
                delete number;
                continue;
            }
            number->setPos(rect.center() - QPointF(box.width() / 2, box.height() / 2));
            if (m_look.isStriped(s)) {
                auto *ground = m_scene.addRect(number->boundingRect().translated(number->pos()).adjusted(-2, 2, 2, -2), Qt::NoPen, m_look.ground);
                ground->setZValue(1.5);
            }
            m_numbers << number;
        }
        if (m_data.kind == BarChartData::Kind::Stacked && !single)
            beside(chartNumber(sum), m_look.bold, bar(c, int(m_data.series.size()) - 1), false);
    }
}

}  // namespace tongdang
