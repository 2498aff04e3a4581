#include "ui/pages/child/guardian_dialog.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/answer_history.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/existing_offer.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/context.h"

#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace {

// What follows from a relation: columns of its code list.
const QString kExisting = QStringLiteral("a person on file");       // in a draft: no question has such a name
const QString kSexOfRelation = QStringLiteral("sex"), kRolesOfRelation = QStringLiteral("role");

QString followsFrom(const FormView &relation, const QString &column) {
    const Form &form = relation.form();
    const CodeList *list = form.listOf(*form.find(kRelation));
    const Choice *choice = list ? list->find(relation.answers().value(kRelation)) : nullptr;
    return choice ? choice->more.value(column) : QString();
}

}  // namespace

GuardianDialog::GuardianDialog(UiContext &context, const Uid &child, const Record *link, QWidget *parent, const QString &relation)
    : FormDialog(context, link ? tr("Guardian") : tr("Add a guardian"), parent), m_context(context), m_child(child),
      m_person(new FormView(context, *context.ledger().forms().find(kGuardian), this)),
      m_relation(new FormView(context, *context.ledger().forms().find(kGuardianship), this)), m_offer(new ExistingOffer(context, kGuardian, {kName, kPhone, kWorkPlace}, this)), m_added(new QLabel(this)) {
    m_offer->setButton(tr("Use this person"));
    connect(m_offer, &ExistingOffer::chosen, this, &GuardianDialog::use);
    m_added->setObjectName(QStringLiteral("added"));
    m_added->setProperty("tone", QStringLiteral("good"));
    m_added->setWordWrap(true);
    m_added->hide();
    top()->addWidget(m_added);
    top()->addWidget(m_offer);
    m_relation->hideField(kGuardian);
    if (link) {
        m_link = link->uid;
        m_guardian = Uid::fromText(link->answers.value(kGuardian));
        m_relation->setRecord(*link);
        offerHistory(context, *m_relation, m_link);
        if (const auto person = context.reader().record(context.session(), m_guardian)) {
            m_person->setRecord(*person);
            offerHistory(context, *m_person, m_guardian);
        } else {
            m_person->setReadOnly(true);
        }
    } else {
        m_relation->need(kRelation);
        begin(relation);
    }
    add(m_relation, tr("To the child"));
    add(m_person, tr("The person"));
    connect(m_person, &FormView::edited, this, &GuardianDialog::offerExisting);
    setSave([this] { return save(); });
    goOn(relation);
    if (link)
        return;
    connect(m_relation, &FormView::edited, this, &GuardianDialog::followRelation);
    QPushButton *next = addButton(tr("Save and add another"), QStringLiteral("save_add_another"));
    const QKeySequence keys(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    next->setToolTip(keys.toString(QKeySequence::NativeText));
    connect(next, &QPushButton::clicked, this, &GuardianDialog::saveAndGoOn);
    connect(new QShortcut(keys, this), &QShortcut::activated, this, &GuardianDialog::saveAndGoOn);
    if (!relation.isEmpty())
        QTimer::singleShot(0, m_person, [this] { m_person->focusField(kName); });
}

// What is known of the relation is no answer of this person yet: who cancels is not asked about it.
void GuardianDialog::begin(const QString &relation) {
    m_guardian = {};
    m_offer->look({});
    m_person->setNew();
    m_relation->setNew(m_child);
    if (relation.isEmpty())
        return;
    m_relation->carry({{kRelation, relation}}, {});
    m_relation->carry({{kRoles, followsFrom(*m_relation, kRolesOfRelation)}}, {});
    m_person->carry({{kSex, followsFrom(*m_relation, kSexOfRelation)}}, m_relation->form().find(kRelation)->label.in(m_context.language()));
}

// With what was typed before and not saved: of this relation, where one was asked for.
void GuardianDialog::goOn(const QString &relation) {
    const bool isNew = m_link.isNil();
    const auto found = keepDrafts({isNew ? Uid::create(m_context.clock()) : m_link, kGuardianship, m_child, isNew, {}, 0}, [&](const Draft &draft) { return relation.isEmpty() || draft.values.value(kRelation) == relation; });
    if (!found)
        return;
    if (const auto person = m_context.reader().record(m_context.session(), Uid::fromText(found->values.value(kExisting))); isNew && person && person->answers.form)
        use(*person);
    restoreDraft(*found);
}

void GuardianDialog::followRelation() {
    if (m_relation->answers().value(kRelation).isEmpty())
        return;
    const QString from = m_relation->form().find(kRelation)->label.in(m_context.language());
    m_relation->suggest(kRoles, followsFrom(*m_relation, kRolesOfRelation), from);
    if (m_guardian.isNil())
        m_person->suggest(kSex, followsFrom(*m_relation, kSexOfRelation), from);
}

void GuardianDialog::saveAndGoOn() {
    const QString name = m_person->answers().value(kName);
    if (!saveNow())
        return;
    m_done << name;
    m_added->setText(tr("Added: %1").arg(m_done.join(tr(", "))));
    m_added->show();
    dropDraft();
    begin({});
    keepDrafts({Uid::create(m_context.clock()), kGuardianship, m_child, true, {}, 0}, [](const Draft &) { return false; });
    m_relation->focusFirst();
}

void GuardianDialog::offerExisting() {
    QStringList conditions;
    if (m_guardian.isNil())
        for (const QString &name : {kName, kPhone, kIdNumber})
            if (const QString typed = ExistingOffer::quoted(m_person->answers().value(name)); !typed.isEmpty())
                conditions << QStringLiteral("${%1} = %2").arg(name, typed);
    m_offer->look(conditions.join(QStringLiteral(" or ")));
}

void GuardianDialog::use(const Record &guardian) {
    m_guardian = guardian.uid;
    setBeside(kExisting, m_guardian.text());
    m_person->setRecord(guardian);
    m_offer->look({});
    if (m_relation->answers().value(kRelation).isEmpty())
        m_relation->focusField(kRelation);
    else
        m_person->focusField(kPhone);
}

bool GuardianDialog::save() {
    ChangeSet set;
    const QString name = m_person->answers().value(kName);
    set.intent = Message{m_link.isNil() ? QStringLiteral("child_page.guardian_added") : QStringLiteral("child_page.guardian_changed"), {name}, {}};
    const bool isNew = m_guardian.isNil();
    const Uid guardian = isNew ? Uid::create(m_context.clock()) : m_guardian;
    int person = -1, relation = -1;
    if (SlotValues values = m_person->changes(); isNew || !values.empty() || m_person->hasRest()) {
        Change change = linkedChange(m_person->form(), isNew ? Uid() : guardian, {}, values);
        change.uid = guardian;
        person = int(set.changes.size());
        set.changes.push_back(change);
        m_person->addRest(set, size_t(person));
    }
    if (SlotValues values = m_relation->changes(); m_link.isNil() || !values.empty() || m_relation->hasRest()) {
        Change change = linkedChange(m_relation->form(), m_link, m_child, values);
        if (m_link.isNil())
            change.set(kGuardian, guardian.text());
        relation = int(set.changes.size());
        set.changes.push_back(change);
        m_relation->addRest(set, size_t(relation));
    }
    if (set.changes.empty())
        return true;
    return commitAndTell(m_context, this, set, [&](size_t at, const QList<Issue> &issues) {
        for (const auto &[view, own] : {std::pair(m_person, person), std::pair(m_relation, relation)}) {
            if (!view->showRowIssues(at, issues)) {
                if (int(at) != own)
                    continue;
                view->showIssues(issues);
            }
            view->focusNextProblem();
            return;
        }
    });
}

}  // namespace tongdang
