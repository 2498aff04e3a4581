#include "core/importing/read_ahead.h"

namespace tongdang {

namespace {
constexpr size_t kTogether = 128;   // rows handed over at a time
constexpr size_t kAhead = 16;       // so many times; then not before half of them are taken: two processors have more than two threads to run
}  // namespace

class ReadAhead::Steps final : public Progress {
  public:
    explicit Steps(ReadAhead &ahead) : m_ahead(ahead) {}
    bool step(qint64 done, qint64 total) override {
        const std::lock_guard lock(m_ahead.m_mutex);
        m_ahead.m_done = done;
        m_ahead.m_total = total;
        return !m_ahead.m_stop;
    }

  private:
    ReadAhead &m_ahead;
};

ReadAhead::ReadAhead(Work work) : m_thread([this, work = std::move(work)] { read(work); }) {}

ReadAhead::~ReadAhead() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void ReadAhead::read(const Work &work) {
    Steps steps(*this);
    Result<void> result = work([this](Row row) { return put(std::move(row)); }, steps);
    if (result)
        (void)hand();
    {
        const std::lock_guard lock(m_mutex);
        m_result = std::move(result);
        m_end = true;
    }
    m_changed.notify_all();
}

bool ReadAhead::put(Row row) {
    m_filling.push_back(std::move(row));
    return m_filling.size() < kTogether || hand();
}

bool ReadAhead::hand() {
    std::unique_lock lock(m_mutex);
    if (m_ready.size() >= kAhead)
        m_changed.wait(lock, [this] { return m_stop || m_ready.size() <= kAhead / 2; });
    if (m_stop)
        return false;
    m_ready.push_back(std::exchange(m_filling, {}));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

ReadAhead::Rows ReadAhead::next(Progress &progress) {
    std::unique_lock lock(m_mutex);
    while (true) {
        const qint64 done = m_done, total = m_total;
        lock.unlock();
        const bool goesOn = progress.step(done, total);
        lock.lock();
        if (!goesOn) {
            m_stop = true;
            m_changed.notify_all();
            m_changed.wait(lock, [this] { return m_end; });
            m_result = makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled"));
            return {};
        }
        m_changed.wait_for(lock, std::chrono::milliseconds(200), [this] { return m_end || !m_ready.empty(); });
        while (!m_ready.empty()) {
            Rows rows = std::move(m_ready.front());
            m_ready.pop_front();
            if (m_ready.size() <= kAhead / 2)
                m_changed.notify_all();
            if (!rows.empty())
                return rows;
        }
        if (m_end)
            return {};
    }
}

}  // namespace tongdang
