#include "core/importing/row_reader.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"
#include "core/identity/id_number.h"
#include "core/importing/disability_cell.h"
#include "core/importing/person_name.h"

namespace tongdang {

using namespace targets;

namespace {

void put(SlotValues &values, int slot, const QString &value) {
    for (auto &[at, old] : values)
        if (at == slot) {
            old = value;
            return;
        }
    values.emplace_back(slot, value);
}

}  // namespace

bool ReadRow::rejected() const { return hasMust(problems); }

const Cell &RowReader::cellAt(const SheetRow &row, int column) {
    static const Cell none;
    return column >= 0 && column < row.cells.size() ? row.cells[column] : none;
}

RowReader::RowReader(Setting setting) : m(std::move(setting)), m_places(*m.places, m.within, m.day), m_cells(m.rosters->words, m_places, m.today) {
    m_guardian = guardianForm(*m.forms);
    m_link = guardianshipForm(*m.forms);
    m_status = statusForm(*m.forms);
    if (m_guardian)
        m_guardianSlots = std::make_unique<PersonSlots>(*m_guardian);
    for (const QString &id : formIds())
        if (const Form *form = m.forms->find(id))
            m_forms.insert_or_assign(id, OwnForm{form, PersonSlots(*form)});
    for (const ColumnMapping &mapped : m.mapping.columns) {
        if (mapped.target == kRowNumber)
            m_numberColumns << mapped.column;
        if (mapped.target.isEmpty() || mapped.target == kRowNumber)
            continue;
        Column column{mapped.column, mapped.heading, mapped.target, Column::Kind::Own, -1, {}};
        const QString first = mapped.target.section(u'.', 0, 0), question = mapped.target.section(u'.', 1);
        if (mapped.target == kRegion)
            column.kind = Column::Kind::Region;
        else if (mapped.target == kTownship)
            column.kind = Column::Kind::Township;
        else if (mapped.target == kGroup) {
            column.kind = Column::Kind::Group;
            for (const auto &[id, own] : m_forms)
                column.questions.emplace(own.form, Question::of(*own.form, own.slots_.group));
        }
        else if (mapped.target == kRowKind)
            column.kind = Column::Kind::RowKind;
        else if (mapped.target == kStatus || mapped.target == kFurtherStatus)
            column.kind = Column::Kind::Status;
        else if (mapped.target.startsWith(kOwn)) {
            for (const auto &[id, own] : m_forms)
                column.questions.emplace(own.form, Question::of(*own.form, own.form->indexOf(question)));
        } else if (const RosterPerson *person = m.rosters->person(first); person && m_guardian && m_link) {
            const auto at = std::find_if(m_people.begin(), m_people.end(), [&](const RosterPerson *p) { return p->name == first; });
            column.person = int(at - m_people.begin());
            if (at == m_people.end())
                m_people.push_back(person);
            column.kind = question == kRelation ? Column::Kind::Relation : Column::Kind::Person;
            if (question == kRelation)
                column.questions.emplace(m_link, Question::of(*m_link, m_link->indexOf(kRelation)));
            else
                column.questions.emplace(m_guardian, Question::of(*m_guardian, m_guardian->indexOf(question)));
        } else {
            continue;
        }
        if (mapped.target == kOwnName)
            m_nameColumn = mapped.column;
        if (mapped.target.startsWith(kOwn) && (question == fields::kIdNumber || question == fields::kBirthDate || question == fields::kSex))
            m_tellColumns.push_back(mapped.column);
        for (auto &[form, asked] : column.questions)
            asked.tick = tickedChoice(*form, asked.slot, mapped.heading);
        m_headings.insert(mapped.target, mapped.heading);
        m_columns.push_back(std::move(column));
    }
}

QStringList RowReader::formIds() const {
    QStringList ids;
    if (m.mapping.columns.end() != std::find_if(m.mapping.columns.begin(), m.mapping.columns.end(), [](const ColumnMapping &c) { return c.target == kRowKind; }))
        for (const RosterTemplate &roster : m.rosters->all)
            for (const RosterKind &kind : roster.kinds)
                ids << kind.form;
    ids << m.form;
    ids.removeDuplicates();
    return ids;
}

void RowReader::warn(ReadRow &out, const SheetRow &row, const QList<int> &columns, const char *rule) const {
    for (const Column &column : m_columns)
        if (columns.contains(column.column))
            at(out, column, row).tell(Severity::Warn, rule);
}

void RowReader::problem(ReadRow &out, const SheetRow &row, const QString &target, Severity severity, const char *rule, const QStringList &args) const {
    const QString heading = m_headings.value(target);
    CellPlace{heading, -1, row.number, out.problems}.tell(severity, rule, args);
}

const RowReader::OwnForm *RowReader::known(const QString &id) const {
    const auto found = m_forms.find(id);
    return found == m_forms.end() ? nullptr : &found->second;
}

const RowReader::OwnForm *RowReader::formOf(ReadRow &out, const SheetRow &row, const RosterKind *&kind) {
    for (const Column &column : m_columns) {
        if (column.kind != Column::Kind::RowKind)
            continue;
        const QString text = cellAt(row, column.column).text.trimmed(), key = headingKey(text);
        for (const RosterTemplate &roster : m.rosters->all)
            for (const RosterKind &one : roster.kinds)
                if (!key.isEmpty() && one.words.contains(key)) {
                    kind = &one;
                    return known(one.form);
                }
        at(out, column, row).tell(Severity::Must, text.isEmpty() ? "no_kind" : "unknown_kind", {text});
        return nullptr;
    }
    return known(m.form);
}

void RowReader::place(ReadRow &out, const SheetRow &row, const OwnForm &own) {
    QString code, rest, township;
    for (const Column &column : m_columns)
        if (const Cell &cell = cellAt(row, column.column); column.kind == Column::Kind::Township && cell.kind == Cell::Kind::Text)
            township = cell.text.trimmed();
    for (const Column &column : m_columns) {
        if (column.kind != Column::Kind::Region)
            continue;
        const Cell &cell = cellAt(row, column.column);
        const QString text = cell.text.trimmed();
        if (cell.kind != Cell::Kind::Fault && (text.isEmpty() || m.rosters->words.isMark(text)))
            continue;
        const RosterPlaces::Village found = cell.kind == Cell::Kind::Fault ? RosterPlaces::Village() : m_places.village(text);
        if (found.several.isEmpty())
            return at(out, column, row).tell(Severity::Must, "unknown_place", {text, m.places->name(m.within)});
        code = found.code;
        rest = found.rest;
        if (code.isEmpty() && !township.isEmpty())
            code = m_places.village(township + u'/' + text).code;
        if (code.isEmpty())
            code = m_places.byAddress(found, valueIn(out.entry.values, own.slots_.address));
        if (code.isEmpty() && found.several.contains(m.village))
            code = m.village;
        if (code.isEmpty())
            return at(out, column, row).tell(Severity::Must, "ambiguous_place", {text, m.places->fullName(found.several[0]), m.places->fullName(found.several[1])});
        if (!found.inForce)
            at(out, column, row).tell(Severity::Warn, "place_not_in_force", {text, isoDate(m.day)});
    }
    const QString address = valueIn(out.entry.values, own.slots_.address);
    const bool told = !code.isEmpty();
    if (!told) {
        code = m.village;
        if (const QString lives = m.villageGuessed && !address.isEmpty() ? m_places.inAddress(address, m.rosters->words) : QString(); !lives.isEmpty() && lives != code)
            problem(out, row, kOwn + own.form->fields[own.slots_.address].name, Severity::Warn, "address_elsewhere", {address, m.places->name(lives), m.places->name(code)});
    }
    if (code.isEmpty() && !address.isEmpty()) {
        code = m_places.inAddress(address, m.rosters->words);
        if (code.isEmpty() && !m_headings.contains(kRegion))
            return problem(out, row, kOwn + own.form->fields[own.slots_.address].name, Severity::Must, "unknown_place", {address, m.places->name(m.within)});
    }
    if (code.isEmpty())
        return problem(out, row, kRegion, Severity::Warn, "no_place");
    if (const Place *there = told ? nullptr : m.places->find(code); there && !there->inForce(m.day))
        problem(out, row, kRegion, Severity::Warn, "place_not_in_force", {m.places->name(code), isoDate(m.day)});
    if (!township.isEmpty() && m_places.isElsewhere(code, township))
        return problem(out, row, kTownship, Severity::Must, "not_in_township", {m.places->name(code), township});
    if (own.slots_.region >= 0)
        put(out.entry.values, own.slots_.region, code);
    if (!rest.isEmpty() && own.slots_.group >= 0 && valueIn(out.entry.values, own.slots_.group).isEmpty())
        put(out.entry.values, own.slots_.group, rest);
}

void RowReader::fillFromId(SlotValues &values, const PersonSlots &slots_) const {
    const QString number = valueIn(values, slots_.id);
    if (number.isEmpty())
        return;
    const IdNumber id = readIdNumber(number, m.today);
    if (!id.valid())
        return;
    if (slots_.birth >= 0 && valueIn(values, slots_.birth).isEmpty())
        put(values, slots_.birth, isoDate(id.birth));
    if (slots_.sex >= 0 && valueIn(values, slots_.sex).isEmpty())
        put(values, slots_.sex, id.sex);
}

void RowReader::checkPerson(ReadRow &out, const SheetRow &row, const OwnForm &own) {
    SlotValues &values = out.entry.values;
    const PersonSlots &s = own.slots_;
    const auto tell = [&](int slot, Severity severity, const char *rule, const QStringList &args = {}) { problem(out, row, kOwn + own.form->fields[slot].name, severity, rule, args); };
    if (valueIn(values, s.name).isEmpty() && !out.rejected())
        tell(s.name, Severity::Must, "no_name");
    if (const QString name = cellAt(row, m_nameColumn).text; areSeveralNames(name))
        tell(s.name, Severity::Must, "several_names", {name.simplified()});
    const QString number = valueIn(values, s.id);
    if (!number.isEmpty()) {
        const IdNumber id = readIdNumber(number, m.today);
        const QString sex = valueIn(values, s.sex), birth = valueIn(values, s.birth);
        if (id.valid() && (sex == u"1" || sex == u"2") && sex != id.sex)
            tell(s.sex, Severity::Must, "sex_contradicts_id");
        if (id.valid() && !birth.isEmpty() && birth != isoDate(id.birth))
            tell(s.birth, Severity::Must, "birth_contradicts_id", {birth, isoDate(id.birth)});
    }
    const QDate birth = fromIso(valueIn(values, s.birth));
    if (birth.isValid() && birth > m.today) {
        tell(s.birth, Severity::Warn, "birth_in_future", {isoDate(birth)});
        std::erase_if(values, [&](const auto &v) { return v.first == s.birth; });
    }
    const bool told = !valueIn(values, s.birth).isEmpty();
    fillFromId(values, s);
    if (!told)
        checkBirthMonth(out, row, kOwn, valueIn(values, s.birth));
    settleAge(values, s);
}

// 出生年月 2012.03 is no date; beside an ID number it needs only to agree. A number 2012.1 may be October.
void RowReader::checkBirthMonth(ReadRow &out, const SheetRow &row, const QString &whose, const QString &birth) const {
    const auto column = std::find_if(m_columns.begin(), m_columns.end(), [target = whose + fields::kBirthDate](const Column &one) { return one.target == target; });
    if (birth.isEmpty() || column == m_columns.end())
        return;
    const Cell &cell = cellAt(row, column->column);
    const std::pair<int, int> stated = parseYearMonth(cell.text);
    if (stated.second == 0)
        return;
    out.problems.removeIf([&](const RowProblem &problem) { return problem.column == column->heading && problem.rule == u"type"; });
    const QDate known = fromIso(birth);
    const bool october = cell.kind == Cell::Kind::Number && stated.second == 1 && known.month() == 10;
    if (stated.first != known.year() || (stated.second != known.month() && !october))
        at(out, *column, row).tell(Severity::Warn, "birth_contradicts_id", {cell.text.trimmed(), birth});
}

// An age is kept only where there is no birth date, with the day on which it was stated.
void RowReader::settleAge(SlotValues &values, const PersonSlots &s) const {
    if (s.age < 0 || valueIn(values, s.age).isEmpty())
        return;
    if (!valueIn(values, s.birth).isEmpty())
        std::erase_if(values, [&](const auto &v) { return v.first == s.age || v.first == s.ageOn; });
    else if (s.ageOn >= 0 && valueIn(values, s.ageOn).isEmpty())
        put(values, s.ageOn, isoDate(m.day));
}

// Kind and grade in one cell answer both questions, whichever of them the column is; what a column of its own says counts.
bool RowReader::disability(ReadRow &out, const SheetRow &row, const Column &column, const Form &form, int slot, Cell cell, SlotValues &values) {
    const QString &question = form.fields[slot].name;
    if ((question != fields::kDisabilityType && question != fields::kDisabilityGrade) || cell.kind == Cell::Kind::Fault)
        return false;
    const int grade = form.indexOf(fields::kDisabilityGrade), kind = form.indexOf(fields::kDisabilityType);
    const CodeList *grades = grade < 0 ? nullptr : form.listOf(form.fields[grade]);
    if (!grades || kind < 0)
        return false;
    const DisabilityCell read = readDisabilityCell(cell.text, *grades);
    if (read.grade.isEmpty() || (slot == grade && read.kinds.isEmpty()))
        return false;
    if (slot == grade || valueIn(values, grade).isEmpty())
        put(values, grade, read.grade);
    if (!read.kinds.isEmpty() && (slot == kind || valueIn(values, kind).isEmpty())) {
        cell.text = read.kinds;
        Question asked = Question::of(form, kind);
        if (const auto answer = m_cells.value(at(out, column, row), form, asked, cell))
            put(values, kind, *answer);
    }
    return true;
}

void RowReader::own(ReadRow &out, const SheetRow &row, Column &column, const OwnForm &own) {
    const auto asked = column.questions.find(own.form);
    const Cell &cell = cellAt(row, column.column);
    if (asked == column.questions.end() || asked->second.slot < 0 || cell.isEmpty())
        return;
    const int slot = asked->second.slot;
    if (isMasked(cell.text) && slot == own.slots_.id)
        out.entry.keys.maskedId = cell.text.trimmed();
    if (isMasked(cell.text) && slot == own.slots_.phone)
        out.entry.keys.maskedPhone = cell.text.trimmed();
    if (disability(out, row, column, *own.form, slot, cell, out.entry.values))
        return;
    if (const auto answer = m_cells.value(at(out, column, row), *own.form, asked->second, cell, valueIn(out.entry.values, slot)); answer && !(answer->isEmpty() && slot == own.slots_.name))
        put(out.entry.values, slot, *answer);
}

std::optional<QStringList> RowReader::statuses(ReadRow &out, const SheetRow &row, const Column &column) const {
    const Cell &cell = cellAt(row, column.column);
    const Field *field = m_status ? m_status->find(kStatus.section(u'.', 1)) : nullptr;
    if (!field || cell.isEmpty() || m.rosters->words.isMark(cell.text) || m.rosters->words.isClear(cell.text))
        return QStringList();
    Field several = *field;
    several.kind = FieldKind::SelectMultiple;
    const Canonical read = canonicalValue(*m_status, several, cell.text);
    QString codes = read.value;
    if (read.issue) {
        codes = m_cells.choices(at(out, column, row), *m_status, several, cell.text).value_or(QString());
        if (codes.isEmpty()) {
            at(out, column, row).tell(Severity::Warn, read.issue->rule, read.issue->message);
            return {};
        }
    }
    return codes.split(u' ', Qt::SkipEmptyParts);
}

// 王秀英、李国强 in the place of one person's name: the first is that person, and in the cells beside it the first of as many parts.
struct RowReader::People {
    explicit People(size_t count) : people(count), filled(count), parts(count, 1) {}
    std::vector<NamedPerson> people;
    std::vector<char> filled;
    std::vector<qsizetype> parts;
};

void RowReader::severalNames(ReadRow &out, const SheetRow &row, People &people) const {
    for (const Column &column : m_columns) {
        if (column.kind != Column::Kind::Person || column.questions.begin()->second.slot != m_guardianSlots->name)
            continue;
        const Cell &cell = cellAt(row, column.column);
        const QString &text = cell.text;
        const QStringList names = personParts(text);
        if (cell.kind == Cell::Kind::Fault)
            continue;
        if (names.size() < 2 || m.rosters->words.isNobody(text) || !readPersonName(text, m.rosters->words, *m_guardian).state.isEmpty())
            continue;
        people.parts[size_t(column.person)] = names.size();
        at(out, column, row).tell(Severity::Warn, "several_people", {names.front(), names.mid(1).join(QStringLiteral("、")), names.mid(1).join(QStringLiteral(", "))});
    }
}

void RowReader::person(ReadRow &out, const SheetRow &row, Column &column, People &people) {
    Cell cell = cellAt(row, column.column);
    const size_t who = size_t(column.person);
    Question &question = column.questions.begin()->second;
    if (cell.isEmpty() || question.slot < 0)
        return;
    if (people.parts[who] > 1)
        if (const QStringList parts = personParts(cell.text); parts.size() == people.parts[who])
            cell.text = parts.front();
    NamedPerson &person = people.people[who];
    if (column.kind == Column::Kind::Relation) {
        if (const auto answer = m_cells.value(at(out, column, row), *m_link, question, cell, person.relation)) {
            person.relation = *answer;
            person.clearsRelation = answer->isEmpty();
        }
        return;
    }
    if (question.slot == m_guardianSlots->name && cell.kind != Cell::Kind::Fault) {
        if (m.rosters->words.isClear(cell.text)) {
            person.clears = true;
            return;
        }
        PersonName read = readPersonName(cell.text, m.rosters->words, *m_guardian);
        cell.text = read.name;
        if (read.name.isEmpty() && !read.state.isEmpty())
            at(out, column, row).tell(Severity::Warn, "state_for_name", {read.state});
        if (read.name.isEmpty())
            return;
        for (const auto &[slot, value] : read.told)   // what a column of its own says counts
            if (valueIn(person.values, slot).isEmpty())
                put(person.values, slot, value);
    }
    if (disability(out, row, column, *m_guardian, question.slot, cell, person.values)) {
        people.filled[who] = true;
    } else if (const auto answer = m_cells.value(at(out, column, row), *m_guardian, question, cell, valueIn(person.values, question.slot))) {
        put(person.values, question.slot, *answer);
        people.filled[who] = people.filled[who] || !answer->isEmpty();
    }
}

// Somebody beside the row's own person: of unknown relation, with the child's own ID number, too young for a parent.
void RowReader::checkRelative(ReadRow &out, const SheetRow &row, size_t who, NamedPerson &person) const {
    constexpr int kYoungestParent = 14;
    const auto tell = [&](const QString &question, const char *rule, const QStringList &args) { problem(out, row, m_people[who]->name + u'.' + question, Severity::Warn, rule, args); };
    const QString name = valueIn(person.values, m_guardianSlots->name);
    if (name.isEmpty())
        return;
    if (!person.fixedRelation && person.relation.isEmpty() && !person.clearsRelation)
        tell(m_headings.contains(m_people[who]->name + u'.' + kRelation) ? kRelation : kName, "no_relation", {name});
    const PersonSlots &s = m_forms.at(out.entry.form->id).slots_;
    const QString number = valueIn(person.values, m_guardianSlots->id);
    if (!number.isEmpty() && number == valueIn(out.entry.values, s.id)) {
        std::erase_if(person.values, [&](const auto &value) { return value.first == m_guardianSlots->id; });
        tell(fields::kIdNumber, "own_id_number", {name});
    }
    SlotValues whole = person.values;
    fillFromId(whole, *m_guardianSlots);
    const QDate birth = fromIso(valueIn(whole, m_guardianSlots->birth)), child = fromIso(valueIn(out.entry.values, s.birth));
    const bool parent = person.relation == fields::kFather || person.relation == fields::kMother;
    if (parent && birth.isValid() && birth <= m.today && child.isValid() && birth > child.addYears(-kYoungestParent))
        tell(valueIn(whole, m_guardianSlots->id).isEmpty() ? fields::kBirthDate : fields::kIdNumber, "parent_too_young", {name, isoDate(birth), isoDate(child)});
}

void RowReader::join(ReadRow &out, const SheetRow &row, People &people) {
    for (size_t i = 0; i < people.people.size(); ++i) {
        NamedPerson &person = people.people[i];
        const QString name = valueIn(person.values, m_guardianSlots->name);
        person.roles = m_people[i]->roles;
        person.fixedRelation = !m_people[i]->relation.isEmpty();
        if (person.fixedRelation)
            person.relation = m_people[i]->relation;
        if (name.isEmpty() && !person.clears) {
            if (people.filled[i])
                problem(out, row, m_people[i]->name + u'.' + kName, Severity::Warn, "person_without_name", {m_people[i]->label.in(Language::Chinese), m_people[i]->label.in(Language::English)});
            std::erase_if(person.values, [](const auto &value) { return !value.second.isEmpty(); });
            if (person.values.empty() && !person.clearsRelation)   // else answers to empty, of whoever is in that place
                continue;
        }
        checkRelative(out, row, i, person);
        const bool told = !valueIn(person.values, m_guardianSlots->birth).isEmpty();
        fillFromId(person.values, *m_guardianSlots);
        if (!told)
            checkBirthMonth(out, row, m_people[i]->name + u'.', valueIn(person.values, m_guardianSlots->birth));
        settleAge(person.values, *m_guardianSlots);
        if (!name.isEmpty())
            out.entry.keys.guardians << name;
        out.entry.people.push_back(std::move(person));
        out.people.push_back(m_people[i]->name);
    }
}

ReadRow RowReader::read(const SheetRow &row) {
    ReadRow out;
    if (!isLine(row)) {
        out.isRow = false;
        return out;
    }
    RosterEntry &entry = out.entry;
    entry.day = m.day;
    entry.row = row.number;
    const RosterKind *kind = nullptr;
    const OwnForm *form = formOf(out, row, kind);
    if (!form)
        return out;
    entry.form = form->form;
    entry.categories = m.categories;
    QStringList further;
    People people(m_people.size());
    severalNames(out, row, people);
    for (Column &column : m_columns)
        switch (column.kind) {
        case Column::Kind::Region:
        case Column::Kind::Township:
        case Column::Kind::RowKind: break;
        case Column::Kind::Own:
        case Column::Kind::Group: own(out, row, column, *form); break;
        case Column::Kind::Status:
            if (column.target == kFurtherStatus)
                further << statuses(out, row, column).value_or(QStringList());
            else
                entry.categories = statuses(out, row, column).value_or(m.categories);   // who is on the roster is what its title says all the same
            break;
        case Column::Kind::Person:
        case Column::Kind::Relation: person(out, row, column, people); break;
        }
    if (kind) {
        entry.categories = kind->categories.mid(0, 1);
        entry.inPlaceOf = kind->categories.mid(1);
    }
    if (!further.isEmpty()) {
        entry.categories.removeAll(QStringLiteral("other"));   // in a difficulty that nothing said more of
        entry.categories << further;
        entry.categories.removeDuplicates();
    }
    checkPerson(out, row, *form);
    place(out, row, *form);
    join(out, row, people);
    if (isNameAlone(row))
        problem(out, row, kOwnName, Severity::Warn, "only_name");
    const PersonSlots &s = form->slots_;
    PersonKeys &keys = entry.keys;
    keys.name = valueIn(entry.values, s.name);
    keys.id = valueIn(entry.values, s.id);
    keys.birth = valueIn(entry.values, s.birth);
    keys.sex = s.sex < 0 ? QString() : valueIn(entry.values, s.sex);
    keys.village = valueIn(entry.values, s.region);
    keys.phone = s.phone < 0 ? QString() : valueIn(entry.values, s.phone);
    keys.age = s.age < 0 ? QString() : valueIn(entry.values, s.age);
    keys.ageOn = s.ageOn < 0 ? QString() : valueIn(entry.values, s.ageOn);
    return out;
}

}  // namespace tongdang
