// What was done for made-up children: visits, assessments of several rounds with some levels overridden, care agreements, and a survey from house to house that is
// half done. It has random numbers of its own, so that the people are the same with and without it. In a large ledger it is
// made for a share of the children only. What was seen at visits is said in resources/samples/visits.csv.
#pragma once

#include "core/ledger/ledger.h"

#include <initializer_list>
#include <map>
#include <random>

namespace tongdang {

inline const QString kDemonstrationMark = QStringLiteral("演示数据");

struct MadePerson { Uid uid; QString name; QDate birth; };

struct MadeFamily {
    QString village, surname, address, away, incapable, grade, entrusted, group, number;
    MadePerson father, mother, carer, earlierCarer;   // nil: there is none
    QString relation, earlierRelation;
    int children = 0;
    Uid household;                                    // where the survey has been told of the house
};

struct MadeChild {
    Uid uid;
    QString name;
    QDate birth, entry, exit;   // exit invalid: on the register
    QString schooling, sex, idNumber;
    QDate carerSince;
};

class DemonstrationMaker {
  public:
    int below(int n) { return int(m_random() % unsigned(n)); }   // the same on every system, unlike std::uniform_int_distribution
    const QString &one(const QStringList &list) { return list[below(int(list.size()))]; }

  protected:
    using Given = std::initializer_list<std::pair<QString, QString>>;

    DemonstrationMaker(const Ledger &ledger, unsigned seed) : m_ledger(ledger), m_today(ledger.clock().today()), m_random(seed) {}
    bool chance(int percent) { return below(100) < percent; }
    Change &make(std::vector<Change> &to, const QString &form, const Uid &subject, Given answers);   // blank answers are left out
    Uid add(std::vector<Change> &to, const QString &form, const Uid &subject, Given answers) { return make(to, form, subject, answers).uid; }

    const Ledger &m_ledger;
    const QDate m_today;
    int m_group = 0;   // of the changes of one family

  private:
    std::mt19937 m_random;
};

class DemonstrationWork : public DemonstrationMaker {
  public:
    DemonstrationWork(const Ledger &ledger, int children, unsigned seed, bool survey, bool overrides);   // overrides: whoever makes them has that right
    void settle(std::vector<Change> &to, MadeFamily &family);                                    // once for every family, before its children
    void about(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family);       // after the child and its guardianships
    void finish(std::vector<Change> &to);                                                        // once, after all families
    int visits() const { return m_visits; }
    int assessments() const { return m_assessments; }

  private:
    void beginSurvey(std::vector<Change> &to);
    void call(std::vector<Change> &to, const Uid &house, bool called, const QString &result);
    void visit(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family, const QDate &on, int well, bool last);
    void assess(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family, const QString &instrument, const QDate &on, bool first, int well);
    void override(std::vector<Change> &to, const QDate &assessedOn);   // of the assessment made last
    void agree(std::vector<Change> &to, const MadeChild &child, const MadeFamily &family);
    QString seen(const QString &question, int well);

    QStringList m_workers;                 // who visits and assesses
    QHash<QString, QStringList> m_seen;    // "living/good": sentences
    int m_share = 0;                       // of a thousand families
    bool m_worked = false;                 // the family one is at
    Uid m_campaign;
    QHash<QString, int> m_villages;        // of the survey's houses: how many families each has
    QHash<QString, int> m_children;        // by village
    struct Return { QDate on; QString contact, phone; int others = 0; };   // others: under 16 and not left behind
    std::map<QString, Return> m_returns;   // by village
    bool m_survey, m_overrides;
    int m_houses = 0, m_visits = 0, m_assessments = 0, m_assessed = 0;   // m_assessed: children
};

}  // namespace tongdang
