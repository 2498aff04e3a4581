// A new recovery code in the old one's place: the password is asked for first, the code shown once, to be printed or written down.
#pragma once

#include <QDialog>

namespace tongdang {

class UiContext;

class RecoveryDialog final : public QDialog {
    Q_OBJECT
  public:
    RecoveryDialog(UiContext &context, QWidget *parent);
};

}  // namespace tongdang
