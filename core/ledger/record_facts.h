// Facts about a record of a ledger, for the form's logic.
#pragma once

#include "core/base/clock.h"
#include "core/ledger/ledger_reader.h"
#include "core/ledger/record_tree.h"

#include <map>

namespace tongdang {

inline const Session kNobody;   // what the core works out for itself

class RecordFacts final : public FormFacts {
  public:
    // `tree`: of a form with repeats, and of their rows. `all`: what a projection reads, which no session limits.
    RecordFacts(LedgerReader &reader, const Session &session, const Record *record, const QDateTime &now, std::optional<RecordTree> tree = {}, const RecordTree::Source *all = nullptr);
    RecordFacts(LedgerReader &, Session &&, const Record *, const QDateTime &, std::optional<RecordTree> = {}, const RecordTree::Source * = nullptr) = delete;   // it keeps the session by reference
    RecordFacts(const RecordFacts &) = delete;
    RecordFacts &operator=(const RecordFacts &) = delete;
    void setStanding(bool stands) { m_stands = stands; }   // what was calculated is not worked out anew
    // Fills the derived answers, in view of the whole tree; the rows of repeats come with them.
    void derive(Answers &answers);
    QDateTime now() const override { return m_now; }
    void setClock(const Clock *clock) { m_clock = clock; }   // while a person fills in
    QDateTime moment() const override { return m_clock ? shanghaiTime(m_clock->nowMs()) : m_now; }
    QString userName() const override { return m_session.login; }
    const std::vector<Answers> *linked(const QString &form) const override;
    const Answers *pointed(const Form &form, const QString &uid) const override;
    QString coreValue(const QString &name) const override { return m_record ? m_record->answers.value(name) : QString(); }
    void setBegun(bool begun) { m_begun = begun; }         // in front of a person: what they saved last may be taken over
    const Answers *lastSaved(const Form &form) const override;
    const AnswersContext *around() const override { return m_around.empty() ? nullptr : m_around.back().get(); }
    int position() const override { return m_tree && !m_tree->path().empty() ? int(m_tree->path().back().second) + 1 : 1; }
    bool stands() const override { return m_stands; }
    RecordTree *tree() { return m_tree ? &*m_tree : nullptr; }
    bool placeExists(const QString &code) const override { return m_reader.places().find(code) != nullptr; }

  private:
    LedgerReader &m_reader;
    const Session &m_session;
    const Record *m_record;
    QDateTime m_now;
    const Clock *m_clock = nullptr;
    bool m_stands = false, m_begun = false;
    mutable std::optional<std::optional<Record>> m_last;
    mutable std::map<QString, std::vector<Answers>> m_linked;
    mutable std::map<QString, std::optional<Answers>> m_pointed;   // by uid
    const RecordTree::Source *m_all = nullptr;
    std::optional<RecordTree> m_tree;
    std::unique_ptr<RecordFacts> m_outermost;                     // of the tree's root, where that is another record
    std::vector<std::unique_ptr<AnswersContext>> m_around;        // outermost first
};

}  // namespace tongdang
