// Above the pages: whose ledger this is, the search box, and the account.
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tongdang {

class ElidedLabel;
class UiContext;

class HeaderBar final : public QFrame {
    Q_OBJECT
  public:
    explicit HeaderBar(UiContext &context, QWidget *parent = nullptr);
    void setSearchable(bool searchable);     // false while there is no page that searches
    void focusSearch();
    void retranslate();

  private:
    void fillMenu();
    UiContext &m_context;
    ElidedLabel *m_name, *m_place;
    QLabel *m_readOnly;
    QLineEdit *m_search;
    QToolButton *m_account;
};

}  // namespace tongdang
