// What follows a change of the look: at once where the widget is seen, else when it is shown.
#pragma once

#include <QEvent>
#include <QWidget>

#include <functional>
#include <utility>

namespace tongdang {

class WhenShown final : public QObject {
  public:
    WhenShown(QWidget *widget, std::function<void()> act) : QObject(widget), m_widget(widget), m_act(std::move(act)) { widget->installEventFilter(this); }
    void wanted() {
        m_due = !m_widget->isVisible();
        if (!m_due)
            m_act();
    }
    bool eventFilter(QObject *, QEvent *event) override {
        if (event->type() == QEvent::Show && std::exchange(m_due, false))
            m_act();
        return false;
    }

  private:
    QWidget *m_widget;
    std::function<void()> m_act;
    bool m_due = false;
};

}  // namespace tongdang
