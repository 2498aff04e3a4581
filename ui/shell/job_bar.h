// Below the pages while a job is under way: what it is, how far, how long still, and a button to cancel it.
#pragma once

#include "ui/shell/jobs.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tongdang {

class Theme;

class JobBar final : public QFrame {
    Q_OBJECT
  public:
    JobBar(Jobs &jobs, Theme &theme, QWidget *parent = nullptr);
    void retranslate();
    static QString remainingText(qint64 seconds);   // "about 2 minutes left"; "" where it is not known

  private:
    void begin(const QString &title, Jobs::Stop stop);
    void progress(qint64 done, qint64 total, qint64 remainingSeconds);
    QLabel *m_title, *m_remaining;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

}  // namespace tongdang
