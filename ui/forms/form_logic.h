// The answers of a form being edited, without a widget: what applies, what is calculated, what is wrong, what has changed.
// What stops applying keeps its answer until saving, when it is sent as blank. Restricted answers come blank and are never sent.
#pragma once

#include "ui/forms/repeat_rows.h"

#include <QSet>

#include <memory>

namespace tongdang {

class FormLogic {
  public:
    explicit FormLogic(const Form &form) : m_form(form), m_answers(form), m_stored(form), m_opened(form) {}

    // `stored`: as the ledger has them, blank for a new record. Facts outlive this.
    void begin(const Answers &stored, const FormFacts &facts, bool isNew);
    void setLocked(const QSet<int> &locked) { m_locked = locked; }
    bool isLocked(int slot) const { return m_locked.contains(slot); }

    const Answers &answers() const { return m_answers; }
    const FormFacts &facts() const { return *m_facts; }
    RepeatRows &rows() { return m_rows; }
    const RepeatRows &rows() const { return m_rows; }
    void rowsChanged();                                   // recalculates what reads them
    bool repeatApplies(int repeat) const;
    // Sets, recalculates what depends on it; where the person did it now, what waits for it is given too. True where the answer is another than before.
    bool set(int slot, const QString &value, bool now = true);
    void carry(int slot, const QString &value);           // as a default: no edit of this person, yet part of what is saved
    bool applies(int slot) const { return m_relevant[size_t(slot)]; }
    bool isRequired(int slot) const;
    QList<Issue> issues() const;
    QList<const Choice *> offered(const Field &field) const;
    QList<const Choice *> offered(const Field &field, QList<Choice> &made) const;   // also those that are answers in a repeat, which `made` keeps
    void offerOnly(int slot, const QStringList &codes) { m_only.insert(slot, codes); }

    Answers kept() const;                                 // as they are to be saved: blank where a question stopped applying
    std::vector<std::pair<int, QString>> changes() const; // for a Change; those of rows are the rows' own
    std::vector<int> edited() const;                      // slots that differ from when it was opened
    // Sibling questions that the form itself checks against an ID number's birth date or sex, and what it tells of them.
    struct Filled { int slot; QString value; };
    QList<Filled> fromIdNumber(int slot, const QDate &today) const;

  private:
    void refreshRelevance();
    const Form &m_form;
    const FormFacts *m_facts = nullptr;
    Answers m_answers, m_stored, m_opened;
    RepeatRows m_rows{m_answers};
    std::vector<bool> m_relevant, m_relevantAtFirst;
    QSet<int> m_locked;
    QHash<int, QStringList> m_only;
};

}  // namespace tongdang
