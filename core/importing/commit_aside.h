// Slices of an import go into the ledger on a thread of their own, in order, while the next rows are matched. The batch and the ledger's
// writing connection belong to that thread until all slices are done.
#pragma once

#include "core/ledger/ledger.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace tongdang {

class CommitAside {
  public:
    explicit CommitAside(Ledger::Batch &batch);
    ~CommitAside();                          // the slice under way is finished, the rest dropped
    CommitAside(const CommitAside &) = delete;
    CommitAside &operator=(const CommitAside &) = delete;

    struct Done { std::vector<Change> changes; Result<CommitOutcome> outcome; };
    void put(std::vector<Change> changes);
    size_t underWay() const { return m_underWay; }   // put and not taken
    Done take();                             // the oldest, waited for; only while something is under way
    bool isReady();                          // take() need not wait

  private:
    void run();

    Ledger::Batch &m_batch;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::vector<Change>> m_todo;
    std::deque<Done> m_done;
    size_t m_underWay = 0;                   // of the thread that puts and takes
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace tongdang
