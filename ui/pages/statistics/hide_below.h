// Whether small numbers are hidden, and below which: for what leaves the office (core/statistics/small_numbers.h).
#pragma once

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace tongdang {

class Theme;

class HideBelow final : public QWidget {
    Q_OBJECT
  public:
    HideBelow(Theme &theme, const QString &name, QWidget *parent = nullptr);   // the boxes are called nameHide and nameBelow
    int below() const;                                                         // 0: none is hidden
    void retranslate();

  signals:
    void changed();

  private:
    QCheckBox *m_hide;
    QSpinBox *m_below;
};

}  // namespace tongdang
