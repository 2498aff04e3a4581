// ChildrenPage's narrowed lists: what is said of them, and how they are left.
#include "ui/pages/children/children_page.h"

#include "ui/pages/children/child_filters.h"
#include "ui/pages/children/empty_hint.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace tongdang {

void ChildrenPage::say(size_t found, bool cut) {
    const bool narrow = m_filters->isNarrow(), narrowed = m_list || !m_search.isEmpty() || narrow;
    m_chip->setVisible(m_list.has_value());
    m_chip->setAccessibleName(tr("Leave the list “%1”").arg(m_listTitle));
    m_chip->setToolTip(m_chip->accessibleName());
    m_all->setVisible(narrowed && !m_list && found > 0);
    m_count->setText(cut ? tr("the first %n", nullptr, int(found)) : tr("%n child(ren)", nullptr, int(found)));
    m_export->setEnabled(found > 0 && m_context.policy().allows(m_context.session(), Action::Export));
    m_print->setEnabled(m_context.policy().allows(m_context.session(), Action::Print));
    m_empty->setVisible(found == 0);
    follow();
    m_table->setVisible(found > 0);
    if (found > 0)
        return;
    const bool writes = m_new->isEnabled();
    m_empty->offer(!narrowed ? EmptyHint::Clear::None : isWithin() ? EmptyHint::Clear::Search : EmptyHint::Clear::All, !narrowed && writes && m_context.policy().allows(m_context.session(), Action::Import), writes && (!narrowed || !m_search.isEmpty()));
    if (m_offered > 0 && !m_search.isEmpty())
        return m_empty->say(tr("No child is found by “%1”. Enter takes what is offered below the search box.").arg(m_search), true);
    m_empty->say(m_list && m_search.isEmpty() ? tr("None of the children of this list is here any more.")
                 : !m_search.isEmpty() ? (narrow || m_list ? tr("Nobody is found by “%1” within this choice.").arg(m_search)
                                                 : tr("Nobody is found by “%1”. Try a part of the name, its initials, or the end of an ID number or phone.").arg(m_search))
                 : narrowed            ? tr("Nobody fits this choice. “Show all” takes it back.")
                                       : tr("The ledger is empty. Register a child, or import a roster."));
}

int ChildrenPage::roomForChip() const {
    int room = m_widget->width() - 2 * m_context.theme().space(Space::Large) - m_chip->sizeHint().width() + m_chip->fontMetrics().horizontalAdvance(m_chip->text());
    for (int i = 0; i < m_bar->count(); ++i)
        if (const QWidget *one = m_bar->itemAt(i)->widget(); one && one != m_chip && !one->isHidden())
            room -= one->sizeHint().width() + m_bar->spacing();
    return room - m_bar->spacing();
}

bool ChildrenPage::isWithin() const { return !m_search.isEmpty() && (m_filters->isNarrow() || m_list); }

// The same search among everybody; without one, everybody.
void ChildrenPage::widen() {
    if (!isWithin())
        return showAll();
    leaveChoice();
    look();
}

void ChildrenPage::showAll() {
    leaveChoice();
    emit m_context.searchRequested({});      // the box of the window empties with it
}

}  // namespace tongdang
