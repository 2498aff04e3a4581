// The problems of a dry run or an import, any number of them, as a table that is filtered by severity and by words. Before the import the
// cell that a problem is about can be corrected in the table; the file stays as it is.
#pragma once

#include "core/importing/import.h"

#include <QAbstractTableModel>
#include <QSet>

namespace tongdang {

class UiContext;

class ProblemModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Row, Name, Severities, Heading, Cell, Sentence, Columns };
    enum class Show { All, Rejecting, Warnings };
    ProblemModel(UiContext &context, QObject *parent = nullptr);
    void setProblems(const QList<RowProblem> &problems, bool correctable);
    void filter(Show show, const QString &words);       // in the row's number, the heading or the sentence
    int count(Show show) const;                         // of all, whatever the words
    QString sentence(int row) const;                    // whole, with row and heading

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(Columns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QModelIndex buddy(const QModelIndex &index) const override;   // wherever in a row one stands, its cell is what is corrected
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  signals:
    void corrected(const tongdang::CellCorrection &correction);

  private:
    bool isCorrectable(const RowProblem &problem) const { return m_correctable && problem.cell >= 0; }
    static bool fits(const RowProblem &problem, Show show);
    UiContext &m_context;
    QList<RowProblem> m_problems;
    QSet<int> m_corrected;               // of m_problems, since it was tried out
    bool m_correctable = false;
    std::vector<int> m_shown;
};

}  // namespace tongdang
