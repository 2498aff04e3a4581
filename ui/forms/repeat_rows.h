// The rows of a form's repeats while it is edited: each a record of its own (form `visit/people`) with the outer record as subject.
// Knows which of them the ledger has and makes the changes that save what became of them.
#pragma once

#include "core/ledger/change_set.h"
#include "core/ledger/record.h"

#include <QJsonArray>

namespace tongdang {

class RepeatRows {
  public:
    // The rows stand in the answers, where the form's own logic reads them.
    explicit RepeatRows(Answers &answers) : m_answers(answers) {}

    void begin();                                                  // no row is in the ledger yet
    void take(int repeat, const std::vector<Record> &records);     // as the ledger has them
    const std::vector<Answers> &rows(int repeat) const { return m_answers.repeats[size_t(repeat)]; }
    void put(int repeat, int row, const Answers &answers);         // -1: a new one at the end
    void remove(int repeat, int row);
    bool isModified(int repeat) const;
    bool isModified() const;

    struct RowChange { Change change; QString prefix; };           // "people[2]/" before the questions of its issues
    std::vector<RowChange> changes(const Uid &subject) const;
    QJsonArray draft(int repeat) const;
    void restore(int repeat, const QJsonArray &draft);

  private:
    struct Stored { Uid uid; Answers answers; };
    const Stored *stored(int repeat, const Uid &uid) const;
    const Form &formOf(int repeat) const { return *m_answers.form->repeats[repeat].form; }
    Answers &m_answers;
    bool m_touched = false;
    std::vector<std::vector<Uid>> m_uids;                          // of each row; nil where the ledger has none
    std::vector<std::vector<Stored>> m_stored;
};

}  // namespace tongdang
