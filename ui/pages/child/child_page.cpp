#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "ui/forms/draft_keeper.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/answer_history.h"
#include "ui/pages/child/attachments_tab.h"
#include "ui/pages/child/categories_button.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/child_header.h"
#include "ui/pages/child/child_tabs.h"
#include "ui/pages/child/existing_offer.h"
#include "ui/pages/child/guardians_tab.h"
#include "ui/pages/child/history_tab.h"
#include "ui/pages/child/missing_button.h"
#include "ui/pages/child/record_panel.h"
#include "ui/pages/child/records_tab.h"
#include "ui/pages/child/status_tab.h"
#include "ui/pages/child/timeline_tab.h"
#include "ui/pages/child/withdrawn_banner.h"
#include "ui/preview/print_preview.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/mending.h"
#include "ui/shell/stops.h"
#include "ui/shell/theme.h"

#include <QDialog>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tongdang {

using namespace fields;

static constexpr int kRoomyHeight = 700;          // px at zoom 100: what is lower gives its height to the questions

ChildPage::ChildPage(UiContext &context, QObject *parent) : Page(parent), m_context(context) {
    connect(&context, &UiContext::childRequested, this, [this](const Uid &uid) {
        const QStringList questions = Mending::of(m_context).take();
        if (open(uid) && !questions.isEmpty())
            QMetaObject::invokeMethod(this, [this, uid, questions] { openAt(uid, questions); }, Qt::QueuedConnection);   // when the page is shown
    });
    connect(&context, &UiContext::recordRequested, this, [this](const Uid &child, const QString &form, const Uid &record) {
        if (!open(child))
            return;
        if (record.isNil())
            newRecord(form);
        else
            openRecord(record);
    });
    connect(&context, &UiContext::newChildRequested, this, &ChildPage::openNew);
    connect(&context, &UiContext::ledgerChanged, this, [this] {
        m_uid = {};
        m_record = {};
        m_before.clear();
        delete m_view;                            // its form belonged to the ledger
        m_view = nullptr;
        if (m_widget && m_panel)
            m_panel->close();
    });
}

ChildPage::~ChildPage() {
    if (m_widget && !m_widget->parent())
        delete m_widget;
}

QString ChildPage::title() const {
    const QString name = m_record.answers.form ? m_record.answers.value(kName) : QString();
    return m_isNew ? tr("New child") : name.isEmpty() ? tr("Child's file") : name;
}

QWidget *ChildPage::widget() {
    if (!m_widget)
        build();
    return m_widget;
}

// At the first of the questions that is blank, else the first that can be answered.
void ChildPage::openAt(const Uid &uid, QStringList questions) {
    if (m_uid != uid || !m_view)
        return;
    m_tabs->setCurrentIndex(0);
    std::stable_partition(questions.begin(), questions.end(), [this](const QString &question) { return m_view->answers().value(question).isEmpty(); });
    (void)std::any_of(questions.cbegin(), questions.cend(), [this](const QString &question) { return m_view->focusField(question); });
}

void ChildPage::build() {
    const Theme &theme = m_context.theme();
    m_widget = new QWidget;
    m_widget->setObjectName(QStringLiteral("child_page"));
    auto *layout = new QVBoxLayout(m_widget);
    m_header = new ChildHeader(m_context, m_widget);
    m_categories = new CategoriesButton(m_context, m_widget);
    auto *head = new QHBoxLayout;
    head->addWidget(m_header, 1);
    head->addWidget(m_categories);
    layout->addLayout(head);
    m_header->offerWayBack();
    connect(m_header, &ChildHeader::backWanted, this, [this] { emit m_context.pageRequested(navigationId()); });
    m_withdrawn = new WithdrawnBanner(m_context, m_widget);
    layout->addWidget(m_withdrawn);

    m_putBack = new QPushButton(m_widget);
    m_putBack->setObjectName(QStringLiteral("put_back"));
    m_save = new QPushButton(m_widget);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setProperty("kind", QStringLiteral("primary"));
    connect(m_save, &QPushButton::clicked, this, &ChildPage::saveNow);
    m_saveNext = new QPushButton(m_widget);
    m_saveNext->setObjectName(QStringLiteral("save_next"));
    connect(m_saveNext, &QPushButton::clicked, this, &ChildPage::saveAndGoOn);
    connect(m_putBack, &QPushButton::clicked, this, [this] {
        if (m_isNew)
            emit m_context.pageRequested(navigationId());    // which asks where something was typed
        else
            putBack();
    });

    m_banner = new QFrame(m_widget);
    m_banner->setObjectName(QStringLiteral("draft_banner"));
    setStyleProperty(m_banner, "banner", QStringLiteral("info"));
    auto *line = new QHBoxLayout(m_banner);
    line->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Hair), theme.space(Space::Hair), theme.space(Space::Hair));
    m_bannerText = new QLabel(m_banner);
    m_bannerText->setWordWrap(true);
    m_bannerButton = new QPushButton(m_banner);
    m_bannerButton->setObjectName(QStringLiteral("drop_draft"));
    line->addWidget(m_bannerText, 1);
    line->addWidget(m_bannerButton);
    connect(m_bannerButton, &QPushButton::clicked, this, &ChildPage::putBack);
    m_banner->hide();
    layout->addWidget(m_banner);

    m_existing = new ExistingOffer(m_context, kChild, {kName, kSex, kBirthDate, kHomeRegion, kChildNumber}, m_widget);
    layout->addWidget(m_existing);
    connect(m_existing, &ExistingOffer::chosen, &m_context, [this](const Record &record) { emit m_context.childRequested(record.uid); });

    m_tabs = new QTabWidget(m_widget);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->installEventFilter(this);
    m_print = new QPushButton(m_tabs);
    m_print->setObjectName(QStringLiteral("print_child"));
    m_print->setIcon(m_context.theme().icon(QStringLiteral("print")));
    setStyleProperty(m_print, "kind", QStringLiteral("flat"));
    m_tabs->setCornerWidget(m_print);
    connect(m_print, &QPushButton::clicked, this, &ChildPage::print);
    connect(new QShortcut(QKeySequence::Print, m_widget), &QShortcut::activated, this, &ChildPage::print);
    layout->addWidget(m_tabs, 1);
    auto *basic = new QWidget;
    m_formPlace = new QVBoxLayout(basic);
    m_formPlace->setContentsMargins(0, theme.space(Space::Small), 0, 0);
    m_guardians = new GuardiansTab(m_context, m_tabs);
    connect(m_guardians, &GuardiansTab::siblingWanted, this, [this] { QMetaObject::invokeMethod(this, &ChildPage::openSibling, Qt::QueuedConnection); });
    m_status = new StatusTab(m_context, m_tabs);
    m_timeline = new TimelineTab(m_context, m_tabs);
    m_history = new HistoryTab(m_context, m_tabs);
    m_footer = new QWidget(m_widget);
    auto *buttons = new QHBoxLayout(m_footer);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(theme.space(Space::Small));
    m_missing = new MissingButton(m_context, m_footer);
    connect(m_missing, &MissingButton::chosen, this, [this](const QString &question) { openAt(m_uid, {question}); });
    connect(m_categories, &CategoriesButton::changed, this, [this] {
        followDraft();
        m_draft->touch();
    });
    buttons->addWidget(m_missing);
    buttons->addStretch();
    buttons->addWidget(m_saveNext);
    buttons->addWidget(m_save);
    buttons->addWidget(m_putBack);
    layout->addWidget(m_footer);
    for (QWidget *tab : {basic, static_cast<QWidget *>(m_guardians), static_cast<QWidget *>(m_status)})
        m_tabs->addTab(tab, QString());
    buildRecords();
    for (QWidget *tab : {static_cast<QWidget *>(m_attachments), static_cast<QWidget *>(m_timeline), static_cast<QWidget *>(m_history)})
        m_tabs->addTab(tab, QString());
    layout->addWidget(m_panel, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        showPast();
        showFooter();
    });

    m_widget->installEventFilter(this);
    connect(&m_context.theme(), &Theme::changed, this, [this] {      // cards and tables are drawn anew
        shape();
        showState();
    });
    shape();
    m_draft = new DraftKeeper(m_context, this);
    retranslate();
}

void ChildPage::retranslate() {
    if (!m_widget)
        return;
    for (RecordsTab *records : std::as_const(m_records))
        records->retranslate();
    nameTheTabs();
    m_attachments->retranslate();
    m_panel->retranslate();
    m_save->setText(tr("Save"));
    m_save->setToolTip(QStringLiteral("Ctrl+S"));
    m_saveNext->setText(tr("Save and next"));
    m_saveNext->setToolTip(tr("The next file begins with the same place"));
    m_bannerButton->setText(tr("Discard draft"));
    m_print->setToolTip(QKeySequence(QKeySequence::Print).toString(QKeySequence::NativeText));
    m_existing->setButton(tr("Open that file"));
    m_header->retranslate();
    m_categories->retranslate();
    m_guardians->retranslate();
    m_status->retranslate();
    m_timeline->retranslate();
    m_history->retranslate();
    showState();
}

bool ChildPage::open(const Uid &uid) {
    widget();
    if (!mayLeave())
        return false;
    if (!load(uid)) {        // what was open stays whole: a form never stands under another child's number
        QMetaObject::invokeMethod(&m_context, [this] { emit m_context.pageRequested(QStringLiteral("children")); }, Qt::QueuedConnection);
        return false;
    }
    if (const auto logged = m_context.ledger().log(m_context.session(), QStringLiteral("view"), uid); !logged) {
        m_context.dialogs().error(m_widget, m_context.say(logged.error()), logged.error().detail);
        return false;
    }
    restoreDraft();
    m_tabs->setCurrentIndex(0);
    m_view->focusFirst();
    return true;
}

QString ChildPage::hint() { return tr("Enter goes to the next question, Shift+Enter back, digits choose. Ctrl+H shows what an answer was before, F6 goes to what is to be mended."); }

void ChildPage::startView() {
    const Form *form = m_context.ledger().forms().find(kChild);
    m_banner->hide();
    m_existing->look({});
    m_draft->rest();
    if (m_view && &m_view->form() == form)
        return;
    delete m_view;
    m_view = new FormView(m_context, *form);
    m_view->hideField(QStringLiteral("household"));    // the survey's
    m_view->hideField(kChildNumber);                   // given by the ledger; the header shows it
    m_formPlace->addWidget(m_view);
    m_view->show();              // at once: what is not shown is not asked about
    connect(m_view, &FormView::historyWanted, this, [this](const QString &question) {
        if (!m_isNew)
            AnswerHistory(m_context, m_view->form(), m_uid, *m_view->form().find(question), m_widget).exec();
    });
    connect(m_view, &FormView::built, this, &ChildPage::showFooter);
    connect(m_view, &FormView::finished, this, [this] { m_save->setFocus(Qt::TabFocusReason); });
    connect(m_view, &FormView::edited, this, [this] {
        followDraft();
        m_draft->touch();
        showModified();
        offerExisting();
        suggestHukou();
    });
}

bool ChildPage::load(const Uid &uid) {
    const auto record = m_context.reader().record(m_context.session(), uid);
    if (!record) {
        m_context.dialogs().error(m_widget, m_context.say(record.error()), record.error().detail);
        return false;
    }
    m_uid = uid;
    m_isNew = false;
    m_record = *record;
    startView();
    m_view->setHistory(true);
    m_view->setRecord(m_record);
    m_view->setReadOnly(m_context.isReadOnly() || !m_context.policy().allows(m_context.session(), Action::Write)
                        || (m_record.state != RecordState::Active && m_record.state != RecordState::Exited));
    showState();
    return true;
}

void ChildPage::refresh() {
    if (m_saving || !m_widget || !m_view || m_isNew || m_uid.isNil() || !m_context.hasLedger())
        return;
    m_panel->refresh();
    const auto record = m_context.reader().record(m_context.session(), m_uid);
    const bool wasGone = isGone(), goes = record && record->state >= RecordState::Withdrawn;
    if (!m_view->isModified() || goes) {
        keepDraft();                     // of what was being typed into a file that was taken back: there again when it is restored
        load(m_uid);
        if (isGone())
            for (QDialog *dialog : m_widget->findChildren<QDialog *>())
                dialog->done(QDialog::Rejected);
        else if (wasGone)
            restoreDraft();
        return;
    }
    // What is being typed stays; the rest shows what is new.
    if (record)
        m_record = *record;
    showState();
}

bool ChildPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_widget && event->type() == QEvent::Resize)
        shape();
    if (m_isNew && watched == m_tabs->tabBar() && event->type() == QEvent::MouseButtonPress && m_tabs->tabBar()->tabAt(static_cast<QMouseEvent *>(event)->position().toPoint()) > 0)
        m_context.tell(afterSaving());
    return Page::eventFilter(watched, event);
}

void ChildPage::shape() {
    if (!m_widget)
        return;
    const Theme &theme = m_context.theme();
    const bool low = m_widget->height() < theme.px(kRoomyHeight);
    const int side = theme.space(Space::Large);
    m_header->setOneLine(low);
    m_widget->layout()->setContentsMargins(side, theme.space(low ? Space::Hair : Space::Medium), side, theme.space(low ? Space::Hair : Space::Small));
    m_widget->layout()->setSpacing(theme.space(low ? Space::Hair : Space::Small));
    m_formPlace->setContentsMargins(0, theme.space(low ? Space::Hair : Space::Small), 0, 0);
    nameTheTabs();
}

// Tabs stand in the order of build().
void ChildPage::nameTheTabs() {
    QList<TabName> names{{tr("Basic information"), tr("Basics")}, {tr("Guardians"), tr("People")}, {tr("Status"), tr("Status")}};
    for (const RecordsTab *records : std::as_const(m_records))
        names << TabName{records->title(), records->shortTitle()};
    names << TabName{tr("Attachments"), tr("Files")} << TabName{tr("Timeline"), tr("Timeline")} << TabName{tr("History"), tr("History")};
    nameTabs(*m_tabs, names, *m_print, tr("Print…"), m_context.theme(), m_widget->width() - 2 * m_context.theme().space(Space::Large));
}

void ChildPage::showState() {
    if (!m_view)
        return;
    if (m_isNew) {
        m_withdrawn->clear();
        m_header->showNew();
        showSibling();
    } else if (m_record.answers.form) {
        m_withdrawn->show(m_record);
        m_header->show(m_record);
        m_guardians->show(m_record);
        m_status->show(m_record);
        showPast();
    }
    for (int tab = 1; tab < m_tabs->count(); ++tab) {
        m_tabs->setTabEnabled(tab, !m_isNew);
        m_tabs->setTabToolTip(tab, m_isNew ? afterSaving() : QString());
    }
    m_categories->setVisible(m_isNew);
    showModified();
    emit titleChanged();
}

QString ChildPage::afterSaving() { return tr("Save the child first (Ctrl+S): guardians, records and attachments hang on a saved file."); }

// Read when it is looked at.
void ChildPage::showPast() {
    if (m_tabs->currentWidget() == m_history)
        m_history->show(m_isNew ? Uid() : m_uid);
    else if (m_tabs->currentWidget() == m_timeline && !m_isNew && m_record.answers.form)
        m_timeline->show(m_record);
    else
        showRecords();
}

// What follows every key.
void ChildPage::showModified() {
    const bool modified = m_view->isModified();
    m_widget->setProperty("unsaved", modified || m_panel->isModified());  // the shell asks before it leaves such a page
    m_save->setEnabled(modified);
    m_putBack->setEnabled(modified || m_isNew);
    m_putBack->setText(m_isNew ? tr("Cancel") : tr("Discard changes"));
    m_putBack->setToolTip(m_isNew ? tr("Back to the list, without a new child") : tr("Forget what is not saved yet"));
    m_saveNext->setVisible(m_isNew);
    m_saveNext->setEnabled(modified);
    m_missing->show(*m_view);
    showFooter();
}

// What is saved: a page on paper says nothing that the ledger does not hold.
void ChildPage::print() {
    if (!m_print->isEnabled())
        return;
    PrintOffer offer;
    offer.form = kChild;
    offer.uids = {m_uid};
    showPrintPreview(m_context, m_widget->window(), offer);
}

// Below the form, where it never scrolls away; on the other tabs as long as something of the form is not saved.
void ChildPage::showFooter() {
    m_print->setEnabled(!m_isNew && m_context.policy().allows(m_context.session(), Action::Print));
    m_footer->setVisible(m_view && !m_panel->isOpen() && !m_view->isReadOnly() && (m_tabs->currentIndex() == 0 || m_view->isModified()));
    if (!m_footer->isHidden())
        stopAfter(*m_tabs, {m_missing, m_saveNext, m_save, m_putBack});
}

}  // namespace tongdang
