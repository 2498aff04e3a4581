// Text in one line: names, numbers, phones, addresses, bar codes, places on the globe as typed. Made canonical when left.
#pragma once

#include "ui/forms/field_editor.h"

class QLineEdit;
class QPlainTextEdit;

namespace tongdang {

class LineEditor : public FieldEditor {
    Q_OBJECT
  public:
    LineEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override;
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;
    void normalize() override;
    bool wide() const override;

  protected:
    QLineEdit *line() const { return m_line; }

  private:
    QLineEdit *m_line;
};

// 公民身份号码: says at once which digit cannot be right, without waiting for the last one.
class IdNumberEditor final : public LineEditor {
    Q_OBJECT
  public:
    IdNumberEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString faultWhileTyping() const override;
};

// Several lines: Enter still goes on, Ctrl+Enter breaks the line.
class MultilineEditor final : public FieldEditor {
    Q_OBJECT
  public:
    MultilineEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override;
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;
    bool wide() const override { return true; }
    bool eventFilter(QObject *watched, QEvent *event) override;

  protected:
    bool handleKey(QKeyEvent *event) override;

  private:
    QPlainTextEdit *m_text;
};

}  // namespace tongdang
