#include "ui/forms/stops.h"

#include <QWidget>

namespace tongdang {

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
