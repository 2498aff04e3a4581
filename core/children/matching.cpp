#include "core/children/matching.h"

#include "core/base/dates.h"
#include "core/children/family_index.h"
#include "core/children/fields.h"
#include "core/children/people_index.h"
#include "core/children/registration.h"
#include "core/identity/names.h"
#include "core/ledger/sql.h"

#include <algorithm>
#include <optional>

namespace tongdang {

using namespace fields;

const Form *guardianForm(const FormCatalog &forms) { return forms.find(kGuardian); }
const Form *guardianshipForm(const FormCatalog &forms) { return forms.find(kGuardianship); }
const Form *childForm(const FormCatalog &forms) { return forms.find(kChild); }
const Form *statusForm(const FormCatalog &forms) { return forms.find(kStatus); }

PersonSlots::PersonSlots(const Form &form)
    : name(form.indexOf(kName)), sex(form.indexOf(kSex)), birth(form.indexOf(kBirthDate)), id(form.indexOf(kIdNumber)), phone(form.indexOf(kPhone)),
      region(form.regionField.isEmpty() ? -1 : form.indexOf(form.regionField)), group(form.indexOf(kVillageGroup)), address(form.indexOf(QStringLiteral("home_address"))),
      age(form.indexOf(kAgeStated)), ageOn(form.indexOf(kAgeStatedOn)), category(form.indexOf(kCategory)), number(form.indexOf(kChildNumber)) {}

QString valueIn(const SlotValues &values, int slot) {
    for (const auto &[at, value] : values)
        if (at == slot)
            return value;
    return {};
}

namespace {

// Statuses and times on the register of a child.
struct Span {
    Uid uid;
    QString category, until;
    bool withdrawn = false;
    bool open(const QString &today) const { return !withdrawn && (until.isEmpty() || until > today); }
};

QString placeOf(const NamedPerson &person) { return person.fixedRelation ? person.relation : person.roles; }

}  // namespace

struct RosterMatcher::Private {
    Private(LedgerReader &reader, const QStringList &ids);

    LedgerReader &view;
    const FormCatalog &forms;
    const Clock &clock;
    std::map<QString, PeopleIndex> people;
    FamilyIndex families;
    QHash<Uid, QList<Span>> statuses, periods;
    QHash<Uid, int> pending;                               // records made by rows that are not settled → their group
    std::map<int, std::vector<Uid>> made;
    std::map<const Form *, PersonSlots> slotsByForm;
    std::map<int, std::vector<std::function<void()>>> undo;

    void loadPeople(const Form &form);
    void loadSpans(const QString &formId, QHash<Uid, QList<Span>> &spans);
    const PersonSlots &slotsOf(const Form &form) { return slotsByForm.try_emplace(&form, form).first->second; }
    void make(const Uid &uid, int group) {
        pending.insert(uid, group);
        made[group].push_back(uid);
    }
    bool waitsFor(const Uid &uid, int group) const { const auto found = pending.constFind(uid); return found != pending.cend() && *found != group; }

    void own(const RosterEntry &entry, int &person, RowPlan &plan, Uid &uid);
    void leaveOut(RosterEntry &entry, const SaidOfPerson &said, const QString &knownName);
    void remember(const RosterEntry &entry, int person);
    void spans(const RosterEntry &entry, const Uid &uid, RowPlan &plan);
    void push(RowPlan &plan, Change change, int whose) {
        plan.changes.push_back(std::move(change));
        plan.whose.push_back(whose);
    }
    void addSpan(QHash<Uid, QList<Span>> &spans, const Uid &child, const Span &span, int group) {
        const QList<Span> before = spans.value(child);
        spans[child] << span;
        undo[group].push_back([&spans, child, before] { spans[child] = before; });
    }
};

RosterMatcher::Private::Private(LedgerReader &reader, const QStringList &ids) : view(reader), forms(reader.forms()), clock(*reader.shared().clock) {
    for (const QString &id : ids)
        if (const Form *form = forms.find(id))
            loadPeople(*form);
    if (!ids.contains(kChild))
        return;
    loadSpans(kStatus, statuses);
    loadSpans(kRegisterPeriod, periods);
    families.load(view.database(), forms, [this](const Uid &child) {
        PeopleIndex &children = people[kChild];
        const int i = children.byUid(child);
        return i < 0 ? QString() : children.at(i).keys.village;
    });
}

void RosterMatcher::Private::loadPeople(const Form &form) {
    const PersonSlots slots_(form);
    QStringList columns{QStringLiteral("td_uid"), QStringLiteral("td_state")};
    for (const int slot : {slots_.name, slots_.id, slots_.birth, slots_.region, slots_.phone, slots_.age, slots_.ageOn, slots_.sex})
        columns << (slot < 0 ? QStringLiteral("NULL") : sql::quoted(form.fields[slot].column));
    SQLite::Statement all(view.database(), sql::utf8(QStringLiteral("SELECT ") + columns.join(u',') + QStringLiteral(" FROM ") + sql::quoted(form.table) + QStringLiteral(" WHERE td_state <= 2")));
    PeopleIndex &index = people[form.id];
    while (all.executeStep()) {
        KnownPerson person;
        person.uid = sql::uid(all.getColumn(0));
        person.state = RecordState(all.getColumn(1).getInt());
        person.keys.name = sql::text(all.getColumn(2));
        person.keys.id = sql::text(all.getColumn(3));
        person.keys.birth = sql::text(all.getColumn(4));
        person.keys.village = sql::text(all.getColumn(5));
        person.keys.phone = sql::text(all.getColumn(6));
        person.keys.age = sql::text(all.getColumn(7));
        person.keys.ageOn = sql::text(all.getColumn(8));
        person.keys.sex = sql::text(all.getColumn(9));
        index.add(std::move(person));
    }
}

void RosterMatcher::Private::loadSpans(const QString &formId, QHash<Uid, QList<Span>> &spans) {
    const Form *form = forms.find(formId);
    if (!form)
        return;
    const Field *category = form->find(kCategory), *until = form->find(kUntil);
    SQLite::Statement all(view.database(),
                          sql::utf8(QStringLiteral("SELECT td_uid, td_subject, td_state, %1, %2 FROM %3 WHERE td_state <= 2 AND td_subject IS NOT NULL ORDER BY td_uid")
                                        .arg(category ? sql::quoted(category->column) : QStringLiteral("NULL"), sql::quoted(until->column), sql::quoted(form->table))));
    while (all.executeStep())
        spans[sql::uid(all.getColumn(1))] << Span{sql::uid(all.getColumn(0)), sql::text(all.getColumn(3)), sql::text(all.getColumn(4)), all.getColumn(2).getInt() == int(RecordState::Withdrawn)};
}

RosterMatcher::RosterMatcher(LedgerReader &view, const QStringList &forms) : d(std::make_unique<Private>(view, forms)) {}
RosterMatcher::~RosterMatcher() = default;

void RosterMatcher::newFile() {
    for (auto &[form, index] : d->people)
        index.newFile();
    d->families.newFile();
}

void RosterMatcher::settle(int group, bool refused) {
    const auto steps = d->undo.find(group);
    if (steps != d->undo.end()) {
        if (refused)
            for (auto step = steps->second.rbegin(); step != steps->second.rend(); ++step)
                (*step)();
        d->undo.erase(steps);
    }
    if (const auto records = d->made.find(group); records != d->made.end()) {
        for (const Uid &uid : records->second)
            d->pending.remove(uid);
        d->made.erase(records);
    }
}

// What an earlier row of the file has answered stays as that row says.
void RosterMatcher::Private::leaveOut(RosterEntry &entry, const SaidOfPerson &said, const QString &knownName) {
    const PersonSlots &slots_ = slotsOf(*entry.form);
    std::erase_if(entry.values, [&](const auto &value) { return std::find(said.answered.begin(), said.answered.end(), value.first) != said.answered.end(); });
    std::erase_if(entry.people, [&](const NamedPerson &person) { return said.people.contains(placeOf(person)); });
    PersonKeys &keys = entry.keys;
    const std::pair<int, QString *> told[] = {{slots_.id, &keys.id},       {slots_.birth, &keys.birth}, {slots_.region, &keys.village},
                                              {slots_.phone, &keys.phone}, {slots_.age, &keys.age},     {slots_.ageOn, &keys.ageOn}};
    for (const auto &[slot, key] : told)
        *key = valueIn(entry.values, slot);
    if (valueIn(entry.values, slots_.name).isEmpty())
        keys.name = knownName;
    if (entry.form->id != kChild)
        entry.categories.clear();   // one answer of the record itself; a child's are statuses beside each other
}

void RosterMatcher::Private::remember(const RosterEntry &entry, int person) {
    PeopleIndex &index = people[entry.form->id];
    const bool before = index.at(person).ofThisFile;
    SaidOfPerson said = index.said(person);
    undo[entry.group].push_back([&index, person, before, said] {
        index.at(person).ofThisFile = before;
        index.setSaid(person, said);
    });
    index.at(person).ofThisFile = true;
    if (said.row == 0)
        said.row = entry.row;
    for (const auto &[slot, value] : entry.values)
        said.answered.push_back(slot);
    for (const NamedPerson &one : entry.people)
        said.people << placeOf(one);
    index.setSaid(person, std::move(said));
}

void RosterMatcher::Private::own(const RosterEntry &entry, int &person, RowPlan &plan, Uid &uid) {
    PeopleIndex &index = people[entry.form->id];
    const PersonSlots &slots_ = slotsOf(*entry.form);
    const bool isChild = entry.form->id == kChild;
    if (person < 0) {
        std::vector<Change> changes;
        if (isChild) {
            changes = newChild(forms, clock, entry.values, entry.categories.value(0), {}, entry.group);
        } else {
            Change change;
            change.form = entry.form;
            change.uid = Uid::create(clock);
            change.values = entry.values;
            change.group = entry.group;
            if (slots_.category >= 0 && valueIn(entry.values, slots_.category).isEmpty() && !entry.categories.isEmpty())
                change.values.emplace_back(slots_.category, entry.categories.front());
            changes.push_back(std::move(change));
        }
        uid = changes.front().uid;
        person = index.add({uid, RecordState::Active, entry.keys, false, true});
        undo[entry.group].push_back([&index, person] { index.at(person).dead = true; });
        make(uid, entry.group);
        for (Change &change : changes) {
            const bool itself = change.uid == uid;
            if (!itself) {
                change.uid = Uid::create(clock);
                addSpan(change.form->id == kStatus ? statuses : periods, uid, {change.uid, change.form->id == kStatus ? entry.categories.value(0) : QString(), {}, false}, entry.group);
            }
            push(plan, std::move(change), itself ? -1 : -2);
        }
        return;
    }
    KnownPerson &known = index.at(person);
    uid = known.uid;
    plan.revives = known.state == RecordState::Withdrawn;
    plan.knownName = known.keys.name;
    plan.otherName = !entry.keys.name.isEmpty() && known.keys.name != entry.keys.name;
    Change change;
    change.op = plan.revives ? Change::Op::Revive : Change::Op::Update;
    change.form = entry.form;
    change.uid = uid;
    change.group = entry.group;
    const bool sameAge = !known.keys.age.isEmpty() && (known.keys.age == entry.keys.age || agesFit(known.keys, entry.keys));   // grown with the years: no news
    for (const auto &[slot, value] : entry.values) {
        if (slot == slots_.number || ((slot == slots_.age || slot == slots_.ageOn) && (sameAge || !known.keys.birth.isEmpty())))
            continue;   // a number is given once; an age was stated on the day it was; who has a birth date needs none
        change.values.emplace_back(slot, value);
    }
    if (!isChild && slots_.category >= 0 && valueIn(entry.values, slots_.category).isEmpty() && !entry.categories.isEmpty())
        change.values.emplace_back(slots_.category, entry.categories.front());
    const PersonKeys before = known.keys;
    const RecordState stateBefore = known.state;
    PersonKeys after = before;
    const auto take = [](QString &into, const QString &value) {
        if (!value.isEmpty())
            into = value;
    };
    take(after.name, entry.keys.name);
    take(after.id, entry.keys.id);
    take(after.birth, entry.keys.birth);
    take(after.village, entry.keys.village);
    take(after.phone, entry.keys.phone);
    take(after.sex, entry.keys.sex);
    if (!sameAge && after.birth.isEmpty()) {
        take(after.age, entry.keys.age);
        take(after.ageOn, entry.keys.ageOn);
    }
    if (plan.revives) {
        known.state = RecordState::Active;
        make(uid, entry.group);
    }
    index.change(person, after);
    undo[entry.group].push_back([&index, person, before, stateBefore] {
        index.change(person, before);
        index.at(person).state = stateBefore;
    });
    push(plan, std::move(change), -1);
}

// Time on the register and statuses of a child that is here already.
void RosterMatcher::Private::spans(const RosterEntry &entry, const Uid &uid, RowPlan &plan) {
    const QString today = isoDate(clock.today());
    const auto change = [&](Change::Op op, const QString &formId, const Uid &record) {
        Change out;
        out.op = op;
        out.form = forms.find(formId);
        out.uid = record.isNil() ? Uid::create(clock) : record;
        if (op == Change::Op::Create)
            out.subject = uid;
        out.group = entry.group;
        return out;
    };
    const auto any = [](const QList<Span> &all, auto &&test) { return std::any_of(all.begin(), all.end(), test); };
    const auto revive = [&](QHash<Uid, QList<Span>> &map, const QString &formId, auto &&test) {
        for (const Span &span : map.value(uid))
            if (span.withdrawn && test(span)) {
                push(plan, change(Change::Op::Revive, formId, span.uid), -2);
                const QList<Span> before = map.value(uid);
                for (Span &mine : map[uid])
                    if (mine.uid == span.uid)
                        mine.withdrawn = false;
                undo[entry.group].push_back([&map, uid, before] { map[uid] = before; });
                return true;
            }
        return false;
    };
    const auto mine = [&](const Span &span) { return !span.withdrawn; };
    const auto open = [&](const Span &span) { return span.open(today); };
    if (!any(periods.value(uid), mine)) {
        if (!revive(periods, kRegisterPeriod, [](const Span &span) { return span.until.isEmpty(); }) && !revive(periods, kRegisterPeriod, [](const Span &) { return true; })) {
            push(plan, change(Change::Op::Create, kRegisterPeriod, {}), -2);
            addSpan(periods, uid, {plan.changes.back().uid, {}, {}, false}, entry.group);
        }
    }
    plan.exited = !any(periods.value(uid), open);
    if (plan.exited)
        return;
    for (const QString &category : entry.categories) {
        const auto same = [&](const Span &span) { return span.category == category; };
        if (any(statuses.value(uid), [&](const Span &span) { return (same(span) || entry.inPlaceOf.contains(span.category)) && open(span); }))
            continue;
        if (revive(statuses, kStatus, [&](const Span &span) { return same(span) && span.until.isEmpty(); }))
            continue;
        Change status = change(Change::Op::Create, kStatus, {});
        status.set(kCategory, category);
        if (any(statuses.value(uid), [&](const Span &span) { return same(span) && mine(span); }))
            status.set(kSince, isoDate(entry.day));   // it was over once: a blank day would cover that time too
        addSpan(statuses, uid, {status.uid, category, {}, false}, entry.group);
        push(plan, std::move(status), -2);
    }
}

RowPlan RosterMatcher::plan(const RosterEntry &row) {
    RowPlan out;
    PeopleIndex &index = d->people[row.form->id];
    const auto found = index.find(row.keys, [this](const Uid &child) { return d->families.guardianNames(child); });
    out.match = found.kind;
    if (found.kind == MatchKind::Ambiguous) {
        out.knownName = index.at(found.person).keys.name;
        return out;
    }
    int person = found.person;
    Uid uid = person < 0 ? Uid() : index.at(person).uid;
    const bool isChild = row.form->id == kChild;
    const QString village = !row.keys.village.isEmpty() || person < 0 ? row.keys.village : index.at(person).keys.village;
    out.waits = !uid.isNil() && d->waitsFor(uid, row.group);
    for (const NamedPerson &named : row.people)
        if (const Uid guardian = isChild && !named.clears ? d->families.find(named, uid, village) : Uid(); !guardian.isNil())
            out.waits = out.waits || d->waitsFor(guardian, row.group);
    if (out.waits)
        return out;
    out.twin = person < 0 && index.hasTwin(row.keys);
    std::optional<RosterEntry> rest;
    if (person >= 0) {
        const KnownPerson &known = index.at(person);
        out.knownName = known.keys.name;
        const SaidOfPerson said = index.said(person);
        out.knownRow = said.row;
        const auto mayBe = known.ofThisFile ? namesEqual : namesAlike;   // nobody puts a name right within one file: 王小明 above 王小红 are brother and sister
        out.otherPerson = found.kind == MatchKind::IdNumber && !row.keys.name.isEmpty() && !known.keys.name.isEmpty() && !mayBe(known.keys.name, row.keys.name);
        if (out.otherPerson)
            return out;
        if (known.ofThisFile) {
            rest = row;
            d->leaveOut(*rest, said, known.keys.name);
        }
    }
    const RosterEntry &entry = rest ? *rest : row;
    d->own(entry, person, out, uid);
    d->remember(entry, person);
    if (!isChild)
        return out;
    d->spans(entry, uid, out);
    FamilyIndex::Staging staging{d->forms, d->clock, uid, village, entry.day, entry.group, d->undo[entry.group]};
    std::vector<std::pair<Change, bool>> changes;   // whether it is the guardian's own
    std::vector<int> whose;
    for (const NamedPerson &named : entry.people) {
        d->families.join(named, staging, changes);
        const auto at = std::find_if(row.people.begin(), row.people.end(), [&](const NamedPerson &one) { return placeOf(one) == placeOf(named); });
        const int who = int(at - row.people.begin());
        whose.resize(changes.size(), who);
        if (std::exchange(staging.twin, false))
            out.twins.push_back(who);
        for (const int slot : std::exchange(staging.otherwise, {}))
            out.otherwise.emplace_back(who, slot);
    }
    for (size_t i = 0; i < changes.size(); ++i)
        d->push(out, std::move(changes[i].first), changes[i].second ? whose[i] : -2);
    for (const Uid &made : staging.made)
        d->make(made, entry.group);
    return out;
}

}  // namespace tongdang
