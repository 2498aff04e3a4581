// Why answers that were warned about are right all the same: common reasons chosen by digit, or one's own words.
#pragma once

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;

namespace tongdang {

class ReasonDialog final : public QDialog {
    Q_OBJECT
  public:
    ReasonDialog(const QStringList &warnings, const QStringList &common, QWidget *parent);
    QString reason() const;      // in one line; "" while there is none

  protected:
    void keyPressEvent(QKeyEvent *event) override;

  private:
    QButtonGroup *m_common;      // the last one: own words
    QLineEdit *m_own;
    QPushButton *m_accept;
};

}  // namespace tongdang
