// The ledger that is measured: made once by the program's own demonstration data and kept in the working folder by its size and the
// structure of ledgers, so that a new structure makes a new one.
#pragma once

#include "core/base/clock.h"
#include "core/children/child_derivation.h"
#include "core/ledger/ledger.h"
#include "tests/bench/bench.h"

namespace tongdang::bench {

extern const QString kLogin, kPassword;
inline constexpr int kMostRows = 100'000, kColumns = 40;   // of a roster

class Prepared {
  public:
    explicit Prepared(const Options &options);       // makes the ledger where there is none; leaves it closed
    QString path() const { return m_path; }
    void open();
    void close();
    Ledger::Opened opened(const Ledger::Context &context) const;   // for who keeps it: a window
    Ledger &ledger() { return *m_ledger; }
    LedgerReader &reader() { return m_ledger->reader(); }
    const Session &session() const { return m_session; }
    std::vector<qint64> everybody();                 // by pinyin

    int writeRoster(const QString &path);            // its children, at most kMostRows, in kColumns columns; how many

    // An empty ledger beside it, for imports and saves; there only while this lives.
    static Ledger::Opened scratch(const QString &path, const Ledger::Context &context);
    Ledger::Context context() { return {&m_clock, &m_policy, &m_derivation, options()}; }
    static LedgerOptions options();

  private:
    QString m_path;
    SystemClock m_clock;
    RolePolicy m_policy;
    ChildDerivation m_derivation;
    std::unique_ptr<Ledger> m_ledger;
    Session m_session;
};

}  // namespace tongdang::bench
