#include "ui/pages/survey/house_people.h"

#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/forms/reflow_layout.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

HousePeople::HousePeople(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_title(new QLabel(tr("People around the child"))), m_shared(new QLabel), m_forms(new QVBoxLayout) {
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), 0, Space::Medium);
    setStyleProperty(m_title, "look", QStringLiteral("large"));
    setStyleProperty(m_shared, "look", QStringLiteral("muted"));
    m_shared->setWordWrap(true);
    m_shared->hide();
    column->addWidget(m_title);
    column->addWidget(m_shared);
    theme.lay(m_forms, 0, Space::Medium);
    column->addLayout(m_forms);
    auto *choices = new QWidget;
    new ReflowLayout(0, theme.space(Space::Small), theme.space(Space::Small), choices);
    const QString relations[] = {kFather, kMother, QString()};
    const QString words[] = {tr("1 Father"), tr("2 Mother"), tr("3 Another carer"), tr("Enter: go on")};
    const char *names[] = {"addFather", "addMother", "addCarer", "peopleDone"};
    for (int i = 0; i < 4; ++i) {
        auto *button = new QPushButton(words[i], choices);
        button->setObjectName(QLatin1String(names[i]));
        button->installEventFilter(this);
        static_cast<ReflowLayout *>(choices->layout())->addWidget(button, false);
        if (i < 3)
            connect(button, &QPushButton::clicked, this, [this, relation = relations[i]] {
                add(relation)->focusFirst();
                emit edited();
            });
        else
            connect(button, &QPushButton::clicked, this, &HousePeople::finished);
        m_choices << button;
    }
    column->addWidget(choices);
}

void HousePeople::setShared(const QString &from, int people) {
    m_shared->setText(tr("Gets the %n guardian(s) of %1 too; others are added here.", nullptr, people).arg(from));
    m_shared->setVisible(people > 0);
}

void HousePeople::focusChoice() { m_choices.back()->setFocus(Qt::TabFocusReason); }

FormView *HousePeople::add(const QString &relation, const Uid &guardian, const Uid &link) {
    const FormCatalog &forms = m_context.ledger().forms();
    auto *box = new QWidget(this);
    auto *column = m_context.theme().lay(new QVBoxLayout(box), 0, Space::Small);
    Person person{guardian.isNil() ? Uid::create(m_context.clock()) : guardian, link.isNil() ? Uid::create(m_context.clock()) : link, new FormView(m_context, *forms.find(kGuardian), box),
                  new FormView(m_context, *forms.find(kGuardianship), box), box};
    person.relation->hideField(kGuardian);
    person.person->setEmbedded();
    person.relation->setEmbedded();
    person.person->setNew();
    person.relation->setNew({}, relation.isEmpty() ? QHash<QString, QString>{} : QHash<QString, QString>{{kRelation, relation}, {kRoles, kParent}});
    auto *remove = new QPushButton(tr("Not this person"));
    remove->setObjectName(QStringLiteral("takePersonBack"));
    remove->setFocusPolicy(Qt::TabFocus);
    setStyleProperty(remove, "kind", QStringLiteral("link"));
    connect(remove, &QPushButton::clicked, this, [this, link = person.link] {
        takeBack(link);
        focusChoice();
        emit edited();
    });
    column->addWidget(person.person);
    column->addWidget(person.relation);
    column->addWidget(remove, 0, Qt::AlignRight);
    m_forms->addWidget(box);
    for (QWidget *made : {static_cast<QWidget *>(person.person), static_cast<QWidget *>(person.relation), box})
        made->show();
    for (FormView *view : {person.person, person.relation})
        connect(view, &FormView::edited, this, &HousePeople::edited);
    connect(person.person, &FormView::finished, person.relation, [relation = person.relation] { relation->focusFirst(); });
    connect(person.relation, &FormView::finished, this, &HousePeople::focusChoice);
    m_people << person;
    return person.person;
}

void HousePeople::takeBack(const Uid &link) {
    m_people.removeIf([&](const Person &person) {
        if (person.link != link)
            return false;
        person.box->hide();
        person.box->deleteLater();
        return true;
    });
}

void HousePeople::addTo(ChangeSet &set, const Uid &child, std::vector<std::pair<size_t, FormView *>> &owners) {
    for (const Person &person : std::as_const(m_people)) {
        const auto put = [&](FormView *view, Change change, const Uid &uid) {
            change.uid = uid;
            const size_t own = set.changes.size();
            owners.emplace_back(own, view);
            set.changes.push_back(std::move(change));
            view->addRest(set, own);
        };
        put(person.person, linkedChange(person.person->form(), {}, {}, person.person->changes()), person.guardian);
        Change link = linkedChange(person.relation->form(), {}, child, person.relation->changes());
        link.set(kGuardian, person.guardian.text());
        put(person.relation, std::move(link), person.link);
    }
}

void HousePeople::shareTo(ChangeSet &set, const Uid &child) const {
    for (const Person &person : m_people) {
        SlotValues values;
        for (const QString &question : {kRelation, kRoles, kCurrentCarer})
            if (const QString value = person.relation->answers().value(question); !value.isEmpty())
                values.emplace_back(person.relation->form().indexOf(question), value);
        Change link = linkedChange(person.relation->form(), {}, child, values);
        link.set(kGuardian, person.guardian.text());
        set.changes.push_back(std::move(link));
    }
}

bool HousePeople::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int digit = key->key() - Qt::Key_1;
        if (digit >= 0 && digit < 3 && !(key->modifiers() & ~Qt::KeypadModifier)) {
            m_choices[digit]->click();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            static_cast<QPushButton *>(watched)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace tongdang
