// A choice that the mouse wheel never changes: the wheel goes on to what scrolls.
#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace tongdang {

class QuietCombo : public QComboBox {
    Q_OBJECT
  public:
    using QComboBox::QComboBox;

  protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

}  // namespace tongdang
