// The rule check of a counted table: lines of RulesModel; Enter, a double click or the button opens the children concerned.
#pragma once

#include "ui/pages/statistics/rules_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace tongdang {

class RulesView final : public QWidget {
    Q_OBJECT
  public:
    explicit RulesView(UiContext &context, QWidget *parent = nullptr);
    void setTable(std::shared_ptr<const CountedTable> table);
    const RulesModel &model() const { return *m_model; }
    void retranslate();
    void shape();                                   // after a change of theme or width

  signals:
    void opened(const QString &rule, const QString &place);   // place "": the total

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    const RulesModel::Line *current() const;        // where it fails
    void open();
    void look();
    UiContext &m_context;
    RulesModel *m_model;
    QTableView *m_view;
    QLabel *m_hint;
    QPushButton *m_show;
};

}  // namespace tongdang
