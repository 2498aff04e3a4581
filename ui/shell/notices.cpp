#include "ui/shell/notices.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "core/ledger/recovery_code.h"
#include "ui/shell/banner.h"
#include "ui/shell/entry/recovery_dialog.h"
#include "ui/shell/own_settings.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tongdang {

namespace {
const auto kVersion = QStringLiteral("news/version");
constexpr int kNamedDrafts = 3;
constexpr int kRoomForHints = 500;      // px at zoom 100: a lower window gives its height to the page
}  // namespace

Notices::Notices(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_clock(context.ledger().clockDoubt() == Ledger::ClockDoubt::FarAhead), m_line(new Banner(context.theme(), this)), m_act(m_line->addButton(QStringLiteral("noticeAct"))),
      m_away(m_line->addButton(QStringLiteral("noticeAway"))) {
    setObjectName(QStringLiteral("notices"));
    auto *around = new QVBoxLayout(this);
    const auto margins = [around, &theme = context.theme()] { around->setContentsMargins(theme.space(Space::Large), theme.space(Space::Small), theme.space(Space::Large), 0); };
    connect(&context.theme(), &Theme::changed, this, margins);
    margins();
    around->addWidget(m_line);
    const QString now = QApplication::applicationVersion(), before = context.settings().value(kVersion).toString();
    findDrafts();
    m_code = !context.isReadOnly() && context.policy().allows(context.session(), Action::Accounts) && context.ledger().setting(QStringLiteral("demonstration")) != u"yes";
    m_news = !before.isEmpty() && before != now;
    if (before.isEmpty())
        context.settings().setValue(kVersion, now);      // to a new user everything is new
    connect(m_act, &QPushButton::clicked, this, [this] {
        const Kind kind = m_kind;
        if (kind == Kind::Clock)
            return void(QMetaObject::invokeMethod(&m_context, &UiContext::signOutRequested, Qt::QueuedConnection));   // this line goes with it
        if (kind == Kind::Code) {
            RecoveryDialog(m_context, window()).exec();
            return look();
        }
        if (kind == Kind::Draft)
            return goOn();
        putAway();
        if (kind == Kind::News)
            emit newsWanted();
    });
    connect(m_away, &QPushButton::clicked, this, &Notices::putAway);
    connect(&context, &UiContext::changeAnnounced, this, [this] {      // the person is at work: an entry of today is there
        m_clock = false;
        look();
    });
    connect(&context, &UiContext::childRequested, this, &Notices::endDrafts);      // at work: what is unfinished is met there
    connect(&context, &UiContext::newChildRequested, this, &Notices::endDrafts);
    look();
}

QString Notices::hintKey() const { return ownKey(m_context, QStringLiteral("hints/") + m_page->id()); }

void Notices::showFor(Page *page) {
    m_page = page;
    look();
}

Notices::Kind Notices::due() const {
    if (m_clock)
        return Kind::Clock;
    if (m_code && isCodeUnseen(m_context.ledger()))
        return Kind::Code;
    if (!m_drafts.isEmpty())
        return Kind::Draft;
    if (m_news)
        return Kind::News;
    const bool low = parentWidget()->isVisible() && parentWidget()->height() < m_context.theme().px(kRoomForHints);
    return m_page && !low && !m_page->hint().isEmpty() && !m_context.settings().value(hintKey()).toBool() ? Kind::Hint : Kind::None;
}

void Notices::look() {
    m_kind = due();
    setVisible(m_kind != Kind::None);
    m_act->setVisible(m_kind != Kind::None && m_kind != Kind::Hint);
    const auto say = [this](Banner::Kind kind, const QString &sentence, const QString &act, const QString &away) {
        if (sentence != m_line->text())      // spoken once
            m_line->say(kind, sentence);
        m_act->setText(act);
        m_away->setText(away);
    };
    switch (m_kind) {
    case Kind::None: m_line->clear(); break;
    case Kind::Clock:
        say(Banner::Kind::Warning, tr("By this PC's clock today is %1, more than a day after the last entry. If the date is wrong, close the ledger and set the clock before anything is entered.").arg(isoDate(m_context.clock().today())),
            tr("Close the ledger"), tr("The date is right"));
        break;
    case Kind::Code:
        say(Banner::Kind::Warning, tr("This ledger's recovery code was never typed back from paper. Without it a lost password means a lost ledger: make a new one and put it away."), tr("New recovery code…"), tr("Later"));
        break;
    case Kind::Draft:
        say(Banner::Kind::Info, tr("Typed on %1 and not saved yet: %2").arg(shanghaiTime(m_drafts.front().timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")), draftNames()), tr("Go on with it"), tr("Later"));
        break;
    case Kind::News: say(Banner::Kind::Info, tr("Tongdang is now version %1.").arg(QApplication::applicationVersion()), tr("What is new"), tr("Close")); break;
    case Kind::Hint: say(Banner::Kind::Info, m_page->hint(), {}, tr("Got it")); break;
    }
}

// Newest first.
void Notices::findDrafts() {
    if (m_context.isReadOnly())
        return;
    auto drafts = m_context.ledger().drafts(m_context.session());
    if (!drafts)
        return;
    for (const Draft &draft : *drafts)
        if (const Form *form = m_context.ledger().forms().find(draft.form); form && (form->id == fields::kChild || form->subject == fields::kChild))
            m_drafts << draft;
    std::sort(m_drafts.begin(), m_drafts.end(), [](const Draft &a, const Draft &b) { return a.timeMs > b.timeMs; });
}

QString Notices::draftNames() const {
    QStringList names;
    for (const Draft &draft : m_drafts.mid(0, kNamedDrafts)) {
        const bool own = draft.form == fields::kChild;      // else of a record of a child
        QString name = own ? draft.values.value(fields::kName) : QString();
        if (const auto record = (own && draft.isNew) || !name.isEmpty() ? Result<Record>(Record()) : m_context.reader().record(m_context.session(), own ? draft.uid : draft.subject); record && record->answers.form)
            name = record->answers.value(fields::kName);
        const Form *form = own ? nullptr : m_context.ledger().forms().find(draft.form);
        names << (name.isEmpty() ? tr("a new child") : form ? tr("%1 (%2)").arg(name, form->title.in(m_context.language())) : name);
    }
    if (m_drafts.size() > kNamedDrafts)
        names << tr("%n more", nullptr, int(m_drafts.size()) - kNamedDrafts);
    return names.join(tr(", "));
}

void Notices::goOn() {
    const Draft draft = m_drafts.front();
    endDrafts();
    if (draft.form != fields::kChild)
        emit m_context.childRequested(draft.subject);
    else if (draft.isNew)
        emit m_context.newChildRequested();
    else
        emit m_context.childRequested(draft.uid);
}

void Notices::endDrafts() {
    m_drafts.clear();
    look();
}

void Notices::putAway() {
    const bool focused = m_act->hasFocus() || m_away->hasFocus();
    switch (m_kind) {
    case Kind::None: break;
    case Kind::Clock: m_clock = false; break;
    case Kind::Code: m_code = false; break;
    case Kind::Draft: m_drafts.clear(); break;
    case Kind::News:
        m_news = false;
        m_context.settings().setValue(kVersion, QApplication::applicationVersion());
        break;
    case Kind::Hint: m_context.settings().setValue(hintKey(), true); break;
    }
    look();
    if (focused && m_kind == Kind::None && m_page)
        m_page->widget()->setFocus();
}

}  // namespace tongdang
