#include "core/importing/commit_aside.h"

namespace tongdang {

CommitAside::CommitAside(Ledger::Batch &batch) : m_batch(batch), m_thread([this] { run(); }) {}

CommitAside::~CommitAside() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_todo.clear();
    }
    m_changed.notify_all();
    m_thread.join();
}

void CommitAside::put(std::vector<Change> changes) {
    {
        const std::lock_guard lock(m_mutex);
        m_todo.push_back(std::move(changes));
    }
    ++m_underWay;
    m_changed.notify_all();
}

CommitAside::Done CommitAside::take() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_done.empty(); });
    Done done = std::move(m_done.front());
    m_done.pop_front();
    --m_underWay;
    return done;
}

bool CommitAside::isReady() {
    const std::lock_guard lock(m_mutex);
    return !m_done.empty();
}

void CommitAside::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_todo.empty(); });
        if (m_todo.empty())
            return;
        std::vector<Change> changes = std::move(m_todo.front());
        m_todo.pop_front();
        lock.unlock();
        Result<CommitOutcome> outcome = changes.empty() ? Result<CommitOutcome>(CommitOutcome()) : m_batch.add(changes);
        lock.lock();
        m_done.push_back({std::move(changes), std::move(outcome)});
        m_changed.notify_all();
    }
}

}  // namespace tongdang
