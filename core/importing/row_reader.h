// A row's cells into canonical answers, with what is wrong in it (issue 3, part 7; domain.md 5, 8). What rejects a row: no name; an ID
// number that lost digits, has a wrong check digit or contradicts sex or birth date; a place that does not exist or that two have the
// name of; a birth date that cannot be; a formula error in name or ID number; in a roster of several forms, no category. All else is a warning.
#pragma once

#include "core/children/matching.h"
#include "core/importing/headings.h"
#include "core/importing/import.h"
#include "core/places/places.h"

#include <map>
#include <memory>

namespace tongdang {

struct ReadRow {
    RosterEntry entry;
    std::vector<QString> people;        // name of the roster's person, for each of entry.people
    QList<RowProblem> problems;
    bool isRow = true;                  // false: blank, signatures, totals, the headings again
    bool rejected() const;
};

class RowReader {
  public:
    struct Setting {
        const FormCatalog *forms = nullptr;
        const Places *places = nullptr;
        const RosterTemplates *rosters = nullptr;
        const RosterTemplate *roster = nullptr;
        SheetMapping mapping;
        QString form;                   // where no kind decides
        QStringList categories;         // to open where no column says it
        QString within, village;        // where village names are looked for; the place of rows that have none
        QDate today, day;               // of the roster
        bool dated = false;             // the roster says its day
    };
    explicit RowReader(Setting setting);
    ReadRow read(const SheetRow &row);
    QString heading(const QString &target) const { return m_headings.value(target); }
    QStringList formIds() const;        // of the records that rows may become

  private:
    struct Question {
        int slot = -1;
        bool idNumber = false, name = false, region = false, maskable = false, number = false, repeats = false;   // repeats: the same few texts come again
        QHash<QString, Canonical> read;                                                            // of those, what was made of them
    };
    struct Column {
        int column = 0;
        QString heading, target;
        enum class Kind { Own, Person, Relation, Region, Group, RowKind, Status } kind = Kind::Own;
        int person = -1;
        std::map<const Form *, Question> questions;
    };
    struct OwnForm { const Form *form; PersonSlots slots_; };
    struct Place { QString code, rest; QStringList several; };

    void problem(ReadRow &row, const QString &column, Severity severity, const QString &rule, Message message) const;
    void wrong(ReadRow &row, const Column &column, Severity severity, const char *rule, const QStringList &args = {}) const;
    std::optional<QString> value(ReadRow &row, Column &column, const Form &form, Question &question, const Cell &cell);
    static Question questionOf(const Form &form, int slot);
    std::optional<QString> idNumber(ReadRow &row, const Column &column, const Cell &cell, const QString &text) const;
    QString placeCode(const QString &text);
    bool isLine(const SheetRow &row) const;
    bool isTotals(const SheetRow &row) const;
    void place(ReadRow &out, const SheetRow &row, const OwnForm &own);
    void checkPerson(ReadRow &out, const OwnForm &own);
    void fillFromId(SlotValues &values, const PersonSlots &slots_) const;
    const OwnForm *known(const QString &id) const;
    const OwnForm *formOf(ReadRow &out, const SheetRow &row, QString &category);

    Setting m;
    std::vector<Column> m_columns;
    int m_nameColumn = -1;
    std::vector<int> m_tellColumns;                   // ID number, birth date, sex: a line of totals has none of them
    QHash<QString, QString> m_headings;               // by target
    std::map<QString, OwnForm> m_forms;
    std::vector<const RosterPerson *> m_people;
    const Form *m_guardian = nullptr, *m_link = nullptr, *m_status = nullptr;
    std::unique_ptr<PersonSlots> m_guardianSlots;
    QHash<QString, Place> m_places;
    QHash<QString, QString> m_answered;               // texts of questions for a place → code
};

}  // namespace tongdang
