#include "ui/shell/entry/sign_in.h"

#include "ui/shell/dialogs.h"
#include "ui/shell/entry/password_edit.h"
#include "core/storage/holder.h"
#include "ui/shell/recent_ledgers.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace tongdang {

SignIn::SignIn(UiContext &context, const QString &path, QWidget *parent)
    : EntryPanel(context, parent), m_ledger(new QuietCombo), m_login(new QLineEdit), m_password(new PasswordEdit(context.theme())) {
    setHeading(tr("Sign in"), {});
    m_ledger->setObjectName(QStringLiteral("ledger"));
    m_login->setObjectName(QStringLiteral("login"));
    m_password->setObjectName(QStringLiteral("password"));
    QList<RecentLedger> ledgers = recentLedgers(context.settings());
    const auto known = std::find_if(ledgers.begin(), ledgers.end(), [&](const RecentLedger &l) { return l.path == path; });
    if (known != ledgers.end())
        std::rotate(ledgers.begin(), known, known + 1);
    else if (!path.isEmpty())
        ledgers.prepend({path, {}, {}});
    for (const RecentLedger &ledger : ledgers) {
        m_ledger->addItem(ledger.name.isEmpty() ? QFileInfo(ledger.path).completeBaseName() : ledger.name, ledger.path);
        m_ledger->setItemData(m_ledger->count() - 1, ledger.login, Qt::UserRole + 1);
        m_ledger->setItemData(m_ledger->count() - 1, QDir::toNativeSeparators(ledger.path), Qt::ToolTipRole);
    }
    build();
    connect(m_ledger, &QComboBox::currentIndexChanged, this, &SignIn::choose);
    choose(m_ledger->currentIndex());
}

void SignIn::build() {
    const auto field = [this](const QString &text, QWidget *widget) {
        auto *label = new QLabel(text);
        label->setBuddy(widget);
        widget->setAccessibleName(text);
        body()->addWidget(label);
        body()->addWidget(widget);
    };
    field(tr("Ledger"), m_ledger);
    field(tr("Account"), m_login);
    field(tr("Password"), m_password);
    auto *caps = new QLabel(tr("Caps Lock seems to be on."));
    caps->setProperty("tone", QStringLiteral("warning"));
    caps->hide();
    body()->addWidget(caps);
    connect(m_password, &PasswordEdit::capsLock, caps, &QWidget::setVisible);
    connect(m_password, &QLineEdit::returnPressed, this, &SignIn::submit);
    connect(m_login, &QLineEdit::returnPressed, m_password, [this] { m_password->setFocus(); });

    auto *forgot = button(QStringLiteral("forgot"), tr("Forgot the password? Use the recovery code"), "link");
    auto *signIn = button(QStringLiteral("signIn"), tr("Sign in"), "primary");
    buttons()->addWidget(forgot);
    buttons()->addStretch();
    buttons()->addWidget(signIn);
    connect(signIn, &QPushButton::clicked, this, &SignIn::submit);
    connect(forgot, &QPushButton::clicked, this, [this] { emit recover(path(), m_login->text().trimmed()); });

    auto *others = theme().lay(new QVBoxLayout, 0, Space::Hair);
    const auto other = [&](const QString &name, const char *icon, const QString &text, auto act) {
        auto *made = button(name, text, "link");
        made->setIcon(theme().icon(QLatin1String(icon), Color::Accent));
        others->addWidget(made, 0, Qt::AlignLeft);
        connect(made, &QPushButton::clicked, this, act);
    };
    other(QStringLiteral("openAnother"), "folder", tr("Open another ledger…"), [this] { openAnother(); });
    other(QStringLiteral("newLedger"), "add", tr("Set up a new ledger"), [this] { emit newLedger(); });
    other(QStringLiteral("restoreBackup"), "restore", tr("Restore a backup…"), [this] { emit restoreBackup(); });
    static_cast<QBoxLayout *>(buttons()->parentWidget()->layout())->addLayout(others);
}

QString SignIn::path() const { return m_ledger->currentData().toString(); }

void SignIn::choose(int index) {
    banner().clear();
    if (const auto held = whoHolds(path(), context().clock()))
        banner().say(Banner::Kind::Info, context().say(*held));      // before a password is typed for nothing
    m_ledger->setToolTip(m_ledger->itemData(index, Qt::ToolTipRole).toString());
    m_login->setText(m_ledger->itemData(index, Qt::UserRole + 1).toString());
    m_password->clear();
    QTimer::singleShot(0, this, [this] { (m_login->text().isEmpty() ? static_cast<QLineEdit *>(m_login) : m_password)->setFocus(); });
}

void SignIn::openAnother() {
    const QString folder = context().dialogs().folder(this, tr("Open the folder of a ledger (its name ends in .tongdang)"));
    if (folder.isEmpty())
        return;
    int at = m_ledger->findData(folder);
    if (at < 0) {
        m_ledger->addItem(QFileInfo(folder).completeBaseName(), folder);
        at = m_ledger->count() - 1;
    }
    m_ledger->setCurrentIndex(at);
}

void SignIn::submit() {
    if (m_login->text().trimmed().isEmpty())
        return m_login->setFocus();
    if (m_password->text().isEmpty())
        return m_password->setFocus();
    const auto where = context().ledgerContext();
    run<Ledger::Opened>(
        tr("Opening the ledger…"),
        [path = path(), login = m_login->text().trimmed(), password = m_password->text(), where](Progress &) { return Ledger::open(path, login, password, where); },
        [this](Ledger::Opened opened) { enter(std::move(opened)); });
    m_password->selectAll();
}

}  // namespace tongdang
