// How large a dialog may be.
#pragma once

#include <QWidget>

namespace tongdang {

// What it wants, and no more than leaves something to be seen of the window it belongs to.
inline QSize fitting(const QWidget *parent, QSize wanted) {
    constexpr int kAround = 40;
    const QSize ground = parent ? parent->window()->size() : QSize(1200, 700);
    return wanted.boundedTo(ground - QSize(kAround, kAround));
}

}  // namespace tongdang
