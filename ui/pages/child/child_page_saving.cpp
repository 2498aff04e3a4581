// ChildPage's saving: drafts of what is typed, the save, and the question before it is left.
#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "ui/forms/draft_keeper.h"
#include "ui/forms/form_dialog.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/carried.h"
#include "ui/pages/child/categories_button.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/record_panel.h"
#include "ui/shell/dialogs.h"

#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>

namespace tongdang {

using namespace fields;

static const QString kSibling = QStringLiteral("brother or sister");   // in a draft: no question has such a name

void ChildPage::restoreDraft() {
    if (isGone())
        return;
    const auto found = DraftKeeper::find(m_context, [this](const Draft &draft) { return draft.form == kChild && (m_isNew ? draft.isNew : draft.uid == m_uid); });
    if (!found)
        return;
    if (m_isNew) {
        startNew({}, {});            // what it took over is in the draft
        m_uid = found->uid;
        m_sibling = Uid::fromText(found->values.value(kSibling));
        m_categories->set(found->values.value(kCategories, kLeftBehind));
    }
    m_view->restore(found->values);
    m_bannerText->setText(tr("What you had typed on %1 without saving is here again.").arg(shanghaiTime(found->timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    m_banner->show();
    showState();
}

void ChildPage::followDraft() {
    Draft draft;
    draft.uid = m_uid;
    draft.form = kChild;
    draft.isNew = m_isNew;
    if (!m_sibling.isNil())
        draft.values.insert(kSibling, m_sibling.text());
    if (m_isNew)
        draft.values.insert(kCategories, m_categories->categories());
    m_draft->follow(m_view, draft);
}

void ChildPage::keepDraft() {
    if (!m_view || !m_context.hasLedger())
        return;
    followDraft();
    m_draft->keep();
    m_panel->keepDraft();
    for (FormDialog *dialog : m_widget->findChildren<FormDialog *>())
        dialog->keepDraft();
}

void ChildPage::dropDraft() {
    followDraft();
    m_draft->drop();
    m_banner->hide();
}

void ChildPage::putBack() {
    dropDraft();
    if (m_isNew)
        startNew({}, {});
    else
        load(m_uid);
    showState();
    m_view->focusFirst();
}

bool ChildPage::saveNow() {
    if (!m_view || !m_context.hasLedger())
        return false;
    const bool byButton = m_footer->isAncestorOf(QApplication::focusWidget());   // which is off when all is saved
    if (!m_view->validateNow()) {
        m_tabs->setCurrentIndex(0);
        m_view->focusNextProblem();
        return false;
    }
    if (!askReasons(m_context, m_widget, {m_view})) {
        m_tabs->setCurrentIndex(0);
        m_view->focusNextProblem();
        return false;
    }
    const SlotValues values = m_view->changes();
    if (values.empty() && !m_view->hasRest()) {
        dropDraft();
        showState();
        return true;
    }
    const QString name = m_view->answers().value(kName);
    ChangeSet set = m_isNew ? newChildChanges(m_context.ledger().forms(), m_context.clock(), values, m_categories->categories(), m_view->answers().value(kRegisteredOn), name)
                                  : childUpdate(m_view->form(), m_uid, values, name);
    m_view->addRest(set, 0);
    if (m_isNew && !m_sibling.isNil())
        for (Change &link : sharedGuardians(m_context, m_sibling, set.changes.front().uid))
            set.changes.push_back(std::move(link));
    const auto outcome = m_context.ledger().commit(m_context.session(), set);
    if (!outcome) {
        m_context.dialogs().error(m_widget, m_context.say(outcome.error()), outcome.error().detail);
        return false;
    }
    if (outcome->refused > 0) {
        QList<Issue> issues;
        bool shown = false;
        for (const ChangeIssues &change : outcome->issues)
            if (m_view->showRowIssues(change.change, change.issues))
                shown = true;
            else
                issues.append(change.issues);
        m_tabs->setCurrentIndex(0);
        if (!issues.isEmpty() || !shown)
            m_view->showIssues(issues);
        m_view->focusNextProblem();
        return false;
    }
    dropDraft();
    if (m_isNew && !outcome->uids.empty() && !outcome->uids.front().isNil())
        m_uid = outcome->uids.front();
    if (m_isNew)
        m_before = carriedFromBefore(m_view->answers());
    m_isNew = false;
    m_sibling = {};
    m_saving = true;
    load(m_uid);
    if (!outcome->batch.isNil())
        m_context.announceChange(set.intent, outcome->batch);
    m_saving = false;
    if (byButton)
        m_tabs->tabBar()->setFocus(Qt::OtherFocusReason);      // from where the next tabs are one key away
    emit saved(m_uid);
    return true;
}

bool ChildPage::mayLeave() {
    if (m_panel && m_context.hasLedger() && !m_panel->mayLeave())
        return false;
    if (!m_view || !m_context.hasLedger() || !m_view->isModified())
        return true;
    switch (m_context.dialogs().askToSave(m_widget, m_view->changedQuestions())) {
    case Dialogs::Leave::Save: return saveNow();
    case Dialogs::Leave::Stay: return false;
    case Dialogs::Leave::Discard: break;
    }
    putBack();
    return true;
}

}  // namespace tongdang
