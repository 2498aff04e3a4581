// Fusion, drawn as the theme has it: sizes that follow the zoom, boxes and dots whose chosen state is plain on every ground, arrows and
// ticks as large as the text beside them, our own icons in message boxes, and buttons of dialogs in one order on every desktop. What the
// style sheet draws comes before this.
#pragma once

#include <QPointer>
#include <QProxyStyle>

namespace tongdang {

class Theme;

class WindowStyle final : public QProxyStyle {
    Q_OBJECT
  public:
    WindowStyle();
    void setTheme(const Theme *theme) { m_theme = theme; }   // followed while it lives

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;
    QPixmap standardPixmap(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;

  private:
    void drawBox(const QStyleOption &option, QPainter &painter, bool round) const;
    void drawArrow(const QStyleOption &option, QPainter &painter, double degrees) const;   // from pointing down, clockwise
    QPointer<const Theme> m_theme;
};

}  // namespace tongdang
