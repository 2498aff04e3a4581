// A chart in the window: laid out anew for each width, in the theme's colours. Arrow keys go from mark to mark and read them, Enter or a click
// picks one; pointing reads it too.
#pragma once

#include "ui/charts/layout/chart_layout.h"

#include <QAbstractScrollArea>
#include <QFont>
#include <QImage>

#include <optional>

namespace tongdang {

class Theme;

ChartLook windowLook(const Theme &theme);

class WindowMeasure final : public TextMeasure {
  public:
    explicit WindowMeasure(const QFont &font) : m_font(font) {}
    double width(const QString &text, double size, bool bold) const override;

  private:
    QFont m_font;
};

class ChartView final : public QAbstractScrollArea {
    Q_OBJECT
  public:
    ChartView(Theme &theme, const Messages &messages, QWidget *parent = nullptr);
    void setFigures(const ChartFigures &figures, Language language);
    void setGrey(bool grey);                           // here and on paper
    const ChartFigures &figures() const { return m_figures; }
    const paper::Drawing *drawing() const { return m_drawing ? &*m_drawing : nullptr; }   // none while the chart is not shown
    // In the colours of paper, as files have it: so wide and as high as it needs.
    paper::Drawing onPaper(double width) const;
    QImage picture(double width) const;                // of that, twice as fine, for the clipboard
    QRectF boxOf(int series, int category) const;      // in the drawing; empty where it has no mark

  signals:
    void picked(int series, int category);
    void read(const QString &reading);                 // "" where nothing is pointed at

  protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

  private:
    int chartWidth() const;
    void draw();
    void redraw();
    QString reading(int series, int category) const { return chartReading(m_figures, series, category, {m_messages, m_language}); }
    void go(int series, int category);
    void step(int seriesBy, int categoryBy);
    const paper::Mark *at(const QPoint &point) const;
    const paper::Mark *markOf(int series, int category) const;
    QPoint scrolled() const;
    Theme &m_theme;
    const Messages &m_messages;
    Language m_language = Language::Chinese;
    ChartFigures m_figures;
    std::optional<paper::Drawing> m_drawing;
    bool m_grey = false;
    int m_series = 0, m_category = 0;
};

}  // namespace tongdang
