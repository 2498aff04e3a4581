// The way back in: with the recovery code (a new password for an account), or from a backup into a new folder.
#pragma once

#include "ui/shell/entry/entry_panel.h"

class QLineEdit;

namespace tongdang {

class PasswordEdit;

class Recover final : public EntryPanel {
    Q_OBJECT
  public:
    Recover(UiContext &context, const QString &path, const QString &login, QWidget *parent = nullptr);
};

class RestoreBackup final : public EntryPanel {
    Q_OBJECT
  public:
    explicit RestoreBackup(UiContext &context, const QString &file = {}, QWidget *parent = nullptr);

  private:
    void chooseFile();
    void take(const QString &file);
    void submit();
    QString m_directory;
    QLineEdit *m_file, *m_login;
    PasswordEdit *m_password;
    QLabel *m_target;
    QPushButton *m_restore;
};

}  // namespace tongdang
