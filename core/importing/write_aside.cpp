#include "core/importing/write_aside.h"

#include <utility>

namespace tongdang {

namespace {
constexpr size_t kTogether = 32;   // rows handed over at a time
constexpr size_t kAhead = 16;      // so many times; then not before half of them are written
}  // namespace

WriteAside::~WriteAside() { stop(true); }

void WriteAside::put(QList<OutCell> row) {
    m_filling.push_back(std::move(row));
    if (m_filling.size() >= kTogether)
        hand();
}

void WriteAside::hand() {
    std::unique_lock lock(m_mutex);
    if (m_waiting.size() >= kAhead)
        m_changed.wait(lock, [this] { return m_failed || m_waiting.size() <= kAhead / 2; });
    if (!m_failed)
        m_waiting.push_back(std::exchange(m_filling, {}));
    m_filling.clear();
    lock.unlock();
    m_changed.notify_all();
}

void WriteAside::finish() {
    hand();
    stop(false);
    if (m_failed)
        std::rethrow_exception(m_failed);
}

void WriteAside::stop(bool dropping) {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_end = true;
        if (dropping)
            m_waiting.clear();
    }
    m_changed.notify_all();
    m_thread.join();
}

void WriteAside::write() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_end || !m_waiting.empty(); });
        if (m_waiting.empty() || m_failed)
            return;
        const Rows rows = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        std::exception_ptr failed;
        try {
            for (const QList<OutCell> &row : rows)
                m_writer.row(row);
        } catch (...) {
            failed = std::current_exception();
        }
        lock.lock();
        m_failed = failed;
        if (failed || m_waiting.size() <= kAhead / 2)
            m_changed.notify_all();
    }
}

}  // namespace tongdang
