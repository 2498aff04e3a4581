// A repeat group as a small table: a row an entry, added, changed and removed below it; each is filled in as a form of its own.
#pragma once

#include "core/forms/form.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace tongdang {

class FormFiles;
class FormLogic;
class UiContext;

class RepeatTable : public QWidget {
    Q_OBJECT
  public:
    RepeatTable(UiContext &context, const Form &form, int repeat, FormLogic &logic, FormFiles &files, QWidget *parent);
    int repeat() const { return m_index; }
    void refresh();
    void setReadOnly(bool readOnly);
    void open(int row, const QString &question = {});   // -1: a new one; the keyboard on a question of it

  signals:
    void edited();

  private:
    void remove();
    void enableButtons();
    UiContext &m_context;
    const Repeat &m_repeat;
    FormLogic &m_logic;
    FormFiles &m_files;
    int m_index;
    QTableWidget *m_table;
    QWidget *m_buttons;
    QPushButton *m_change, *m_remove;
};

}  // namespace tongdang
