#include "core/ledger/write_behind.h"

#include <utility>

namespace tongdang {

namespace {
constexpr size_t kMostWaiting = 2;   // slices of a batch: more would only fill the memory
}

void WriteBehind::start() {
    stop();
    m_thread = std::thread([this] { work(); });
}

void WriteBehind::run(Job job) {
    if (!m_thread.joinable())
        return job();
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_failed || m_jobs.size() < kMostWaiting; });
        rethrow();
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_all();
}

void WriteBehind::settle() {
    if (!m_thread.joinable())
        return;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_jobs.empty() && !m_busy; });
    rethrow();
}

void WriteBehind::rethrow() {
    if (m_failed)
        std::rethrow_exception(m_failed);   // again and again: the batch is lost
}

void WriteBehind::stop() noexcept {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_jobs.clear();
    }
    m_changed.notify_all();
    m_thread.join();
    m_thread = std::thread();
    m_stop = m_busy = false;
    m_failed = nullptr;
}

void WriteBehind::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_jobs.empty(); });
        if (m_stop)
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        m_busy = true;
        lock.unlock();
        m_changed.notify_all();
        std::exception_ptr failed;
        try {
            job();
        } catch (...) {
            failed = std::current_exception();
        }
        job = nullptr;   // what it holds goes before the next waits
        lock.lock();
        m_busy = false;
        if (failed) {
            m_failed = failed;
            m_jobs.clear();
        }
        m_changed.notify_all();
    }
}

}  // namespace tongdang
