// Choices that fit on the page: one of a few as radio buttons, several as check boxes. Digits choose while the group has the
// focus (small digits show which), arrows move, Space or a click picks; picking the chosen one again, or Delete, blanks it.
#pragma once

#include "ui/forms/field_editor.h"

class QAbstractButton;
class QLineEdit;

namespace tongdang {

class OptionEditor final : public FieldEditor {
    Q_OBJECT
  public:
    OptionEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override;
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;
    void offer(const QList<const Choice *> &choices) override;
    bool wide() const override;

  protected:
    bool handleKey(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void toggle(const QString &code);
    void showState();
    int indexOfFocus() const;

    bool m_several, m_ordered, m_locked = false;
    QStringList m_codes;                 // chosen, in order of the list (of picking where ranked)
    QStringList m_offered;
    QList<QAbstractButton *> m_buttons;
    QLineEdit *m_filter = nullptr;       // lists longer than a page
    QWidget *m_box;
};

}  // namespace tongdang
