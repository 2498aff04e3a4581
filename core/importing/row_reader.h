// A row's cells into canonical answers, with what is wrong in it (issue 3, part 7; domain.md 5, 8). What rejects a row: no name; an ID
// number that lost digits, has a wrong check digit or contradicts sex or birth date; a place that does not exist or that two have the
// name of; in a roster of several forms, no category. All else is a warning: what can be kept is kept, the rest is left blank.
#pragma once

#include "core/children/matching.h"
#include "core/importing/cell_reader.h"
#include "core/importing/headings.h"

#include <map>
#include <memory>
#include <optional>

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
        bool villageGuessed = false;    // by the sheet's name or title
        QDate today, day;               // of the roster
    };
    explicit RowReader(Setting setting);
    RowReader(const RowReader &) = delete;
    RowReader &operator=(const RowReader &) = delete;
    ReadRow read(const SheetRow &row);
    void warn(ReadRow &out, const SheetRow &row, const QList<int> &columns, const char *rule) const;   // in cells of these columns
    QString heading(const QString &target) const { return m_headings.value(target); }
    const FormCatalog *forms() const { return m.forms; }
    QStringList formIds() const;        // of the records that rows may become

  private:
    struct Column {
        int column = 0;
        QString heading, target;
        enum class Kind { Own, Person, Relation, Region, Township, Group, RowKind, Status } kind = Kind::Own;
        int person = -1;
        std::map<const Form *, Question> questions;
    };
    struct OwnForm { const Form *form; PersonSlots slots_; };
    struct People;                      // of one row, while it is read

    static const Cell &cellAt(const SheetRow &row, int column);
    static CellPlace at(ReadRow &out, const Column &column, const SheetRow &row) { return {column.heading, column.column, row.number, out.problems}; }
    void problem(ReadRow &out, const SheetRow &row, const QString &target, Severity severity, const char *rule, const QStringList &args = {}) const;
    bool isLine(const SheetRow &row) const;
    bool isTotals(const SheetRow &row) const;
    bool isLowerHeading(const SheetRow &row) const;
    bool isColumnNumbers(const SheetRow &row) const;
    bool isNameAlone(const SheetRow &row) const;
    bool isNote(const QString &text) const;
    void own(ReadRow &out, const SheetRow &row, Column &column, const OwnForm &own);
    bool disability(ReadRow &out, const SheetRow &row, const Column &column, const Form &form, int slot, Cell cell, SlotValues &values);
    // None where the cell could not be read.
    std::optional<QStringList> statuses(ReadRow &out, const SheetRow &row, const Column &column) const;
    void person(ReadRow &out, const SheetRow &row, Column &column, People &people);
    void severalNames(ReadRow &out, const SheetRow &row, People &people) const;
    void checkRelative(ReadRow &out, const SheetRow &row, size_t who, NamedPerson &person) const;
    void join(ReadRow &out, const SheetRow &row, People &people);
    void place(ReadRow &out, const SheetRow &row, const OwnForm &own);
    void checkPerson(ReadRow &out, const SheetRow &row, const OwnForm &own);
    void checkBirthMonth(ReadRow &out, const SheetRow &row, const QString &whose, const QString &birth) const;
    void settleAge(SlotValues &values, const PersonSlots &s) const;
    void fillFromId(SlotValues &values, const PersonSlots &slots_) const;
    const OwnForm *known(const QString &id) const;
    const OwnForm *formOf(ReadRow &out, const SheetRow &row, const RosterKind *&kind);

    Setting m;
    std::vector<Column> m_columns;
    int m_nameColumn = -1;
    QList<int> m_numberColumns;
    std::vector<int> m_tellColumns;                   // ID number, birth date, sex: a line of totals has none of them
    QHash<QString, QString> m_headings;               // by target
    std::map<QString, OwnForm> m_forms;
    std::vector<const RosterPerson *> m_people;
    const Form *m_guardian = nullptr, *m_link = nullptr, *m_status = nullptr;
    std::unique_ptr<PersonSlots> m_guardianSlots;
    RosterPlaces m_places;
    CellReader m_cells;
};

}  // namespace tongdang
