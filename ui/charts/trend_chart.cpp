#include "ui/charts/trend_chart.h"

#include "ui/shell/theme.h"

#include <QChart>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QGraphicsSimpleTextItem>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace tongdang {

namespace {
constexpr int kHeight = 170, kTickWidth = 130;
constexpr double kPoint = 9;
}  // namespace

TrendChart::TrendChart(Theme &theme, QWidget *parent) : QGraphicsView(parent), m_theme(theme), m_scene(std::make_unique<QGraphicsScene>()) {
    setObjectName(QStringLiteral("trend"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);         // the list above says the same
    setScene(m_scene.get());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &TrendChart::draw);
}

TrendChart::~TrendChart() = default;

QSize TrendChart::sizeHint() const { return {m_theme.px(400), m_theme.px(kHeight)}; }

void TrendChart::setLines(const QList<Line> &lines) {
    m_lines = lines;
    QStringList words;
    for (const Line &line : m_lines)
        for (const Point &point : line.points)
            words << line.name + u' ' + point.day.toString(Qt::ISODate) + u' ' + QString::number(point.value);
    setAccessibleName(words.join(QStringLiteral("; ")));
    draw();
}

void TrendChart::resizeEvent(QResizeEvent *event) {
    QGraphicsView::resizeEvent(event);
    draw();
}

void TrendChart::draw() {
    m_scene->clear();
    setFixedHeight(m_theme.px(kHeight));
    setBackgroundBrush(m_theme.color(Color::Surface));
    if (m_lines.isEmpty() || width() < 10)
        return;
    m_scene->setSceneRect(0, 0, width(), height());
    const double each = double(width()) / double(m_lines.size());
    for (int i = 0; i < int(m_lines.size()); ++i)
        drawLine(m_lines[i], m_theme.series(i), QRectF(i * each, 0, each, height()));
}

// Each in a chart of its own: instruments have different scales.
void TrendChart::drawLine(const Line &line, const QColor &color, const QRectF &place) {
    const auto [least, most] = std::minmax_element(line.points.begin(), line.points.end(), [](const Point &a, const Point &b) { return a.value < b.value; });
    const double low = std::min(0.0, least->value), high = std::max(most->value, low + 1);
    const QDate first = line.points.front().day, last = line.points.back().day;
    const qint64 room = std::max<qint64>(first.daysTo(last) / 8, 3);
    auto *days = new QDateTimeAxis;
    days->setFormat(QStringLiteral("yyyy-MM-dd"));
    days->setRange(first.addDays(-room).startOfDay(), last.addDays(room).startOfDay());
    days->setTickCount(std::clamp(int(place.width()) / m_theme.px(kTickWidth), 2, 5));
    days->setLabelsFont(m_theme.font(TextSize::Small));
    days->setLabelsColor(m_theme.color(Color::Muted));
    days->setGridLineVisible(false);
    days->setLinePenColor(m_theme.color(Color::Border));
    auto *values = new QValueAxis;
    values->setRange(low, low + (high - low) * 1.35);        // room for the numbers above the points, which are its scale
    values->setVisible(false);

    auto *chart = new QChart;
    m_scene->addItem(chart);
    chart->setMargins({});
    chart->setBackgroundVisible(false);
    chart->legend()->hide();
    chart->setTitle(line.name.toHtmlEscaped());
    chart->setTitleFont(m_theme.font(TextSize::Small, true));
    chart->setTitleBrush(m_theme.color(Color::Text));
    chart->addAxis(days, Qt::AlignBottom);
    chart->addAxis(values, Qt::AlignLeft);
    const double zoom = m_theme.zoom() / 100.0;
    auto *path = new QLineSeries;
    auto *points = new QScatterSeries;
    path->setPen(QPen(color, 2 * zoom));
    points->setMarkerSize(kPoint * zoom);
    points->setColor(color);
    points->setBorderColor(m_theme.color(Color::Surface));
    for (const Point &point : line.points)
        for (QXYSeries *series : {static_cast<QXYSeries *>(path), static_cast<QXYSeries *>(points)})
            series->append(double(point.day.startOfDay().toMSecsSinceEpoch()), point.value);
    for (QXYSeries *series : {static_cast<QXYSeries *>(path), static_cast<QXYSeries *>(points)}) {
        chart->addSeries(series);
        series->attachAxis(days);
        series->attachAxis(values);
    }
    chart->setGeometry(place);
    chart->layout()->activate();
    for (const Point &point : line.points) {
        auto *number = m_scene->addSimpleText(QString::number(point.value), m_theme.font(TextSize::Small, true));
        number->setBrush(m_theme.color(Color::Text));
        const QPointF at = chart->pos() + chart->mapToPosition({double(point.day.startOfDay().toMSecsSinceEpoch()), point.value}, points);
        number->setPos(at.x() - number->boundingRect().width() / 2, at.y() - number->boundingRect().height() - kPoint * zoom);
        number->setZValue(1000);
    }
}

}  // namespace tongdang
