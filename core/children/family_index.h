// Guardians and their links to children, in memory. For core/children/matching alone; the rules stand there.
#pragma once

#include "core/base/text_hash.h"
#include "core/children/matching.h"

#include <QSet>

namespace SQLite { class Database; }

namespace tongdang {

class FamilyIndex {
  public:
    struct Staging {
        const FormCatalog &forms;
        const Clock &clock;
        Uid child;
        QString village;
        QDate day;
        int group;
        std::vector<std::function<void()>> &undo;
        std::vector<Uid> made = {};       // guardians that the row creates or revives
        std::vector<int> otherwise = {};  // questions about the person that an earlier row of the file answered differently
        bool twin = false;                // the person is new, and another one here has the name and another ID number
    };

    void load(SQLite::Database &db, const FormCatalog &forms, const std::function<QString(const Uid &)> &villageOf);
    QStringList guardianNames(const Uid &child) const;
    Uid find(const NamedPerson &person, const Uid &child, const QString &village) const;   // nil: nobody known
    // Adds to the row's changes those that make the person one of the child's; the flag: of the guardian's own record. Somebody who stands
    // in two places of one row (the father is the carer too) is one change: what the first place answered stays. A person without a name
    // is whoever stands in that place: the values clear their answers. What an earlier row of the file has answered of somebody whom
    // several children have stays as that row says.
    void join(const NamedPerson &person, Staging &staging, std::vector<std::pair<Change, bool>> &changes);
    void newFile() { m_said.clear(); }

  private:
    struct Guardian { Uid uid; QString name, id, phone; bool withdrawn = false, dead = false, born = false; qint16 age = -1; qint64 statedOn = 0; };   // age as stated on a Julian day
    struct Link { Uid uid, child; int guardian = -1; QString relation, roles, since, until; bool current = false, withdrawn = false, dead = false; };
    struct Said { size_t value; int slot, group; };   // a hash is enough: the answer itself is in the ledger
    int findGuardian(const NamedPerson &person, const Uid &child, const QString &village) const;
    int addGuardian(Guardian guardian);
    void enter(int guardian, const QString &village);
    int addLink(Link link);
    void end(const Link &link, int index, Staging &staging, std::vector<std::pair<Change, bool>> &changes);
    void take(Guardian &known, const SlotValues &told) const;
    bool growsOld(const Guardian &known, const SlotValues &told) const;
    void relate(int link, const NamedPerson &person, Staging &staging, std::vector<std::pair<Change, bool>> &changes);
    void clear(int guardian, const SlotValues &values, Staging &staging, std::vector<std::pair<Change, bool>> &changes);
    bool hasTwin(const NamedPerson &person, const Uid &child) const;
    void leaveOut(int guardian, SlotValues &values, Staging &staging);
    static Change *pending(const Uid &guardian, std::vector<std::pair<Change, bool>> &changes);
    void merge(Change &first, const SlotValues &values) const;
    static bool samePlace(const Link &link, const NamedPerson &person);
    static bool holds(const Link &link, const QString &day);

    std::vector<Guardian> m_guardians;
    std::vector<Link> m_links;
    std::vector<std::vector<Said>> m_said;                // by guardian: what this file has answered
    QHash<Uid, int> m_byUid;
    QHash<Uid, std::vector<int>> m_ofChild;
    TextMultiMap<int> m_byId, m_byNamePhone, m_byNameVillage;
    const Form *m_guardianForm = nullptr, *m_linkForm = nullptr;
    int m_name = -1, m_id = -1, m_phone = -1, m_birth = -1, m_age = -1, m_ageOn = -1;
};

}  // namespace tongdang
