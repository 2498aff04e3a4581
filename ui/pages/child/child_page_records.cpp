// ChildPage's records: visits, assessments and whatever else hangs on the child, in tabs; one that is open stands over the page.
#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/attachments_tab.h"
#include "ui/pages/child/guardians_tab.h"
#include "ui/pages/child/record_panel.h"
#include "ui/pages/child/records_tab.h"
#include "ui/pages/child/status_tab.h"

#include <QAbstractItemView>
#include <QMenu>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>

namespace tongdang {

using namespace fields;

static const QKeySequence kGuardianKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_G), kVisitKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_V), kRecordKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_N);

void ChildPage::buildRecords() {
    m_panel = new RecordPanel(m_context, m_widget);
    for (const RecordKind kind : {RecordKind::Visits, RecordKind::Assessments, RecordKind::Others}) {
        auto *tab = new RecordsTab(m_context, kind, m_tabs);
        connect(tab, &RecordsTab::newWanted, this, &ChildPage::newRecord);
        connect(tab, &RecordsTab::openWanted, this, &ChildPage::openRecord);
        m_tabs->addTab(tab, QString());
        m_records << tab;
    }
    m_attachments = new AttachmentsTab(m_context, m_tabs);
    connect(m_attachments, &AttachmentsTab::recordWanted, this, &ChildPage::openRecord);
    connect(m_panel, &RecordPanel::opened, this, &ChildPage::showPanel);
    connect(m_panel, &RecordPanel::closed, this, &ChildPage::showPanel);
    connect(m_panel, &RecordPanel::modified, this, [this] { m_widget->setProperty("unsaved", m_panel->isModified() || (m_view && m_view->isModified())); });
    const auto keys = [this](const QKeySequence &sequence, auto act) {
        connect(new QShortcut(sequence, m_widget), &QShortcut::activated, this, [this, act] {
            if (m_isNew)
                m_context.tell(afterSaving());
            else
                act();
        });
    };
    keys(kRecordKeys, [this] { offerRecord(); });
    keys(kVisitKeys, [this] { newRecord(kVisit); });
    keys(kGuardianKeys, [this] { addGuardian(); });
}

void ChildPage::showPanel() {
    const bool open = m_panel->isOpen();
    m_tabs->setVisible(!open);
    if (!m_view)
        return;
    showModified();
    if (!open) {
        showPast();
        auto *list = m_tabs->currentWidget()->findChild<QAbstractItemView *>();
        (list && list->isVisibleTo(m_tabs) ? static_cast<QWidget *>(list) : m_tabs->tabBar())->setFocus(Qt::OtherFocusReason);
    }
}

void ChildPage::showRecords() {
    if (m_isNew || !m_record.answers.form)
        return;
    for (RecordsTab *tab : std::as_const(m_records))
        if (m_tabs->currentWidget() == tab)
            tab->show(m_record);
    if (m_tabs->currentWidget() == m_attachments)
        m_attachments->show(m_record);
}

bool ChildPage::mayWrite() const { return !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write); }

void ChildPage::newRecord(const QString &id) {
    const Form *form = m_context.ledger().forms().find(id);
    if (!form || !mayAdd() || !m_panel->mayLeave() || inItsTab(id, {}))
        return;
    for (RecordsTab *tab : std::as_const(m_records))
        if (childForms(m_context.ledger().forms(), tab->kind()).contains(form))
            m_tabs->setCurrentWidget(tab);
    m_panel->openNew(*form, m_record);
}

void ChildPage::openRecord(const Uid &record) {
    if (m_isNew || !m_record.answers.form || !m_panel->mayLeave())
        return;
    const auto form = m_context.reader().formOf(record);
    if (!form || !inItsTab(*form, record))
        m_panel->open(record, m_record);
}

// What has dialogs of its own is gone on with there: a guardian's at once, a category's or time's in its tab.
bool ChildPage::inItsTab(const QString &form, const Uid &record) {
    if (form == kGuardianship) {
        m_tabs->setCurrentWidget(m_guardians);
        QMetaObject::invokeMethod(this, [this, record] { record.isNil() ? m_guardians->add() : m_guardians->edit(record); }, Qt::QueuedConnection);
    } else if (form == kStatus || form == kRegisterPeriod) {
        m_tabs->setCurrentWidget(m_status);
    } else {
        return false;
    }
    return true;
}

// Of the tab that is looked at; elsewhere of any form.
void ChildPage::offerRecord() {
    if (!mayAdd() || m_panel->isOpen())
        return;
    for (RecordsTab *tab : std::as_const(m_records))
        if (m_tabs->currentWidget() == tab)
            return tab->offerNew();
    m_tabs->setCurrentWidget(m_records.front());
    m_records.front()->offerNew();
}

void ChildPage::save() {
    if (m_panel->isOpen())
        m_panel->saveNow();
    else
        saveNow();
}

std::vector<Command> ChildPage::commands() {
    std::vector<Command> all;
    if (!m_widget)
        return all;
    const bool visible = m_widget->isVisible();
    // Behind another page the file is not read anew when something changes.
    const auto now = visible || !mayAdd() ? Result<Record>(m_record) : m_context.reader().record(m_context.session(), m_uid);
    if (mayAdd() && now && now->state < RecordState::Withdrawn) {
        if (visible)
            all = {{tr("Register a brother or sister"), QStringLiteral("people"), {}, [this] { openSibling(); }},
                   {tr("Add a guardian"), QStringLiteral("people"), kGuardianKeys, [this] { addGuardian(); }},
                   {tr("Add a visit"), QStringLiteral("calendar"), kVisitKeys, [this] { newRecord(kVisit); }}};
        // Named, and offered when the list has come over the file: it does with the first key that is typed into the search box.
        const QString name = now->answers.value(kName);
        for (const RecordsTab *tab : std::as_const(m_records))
            for (const Form *form : childForms(m_context.ledger().forms(), tab->kind())) {
                const auto titleWith = [&](const QString &whose) { return tr("%1: new %2 of %3").arg(tab->title(), form->title.in(m_context.language()), whose); };
                all.push_back({titleWith(name), QStringLiteral("add"), {}, [this, which = form->id] {
                                   emit m_context.pageRequested(id());
                                   newRecord(which);
                               }, titleWith({})});
            }
        if (visible)
            all.push_back({tr("New record of this child"), QStringLiteral("add"), kRecordKeys, [this] { offerRecord(); }});
    }
    if (visible && m_print->isEnabled())
        all.push_back({tr("Print this file…"), QStringLiteral("print"), QKeySequence::Print, [this] { print(); }});
    return all;
}

}  // namespace tongdang
