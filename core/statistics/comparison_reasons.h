// Why a record is behind a number on one side of a comparison and not on the other. For core/statistics alone.
#pragma once

#include "core/statistics/comparison.h"
#include "core/statistics/table_count.h"

namespace tongdang {

struct CountedColumn {
    std::vector<qint64> ids;         // in order
    std::vector<double> amounts;     // of a sum, of each
};

// The records of one form on one side.
struct ComparedForm {
    LedgerReader *reader = nullptr;
    HybridTime knownAt;              // 0: as known now
    QDate day, from;
    bool hasPeriod = false;          // what is counted is of from…day, else of all days up to day
    std::vector<qint64> population, all;   // who is counted at all; whom the ledger knew
    std::map<QString, CountedColumn> columns;
    bool holds(const QDate &date) const { return date.isValid() && date <= day && (!hasPeriod || date >= from); }
};

// What somebody entered that made the difference: what it is, in both languages, and who and when. `side`: 1 where its date is of the second
// side alone, -1 of the first; 0: that it was entered, changed or taken back is what makes the difference.
struct ComparisonCause { QString chinese, english, who; int side = 0; };

class ComparisonReasons {
  public:
    // `a` is the earlier one; `turned`: whoever asked counts from `b` to `a`.
    ComparisonReasons(const Session &session, const Form &form, const ComparedForm &a, const ComparedForm &b, LedgerReader &now, bool turned) : m_session(session), m_form(form), m_a(a), m_b(b), m_now(now), m_turned(turned) {}

    Result<void> read(const std::vector<qint64> &ids);
    Uid uid(qint64 id) const;
    // `where`: of the table.
    WhyCounted of(qint64 id, const Expression &where, const TableColumn &column);
    WhyCounted ofAmount(qint64 id, const TableColumn &column, double before, double after);

  private:
    WhyCounted changed(const Record &before, const Record &after, const QStringList &names);
    WhyCounted corrected(const Record &before, const Record &after, const Field &field);
    std::optional<WhyCounted> dated(const Record &record, const QStringList &names);
    std::optional<ComparisonCause> causeOf(const Uid &subject, const QStringList &forms);
    std::optional<ComparisonCause> findCause(const Uid &subject, const QStringList &forms);
    const Field *answeredAnew(const Record &before, const Record &after, const QString &question) const;
    QStringList deciding(const QString &question) const;
    QStringList lookedAt(const QStringList &names) const;
    std::vector<Record> recordsOf(const Uid &subject, const QStringList &forms);
    bool mayTell(const Field &field) const;
    QString label(const Record &record, const QString &question, Language language) const;
    QStringList both(const Record &before, const Record &after, const Field &field) const;
    QString whoSet(const Uid &uid, const QString &question);
    bool between(qint64 ms) const;   // known to one side alone
    const QList<HistoryEntry> &historyOf(const Uid &uid);   // what changed it
    // 1: of the side asked about alone; -1: of the other.
    int sideOf(const QDate &date) const { return (int(m_b.holds(date)) - int(m_a.holds(date))) * (m_turned ? -1 : 1); }

    const Session &m_session;
    const Form &m_form;
    const ComparedForm &m_a, &m_b;
    LedgerReader &m_now;
    bool m_turned;
    QHash<qint64, Record> m_before, m_after;
    QHash<Uid, QList<HistoryEntry>> m_histories;
    QHash<std::pair<Uid, QString>, std::optional<ComparisonCause>> m_causes;
};

}  // namespace tongdang
