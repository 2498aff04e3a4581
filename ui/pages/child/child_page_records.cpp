// ChildPage's records: visits, assessments and whatever else hangs on the child, in tabs; one that is open stands over the page.
#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/attachments_tab.h"
#include "ui/pages/child/record_panel.h"
#include "ui/pages/child/records_tab.h"

#include <QMenu>
#include <QShortcut>
#include <QTabWidget>

namespace tongdang {

using namespace fields;

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
    connect(new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N, m_widget), &QShortcut::activated, this, &ChildPage::offerRecord);
}

void ChildPage::showPanel() {
    const bool open = m_panel->isOpen();
    m_tabs->setVisible(!open);
    if (!m_view)
        return;
    showModified();
    if (!open) {
        showPast();
        m_tabs->currentWidget()->setFocus(Qt::OtherFocusReason);
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
    if (!form || m_isNew || !m_record.answers.form || !mayWrite() || !m_panel->mayLeave())
        return;
    for (RecordsTab *tab : std::as_const(m_records))
        if (childForms(m_context.ledger().forms(), tab->kind()).contains(form))
            m_tabs->setCurrentWidget(tab);
    m_panel->openNew(*form, m_record);
}

void ChildPage::openRecord(const Uid &record) {
    if (!m_isNew && m_record.answers.form && m_panel->mayLeave())
        m_panel->open(record, m_record);
}

// Of the tab that is looked at; elsewhere of any form.
void ChildPage::offerRecord() {
    if (m_isNew || m_panel->isOpen() || !m_record.answers.form)
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
    if (!m_widget || !m_widget->isVisible() || m_isNew || !m_record.answers.form || !mayWrite())
        return {};
    std::vector<Command> all;
    for (const RecordsTab *tab : std::as_const(m_records))
        for (const Form *form : childForms(m_context.ledger().forms(), tab->kind()))
            all.push_back({tr("%1: new %2").arg(tab->title(), form->title.in(m_context.language())), QStringLiteral("add"), {}, [this, id = form->id] { newRecord(id); }});
    if (maySibling())
        all.push_back({tr("Register a brother or sister"), QStringLiteral("people"), {}, [this] { openSibling(); }});
    all.push_back({tr("New record of this child"), QStringLiteral("add"), Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { offerRecord(); }});
    return all;
}

}  // namespace tongdang
