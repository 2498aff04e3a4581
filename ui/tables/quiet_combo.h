// A choice that the mouse wheel never changes: the wheel goes on to what scrolls. Words that are too long end in dots.
#pragma once

#include <QComboBox>
#include <QStylePainter>
#include <QWheelEvent>

namespace tongdang {

class QuietCombo : public QComboBox {
    Q_OBJECT
  public:
    using QComboBox::QComboBox;

  protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    void paintEvent(QPaintEvent *) override {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        const int icon = option.currentIcon.isNull() ? 0 : option.iconSize.width() + 4;
        const int width = room.width() - icon - 1;      // the style begins a pixel inside
        if (fontMetrics().tightBoundingRect(option.currentText).right() >= width)      // ink would be cut, not only the room around it
            option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, width);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

}  // namespace tongdang
