// Rows of a sheet, read and understood on a thread of their own while others are put into the ledger: some hundred ahead, no more.
// What the reading thread uses (workbook, RowReader) belongs to it until the last row is out.
#pragma once

#include "core/importing/row_reader.h"
#include "core/sheets/workbook.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace tongdang {

class ReadAhead {
  public:
    struct Row { SheetRow row; ReadRow read; };
    using Rows = std::vector<Row>;
    using Put = std::function<bool(Row)>;                                  // false: no more are wanted
    using Work = std::function<Result<void>(const Put &put, Progress &progress)>;

    explicit ReadAhead(Work work);
    ~ReadAhead();                                                          // stops the reading where it is
    ReadAhead(const ReadAhead &) = delete;
    ReadAhead &operator=(const ReadAhead &) = delete;
    // The next rows, in order; none: all have been read, or reading failed or was cancelled by `progress`, which is asked on this thread.
    Rows next(Progress &progress);
    const Result<void> &result() const { return m_result; }                // once next() gave none

  private:
    class Steps;                                                           // the reading thread's progress
    void read(const Work &work);
    bool put(Row row);
    bool hand();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Rows> m_ready;
    Rows m_filling;                                                        // of the reading thread
    qint64 m_done = 0, m_total = 0;
    bool m_stop = false, m_end = false;
    Result<void> m_result;
    std::thread m_thread;                                                  // last: it starts when all else is there
};

}  // namespace tongdang
