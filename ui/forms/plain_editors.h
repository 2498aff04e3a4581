// Answers that are shown rather than typed: calculated ones, files (attached later), and a single tick.
#pragma once

#include "ui/forms/field_editor.h"

class QCheckBox;
class QLabel;

namespace tongdang {

class ShownValue final : public FieldEditor {
    Q_OBJECT
  public:
    ShownValue(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override { return m_value; }
    void setValue(const QString &value) override;
    void setLocked(bool) override {}

  private:
    QLabel *m_text;
    QString m_value;
};

class TickEditor final : public FieldEditor {
    Q_OBJECT
  public:
    TickEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override;
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;

  private:
    QCheckBox *m_tick;
};

}  // namespace tongdang
