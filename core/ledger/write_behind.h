// What a long batch has decided is written on a thread of its own, one job after another, while the next records are thought through.
// The writing connection, and all that is bound to it, is the thread's while a job waits: who looks at it calls settle() first, or, for
// what no waiting job writes, pause(). Without start() a job runs at once. What a job threw is thrown by the next call; jobs after it are dropped.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace tongdang {

class WriteBehind {
  public:
    using Step = std::function<void(size_t)>;
    WriteBehind() = default;
    ~WriteBehind() { stop(); }
    WriteBehind(const WriteBehind &) = delete;
    WriteBehind &operator=(const WriteBehind &) = delete;

    void start();
    quint64 run(size_t steps, Step step);   // step(0) … step(steps - 1); answers the job's number
    quint64 done() const { return m_done; } // this job and all before it are written
    void await(quint64 job);
    void settle();                          // until nothing waits and nothing runs
    using Pause = std::unique_lock<std::mutex>;
    Pause pause();                          // no step runs while it is held
    void stop() noexcept;                   // what waits is dropped, what failed is forgotten; run() works without a thread again

  private:
    struct Job { size_t steps; Step step; };
    void work();
    void perform(const Job &job);
    void rethrow();
    std::thread m_thread;
    std::mutex m_mutex, m_connection;
    std::atomic<int> m_wanted = 0;          // who waits for m_connection: between steps the thread lets them in
    std::atomic<quint64> m_done = 0;
    quint64 m_given = 0;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    std::exception_ptr m_failed;
    bool m_stop = false;
};

}  // namespace tongdang
