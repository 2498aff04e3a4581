// Rows on their way into the ledger: planned one by one, committed by the slice, told in the report in the order of the file. An answer
// that its form refuses is left out with a warning, and the row is kept; what a person is told by (name, ID number, place) is not left out.
#pragma once

#include "core/importing/read_ahead.h"
#include "core/importing/rejects_book.h"

#include <span>

namespace tongdang {

class ImportRun {
  public:
    ImportRun(Ledger &ledger, Ledger::Batch &batch, const QStringList &forms, RejectsBook *rejects, const Messages &messages, ImportReport &report)
        : m_batch(batch), m_rejects(rejects), m_messages(messages), m_report(report), m_matcher(ledger.writerView(), forms) {}

    void begin(const SheetHead &head, const RowReader &reader);   // rows taken from now on are that sheet's; both outlive the run
    Result<void> take(ReadAhead::Row row);
    Result<void> flush();                                          // before another sheet, and at the end

  private:
    struct WaitingRow {
        SheetRow row;
        ReadRow read;
        RowPlan plan;
        bool refused = false, touched = false, lenient = false;    // lenient: refused for answers that can be left out
        std::vector<std::pair<int, QString>> refusedAnswers;       // whose, and which question
    };

    void plan(WaitingRow &row);
    Result<void> commit(std::span<WaitingRow> rows);
    Result<void> retry(WaitingRow &row);
    Result<void> tell(WaitingRow &row);
    void explain(WaitingRow &row);
    void add(WaitingRow &row, const Issue &issue, const Change &change, int whose);
    bool mayLeaveOut(const WaitingRow &row, const Issue &issue, const Change &change, int whose) const;
    QString nameOfRow(int row, Language language) const;

    Ledger::Batch &m_batch;
    RejectsBook *m_rejects;
    const Messages &m_messages;
    ImportReport &m_report;
    RosterMatcher m_matcher;
    const SheetHead *m_head = nullptr;
    const RowReader *m_reader = nullptr;
    QStringList m_sheets;
    std::vector<WaitingRow> m_waiting;
    int m_group = 0;
};

}  // namespace tongdang
