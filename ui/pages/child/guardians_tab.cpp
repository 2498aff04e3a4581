#include "ui/pages/child/guardians_tab.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/draft_keeper.h"
#include "ui/forms/form_view.h"
#include "ui/forms/reflow_layout.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/guardian_dialog.h"
#include "ui/pages/child/people_cards.h"
#include "ui/pages/child/siblings.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace {
const QString kQuick = QStringLiteral("quick");      // column of the relations: one click adds such a person
constexpr int kFewPeople = 3;                          // so many are known: the rest is rare
}  // namespace

GuardiansTab::GuardiansTab(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_people(new PeopleCards(context, this)), m_siblings(new Siblings(context, this)), m_table(new LinkedTable(context, QStringLiteral("guardians"), this)), m_quick(new QWidget(this)) {
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(context.theme().space(Space::Small));
    auto *area = new QScrollArea(this);              // cards and table are taller than a small screen at a large zoom
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *ground = new QWidget;
    ground->setObjectName(QStringLiteral("scrolled"));
    area->setWidget(ground);
    all->addWidget(area);
    auto *layout = new QVBoxLayout(ground);
    layout->setContentsMargins(0, context.theme().space(Space::Small), 0, 0);
    layout->setSpacing(context.theme().space(Space::Small));
    layout->addWidget(m_people);
    layout->addWidget(m_siblings);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_quick);
    m_quick->setObjectName(QStringLiteral("quick_relations"));
    new ReflowLayout(0, context.theme().space(Space::Small), context.theme().space(Space::Hair), m_quick);
    connect(m_table->addButton(QString(), QStringLiteral("add_guardian"), false), &QPushButton::clicked, this, [this] { add(); });
    connect(m_table->addButton(QString(), QStringLiteral("change_guardian"), true), &QPushButton::clicked, this, [this] { edit(m_table->current()); });
    connect(m_table->addButton(QString(), QStringLiteral("end_guardian"), true), &QPushButton::clicked, this, &GuardiansTab::end);
    connect(m_table->addButton(QString(), QStringLiteral("add_sibling"), false), &QPushButton::clicked, this, &GuardiansTab::siblingWanted);
    all->addLayout(m_table->takeButtons());
    connect(m_table, &LinkedTable::opened, this, &GuardiansTab::edit);
    connect(m_people, &PeopleCards::opened, this, &GuardiansTab::edit);
    retranslate();
}

void GuardiansTab::retranslate() {
    nameAdd();
    findChild<QPushButton *>(QStringLiteral("change_guardian"))->setText(tr("Open"));
    findChild<QPushButton *>(QStringLiteral("end_guardian"))->setText(tr("End the care today"));
    auto *sibling = findChild<QPushButton *>(QStringLiteral("add_sibling"));
    sibling->setText(tr("Register a sibling"));
    sibling->setToolTip(tr("A new child at the same place, with the same guardians"));
    m_siblings->retranslate();
    m_table->setEmptyText(tr("Nobody is on file yet. Add the parents and whoever cares for the child."));
    m_table->setHeadings({tr("Name"), tr("Relation"), tr("Roles"), tr("Cares now"), tr("Phone"), tr("Works at"), tr("Since"), tr("Until")});
}

// One that was begun and not saved is met again by the same button.
void GuardiansTab::nameAdd() {
    const auto begun = m_child.isNil() || !m_context.hasLedger() ? std::nullopt : DraftKeeper::find(m_context, [this](const Draft &draft) { return draft.isNew && draft.form == kGuardianship && draft.subject == m_child; });
    findChild<QPushButton *>(QStringLiteral("add_guardian"))->setText(begun ? tr("Go on with the guardian begun") : tr("Add a guardian"));
}

void GuardiansTab::show(const Record &child) {
    const Uid before = m_table->current();
    m_child = child.uid;
    m_table->clear();
    m_readOnly = child.state >= RecordState::Withdrawn;
    m_table->setReadOnly(m_readOnly);
    nameAdd();
    const std::vector<PersonAround> people = peopleAround(m_context, m_child);
    QSet<QString> known;
    for (const PersonAround &person : people)
        known << person.relationCode;
    offerRelations(known);
    for (const PersonAround &person : people)
        m_table->addRow(person.link, {person.name, person.relation, person.roles, person.carer, person.phone, person.work, person.since, person.until}, person.past);
    m_people->show(people, &child);
    m_siblings->show(m_child);
    m_table->finish();
    m_table->select(before);
}

void GuardiansTab::edit(const Uid &guardianship) {
    if (const auto link = m_context.reader().record(m_context.session(), guardianship))
        GuardianDialog(m_context, m_child, &*link, this).exec();
}

void GuardiansTab::add(const QString &relation) {
    if (m_readOnly)
        return;
    GuardianDialog(m_context, m_child, nullptr, this, relation).exec();
    nameAdd();
    // The button that was pressed is gone with the relation: the keyboard goes on with the next person.
    const QList<QPushButton *> quick = m_quick->findChildren<QPushButton *>();
    const auto next = std::find_if(quick.begin(), quick.end(), [](const QPushButton *button) { return !button->isHidden() && button->isEnabled(); });
    (next == quick.end() ? findChild<QPushButton *>(QStringLiteral("add_guardian")) : *next)->setFocus(Qt::OtherFocusReason);
}

void GuardiansTab::offerRelations(const QSet<QString> &known) {
    while (QLayoutItem *item = m_quick->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const Form *form = m_context.ledger().forms().find(kGuardianship);
    const Field *relation = form ? form->find(kRelation) : nullptr;
    const CodeList *list = relation ? form->listOf(*relation) : nullptr;
    for (const Choice &choice : list && !m_readOnly && known.size() < kFewPeople ? list->choices : QList<Choice>()) {
        if (choice.more.value(kQuick).isEmpty() || known.contains(choice.name))
            continue;
        auto *button = new QPushButton(m_context.theme().icon(QStringLiteral("add"), Color::Accent), choice.label.in(m_context.language()), m_quick);
        button->setObjectName(QStringLiteral("add_") + choice.name);
        button->setAccessibleName(tr("Add: %1").arg(button->text()));
        button->setEnabled(!m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Write));
        connect(button, &QPushButton::clicked, this, [this, code = choice.name] { add(code); }, Qt::QueuedConnection);   // it is gone by then
        static_cast<ReflowLayout *>(m_quick->layout())->addWidget(button, false);
        button->show();
    }
    m_quick->setVisible(m_quick->layout()->count() > 0);
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
    // Begun here, it is gone on with here; what was begun in the guardian's own form holds the person too and stays for that.
    const auto begun = DraftKeeper::find(m_context, [&](const Draft &draft) { return draft.uid == link->uid; });
    if (!begun || begun->values.contains(kDraftOf)) {
        if (const auto found = dialog.keepDrafts({link->uid, kGuardianship, m_child, false, {{kDraftOf, link->uid.text()}}, 0}))
            dialog.restoreDraft(*found);
    }
    dialog.setSave([&] {
        ChangeSet set;
        set.intent = Message{QStringLiteral("child_page.guardian_ended"), {}, {}};
        set.changes.push_back(linkedChange(link->form(), link->uid, m_child, view->changes()));
        view->addRest(set, 0);
        return commitAndTell(m_context, &dialog, set, [&](size_t, const QList<Issue> &issues) { view->showIssues(issues); });
    });
    dialog.exec();
}

}  // namespace tongdang
