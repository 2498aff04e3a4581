#include "ui/preview/page_view.h"

#include "ui/preview/page_painter.h"

namespace tongdang {

PageView::PageView(QWidget *parent) : QWidget(parent) { setObjectName(QStringLiteral("pageView")); }

void PageView::show(const paper::Page &page) {
    m_page = page;
    m_empty = false;
    resize(sizeHint());
    update();
}

void PageView::clear() {
    m_empty = true;
    update();
}

void PageView::setScale(double pixelsAPoint) {
    m_scale = pixelsAPoint;
    resize(sizeHint());
    updateGeometry();
    update();
}

QSize PageView::sizeHint() const { return {int(m_page.width * m_scale) + 1, int(m_page.height * m_scale) + 1}; }

void PageView::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    if (!m_empty)
        paintPage(painter, m_page, m_scale);
    painter.setPen(Qt::gray);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace tongdang
