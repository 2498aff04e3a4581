// A date or time, typed in any way people write it (2015-3-7, 20150307, 2015年3月7日) or picked from a calendar (Alt+Down). What
// was typed is made canonical when left; blank stays blank.
#pragma once

#include "ui/forms/field_editor.h"

class QLineEdit;
class QToolButton;

namespace tongdang {

class DateEditor final : public FieldEditor {
    Q_OBJECT
  public:
    DateEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override;
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;
    void normalize() override;

  protected:
    bool handleKey(QKeyEvent *event) override;

  private:
    void openCalendar();
    QLineEdit *m_line;
    QToolButton *m_button = nullptr;
};

}  // namespace tongdang
