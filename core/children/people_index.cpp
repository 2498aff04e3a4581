#include "core/children/people_index.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/identity/names.h"

#include <algorithm>

namespace tongdang {

namespace {

QString pairKey(const QString &a, const QString &b) { return a.isEmpty() || b.isEmpty() ? QString() : a + u'\n' + b; }
QString placeKey(const QString &name, const QString &village) { return name.isEmpty() ? QString() : name + u'\n' + village; }   // those without a village are each other's namesakes

bool masksDiffer(const PersonKeys &a, const PersonKeys &b) {
    const auto differ = [](const QString &mask, const QString &whole, QString (*masked)(const QString &)) { return !mask.isEmpty() && !whole.isEmpty() && masked(whole) != mask; };
    return differ(a.maskedId, b.id, maskedIdNumber) || differ(b.maskedId, a.id, maskedIdNumber);
}

bool differ(const QString &a, const QString &b) { return !a.isEmpty() && !b.isEmpty() && a != b; }

}  // namespace

bool agesFit(const PersonKeys &a, const PersonKeys &b) {
    const QDate dayA = fromIso(a.ageOn), dayB = fromIso(b.ageOn);
    if (!a.age.isEmpty() && !b.age.isEmpty()) {
        if (!dayA.isValid() || !dayB.isValid() || dayA == dayB)
            return a.age == b.age;
        const bool ordered = dayA <= dayB;
        const qint64 days = ordered ? dayA.daysTo(dayB) : dayB.daysTo(dayA);
        const int grown = ordered ? b.age.toInt() - a.age.toInt() : a.age.toInt() - b.age.toInt();
        return grown >= int(days / 366) && grown <= int((days + 364) / 365);
    }
    if (!a.age.isEmpty() && !b.birth.isEmpty())
        return dayA.isValid() && ageOn(fromIso(b.birth), dayA) == a.age.toInt();
    if (!b.age.isEmpty() && !a.birth.isEmpty())
        return agesFit(b, a);
    return false;
}

namespace {

bool agesDiffer(const PersonKeys &a, const PersonKeys &b) {
    const bool known = (!a.age.isEmpty() && (!b.age.isEmpty() || !b.birth.isEmpty())) || (!b.age.isEmpty() && !a.birth.isEmpty());
    return differ(a.birth, b.birth) || (known && !agesFit(a, b));
}

bool tellsNothing(const PersonKeys &keys) { return keys.id.isEmpty() && keys.birth.isEmpty() && keys.phone.isEmpty() && keys.age.isEmpty(); }

bool share(const QStringList &a, const QStringList &b) {
    return std::any_of(a.begin(), a.end(), [&](const QString &name) { return b.contains(name); });
}

}  // namespace

bool commonPhone(const QString &a, const QString &b) {
    if (a.isEmpty() || b.isEmpty())
        return false;
    return a == b || share(a.split(u'/'), b.split(u'/'));
}

int PeopleIndex::add(KnownPerson person) {
    const int number = int(m_people.size());
    m_byUid.insert(person.uid, number);
    m_people.push_back(std::move(person));
    enter(number);
    return number;
}

void PeopleIndex::enter(int number) {
    const PersonKeys &keys = m_people[size_t(number)].keys;
    const auto put = [number](TextMultiMap<int> &index, const QString &key) {
        if (!key.isEmpty() && !index.contains(key, number))
            index.insert(key, number);
    };
    put(m_byId, keys.id);
    put(m_byNameBirth, pairKey(keys.name, keys.birth));
    put(m_byNameVillage, placeKey(keys.name, keys.village));
}

void PeopleIndex::change(int person, const PersonKeys &keys) {
    m_people[size_t(person)].keys = keys;
    enter(person);
}

void PeopleIndex::newFile() {
    for (KnownPerson &person : m_people)
        person.ofThisFile = false;
    m_said.clear();
}

std::vector<int> PeopleIndex::candidates(const TextMultiMap<int> &index, const QString &key) const {
    std::vector<int> out;
    if (key.isEmpty())
        return out;
    for (auto it = index.constFind(key); it != index.cend() && it.key() == key; ++it)
        if (!m_people[size_t(*it)].dead)
            out.push_back(*it);
    std::sort(out.begin(), out.end(), [this](int a, int b) { return m_people[size_t(a)].uid < m_people[size_t(b)].uid; });
    return out;
}

bool PeopleIndex::hasTwin(const PersonKeys &keys) const {
    const std::vector<int> namesakes = candidates(m_byNameBirth, pairKey(keys.name, keys.birth));
    return std::any_of(namesakes.begin(), namesakes.end(), [&](int i) {
        const KnownPerson &person = m_people[size_t(i)];
        return person.state < RecordState::Withdrawn && person.keys.name == keys.name && person.keys.birth == keys.birth && differ(person.keys.id, keys.id);
    });
}

PeopleIndex::Found PeopleIndex::find(const PersonKeys &keys, const Guardians &guardians) const {
    // Those in the registry before those withdrawn; then whatever tells them apart; what still is two is nobody's to decide here.
    const auto pick = [&](std::vector<int> fits, MatchKind kind) -> Found {
        if (fits.empty())
            return {};
        const auto keep = [&](auto &&better) {
            std::vector<int> left;
            std::copy_if(fits.begin(), fits.end(), std::back_inserter(left), better);
            if (!left.empty())
                fits = std::move(left);
        };
        keep([&](int i) { return m_people[size_t(i)].state < RecordState::Withdrawn; });
        if (fits.size() > 1)
            keep([&](int i) { return m_people[size_t(i)].keys.village == keys.village; });
        if (fits.size() > 1)
            keep([&](int i) { return commonPhone(m_people[size_t(i)].keys.phone, keys.phone); });
        if (fits.size() > 1)
            keep([&](int i) { return m_people[size_t(i)].keys.name == keys.name; });
        if (fits.size() > 1)   // of two namesakes one may be new to the register; a single one's sex may have been put right
            std::erase_if(fits, [&](int i) { return differ(m_people[size_t(i)].keys.sex, keys.sex); });
        if (fits.empty())
            return {};
        if (fits.size() > 1)
            keep([&](int i) { return share(guardians(m_people[size_t(i)].uid), keys.guardians); });
        const bool withdrawn = m_people[size_t(fits.front())].state == RecordState::Withdrawn;
        return fits.size() == 1 || withdrawn ? Found{kind, fits.front()} : Found{MatchKind::Ambiguous, fits.front()};
    };
    const auto chosen = [&](const std::vector<int> &all, auto &&fits) {
        std::vector<int> out;
        for (const int i : all) {
            const PersonKeys &other = m_people[size_t(i)].keys;
            if (other.name == keys.name && !differ(other.id, keys.id) && !masksDiffer(keys, other) && fits(m_people[size_t(i)]))
                out.push_back(i);
        }
        return out;
    };
    std::vector<int> sameId = candidates(m_byId, keys.id);
    std::erase_if(sameId, [&](int i) {   // one that was taken back under another name was a mistake, and no hindrance
        const KnownPerson &p = m_people[size_t(i)];
        return p.keys.id != keys.id || (p.state == RecordState::Withdrawn && !keys.name.isEmpty() && !namesAlike(p.keys.name, keys.name));
    });
    if (const Found found = pick(sameId, MatchKind::IdNumber); found.person >= 0)
        return found;

    const auto family = [&](const KnownPerson &person) {
        if (keys.guardians.isEmpty())
            return true;
        const QStringList theirs = guardians(person.uid);
        return theirs.isEmpty() || share(theirs, keys.guardians);
    };
    if (const Found found = pick(chosen(candidates(m_byNameBirth, pairKey(keys.name, keys.birth)), [&](const KnownPerson &p) { return p.keys.birth == keys.birth && family(p); }), MatchKind::NameAndBirth);
        found.person >= 0)
        return found;

    const std::vector<int> namesakes = candidates(m_byNameVillage, placeKey(keys.name, keys.village));
    const auto here = [&](const KnownPerson &p) { return p.keys.village == keys.village && !differ(p.keys.birth, keys.birth); };
    if (const Found found = pick(chosen(namesakes, [&](const KnownPerson &p) { return here(p) && !(agesDiffer(p.keys, keys) && p.ofThisFile) && commonPhone(p.keys.phone, keys.phone); }), MatchKind::NameAndPhone);
        found.person >= 0)
        return found;
    if (const Found found = pick(chosen(namesakes,
                                        [&](const KnownPerson &p) {
                                            const bool otherPhone = !p.keys.phone.isEmpty() && !keys.phone.isEmpty();   // a common one was looked for before
                                            return here(p) && agesFit(p.keys, keys) && !(otherPhone && p.ofThisFile) && family(p);
                                        }),
                                 MatchKind::NameAndAge);
        found.person >= 0)
        return found;
    return pick(chosen(namesakes, [&](const KnownPerson &p) { return here(p) && (tellsNothing(keys) || tellsNothing(p.keys)) && !agesDiffer(p.keys, keys) && family(p); }), MatchKind::NameAlone);
}

}  // namespace tongdang
