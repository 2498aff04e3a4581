#include "ui/pages/child/visits_tab.h"

#include "core/children/fields.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/child/linked_dialog.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tongdang {

using namespace fields;

static const auto kVisit = QStringLiteral("visit"), kVisitedOn = QStringLiteral("visited_on");
static const QStringList kColumns{kVisitedOn, QStringLiteral("outcome"), QStringLiteral("place"), QStringLiteral("respondent"), QStringLiteral("visitor"), QStringLiteral("next_visit")};
static const QStringList kNotHere{QStringLiteral("photo"), QStringLiteral("video"), QStringLiteral("case")};   // nothing to add them by

VisitsTab::VisitsTab(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_visits(new LinkedTable(context, QStringLiteral("visits"), this)) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, context.theme().space(Space::Small), 0, 0);
    layout->addWidget(m_visits);
    connect(m_visits->addButton(QString(), QStringLiteral("add_visit"), false), &QPushButton::clicked, this, &VisitsTab::add);
    connect(m_visits->addButton(QString(), QStringLiteral("change_visit"), true), &QPushButton::clicked, this, [this] { edit(m_visits->current()); });
    connect(m_visits, &LinkedTable::opened, this, &VisitsTab::edit);
    retranslate();
}

void VisitsTab::retranslate() {
    m_visits->setEmptyText(tr("No visit is on file yet."));
    findChild<QPushButton *>(QStringLiteral("add_visit"))->setText(tr("Add a visit"));
    findChild<QPushButton *>(QStringLiteral("change_visit"))->setText(tr("Open"));
}

void VisitsTab::show(const Record &child) {
    m_child = child.uid;
    m_name = child.answers.value(kName);
    const Uid before = m_visits->current();
    m_visits->clear();
    const Form *form = m_context.ledger().forms().find(kVisit);
    const auto records = m_context.reader().linked(m_context.session(), m_child, kVisit);
    if (form && records) {
        QStringList headings;
        for (const QString &name : kColumns)
            if (const Field *field = form->find(name))
                headings << field->label.in(m_context.language());
        m_visits->setHeadings(headings);
        std::vector<const Record *> latest;
        for (const Record &record : *records)
            latest.push_back(&record);
        std::stable_sort(latest.begin(), latest.end(), [](const Record *a, const Record *b) { return a->answers.value(kVisitedOn) > b->answers.value(kVisitedOn); });
        for (const Record *record : latest) {
            QStringList cells;
            for (const QString &name : kColumns)
                if (const Field *field = form->find(name))
                    cells << shownValue(m_context, *form, *field, record->answers.value(name));
            m_visits->addRow(record->uid, cells);
        }
    }
    m_visits->finish();
    m_visits->select(before);
}

void VisitsTab::edit(const Uid &uid) {
    editLinked(m_context, this, {uid.isNil() ? tr("Add a visit") : tr("Visit"), kVisit, m_child, uid, {}, Message{uid.isNil() ? QStringLiteral("child_page.visit_added") : QStringLiteral("child_page.visit_changed"), {m_name}, {}}, kNotHere, {}, {}});
}

}  // namespace tongdang
