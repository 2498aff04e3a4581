// The rules of a counted table, one line a rule and place: those that do not hold first, then those left out with why, then those that hold,
// one line each.
#pragma once

#include "ui/pages/statistics/figures_model.h"

namespace tongdang {

class RulesModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { kResult, kRule, kPlace, kLeft, kRight, kDifference, kColumns };
    enum class State { Fails, LeftOut, Holds };
    struct Line {
        State state = State::Holds;
        QString rule, words;          // id; what it says
        QString place, placeName;     // "total" or a row's code; of those that fail
        QString left, right, difference;
    };
    RulesModel(UiContext &context, QObject *parent);
    void setTable(std::shared_ptr<const CountedTable> table);
    const std::vector<Line> &lines() const { return m_lines; }
    int failingRules() const { return m_failing; }
    int failures() const;
    int checkedRules() const { return m_checked; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QString text(const Line &line, int column) const;
    UiContext &m_context;
    std::vector<Line> m_lines;
    int m_failing = 0, m_checked = 0;
};

}  // namespace tongdang
