// A menu of a button stays inside its window.
#pragma once

#include <QMenu>

namespace tongdang {

inline void keepInside(QMenu *menu) {
    const auto move = [menu] {
        const QRect room = menu->parentWidget()->window()->geometry();
        QRect at = menu->geometry();
        at.moveRight(std::min(at.right(), room.right()));
        at.moveLeft(std::max(at.left(), room.left()));
        menu->move(at.topLeft());
    };
    QObject::connect(menu, &QMenu::aboutToShow, menu, move, Qt::QueuedConnection);     // it has a place once it is shown
}

}  // namespace tongdang
