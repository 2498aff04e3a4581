#include "ui/shell/restyle.h"

#include <QApplication>
#include <QPointer>
#include <QSet>
#include <QStyle>
#include <QWidget>

namespace tongdang {

namespace {

// Most widgets belong to pages and tabs behind the one that is seen. They give back what they took from the old sheet, and are kept out of the change
// until they are shown, by the attribute that Qt asks.
class Restyling final : public QObject {
  public:
    Restyling() : QObject(qApp) { qApp->installEventFilter(this); }

    void to(const QString &sheet) {
        for (QWidget *widget : QApplication::allWidgets())
            if (!widget->isVisible()) {
                if (widget->testAttribute(Qt::WA_WState_Polished)) {
                    widget->style()->unpolish(widget);
                    widget->setAttribute(Qt::WA_WState_Polished, false);
                }
                m_late.insert(widget);
            }
        // Another sheet in place of the first polishes every widget once for each of its ancestors (Qt 6.4): a second and more. Off and on again, once.
        m_at = At::Off;
        qApp->setStyleSheet({});
        m_at = At::On;
        qApp->setStyleSheet(sheet);
        m_at = At::Rest;
    }

    bool eventFilter(QObject *watched, QEvent *event) override {
        if (event->type() == QEvent::StyleChange)
            return m_at == At::Off || (m_at == At::On && m_late.contains(watched));
        if (event->type() == QEvent::Show && watched->isWidgetType() && m_late.remove(watched)) {
            auto *widget = static_cast<QWidget *>(watched);
            widget->style()->polish(widget);
            widget->setAttribute(Qt::WA_WState_Polished);
            widget->setFont(widget->font());       // what it inherits has changed
            QEvent changed(QEvent::StyleChange);
            QApplication::sendEvent(widget, &changed);
        }
        return false;
    }

  private:
    enum class At { Rest, Off, On };
    At m_at = At::Rest;
    QSet<QObject *> m_late;      // some are gone by now: whichever widget has such an address is polished once more
};

}  // namespace

void restyle(const QString &sheet) {
    if (qApp->styleSheet().isEmpty())
        return qApp->setStyleSheet(sheet);
    static QPointer<Restyling> restyling;
    if (!restyling)
        restyling = new Restyling;
    restyling->to(sheet);
}

}  // namespace tongdang
