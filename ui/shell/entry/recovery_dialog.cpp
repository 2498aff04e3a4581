#include "ui/shell/entry/recovery_dialog.h"

#include "core/ledger/recovery_code.h"
#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/entry/password_edit.h"
#include "ui/shell/entry/recovery_sheet.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

RecoveryDialog::RecoveryDialog(UiContext &context, QWidget *parent) : QDialog(parent) {
    Theme &theme = context.theme();
    setWindowTitle(tr("New recovery code"));
    setObjectName(QStringLiteral("recoveryDialog"));
    setMinimumWidth(theme.px(440));
    auto *column = theme.lay(new QVBoxLayout(this), Space::Wide, Space::Small);
    auto *words = new QLabel(tr("The code that is sealed now will no longer open the ledger. Destroy its sheet once the new one is put away."));
    words->setWordWrap(true);
    auto *label = new QLabel(tr("Your password"));
    auto *password = new PasswordEdit(theme);
    password->setObjectName(QStringLiteral("recoveryPassword"));
    password->setAccessibleName(label->text());
    label->setBuddy(password);
    auto *code = new QLabel;
    code->setObjectName(QStringLiteral("freshCode"));
    code->setProperty("look", QStringLiteral("code"));
    code->setWordWrap(true);
    code->setAlignment(Qt::AlignCenter);
    code->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    code->hide();
    auto *banner = new Banner(theme);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    auto *close = new QPushButton(tr("Cancel"));
    close->setObjectName(QStringLiteral("closeCode"));
    auto *print = new QPushButton(theme.icon(QStringLiteral("print")), tr("Print…"));
    print->hide();
    auto *make = new QPushButton(tr("Make the code"));
    make->setObjectName(QStringLiteral("makeCode"));
    make->setProperty("kind", QStringLiteral("primary"));
    make->setDefault(true);
    make->setEnabled(false);
    row->addStretch();
    for (auto *button : {print, make, close})
        row->addWidget(button);
    for (QWidget *part : std::initializer_list<QWidget *>{words, label, password, code, banner})
        column->addWidget(part);
    column->addLayout(row);
    connect(password, &QLineEdit::textChanged, this, [=] { make->setEnabled(!password->text().isEmpty()); });
    connect(close, &QPushButton::clicked, this, [=, this, &context] {
        if (!code->text().isEmpty())
            (void)codeSeen(context.ledger(), context.session());
        reject();
    });
    connect(print, &QPushButton::clicked, this, [=, this, &context] { printRecoverySheet(this, context.ledger().settings().name, context.session().login, code->text()); });
    connect(make, &QPushButton::clicked, this, [=, this, &context] {
        QApplication::setOverrideCursor(Qt::WaitCursor);   // two key derivations: about a second
        const auto made = context.ledger().newRecoveryCode(context.session(), password->text());
        QApplication::restoreOverrideCursor();
        if (!made) {
            password->setFocus();
            password->selectAll();
            return banner->say(Banner::Kind::Danger, context.say(made.error()));
        }
        banner->clear();
        (void)codeMade(context.ledger(), context.session());
        code->setText(*made);
        words->setText(tr("Print or write down the code, seal it in an envelope and keep it away from this PC. It is shown this once only."));
        for (QWidget *part : std::initializer_list<QWidget *>{label, password, make})
            part->hide();
        close->setText(tr("It is on paper"));
        code->show();
        print->show();
    });
}

}  // namespace tongdang
