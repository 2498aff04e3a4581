#include "ui/shell/context.h"

#include <QWidget>

namespace tongdang {

UiContext::UiContext(const Messages &messages, const Clock &clock, const Policy &policy, const Derivation &derivation, QSettings &settings,
                     Jobs &jobs, Dialogs &dialogs, Theme &theme, QObject *parent)
    : QObject(parent), m_messages(messages), m_clock(clock), m_policy(policy), m_derivation(derivation), m_settings(settings), m_jobs(jobs),
      m_dialogs(dialogs), m_theme(theme) {}

void UiContext::setLanguage(Language language) {
    if (m_language == language)
        return;
    m_language = language;
    emit languageChanged();
}

void UiContext::setLedger(std::unique_ptr<Ledger> ledger, Session session) {
    m_ledger = std::move(ledger);
    m_session = std::move(session);
    m_changes = 0;
    emit ledgerChanged();
}

std::unique_ptr<Ledger> UiContext::takeLedger() {
    auto ledger = std::move(m_ledger);
    m_session = {};
    emit ledgerChanged();
    return ledger;
}

void UiContext::announceChange(const Message &what, const Uid &batch, bool undone) {
    ++m_changes;
    emit dataChanged();
    emit changeAnnounced(what, batch, undone);
}

void Page::takeFocus() {
    const QWidget *page = widget();
    for (QWidget *at = page->nextInFocusChain(); at != page; at = at->nextInFocusChain())
        if ((at->focusPolicy() & Qt::TabFocus) && !at->focusProxy() && page->isAncestorOf(at) && at->isVisibleTo(page) && at->isEnabled())
            return at->setFocus(Qt::OtherFocusReason);
}

}  // namespace tongdang
