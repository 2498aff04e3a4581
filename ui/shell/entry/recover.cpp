#include "ui/shell/entry/recover.h"

#include "ui/shell/dialogs.h"
#include "ui/shell/entry/password_edit.h"
#include "ui/shell/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>

namespace tongdang {

namespace {

void addField(QVBoxLayout *body, const QString &text, QWidget *widget, const QString &name) {
    auto *label = new QLabel(text);
    label->setBuddy(widget);
    widget->setAccessibleName(text);
    widget->setObjectName(name);
    body->addWidget(label);
    body->addWidget(widget);
}

// A folder beside the others that does not exist yet.
QString freeFolder(const QString &wanted) {
    const QString base = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u'/';
    QString path = base + wanted + QStringLiteral(".tongdang");
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = base + wanted + u'-' + QString::number(i) + QStringLiteral(".tongdang");
    return path;
}

}  // namespace

Recover::Recover(UiContext &shared, const QString &path, const QString &login, QWidget *parent) : EntryPanel(shared, parent) {
    setHeading(tr("A new password with the recovery code"), tr("The code was printed when the ledger was set up. Capital or small letters, with or without dashes: both will do."));
    auto *code = new QLineEdit;
    auto *account = new QLineEdit(login);
    auto *password = new PasswordEdit(theme());
    auto *again = new PasswordEdit(theme());
    addField(body(), tr("Recovery code"), code, QStringLiteral("recoveryCode"));
    addField(body(), tr("Account"), account, QStringLiteral("recoverLogin"));
    addField(body(), tr("New password"), password, QStringLiteral("newPassword"));
    addField(body(), tr("New password again"), again, QStringLiteral("newPasswordAgain"));
    auto *advice = new QLabel;
    advice->setProperty("look", QStringLiteral("small"));
    advice->setWordWrap(true);
    body()->addWidget(advice);
    auto *back = button(QStringLiteral("back"), tr("Back"));
    auto *go = button(QStringLiteral("recoverNow"), tr("Set the password and sign in"), "primary");
    buttons()->addWidget(back);
    buttons()->addStretch();
    buttons()->addWidget(go);
    const auto look = [=] {
        const auto said = adviseOn(password->text(), again->text());
        showAdvice(advice, said);
        go->setEnabled(said.enough && !code->text().trimmed().isEmpty() && !account->text().trimmed().isEmpty());
    };
    for (QLineEdit *edit : {code, account, static_cast<QLineEdit *>(password), static_cast<QLineEdit *>(again)}) {
        connect(edit, &QLineEdit::textChanged, this, look);
        connect(edit, &QLineEdit::returnPressed, go, [go] {
            if (go->isEnabled())
                go->click();
        });
    }
    look();
    connect(back, &QPushButton::clicked, this, &EntryPanel::leave);
    connect(go, &QPushButton::clicked, this, [=, this] {
        const auto where = context().ledgerContext();
        run<Ledger::Opened>(
            tr("Opening the ledger…"),
            [=, typed = code->text().trimmed(), who = account->text().trimmed(), fresh = password->text()](Progress &) { return Ledger::recover(path, who, typed, fresh, where); },
            [this](Ledger::Opened opened) { enter(std::move(opened)); });
    });
    code->setFocus();
}

RestoreBackup::RestoreBackup(UiContext &shared, const QString &file, QWidget *parent)
    : EntryPanel(shared, parent), m_file(new QLineEdit), m_login(new QLineEdit), m_password(new PasswordEdit(shared.theme())), m_target(new QLabel), m_restore(button(QStringLiteral("restoreNow"), tr("Restore"), "primary")) {
    setHeading(tr("Restore a backup"), tr("A backup becomes a ledger of its own. Nothing that is there is overwritten."));
    auto *row = theme().lay(new QHBoxLayout, 0, Space::Small);
    m_file->setReadOnly(true);
    m_file->setObjectName(QStringLiteral("backupFile"));
    m_file->setAccessibleName(tr("Backup file"));
    auto *choose = button(QStringLiteral("chooseBackup"), tr("Choose a file…"));
    row->addWidget(m_file, 1);
    row->addWidget(choose);
    body()->addWidget(new QLabel(tr("Backup file")));
    body()->addLayout(row);
    addField(body(), tr("Account"), m_login, QStringLiteral("restoreLogin"));
    addField(body(), tr("Password at the time of the backup"), m_password, QStringLiteral("restorePassword"));
    m_target->setProperty("look", QStringLiteral("small"));
    m_target->setWordWrap(true);
    body()->addWidget(m_target);
    auto *back = button(QStringLiteral("back"), tr("Back"));
    buttons()->addWidget(back);
    buttons()->addStretch();
    buttons()->addWidget(m_restore);
    const auto look = [this] { m_restore->setEnabled(!m_file->text().isEmpty() && !m_login->text().trimmed().isEmpty() && !m_password->text().isEmpty()); };
    for (QLineEdit *edit : {m_file, m_login, static_cast<QLineEdit *>(m_password)})
        connect(edit, &QLineEdit::textChanged, this, look);
    look();
    connect(choose, &QPushButton::clicked, this, &RestoreBackup::chooseFile);
    connect(back, &QPushButton::clicked, this, &EntryPanel::leave);
    connect(m_restore, &QPushButton::clicked, this, &RestoreBackup::submit);
    connect(m_password, &QLineEdit::returnPressed, this, [this] {
        if (m_restore->isEnabled())
            submit();
    });
    if (!file.isEmpty())
        take(file);
}

void RestoreBackup::chooseFile() {
    const QString file = context().dialogs().openFile(this, tr("Choose a backup"), tr("Backups (*.tdbackup);;All files (*)"));
    if (!file.isEmpty())
        take(file);
}

void RestoreBackup::take(const QString &file) {
    banner().clear();
    if (const auto info = inspectBackup(file); !info)
        return fail(info.error());
    m_file->setText(QDir::toNativeSeparators(file));
    m_directory = freeFolder(QFileInfo(file).completeBaseName());
    m_target->setText(tr("It will be placed in %1").arg(QDir::toNativeSeparators(m_directory)));
    m_login->setFocus();
}

void RestoreBackup::submit() {
    const auto where = context().ledgerContext();
    run<Ledger::Opened>(
        tr("Restoring…"),
        [file = QDir::fromNativeSeparators(m_file->text()), directory = m_directory, login = m_login->text().trimmed(), password = m_password->text(), where](Progress &progress) {
            return Ledger::restore(file, directory, login, password, where, progress);
        },
        [this](Ledger::Opened opened) { enter(std::move(opened)); });
}

}  // namespace tongdang
