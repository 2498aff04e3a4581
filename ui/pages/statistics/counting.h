// Work on the columns of a ledger: at once with the window's reader where the ledger is small, else as a job with a reader of its own.
// One store of columns a reader, kept, so that the next question is answered from memory. The latest question wins.
#pragma once

#include "core/statistics/column_store.h"
#include "core/statistics/summary.h"
#include "ui/shell/context.h"

#include <functional>
#include <memory>
#include <optional>

namespace tongdang {

class Counting final : public QObject {
    Q_OBJECT
  public:
    using Work = std::function<void(LedgerReader &reader, ColumnStore &store, Progress &progress)>;
    Counting(UiContext &context, QObject *parent);
    // `work` may run on another thread, `done` runs on this one; neither, where another question comes before its turn. While another
    // job is under way it waits for its end. The person's cancel is an error of what `work` calls.
    void run(const QString &title, Work work, std::function<void()> done) { run(title, std::move(work), std::move(done), isSmall()); }
    // What replays the journal takes its time on a small ledger too.
    void runAsJob(const QString &title, Work work, std::function<void()> done) { run(title, std::move(work), std::move(done), false); }
    bool isBusy() const { return m_running || m_waiting; }
    void setDirectUpTo(qint64 bytes) { m_directUpTo = bytes; }   // of the ledger's file

  private:
    struct Task { QString title; Work work; std::function<void()> done; };
    struct Own { std::unique_ptr<LedgerReader> reader; ColumnStore store; };
    void run(const QString &title, Work work, std::function<void()> done, bool direct);
    bool isSmall() const;
    void begin();
    UiContext &m_context;
    ColumnStore m_store;
    std::shared_ptr<Own> m_own;
    std::optional<Task> m_waiting;
    bool m_running = false;
    qint64 m_directUpTo = 40 << 20;                // some ten thousand children: counted in a blink
};

}  // namespace tongdang
