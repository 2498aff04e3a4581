#include "ui/pages/survey/house_child.h"

#include "core/base/dates.h"
#include "core/children/eligibility.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/carried.h"
#include "ui/pages/survey/house_people.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

HouseChild::HouseChild(UiContext &context, const Record &record, const QDate &cutOff, QWidget *parent)
    : QScrollArea(parent), m_context(context), m_uid(record.uid), m_cutOff(cutOff), m_view(new FormView(context, record.form())), m_hint(new QLabel) {
    build();
    m_view->setRecord(record);
    m_view->setReadOnly(context.isReadOnly());
    connect(m_view, &FormView::finished, this, &HouseChild::finished);
    showHint();
}

HouseChild::HouseChild(UiContext &context, const Uid &uid, const QHash<QString, QString> &place, const HouseChild *sibling, const QDate &cutOff, QWidget *parent)
    : QScrollArea(parent), m_context(context), m_uid(uid), m_cutOff(cutOff), m_view(new FormView(context, *context.ledger().forms().find(kChild))), m_hint(new QLabel) {
    build();
    m_people = new HousePeople(context, widget());
    widget()->layout()->addWidget(m_people);
    m_view->setNew();
    if (!sibling) {
        m_view->carry(place, tr("the house"));
    } else {
        m_view->carry(carriedFromSibling(sibling->form()->answers()), sibling->name());
        m_sibling = sibling->isNew() ? sibling->sharedWith() : sibling->uid();
        m_newSibling = sibling->isNew() ? sibling : nullptr;
        int shared = m_sibling.isNil() ? 0 : int(sharedGuardians(context, m_sibling, uid).size());
        if (m_newSibling)
            shared += int(m_newSibling->people()->people().size());
        m_people->setShared(sibling->name(), shared);
    }
    connect(m_view, &FormView::finished, m_people, &HousePeople::focusChoice);
    connect(m_people, &HousePeople::edited, this, &HouseChild::edited);
    connect(m_people, &HousePeople::finished, this, &HouseChild::finished);
    showHint();
}

void HouseChild::build() {
    Theme &theme = m_context.theme();
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    auto *ground = new QWidget;
    ground->setObjectName(QStringLiteral("scrolled"));
    auto *column = theme.lay(new QVBoxLayout(ground), 0, Space::Medium);
    m_hint->setObjectName(QStringLiteral("childHint"));
    m_hint->setWordWrap(true);
    setStyleProperty(m_hint, "tone", QStringLiteral("warning"));
    column->addWidget(m_hint);
    m_view->setEmbedded();
    for (const QString &name : {QStringLiteral("photo"), kHousehold, kChildNumber})     // added in the child's file; the survey's; the ledger's
        m_view->hideField(name);
    column->addWidget(m_view);
    setWidget(ground);
    m_view->show();
    connect(m_view, &FormView::edited, this, [this] {
        showHint();
        emit edited();
    });
}

bool HouseChild::isModified() const { return isNew() || m_view->isModified(); }

bool HouseChild::counts() const {
    const QDate birth = fromIso(m_view->answers().value(kBirthDate));
    return !birth.isValid() || isUnder(kLeftBehindAge, birth, m_cutOff);
}

bool HouseChild::isBorn() const { return !(fromIso(m_view->answers().value(kBirthDate)) > m_cutOff); }

QString HouseChild::name() const {
    const QString typed = m_view->answers().value(kName);
    return typed.isEmpty() ? tr("New child") : typed;
}

QString HouseChild::facts() const {
    const QString age = m_view->answers().value(kAge);
    return !counts() ? (isBorn() ? tr("not counted: not under 16") : tr("not counted: not born yet")) : age.isEmpty() ? QString() : tr("%1 years").arg(age);
}

void HouseChild::showHint() {
    m_hint->setText((isBorn() ? tr("On the cut-off date, %1, this child is not under 16. It is kept on file and not counted in this campaign.")
                              : tr("This child was born after the cut-off date, %1. It is kept on file and not counted in this campaign.")).arg(isoDate(m_cutOff)));
    m_hint->setVisible(!counts());
}

QList<FormView *> HouseChild::views() const {
    QList<FormView *> all{m_view};
    if (m_people)
        for (const HousePeople::Person &person : m_people->people())
            all << person.person << person.relation;
    return all;
}

void HouseChild::addTo(ChangeSet &set, const Uid &household, std::vector<std::pair<size_t, FormView *>> &owners) {
    const size_t own = set.changes.size();
    SlotValues values = m_view->changes();
    if (!isNew()) {
        if (values.empty() && !m_view->hasRest())
            return;
        owners.emplace_back(own, m_view);
        set.changes.push_back(linkedChange(m_view->form(), m_uid, {}, values));
        m_view->addRest(set, own);
        return;
    }
    const bool leftBehind = counts() && m_view->answers().value(kParentsAway) != kNone;
    owners.emplace_back(own, m_view);
    for (Change &change : newChild(m_context.ledger().forms(), m_context.clock(), values, leftBehind ? kLeftBehind : QString(), m_view->answers().value(kRegisteredOn)))
        set.changes.push_back(std::move(change));
    Change &child = set.changes[own];
    child.set(kHousehold, household.text());
    const Uid uid = child.uid;
    m_view->addRest(set, own);
    if (!m_sibling.isNil())
        for (Change &link : sharedGuardians(m_context, m_sibling, uid))
            set.changes.push_back(std::move(link));
    if (m_newSibling)
        m_newSibling->people()->shareTo(set, uid);
    m_people->addTo(set, uid, owners);
}

void HouseChild::focusFirst() { m_view->focusFirst(); }

}  // namespace tongdang
