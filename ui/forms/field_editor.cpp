#include "ui/forms/field_editor.h"

#include "ui/shell/context.h"
#include "ui/shell/undo.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>

namespace tongdang {

FieldEditor::FieldEditor(EditorHome home, const Field &field, QWidget *parent) : QWidget(parent), m_home(std::move(home)), m_field(field) {
    setObjectName(QStringLiteral("field_") + field.name);
    setAccessibleName(label());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

Language FieldEditor::language() const {
    return m_home.ui.language();
}

QString FieldEditor::label() const {
    const QString text = m_field.label.in(language());
    return text.isEmpty() ? m_field.name : text;
}

void FieldEditor::takeFocus() {
    for (QWidget *stop : m_stops)
        if (stop->isEnabled() && (stop->focusPolicy() & Qt::TabFocus)) {
            stop->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    if (!m_stops.isEmpty())
        m_stops.front()->setFocus(Qt::ShortcutFocusReason);
}

void FieldEditor::watch(QWidget *stop) {
    m_stops.append(stop);
    if (stop->accessibleName().isEmpty())
        stop->setAccessibleName(label());
    const QString hint = m_field.hint.in(language());
    if (!hint.isEmpty())
        stop->setAccessibleDescription(hint);
    stop->installEventFilter(this);
}

void FieldEditor::unwatch(QWidget *stop) {
    m_stops.removeAll(stop);
    stop->removeEventFilter(this);
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event) {
    switch (event->type()) {
    case QEvent::InputMethod:
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
        break;
    case QEvent::Wheel:
        event->ignore();      // goes on to the scroll area: a wheel never changes an answer
        return true;
    case QEvent::ShortcutOverride:
        if (m_composing) {
            event->accept();  // keeps shortcuts from firing; the key itself is the input method's
            return true;
        }
        if (isPastText(watched, *static_cast<QKeyEvent *>(event))) {
            event->ignore();
            return true;
        }
        break;
    case QEvent::KeyPress: {
        auto *key = static_cast<QKeyEvent *>(event);
        if (m_composing)
            break;
        if (handleKey(key))
            return true;
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
            if (modifiers == Qt::NoModifier)
                emit goOn();
            else if (modifiers == Qt::ShiftModifier)
                emit goBack();
            else
                break;
            return true;
        }
        break;
    }
    case QEvent::FocusIn:
        emit entered();
        break;
    case QEvent::FocusOut: {
        m_composing = false;
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const QWidget *now = QApplication::focusWidget();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && !(now && isAncestorOf(now)))
            emit left();
        break;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tongdang
