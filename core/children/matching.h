// Who a roster's row is, and what it changes: people already here are recognised, families joined, time on the register and statuses
// opened. The rules (data-model.md, "The child and the people around it"; domain.md 8), for rows against the ledger and among themselves:
//
// A person of the row: the same ID number and a name that may be the same person's (namesAlike); under an altogether different name one of
// the two numbers is wrong, and the row is refused (within one file already where one character differs). Else, where not both have one: the same name and birth date and, where both have one, a
// guardian of the same name. Else the same name and village (or no village in both) and a common phone, or an age that fits the stated one. Else the same name
// and village where one of the two tells nothing else at all and no other person is called so there. Two that fit alike: the one of the
// same village, then a phone; if that decides nothing the row is refused, since a wrong guess would write into a stranger's file.
// Within one file, two rows of one name and age with different phones are two people. Of two rows of one person the first counts: the
// second adds what the first left blank, so that the same file imported again changes nothing.
//
// A guardian: ID number and a name that may be the same person's; else name and phone; else, only where a phone is missing, name and village. Different phones are different
// people, but a child's own father with a new number (same name, same relation) is still he. Several of one name in the village: the
// one already linked to the child, else a new person.
//
// A roster gives no dates: a new link has none, and holds on every earlier day. Where the child has somebody else in that place on the
// roster's day (its 填报日期, else the day of import), that link ends on the day and the new one begins on it; where a later one is known
// already, the new one ends as that begins. 清空 in the name ends the link, in
// the relation's column empties the relation. A link that holds already stays as it is.
#pragma once

#include "core/ledger/ledger.h"

#include <functional>
#include <map>

namespace tongdang {

const Form *guardianForm(const FormCatalog &forms);
const Form *guardianshipForm(const FormCatalog &forms);
const Form *childForm(const FormCatalog &forms);
const Form *statusForm(const FormCatalog &forms);

// Slots of the questions that tell who somebody is; -1 where the form does not ask.
struct PersonSlots {
    explicit PersonSlots(const Form &form);
    int name, sex, birth, id, phone, region, group, address, age, ageOn, category, number;
};

using SlotValues = std::vector<std::pair<int, QString>>;
QString valueIn(const SlotValues &values, int slot);

struct PersonKeys {
    QString name, id, birth, village, phone;   // canonical
    QString age, ageOn, sex;
    QString maskedId, maskedPhone;             // as an export masks them: they tell people apart, nothing more
    QStringList guardians;                     // names
};

enum class MatchKind { None, IdNumber, NameAndBirth, NameAndPhone, NameAndAge, NameAlone, Ambiguous };

struct NamedPerson {               // somebody a row names besides its own person
    QString relation;              // code; "" not known
    QString roles;                 // codes with spaces between
    bool fixedRelation = false;    // the place is the relation's (father); else the role's (carer)
    bool clears = false;           // nobody any more
    SlotValues values;             // of the form guardian
    bool clearsRelation = false;   // what they are to the child is not known any more
};

struct RosterEntry {
    const Form *form = nullptr;
    SlotValues values;             // "" clears
    PersonKeys keys;
    QStringList categories;        // statuses to open (child), or the answer to `category`
    QStringList inPlaceOf;         // a child who has one of these needs none opened
    QDate day;                     // the roster's
    std::vector<NamedPerson> people;
    int group = 0;
    int row = 0;                   // in its file
};

struct RowPlan {
    std::vector<Change> changes;
    std::vector<int> whose;        // of each change: 0.. a person of the entry, -1 the row's own record, -2 links and periods
    MatchKind match = MatchKind::None;
    bool waits = false;            // concerns a record that an unsettled row creates: settle that first, then plan again
    bool revives = false, exited = false, otherName = false;
    bool otherPerson = false;      // the ID number is somebody else's: nothing is planned
    bool twin = false;             // new, though somebody here has the name, the birth date and another ID number
    std::vector<int> twins;        // people of the entry of whom the like is true
    std::vector<std::pair<int, int>> otherwise;   // a person of the entry, and a question that an earlier row of the file answered differently
    QString knownName;
    int knownRow = 0;              // where this file named that person before; 0: the ledger did
};

class RosterMatcher {
  public:
    // Reads what is needed of everybody, once. `view`: the ledger's writerView. Throws SQLite::Exception.
    RosterMatcher(LedgerReader &view, const QStringList &forms);
    ~RosterMatcher();
    RowPlan plan(const RosterEntry &entry);
    void settle(int group, bool refused);      // refused: as if it had never been planned
    void newFile();                            // rows planned from now on are another file's

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
