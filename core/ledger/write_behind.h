// What a long batch has decided is written on a thread of its own, one job after another, while the next records are thought through.
// The writing connection, and all that is bound to it, is the thread's while a job waits: who looks at it calls settle() first. Without
// start() a job runs at once. What a job threw is thrown by the next call; jobs after it are dropped.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace tongdang {

class WriteBehind {
  public:
    using Job = std::function<void()>;
    WriteBehind() = default;
    ~WriteBehind() { stop(); }
    WriteBehind(const WriteBehind &) = delete;
    WriteBehind &operator=(const WriteBehind &) = delete;

    void start();
    void run(Job job);
    void settle();                  // until nothing waits and nothing runs
    void stop() noexcept;           // what waits is dropped, what failed is forgotten; run() works without a thread again

  private:
    void work();
    void rethrow();
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    std::exception_ptr m_failed;
    bool m_busy = false, m_stop = false;
};

}  // namespace tongdang
