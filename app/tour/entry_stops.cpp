#include "app/tour/tour.h"

#include "core/children/fields.h"
#include "ui/shell/entry/entry_panel.h"

#include <QLabel>

namespace tongdang {

namespace {
const auto kLogin = QStringLiteral("zhang");
const auto kPassword = QStringLiteral("a quiet river 7");
}  // namespace

void Tour::entryStops() {
    m_window->begin();
    shoot(QStringLiteral("first-language"));
    click(m_plan.language == Language::Chinese ? "chooseChinese" : "chooseEnglish");
    shoot(QStringLiteral("first-place"));
    type("placeSearch", QStringLiteral("qianlishan"));
    shoot(QStringLiteral("first-place-found"));
    click("next");
    m_dialogs.paths << m_folder.path();
    click("changeFolder");
    type("adminLogin", kLogin);
    type("adminPassword", kPassword);
    shoot(QStringLiteral("first-account"));
    type("adminPasswordAgain", kPassword);
    click("next");
    shoot(QStringLiteral("first-code"));
    const auto *code = qobject_cast<QLabel *>(find("code"));
    const QString groups = code ? QString(code->text()).replace(u'\n', QStringLiteral(" - ")) : QString();
    type("codeBack", groups.section(QStringLiteral(" - "), -2));
    click("next");
    shoot(QStringLiteral("first-begin"));
    click(m_context.demonstration() ? "beginDemonstration" : "beginEmpty");
    if (m_context.hasLedger()) {         // left behind: told after the next signing in
        Draft draft;
        draft.uid = Uid::create(m_clock);
        draft.form = fields::kChild;
        draft.values.insert(fields::kName, QStringLiteral("张梓涵"));
        draft.timeMs = m_clock.nowMs();
        (void)m_context.ledger().saveDraft(m_context.session(), draft);
    }
    emit m_context.signOutRequested();
    shoot(QStringLiteral("sign-in"));
    type("password", QStringLiteral("not this one"));
    click("signIn");
    shoot(QStringLiteral("sign-in-wrong"));
    click("forgot");
    type("recoveryCode", groups);
    type("newPassword", kPassword);
    shoot(QStringLiteral("recover"));
    click("back");
    click("restoreBackup");
    shoot(QStringLiteral("restore"));
    click("back");
    type("password", kPassword);
    click("signIn");
}

}  // namespace tongdang
