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
#include <QTimer>

namespace tongdang {

namespace {

constexpr int kCardWidth = 560;

// As tall as what is in it, less where the window is small: what is asked scrolls, the buttons below never do.
class Body final : public QScrollArea {
  public:
    Body(const Theme &theme, QWidget *inside, QWidget *parent) : QScrollArea(parent), m_theme(theme) {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        inside->setObjectName(QStringLiteral("scrolled"));
        setWidget(inside);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
        inside->installEventFilter(this);
    }
    QSize sizeHint() const override { return {widget()->sizeHint().width(), wanted()}; }
    QSize minimumSizeHint() const override { return {widget()->minimumSizeHint().width(), std::min(wanted(), m_theme.px(3 * kControlHeight))}; }

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override {
        if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
            updateGeometry();
        if (watched == widget() && event->type() == QEvent::Resize)
            QMetaObject::invokeMethod(this, [this] { showFocus(); }, Qt::QueuedConnection);    // once what is in it is laid out
        return QScrollArea::eventFilter(watched, event);
    }

    void resizeEvent(QResizeEvent *event) override {
        QScrollArea::resizeEvent(event);
        showFocus();
    }

  private:
    void showFocus() {
        if (QWidget *now = QApplication::focusWidget(); now && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, 0, m_theme.space(Space::Medium));
    }
    int wanted() const {
        const QLayout *layout = widget()->layout();
        return layout->hasHeightForWidth() && viewport()->width() > 0 ? layout->totalHeightForWidth(viewport()->width()) : layout->totalSizeHint().height();
    }
    const Theme &m_theme;
};

// As tall as it wants at its width, yet ready to be less: a layout would hold a widget whose height follows its width to all of it.
class Card final : public QWidget {
  public:
    using QWidget::QWidget;
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override { return {QWidget::sizeHint().width(), layout()->totalHeightForWidth(width())}; }

  protected:
    void resizeEvent(QResizeEvent *event) override {
        if (event->size().width() != event->oldSize().width())
            updateGeometry();
    }
};

}  // namespace

EntryPanel::EntryPanel(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_card(new Card), m_title(new QLabel), m_hint(new QLabel), m_doing(new QLabel),
      m_banner(new Banner(context.theme())), m_progress(new QProgressBar) {
    Theme &theme = context.theme();
    auto *across = theme.lay(new QHBoxLayout(this), Space::Large, 0);
    across->addStretch(1);
    auto *down = theme.lay(new QVBoxLayout, 0, 0);
    across->addLayout(down, 100);
    across->addStretch(1);
    down->addStretch(1);
    down->addWidget(m_card, 1000);
    down->addStretch(2);
    m_card->setAttribute(Qt::WA_StyledBackground);
    m_card->setProperty("card", true);
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
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
    auto *inside = new QWidget;
    auto *asked = theme.lay(new QVBoxLayout(inside), 0, Space::Medium);
    asked->addWidget(m_hint);
    m_body = theme.lay(new QVBoxLayout, 0, Space::Small);
    asked->addLayout(m_body, 1);
    column->addWidget(new Body(theme, inside, m_card), 1);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_doing);
    m_buttons = theme.lay(new QHBoxLayout, 0, Space::Small);
    column->addLayout(m_buttons);
}

void EntryPanel::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, [this] {           // after those that choose a field of their own
        if (!isAncestorOf(window()->focusWidget()))
            focusNextChild();
    });
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
    Message what = error.message;
    if (what.id == u"ledger.exists")       // which tells of a command
        what.id = QStringLiteral("window.ledger_exists");
    m_banner->say(Banner::Kind::Danger, m_context.say(what));
    m_banner->setToolTip(error.detail);
}

void EntryPanel::enter(Ledger::Opened opened, const QString &page) {
    UiContext &context = m_context;   // this panel is gone once the ledger is there
    if (opened.ledger->clockDoubt() == Ledger::ClockDoubt::BeforeLastEntry
        && !context.dialogs().confirm(this, tr("The date of this PC"), context.say(Message{QStringLiteral("ledger.clock_back"), {}, {}}), tr("The date is right"), tr("Close the ledger")))
        return;                       // it closes with `opened`; a date after the last entry is told in a quiet line (Notices)
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
