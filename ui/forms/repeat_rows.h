// The rows of a form's repeats while it is edited, and the rows within them: each a record of its own (form `visit/people`) with the record
// around it as subject. Knows which of them the ledger has and makes the changes that save what became of them.
#pragma once

#include "core/base/clock.h"
#include "core/ledger/change_set.h"
#include "core/ledger/record.h"

#include <QJsonArray>

#include <functional>

namespace tongdang {

class RepeatRows {
  public:
    // What the ledger has of a record, beside the answers as they are being edited: rows parallel to theirs.
    struct Stored {
        Uid uid;                                                   // nil where the ledger has none
        Answers answers;                                           // without rows
        std::vector<std::vector<Stored>> rows;                     // by repeat
        std::vector<std::vector<Uid>> had;                         // by repeat: all rows there are in the ledger
        explicit Stored(const Form &form) : answers(form), rows(size_t(form.repeats.size())), had(size_t(form.repeats.size())) {}
    };
    struct Row { Answers answers; Stored stored; };                // a row by itself, to be filled in as a form

    // The rows stand in the answers, where the form's own logic reads them.
    explicit RepeatRows(Answers &answers) : m_answers(answers), m_stored(*answers.form) {}

    using Linked = std::function<std::vector<Record>(const Uid &subject, const Form &form)>;
    void begin();                                                  // no row is in the ledger yet
    void take(const Uid &subject, const Linked &linked);           // as the ledger has them
    void take(const Stored &stored) { m_stored = stored; }         // of a row by itself
    const std::vector<Answers> &rows(int repeat) const { return m_answers.repeats[size_t(repeat)]; }
    const Stored &stored() const { return m_stored; }
    Row row(int repeat, int row) const { return {rows(repeat)[size_t(row)], m_stored.rows[size_t(repeat)][size_t(row)]}; }
    void put(int repeat, int row, const Row &filled);              // -1: a new one at the end
    void remove(int repeat, int row);
    bool isModified(int repeat) const;
    bool isModified() const;
    // The row that an issue's field begins with, "people[2]/visits[1]/": its answers now and as stored. Null where there is none.
    std::pair<const Answers *, const Stored *> at(const QString &prefix) const;

    struct RowChange { Change change; QString prefix; };           // "people[2]/" before the questions of its issues
    std::vector<RowChange> changes(const Uid &subject, const Clock &clock) const;
    QJsonArray draft(int repeat) const;
    void restore(int repeat, const QJsonArray &draft);

  private:
    Answers &m_answers;
    Stored m_stored;                                               // of the record around the rows: its uid and answers are not used
    bool m_touched = false;
};

}  // namespace tongdang
