// Draws a stroke icon of resources/icons in a colour of the theme, at any size and screen scale.
#pragma once

#include "ui/shell/theme.h"

#include <QIconEngine>

namespace tongdang {

class IconEngine final : public QIconEngine {
  public:
    IconEngine(const Theme &theme, QString name, Color color) : m_theme(&theme), m_name(std::move(name)), m_color(color) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override { return new IconEngine(*this); }

  private:
    QPointer<const Theme> m_theme;
    QString m_name;
    Color m_color;
};

// The picture in one colour; an empty one where there is no such icon. `size` in device pixels.
QPixmap drawIcon(const QString &name, const QColor &color, const QSize &size);

}  // namespace tongdang
