#include "core/statistics/column_store.h"

#include "core/ledger/form_table.h"
#include "core/statistics/column_rows.h"
#include "core/statistics/ledger_view.h"
#include "core/statistics/open_table.h"

#include <sqlite3.h>

#include <algorithm>

namespace tongdang {

namespace {

bool hasSlot(const Form &form, int slot) {
    return slot == ColumnStore::kState || slot == ColumnStore::kRegion || ((slot == ColumnStore::kFrom || slot == ColumnStore::kUntil) && hasInterval(form)) || (slot >= 0 && slot < form.fields.size() && hasColumn(form.fields[slot]));
}

ValueType typeOf(const Form &form, int slot) { return slot >= 0 ? form.fields[slot].type : ValueType::Text; }

// Row i becomes what row from[i] was; blank, where that is -1.
template <typename T> void gather(std::vector<T> &rows, const std::vector<qint64> &from) {
    std::vector<T> out(from.size());
    for (size_t i = 0; i < from.size(); ++i)
        if (from[i] >= 0)
            out[i] = rows[size_t(from[i])];
    rows = std::move(out);
}

// Rows of `form` with the ids in `other` that they point to.
QString pointerSelect(const Form &form, const Form &other, int question) {
    const QString uid = question == ColumnStore::kSubject ? QStringLiteral("t.td_subject") : QStringLiteral("unhex(replace(t.%1, '-', ''))").arg(sql::quoted(form.fields[question].column));
    return QStringLiteral("SELECT t.td_id, o.td_id FROM %1 t LEFT JOIN %2 o ON o.td_uid = %3 WHERE t.td_state < 2").arg(sql::quoted(form.table), sql::quoted(other.table), uid);
}

}  // namespace

ColumnStore::ColumnStore(qint64 twoFrom) : m_twoFrom(twoFrom), m_open(std::make_unique<OpenTable>()) {}
ColumnStore::~ColumnStore() = default;

const Column *ColumnStore::column(int slot) const {
    const auto found = m_columns.find(slot);
    return found == m_columns.end() ? nullptr : &found->second;
}

DayAnswers &ColumnStore::day(const QDate &day) {
    if (m_day.day != day) {
        m_day = DayAnswers();
        m_day.day = day;
    }
    return m_day;
}

ColumnStore &ColumnStore::beside(const Form &form) {
    std::unique_ptr<ColumnStore> &other = m_beside[&form];
    if (!other)
        other = std::make_unique<ColumnStore>(m_twoFrom);
    return *other;
}

Result<std::vector<qint64>> ColumnStore::rowsIn(LedgerReader &reader, const ColumnStore &other, int question) {
    const auto [place, fresh] = m_pointers.try_emplace({other.m_form, question});
    if (fresh) {
        const auto read = eachRow(reader.database().getHandle(), pointerSelect(*m_form, *other.m_form, question) + QStringLiteral(" ORDER BY t.td_id"), 0, 0, [&](sqlite3_stmt *row) {
            place->second.push_back(sqlite3_column_int64(row, 1));
            return Result<void>();
        });
        if (!read) {
            m_pointers.erase(place);
            return read.error();
        }
    }
    if (place->second.size() != m_ids.size()) {
        m_pointers.erase(place);
        return makeError(ErrorCode::Internal, QStringLiteral("ledger.cannot_read"), {}, QStringLiteral("changed while loading"));
    }
    std::vector<qint64> out;
    out.reserve(m_ids.size());
    for (const qint64 id : place->second) {
        const auto found = std::lower_bound(other.m_ids.begin(), other.m_ids.end(), id);
        out.push_back(id > 0 && found != other.m_ids.end() && *found == id ? found - other.m_ids.begin() : -1);
    }
    return out;
}

std::vector<int> ColumnStore::missing(const std::vector<int> &questions) const {
    std::vector<int> out;
    for (const int slot : questions)
        if (hasSlot(*m_form, slot) && !m_columns.contains(slot) && std::find(out.begin(), out.end(), slot) == out.end())
            out.push_back(slot);
    return out;
}

Result<void> ColumnStore::load(LedgerReader &reader, const Form &form, const std::vector<int> &questions, Progress &progress) {
    try {
        SQLite::Database &db = reader.database();
        LedgerView view(reader);
        follow(reader, view, form);
        std::vector<int> wanted = missing(questions);
        if (wanted.empty() && m_database)
            return {};
        const qint64 last = db.execAndGet(sql::utf8(QStringLiteral("SELECT coalesce(max(td_id), 0) FROM ") + sql::quoted(form.table))).getInt64();
        LedgerReader *beside = last >= m_twoFrom ? view.openBeside() : nullptr;
        follow(reader, view, form);
        wanted = missing(questions);
        auto done = read(reader, wanted, beside, progress);
        m_database = done ? &db : nullptr;   // after a failure all is loaded anew
        return done;
    } catch (const std::exception &e) {
        m_database = nullptr;
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

Result<void> ColumnStore::read(LedgerReader &reader, const std::vector<int> &questions, LedgerReader *beside, Progress &progress) {
    const QString select = columnSelect(reader.forms(), *m_form, questions) + QStringLiteral(" AND t.td_id > ?1 AND t.td_id <= ?2 ORDER BY t.td_id");
    const qint64 last = reader.database().execAndGet(sql::utf8(QStringLiteral("SELECT coalesce(max(td_id), 0) FROM ") + sql::quoted(m_form->table))).getInt64();
    const qint64 middle = beside ? last / 2 : last;   // ids are places in the journal: about as many on either side
    ColumnRows rows(questions.size()), later(questions.size());
    if (auto done = inHalves(reader, beside, progress, [&](LedgerReader &one, bool second, Progress &steps) { return second ? later.read(one.database().getHandle(), select, middle, last, steps) : rows.read(one.database().getHandle(), select, 0, middle, steps); }); !done)
        return done;
    rows.append(std::move(later));
    if (m_ids.empty())
        m_ids = std::move(rows.ids);
    else if (m_ids != rows.ids)
        return makeError(ErrorCode::Internal, QStringLiteral("ledger.cannot_read"), {}, QStringLiteral("changed while loading"));
    for (size_t i = 0; i < questions.size(); ++i)
        m_columns[questions[i]] = {std::move(rows.codes[i]), rows.dictionaries[i].values(typeOf(*m_form, questions[i]))};
    return {};
}

void ColumnStore::follow(LedgerReader &reader, const LedgerView &view, const Form &form) {
    SQLite::Database &db = reader.database();
    const qint64 changes = sqlite3_total_changes64(db.getHandle());
    const bool known = m_database == &db && m_form == &form && m_changes == changes;
    bool there = known && m_version == view.version();
    if (known && !there)
        if (const auto touched = view.touchedSince(m_position))
            there = readAgain(reader, *touched);
    if (!there) {
        m_columns.clear();
        m_ids.clear();
        m_pointers.clear();
        m_day = DayAnswers();
        m_database = nullptr;
        ++m_shape;
    }
    m_form = &form;
    m_version = view.version();
    m_changes = changes;
    m_position = view.position();
}

bool ColumnStore::readAgain(LedgerReader &reader, const RowChanges::Touched &touched) {
    sqlite3 *db = reader.database().getHandle();
    std::set<qint64> rows = touched.value(m_form->table);
    if (m_columns.contains(kRegion) && m_form->regionField.isEmpty()) {
        const auto placed = placedAnew(db, reader.forms(), *m_form, touched);
        if (!placed)
            return false;
        if (*placed)
            rows = **placed;
        else
            m_columns.erase(kRegion);
    }
    if (!rows.empty()) {
        std::vector<int> questions;
        for (const auto &[slot, column] : m_columns)
            questions.push_back(slot);
        ColumnRows read(questions.size());
        NoProgress quiet;
        if (!read.read(db, columnSelect(reader.forms(), *m_form, questions) + QStringLiteral(" AND ") + isAmong(QStringLiteral("t.td_id"), rows) + QStringLiteral(" ORDER BY t.td_id"), 0, 0, quiet))
            return false;
        put(rows, read, questions);
    }
    return pointAgain(reader, touched);
}

void ColumnStore::put(const std::set<qint64> &touched, const ColumnRows &rows, const std::vector<int> &questions) {
    const auto had = [this](qint64 id) { return std::binary_search(m_ids.begin(), m_ids.end(), id); };
    const std::set<qint64> there(rows.ids.begin(), rows.ids.end());
    const bool gone = std::any_of(touched.begin(), touched.end(), [&](qint64 id) { return !there.contains(id) && had(id); });
    const bool come = std::any_of(rows.ids.begin(), rows.ids.end(), [&](qint64 id) { return !had(id); });
    if (gone || come) {
        std::vector<qint64> ids, kept;
        std::set_difference(m_ids.begin(), m_ids.end(), touched.begin(), touched.end(), std::back_inserter(kept));
        std::merge(kept.begin(), kept.end(), rows.ids.begin(), rows.ids.end(), std::back_inserter(ids));
        std::vector<qint64> from;
        from.reserve(ids.size());
        size_t before = 0;
        for (const qint64 id : ids) {
            while (before < m_ids.size() && m_ids[before] < id)
                ++before;
            from.push_back(before < m_ids.size() && m_ids[before] == id ? qint64(before) : -1);
        }
        m_ids = std::move(ids);
        for (auto &[slot, column] : m_columns)
            gather(column.codes, from);
        for (auto &[pointer, to] : m_pointers)
            gather(to, from);
        m_day = DayAnswers();
        ++m_shape;
    }
    std::vector<size_t> at;
    for (const qint64 id : rows.ids)
        at.push_back(size_t(std::lower_bound(m_ids.begin(), m_ids.end(), id) - m_ids.begin()));
    for (size_t q = 0; q < questions.size(); ++q) {
        Column &column = m_columns[questions[q]];
        const std::vector<Value> values = rows.dictionaries[q].values(typeOf(*m_form, questions[q]));
        for (size_t i = 0; i < at.size(); ++i)
            setValue(column, at[i], values[rows.codes[q][i]]);
    }
    m_day.changed.insert(m_day.changed.end(), at.begin(), at.end());
}

// Rows that were touched point elsewhere perhaps; those that pointed to nobody, to one who has come since.
bool ColumnStore::pointAgain(LedgerReader &reader, const RowChanges::Touched &touched) {
    sqlite3 *db = reader.database().getHandle();
    for (auto pointer = m_pointers.begin(); pointer != m_pointers.end();) {
        const auto &[other, question] = pointer->first;
        const std::set<qint64> there = touched.value(other->table);
        if (question != kSubject && !there.empty() && !m_form->fields[question].indexed) {
            pointer = m_pointers.erase(pointer);
            continue;
        }
        std::set<qint64> rows = touched.value(m_form->table);
        const QString to = question == kSubject ? QStringLiteral("t.td_subject = o.td_uid") : QStringLiteral("t.%1 = ").arg(sql::quoted(m_form->fields[question].column)) + uidText(QStringLiteral("o"));
        const auto pointing = there.empty() ? Result<void>() : eachRow(db, QStringLiteral("SELECT t.td_id FROM %1 o CROSS JOIN %2 t ON %3 WHERE ").arg(sql::quoted(other->table), sql::quoted(m_form->table), to) + isAmong(QStringLiteral("o.td_id"), there), 0, 0, [&](sqlite3_stmt *row) {
            rows.insert(sqlite3_column_int64(row, 0));
            return Result<void>();
        });
        const auto read = rows.empty() ? Result<void>() : eachRow(db, pointerSelect(*m_form, *other, question) + QStringLiteral(" AND ") + isAmong(QStringLiteral("t.td_id"), rows), 0, 0, [&](sqlite3_stmt *row) {
            const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), sqlite3_column_int64(row, 0));
            if (at != m_ids.end() && *at == sqlite3_column_int64(row, 0))
                pointer->second[size_t(at - m_ids.begin())] = sqlite3_column_int64(row, 1);
            return Result<void>();
        });
        if (!pointing || !read)
            return false;
        ++pointer;
    }
    return true;
}

}  // namespace tongdang
