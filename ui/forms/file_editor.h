// A photo, a recording, a video or a file as an answer: chosen by a button, dropped or pasted; a small picture of it, which opens.
#pragma once

#include "ui/forms/field_editor.h"

class QLabel;
class QPushButton;

namespace tongdang {

class FileEditor final : public FieldEditor {
    Q_OBJECT
  public:
    FileEditor(const EditorHome &home, const Field &field, QWidget *parent);
    QString value() const override { return m_value; }
    void setValue(const QString &value) override;
    void setLocked(bool locked) override;
    bool wide() const override { return false; }

  protected:
    bool handleKey(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

  private:
    bool takeFrom(const QMimeData *data);
    void choose();
    void view();
    void take(const QString &uid);
    void showState();
    bool m_locked = false;
    QString m_value;
    QLabel *m_picture, *m_words;
    QPushButton *m_attach, *m_view, *m_remove;
};

}  // namespace tongdang
