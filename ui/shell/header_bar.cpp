#include "ui/shell/header_bar.h"

#include "ui/shell/command_list.h"
#include "ui/shell/context.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/look_settings.h"
#include "ui/shell/menus.h"
#include "ui/shell/undo.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace tongdang {

namespace { constexpr int kBesideWords = 52; }      // px at zoom 100: sign, clear button and margins of the search box

HeaderBar::HeaderBar(UiContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_name(new ElidedLabel(this)), m_place(new ElidedLabel(this)), m_invented(new QLabel(this)), m_readOnly(new QLabel(this)),
      m_search(new QLineEdit(this)), m_list(new CommandList(context.theme(), m_search, parent)), m_undo(new QToolButton(this)), m_help(new QToolButton(this)), m_account(new QToolButton(this)) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("header"));
    m_name->setObjectName(QStringLiteral("ledgerName"));
    m_name->setProperty("look", QStringLiteral("large"));
    m_place->setObjectName(QStringLiteral("ledgerPlace"));
    m_place->setProperty("look", QStringLiteral("small"));
    m_invented->setObjectName(QStringLiteral("invented"));
    m_invented->setProperty("tone", QStringLiteral("warning"));
    m_readOnly->setProperty("tone", QStringLiteral("warning"));
    m_readOnly->setVisible(context.isReadOnly());
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme.icon(QStringLiteral("search"), Color::Muted), QLineEdit::LeadingPosition);
    theme.limitWidth(m_search, 380);
    m_search->installEventFilter(this);
    m_undo->setObjectName(QStringLiteral("undo"));
    m_undo->setIcon(theme.icon(QStringLiteral("undo")));
    m_undo->setVisible(!context.isReadOnly() && context.policy().allows(context.session(), Action::Undo));
    m_undo->installEventFilter(this);
    m_help->setObjectName(QStringLiteral("helpButton"));
    m_help->setIcon(theme.icon(QStringLiteral("help")));
    for (auto *button : {m_undo, m_help})
        button->setFocusPolicy(Qt::StrongFocus);
    m_account->setObjectName(QStringLiteral("account"));
    m_account->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_account->setIcon(theme.icon(QStringLiteral("child")));
    m_account->setPopupMode(QToolButton::InstantPopup);
    m_account->setFocusPolicy(Qt::StrongFocus);
    m_account->setMenu(new QMenu(m_account));

    auto *row = theme.lay(new QHBoxLayout(this), Space::Small, Space::Medium);
    auto *whose = theme.lay(new QVBoxLayout, 0, 0);
    whose->addWidget(m_name);
    whose->addWidget(m_place);
    row->addSpacing(theme.space(Space::Small));
    row->addLayout(whose, 3);
    row->addWidget(m_invented);
    row->addWidget(m_readOnly);
    row->addWidget(m_search, 2);
    for (auto *button : {m_undo, m_help, m_account})
        row->addWidget(button);

    connect(m_search, &QLineEdit::textEdited, this, &HeaderBar::typed);
    connect(&context, &UiContext::searchAnswered, this, [this](int found) {
        if (found == 0)
            m_list->markFirst();          // Enter means what there is
    });
    connect(m_list, &CommandList::chosen, this, [this](const std::function<void()> &act) {
        m_search->setText({});            // and with it the search: clear() would pass for typing
        m_search->clearFocus();
        act();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            m_list->offer({});
        if (text.isEmpty() && !m_search->isModified())   // the clear button is no edit
            emit m_context.searchRequested(text);
    });
    const auto follow = [this](const QString &text) {        // a search from elsewhere, or none any more
        if (m_search->text().trimmed() == text.trimmed())
            return;
        const QSignalBlocker quiet(m_search);
        m_search->setText(text);
    };
    connect(&context, &UiContext::searchRequested, this, follow);
    connect(&context, &UiContext::childrenRequested, this, [follow] { follow({}); });
    connect(m_search, &QLineEdit::returnPressed, &context, &UiContext::searchEntered);
    connect(m_undo, &QToolButton::clicked, this, [this] { undoLast(m_context, window()); });
    connect(m_help, &QToolButton::clicked, this, [this] { emit helpWanted({}); });
    connect(m_account->menu(), &QMenu::aboutToShow, this, &HeaderBar::fillMenu);
    keepInside(m_account->menu());
    const auto iconSize = [this, &theme] {
        for (auto *button : {m_undo, m_help, m_account})
            button->setIconSize({theme.px(kIcon), theme.px(kIcon)});
    };
    connect(&theme, &Theme::changed, this, iconSize);
    iconSize();
    retranslate();
}

void HeaderBar::typed(const QString &text) {
    const auto commands = m_commands ? meant(m_commands(), text) : std::vector<Command>();
    m_list->offer(commands);
    emit m_context.commandsOffered(int(commands.size()));
    emit m_context.searchRequested(text);
}

// The longest that fits.
void HeaderBar::hintSearch() {
    const QString hints[] = {tr("Search: name, pinyin, ID number, phone, page"), tr("Search: name, ID number, phone"), tr("Search")};
    const int room = m_search->width() - m_context.theme().px(kBesideWords);
    const auto fits = [&](const QString &hint) { return m_search->fontMetrics().horizontalAdvance(hint) <= room; };
    const auto found = std::find_if(std::begin(hints), std::end(hints), fits);
    m_search->setPlaceholderText(found == std::end(hints) ? hints[2] : *found);
}

void HeaderBar::setSearchable(bool searchable) { m_search->setVisible(searchable); }

QRect HeaderBar::room() const {
    const int gap = m_context.theme().space(Space::Small);
    const QWidget *next = m_search->isVisibleTo(this) ? static_cast<const QWidget *>(m_search) : m_undo;
    return {gap, 0, next->x() - 2 * gap, height()};
}

void HeaderBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HeaderBar::retranslate() {
    hintSearch();
    m_list->retranslate();
    m_search->setAccessibleName(tr("Search"));
    m_readOnly->setText(tr("View only"));
    m_readOnly->setToolTip(m_context.say(m_context.whyReadOnly()));
    m_invented->setText(tr("Demonstration"));
    m_invented->setToolTip(tr("All children of this ledger are invented. Keep real ones in a ledger of their own."));
    m_invented->setVisible(m_context.hasLedger() && m_context.ledger().setting(QStringLiteral("demonstration")) == u"yes");
    if (!m_context.hasLedger())
        return;
    const auto settings = m_context.ledger().settings();
    m_name->setText(settings.name.isEmpty() ? m_context.ledger().places().name(settings.region) : settings.name);
    m_place->setText(m_context.ledger().places().fullName(settings.region));
    m_account->setText(m_context.session().login);
    m_account->setAccessibleName(tr("Account %1").arg(m_context.session().login));
    m_account->setToolTip(tr("Account, look, language"));
    m_undo->setAccessibleName(tr("Undo the last change"));
    m_help->setAccessibleName(tr("Help"));
    m_help->setToolTip(tr("Help on this page (%1)").arg(QKeySequence(Qt::Key_F1).toString(QKeySequence::NativeText)));
    fillMenu();
}

// What the button would undo is looked up when somebody asks. The search box keeps the keys of undoing for its own text alone.
bool HeaderBar::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_undo && event->type() == QEvent::ToolTip) {
        const QString what = whatWouldBeUndone(m_context), keys = QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText);
        m_undo->setToolTip(what.isEmpty() ? m_context.say(Message{QStringLiteral("window.nothing_to_undo"), {}, {}}) : tr("Undo: %1 (%2)").arg(what, keys));
    }
    if (watched == m_search && event->type() == QEvent::Resize)
        hintSearch();
    if (watched == m_search && event->type() == QEvent::ShortcutOverride && isPastText(m_search, *static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void HeaderBar::fillMenu() {
    auto *menu = m_account->menu();
    menu->clear();
    const Theme &theme = m_context.theme();
    const auto add = [&](const char *icon, const QString &title, auto act) {
        auto *action = menu->addAction(theme.icon(QLatin1String(icon)), title);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    fillLookMenu(m_context, *menu);
    menu->addSeparator();
    add("settings", tr("Administration"), [this] { emit m_context.pageRequested(QStringLiteral("administration")); });
    for (const Command &command : m_accountCommands ? m_accountCommands() : std::vector<Command>())
        connect(menu->addAction(theme.icon(command.icon), command.title), &QAction::triggered, this, command.act);
    menu->addSeparator();
    add("help", tr("Help"), [this] { emit helpWanted({}); });
    add("table", tr("Shortcuts"), [this] { emit helpWanted(QStringLiteral("keys")); });
    add("info", tr("What is new"), [this] { emit helpWanted(QStringLiteral("news")); });
    menu->addSeparator();
    add("sign-out", tr("Sign out"), [this] { emit m_context.signOutRequested(); })->setObjectName(QStringLiteral("signOut"));
    setStyleProperty(menu, "tight", false);
    setStyleProperty(menu, "tight", menu->sizeHint().height() > window()->height());
}

}  // namespace tongdang
