#include "core/children/family_index.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"
#include "core/children/people_index.h"
#include "core/identity/names.h"
#include "core/ledger/sql.h"

#include <algorithm>

namespace tongdang {

using namespace fields;

namespace {

QString pairKey(const QString &a, const QString &b) { return a.isEmpty() || b.isEmpty() ? QString() : a + u'\n' + b; }

}  // namespace

void FamilyIndex::load(SQLite::Database &db, const FormCatalog &forms, const std::function<QString(const Uid &)> &villageOf) {
    m_guardianForm = forms.find(kGuardian);
    m_linkForm = forms.find(kGuardianship);
    const PersonSlots slots_(*m_guardianForm);
    m_name = slots_.name;
    m_id = slots_.id;
    m_phone = slots_.phone;
    m_birth = slots_.birth;
    m_age = slots_.age;
    m_ageOn = slots_.ageOn;
    const auto column = [](const Form &form, const QString &name) { return sql::quoted(form.find(name)->column); };
    const Form &g = *m_guardianForm, &l = *m_linkForm;
    SQLite::Statement guardians(db, sql::utf8(QStringLiteral("SELECT td_uid, td_state, %1, %2, %3, %4 IS NOT NULL, %5, %6 FROM %7 WHERE td_state <= 2 ORDER BY td_uid").arg(column(g, kName), column(g, kIdNumber), column(g, kPhone),
                                                                                      column(g, kBirthDate), column(g, kAgeStated), column(g, kAgeStatedOn), sql::quoted(g.table))));
    while (guardians.executeStep())
        addGuardian({sql::uid(guardians.getColumn(0)), sql::text(guardians.getColumn(2)), sql::text(guardians.getColumn(3)), sql::text(guardians.getColumn(4)),
                     guardians.getColumn(1).getInt() == int(RecordState::Withdrawn), false, guardians.getColumn(5).getInt() != 0,
                     qint16(guardians.getColumn(6).isNull() ? -1 : guardians.getColumn(6).getInt()), fromIso(sql::text(guardians.getColumn(7))).toJulianDay()});
    SQLite::Statement links(db, sql::utf8(QStringLiteral("SELECT td_uid, td_subject, td_state, %1, %2, %3, %4, %5, %6 FROM %7 WHERE td_state <= 2 AND td_subject IS NOT NULL ORDER BY td_uid")
                                              .arg(column(l, kGuardian), column(l, kRelation), column(l, kRoles), column(l, kSince), column(l, kUntil), column(l, kCurrentCarer), sql::quoted(l.table))));
    while (links.executeStep()) {
        Link link;
        link.uid = sql::uid(links.getColumn(0));
        link.child = sql::uid(links.getColumn(1));
        link.withdrawn = links.getColumn(2).getInt() == int(RecordState::Withdrawn);
        link.guardian = m_byUid.value(Uid::fromText(sql::text(links.getColumn(3))), -1);
        link.relation = sql::text(links.getColumn(4));
        link.roles = sql::text(links.getColumn(5));
        link.since = sql::text(links.getColumn(6));
        link.until = sql::text(links.getColumn(7));
        link.current = sql::text(links.getColumn(8)) == kYes;
        if (link.guardian < 0)
            continue;
        enter(link.guardian, villageOf(link.child));
        addLink(std::move(link));
    }
}

int FamilyIndex::addGuardian(Guardian guardian) {
    const int number = int(m_guardians.size());
    m_byUid.insert(guardian.uid, number);
    m_guardians.push_back(std::move(guardian));
    enter(number, {});
    return number;
}

void FamilyIndex::enter(int number, const QString &village) {
    const Guardian &guardian = m_guardians[size_t(number)];
    const auto put = [number](TextMultiMap<int> &index, const QString &key) {
        if (!key.isEmpty() && !index.contains(key, number))
            index.insert(key, number);
    };
    put(m_byId, guardian.id);
    for (const QString &phone : guardian.phone.split(u'/', Qt::SkipEmptyParts))
        put(m_byNamePhone, pairKey(guardian.name, phone));
    put(m_byNameVillage, pairKey(guardian.name, village));
}

int FamilyIndex::addLink(Link link) {
    const int number = int(m_links.size());
    m_ofChild[link.child].push_back(number);
    m_links.push_back(std::move(link));
    return number;
}

QStringList FamilyIndex::guardianNames(const Uid &child) const {
    QStringList out;
    const auto links = m_ofChild.constFind(child);
    if (links != m_ofChild.cend())
        for (const int i : *links)
            if (!m_links[size_t(i)].dead)
                out << m_guardians[size_t(m_links[size_t(i)].guardian)].name;
    return out;
}

Uid FamilyIndex::find(const NamedPerson &person, const Uid &child, const QString &village) const {
    const int found = findGuardian(person, child, village);
    return found < 0 ? Uid() : m_guardians[size_t(found)].uid;
}

int FamilyIndex::findGuardian(const NamedPerson &person, const Uid &child, const QString &village) const {
    const QString name = valueIn(person.values, m_name), id = valueIn(person.values, m_id), phone = valueIn(person.values, m_phone);
    std::vector<int> linked, related;   // to the child, by this name; of them in this place
    if (const auto links = m_ofChild.constFind(child); links != m_ofChild.cend())
        for (const int i : *links) {
            const Link &link = m_links[size_t(i)];
            if (link.dead || m_guardians[size_t(link.guardian)].name != name)
                continue;
            linked.push_back(link.guardian);
            if (!person.relation.isEmpty() && link.relation == person.relation)
                related.push_back(link.guardian);
        }
    const auto isLinked = [&](int i) { return std::find(linked.begin(), linked.end(), i) != linked.end(); };
    const auto fitting = [&](const TextMultiMap<int> &index, const QString &key, std::vector<int> &into, auto &&test) {
        if (key.isEmpty())
            return;
        for (auto it = index.constFind(key); it != index.cend() && it.key() == key; ++it)
            if (const Guardian &g = m_guardians[size_t(*it)]; !g.dead && test(g))
                into.push_back(*it);
    };
    const auto clean = [&](std::vector<int> &fits) {
        std::sort(fits.begin(), fits.end(), [&](int a, int b) { return m_guardians[size_t(a)].uid < m_guardians[size_t(b)].uid; });
        fits.erase(std::unique(fits.begin(), fits.end()), fits.end());
        const auto keep = [&](auto &&better) {
            std::vector<int> left;
            std::copy_if(fits.begin(), fits.end(), std::back_inserter(left), better);
            if (!left.empty())
                fits = std::move(left);
        };
        keep([&](int i) { return !m_guardians[size_t(i)].withdrawn; });
        keep(isLinked);
    };
    const auto sameName = [&](const Guardian &g) { return !g.dead && g.name == name && (id.isEmpty() || g.id.isEmpty() || g.id == id); };

    std::vector<int> fits;
    fitting(m_byId, id, fits, [&](const Guardian &g) { return g.id == id && namesAlike(g.name, name); });   // else one of the numbers is wrong
    clean(fits);
    if (!fits.empty())
        return fits.front();
    for (const QString &number : phone.split(u'/', Qt::SkipEmptyParts))
        fitting(m_byNamePhone, pairKey(name, number), fits, [&](const Guardian &g) { return sameName(g) && commonPhone(g.phone, phone); });
    clean(fits);
    if (!fits.empty())
        return fits.front();
    std::copy_if(related.begin(), related.end(), std::back_inserter(fits), [&](int i) { return sameName(m_guardians[size_t(i)]); });
    clean(fits);
    if (!fits.empty())
        return fits.front();
    const auto phoneMissing = [&](const Guardian &g) { return sameName(g) && (g.phone.isEmpty() || phone.isEmpty()); };
    fitting(m_byNameVillage, pairKey(name, village), fits, phoneMissing);
    std::copy_if(linked.begin(), linked.end(), std::back_inserter(fits), [&](int i) { return phoneMissing(m_guardians[size_t(i)]); });
    clean(fits);
    return fits.size() == 1 || (!fits.empty() && (isLinked(fits.front()) || m_guardians[size_t(fits.front())].withdrawn)) ? fits.front() : -1;
}

bool FamilyIndex::samePlace(const Link &link, const NamedPerson &person) {
    return (!person.fixedRelation || link.relation == person.relation) && (link.roles.isEmpty() || shareWord(link.roles, person.roles));
}

bool FamilyIndex::holds(const Link &link, const QString &day) {
    return !link.withdrawn && !link.dead && (link.since.isEmpty() || link.since <= day) && (link.until.isEmpty() || link.until > day);
}

void FamilyIndex::end(const Link &link, int index, Staging &staging, std::vector<std::pair<Change, bool>> &changes) {
    Change change;
    change.op = Change::Op::Update;
    change.form = m_linkForm;
    change.uid = link.uid;
    change.group = staging.group;
    const QString day = isoDate(staging.day), before = link.until;
    change.set(kUntil, day);
    m_links[size_t(index)].until = day;
    staging.undo.push_back([this, index, before] { m_links[size_t(index)].until = before; });
    changes.emplace_back(std::move(change), false);
}

Change *FamilyIndex::pending(const Uid &guardian, std::vector<std::pair<Change, bool>> &changes) {
    for (auto &[change, isGuardian] : changes)
        if (isGuardian && change.uid == guardian)
            return &change;
    return nullptr;
}

// What the first place answered stays; of two phones both are kept.
void FamilyIndex::merge(Change &first, const SlotValues &values) const {
    for (const auto &[slot, value] : values) {
        const auto said = std::find_if(first.values.begin(), first.values.end(), [slot = slot](const auto &one) { return one.first == slot; });
        if (said == first.values.end()) {
            first.values.emplace_back(slot, value);
        } else if (slot == m_phone) {
            QStringList phones = said->second.split(u'/', Qt::SkipEmptyParts) + value.split(u'/', Qt::SkipEmptyParts);
            phones.removeDuplicates();
            said->second = phones.join(u'/');
        }
    }
}

void FamilyIndex::leaveOut(int guardian, SlotValues &values, Staging &staging) {
    m_said.resize(std::max(m_said.size(), size_t(guardian) + 1));
    std::vector<Said> &said = m_said[size_t(guardian)];
    const size_t before = said.size();
    std::erase_if(values, [&](const auto &value) {
        bool earlier = false, same = false;
        for (size_t i = 0; i < before; ++i)
            if (said[i].slot == value.first && said[i].group != staging.group) {
                earlier = true;
                same = same || said[i].value == qHash(value.second);
            }
        if (earlier && !same)
            staging.otherwise.push_back(value.first);
        if (!earlier)
            said.push_back({qHash(value.second), value.first, staging.group});
        return earlier;
    });
    staging.undo.push_back([this, guardian, group = staging.group] {
        if (size_t(guardian) < m_said.size())
            std::erase_if(m_said[size_t(guardian)], [group](const Said &one) { return one.group == group; });
    });
}

// Somebody of the name and another ID number, among the child's own or with the same phone.
bool FamilyIndex::hasTwin(const NamedPerson &person, const Uid &child) const {
    const QString name = valueIn(person.values, m_name), id = valueIn(person.values, m_id), phone = valueIn(person.values, m_phone);
    if (id.isEmpty())
        return false;
    const auto other = [&](int i) {
        const Guardian &g = m_guardians[size_t(i)];
        return !g.dead && !g.withdrawn && g.name == name && !g.id.isEmpty() && g.id != id;
    };
    const std::vector<int> links = m_ofChild.value(child);
    if (std::any_of(links.begin(), links.end(), [&](int i) { return !m_links[size_t(i)].dead && other(m_links[size_t(i)].guardian); }))
        return true;
    for (const QString &number : phone.split(u'/', Qt::SkipEmptyParts)) {
        const auto known = m_byNamePhone.values(pairKey(name, number));
        if (std::any_of(known.begin(), known.end(), other))
            return true;
    }
    return false;
}

void FamilyIndex::take(Guardian &known, const SlotValues &told) const {
    for (const auto &[slot, value] : told)
        if (slot == m_name)
            known.name = value.isEmpty() ? known.name : value;
        else if (slot == m_id)
            known.id = value;
        else if (slot == m_phone)
            known.phone = value;
        else if (slot == m_birth)
            known.born = !value.isEmpty();
        else if (slot == m_age)
            known.age = qint16(value.isEmpty() ? -1 : value.toInt());
        else if (slot == m_ageOn)
            known.statedOn = fromIso(value).toJulianDay();
}

// An age that says nothing new: the person has a birth date, or was as old on the day of the earlier one.
bool FamilyIndex::growsOld(const Guardian &known, const SlotValues &told) const {
    PersonKeys before, now;
    now.age = valueIn(told, m_age);
    if (known.born || now.age.isEmpty() || known.age < 0)
        return known.born && !now.age.isEmpty();
    now.ageOn = valueIn(told, m_ageOn);
    before.age = QString::number(known.age);
    before.ageOn = isoDate(QDate::fromJulianDay(known.statedOn));
    return now.age == before.age || agesFit(before, now);
}

// The relation that a row says, or takes back, of a link that holds already.
void FamilyIndex::relate(int number, const NamedPerson &person, Staging &staging, std::vector<std::pair<Change, bool>> &changes) {
    Link &link = m_links[size_t(number)];
    const bool carer = shareWord(person.roles, kEntrustedCarer) && !valueIn(person.values, m_name).isEmpty();
    Change change;
    change.op = Change::Op::Update;
    change.form = m_linkForm;
    change.uid = link.uid;
    change.group = staging.group;
    const Link before = link;
    if ((!person.relation.isEmpty() || person.clearsRelation) && link.relation != person.relation) {
        change.set(kRelation, person.relation);
        link.relation = person.relation;
    }
    if (carer && !link.current) {
        change.set(kCurrentCarer, kYes);
        link.current = true;
    }
    if (change.values.empty())
        return;
    staging.undo.push_back([this, number, before] { m_links[size_t(number)] = before; });
    changes.emplace_back(std::move(change), false);
}

void FamilyIndex::clear(int guardian, const SlotValues &values, Staging &staging, std::vector<std::pair<Change, bool>> &changes) {
    Guardian &known = m_guardians[size_t(guardian)];
    Change own;
    own.op = Change::Op::Update;
    own.form = m_guardianForm;
    own.uid = known.uid;
    own.values = values;
    own.group = staging.group;
    leaveOut(guardian, own.values, staging);
    if (own.values.empty())
        return;
    const Guardian before = known;
    take(known, own.values);
    staging.undo.push_back([this, guardian, before] { m_guardians[size_t(guardian)] = before; });
    changes.emplace_back(std::move(own), true);
}

void FamilyIndex::join(const NamedPerson &person, Staging &staging, std::vector<std::pair<Change, bool>> &changes) {
    const QString day = isoDate(staging.day);
    const std::vector<int> links = m_ofChild.value(staging.child);
    if (person.clears) {
        for (const int i : links)
            if (const Link link = m_links[size_t(i)]; holds(link, day) && samePlace(link, person))
                end(link, i, staging, changes);
        return;
    }
    const QString name = valueIn(person.values, m_name), id = valueIn(person.values, m_id), phone = valueIn(person.values, m_phone);
    if (name.isEmpty()) {   // answers to clear, of whoever is in that place
        for (const int i : links)
            if (const Link &link = m_links[size_t(i)]; holds(link, day) && samePlace(link, person)) {
                clear(link.guardian, person.values, staging, changes);
                if (person.clearsRelation)
                    relate(i, person, staging, changes);
            }
        return;
    }
    Change own;
    own.form = m_guardianForm;
    own.group = staging.group;
    own.values = person.values;
    int guardian = findGuardian(person, staging.child, staging.village);
    if (guardian < 0) {
        staging.twin = hasTwin(person, staging.child);
        own.uid = Uid::create(staging.clock);
        guardian = addGuardian({own.uid, name, id, phone, false, false});
        take(m_guardians[size_t(guardian)], own.values);
        staging.made.push_back(own.uid);
        staging.undo.push_back([this, guardian] { m_guardians[size_t(guardian)].dead = true; });
        leaveOut(guardian, own.values, staging);
        changes.emplace_back(std::move(own), true);
    } else {
        Guardian &known = m_guardians[size_t(guardian)];
        if (growsOld(known, own.values))
            std::erase_if(own.values, [this](const auto &value) { return value.first == m_age || value.first == m_ageOn; });
        leaveOut(guardian, own.values, staging);
        Change *first = pending(known.uid, changes);
        if (first)
            merge(*first, own.values);
        const SlotValues &told = first ? first->values : own.values;
        own.op = known.withdrawn ? Change::Op::Revive : Change::Op::Update;
        own.uid = known.uid;
        if (known.withdrawn)
            staging.made.push_back(known.uid);
        const bool news = known.withdrawn || std::any_of(own.values.begin(), own.values.end(), [&](const auto &answer) { return answer.first != m_name || answer.second != known.name; });
        const Guardian before = known;
        known.withdrawn = false;
        take(known, told);
        staging.undo.push_back([this, guardian, before] { m_guardians[size_t(guardian)] = before; });
        if (!first && news)
            changes.emplace_back(std::move(own), true);
    }
    enter(guardian, staging.village);

    const bool carer = shareWord(person.roles, kEntrustedCarer);
    const Uid guardianUid = m_guardians[size_t(guardian)].uid;
    // A grandmother who looks after the child stands in two places of a roster; she is one person with one relation.
    for (const int i : links) {
        const Link &link = m_links[size_t(i)];
        if (!carer && person.fixedRelation && link.relation == person.relation && link.guardian == guardian && !link.dead && holds(link, day))
            return relate(i, person, staging, changes);
    }
    std::vector<int> others;
    int back = -1;
    QString later;   // when somebody who came afterwards begins
    bool earlier = false;   // somebody was in that place and is no more: a blank day would cover that time too
    for (const int i : links) {
        Link &link = m_links[size_t(i)];
        if (link.dead || !samePlace(link, person))
            continue;
        if (holds(link, day) && link.guardian == guardian) {
            relate(i, person, staging, changes);
            return;
        }
        if (holds(link, day))
            others.push_back(i);
        else if (link.withdrawn && link.guardian == guardian && link.until.isEmpty())
            back = i;
        else if (!link.withdrawn && link.since > day && (later.isEmpty() || link.since < later))
            later = link.since;
        earlier = earlier || (!link.withdrawn && !link.until.isEmpty() && link.until <= day);
    }
    for (const int i : others)
        end(Link(m_links[size_t(i)]), i, staging, changes);
    Change change;
    change.form = m_linkForm;
    change.group = staging.group;
    change.op = back < 0 ? Change::Op::Create : Change::Op::Revive;
    change.uid = back < 0 ? Uid::create(staging.clock) : m_links[size_t(back)].uid;
    if (back < 0) {
        change.subject = staging.child;
        change.set(kGuardian, guardianUid.text());
        change.set(kRoles, person.roles);
    }
    if (!person.relation.isEmpty())
        change.set(kRelation, person.relation);
    if (carer)
        change.set(kCurrentCarer, later.isEmpty() ? kYes : kNo);
    const QString since = others.empty() && !earlier ? QString() : day;
    if (!since.isEmpty())
        change.set(kSince, since);
    if (!later.isEmpty())
        change.set(kUntil, later);
    Link link{change.uid, staging.child, guardian, person.relation, person.roles, since, later, carer && later.isEmpty(), false, false};
    if (back < 0) {
        const int made = addLink(std::move(link));
        staging.undo.push_back([this, made] { m_links[size_t(made)].dead = true; });
    } else {
        const Link before = m_links[size_t(back)];
        if (link.relation.isEmpty())
            link.relation = before.relation;
        if (since.isEmpty())
            link.since = before.since;
        m_links[size_t(back)] = std::move(link);
        staging.undo.push_back([this, back, before] { m_links[size_t(back)] = before; });
    }
    changes.emplace_back(std::move(change), false);
}

}  // namespace tongdang
