#include "ui/charts/trend_chart.h"

#include "ui/shell/theme.h"

#include <QChart>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QGraphicsSimpleTextItem>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <array>

namespace tongdang {

namespace {
constexpr int kHeight = 170;
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
    auto *chart = new QChart;
    m_scene->addItem(chart);
    chart->setMargins({});
    chart->setBackgroundVisible(false);
    chart->legend()->setVisible(m_lines.size() > 1);
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setFont(m_theme.font(TextSize::Small));
    chart->legend()->setLabelColor(m_theme.color(Color::Text));
    chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    const auto edges = [this](auto value) {
        auto least = value(m_lines.front().points.front()), most = least;
        for (const Line &line : std::as_const(m_lines))
            for (const Point &point : line.points) {
                least = std::min(least, value(point));
                most = std::max(most, value(point));
            }
        return std::pair(least, most);
    };
    const auto [first, last] = edges([](const Point &point) { return point.day; });
    const auto [least, most] = edges([](const Point &point) { return point.value; });
    auto *days = new QDateTimeAxis;
    days->setFormat(QStringLiteral("yyyy-MM-dd"));
    const qint64 room = std::max<qint64>(first.daysTo(last) / 12, 3);
    days->setRange(first.addDays(-room).startOfDay(), last.addDays(room).startOfDay());
    days->setTickCount(std::clamp(width() / m_theme.px(130), 2, 6));
    auto *values = new QValueAxis;
    const double above = std::max((most - least) / 4, 1.0);
    values->setRange(least - above, most + above * 1.6);
    values->setTickCount(3);
    values->setLabelFormat(QStringLiteral("%.0f"));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(days), static_cast<QAbstractAxis *>(values)}) {
        axis->setLabelsFont(m_theme.font(TextSize::Small));
        axis->setLabelsColor(m_theme.color(Color::Muted));
        axis->setGridLineColor(m_theme.color(Color::Border));
        axis->setLinePenColor(m_theme.color(Color::Border));
    }
    chart->addAxis(days, Qt::AlignBottom);
    chart->addAxis(values, Qt::AlignLeft);
    const double zoom = m_theme.zoom() / 100.0;
    constexpr std::array shapes{QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle};
    std::vector<std::pair<QXYSeries *, const Line *>> drawn;
    for (int i = 0; i < int(m_lines.size()); ++i) {
        auto *line = new QLineSeries;
        auto *points = new QScatterSeries;
        points->setName(m_lines[i].name);
        points->setMarkerShape(shapes[size_t(i) % shapes.size()]);
        points->setMarkerSize(kPoint * zoom);
        points->setColor(m_theme.series(i));
        points->setBorderColor(m_theme.color(Color::Surface));
        line->setPen(QPen(m_theme.series(i), 2 * zoom, i % 2 ? Qt::DashLine : Qt::SolidLine));
        for (const Point &point : m_lines[i].points) {
            const double x = double(point.day.startOfDay().toMSecsSinceEpoch());
            line->append(x, point.value);
            points->append(x, point.value);
        }
        for (QXYSeries *series : {static_cast<QXYSeries *>(line), static_cast<QXYSeries *>(points)}) {
            chart->addSeries(series);
            series->attachAxis(days);
            series->attachAxis(values);
        }
        for (QLegendMarker *marker : chart->legend()->markers(line))
            marker->setVisible(false);
        drawn.emplace_back(points, &m_lines[i]);
    }
    chart->resize(width(), height());
    m_scene->setSceneRect(0, 0, width(), height());
    chart->layout()->activate();
    for (const auto &[series, line] : drawn)
        for (const Point &point : line->points) {
            auto *number = m_scene->addSimpleText(QString::number(point.value), m_theme.font(TextSize::Small, true));
            number->setBrush(m_theme.color(Color::Text));
            const QPointF at = chart->mapToPosition({double(point.day.startOfDay().toMSecsSinceEpoch()), point.value}, series);
            number->setPos(at.x() - number->boundingRect().width() / 2, at.y() - number->boundingRect().height() - kPoint * zoom);
            number->setZValue(1000);
        }
}

}  // namespace tongdang
