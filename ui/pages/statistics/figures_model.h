// A counted table as rows and columns: the place, then the numbers; the total in the last row. What stands in a rule that does not hold is
// marked.
#pragma once

#include "core/statistics/frozen_table.h"
#include "ui/tables/grouped_header.h"

#include <QAbstractTableModel>

#include <memory>

namespace tongdang {

class UiContext;

// A summary with what it was asked for and the definitions it points into.
struct CountedTable {
    std::shared_ptr<const TableCatalog> tables;
    SummaryRequest request;
    Summary summary;
    std::shared_ptr<const FrozenSummary> report = {};                         // where it is one that was kept: it owns the definition
    HybridTime knownAt() const { return report ? report->about.knownAt : HybridTime(); }
};

QString figure(const TableColumn &column, double value);                      // a number as people read it
QString columnTitle(const TableColumn &column, Language language);            // 就学情况 / 小学
QString placeTitle(const UiContext &context, const Summary &summary, const QString &code);   // "" and "total": 合计

class FiguresModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    FiguresModel(UiContext &context, QObject *parent);
    void setTable(std::shared_ptr<const CountedTable> table);
    QList<GroupedHeader::Column> heading() const;

    bool isTotal(int row) const { return m_table && row == int(m_table->summary.rows.size()); }
    QString place(int row) const;                                             // its code; "" of the total
    const TableColumn *column(const QModelIndex &index) const;                // none of the place
    double value(const QModelIndex &index) const;
    int rowOf(const QString &place) const;                                    // "" and "total": the last; -1: none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const SummaryRow &row(int row) const { return isTotal(row) ? m_table->summary.total : m_table->summary.rows[size_t(row)]; }
    QString title(int row) const;
    UiContext &m_context;
    std::shared_ptr<const CountedTable> m_table;
    QHash<QString, int> m_rows;                                               // by place
    QSet<std::pair<int, int>> m_failing;                                      // row and column
};

}  // namespace tongdang
