// One cell into the canonical answer to one question, with what is odd about it. Only a number that was meant as an ID number and is
// none rejects the row, and a name that failed as a formula; all else is a warning, and what can be kept of the cell is kept.
#pragma once

#include "core/base/text_hash.h"
#include "core/forms/answers.h"
#include "core/importing/import.h"
#include "core/importing/roster_places.h"
#include "core/importing/roster_template.h"

namespace tongdang {

struct Question {
    static Question of(const Form &form, int slot);
    int slot = -1;
    bool idNumber = false, name = false, region = false, maskable = false, number = false, date = false, phone = false, repeats = false;   // repeats: the same few texts come again
    QString tick;                // the choice that a tick in this column means
    TextMap<Canonical> read;                                                                         // of those, what was made of them
};

QString columnName(int column);   // A, B, … of 0, 1, …

struct CellPlace {
    const QString &heading;
    int column, row;             // from 0; the spreadsheet's own
    QList<RowProblem> &problems;
    void tell(Severity severity, const QString &rule, Message message) const;
    void tell(Severity severity, const char *rule, const QStringList &args = {}) const;   // of the room's own sentences
};

class CellReader {
  public:
    CellReader(const RosterWords &words, RosterPlaces &places, const QDate &today) : m_words(words), m_places(places), m_today(today) {}
    // None: nothing is given. "" clears.
    std::optional<QString> value(const CellPlace &at, const Form &form, Question &question, const Cell &cell);
    // A tick in the column of a choice, beside what is answered already; else as above.
    std::optional<QString> value(const CellPlace &at, const Form &form, Question &question, const Cell &cell, const QString &answered);
    // Several choices in a cell of a question that takes several, or takes one and ranks them.
    std::optional<QString> choices(const CellPlace &at, const Form &form, const Field &field, const QString &text) const;

  private:
    static bool withoutExponent(QString &phone);   // false: digits are lost
    static QString serialDate(const QString &text);
    std::optional<QString> idNumber(const CellPlace &at, const Cell &cell, const QString &text) const;
    const RosterWords &m_words;
    RosterPlaces &m_places;
    QDate m_today;
};

}  // namespace tongdang
