#include "ui/pages/child/guardian_dialog.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/child_changes.h"
#include "ui/pages/child/linked_tab.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

GuardianDialog::GuardianDialog(UiContext &context, const Uid &child, const Record *link, QWidget *parent)
    : FormDialog(context, link ? tr("Guardian") : tr("Add a guardian"), parent), m_context(context), m_child(child),
      m_person(new FormView(context, *context.ledger().forms().find(kGuardian), this)),
      m_relation(new FormView(context, *context.ledger().forms().find(kGuardianship), this)), m_offer(new QWidget(this)), m_timer(new QTimer(this)) {
    new QVBoxLayout(m_offer);
    m_offer->layout()->setContentsMargins(0, 0, 0, 0);
    m_offer->hide();
    top()->addWidget(m_offer);
    m_relation->hideField(kGuardian);
    if (link) {
        m_link = link->uid;
        m_guardian = Uid::fromText(link->answers.value(kGuardian));
        m_relation->setRecord(*link);
        if (const auto person = context.reader().record(context.session(), m_guardian))
            m_person->setRecord(*person);
        else
            m_person->setReadOnly(true);
    } else {
        m_person->setNew();
        m_relation->setNew(child);
    }
    add(m_person, tr("The person"));          // first: who already is on file is offered by name
    add(m_relation, tr("To the child"));
    m_timer->setSingleShot(true);
    m_timer->setInterval(250);
    connect(m_timer, &QTimer::timeout, this, &GuardianDialog::offerExisting);
    connect(m_person, &FormView::edited, this, [this] {
        if (m_guardian.isNil())
            m_timer->start();
    });
    setSave([this] { return save(); });
}

void GuardianDialog::offerExisting() {
    while (QLayoutItem *item = m_offer->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_offer->hide();
    if (!m_guardian.isNil())
        return;
    QStringList conditions;
    for (const QString &name : {kName, kPhone, kIdNumber})
        if (const QString typed = m_person->answers().value(name); typed.size() >= 2 && !typed.contains(u'\''))
            conditions << QStringLiteral("${%1} = '%2'").arg(name, typed);
    if (conditions.isEmpty())
        return;
    ListQuery query;
    query.form = kGuardian;
    query.where = conditions.join(QStringLiteral(" or "));
    query.limit = 4;
    const auto ids = m_context.reader().ids(m_context.session(), query);
    if (!ids || ids->empty())
        return;
    const auto rows = m_context.reader().rows(m_context.session(), kGuardian, *ids);
    if (!rows)
        return;
    const Theme &theme = m_context.theme();
    for (const Record &record : *rows) {
        auto *banner = new QFrame(m_offer);
        setStyleProperty(banner, "banner", QStringLiteral("info"));
        auto *layout = new QHBoxLayout(banner);
        layout->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Hair), theme.space(Space::Hair), theme.space(Space::Hair));
        QStringList facts{record.answers.value(kName), record.answers.value(kPhone), record.answers.value(kWorkPlace)};
        facts.removeAll(QString());
        auto *text = new QLabel(tr("Already on file: %1").arg(facts.join(QStringLiteral(" · "))), banner);
        text->setWordWrap(true);
        auto *button = new QPushButton(tr("Use this person"), banner);
        button->setObjectName(QStringLiteral("use_existing"));
        button->setAutoDefault(false);
        layout->addWidget(text, 1);
        layout->addWidget(button);
        m_offer->layout()->addWidget(banner);
        connect(button, &QPushButton::clicked, this, [this, record] { use(record); });
    }
    m_offer->show();
}

void GuardianDialog::use(const Record &guardian) {
    m_guardian = guardian.uid;
    m_person->setRecord(guardian);
    m_offer->hide();
    m_relation->focusFirst();
}

bool GuardianDialog::save() {
    ChangeSet set;
    const QString name = m_person->answers().value(kName);
    set.intent = Message{m_link.isNil() ? QStringLiteral("child_page.guardian_added") : QStringLiteral("child_page.guardian_changed"), {name}, {}};
    const bool isNew = m_guardian.isNil();
    const Uid guardian = isNew ? Uid::create(m_context.clock()) : m_guardian;
    int person = -1, relation = -1;
    if (SlotValues values = m_person->changes(); isNew || !values.empty()) {
        Change change = linkedChange(m_person->form(), isNew ? Uid() : guardian, {}, values);
        change.uid = guardian;
        person = int(set.changes.size());
        set.changes.push_back(change);
    }
    if (SlotValues values = m_relation->changes(); m_link.isNil() || !values.empty()) {
        Change change = linkedChange(m_relation->form(), m_link, m_child, values);
        if (m_link.isNil())
            change.set(kGuardian, guardian.text());
        relation = int(set.changes.size());
        set.changes.push_back(change);
    }
    if (set.changes.empty())
        return true;
    return commitAndTell(m_context, this, set, [&](size_t at, const QList<Issue> &issues) {
        FormView *view = int(at) == person ? m_person : int(at) == relation ? m_relation : nullptr;
        if (!view)
            return;
        view->showIssues(issues);
        view->focusNextProblem();
    });
}

}  // namespace tongdang
