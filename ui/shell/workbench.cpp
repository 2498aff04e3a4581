#include "ui/shell/workbench.h"

#include "ui/shell/header_bar.h"
#include "ui/shell/help_window.h"
#include "ui/shell/job_bar.h"
#include "ui/shell/navigation.h"
#include "ui/shell/notices.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/theme.h"
#include "ui/shell/toast.h"
#include "ui/shell/undo.h"

#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>

namespace tongdang {

namespace {
constexpr int kRoomForNames = 1000;    // px at zoom 100; narrower, the navigation shows icons alone
const auto kToday = QStringLiteral("workbench");
const auto kChildren = QStringLiteral("children");
const auto kChild = QStringLiteral("child");
const auto kImporting = QStringLiteral("importing"), kAdministration = QStringLiteral("administration");
const auto kKeys = QStringLiteral("keys"), kNews = QStringLiteral("news");
const auto kLastPage = QStringLiteral("page");
}  // namespace

Workbench::Workbench(UiContext &context, const std::vector<PageFactory> &factories, QWidget *parent)
    : QWidget(parent), m_context(context), m_navigation(new Navigation(context.theme(), this)), m_header(new HeaderBar(context, this)), m_notices(new Notices(context, this)),
      m_stack(new QStackedWidget(this)), m_jobBar(new JobBar(context.jobs(), context.theme(), this)), m_toast(new Toast(context.theme(), this)) {
    Theme &theme = context.theme();
    auto *row = theme.lay(new QHBoxLayout(this), 0, 0);
    auto *column = theme.lay(new QVBoxLayout, 0, 0);
    row->addWidget(m_navigation);
    row->addLayout(column, 1);
    column->addWidget(m_header);
    column->addWidget(m_notices);
    column->addWidget(m_stack, 1);
    column->addWidget(m_jobBar);
    for (const PageFactory &factory : factories) {
        auto page = factory(context);
        m_stack->addWidget(page->widget());
        if (page->inNavigation())
            m_navigation->add(page->id(), page->icon(), page->title());
        m_stale.push_back(page.get());
        m_pages.push_back(std::move(page));
    }
    setAcceptDrops(find(kImporting) != nullptr);
    m_header->setSearchable(find(kChildren) != nullptr);
    m_header->setCommands([this] { return commands(); });
    m_header->setAccountCommands([this] {
        Page *page = find(kAdministration);
        return page ? page->commands() : std::vector<Command>();
    });
    m_toast->setRoom([this] { return m_header->room().translated(m_header->pos()); });
    setTabOrder(m_navigation, m_header);
    setTabOrder(m_header, m_notices);
    setTabOrder(m_notices, m_stack);
    follow();
    addShortcuts();
    // A day begins with what is due; a window without that page where it was left.
    if (!showPage(kToday) && !showPage(context.settings().value(ownKey(context, kLastPage), kChildren).toString()) && !m_pages.empty())
        showPage(m_pages.front()->id());
}

Workbench::~Workbench() = default;   // the pages go first, their widgets with this one

Page *Workbench::find(const QString &id) const {
    for (const auto &page : m_pages)
        if (page->id() == id)
            return page.get();
    return nullptr;
}

void Workbench::keepDrafts() const {
    for (const auto &page : m_pages)
        page->keepDraft();
}

bool Workbench::showPage(const QString &id) {
    Page *page = find(id);
    if (!page)
        return false;
    if (page != m_current && !mayLeave()) {
        m_navigation->mark(m_current->navigationId());
        return false;
    }
    const bool other = page != m_current;
    if (other)
        m_toast->hide();
    m_current = page;
    if (std::erase(m_stale, page) > 0)
        page->refresh();
    // Qt puts the keyboard on whatever was made next; a button that undoes an import may be what that is.
    const bool chance = other && !page->widget()->focusWidget() && m_stack->isAncestorOf(window()->focusWidget());
    m_stack->setCurrentWidget(page->widget());
    if (chance && isVisible())
        page->takeFocus();
    m_navigation->mark(page->navigationId());
    m_notices->showFor(page);
    if (other && page->inNavigation())       // a key in the search box comes here too, and writing is dear
        m_context.settings().setValue(ownKey(m_context, kLastPage), id);
    takeFocus();
    return true;
}

void Workbench::takeFocus() {
    const QWidget *at = window()->focusWidget();
    if (m_current && isVisible() && (!at || !at->isVisible() || !at->isEnabled()))
        m_current->takeFocus();
}

void Workbench::follow() {
    connect(m_navigation, &Navigation::chosen, this, &Workbench::showPage);
    connect(&m_context, &UiContext::pageRequested, this, &Workbench::showPage);
    connect(&m_context, &UiContext::childRequested, this, [this] { showPage(kChild); });
    connect(&m_context, &UiContext::newChildRequested, this, [this] { showPage(kChild); });
    connect(&m_context, &UiContext::recordRequested, this, [this] { showPage(kChild); });
    connect(&m_context, &UiContext::childrenRequested, this, [this] {
        if (showPage(kChildren))
            m_current->takeFocus();              // wherever the keyboard was on that page: a list is opened to go through it
    });
    connect(&m_context, &UiContext::searchRequested, this, [this] {
        if (!m_current || !m_current->widget()->property("unsaved").toBool())   // else Enter leaves, which asks once
            showPage(kChildren);
    });
    connect(&m_context, &UiContext::searchEntered, this, [this] {
        if (m_current && m_current->id() == kChildren)
            m_current->searchEntered();          // what is opened was seen in the list
        else
            showPage(kChildren);
    });
    connect(&m_context, &UiContext::dataChanged, this, [this] {
        m_stale.clear();
        for (const auto &page : m_pages)
            if (page.get() != m_current)
                m_stale.push_back(page.get());
        if (m_current)
            m_current->refresh();
    });
    connect(&m_context, &UiContext::changeAnnounced, this, [this](const Message &what, const Uid &batch, bool undone) { m_toast->tell(m_context.say(what), batch, undone); });
    connect(&m_context, &UiContext::told, m_toast, &Toast::tellFile);
    connect(m_toast, &Toast::folderRequested, this, [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath())); });
    connect(m_header, &HeaderBar::helpWanted, this, [this](const QString &topic) { showHelp(topic.isEmpty() && m_current ? m_current->id() : topic); });
    connect(m_notices, &Notices::newsWanted, this, [this] { showHelp(kNews); });
    connect(m_toast, &Toast::undoRequested, this, [this](const Uid &batch) { undoBatch(m_context, this, batch); });
    connect(&m_context, &UiContext::languageChanged, this, &Workbench::retranslate);
    connect(&m_context.theme(), &Theme::changed, this, &Workbench::shape);
}

void Workbench::addShortcuts() {
    const auto add = [this](QKeySequence::StandardKey key, auto act) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, act);
    };
    add(QKeySequence::Find, [this] { m_header->focusSearch(); });
    add(QKeySequence::New, [this] {
        if (!find(kChild) || !m_context.policy().allows(m_context.session(), Action::Write))
            return;
        if (m_context.isReadOnly())
            m_context.tell(m_context.say(Message{QStringLiteral("window.read_only"), {}, {}}));
        else
            emit m_context.newChildRequested();
    });
    add(QKeySequence::Save, [this] {
        if (m_current)
            m_current->save();
    });
    const auto key = [this](const QKeySequence &keys, auto act) { connect(new QShortcut(keys, this), &QShortcut::activated, this, act); };
    key(Qt::Key_F1, [this] { showHelp(m_current ? m_current->id() : QString()); });
    key(Qt::CTRL | Qt::Key_Slash, [this] { showHelp(kKeys); });
    int number = 0;
    for (const auto &page : m_pages)
        if (page->inNavigation() && number < 9)
            key(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + number++)), [this, id = page->id()] { showPage(id); });
    add(QKeySequence::Undo, [this] { undoLast(m_context, this, m_current && m_current->widget()->property("unsaved").toBool()); });   // a text with the focus that has something of its own to undo takes Ctrl+Z before
    for (const auto &keys : {QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)})
        key(keys, [this] { redoLast(m_context, this); });
}

void Workbench::showHelp(const QString &topic) {
    if (!m_help)
        m_help = new HelpWindow(m_context, this);
    m_help->show(topic);
    m_help->QDialog::show();
    m_help->raise();
    m_help->activateWindow();
}

std::vector<Command> Workbench::commands() {
    std::vector<Command> all;
    int number = 0;
    for (const auto &page : m_pages)
        if (page->inNavigation())
            all.push_back({page->title(), page->icon(), Qt::CTRL | Qt::Key(Qt::Key_1 + number++), [this, id = page->id()] { showPage(id); }});
    if (find(kChild) && !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write))
        all.push_back({tr("Register a child"), QStringLiteral("add"), QKeySequence::New, [this] { emit m_context.newChildRequested(); }});
    if (!m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Undo)) {
        all.push_back({tr("Undo the last change"), QStringLiteral("undo"), QKeySequence::Undo, [this] { undoLast(m_context, this); }});
        all.push_back({tr("Redo what was undone"), QStringLiteral("restore"), Qt::CTRL | Qt::Key_Y, [this] { redoLast(m_context, this); }});
    }
    for (const auto &page : m_pages)
        for (Command &command : page->commands())
            all.push_back(std::move(command));
    all.push_back({tr("Help"), QStringLiteral("help"), Qt::Key_F1, [this] { showHelp(m_current ? m_current->id() : QString()); }});
    all.push_back({tr("Shortcuts"), QStringLiteral("table"), Qt::CTRL | Qt::Key_Slash, [this] { showHelp(kKeys); }});
    all.push_back({tr("What is new"), QStringLiteral("info"), {}, [this] { showHelp(kNews); }});
    all.push_back({tr("Sign out"), QStringLiteral("sign-out"), {}, [this] { QMetaObject::invokeMethod(&m_context, &UiContext::signOutRequested, Qt::QueuedConnection); }});
    return all;
}

void Workbench::retranslate() {
    m_header->retranslate();
    m_notices->retranslate();
    m_jobBar->retranslate();
    m_toast->retranslate();
    for (const auto &page : m_pages) {
        page->retranslate();
        m_navigation->setTitle(page->id(), page->title());
    }
}

void Workbench::shape() {
    m_navigation->setCompact(width() < m_context.theme().px(kRoomForNames));
    m_notices->retranslate();                // a hint has its line where there is height for it
}

void Workbench::dragEnterEvent(QDragEnterEvent *event) {
    if (Page *importing = find(kImporting))      // asked directly: an event sent there would come back here
        importing->eventFilter(importing->widget(), event);
}

void Workbench::dropEvent(QDropEvent *event) {
    if (showPage(kImporting))
        m_current->eventFilter(m_current->widget(), event);
}

void Workbench::resizeEvent(QResizeEvent *event) {
    shape();
    QWidget::resizeEvent(event);
}

}  // namespace tongdang
