// Sign in: which ledger, who, password. From here also: another ledger, a new one, a backup, the recovery code.
#pragma once

#include "ui/shell/entry/entry_panel.h"

class QComboBox;
class QLineEdit;

namespace tongdang {

class PasswordEdit;

class SignIn final : public EntryPanel {
    Q_OBJECT
  public:
    SignIn(UiContext &context, const QString &path, QWidget *parent = nullptr);   // "" is the ledger opened last

  signals:
    void newLedger();
    void restoreBackup();
    void recover(const QString &path, const QString &login);

  private:
    void build();
    void choose(int index);
    void openAnother();
    void submit();
    QString path() const;
    QComboBox *m_ledger;
    QLineEdit *m_login;
    PasswordEdit *m_password;
};

}  // namespace tongdang
