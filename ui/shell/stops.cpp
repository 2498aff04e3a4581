#include "ui/shell/stops.h"

#include <QPointer>
#include <QResizeEvent>
#include <QScrollArea>

namespace tongdang {

namespace {

class Sight final : public QObject {
  public:
    Sight(QScrollArea &area, int around) : QObject(&area), m_area(area), m_around(around) { area.viewport()->installEventFilter(this); }

  protected:
    bool eventFilter(QObject *, QEvent *event) override {
        QWidget *stop = m_area.window()->focusWidget();
        if (event->type() != QEvent::Resize || !m_area.widget() || !m_area.widget()->isAncestorOf(stop))
            return false;
        const QRect seen(QPoint(), static_cast<QResizeEvent *>(event)->oldSize());
        if (QRect(stop->mapTo(m_area.viewport(), QPoint()), stop->size()).intersects(seen))     // who scrolled away from it stays there
            QMetaObject::invokeMethod(this, [this, at = QPointer(stop)] {
                if (at && m_area.widget() && m_area.widget()->isAncestorOf(at))
                    m_area.ensureWidgetVisible(at, 0, m_around);
            }, Qt::QueuedConnection);
        return false;
    }

  private:
    QScrollArea &m_area;
    int m_around;
};

}  // namespace

void keepInSight(QScrollArea &area, int around) { new Sight(area, around); }

QList<QWidget *> stopsIn(const QWidget &part) {
    QList<QWidget *> stops;
    QWidget *window = part.window();
    for (QWidget *at = window->nextInFocusChain(); at != window; at = at->nextInFocusChain())
        if ((at->focusPolicy() & Qt::TabFocus) && !at->focusProxy() && part.isAncestorOf(at))
            stops << at;
    return stops;
}

void setStops(const QList<QWidget *> &stops) {
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

void stopAfter(const QWidget &part, const QList<QWidget *> &below) {
    if (const QList<QWidget *> stops = stopsIn(part); !stops.isEmpty())
        setStops(QList<QWidget *>{stops.back()} << below);
}

}  // namespace tongdang
