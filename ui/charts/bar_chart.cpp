#include "ui/charts/bar_chart.h"

#include "ui/shell/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace tongdang {

namespace { constexpr double kFinest = 2, kTallest = 30000; }   // px: a QPainter goes no further than 32767

BarChart::BarChart(Theme &theme, QWidget *parent) : QGraphicsView(parent), m_theme(theme) {
    setFrameShape(QFrame::NoFrame);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    connect(&theme, &Theme::changed, this, &BarChart::redraw);
}

BarChart::~BarChart() { setScene(nullptr); }

void BarChart::setData(const BarChartData &data) {
    m_data = data;
    m_category = m_series = 0;
    setAccessibleName(data.title);
    setAccessibleDescription({});
    redraw();
}

// What nobody sees is drawn when it is shown.
void BarChart::redraw() {
    setScene(nullptr);
    m_plot.reset();
    if (isVisible())
        draw();
}

void BarChart::showEvent(QShowEvent *event) {
    QGraphicsView::showEvent(event);
    if (!m_plot)
        draw();
}

// With room for the scroll bar, whether it is there or not: the height depends on the width.
int BarChart::chartWidth() const { return qMax(1, contentsRect().width() - verticalScrollBar()->sizeHint().width()); }

void BarChart::draw() {
    setScene(nullptr);                              // before its plot goes
    m_plot = std::make_unique<BarPlot>(m_data, ChartLook::ofWindow(m_theme), chartWidth());
    setScene(&m_plot->scene());
    setSceneRect(m_plot->scene().sceneRect());
    if (hasFocus())
        go(m_category, m_series);
}

QString BarChart::reading(int category, int series) const {
    if (category < 0 || category >= m_data.categories.size() || series < 0 || series >= m_data.series.size() || size_t(category) >= m_data.series[series].values.size())
        return {};
    const QString value = chartNumber(m_data.series[series].values[size_t(category)]);
    return m_data.series[series].name.isEmpty() ? QStringLiteral("%1: %2").arg(m_data.categories[category], value)
                                                : QStringLiteral("%1, %2: %3").arg(m_data.categories[category], m_data.series[series].name, value);
}

QImage BarChart::picture(int width) const {
    BarPlot plot(m_data, ChartLook::ofPaper(m_theme), width);
    const double fine = qMin(kFinest, kTallest / plot.size().height());
    QImage image((plot.size() * fine).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    plot.scene().render(&painter, QRectF(QPointF(0, 0), QSizeF(image.size())), plot.scene().sceneRect(), Qt::IgnoreAspectRatio);
    return image;
}

void BarChart::go(int category, int series) {
    if (m_data.categories.isEmpty() || m_data.series.isEmpty())
        return;
    m_category = qBound(0, category, int(m_data.categories.size()) - 1);
    m_series = qBound(0, series, int(m_data.series.size()) - 1);
    if (!m_plot)
        return;
    m_plot->mark(m_category, m_series);
    ensureVisible(m_plot->row(m_category), 0, 0);
    const QString words = reading(m_category, m_series);
    setAccessibleDescription(words);
    QAccessibleEvent spoken(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&spoken);
    emit read(words);
}

void BarChart::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Down: return go(m_category + 1, m_series);
    case Qt::Key_Up: return go(m_category - 1, m_series);
    case Qt::Key_Right: return go(m_category, m_series + 1);
    case Qt::Key_Left: return go(m_category, m_series - 1);
    case Qt::Key_Home: return go(0, m_series);
    case Qt::Key_End: return go(int(m_data.categories.size()) - 1, m_series);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_data.categories.isEmpty() && !m_data.series.isEmpty())
            emit picked(m_category, m_series);
        return;
    default: QGraphicsView::keyPressEvent(event);
    }
}

void BarChart::mouseMoveEvent(QMouseEvent *event) {
    if (!m_plot)
        return;
    const auto hit = m_plot->at(mapToScene(event->position().toPoint()));
    const QString words = hit.series < 0 ? QString() : reading(hit.category, hit.series);
    viewport()->setCursor(words.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->setToolTip(hit.category < 0 ? QString() : words.isEmpty() ? m_data.categories[hit.category] : words);
    emit read(words);
}

void BarChart::mouseReleaseEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton || !m_plot)
        return;
    if (const auto hit = m_plot->at(mapToScene(event->position().toPoint())); hit.series >= 0) {
        go(hit.category, hit.series);
        emit picked(hit.category, hit.series);
    }
}

void BarChart::leaveEvent(QEvent *event) {
    emit read(hasFocus() ? reading(m_category, m_series) : QString());
    QGraphicsView::leaveEvent(event);
}

void BarChart::focusInEvent(QFocusEvent *event) {
    QGraphicsView::focusInEvent(event);
    if (m_plot && event->reason() != Qt::MouseFocusReason)
        go(m_category, m_series);
}

void BarChart::focusOutEvent(QFocusEvent *event) {
    QGraphicsView::focusOutEvent(event);
    if (m_plot)
        m_plot->mark(-1, -1);
    emit read({});
}

void BarChart::resizeEvent(QResizeEvent *event) {
    QGraphicsView::resizeEvent(event);
    if (m_plot && int(m_plot->size().width()) != chartWidth())
        draw();
}

}  // namespace tongdang
