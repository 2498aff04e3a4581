// The children behind a number, a failed rule or a point in time, listed on the page of children: of the living ledger, or as a reported table
// knew it.
#pragma once

#include "ui/pages/statistics/counting.h"
#include "ui/pages/statistics/figures_model.h"

namespace tongdang {

class NumberOpener final : public QObject {
    Q_OBJECT
  public:
    NumberOpener(UiContext &context, Counting &counting, QObject *parent);
    void openNumber(const std::shared_ptr<const CountedTable> &table, const QString &column, const QString &place);
    void openConcerned(const std::shared_ptr<const CountedTable> &table, const QString &rule, const QString &place);
    // The column's total as of another day, by what was known then; 0: today.
    void openThen(const std::shared_ptr<const CountedTable> &table, const QString &column, const QDate &day, HybridTime knownAt);

  private:
    using Find = std::function<Result<std::vector<qint64>>(LedgerReader &reader, ColumnStore *store, Progress &progress)>;
    void open(const QString &title, const std::shared_ptr<const CountedTable> &table, HybridTime knownAt, const Find &find, const QStringList &questions = {});
    UiContext &m_context;
    Counting &m_counting;
};

}  // namespace tongdang
