// Rows of a file, written and packed on a thread of their own while the next are read and masked: some hundred wait, no more.
// The writer is the thread's from the first row put until finish().
#pragma once

#include "core/sheets/sheet_writer.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace tongdang {

class WriteAside {
  public:
    explicit WriteAside(SheetWriter &writer) : m_writer(writer), m_thread([this] { write(); }) {}
    ~WriteAside();                         // what waits is dropped
    WriteAside(const WriteAside &) = delete;
    WriteAside &operator=(const WriteAside &) = delete;
    void put(QList<OutCell> row);
    void finish();                         // until all is written; what was thrown there is thrown here

  private:
    using Rows = std::vector<QList<OutCell>>;
    void hand();
    void write();
    void stop(bool dropping);

    SheetWriter &m_writer;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Rows> m_waiting;
    Rows m_filling;                        // of the thread that reads
    std::exception_ptr m_failed;
    bool m_end = false;
    std::thread m_thread;                  // last: it starts when all else is there
};

}  // namespace tongdang
