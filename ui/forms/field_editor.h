// The room of forms: FormView shows any form, one FieldEditor a question. This file: what every editor has in common.
// An editor holds canonical text (codes, ISO dates, plain numbers), or what was typed where that cannot be read: nothing typed
// is ever lost. Keys: Enter goes on, Shift+Enter back; nothing acts while an input method composes; the wheel only scrolls.
#pragma once

#include "core/forms/answers.h"

#include <QWidget>

#include <functional>

class QKeyEvent;

namespace tongdang {

class FormFiles;
class Theme;
class UiContext;

// What an editor may ask of the form around it.
struct EditorHome {
    UiContext &ui;
    const Form &form;
    std::function<const Answers &()> answers;
    std::function<QList<const Choice *>()> offered;   // of this question, after its choice_filter
    FormFiles *files = nullptr;                       // null: nothing can be attached
};

class FieldEditor : public QWidget {
    Q_OBJECT
  public:
    FieldEditor(EditorHome home, const Field &field, QWidget *parent);

    const Field &field() const { return m_field; }
    virtual QString value() const = 0;
    virtual void setValue(const QString &value) = 0;          // no edited() for it
    virtual void setLocked(bool locked) = 0;                  // shown, not to be changed
    virtual void normalize() {}                               // typed text made canonical, when the person leaves
    virtual void offer(const QList<const Choice *> &choices) { Q_UNUSED(choices) }
    virtual bool wide() const { return false; }               // takes the whole width of a section
    virtual QString faultWhileTyping() const { return {}; }   // told at once, beside the field
    QList<QWidget *> stops() const { return m_stops; }        // what can have the focus, in reading order
    void takeFocus();
    bool eventFilter(QObject *watched, QEvent *event) override;

  signals:
    void edited();
    void entered();
    void left();
    void goOn();
    void goBack();

  protected:
    void unwatch(QWidget *stop);
    void watch(QWidget *stop);                                // names it for assistive programs, listens to its keys
    virtual bool handleKey(QKeyEvent *event) { Q_UNUSED(event) return false; }   // true: done with; first in line
    const EditorHome &home() const { return m_home; }
    Language language() const;
    QString label() const;

  private:
    EditorHome m_home;
    const Field &m_field;
    QList<QWidget *> m_stops;
    bool m_composing = false;
};

// The editor of a question's kind and appearance. Never null: what cannot be edited is shown with its value kept.
FieldEditor *makeEditor(const EditorHome &home, const Field &field, QWidget *parent);

}  // namespace tongdang
