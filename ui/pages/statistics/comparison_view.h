// Two tables beside each other, two days or two reported ones or one of each: what every number was and is, who came, who left, and why.
#pragma once

#include "core/statistics/comparison.h"
#include "ui/pages/statistics/figures_model.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace tongdang {

class Counting;
class FlowBar;

class ComparisonView final : public QWidget {
    Q_OBJECT
  public:
    ComparisonView(UiContext &context, Counting &counting, QWidget *parent = nullptr);
    void setTable(std::shared_ptr<const CountedTable> table);        // the living one, and its day as the second
    void setReports(const QList<FrozenTable> &reports);
    void compare(const Uid &a, const Uid &b);                        // b nil: the living ledger on the first one's day
    void compare();                                                  // what is chosen
    void retranslate();

    struct Compared {
        std::array<std::optional<FrozenSummary>, 2> frozen;
        std::shared_ptr<const TableCatalog> tables;
        const TableDefinition *table = nullptr;
        std::array<QString, 2> names;
        Comparison result;
    };
    const Compared *compared() const { return m_compared.get(); }

  private:
    struct Side { Uid report; QDate day; };
    std::optional<Side> side(int index);                             // nothing where the day is none: told already
    void show();
    void showChildren();
    void openChildren(bool entered);
    void openChild(int row);
    void look();
    void shape();
    bool eventFilter(QObject *watched, QEvent *event) override;
    const ComparedColumn *column() const;                            // that is chosen
    UiContext &m_context;
    Counting &m_counting;
    std::shared_ptr<const CountedTable> m_table;
    QList<FrozenTable> m_reports;
    std::shared_ptr<const Compared> m_compared;
    FlowBar *m_bar;
    std::array<QComboBox *, 2> m_what;
    std::array<QLineEdit *, 2> m_day;
    std::array<QLabel *, 2> m_whatLabel;
    QPushButton *m_go, *m_came, *m_left;
    QTableWidget *m_columns, *m_children;
    QLabel *m_note;
    QList<Uid> m_listed;                                             // by row of m_children
};

}  // namespace tongdang
