// attempts.log: failed sign-ins, one JSON object a line, since nobody can write into a ledger that nobody has opened. After five wrong
// passwords in a row for one login the next try waits: 10 s, then twice as long each time, at most 15 minutes. A clock set back starts
// the running wait anew at the new time: it neither ends it nor stretches it for ever.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QList>

namespace tongdang {

struct Attempt { qint64 timeMs = 0; QString login; };   // login "" is the recovery code

class AttemptLog {
  public:
    explicit AttemptLog(QString path) : m_path(std::move(path)) {}
    QList<Attempt> failed() const;                                   // oldest first
    Result<void> mayTry(const QString &login, const Clock &clock);   // Denied (storage.wait_before_retry, seconds)
    void addFailed(const QString &login, const Clock &clock);        // best effort: a read-only medium keeps no log
    void addSucceeded(const QString &login, const Clock &clock);     // ends the row of that login
    Result<void> absorb();                                           // they are in the journal now; an unfinished row still counts

  private:
    enum class Kind { Failed, Succeeded, Waiting, Absorbed };
    struct Line { Kind kind = Kind::Failed; Attempt attempt; };
    QList<Line> read() const;
    void append(Kind kind, const QString &login, qint64 timeMs);

    QString m_path;
};

}  // namespace tongdang
