// Long work off the window's thread: one at a time, with progress, remaining time and cancel; the window stays usable meanwhile.
#pragma once

#include "core/base/progress.h"

#include <QObject>

#include <functional>

namespace tongdang {

class Jobs : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    // Whether the person may stop the work half-way: what asks its Progress can be; what is one piece is not, and the window says so.
    enum class Stop { Possible, Never };
    // `work` runs on another thread, `done` on the caller's when it has ended (cancelled or not). Refuses (false) while one is under way.
    virtual bool start(const QString &title, std::function<void(Progress &)> work, std::function<void()> done, Stop stop = Stop::Possible) = 0;
    virtual bool isBusy() const = 0;
    virtual void cancel() = 0;

  signals:
    void started(const QString &title, tongdang::Jobs::Stop stop);
    void progressed(qint64 done, qint64 total, qint64 remainingSeconds);   // total 0: unknown; remaining -1: unknown
    void finished();
};

}  // namespace tongdang
