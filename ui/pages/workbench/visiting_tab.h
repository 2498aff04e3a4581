// The visiting list: whom to see, by place, risk or day, to be taken along on a round.
#pragma once

#include "core/casework/visiting_list.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace tongdang {

class Counting;
class FactsTable;
class UiContext;

class VisitingTab final : public QWidget {
    Q_OBJECT
  public:
    VisitingTab(UiContext &context, Counting &counting, QWidget *parent);
    void look();
    void retranslate();

  private:
    void fill();
    void print();
    UiContext &m_context;
    Counting &m_counting;
    std::vector<VisitingRow> m_rows;
    QComboBox *m_place, *m_risk, *m_until, *m_order;
    QCheckBox *m_overdue;
    QLabel *m_count;
    FactsTable *m_table;
    QPushButton *m_print;
};

}  // namespace tongdang
