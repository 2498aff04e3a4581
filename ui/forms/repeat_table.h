// A repeat group as a small table: a row an entry, added, changed and removed below it; each is filled in as a form of its own.
#pragma once

#include "core/forms/answers.h"

#include <QWidget>

#include <functional>

class QTableWidget;

namespace tongdang {

class UiContext;

class RepeatTable : public QWidget {
    Q_OBJECT
  public:
    RepeatTable(UiContext &context, const Repeat &repeat, std::function<std::vector<Answers> &()> rows, QWidget *parent);
    void refresh();
    void setReadOnly(bool readOnly);

  signals:
    void edited();

  private:
    void edit(int row);       // -1: a new one
    void remove();
    UiContext &m_context;
    const Repeat &m_repeat;
    std::function<std::vector<Answers> &()> m_rows;
    QTableWidget *m_table;
    QWidget *m_buttons;
};

}  // namespace tongdang
