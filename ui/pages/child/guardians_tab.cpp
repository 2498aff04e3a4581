#include "ui/pages/child/guardians_tab.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/guardian_dialog.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

GuardiansTab::GuardiansTab(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_table(new LinkedTable(context, QStringLiteral("guardians"), this)) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, context.theme().space(Space::Small), 0, 0);
    layout->addWidget(m_table);
    connect(m_table->addButton(QString(), QStringLiteral("add_guardian"), false), &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_table->addButton(QString(), QStringLiteral("change_guardian"), true), &QPushButton::clicked, this, [this] { edit(m_table->current()); });
    connect(m_table->addButton(QString(), QStringLiteral("end_guardian"), true), &QPushButton::clicked, this, &GuardiansTab::end);
    connect(m_table, &LinkedTable::opened, this, &GuardiansTab::edit);
    retranslate();
}

void GuardiansTab::retranslate() {
    findChild<QPushButton *>(QStringLiteral("add_guardian"))->setText(tr("Add a guardian"));
    findChild<QPushButton *>(QStringLiteral("change_guardian"))->setText(tr("Open"));
    findChild<QPushButton *>(QStringLiteral("end_guardian"))->setText(tr("End the care today"));
    m_table->setEmptyText(tr("Nobody is on file yet. Add the parents and whoever cares for the child."));
    m_table->setHeadings({tr("Name"), tr("Relation"), tr("Roles"), tr("Cares now"), tr("Phone"), tr("Works at"), tr("Since"), tr("Until")});
}

void GuardiansTab::show(const Record &child) {
    const Uid before = m_table->current();
    m_child = child.uid;
    m_table->clear();
    const auto links = m_context.reader().linked(m_context.session(), m_child, kGuardianship);
    if (links) {
        const auto today = isoDate(m_context.clock().today());
        std::vector<const Record *> ordered;
        for (const Record &link : *links)
            ordered.push_back(&link);
        const auto past = [&](const Record *link) { return !link->answers.value(kUntil).isEmpty() && link->answers.value(kUntil) < today; };
        std::stable_sort(ordered.begin(), ordered.end(), [&](const Record *a, const Record *b) { return past(a) < past(b); });
        for (const Record *link : ordered) {
            const auto words = [&](const QString &name) {
                const Field *field = link->form().find(name);
                return field ? shownValue(m_context, link->form(), *field, link->answers.value(name)) : QString();
            };
            QString name, phone, work;
            if (const auto person = m_context.reader().record(m_context.session(), Uid::fromText(link->answers.value(kGuardian)))) {
                name = person->answers.value(kName);
                phone = person->answers.value(kPhone);
                work = person->answers.value(kWorkPlace);
                if (const Field *region = person->form().find(kWorkRegion); work.isEmpty() && region)
                    work = shownValue(m_context, person->form(), *region, person->answers.value(kWorkRegion));
            }
            m_table->addRow(link->uid, {name, words(kRelation), words(kRoles), words(kCurrentCarer), phone, work, words(kSince), words(kUntil)}, past(link));
        }
    }
    m_table->finish();
    m_table->select(before);
}

void GuardiansTab::edit(const Uid &guardianship) {
    if (guardianship.isNil()) {
        GuardianDialog(m_context, m_child, nullptr, this).exec();
        return;
    }
    if (const auto link = m_context.reader().record(m_context.session(), guardianship))
        GuardianDialog(m_context, m_child, &*link, this).exec();
}

void GuardiansTab::end() {
    const auto link = m_context.reader().record(m_context.session(), m_table->current());
    if (!link)
        return;
    FormDialog dialog(m_context, tr("End the care"), this);
    auto *view = new FormView(m_context, link->form(), &dialog);
    view->hideField(kGuardian);
    view->setRecord(*link);
    view->restore({{kUntil, isoDate(m_context.clock().today())}, {kCurrentCarer, QStringLiteral("no")}});
    dialog.add(view);
    dialog.setSave([&] {
        ChangeSet set;
        set.intent = Message{QStringLiteral("child_page.guardian_ended"), {}, {}};
        set.changes.push_back(linkedChange(link->form(), link->uid, m_child, view->changes()));
        return commitAndTell(m_context, &dialog, set, [&](size_t, const QList<Issue> &issues) { view->showIssues(issues); });
    });
    dialog.exec();
}

}  // namespace tongdang
