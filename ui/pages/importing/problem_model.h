// The problems of a dry run or an import, any number of them, as a table that is filtered by severity and by words.
#pragma once

#include "core/importing/import.h"

#include <QAbstractTableModel>

namespace tongdang {

class UiContext;

class ProblemModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Row, Severities, Heading, Sentence, Columns };
    enum class Show { All, Rejecting, Warnings };
    ProblemModel(UiContext &context, QObject *parent = nullptr);
    void setProblems(const QList<RowProblem> &problems);
    void filter(Show show, const QString &words);       // in the row's number, the heading or the sentence
    int count(Show show) const;                         // of all, whatever the words
    QString sentence(int row) const;                    // whole, with row and heading

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(Columns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    static bool fits(const RowProblem &problem, Show show);
    UiContext &m_context;
    QList<RowProblem> m_problems;
    std::vector<int> m_shown;
};

}  // namespace tongdang
