// A bar chart in the window: drawn anew for each width, in the theme's colours. Arrow keys go from bar to bar and read them, Enter or a
// click picks one; pointing reads it too.
#pragma once

#include "ui/charts/bar_plot.h"

#include <QGraphicsView>
#include <QImage>

#include <memory>

namespace tongdang {

class BarChart final : public QGraphicsView {
    Q_OBJECT
  public:
    explicit BarChart(Theme &theme, QWidget *parent = nullptr);
    ~BarChart() override;
    void setData(const BarChartData &data);
    const BarChartData &data() const { return m_data; }
    const BarPlot *plot() const { return m_plot.get(); }   // none while the chart is not shown
    QString reading(int category, int series) const;   // "新地村, 男: 12"
    // On white, in the colours of paper, `width` px wide and as high as it needs; twice as fine.
    QImage picture(int width) const;

  signals:
    void picked(int category, int series);
    void read(const QString &reading);                  // "" where nothing is pointed at

  protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

  private:
    int chartWidth() const;
    void draw();
    void redraw();
    void go(int category, int series);
    Theme &m_theme;
    BarChartData m_data;
    std::unique_ptr<BarPlot> m_plot;
    int m_category = 0, m_series = 0;
};

}  // namespace tongdang
