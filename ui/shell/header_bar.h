// Above the pages: whose ledger this is, the search box, undo, help, and the account with the look of the window.
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
    QRect room() const;                     // for a passing sentence: over the ledger's name
    void focusSearch();
    void retranslate();
    // Pages and commands, asked for whenever something is typed.
    void setCommands(std::function<std::vector<Command>()> commands) { m_commands = std::move(commands); }

    // Of the page for the account and the ledger: in the account's menu.
    void setAccountCommands(std::function<std::vector<Command>()> commands) { m_accountCommands = std::move(commands); }

  signals:
    void helpWanted(const QString &topic);   // "": on the page that is shown

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void hintSearch();
    void fillMenu();
    void typed(const QString &text);
    UiContext &m_context;
    ElidedLabel *m_name, *m_place;
    QLabel *m_invented, *m_readOnly;
    QLineEdit *m_search;
    CommandList *m_list;
    std::function<std::vector<Command>()> m_commands, m_accountCommands;
    QToolButton *m_undo, *m_help, *m_account;
};

}  // namespace tongdang
