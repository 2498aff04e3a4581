// A password field: hidden, with an eye to look at it, and a word when Caps Lock seems to be on (told by the letters that arrive).
#pragma once

#include <QLineEdit>

class QLabel;

namespace tongdang {

class Theme;

class PasswordEdit final : public QLineEdit {
    Q_OBJECT
  public:
    PasswordEdit(Theme &theme, QWidget *parent = nullptr);

  signals:
    void capsLock(bool on);

  protected:
    void keyPressEvent(QKeyEvent *event) override;
};

// What to say while a new password is typed; it never blames.
struct PasswordAdvice { bool enough = false; QString sentence; bool differ = false; };
PasswordAdvice adviseOn(const QString &password, const QString &again);
void showAdvice(QLabel *label, const PasswordAdvice &advice);      // two that differ are marked as a problem

}  // namespace tongdang
