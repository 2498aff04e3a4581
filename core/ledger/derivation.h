// Answers that the core computes from a record and the records linked to it (td_core): the room that knows the questions gives
// the rule (core/children), the ledger's projection calls it. With the answers come the days between which they hold by what is
// known, so that a count on any day within needs no second look.
#pragma once

#include "core/ledger/record.h"

#include <functional>
#include <optional>

namespace tongdang {

struct Derived {
    std::vector<std::pair<int, QString>> values;   // slot of a td_core question, its answer on the day
    bool exited = false;                           // on the day: its last period of registration is closed
    QDate from, until;                             // inclusive; invalid: open
};

using LinkedRecords = std::function<const std::vector<Record> &(const QString &form, const Uid &subject)>;   // active ones of a form whose subject that is

class Derivation {
  public:
    virtual ~Derivation() = default;
    virtual bool concerns(const Form &form) const = 0;                        // has core answers
    virtual QStringList readsFrom(const Form &form) const = 0;                // linked forms it looks at, and forms linked to these
    virtual QStringList readsFor(const Form &form, const QString &question) const = 0;   // those of them that decide this core answer
    // Of this form, its own or one of those: the questions that derive() looks at. Records of the form may come with these answers alone.
    virtual QStringList questions(const Form &form) const = 0;
    // Gives a new record what is given once (child_number); `serial` counts up by key, for ever.
    virtual void number(Answers &answers, const QDate &day, const QString &deviceTag, const std::function<qint64(const QString &)> &serial) const {
        Q_UNUSED(answers) Q_UNUSED(day) Q_UNUSED(deviceTag) Q_UNUSED(serial)
    }
    // Rules over a record's subject and records beside it, for a record that is new (no `before`) or changed. All of them active.
    struct Around {
        std::function<std::optional<Record>()> subject;
        std::function<std::vector<Record>()> others;      // of its form and subject
        // Of its form and place, of any subject, that answer a question (td_indexed) with one of these.
        std::function<std::vector<Record>(const QString &question, const QStringList &values)> alike;
        std::function<std::vector<Record>(const QString &form, const QString &question, const Uid &target)> naming;   // of that form, whose question names it
    };
    virtual QList<Issue> faults(const Record &record, const Answers *before, const Around &around) const {
        Q_UNUSED(record) Q_UNUSED(before) Q_UNUSED(around)
        return {};
    }
    // As of the day, by what is known on today (the same day, or a later one).
    virtual Derived derive(const Record &record, const LinkedRecords &linked, const QDate &day, const QDate &today) const = 0;
};

}  // namespace tongdang
