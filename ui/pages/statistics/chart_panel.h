// The chart of a counted table: the definition's own charts or any column, by place or by number; picking a bar opens its children.
#pragma once

#include "ui/charts/bar_plot.h"
#include "ui/pages/statistics/figures_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace tongdang {

class BarChart;
class FlowBar;

class ChartPanel final : public QWidget {
    Q_OBJECT
  public:
    explicit ChartPanel(UiContext &context, QWidget *parent = nullptr);
    void setTable(std::shared_ptr<const CountedTable> table);
    void retranslate();
    BarChart *chart() const { return m_chart; }
    // Where a bar comes from: column and row; "" the total.
    struct Source { QString column, place; };
    Source source(int category, int series) const;

  signals:
    void opened(const QString &column, const QString &place);

  private:
    void fillCharts();
    void draw();
    void drawPyramid(const TableChart &chart, BarChartData &data);
    void drawPlaces(const QStringList &columns, BarChartData &data);
    void savePicture();
    UiContext &m_context;
    std::shared_ptr<const CountedTable> m_table;
    FlowBar *m_bar;
    QComboBox *m_what, *m_order;
    QLabel *m_whatLabel, *m_orderLabel, *m_reading;
    QPushButton *m_save;
    BarChart *m_chart;
    std::vector<std::vector<Source>> m_sources;     // by series and category
};

}  // namespace tongdang
