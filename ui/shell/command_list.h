// Below the search box: pages and commands that the typed text means. The keyboard stays in the box; ↓ goes into the list, Enter does it.
#pragma once

#include "ui/shell/command.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace tongdang {

class Theme;

class CommandList final : public QFrame {
    Q_OBJECT
  public:
    CommandList(Theme &theme, QLineEdit *box, QWidget *over);
    void offer(std::vector<Command> commands);       // none: goes
    void retranslate();
    // Nothing else was found by the text: Enter means the first command.
    void markFirst();
    bool eventFilter(QObject *watched, QEvent *event) override;

  signals:
    void chosen(const std::function<void()> &act);

  private:
    void place();
    void choose(int row);
    Theme &m_theme;
    QLineEdit *m_box;
    QListWidget *m_list;
    std::vector<Command> m_commands;
};

}  // namespace tongdang
