#include "ui/charts/chart_view.h"

#include "ui/preview/drawing_painter.h"
#include "ui/printing/type.h"
#include "ui/shell/risk_look.h"
#include "ui/shell/theme.h"

#include <QAccessible>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPolygonF>
#include <QScrollBar>

#include <cmath>

namespace tongdang {

namespace {

constexpr double kFine = 2, kTallest = 30'000;   // px: a QPainter goes no further than 32767

QPolygonF polygonOf(const paper::Mark &mark) {
    QPolygonF out;
    for (const QPointF &point : mark.outline)
        out << point;
    return out;
}

}  // namespace

ChartLook windowLook(const Theme &theme) {
    const auto ink = [&](Color color) { return paper::Ink(theme.color(color).rgb() & 0xffffff); };
    ChartLook look{ink(Color::Surface), ink(Color::Text), ink(Color::Muted), ink(Color::Border), ink(Color::Accent)};
    for (size_t i = 0; i < look.series.size(); ++i)
        look.series[i] = theme.series(int(i)).rgb() & 0xffffff;
    for (size_t i = 0; i < look.risk.size(); ++i)
        look.risk[i] = ink(i < kRiskLooks.size() ? kRiskLooks[i].color : Color::Control);
    look.font = std::round(theme.points(TextSize::Normal) * 96 / 72);
    look.zoom = theme.zoom() / 100.0;
    return look;
}

double WindowMeasure::width(const QString &text, double size, bool bold) const { return QFontMetricsF(drawingFont(m_font, size, bold)).horizontalAdvance(text); }

ChartView::ChartView(Theme &theme, const Messages &messages, QWidget *parent) : QAbstractScrollArea(parent), m_theme(theme), m_messages(messages) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    connect(&theme, &Theme::changed, this, &ChartView::redraw);
}

void ChartView::setFigures(const ChartFigures &figures, Language language) {
    m_figures = figures;
    m_language = language;
    m_series = m_category = 0;
    setAccessibleName(figures.title);
    setAccessibleDescription({});
    verticalScrollBar()->setValue(0);
    redraw();
}

void ChartView::setGrey(bool grey) {
    m_grey = grey;
    redraw();
}

// What nobody sees is drawn when it is shown.
void ChartView::redraw() {
    m_drawing.reset();
    if (isVisible())
        draw();
}

void ChartView::showEvent(QShowEvent *event) {
    QAbstractScrollArea::showEvent(event);
    if (!m_drawing)
        draw();
}

// With room for the scroll bar, whether it is there or not: the height depends on the width.
int ChartView::chartWidth() const { return qMax(1, contentsRect().width() - verticalScrollBar()->sizeHint().width()); }

void ChartView::draw() {
    const ChartLook look = m_grey ? windowLook(m_theme).greyed() : windowLook(m_theme);
    m_drawing = drawChart(m_figures, look, {m_messages, m_language}, WindowMeasure(m_theme.font(TextSize::Normal)), QSizeF(chartWidth(), 0));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(qRound(look.font * 2));
    verticalScrollBar()->setRange(0, qMax(0, int(std::ceil(m_drawing->height)) - viewport()->height()));
    if (hasFocus())
        go(m_series, m_category);
    viewport()->update();
}

paper::Drawing ChartView::onPaper(double width) const {
    Type type;
    return drawChart(m_figures, ChartLook::paper(m_grey), {m_messages, m_language}, PaperMeasure(type), QSizeF(width, 0));
}

QImage ChartView::picture(double width) const {
    const paper::Drawing drawing = onPaper(width);
    const double fine = qMin(kFine, kTallest / drawing.height);
    QImage image((QSizeF(drawing.width, drawing.height) * fine).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(fine, fine);
    paintDrawing(painter, drawing, QFont(Type::family()));
    return image;
}

QPoint ChartView::scrolled() const { return {0, verticalScrollBar()->value()}; }

const paper::Mark *ChartView::markOf(int series, int category) const {
    if (m_drawing)
        for (const paper::Mark &mark : m_drawing->marks)
            if (mark.series == series && mark.category == category)
                return &mark;
    return nullptr;
}

const paper::Mark *ChartView::at(const QPoint &point) const {
    if (m_drawing)
        for (const paper::Mark &mark : m_drawing->marks)
            if (polygonOf(mark).containsPoint(point + scrolled(), Qt::OddEvenFill))
                return &mark;
    return nullptr;
}

QRectF ChartView::boxOf(int series, int category) const {
    const paper::Mark *mark = markOf(series, category);
    return mark ? polygonOf(*mark).boundingRect() : QRectF();
}

void ChartView::paintEvent(QPaintEvent *event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.color(Color::Surface));
    if (!m_drawing)
        return;
    painter.translate(-scrolled());
    paintDrawing(painter, *m_drawing, m_theme.font(TextSize::Normal), QRectF(event->rect()).translated(scrolled()));
    if (const paper::Mark *mark = hasFocus() ? markOf(m_series, m_category) : nullptr) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Color::Text), qMax(2, m_theme.px(2)), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawPolygon(polygonOf(*mark));
    }
}

void ChartView::go(int series, int category) {
    if (m_figures.categories.isEmpty() || m_figures.values.empty())
        return;
    m_series = qBound(0, series, int(m_figures.values.size()) - 1);
    m_category = qBound(0, category, int(m_figures.categories.size()) - 1);
    if (!m_drawing)
        return;
    if (const QRectF box = boxOf(m_series, m_category); !box.isEmpty()) {
        if (box.top() < scrolled().y())
            verticalScrollBar()->setValue(int(box.top()) - m_theme.px(8));
        else if (box.bottom() > scrolled().y() + viewport()->height())
            verticalScrollBar()->setValue(int(box.bottom()) - viewport()->height() + m_theme.px(8));
    }
    viewport()->update();
    const QString words = reading(m_series, m_category);
    setAccessibleDescription(words);
    QAccessibleEvent spoken(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&spoken);
    emit read(words);
}

// Days run from left to right, places from the top; where there is one series both ways go along it.
void ChartView::step(int seriesBy, int categoryBy) {
    if (m_figures.kind == ChartKind::Trend)
        std::swap(seriesBy, categoryBy);
    if (m_figures.values.size() == 1)
        categoryBy += std::exchange(seriesBy, 0);
    go(m_series + seriesBy, m_category + categoryBy);
}

void ChartView::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Down: return step(0, 1);
    case Qt::Key_Up: return step(0, -1);
    case Qt::Key_Right: return step(1, 0);
    case Qt::Key_Left: return step(-1, 0);
    case Qt::Key_Home: return go(m_series, 0);
    case Qt::Key_End: return go(m_series, int(m_figures.categories.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_figures.categories.isEmpty() && !m_figures.values.empty())
            emit picked(m_series, m_category);
        return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void ChartView::mouseMoveEvent(QMouseEvent *event) {
    const paper::Mark *mark = at(event->position().toPoint());
    const QString words = mark ? reading(mark->series, mark->category) : QString();
    viewport()->setCursor(mark ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->setToolTip(words);
    emit read(words);
}

void ChartView::mousePressEvent(QMouseEvent *event) { event->setAccepted(event->button() == Qt::LeftButton); }

void ChartView::mouseReleaseEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (const paper::Mark *mark = at(event->position().toPoint())) {
        const int series = mark->series, category = mark->category;
        go(series, category);
        emit picked(series, category);
    }
}

bool ChartView::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::Leave)
        emit read(hasFocus() ? reading(m_series, m_category) : QString());
    return QAbstractScrollArea::viewportEvent(event);
}

void ChartView::focusInEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusInEvent(event);
    if (m_drawing && event->reason() != Qt::MouseFocusReason)
        go(m_series, m_category);
}

void ChartView::focusOutEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
    emit read({});
}

void ChartView::resizeEvent(QResizeEvent *event) {
    QAbstractScrollArea::resizeEvent(event);
    if (m_drawing && int(m_drawing->width) != chartWidth())
        return draw();
    if (m_drawing) {
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setRange(0, qMax(0, int(std::ceil(m_drawing->height)) - viewport()->height()));
    }
}

}  // namespace tongdang
