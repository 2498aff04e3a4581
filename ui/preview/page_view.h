// One page as it comes out of the printer, white in every theme, at a zoom.
#pragma once

#include "ui/printing/paper.h"

#include <QWidget>

namespace tongdang {

class PageView final : public QWidget {
    Q_OBJECT
  public:
    explicit PageView(QWidget *parent = nullptr);
    void show(const paper::Page &page);
    void clear();
    void setScale(double pixelsAPoint);
    const paper::Page &page() const { return m_page; }
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent *event) override;

  private:
    paper::Page m_page;
    double m_scale = 1;
    bool m_empty = true;
};

}  // namespace tongdang
