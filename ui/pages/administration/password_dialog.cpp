#include "ui/pages/administration/password_dialog.h"

#include "ui/shell/banner.h"
#include "ui/shell/context.h"
#include "ui/shell/entry/password_edit.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

PasswordDialog::PasswordDialog(UiContext &context, QWidget *parent) : QDialog(parent) {
    Theme &theme = context.theme();
    setWindowTitle(tr("Change the password"));
    setObjectName(QStringLiteral("passwordDialog"));
    auto *column = theme.lay(new QVBoxLayout(this), Space::Wide, Space::Small);
    setMinimumWidth(theme.px(400));
    const auto field = [&](const QString &text, const char *name) {
        auto *edit = new PasswordEdit(theme);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(text);
        auto *label = new QLabel(text);
        label->setBuddy(edit);
        column->addWidget(label);
        column->addWidget(edit);
        return edit;
    };
    auto *present = field(tr("Present password"), "presentPassword");
    auto *fresh = field(tr("New password"), "newPassword");
    auto *again = field(tr("New password again"), "newPasswordAgain");
    auto *advice = new QLabel;
    advice->setProperty("look", QStringLiteral("small"));
    advice->setWordWrap(true);
    auto *banner = new Banner(theme);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *change = new QPushButton(tr("Change the password"));
    change->setObjectName(QStringLiteral("changeNow"));
    change->setProperty("kind", QStringLiteral("primary"));
    change->setDefault(true);
    row->addStretch();
    row->addWidget(change);
    row->addWidget(cancel);
    column->addWidget(advice);
    column->addWidget(banner);
    column->addLayout(row);
    const auto look = [=] {
        const auto said = adviseOn(fresh->text(), again->text());
        showAdvice(advice, said);
        change->setEnabled(said.enough && !present->text().isEmpty());
    };
    for (auto *edit : {present, fresh, again})
        connect(edit, &QLineEdit::textChanged, this, look);
    look();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(change, &QPushButton::clicked, this, [=, this, &context] {
        QApplication::setOverrideCursor(Qt::WaitCursor);   // two key derivations: about a second
        const auto right = context.ledger().folder().passwordIs(context.session().login, present->text());
        const auto changed = right && *right ? context.ledger().setPassword(context.session(), context.session().login, fresh->text()) : Result<void>();
        QApplication::restoreOverrideCursor();
        if (!right)
            return banner->say(Banner::Kind::Danger, context.say(right.error()));
        if (!*right) {
            present->setFocus();
            present->selectAll();
            return banner->say(Banner::Kind::Danger, tr("The present password is not this one. Nothing was changed."));
        }
        if (!changed)
            return banner->say(Banner::Kind::Danger, context.say(changed.error()));
        context.tell(tr("The password was changed."));
        accept();
    });
}

}  // namespace tongdang
