// A passing sentence, where it covers nothing that is worked with: in the head of the window, and over the page's foot only where it is
// too long for that; with "Undo" where a change can be undone. Stays while the mouse or the focus is on it.
#pragma once

#include "core/base/uid.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace tongdang {

class Theme;

class Toast final : public QFrame {
    Q_OBJECT
  public:
    static constexpr int kStayMs = 8000;
    Toast(Theme &theme, QWidget *over);
    void tell(const QString &sentence, const Uid &batch = {}, bool undone = false);   // a nil batch: nothing to undo; undone: to be brought back
    void tellFile(const QString &sentence, const QString &file);     // "": no folder to open
    void retranslate();
    void setRoom(std::function<QRect()> room) { m_room = std::move(room); }     // in the widget it lies over; where no control is

  signals:
    void undoRequested(const tongdang::Uid &batch);
    void folderRequested(const QString &file);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

  private:
    void show(const QString &sentence, bool offers);
    void place();
    void vanish();
    Theme &m_theme;
    QLabel *m_text;
    QPushButton *m_undo;
    QTimer m_timer;
    Uid m_batch;
    QString m_file, m_sentence;
    bool m_undone = false;
    std::function<QRect()> m_room;
};

}  // namespace tongdang
