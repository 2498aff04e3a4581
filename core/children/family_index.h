// Guardians and their links to children, in memory. For core/children/matching alone; the rules stand there.
#pragma once

#include "core/children/matching.h"

#include <QMultiHash>
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
        std::vector<Uid> made;       // guardians that the row creates or revives
    };

    void load(SQLite::Database &db, const FormCatalog &forms, const std::function<QString(const Uid &)> &villageOf);
    QStringList guardianNames(const Uid &child) const;
    Uid find(const NamedPerson &person, const Uid &child, const QString &village) const;   // nil: nobody known
    // Adds to the row's changes those that make the person one of the child's; the flag: of the guardian's own record. Somebody who stands
    // in two places of one row (the father is the carer too) is one change: what the first place answered stays. A person without a name
    // is whoever stands in that place: the values clear their answers.
    void join(const NamedPerson &person, Staging &staging, std::vector<std::pair<Change, bool>> &changes);

  private:
    struct Guardian { Uid uid; QString name, id, phone; bool withdrawn = false, dead = false; };
    struct Link { Uid uid, child; int guardian = -1; QString relation, roles, since, until; bool current = false, withdrawn = false, dead = false; };
    int findGuardian(const NamedPerson &person, const Uid &child, const QString &village) const;
    int addGuardian(Guardian guardian);
    void enter(int guardian, const QString &village);
    int addLink(Link link);
    void end(const Link &link, int index, Staging &staging, std::vector<std::pair<Change, bool>> &changes);
    void take(Guardian &known, const SlotValues &told) const;
    void clear(int guardian, const SlotValues &values, Staging &staging, std::vector<std::pair<Change, bool>> &changes);
    static Change *pending(const Uid &guardian, std::vector<std::pair<Change, bool>> &changes);
    void merge(Change &first, const SlotValues &values) const;
    static bool samePlace(const Link &link, const NamedPerson &person);
    static bool holds(const Link &link, const QString &day);

    std::vector<Guardian> m_guardians;
    std::vector<Link> m_links;
    QHash<Uid, int> m_byUid;
    QHash<Uid, std::vector<int>> m_ofChild;
    QMultiHash<QString, int> m_byId, m_byNamePhone, m_byNameVillage;
    const Form *m_guardianForm = nullptr, *m_linkForm = nullptr;
    int m_name = -1, m_id = -1, m_phone = -1;
};

}  // namespace tongdang
