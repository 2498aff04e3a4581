#include "core/ledger/write_behind.h"

#include <utility>

namespace tongdang {

namespace {
constexpr size_t kMostWaiting = 24;   // halves of slices of a batch: as long as the search index takes to be written nobody waits; more would only fill the memory
}

void WriteBehind::start() {
    stop();
    m_thread = std::thread([this] { work(); });
}

quint64 WriteBehind::run(size_t steps, Step step) {
    const quint64 number = ++m_given;
    if (!m_thread.joinable()) {
        perform({steps, std::move(step)});
        m_done = number;
        return number;
    }
    {
        std::unique_lock lock(m_mutex);
        if (m_jobs.size() >= kMostWaiting)
            m_changed.wait(lock, [this] { return m_failed || m_jobs.size() <= kMostWaiting / 2; });
        rethrow();
        m_jobs.push_back({steps, std::move(step)});
    }
    m_changed.notify_all();
    return number;
}

void WriteBehind::perform(const Job &job) {
    for (size_t i = 0; i < job.steps; ++i) {
        while (m_wanted)
            std::this_thread::yield();
        const std::lock_guard lock(m_connection);
        job.step(i);
    }
}

WriteBehind::Pause WriteBehind::pause() {
    {
        const std::lock_guard lock(m_mutex);
        rethrow();
    }
    ++m_wanted;
    Pause lock(m_connection);
    --m_wanted;
    return lock;
}

void WriteBehind::await(quint64 job) {
    if (!m_thread.joinable())
        return;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this, job] { return m_failed || m_done >= job; });
    rethrow();
}

void WriteBehind::settle() { await(m_given); }

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
    m_stop = false;
    m_failed = nullptr;
    m_done = m_given;
}

void WriteBehind::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_jobs.empty(); });
        if (m_stop)
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        m_changed.notify_all();
        std::exception_ptr failed;
        try {
            perform(job);
        } catch (...) {
            failed = std::current_exception();
        }
        job.step = nullptr;   // what it holds goes before the next waits
        lock.lock();
        if (!failed)
            ++m_done;
        if (failed) {
            m_failed = failed;
            m_jobs.clear();
        }
        m_changed.notify_all();
    }
}

}  // namespace tongdang
