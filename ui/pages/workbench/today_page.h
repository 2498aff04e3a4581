// 工作台: what a day begins with. What is due and overdue, whom to visit, what was left unfinished, the figures of one's region, and when
// the ledger was last copied. Each task opens where it is ended.
#pragma once

#include "ui/pages/workbench/today_reading.h"
#include "ui/shell/context.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace tongdang {

class Counting;
class FactsTable;
class VisitingTab;

class TodayPage final : public Page {
    Q_OBJECT
  public:
    explicit TodayPage(UiContext &context);
    QString id() const override { return QStringLiteral("workbench"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("calendar"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override;
    void retranslate() override;
    QString hint() override;
    std::vector<TourStop> tourStops() override;

  private:
    void build();
    void look();
    void show();
    void showDrafts();
    void open(const QString &key);
    void openDraft(const QString &uid);
    void dropDraft();
    QString nameOfChild(const Uid &uid) const;
    QString kindWords(TaskKind kind) const;
    UiContext &m_context;
    QWidget *m_widget;
    Counting *m_counting, *m_listing;
    TodayFigures m_figures;
    QList<Draft> m_drafts;
    QPushButton *m_register, *m_drop;
    QList<QLabel *> m_numbers, m_words;
    QLabel *m_copies, *m_more, *m_holidays;
    QTabWidget *m_tabs;
    QComboBox *m_when, *m_kind;
    FactsTable *m_tasks, *m_unfinished;
    VisitingTab *m_visiting;
};

}  // namespace tongdang
