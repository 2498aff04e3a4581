// HouseMode's saving: a house with its call, children and their people as one batch; and the draft that a crash leaves behind.
#include "ui/pages/survey/house_mode.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/form_view.h"
#include "ui/pages/survey/house_child.h"
#include "ui/pages/survey/house_people.h"
#include "ui/shell/dialogs.h"

#include <QLabel>
#include <QListWidget>

namespace tongdang {

using namespace fields;

namespace {

// In a draft: questions stand behind whose they are; no question has such a name.
const auto kHousePart = QStringLiteral("house:"), kCallPart = QStringLiteral("call:"), kChildPart = QStringLiteral("child:"), kPersonPart = QStringLiteral("person:"), kLinkPart = QStringLiteral("link:");
const auto kWhichHouse = QStringLiteral("which house"), kNewChildren = QStringLiteral("new children"), kPeopleOf = QStringLiteral("people of:"), kLooked = QStringLiteral("looked at");
constexpr int kOneGroup = 1;         // of a change set: all of a house or nothing

void put(QHash<QString, QString> &into, const QString &part, const FormView &view) {
    const auto values = view.values();
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        into.insert(part + it.key(), it.value());
}

QHash<QString, QString> partOf(const QHash<QString, QString> &values, const QString &part) {
    QHash<QString, QString> own;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        if (it.key().startsWith(part))
            own.insert(it.key().mid(part.size()), it.value());
    return own;
}

}  // namespace

bool HouseMode::validate(FormView *view, int row) {
    if (view->validateNow())
        return true;
    goTo(row);
    view->focusNextProblem();
    return false;
}

bool HouseMode::saveHouse() {
    if (!m_household || m_body->isHidden())
        return false;
    const bool surveyed = m_callView->answers().value(kResult) == kSurveyed;
    const auto unseen = std::find_if(m_children.begin(), m_children.end(), [](const HouseChild *child) { return !child->isLooked() && !child->isModified(); });
    if (surveyed && unseen != m_children.end() && !m_warned) {
        m_warned = true;                             // once: the second time it is meant
        m_note->setText(tr("%1 has not been looked at yet: Enter confirms its answers as they are. Save again to leave them.").arg((*unseen)->name()));
        m_note->show();
        goTo(rowOf(ChildRow, *unseen));
        m_steps->setFocus(Qt::OtherFocusReason);
        return false;
    }
    if (!write())
        return false;
    next();
    return true;
}

bool HouseMode::write() {
    if (!validate(m_household, rowOf(HouseRow)) || !validate(m_callView, rowOf(HouseRow)))
        return false;
    QList<FormView *> views{m_household, m_callView};
    for (HouseChild *child : std::as_const(m_children)) {
        if (!child->isModified())
            continue;
        for (FormView *view : child->views())
            if (!validate(view, rowOf(ChildRow, child)))
                return false;
        views << child->views();
    }
    if (!askReasons(m_context, this, views))
        return false;

    ChangeSet set;
    std::vector<std::pair<size_t, FormView *>> owners;
    const auto own = [&](FormView *view, Change change, const Uid &uid) {
        change.uid = uid;
        owners.emplace_back(set.changes.size(), view);
        set.changes.push_back(std::move(change));
        view->addRest(set, owners.back().first);
    };
    if (SlotValues values = m_household->changes(); !m_known || !values.empty() || m_household->hasRest())
        own(m_household, linkedChange(m_household->form(), m_known ? m_house : Uid(), {}, values), m_house);
    own(m_callView, linkedChange(m_callView->form(), {}, m_house, m_callView->changes()), m_call);
    for (HouseChild *child : std::as_const(m_children))
        child->addTo(set, m_house, owners);
    for (Change &change : set.changes)
        change.group = kOneGroup;
    const QString head = m_household->answers().value(kHead), number = m_household->answers().value(kHouseNumber);
    set.intent = Message{QStringLiteral("survey.house_saved"), {head.isEmpty() ? number : head}, {}};

    const auto outcome = m_context.ledger().commit(m_context.session(), set);
    if (!outcome) {
        m_context.dialogs().error(this, m_context.say(outcome.error()), outcome.error().detail);
        return false;
    }
    if (outcome->refused > 0) {
        for (const ChangeIssues &refused : outcome->issues)
            for (auto [change, view] : owners) {
                const bool row = view->showRowIssues(refused.change, refused.issues);
                if (!row && change != refused.change)
                    continue;
                if (!row)
                    view->showIssues(refused.issues);
                int at = rowOf(HouseRow);
                for (HouseChild *child : std::as_const(m_children))
                    if (child->views().contains(view))
                        at = rowOf(ChildRow, child);
                goTo(at);
                view->focusNextProblem();
                return false;
            }
        m_context.dialogs().error(this, outcome->issues.empty() || outcome->issues.front().issues.isEmpty() ? QString() : m_context.say(outcome->issues.front().issues.front().message), {});
        return false;
    }
    m_region = m_household->answers().value(kRegion);
    m_group = m_household->answers().value(kGroup);
    m_number = number;
    if (m_callView->answers().value(kNextTry) > isoDate(m_context.clock().today()))
        m_walk.putOff();
    m_day = m_callView->answers().value(kCalledOn);
    m_surveyor = m_callView->answers().value(kSurveyor);
    dropDraft();
    if (m_known)
        m_walk.see(m_house);
    closeHouse();
    m_household->setNew();                           // nothing is left to be asked about
    m_callView->setNew();
    m_context.announceChange(set.intent, outcome->batch);
    return true;
}

void HouseMode::keepDraft() {
    if (!m_context.hasLedger() || changed().isEmpty())
        return;
    Draft draft;
    draft.uid = m_call;
    draft.form = kHouseCall;
    draft.subject = m_campaign;
    draft.timeMs = m_context.clock().nowMs();
    auto &values = draft.values;
    if (m_known)
        values.insert(kWhichHouse, m_house.text());
    put(values, kHousePart, *m_household);
    put(values, kCallPart, *m_callView);
    QStringList made, looked;
    for (const HouseChild *child : std::as_const(m_children)) {
        const QString uid = child->uid().text();
        if (child->isLooked())
            looked << uid;
        put(values, kChildPart + uid + u':', *child->form());
        if (!child->isNew())
            continue;
        made << uid;
        QStringList people;
        for (const HousePeople::Person &person : child->people()->people()) {
            people << person.guardian.text() + u'/' + person.link.text();
            put(values, kPersonPart + person.link.text() + u':', *person.person);
            put(values, kLinkPart + person.link.text() + u':', *person.relation);
        }
        values.insert(kPeopleOf + uid, people.join(u' '));
    }
    values.insert(kNewChildren, made.join(u' '));
    values.insert(kLooked, looked.join(u' '));
    // As in a child's file: what cannot be kept now is kept a little later.
    if (const auto kept = m_context.ledger().saveDraft(m_context.session(), draft); !kept && kept.error().code == ErrorCode::InUse)
        m_draftTimer.start();
}

void HouseMode::dropDraft() {
    m_draftTimer.stop();
    [[maybe_unused]] const auto dropped = m_context.ledger().dropDraft(m_context.session(), m_call);
}

std::optional<Draft> HouseMode::draft() {
    const auto drafts = m_context.ledger().drafts(m_context.session());
    for (const Draft &draft : drafts ? *drafts : QList<Draft>())
        if (draft.form == kHouseCall && draft.isNew && draft.subject == m_campaign)
            return draft;
    return {};
}

void HouseMode::restore(const Draft &draft) {
    const auto &values = draft.values;
    HouseLeft house;
    house.uid = Uid::fromText(values.value(kWhichHouse));
    if (const auto record = house.uid.isNil() ? Result<Record>(Record()) : m_context.reader().record(m_context.session(), house.uid); record && record->answers.form) {
        house.region = record->answers.value(kRegion);
        house.group = record->answers.value(kGroup);
        openHouse(&house);
    } else {
        openHouse(nullptr);
    }
    m_call = draft.uid;
    m_household->restore(partOf(values, kHousePart));
    m_callView->restore(partOf(values, kCallPart));
    m_result = m_callView->answers().value(kResult);
    for (const QString &uid : values.value(kNewChildren).split(u' ', Qt::SkipEmptyParts)) {
        HouseChild *child = addChild(nullptr, Uid::fromText(uid));
        for (const QString &pair : values.value(kPeopleOf + uid).split(u' ', Qt::SkipEmptyParts)) {
            const Uid link = Uid::fromText(pair.section(u'/', 1));
            child->people()->add({}, Uid::fromText(pair.section(u'/', 0, 0)), link)->restore(partOf(values, kPersonPart + link.text() + u':'));
            child->people()->people().back().relation->restore(partOf(values, kLinkPart + link.text() + u':'));
        }
    }
    const QStringList looked = values.value(kLooked).split(u' ', Qt::SkipEmptyParts);
    for (HouseChild *child : std::as_const(m_children)) {
        child->form()->restore(partOf(values, kChildPart + child->uid().text() + u':'));
        child->setLooked(looked.contains(child->uid().text()));
    }
    fillSteps();
    say();
    m_note->setText(tr("This house was not finished: what was typed is here again."));
    m_note->show();
}

}  // namespace tongdang
