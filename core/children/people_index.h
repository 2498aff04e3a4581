// People of one form in memory, found by what a roster may say of them. For core/children/matching alone.
#pragma once

#include "core/base/text_hash.h"
#include "core/children/matching.h"

#include <algorithm>

namespace tongdang {

struct KnownPerson {
    Uid uid;
    RecordState state = RecordState::Active;
    PersonKeys keys;
    bool dead = false;           // of a row that was refused
    bool ofThisFile = false;
};

// What rows of this file have said of somebody already.
struct SaidOfPerson {
    int row = 0;                 // the first
    std::vector<int> answered;   // questions
    QStringList people;          // places in the family
};

class PeopleIndex {
  public:
    using Guardians = std::function<QStringList(const Uid &)>;   // names of a person's guardians
    struct Found { MatchKind kind = MatchKind::None; int person = -1; };

    int add(KnownPerson person);
    void change(int person, const PersonKeys &keys);             // also under its new keys
    KnownPerson &at(int person) { return m_people[size_t(person)]; }
    int byUid(const Uid &uid) const { return m_byUid.value(uid, -1); }
    Found find(const PersonKeys &keys, const Guardians &guardians) const;
    bool hasTwin(const PersonKeys &keys) const;                  // the same name and birth date, another ID number
    SaidOfPerson said(int person) const { return size_t(person) < m_said.size() ? m_said[size_t(person)] : SaidOfPerson(); }
    void setSaid(int person, SaidOfPerson said) {
        m_said.resize(std::max(m_said.size(), size_t(person) + 1));
        m_said[size_t(person)] = std::move(said);
    }
    void newFile();

  private:
    void enter(int person);
    std::vector<int> candidates(const TextMultiMap<int> &index, const QString &key) const;
    std::vector<KnownPerson> m_people;
    std::vector<SaidOfPerson> m_said;                            // by person
    QHash<Uid, int> m_byUid;
    TextMultiMap<int> m_byId, m_byNameBirth, m_byNameVillage;
};

bool commonPhone(const QString &a, const QString &b);
bool agesFit(const PersonKeys &a, const PersonKeys &b);   // an age stated on a day fits another, or a birth

}  // namespace tongdang
