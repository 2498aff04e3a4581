// What every chart is put together from: heading, key, words that fit, marks. For ui/charts/layout alone.
#pragma once

#include "ui/charts/layout/chart_layout.h"

namespace tongdang {

class Canvas {
  public:
    Canvas(const ChartFigures &figures, const ChartLook &look, const ChartWords &words, const TextMeasure &measure, const QSizeF &size);

    const ChartFigures &figures() const { return m_figures; }
    const ChartLook &look() const { return m_look; }
    double px(double atZoom100) const { return atZoom100 * m_look.zoom; }
    double font() const { return m_look.font; }
    double margin() const { return px(16); }
    double width() const { return m_drawing.width; }
    double height() const { return m_height; }         // 0: as high as it needs
    bool isFixed() const { return m_height > 0; }
    double lineHeight() const { return font() * 1.35; }
    int series() const { return int(m_figures.values.size()); }
    int categories() const { return int(m_figures.categories.size()); }
    QString say(const char *id, const QStringList &args = {}) const { return m_words.messages.text({QString::fromLatin1(id), args, {}}, m_words.language); }

    double measure(const QString &text, bool bold = false) const { return m_measure.width(text, font(), bold); }
    QString elided(const QString &text, double width, bool bold = false) const;
    QString elidedWithin(const QString &text, double width) const;            // both ends stay: headings of several levels
    QStringList wrapped(const QString &text, double width, int most) const;   // the last line elided

    // Title and note, then a key of the series where there are two or more: where what follows begins.
    double head();
    double key(double top);
    void nothing(double top);                        // there is nothing to draw

    // Where the plot may end, and how many of `count` items fit, each at least `least` and by preference `natural` high: the height of one.
    struct Fit { int shown = 0; double each = 0; };
    Fit fit(double top, int count, double least, double natural, double foot = 0) const;
    // Says what is not drawn. Ends the drawing below `bottom`.
    void finish(double bottom, int shown);

    void write(const QString &text, double x, double middle, paper::Anchor anchor, paper::Ink ink, bool bold = false);
    void writeUpright(const QString &text, double middle, double bottom, paper::Ink ink);
    void box(const QRectF &rect, paper::Ink fill);
    void fill(paper::Shape &shape, int series) const;
    void filled(const QRectF &rect, int series);     // in the series' colour and pattern
    paper::Ink ink(int series) const { return m_look.ink(series, m_figures.risks.value(series)); }
    paper::Ink stroke(int series) const;             // of its lines and points: its ink, nearer to the text's where the ground would swallow it
    QString withShape(const QString &name, int series) const;   // a level of risk has its shape before its name
    void line(double x1, double y1, double x2, double y2, paper::Ink ink, double width = 1, bool dashed = false);
    void add(paper::Shape shape) { m_drawing.shapes.push_back(std::move(shape)); }
    void mark(const QRectF &rect, int series, int category);
    void mark(std::vector<QPointF> outline, int series, int category) { m_drawing.marks.push_back({std::move(outline), series, category}); }
    // A number in the middle of a mark, on a plate where a pattern would cross it; false where there is no room.
    bool inside(const QString &text, const QRectF &rect, int series);
    paper::Drawing take() { return std::move(m_drawing); }

  private:
    double writeKey(double top, int shown);
    const ChartFigures &m_figures;
    const ChartLook &m_look;
    const ChartWords &m_words;
    const TextMeasure &m_measure;
    double m_height;
    paper::Drawing m_drawing;
};

// One for each kind, or kinds that look alike; the heading is drawn already.
void layBars(Canvas &canvas, double top);
void layPie(Canvas &canvas, double top);
void layTrend(Canvas &canvas, double top);
void layHeat(Canvas &canvas, double top);
void layMultiples(Canvas &canvas, double top);
void layTiles(Canvas &canvas, double top);

}  // namespace tongdang
