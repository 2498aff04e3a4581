// A few numbers over time: a small chart for each line, every point with its number, since scales differ.
#pragma once

#include <QDate>
#include <QGraphicsView>
#include <QList>

#include <memory>
#include <vector>

namespace tongdang {

class Theme;

class TrendChart final : public QGraphicsView {
    Q_OBJECT
  public:
    struct Point { QDate day; double value = 0; };
    struct Line { QString name; std::vector<Point> points; };   // the oldest first
    explicit TrendChart(Theme &theme, QWidget *parent = nullptr);
    ~TrendChart() override;
    void setLines(const QList<Line> &lines);
    const QList<Line> &lines() const { return m_lines; }
    QSize sizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    void draw();
    void drawLine(const Line &line, const QColor &color, const QRectF &place);
    Theme &m_theme;
    QList<Line> m_lines;
    std::unique_ptr<QGraphicsScene> m_scene;
};

}  // namespace tongdang
