#include "core/importing/row_reader.h"

#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"
#include "core/identity/id_number.h"

#include <QRegularExpression>

namespace tongdang {

using namespace targets;

namespace {

constexpr int kIdShape = 15;        // from so many digits a text was meant as an ID number
constexpr int kRemembered = 50'000; // texts of a column

bool hasAppearance(const Field &field, QLatin1String word) { return field.appearance.split(u' ').contains(word); }

void put(SlotValues &values, int slot, const QString &value) {
    for (auto &[at, old] : values)
        if (at == slot) {
            old = value;
            return;
        }
    values.emplace_back(slot, value);
}

// 2015-02-30: written like a whole date, but no day of the calendar.
bool looksLikeDate(const QString &text) {
    static const QRegularExpression whole(QStringLiteral(R"(^\s*\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*$|^\s*\d{8}\s*$)"));
    return whole.match(halfWidth(text)).hasMatch();
}

}  // namespace

RowReader::Question RowReader::questionOf(const Form &form, int slot) {
    Question out;
    out.slot = slot;
    if (slot < 0)
        return out;
    const Field &field = form.fields[slot];
    out.idNumber = hasAppearance(field, QLatin1String("idnumber"));
    out.name = hasAppearance(field, QLatin1String("name"));
    out.region = hasAppearance(field, QLatin1String("region"));
    out.maskable = field.type == ValueType::Text && !field.isChoice();
    out.number = field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal;
    out.repeats = field.isChoice() || field.kind == FieldKind::Date || out.number;
    return out;
}

bool ReadRow::rejected() const { return hasMust(problems); }

RowReader::RowReader(Setting setting) : m(std::move(setting)) {
    m_guardian = guardianForm(*m.forms);
    m_link = guardianshipForm(*m.forms);
    m_status = statusForm(*m.forms);
    if (m_guardian)
        m_guardianSlots = std::make_unique<PersonSlots>(*m_guardian);
    for (const QString &id : formIds())
        if (const Form *form = m.forms->find(id))
            m_forms.insert_or_assign(id, OwnForm{form, PersonSlots(*form)});
    for (const ColumnMapping &mapped : m.mapping.columns) {
        if (mapped.target.isEmpty() || mapped.target == kRowNumber)
            continue;
        Column column{mapped.column, mapped.heading, mapped.target, Column::Kind::Own, -1, {}};
        const QString first = mapped.target.section(u'.', 0, 0), question = mapped.target.section(u'.', 1);
        if (mapped.target == kRegion)
            column.kind = Column::Kind::Region;
        else if (mapped.target == kGroup) {
            column.kind = Column::Kind::Group;
            for (const auto &[id, own] : m_forms)
                column.questions.emplace(own.form, questionOf(*own.form, own.slots_.group));
        }
        else if (mapped.target == kRowKind)
            column.kind = Column::Kind::RowKind;
        else if (mapped.target == kStatus)
            column.kind = Column::Kind::Status;
        else if (mapped.target.startsWith(kOwn)) {
            for (const auto &[id, own] : m_forms)
                column.questions.emplace(own.form, questionOf(*own.form, own.form->indexOf(question)));
        } else if (const RosterPerson *person = m.rosters->person(first); person && m_guardian && m_link) {
            const auto at = std::find_if(m_people.begin(), m_people.end(), [&](const RosterPerson *p) { return p->name == first; });
            column.person = int(at - m_people.begin());
            if (at == m_people.end())
                m_people.push_back(person);
            column.kind = question == kRelation ? Column::Kind::Relation : Column::Kind::Person;
            if (question == kRelation)
                column.questions.emplace(m_link, questionOf(*m_link, m_link->indexOf(kRelation)));
            else
                column.questions.emplace(m_guardian, questionOf(*m_guardian, m_guardian->indexOf(question)));
        } else {
            continue;
        }
        if (mapped.target == kOwnName)
            m_nameColumn = mapped.column;
        if (mapped.target.startsWith(kOwn) && (question == fields::kIdNumber || question == fields::kBirthDate || question == fields::kSex))
            m_tellColumns.push_back(mapped.column);
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

void RowReader::problem(ReadRow &row, const QString &column, Severity severity, const QString &rule, Message message) const {
    row.problems << RowProblem{0, column, severity, rule, std::move(message)};
}

void RowReader::wrong(ReadRow &row, const Column &column, Severity severity, const char *rule, const QStringList &args) const {
    problem(row, column.heading, severity, QString::fromLatin1(rule), {QStringLiteral("importing.") + QString::fromLatin1(rule), args, {}});
}

// Blank lines, lines with nothing but a number and a place, signatures, totals, the headings printed again.
bool RowReader::isLine(const SheetRow &row) const {
    bool something = false, first = true;
    for (const Cell &cell : row.cells) {
        const QString text = cell.text.trimmed();
        if (text.isEmpty())
            continue;
        if (first && m.rosters->words.isNotARow(text))
            return false;
        first = false;
    }
    bool again = true;
    for (const Column &column : m_columns) {
        const QString text = row.cells.value(column.column).text.trimmed();
        if (text.isEmpty())
            continue;
        if (column.target == kOwnName && m.rosters->words.isNotARow(text))
            return false;
        again = again && (headingKey(column.heading) == headingKey(text) || headingKey(column.heading.section(QStringLiteral(" / "), -1)) == headingKey(text));
        something = something || (column.kind != Column::Kind::Region && column.kind != Column::Kind::Group && column.kind != Column::Kind::RowKind);
    }
    return something && !again && !isTotals(row);
}

// 本页合计, 共8人: where the name should be, or anywhere in a row that names nobody.
bool RowReader::isTotals(const SheetRow &row) const {
    for (const int column : m_tellColumns)
        if (!row.cells.value(column).text.trimmed().isEmpty())
            return false;
    const QString name = row.cells.value(m_nameColumn).text.trimmed();
    const RosterWords &words = m.rosters->words;
    if (words.isTotal(name))
        return true;
    const bool nobody = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isDigit(); });   // nothing, or the number of people
    return nobody && std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell &cell) { return words.isTotal(cell.text); });
}

std::optional<QString> RowReader::idNumber(ReadRow &row, const Column &column, const Cell &cell, const QString &text) const {
    if (isMasked(text))
        return {};
    const IdNumber id = readIdNumber(text, m.today);
    if (cell.lostDigits() || id.fault == IdNumber::Fault::LostDigits) {
        problem(row, column.heading, Severity::Must, QStringLiteral("id_lost_digits"), {idFaultMessageId(IdNumber::Fault::LostDigits), {}, {}});
        return {};
    }
    if (id.fault == IdNumber::Fault::Empty)
        return {};
    if (id.valid())
        return id.number;
    qsizetype digits = 0;
    for (const QChar c : id.number)
        digits += c.isDigit() ? 1 : 0;
    const QString message = idFaultMessageId(id.fault);
    const bool meant = digits >= kIdShape || (id.fault != IdNumber::Fault::Characters && id.fault != IdNumber::Fault::Length);
    if (meant)
        problem(row, column.heading, Severity::Must, message.section(u'.', -1), {message, {text}, {}});
    else
        wrong(row, column, Severity::Warn, "no_id_number", {text});
    return {};
}

// The answer of a cell; none: nothing is given. "" clears.
std::optional<QString> RowReader::value(ReadRow &row, Column &column, const Form &form, Question &question, const Cell &cell) {
    const QString text = cell.text.trimmed();
    const Field &field = form.fields[question.slot];
    if (cell.kind == Cell::Kind::Fault) {
        wrong(row, column, question.idNumber || question.name ? Severity::Must : Severity::Warn, "formula_error", {text});
        return {};
    }
    if (text.isEmpty() || m.rosters->words.isMark(text) || field.derived)
        return {};
    if (m.rosters->words.isClear(text))
        return QString();
    if (question.idNumber)
        return idNumber(row, column, cell, text);
    if (question.maskable && isMasked(text))
        return {};
    if (question.region)
        if (const QString code = placeCode(text); !code.isEmpty())
            return code;
    if (cell.lostDigits()) {
        wrong(row, column, Severity::Warn, "number_lost_digits", {text});
        return {};
    }
    const auto read = [&] { return canonicalValue(form, field, question.number ? m.rosters->words.withoutUnit(text) : text); };
    Canonical canonical;
    if (question.repeats) {
        auto found = question.read.constFind(text);
        if (found == question.read.cend()) {
            if (question.read.size() > kRemembered)
                question.read.clear();
            found = question.read.insert(text, read());
        }
        canonical = *found;
    } else {
        canonical = read();
    }
    if (canonical.issue) {
        const OwnForm *own = known(form.id);
        const bool impossible = own && question.slot == own->slots_.birth && looksLikeDate(text);
        problem(row, column.heading, impossible ? Severity::Must : Severity::Warn, impossible ? QStringLiteral("date") : canonical.issue->rule, canonical.issue->message);
        return {};
    }
    if (canonical.value.isEmpty())
        return {};
    return canonical.value;
}

// Of a question for a place of any level, as an export writes it (内蒙古自治区乌海市海勃湾区…) or as people do; "" where it is not known.
QString RowReader::placeCode(const QString &text) {
    if (const auto known = m_answered.constFind(text); known != m_answered.cend())
        return *known;
    if (m_answered.size() > kRemembered)
        m_answered.clear();
    QString code;
    for (const PlaceLevel level : {PlaceLevel::Village, PlaceLevel::Township, PlaceLevel::County, PlaceLevel::City, PlaceLevel::Province}) {
        QStringList all, near;
        for (const PlaceMatch &match : m.places->matchAddress(text, QString(), level))
            if (match.rest.isEmpty() && !all.contains(match.place->code)) {
                all << match.place->code;
                if (match.place->code.startsWith(m.within))
                    near << match.place->code;
            }
        if (all.isEmpty())
            continue;
        if (all.size() == 1 || near.size() == 1)
            code = near.size() == 1 ? near.front() : all.front();
        break;
    }
    m_answered.insert(text, code);
    return code;
}

const RowReader::OwnForm *RowReader::known(const QString &id) const {
    const auto found = m_forms.find(id);
    return found == m_forms.end() ? nullptr : &found->second;
}

const RowReader::OwnForm *RowReader::formOf(ReadRow &out, const SheetRow &row, QString &category) {
    for (const Column &column : m_columns) {
        if (column.kind != Column::Kind::RowKind)
            continue;
        const QString text = row.cells.value(column.column).text.trimmed(), key = headingKey(text);
        for (const RosterTemplate &roster : m.rosters->all)
            for (const RosterKind &kind : roster.kinds)
                if (!key.isEmpty() && kind.words.contains(key)) {
                    category = kind.category;
                    return known(kind.form);
                }
        wrong(out, column, Severity::Must, text.isEmpty() ? "no_kind" : "unknown_kind", {text});
        return nullptr;
    }
    return known(m.form);
}

void RowReader::place(ReadRow &out, const SheetRow &row, const OwnForm &own) {
    QString code, rest;
    for (const Column &column : m_columns) {
        if (column.kind != Column::Kind::Region)
            continue;
        const Cell cell = row.cells.value(column.column);
        const QString text = cell.text.trimmed();
        if (cell.kind == Cell::Kind::Fault) {
            wrong(out, column, Severity::Must, "unknown_place", {text});
            return;
        }
        if (text.isEmpty() || m.rosters->words.isMark(text))
            continue;
        auto known = m_places.constFind(text);
        if (known == m_places.cend()) {
            Place place;
            for (const PlaceMatch &match : m.places->matchAddress(text, m.within)) {
                place.several << match.place->code;
                place.rest = match.rest;
            }
            place.several.removeDuplicates();
            if (place.several.size() == 1)
                place.code = place.several.front();
            known = m_places.insert(text, place);
        }
        if (known->several.isEmpty()) {
            wrong(out, column, Severity::Must, "unknown_place", {text, m.places->name(m.within)});
            return;
        }
        code = known->code;
        rest = known->rest;
        if (code.isEmpty()) {   // a name that exists twice: the address may tell which is meant
            QStringList left;
            const QString address = valueIn(out.entry.values, own.slots_.address);
            if (!address.isEmpty())
                for (const QString &one : known->several) {
                    const auto *township = m.places->find(parentCode(one));
                    if (township && (address.contains(township->name) || address.contains(township->shortName())))
                        left << one;
                }
            if (left.size() != 1 && m.village.size() == 12 && known->several.contains(m.village))
                left = {m.village};
            if (left.size() == 1) {
                code = left.front();
            } else {
                wrong(out, column, Severity::Must, "ambiguous_place", {text, m.places->fullName(known->several.value(0)), m.places->fullName(known->several.value(1))});
                return;
            }
        }
    }
    if (code.isEmpty())
        code = m.village;
    if (code.isEmpty()) {
        problem(out, m_headings.value(kRegion), Severity::Warn, QStringLiteral("no_place"), {QStringLiteral("importing.no_place"), {}, {}});
        return;
    }
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

void RowReader::checkPerson(ReadRow &out, const OwnForm &own) {
    SlotValues &values = out.entry.values;
    const PersonSlots &s = own.slots_;
    const QString name = valueIn(values, s.name);
    const auto reject = [&](int slot, const char *rule, const QStringList &args = {}) {
        problem(out, m_headings.value(kOwn + own.form->fields[slot].name), Severity::Must, QString::fromLatin1(rule), {QStringLiteral("importing.") + QString::fromLatin1(rule), args, {}});
    };
    if (name.isEmpty() && !out.rejected())
        reject(s.name, "no_name");
    const QString number = valueIn(values, s.id);
    if (!number.isEmpty()) {
        const IdNumber id = readIdNumber(number, m.today);
        const QString sex = valueIn(values, s.sex), birth = valueIn(values, s.birth);
        if (id.valid() && (sex == u"1" || sex == u"2") && sex != id.sex)
            reject(s.sex, "sex_contradicts_id");
        if (id.valid() && !birth.isEmpty() && birth != isoDate(id.birth))
            reject(s.birth, "birth_contradicts_id", {birth, isoDate(id.birth)});
    }
    const QDate birth = fromIso(valueIn(values, s.birth));
    if (birth.isValid() && birth > m.today)
        reject(s.birth, "birth_in_future", {isoDate(birth)});
    fillFromId(values, s);
    // An age is kept only where there is no birth date, with the day on which it was stated.
    const QString age = s.age < 0 ? QString() : valueIn(values, s.age);
    if (!age.isEmpty()) {
        if (!valueIn(values, s.birth).isEmpty())
            std::erase_if(values, [&](const auto &v) { return v.first == s.age || v.first == s.ageOn; });
        else if (s.ageOn >= 0 && valueIn(values, s.ageOn).isEmpty())
            put(values, s.ageOn, isoDate(m.day));
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
    QString category;
    const OwnForm *own = formOf(out, row, category);
    if (own) {
        entry.form = own->form;
        std::vector<NamedPerson> people(m_people.size());
        std::vector<char> filled(m_people.size());
        bool statusColumn = false;
        QStringList statuses;
        static const Cell none;
        for (Column &column : m_columns) {
            const Cell &cell = column.column < row.cells.size() ? row.cells[column.column] : none;
            switch (column.kind) {
            case Column::Kind::Region:
            case Column::Kind::RowKind:
                break;
            case Column::Kind::Own:
            case Column::Kind::Group: {
                const auto asked = column.questions.find(own->form);
                if (asked == column.questions.end() || asked->second.slot < 0 || cell.isEmpty())
                    break;
                const int slot = asked->second.slot;
                if (isMasked(cell.text) && slot == own->slots_.id)
                    entry.keys.maskedId = cell.text.trimmed();
                if (isMasked(cell.text) && slot == own->slots_.phone)
                    entry.keys.maskedPhone = cell.text.trimmed();
                if (const auto answer = value(out, column, *own->form, asked->second, cell); answer && !(answer->isEmpty() && slot == own->slots_.name))
                    put(entry.values, slot, *answer);
                break;
            }
            case Column::Kind::Status: {
                statusColumn = true;
                const Field *field = m_status ? m_status->find(column.target.section(u'.', 1)) : nullptr;
                if (!field || cell.isEmpty() || m.rosters->words.isMark(cell.text) || m.rosters->words.isClear(cell.text))
                    break;
                Field several = *field;
                several.kind = FieldKind::SelectMultiple;
                const Canonical read = canonicalValue(*m_status, several, cell.text);
                if (read.issue)
                    problem(out, column.heading, Severity::Warn, read.issue->rule, read.issue->message);
                else
                    statuses = read.value.split(u' ', Qt::SkipEmptyParts);
                break;
            }
            case Column::Kind::Person:
            case Column::Kind::Relation: {
                if (cell.isEmpty())
                    break;
                const size_t who = size_t(column.person);
                Question &question = column.questions.begin()->second;
                const int slot = question.slot;
                if (slot < 0)
                    break;
                if (column.kind == Column::Kind::Relation) {
                    if (const auto answer = value(out, column, *m_link, question, cell))
                        people[who].relation = *answer;
                    break;
                }
                if (slot == m_guardianSlots->name && m.rosters->words.isClear(cell.text)) {
                    people[who].clears = true;
                    break;
                }
                if (slot == m_guardianSlots->name && m.rosters->words.isNobody(cell.text))
                    break;
                if (const auto answer = value(out, column, *m_guardian, question, cell)) {
                    put(people[who].values, slot, *answer);
                    filled[who] = filled[who] || !answer->isEmpty();
                }
                break;
            }
            }
        }
        checkPerson(out, *own);
        place(out, row, *own);
        for (size_t i = 0; i < people.size(); ++i) {
            NamedPerson &person = people[i];
            const QString name = valueIn(person.values, m_guardianSlots->name);
            person.roles = m_people[i]->roles;
            person.fixedRelation = !m_people[i]->relation.isEmpty();
            if (person.fixedRelation)
                person.relation = m_people[i]->relation;
            if (name.isEmpty() && !person.clears) {
                if (filled[i])
                    problem(out, m_headings.value(m_people[i]->name + u'.' + kName), Severity::Warn, QStringLiteral("person_without_name"),
                            {QStringLiteral("importing.person_without_name"), {m_people[i]->label.in(Language::Chinese), m_people[i]->label.in(Language::English)}, {}});
                continue;
            }
            fillFromId(person.values, *m_guardianSlots);
            if (!name.isEmpty())
                entry.keys.guardians << name;
            entry.people.push_back(std::move(person));
            out.people.push_back(m_people[i]->name);
        }
        const PersonSlots &s = own->slots_;
        entry.keys.name = valueIn(entry.values, s.name);
        entry.keys.id = valueIn(entry.values, s.id);
        entry.keys.birth = valueIn(entry.values, s.birth);
        entry.keys.village = valueIn(entry.values, s.region);
        entry.keys.phone = s.phone < 0 ? QString() : valueIn(entry.values, s.phone);
        entry.keys.age = s.age < 0 ? QString() : valueIn(entry.values, s.age);
        entry.keys.ageOn = s.ageOn < 0 ? QString() : valueIn(entry.values, s.ageOn);
        entry.categories = !category.isEmpty() ? QStringList{category} : statusColumn ? statuses : m.categories;
    }
    for (RowProblem &problem : out.problems)
        problem.row = row.number;
    return out;
}

}  // namespace tongdang
