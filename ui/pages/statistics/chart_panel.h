// The chart of a counted table: the definition's own charts, any column or all of them, in the kinds that fit; over time too. Picking a mark
// opens its children.
#pragma once

#include "core/statistics/chart_series.h"
#include "ui/pages/statistics/figures_model.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace tongdang {

class ChartView;
class Counting;
class FlowBar;

class ChartPanel final : public QWidget {
    Q_OBJECT
  public:
    ChartPanel(UiContext &context, Counting &counting, QWidget *parent = nullptr);
    void setTable(std::shared_ptr<const CountedTable> table);
    void retranslate();
    ChartView *chart() const { return m_chart; }
    QList<ChartKind> kinds() const;                 // that are offered now
    // One chart of every kind that the table offers, by the place in the choice; for the tour.
    QList<std::pair<int, ChartKind>> all() const;
    void show(int what, ChartKind kind);
    using QWidget::show;
    void setGrey(bool grey);

  signals:
    void opened(const QString &column, const QString &place);
    void openedThen(const QString &column, const QDate &day, tongdang::HybridTime knownAt);   // of a point in time

  private:
    void fillCharts();
    void fillKinds();
    std::optional<ChartRequest> request(const QString &what) const;   // of an entry of the choice
    void draw();
    void drawSeries(const ChartRequest &request);
    void pick(int series, int category);
    void copy();
    void save();
    UiContext &m_context;
    Counting &m_counting;
    std::shared_ptr<const CountedTable> m_table;
    std::shared_ptr<std::vector<TablePoint>> m_points;   // of the trend that is shown
    FlowBar *m_bar;
    QComboBox *m_what, *m_kind, *m_order, *m_time;
    QLabel *m_whatLabel, *m_kindLabel, *m_orderLabel, *m_timeLabel, *m_reading;
    QCheckBox *m_restated, *m_grey;
    QPushButton *m_copy, *m_save;
    ChartView *m_chart;
};

}  // namespace tongdang
