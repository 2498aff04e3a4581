#include "ui/shell/thread_jobs.h"

#include <QElapsedTimer>

namespace tongdang {

qint64 remainingSeconds(qint64 elapsedMs, qint64 done, qint64 total) {
    constexpr qint64 kTooSoonMs = 1000;   // the first second is start-up more than pace
    if (total <= 0 || done <= 0 || elapsedMs < kTooSoonMs)
        return -1;
    const double left = double(elapsedMs) * double(total - qMin(done, total)) / double(done) / 1000.0;
    return qint64(left + 0.5);
}

namespace {

class Reporter final : public Progress {
  public:
    Reporter(const std::atomic<bool> &cancelled, std::function<void(qint64, qint64, qint64)> tell)
        : m_cancelled(cancelled), m_tell(std::move(tell)) {
        m_sinceStart.start();
    }
    bool step(qint64 done, qint64 total) override {
        const qint64 now = m_sinceStart.elapsed();
        if (now - m_lastMs >= ThreadJobs::kProgressMs || (total > 0 && done >= total && !m_full)) {
            m_lastMs = now;
            m_full = total > 0 && done >= total;
            m_tell(done, total, remainingSeconds(now, done, total));
        }
        return !m_cancelled;
    }

  private:
    const std::atomic<bool> &m_cancelled;
    std::function<void(qint64, qint64, qint64)> m_tell;
    QElapsedTimer m_sinceStart;
    qint64 m_lastMs = 0;
    bool m_full = false;
};

}  // namespace

ThreadJobs::~ThreadJobs() {
    cancel();
    if (m_thread)
        m_thread->wait();
}

bool ThreadJobs::start(const QString &title, std::function<void(Progress &)> work, std::function<void()> done, Stop stop) {
    if (isBusy())
        return false;
    m_cancelled = false;
    m_done = std::move(done);
    m_thread.reset(QThread::create([this, work = std::move(work)] {
        Reporter reporter(m_cancelled, [this](qint64 d, qint64 total, qint64 remaining) {
            QMetaObject::invokeMethod(this, [=, this] { emit progressed(d, total, remaining); }, Qt::QueuedConnection);
        });
        work(reporter);
    }));
    connect(m_thread.get(), &QThread::finished, this, &ThreadJobs::end);   // queued: on our own thread
    m_thread->start();
    emit started(title, stop);
    return true;
}

void ThreadJobs::end() {
    m_thread->wait();
    m_thread.reset();
    const auto done = std::exchange(m_done, nullptr);
    emit finished();
    if (done)
        done();
}

}  // namespace tongdang
