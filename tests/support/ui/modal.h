// Does what opens a dialog, and works in it while it is open. False where none came.
#pragma once

#include <QApplication>
#include <QDialog>
#include <QTimer>

#include <functional>

namespace tongdang {

inline bool inModal(const std::function<void()> &opens, const std::function<void(QDialog &)> &work) {
    bool worked = false;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        worked = true;
        work(*dialog);
        if (dialog->isVisible())
            dialog->reject();
    });
    timer.start(0);
    opens();
    return worked;
}

}  // namespace tongdang
