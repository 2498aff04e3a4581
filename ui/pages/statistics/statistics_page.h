// 统计图表: a table counted by place, its rules, its chart; every number opens the children behind it, a place opens the places within.
#pragma once

#include "ui/pages/statistics/figures_model.h"
#include "ui/shell/context.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QSplitter;
class QTabWidget;

namespace tongdang {

class Banner;
class ChartPanel;
class ComparisonView;
class Counting;
class HideBelow;
class NumberOpener;
class PinnedTable;
class ReportsView;
class RulesView;
class StatisticsChoices;

class StatisticsPage final : public Page {
    Q_OBJECT
  public:
    explicit StatisticsPage(UiContext &context);
    QString id() const override { return QStringLiteral("statistics"); }
    QString title() const override;
    QString hint() override;
    QString icon() const override { return QStringLiteral("statistics"); }
    QWidget *widget() override { return m_widget; }
    void refresh() override;
    void retranslate() override;
    std::vector<TourStop> tourStops() override;
    std::vector<Command> commands() override;

    const CountedTable *counted() const { return m_counted.get(); }
    Counting &counting() { return *m_counting; }

  private:
    void build();
    void count();
    void show(std::shared_ptr<const CountedTable> counted);
    void sayCounting();
    void showTable();
    void showWords();
    void shape();
    void makeRoom();                     // for the whole table where the chart stands below it
    void arrange();
    static QString arrangementName(int index);   // as it is kept: how table and chart stand to each other
    void refuse(const Error &error);
    void showReport(const Uid &uid);
    void askToKeep(const FrozenTable &replaced);        // one without a uid: the table that is seen
    QString reportWords(const FrozenTable &report) const;
    void drillDown(int row);
    void goBack();
    void exportTable();
    void openBulletin();
    bool isLedgerEmpty() const;
    UiContext &m_context;
    QWidget *m_widget;
    Counting *m_counting;
    StatisticsChoices *m_choices;
    FiguresModel *m_figures;
    PinnedTable *m_table;
    RulesView *m_rules;
    ChartPanel *m_chart;
    ReportsView *m_reports;
    ComparisonView *m_comparison;
    NumberOpener *m_opener;
    QTabWidget *m_tabs;
    QScrollArea *m_area;
    QSplitter *m_beside;                            // table and chart, where they stand together
    QComboBox *m_arrangement;
    HideBelow *m_hide;                              // in what is seen, exported and drawn
    QWidget *m_chartTab, *m_comparisonTab;
    Banner *m_banner;
    QLabel *m_heading, *m_empty, *m_hint;
    QPushButton *m_back, *m_export, *m_bulletin, *m_again;
    std::shared_ptr<const TableCatalog> m_tables;
    std::shared_ptr<const CountedTable> m_counted;
    bool m_isCounting = false;                      // a job of ours: not yet what is seen
    QList<SummaryRequest> m_way;                    // down from where one began: the way back
};

}  // namespace tongdang
