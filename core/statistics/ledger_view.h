// One view of a ledger over several queries and, where a second thread shall read beside, the same view through a second connection. For
// core/statistics alone.
#pragma once

#include "core/ledger/ledger_reader.h"
#include "core/ledger/row_changes.h"

namespace tongdang {

class LedgerView {
  public:
    explicit LedgerView(LedgerReader &reader);
    ~LedgerView();
    LedgerView(const LedgerView &) = delete;
    LedgerView &operator=(const LedgerView &) = delete;
    qint64 version() const;            // grows when another connection has changed the ledger
    qint64 position() const { return m_position; }            // in RowChanges: of commits that it shows
    // The rows that this view may show otherwise than one of that position did; nothing where that is not known.
    std::optional<RowChanges::Touched> touchedSince(qint64 position) const;
    // A reader that sees what this view sees; null where one thread has to do: a single processor, a ledger that cannot be opened twice, a
    // transaction that began before. The view is taken anew for it: version() may be another afterwards.
    LedgerReader *openBeside();

  private:
    class Savepoint;
    void take();
    LedgerReader &m_reader;
    const RowChanges *m_changes;
    qint64 m_position = -1;
    bool m_free;                       // in no transaction that began before
    std::unique_ptr<LedgerReader> m_beside;
    std::unique_ptr<Savepoint> m_view, m_viewBeside;
};

// The day of the journal's first entry, before which the ledger knew nothing; nothing of an empty journal. Errors: Damaged.
Result<std::optional<QDate>> firstDay(LedgerReader &reader);

// `read` for the first half with the reader and, where there is one beside, at the same time for the second half with that. Progress is the
// first half's; where it fails or is cancelled the second stops. What is thrown is an error Damaged.
using HalfRead = std::function<Result<void>(LedgerReader &reader, bool second, Progress &progress)>;
Result<void> inHalves(LedgerReader &reader, LedgerReader *beside, Progress &progress, const HalfRead &read);

}  // namespace tongdang
