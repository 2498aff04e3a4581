// Where the person is on the way from a file to the ledger: four names in a line, the present one marked; numbers where they have no room.
#pragma once

#include <QWidget>

class QLabel;

namespace tongdang {

class Theme;

class StepStrip final : public QWidget {
    Q_OBJECT
  public:
    StepStrip(Theme &theme, const QStringList &names, QWidget *parent = nullptr);
    void setStep(int step);
    QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    void fit();
    int m_step = 0;
    QList<QLabel *> m_labels;
    QStringList m_names;
};

}  // namespace tongdang
