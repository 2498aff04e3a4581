// A new password for the account that is signed in: the present one is asked for first.
#pragma once

#include <QDialog>

namespace tongdang {

class UiContext;

class PasswordDialog final : public QDialog {
    Q_OBJECT
  public:
    PasswordDialog(UiContext &context, QWidget *parent);
};

}  // namespace tongdang
