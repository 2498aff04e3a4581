// A bar chart laid out for a width: bars by QtCharts, everything that is read (title, key, place names, numbers) placed by us, so that
// nothing overlaps and a name that is too long ends in "…". Bars lie, since place names are long and places are many.
#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QGraphicsScene>
#include <QList>
#include <QString>

#include <vector>

namespace tongdang {

class Theme;

struct BarChartData {
    enum class Kind { Grouped, Stacked, Pyramid };   // Pyramid: two series, the first to the left
    struct Series { QString name; std::vector<double> values; };   // by category; NaN: blank
    Kind kind = Kind::Grouped;
    QString title, note;                             // note: under the title
    QStringList categories;                          // from the top
    QList<Series> series;
};

QString chartNumber(double value);                   // 12,345 or 12.50; "" where blank

// Colours and sizes: of the window, or of paper (light, whatever the window has).
struct ChartLook {
    QColor ground, text, muted, border, accent;
    QList<QColor> colors;
    QFont normal, bold;
    int zoom = 100;
    static ChartLook ofWindow(const Theme &theme);
    static ChartLook ofPaper(const Theme &theme);
    int px(int atZoom100) const { return (atZoom100 * zoom + 50) / 100; }
    // Past the colours there are, the same ones striped: told apart in grey too.
    QBrush brush(int series) const;
    bool isStriped(int series) const { return series >= colors.size(); }
};

class BarPlot {
  public:
    BarPlot(const BarChartData &data, const ChartLook &look, int width);
    QGraphicsScene &scene() { return m_scene; }
    QSizeF size() const { return m_scene.sceneRect().size(); }
    QRectF bar(int category, int series) const;      // at least a pixel wide
    QRectF row(int category) const;                  // the band of a category over the whole width
    struct Hit { int category = -1, series = -1; };
    Hit at(const QPointF &point) const;              // series -1: beside the bars of a stack
    void mark(int category, int series);             // frames a bar; -1: none
    const QList<QGraphicsSimpleTextItem *> &names() const { return m_names; }
    const QList<QGraphicsSimpleTextItem *> &numbers() const { return m_numbers; }

  private:
    double valueOf(int category, int series) const;  // 0 where blank
    double x(double value) const;
    void measure();
    double writeTitle();
    double writeKey(double top);
    void addBars();
    void writeNames();
    void writeNumbers();
    QGraphicsSimpleTextItem *write(const QString &text, const QFont &font, const QColor &color);
    BarChartData m_data;
    ChartLook m_look;
    QGraphicsScene m_scene;
    QRectF m_area;
    double m_width, m_least = 0, m_most = 1, m_band = 0, m_gap = 0, m_nameWidth = 0;
    QList<QGraphicsSimpleTextItem *> m_names, m_numbers;
    QGraphicsRectItem *m_mark = nullptr;
};

}  // namespace tongdang
