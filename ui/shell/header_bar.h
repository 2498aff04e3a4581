// Above the pages: whose ledger this is, the search box, and the account.
#pragma once

#include "ui/shell/command.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tongdang {

class CommandList;
class ElidedLabel;
class UiContext;

class HeaderBar final : public QFrame {
    Q_OBJECT
  public:
    explicit HeaderBar(UiContext &context, QWidget *parent = nullptr);
    void setSearchable(bool searchable);     // false while there is no page that searches
    void focusSearch();
    void retranslate();
    // Pages and commands, asked for whenever something is typed.
    void setCommands(std::function<std::vector<Command>()> commands) { m_commands = std::move(commands); }

  private:
    void fillMenu();
    void typed(const QString &text);
    UiContext &m_context;
    ElidedLabel *m_name, *m_place;
    QLabel *m_invented, *m_readOnly;
    QLineEdit *m_search;
    CommandList *m_list;
    std::function<std::vector<Command>()> m_commands;
    QToolButton *m_account;
};

}  // namespace tongdang
