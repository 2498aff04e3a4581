#include "ui/shell/entry/password_edit.h"

#include "core/storage/ledger_folder.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>

namespace tongdang {

namespace {
struct Words { Q_DECLARE_TR_FUNCTIONS(tongdang::PasswordAdvice) };
constexpr int kLong = 14;
}  // namespace

PasswordEdit::PasswordEdit(Theme &theme, QWidget *parent) : QLineEdit(parent) {
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    auto *look = addAction(theme.icon(QStringLiteral("eye"), Color::Muted), QLineEdit::TrailingPosition);
    look->setCheckable(true);
    look->setToolTip(tr("Show the password"));
    connect(look, &QAction::toggled, this, [this](bool on) { setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
}

void PasswordEdit::keyPressEvent(QKeyEvent *event) {
    const QString text = event->text();
    if (text.size() == 1 && text[0].isLetter() && text[0].unicode() < 128)
        emit capsLock(text[0].isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    QLineEdit::keyPressEvent(event);
}

PasswordAdvice adviseOn(const QString &password, const QString &again) {
    if (password.isEmpty())
        return {false, Words::tr("At least 8 characters. A short sentence that you remember is better than a difficult word.")};
    if (!isStrongEnough(password))
        return {false, Words::tr("A little longer, please: at least 8 characters, not all the same.")};
    if (again.isEmpty())
        return {false, password.size() >= kLong ? Words::tr("A strong password. Type it once more.") : Words::tr("Good enough; longer is safer. Type it once more.")};
    if (password != again)
        return {false, Words::tr("The two are not the same yet."), !password.startsWith(again)};      // who is still typing is not told off
    return {true, Words::tr("Both are the same.")};
}

void showAdvice(QLabel *label, const PasswordAdvice &advice) {
    label->setText(advice.sentence);
    setStyleProperty(label, "tone", advice.differ ? QStringLiteral("danger") : QString());
}

}  // namespace tongdang
