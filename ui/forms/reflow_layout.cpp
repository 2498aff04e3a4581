#include "ui/forms/reflow_layout.h"

#include <QWidget>

namespace tongdang {

ReflowLayout::ReflowLayout(int columnWidth, int horizontalSpacing, int verticalSpacing, QWidget *parent)
    : QLayout(parent), m_columnWidth(columnWidth), m_horizontal(horizontalSpacing), m_vertical(verticalSpacing) {
    setContentsMargins(0, 0, 0, 0);
}

ReflowLayout::~ReflowLayout() {
    for (const Item &item : m_items)
        delete item.item;
}

void ReflowLayout::addWidget(QWidget *widget, bool wide) {
    addChildWidget(widget);
    m_items.append({new QWidgetItem(widget), wide});
    invalidate();
}

QLayoutItem *ReflowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index).item : nullptr;
}

QSize ReflowLayout::minimumSize() const {
    QSize size;
    for (const Item &item : m_items)
        if (!item.item->isEmpty())
            size = size.expandedTo(item.item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void ReflowLayout::setGeometry(const QRect &rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

static int heightAt(QLayoutItem *item, int width) {
    return item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
}

int ReflowLayout::arrange(const QRect &rect, bool apply) const {
    if (m_columnWidth == 0)
        return flow(rect, apply);
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const int columns = std::max(1, (inner.width() + m_horizontal) / (m_columnWidth + m_horizontal));
    const int width = (inner.width() - (columns - 1) * m_horizontal) / columns;
    int y = inner.y(), rowHeight = 0, column = 0;
    const auto nextRow = [&] {
        if (column > 0)
            y += rowHeight + m_vertical;
        rowHeight = column = 0;
    };
    for (const Item &item : m_items) {
        if (item.item->isEmpty())
            continue;
        if (item.wide)
            nextRow();
        const int itemWidth = item.wide ? inner.width() : width;
        const int height = heightAt(item.item, itemWidth);
        if (apply)
            item.item->setGeometry(QRect(inner.x() + column * (width + m_horizontal), y, itemWidth, height));
        rowHeight = std::max(rowHeight, height);
        column = item.wide ? columns : column + 1;
        if (column >= columns)
            nextRow();
    }
    nextRow();
    const bool any = y > inner.y();
    return y - (any ? m_vertical : 0) - rect.y() + contentsMargins().bottom();
}

int ReflowLayout::flow(const QRect &rect, bool apply) const {
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int x = inner.x(), y = inner.y(), rowHeight = 0;
    std::vector<std::pair<QLayoutItem *, QRect>> row;
    const auto place = [&] {                         // on one line, words beside fields too
        for (const auto &[item, at] : row)
            if (apply)
                item->setGeometry(at.translated(0, (rowHeight - at.height()) / 2));
        row.clear();
    };
    for (const Item &item : m_items) {
        if (item.item->isEmpty())
            continue;
        QSize size = item.item->sizeHint();
        if (size.width() > inner.width())        // such a one wraps its words
            size = {inner.width(), heightAt(item.item, inner.width())};
        if (x > inner.x() && x + size.width() > inner.x() + inner.width()) {
            place();
            x = inner.x();
            y += rowHeight + m_vertical;
            rowHeight = 0;
        }
        row.emplace_back(item.item, QRect(QPoint(x, y), size));
        x += size.width() + m_horizontal;
        rowHeight = std::max(rowHeight, size.height());
    }
    place();
    return y + rowHeight - rect.y() + contentsMargins().bottom();
}

}  // namespace tongdang
