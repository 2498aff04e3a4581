// The program's Jobs: a thread for each piece of work. Progress is told at most every kProgressMs, so that work may step for every row.
#pragma once

#include "ui/shell/jobs.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace tongdang {

class ThreadJobs final : public Jobs {
    Q_OBJECT
  public:
    static constexpr qint64 kProgressMs = 100;

    using Jobs::Jobs;
    ~ThreadJobs() override;      // cancels and waits: work never outlives what it works on
    bool start(const QString &title, std::function<void(Progress &)> work, std::function<void()> done, Stop stop = Stop::Possible) override;
    bool isBusy() const override { return m_thread != nullptr; }
    void cancel() override { m_cancelled = true; }

  private:
    void end();
    std::unique_ptr<QThread> m_thread;
    std::function<void()> m_done;
    std::atomic<bool> m_cancelled = false;
};

// Seconds still to go by the pace so far; -1 where it cannot be told yet.
qint64 remainingSeconds(qint64 elapsedMs, qint64 done, qint64 total);

}  // namespace tongdang
