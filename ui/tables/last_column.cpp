#include "ui/tables/last_column.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace tongdang {

LastColumn::LastColumn(QTableView *view) : QObject(view), m_view(view) {
    view->horizontalHeader()->setStretchLastSection(false);
    view->viewport()->installEventFilter(this);
}

void LastColumn::begin() { m_whole = 0; }

void LastColumn::fit(int whole, int least) {
    m_whole = whole;
    m_least = std::min(whole, least);
    fit();
}

void LastColumn::fit() {
    const QHeaderView *heads = m_view->horizontalHeader();
    const int last = heads->count() - 1;
    if (last < 0 || m_whole == 0)
        return;
    const int room = m_view->viewport()->width() - heads->sectionPosition(last);
    m_view->setColumnWidth(last, room >= m_least ? room : m_whole);
}

bool LastColumn::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

}  // namespace tongdang
