// The tables that were kept as reported, newest first: to look at, to compare, to replace by another that says why.
#pragma once

#include "core/statistics/frozen_table.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace tongdang {

class UiContext;

class ReportsView final : public QWidget {
    Q_OBJECT
  public:
    explicit ReportsView(UiContext &context, QWidget *parent = nullptr);
    void refresh();
    void retranslate();
    void setTables(std::shared_ptr<const TableCatalog> tables);
    const QList<FrozenTable> &reports() const { return m_reports; }
    void choose(const Uid &uid);

  signals:
    void shown(const tongdang::Uid &report);
    void compared(const tongdang::Uid &a, const tongdang::Uid &b);   // b nil: with the living ledger on its day
    void keepRequested();                                            // the table that is seen
    void replaceRequested(const tongdang::FrozenTable &old);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    QList<const FrozenTable *> chosen() const;                       // the older first
    void open();
    void compare();
    void look();
    void shape();
    UiContext &m_context;
    std::shared_ptr<const TableCatalog> m_tables;
    QList<FrozenTable> m_reports;
    QTableWidget *m_list;
    QLabel *m_hint;
    QPushButton *m_keep, *m_open, *m_compare, *m_replace;
};

}  // namespace tongdang
