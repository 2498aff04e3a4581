// Rosters out: a template's columns, masked unless a full export is allowed and accounted for; every export is logged (security.md).
#include "core/accounts/restrictions.h"
#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/family_reader.h"
#include "core/children/fields.h"
#include "core/forms/table_layout.h"
#include "core/importing/export_parts.h"
#include "core/importing/headings.h"
#include "core/importing/import.h"
#include "core/importing/write_aside.h"
#include "core/ledger/sql.h"
#include "core/sheets/sheet_writer.h"
#include "core/storage/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <span>
#include <unordered_set>

namespace tongdang {

using namespace targets;

namespace {

constexpr size_t kSlice = 100'000;        // rows whose families are in memory at once
constexpr qint64 kApproverAbove = 1000;   // rows with whole numbers, unless the setting export_approver_above says otherwise

struct Column {
    enum class Kind { Blank, Number, Kind, Region, Own, Person, Relation, Status } kind = Kind::Blank;
    QString heading;
    double width = 12;
    const Field *field = nullptr;
    int slot = -1;
    const RosterPerson *person = nullptr;
    QHash<QString, QString> known;   // what stands for a code, once it has been looked up
};

// A row of the form's table by its id, again and again: without SQLiteCpp's object for each cell, of which there are millions.
class RowById {
  public:
    RowById(SQLite::Database &db, const std::string &select) : m_db(db.getHandle()) {
        if (const int made = sqlite3_prepare_v2(m_db, select.c_str(), -1, &m_row, nullptr); made != SQLITE_OK)
            throw SQLite::Exception(m_db, made);
    }
    ~RowById() { sqlite3_finalize(m_row); }
    RowById(const RowById &) = delete;
    RowById &operator=(const RowById &) = delete;
    bool read(qint64 id) {
        sqlite3_reset(m_row);
        sqlite3_bind_int64(m_row, 1, id);
        const int step = sqlite3_step(m_row);
        if (step != SQLITE_ROW && step != SQLITE_DONE)
            throw SQLite::Exception(m_db, step);
        return step == SQLITE_ROW;
    }
    QString text(int column) const {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_row, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(m_row, column));
    }
    Uid uid(int column) const {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_row, column));
        return Uid::fromBytes({bytes, sqlite3_column_bytes(m_row, column)});
    }

  private:
    sqlite3 *m_db;
    sqlite3_stmt *m_row = nullptr;
};

// One view of the ledger for all rows, and one lock.
class OneView {
  public:
    explicit OneView(SQLite::Database &db) : m_db(db) { m_db.exec("SAVEPOINT roster_export"); }
    ~OneView() { m_db.tryExec("RELEASE roster_export"); }
    OneView(const OneView &) = delete;
    OneView &operator=(const OneView &) = delete;

  private:
    SQLite::Database &m_db;
};

class Exporter {
  public:
    Exporter(LedgerReader &reader, const Session &session, const RosterTemplates &rosters, const RosterTemplate &roster, const Form &form, const ExportOptions &options, const QString &within, bool others)
        : m_reader(reader), m_session(session), m_rosters(rosters), m_roster(roster), m_form(form), m_options(options), m_slots(form), m_within(within), m_day(reader.shared().clock->today()), m_guardianForm(guardianForm(reader.forms())), m_linkForm(guardianshipForm(reader.forms())) {
        for (const RosterColumn &column : roster.columns)
            if (column.exported && (options.columns.isEmpty() || options.columns.contains(column.target)))
                add(column.target, column.heading.in(options.language), column.width);
        if (others)   // else import would take everybody for what the roster's title says
            for (const RosterTemplate &one : rosters.all)
                for (const RosterColumn &column : one.columns)
                    if (column.target == kStatus && !m_targets.contains(kStatus))
                        add(kStatus, column.heading.in(options.language), column.width);
        if (roster.further && options.columns.isEmpty())
            for (const Field &field : form.fields)
                if (isFurther(field))
                    add(kOwn + field.name, field.label.in(options.language), 14);
        std::vector<int> wanted;
        for (const Column &column : m_columns)
            if (column.kind == Column::Kind::Person)
                wanted.push_back(column.slot);
        if (m_form.id == childForm(m_reader.forms())->id)
            m_family = std::make_unique<FamilyReader>(reader.database(), reader.forms(), wanted, m_day);
    }
    const std::vector<Column> &columns() const { return m_columns; }
    QStringList targets() const { return m_targets; }
    void prepare(std::span<const qint64> ids) {
        if (m_family)
            m_family->prepare(ids);
    }

    // The statement's row: uid, region, then the form's questions by slot.
    std::string select() const {
        QStringList names{QStringLiteral("td_uid"), QStringLiteral("td_region")};
        for (const Field &field : m_form.fields)
            names << (used(field) ? sql::quoted(field.column) : QStringLiteral("NULL"));
        return sql::utf8(QStringLiteral("SELECT ") + names.join(u',') + QStringLiteral(" FROM ") + sql::quoted(m_form.table) + QStringLiteral(" WHERE td_id = ? AND td_state < 2"));
    }

    QList<OutCell> row(const RowById &record, int number) {
        const Uid uid = record.uid(0);
        const std::vector<FamilyMember> *family = m_family ? &m_family->of(uid) : nullptr;
        QList<OutCell> cells;
        cells.reserve(qsizetype(m_columns.size()));
        for (Column &column : m_columns) {
            OutCell cell;
            cell.style.border = true;
            const auto own = [&](int slot) { return slot < 0 ? QString() : record.text(slot + 2); };
            QString text;
            switch (column.kind) {
            case Column::Kind::Blank: break;
            case Column::Kind::Number: cell.value = qint64(number); break;
            case Column::Kind::Kind: text = kindOf(own(m_slots.category), uid); break;
            case Column::Kind::Region: text = placeName(own(m_slots.region)); break;
            case Column::Kind::Own: text = column.slot == m_slots.age ? age(own(column.slot), own(m_slots.ageOn), own(m_slots.birth)) : shown(m_form, column, own(column.slot)); break;
            case Column::Kind::Status: text = family ? categories(uid) : QString(); break;
            case Column::Kind::Person:
            case Column::Kind::Relation:
                if (const FamilyMember *member = family ? FamilyReader::inPlace(*family, column.person->relation, column.person->roles) : nullptr)
                    text = column.kind == Column::Kind::Person ? shown(*m_guardianForm, column, member->values[size_t(column.slot)])
                                                               : shown(*m_linkForm, column, member->relation);
                break;
            }
            if (!text.isEmpty())
                cell.value = text;
            cells << cell;
        }
        return cells;
    }

  private:
    bool used(const Field &field) const {
        const int slot = m_form.indexOf(field.name);
        const bool tellsAge = slot == m_slots.birth || slot == m_slots.ageOn;
        return slot == m_slots.region || slot == m_slots.category || tellsAge ||
               std::any_of(m_columns.begin(), m_columns.end(), [&](const Column &column) { return column.kind == Column::Kind::Own && column.slot == slot; });
    }

    bool readable(const Field &field) const { return !neverLeaves(field.restricted) && m_reader.shared().policy->mayRead(m_session, field.restricted); }

    // A question that no column of the template has: a district's own come out with the full roster.
    bool isFurther(const Field &field) const {
        if (!hasColumn(field) || field.derived || field.print == u"no" || field.kind == FieldKind::Image || field.appearance.startsWith(u"record:") || neverLeaves(field.restricted))
            return false;
        const int slot = m_form.indexOf(field.name);
        return slot != m_slots.region && slot != m_slots.group && !m_roster.has(kOwn + field.name);
    }

    void add(const QString &target, const QString &heading, double width) {
        Column column;
        column.heading = heading;
        column.width = width;
        const QString first = target.section(u'.', 0, 0), question = target.section(u'.', 1);
        const auto take = [&](const Form *form, const QString &name, Column::Kind kind) {
            const Field *field = form ? form->find(name) : nullptr;
            if (!field || !readable(*field) || !hasColumn(*field))
                return;
            column.field = field;
            column.slot = form->indexOf(name);
            column.kind = kind;
        };
        if (target == kRowNumber)
            column.kind = Column::Kind::Number;
        else if (target == kRowKind)
            column.kind = Column::Kind::Kind;
        else if (target == kRegion)
            column.kind = Column::Kind::Region;
        else if (target == kGroup && m_slots.group >= 0)
            take(&m_form, m_form.fields[m_slots.group].name, Column::Kind::Own);
        else if (target == kStatus)
            column.kind = Column::Kind::Status;
        else if (target.startsWith(kOwn))
            take(&m_form, question, Column::Kind::Own);
        else if (const RosterPerson *person = m_rosters.person(first)) {
            column.person = person;
            if (question == kRelation)
                take(m_linkForm, kRelation, Column::Kind::Relation);
            else
                take(m_guardianForm, question, Column::Kind::Person);
        }
        m_columns.push_back(column);
        m_targets << target;
    }

    QString shown(const Form &form, Column &column, const QString &value) const {
        if (value.isEmpty())
            return {};
        const Field &field = *column.field;
        const bool choice = field.isChoice() || !field.list.isEmpty();
        const auto is = [&field](QStringView word) { return field.appearance.contains(word) && field.appearance.split(u' ').contains(word); };
        if (choice || is(u"region")) {
            const auto known = column.known.constFind(value);
            if (known != column.known.cend())
                return *known;
            return *column.known.insert(value, choice ? displayValue(form, field, value, m_options.language) : m_reader.places().fullName(value));
        }
        if (m_options.fullIds || field.type != ValueType::Text)
            return value;
        return is(u"idnumber") ? maskedIdNumber(value) : is(u"phone") ? maskedPhone(value) : maskedNumbers(value);
    }

    // On the day of the export: a roster's age is its people's on its own day, and import reads it so.
    QString age(const QString &stated, const QString &on, const QString &birth) const {
        if (const QDate born = fromIso(birth); born.isValid())
            return QString::number(ageOn(born, m_day));
        const QDate said = fromIso(on);
        return stated.isEmpty() || !said.isValid() ? stated : QString::number(stated.toInt() + std::max(0, ageOn(said, m_day)));
    }

    // As import reads it back: with the township where two villages are called alike.
    QString placeName(const QString &code) {
        auto known = m_places.constFind(code);
        if (known == m_places.cend()) {
            const Places &places = m_reader.places();
            QString name = code.isEmpty() ? QString() : places.name(code);
            if (places.match(name, m_within, PlaceLevel::Village, m_day).size() > 1)
                name = places.name(parentCode(code)) + u'/' + name;
            known = m_places.insert(code, name);
        }
        return *known;
    }

    QString kindOf(const QString &category, const Uid &uid) {
        const QStringList codes = m_family ? m_family->categories(uid) : QStringList{category};
        const RosterKind *other = nullptr;
        for (const RosterKind &kind : m_roster.kinds) {
            if (kind.form != m_form.id)
                continue;
            if (std::any_of(kind.categories.begin(), kind.categories.end(), [&](const QString &code) { return codes.contains(code); }))
                return kind.label.in(m_options.language);
            if (kind.categories.isEmpty())
                other = &kind;
        }
        return other ? other->label.in(m_options.language) : QString();
    }

    QString categories(const Uid &uid) const {
        const Form *status = statusForm(m_reader.forms());
        const Field *field = status->find(kStatus.section(u'.', 1));
        return field ? displayValue(*status, *field, m_family->categories(uid).join(u' '), m_options.language) : QString();
    }

    LedgerReader &m_reader;
    const Session &m_session;
    const RosterTemplates &m_rosters;
    const RosterTemplate &m_roster;
    const Form &m_form;
    const ExportOptions &m_options;
    PersonSlots m_slots;
    QString m_within;
    QDate m_day;
    const Form *m_guardianForm, *m_linkForm;
    std::vector<Column> m_columns;
    QStringList m_targets;
    std::unique_ptr<FamilyReader> m_family;
    QHash<QString, QString> m_places;
};

// Pages of the ledger that are looked at once need no room of hundreds of megabytes.
class SmallCache {
  public:
    explicit SmallCache(SQLite::Database &db) : m_db(db), m_before(db.execAndGet("PRAGMA cache_size").getInt()) { m_db.exec("PRAGMA cache_size=-8192"); }
    ~SmallCache() { m_db.tryExec("PRAGMA cache_size=" + std::to_string(m_before)); }
    SmallCache(const SmallCache &) = delete;
    SmallCache &operator=(const SmallCache &) = delete;

  private:
    SQLite::Database &m_db;
    int m_before;
};

void writeHead(SheetWriter &writer, const Exporter &exporter, const QString &title, const QString &unit, const QString &dated, bool csv) {
    QList<double> widths;
    QList<OutCell> headings;
    for (const Column &column : exporter.columns()) {
        widths << column.width;
        OutCell cell;
        cell.value = column.heading;
        cell.style = {.bold = true, .border = true, .wrap = true, .center = true};
        headings << cell;
    }
    writer.beginSheet(title);
    writer.columnWidths(widths);
    writer.landscapeA4(csv ? 1 : 3);
    writer.freeze(csv ? 1 : 3, 0);
    if (!csv) {
        OutCell big;
        big.value = title;
        big.style = {.bold = true, .center = true, .size = 16};
        if (headings.size() > 1)
            writer.merge(0, 0, 0, int(headings.size()) - 1, big);
        writer.row({big}, 28);
        OutCell left, right;
        left.value = unit;
        right.value = dated;
        QList<OutCell> line{left};
        while (line.size() < std::min<qsizetype>(4, headings.size() - 1))
            line.emplaceBack();
        writer.row(line << right);
    }
    writer.row(headings);
}

// Whether somebody is on the roster who is not what its title says.
Result<bool> hasOthers(LedgerReader &reader, const Session &session, const RosterTemplate &roster, const Form &form, const std::vector<qint64> &ids, const ExportOptions &options) {
    if (roster.status.isEmpty() || form.id != childForm(reader.forms())->id || !options.columns.isEmpty())
        return false;
    const auto others = reader.chosen(session, form, {}, QStringLiteral("not(selected(${%1}, '%2'))").arg(fields::kCategories, roster.status), options.region);
    if (!others)
        return others.error();
    const std::unordered_set<qint64> known(others->begin(), others->end());
    return !known.empty() && std::any_of(ids.begin(), ids.end(), [&known](qint64 id) { return known.contains(id); });
}

Error refused(const char *id, const QStringList &args = {}) { return makeError(ErrorCode::Denied, QString::fromLatin1(id), args); }

}  // namespace

Result<ExportOutcome> exportRoster(Ledger &ledger, LedgerReader &reader, const Session &session, const QString &path, const ExportOptions &options, Progress &progress) {
    const Policy &policy = *reader.shared().policy;
    if (!policy.allows(session, Action::Export) || (options.fullIds && !policy.allows(session, Action::ExportFull)))
        return refused("ledger.not_allowed");
    if (options.fullIds && (options.purpose.trimmed().isEmpty() || options.recipient.trimmed().isEmpty()))
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.needs_purpose"));
    if (options.fullIds && ledger.folder().isReadOnly())
        return makeError(ErrorCode::File, QStringLiteral("importing.full_needs_log"));
    const RosterTemplates rosters;
    const RosterTemplate *roster = rosters.find(options.roster);
    const Form *form = reader.forms().find(options.form);
    if (!form)
        return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_form"), {options.form});
    if (!options.roster.isEmpty() && (!roster || !roster->serves(form->id))) {
        QStringList ids;
        for (const RosterTemplate &one : rosters.all)
            if (one.serves(form->id))
                ids << one.id;
        if (!ids.isEmpty())
            return makeError(ErrorCode::NotFound, QStringLiteral("importing.no_template"), {options.roster, ids.join(QStringLiteral("、")), ids.join(QStringLiteral(", "))});
        roster = nullptr;   // a form without a roster: all its questions
    }
    if (roster && options.codes)
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_codes_in_template"), {roster->title.in(Language::Chinese), roster->title.in(Language::English)});
    const auto chosen = reader.chosen(session, *form, options.ids, options.where, options.region);
    if (!chosen)
        return chosen.error();
    const std::vector<qint64> &ids = *chosen;
    bool number = false;
    const qint64 setting = ledger.setting(QStringLiteral("export_approver_above")).toLongLong(&number);
    if (const qint64 above = number ? setting : kApproverAbove; options.fullIds && qint64(ids.size()) > above && options.approver.trimmed().isEmpty())
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.needs_approver"), {QString::number(ids.size()), QString::number(above)});
    return guarded([&]() -> Result<ExportOutcome> {
        if (!roster)
            return exportForm(ledger, reader, session, path, *form, ids, options, progress);
        const LedgerSettings settings = ledger.settings();
        const auto others = hasOthers(reader, session, *roster, *form, ids, options);
        if (!others)
            return others.error();
        Exporter exporter(reader, session, rosters, *roster, *form, options, settings.region, *others);
        auto writer = SheetWriter::create(path, options.gb18030 ? SheetEncoding::Gb18030 : SheetEncoding::Utf8Bom);
        if (!writer)
            return writer.error();
        const bool csv = path.endsWith(u".csv", Qt::CaseInsensitive);
        const QString unit = settings.name.isEmpty() ? reader.places().fullName(settings.region) : settings.name, today = isoDate(ledger.clock().today());
        const Messages messages;
        writeHead(**writer, exporter, roster->title.in(options.language), messages.text({QStringLiteral("importing.unit_line"), {unit}, {}}, options.language),
                  messages.text({QStringLiteral("importing.date_line"), {today}, {}}, options.language), csv);
        ExportOutcome outcome;
        const SmallCache small(reader.database());
        const OneView view(reader.database());
        RowById record(reader.database(), exporter.select());
        WriteAside rows(**writer);
        for (size_t i = 0; i < ids.size(); ++i) {
            if (i % kSlice == 0)
                exporter.prepare(std::span<const qint64>(ids).subspan(i, std::min(kSlice, ids.size() - i)));
            if (!record.read(ids[i]) || !policy.covers(session, record.text(1)))
                continue;
            rows.put(exporter.row(record, ++outcome.rows));
            if (!progress.step(qint64(i + 1), qint64(ids.size())))
                return makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled"));
        }
        rows.finish();
        if (auto finished = (*writer)->finish(); !finished)
            return finished.error();
        return leave(ledger, session, path, form->id, exporter.targets(), outcome, options);
    });
}

}  // namespace tongdang
