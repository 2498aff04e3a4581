#include "ui/shell/entry/entry_panel.h"

#include "ui/shell/dialogs.h"
#include "ui/shell/recent_ledgers.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

namespace tongdang {

namespace { constexpr int kCardWidth = 560; }

EntryPanel::EntryPanel(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_card(new QWidget), m_title(new QLabel), m_hint(new QLabel), m_doing(new QLabel),
      m_banner(new Banner(context.theme())), m_progress(new QProgressBar) {
    Theme &theme = context.theme();
    auto *area = new QScrollArea(this);          // a card is never cut, however small the screen or large the text
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *ground = new QWidget;
    ground->setObjectName(QStringLiteral("scrolled"));
    area->setWidget(ground);
    auto *all = theme.lay(new QVBoxLayout(this), 0, 0);
    all->addWidget(area);
    auto *across = theme.lay(new QHBoxLayout(ground), Space::Large, 0);
    across->addStretch(1);
    auto *down = theme.lay(new QVBoxLayout, 0, 0);
    across->addLayout(down, 100);
    across->addStretch(1);
    down->addStretch(1);
    down->addWidget(m_card);
    down->addStretch(2);
    m_card->setAttribute(Qt::WA_StyledBackground);
    m_card->setProperty("card", true);
    theme.limitWidth(m_card, kCardWidth);
    m_title->setProperty("look", QStringLiteral("title"));
    m_hint->setProperty("look", QStringLiteral("muted"));
    m_doing->setProperty("look", QStringLiteral("muted"));
    for (QLabel *label : {m_title, m_hint, m_doing})
        label->setWordWrap(true);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_doing->hide();

    auto *column = theme.lay(new QVBoxLayout(m_card), Space::Wide, Space::Medium);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    m_body = theme.lay(new QVBoxLayout, 0, Space::Small);
    column->addLayout(m_body, 1);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_doing);
    m_buttons = theme.lay(new QHBoxLayout, 0, Space::Small);
    column->addLayout(m_buttons);
}

Theme &EntryPanel::theme() { return m_context.theme(); }

void EntryPanel::setHeading(const QString &title, const QString &hint) {
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

QPushButton *EntryPanel::button(const QString &name, const QString &text, const char *kind) {
    auto *made = new QPushButton(text, this);
    made->setObjectName(name);
    made->setAutoDefault(true);
    if (*kind != '\0')
        made->setProperty("kind", QLatin1String(kind));
    return made;
}

void EntryPanel::fail(const Error &error) {
    m_banner->say(Banner::Kind::Danger, m_context.say(error));
    m_banner->setToolTip(error.detail);
}

void EntryPanel::enter(Ledger::Opened opened, const QString &page) {
    UiContext &context = m_context;   // this panel is gone once the ledger is there
    if (const auto doubt = opened.ledger->clockDoubt(); doubt != Ledger::ClockDoubt::None) {
        const QString id = doubt == Ledger::ClockDoubt::FarAhead ? QStringLiteral("ledger.clock_ahead") : QStringLiteral("ledger.clock_back");
        if (!context.dialogs().confirm(this, tr("The date of this PC"), context.say(Message{id, {}, {}}), tr("The date is right"), tr("Close the ledger")))
            return;                   // it closes with `opened`
    }
    if (opened.ledger->folder().isDiskFull())
        context.dialogs().inform(this, tr("The disk is full"), context.say(Message{QStringLiteral("ledger.full_disk"), {}, {}}));
    rememberLedger(context.settings(), {opened.ledger->folder().path(), opened.ledger->settings().name, opened.session.login});
    context.setLedger(std::move(opened.ledger), opened.session);
    if (!page.isEmpty())
        emit context.pageRequested(page);
}

void EntryPanel::lock(const QString &what) {
    m_focus = QApplication::focusWidget();
    m_banner->clear();
    m_doing->setText(what);
    m_doing->show();
    m_progress->show();
    m_card->setEnabled(false);
}

void EntryPanel::unlock() {
    m_card->setEnabled(true);
    m_doing->hide();
    m_progress->hide();
    if (m_focus)
        m_focus->setFocus();
}

}  // namespace tongdang
