// A table's records told apart: who is counted, in which column, in which place. Bit sets over TableRows; every number and every list
// behind a number comes from these. For core/statistics alone.
#pragma once

#include "core/statistics/open_table.h"
#include "core/statistics/summary.h"
#include "core/statistics/table_rows.h"

#include <QSet>

namespace tongdang {

class TableCount {
  public:
    // `more`: further predicates over the records that will be asked for (concerns).
    // Columns that count another form have no records here: column() is empty, summary() has their numbers.
    static Result<std::unique_ptr<TableCount>> make(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request,
                                                    const std::vector<const Expression *> &more, ColumnStore &store, Progress &progress);

    Result<Summary> summary() const;
    // The whole of it at once; the store keeps it open, so that after a change the next is quick.
    static Result<Summary> summarize(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, ColumnStore &store, Progress &progress);
    // Of the population, those for whom it holds; an empty predicate holds for all.
    BitSet where(const Expression &predicate) const;
    BitSet column(int index) const { return m_columns[size_t(index)]; }
    BitSet behind(int index) const;   // the records of its number: of a Sum column those that add to it
    const std::vector<double> &amounts(int index) const { return m_amounts[size_t(index)]; }   // of a Sum column, by row; else empty
    const BitSet &population() const { return m_population; }
    BitSet inRows(const BitSet &of, const QSet<QString> &codes) const;
    std::vector<qint64> ids(const BitSet &of) const;
    QStringList places(const BitSet &of) const;   // of each of ids(of) the code of its row
    const QDate &day() const { return m_moment.day; }
    // Errors: Invalid a day to come (statistics.ahead), a beginning after the day (statistics.from_after).
    static Result<void> mayAsk(const LedgerReader &reader, const SummaryRequest &request);
    // For the columns of another form, which may have no place of registration.
    static SummaryRequest requestOf(const Form &other, SummaryRequest request);

  private:
    TableCount(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request, ColumnStore &store);
    Result<void> count(const std::vector<const Expression *> &more, Progress &progress);
    Result<void> countOthers(Progress &progress);
    void addOther(Summary &summary, const Summary &other) const;
    static Result<void> mayCount(LedgerReader &reader, const Session &session, const TableDefinition &table, const SummaryRequest &request);
    QString asked() const;
    Result<bool> follow(Progress &progress);   // whether the open table is up to date now
    void countAgain(size_t record, QHash<QString, int> &known, OpenTable &open);
    OpenTable tally() const;
    Result<Summary> summaryOf(const OpenTable &open) const;
    void findRoot();
    QHash<QString, int> listPlaces();
    void placeRows(const Column &places);
    int rowOf(const QString &region, QHash<QString, int> &known);

    LedgerReader &m_reader;
    const Session &m_session;
    const TableDefinition &m_table;
    SummaryRequest m_request;
    Moment m_moment;
    QString m_root;
    bool m_whole = false;                  // the ledger's own region: what lies outside has rows too
    ColumnStore &m_store;
    TableRows m_rows;
    BitSet m_population;
    std::vector<BitSet> m_columns;         // by column; Value columns empty
    std::vector<std::vector<double>> m_amounts;   // of Sum columns
    std::vector<PlaceRow> m_places;
    std::vector<int> m_placeOf;            // by code of the place column; -1: not in the region asked for
    const Column *m_placeColumn = nullptr;
    std::vector<std::pair<std::unique_ptr<TableDefinition>, Summary>> m_others;   // the table's columns of other forms, counted
};

Moment momentOf(const TableDefinition &table, const SummaryRequest &request, const QDate &today);

}  // namespace tongdang
