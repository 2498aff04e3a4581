#include "core/statistics/column_store.h"

#include "core/ledger/form_table.h"
#include "core/statistics/column_dictionary.h"
#include "core/statistics/ledger_view.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace tongdang {

namespace {

struct Finalizer {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using RawStatement = std::unique_ptr<sqlite3_stmt, Finalizer>;   // SQLiteCpp makes an object of each cell: too dear a million times thirty

Error damaged(sqlite3 *db) { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(sqlite3_errmsg(db))); }

// The cell as it stands in the row: this thread alone has the connection, as sqlite3_column_value asks.
std::uint32_t codeOf(ColumnDictionary &dictionary, sqlite3_value *cell) {
    std::array<char, 32> digits;
    switch (sqlite3_value_type(cell)) {
    case SQLITE_NULL: return 0;
    case SQLITE_INTEGER: {
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<long long>(sqlite3_value_int64(cell)));
        return dictionary.code({digits.data(), size_t(end.ptr - digits.data())});
    }
    case SQLITE_FLOAT: return dictionary.code(QString::number(sqlite3_value_double(cell), 'g', 15).toStdString());
    default: {
        // A blob's pointer spares the copy that a terminating zero would need.
        const char *bytes = static_cast<const char *>(sqlite3_value_blob(cell));
        return dictionary.code({bytes, size_t(sqlite3_value_bytes(cell))});
    }
    }
}

// Rows of some columns between two ids.
struct Rows {
    explicit Rows(size_t columns) : dictionaries(columns), codes(columns) {}
    std::vector<qint64> ids;
    std::vector<ColumnDictionary> dictionaries;
    std::vector<std::vector<std::uint32_t>> codes;

    Result<void> read(sqlite3 *db, const QByteArray &text, qint64 after, qint64 last, Progress &progress) {
        sqlite3_stmt *made = nullptr;
        if (sqlite3_prepare_v2(db, text.constData(), int(text.size()), &made, nullptr) != SQLITE_OK)
            return damaged(db);
        const RawStatement statement(made);
        sqlite3_bind_int64(made, 1, after);
        sqlite3_bind_int64(made, 2, last);
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(made)) == SQLITE_ROW) {
            ids.push_back(sqlite3_column_int64(made, 0));
            for (size_t i = 0; i < codes.size(); ++i)
                codes[i].push_back(codeOf(dictionaries[i], sqlite3_column_value(made, int(i) + 1)));
            if ((ids.size() & 1023) == 0 && !progress.step(ids.back() - after, last - after))
                return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
        }
        return step == SQLITE_DONE ? Result<void>() : Result<void>(damaged(db));
    }

    void append(Rows later) {
        ids.insert(ids.end(), later.ids.begin(), later.ids.end());
        for (size_t i = 0; i < codes.size(); ++i) {
            const std::vector<std::uint32_t> here = dictionaries[i].take(later.dictionaries[i]);
            codes[i].reserve(codes[i].size() + later.codes[i].size());
            for (const std::uint32_t code : later.codes[i])
                codes[i].push_back(here[code]);
        }
    }
};

// The place of a record whose form has none: its subject's, and so on outwards; of one that stands alone, a guardian, that of the records
// which point to it.
struct Region { QString expression, joins; };
Region regionOf(const FormCatalog &forms, const Form &form, const QString &alias, int &aliases, int depth) {
    if (!form.regionField.isEmpty())
        return {alias + QStringLiteral(".td_region"), {}};
    QStringList places;
    QString joins;
    for (const Form *other : forms.all()) {
        if (depth >= 8)
            break;
        if (form.belongsTo(*other)) {
            const QString outer = QStringLiteral("s%1").arg(++aliases);
            const Region around = regionOf(forms, *other, outer, aliases, depth + 1);
            joins += QStringLiteral(" LEFT JOIN %1 %2 ON %2.td_uid = %3.td_subject").arg(sql::quoted(other->table), outer, alias) + around.joins;
            places << around.expression;
        } else if (form.subject.isEmpty() && other->m_pointed == &form && !other->subject.isEmpty()) {
            const QString pointing = QStringLiteral("s%1").arg(++aliases);
            const Region around = regionOf(forms, *other, pointing, aliases, depth + 1);
            places << QStringLiteral("(SELECT min(%1) FROM %2 %3%4 WHERE %3.td_state < 2 AND %3.%5 = (SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || "
                                     "substr(x, 21)) FROM (SELECT hex(%6.td_uid) x)))")
                          .arg(around.expression, sql::quoted(other->table), pointing, around.joins, sql::quoted(other->fields[other->m_pointer].column), alias);
        }
    }
    return {places.isEmpty() ? QStringLiteral("NULL") : places.size() == 1 ? places.first() : QStringLiteral("coalesce(") + places.join(u", ") + u')', joins};
}

}  // namespace

ColumnStore::ColumnStore(qint64 twoFrom) : m_twoFrom(twoFrom) {}
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
    try {
        if (fresh) {
            const QString uid = question == kSubject ? QStringLiteral("t.td_subject") : QStringLiteral("unhex(replace(t.%1, '-', ''))").arg(sql::quoted(m_form->fields[question].column));
            const QByteArray text = QStringLiteral("SELECT o.td_id FROM %1 t LEFT JOIN %2 o ON o.td_uid = %3 WHERE t.td_state < 2 ORDER BY t.td_id").arg(sql::quoted(m_form->table), sql::quoted(other.m_form->table), uid).toUtf8();
            sqlite3 *db = reader.database().getHandle();
            sqlite3_stmt *made = nullptr;
            if (sqlite3_prepare_v2(db, text.constData(), int(text.size()), &made, nullptr) != SQLITE_OK)
                return damaged(db);
            const RawStatement statement(made);
            int step = SQLITE_ROW;
            while ((step = sqlite3_step(made)) == SQLITE_ROW)
                place->second.push_back(sqlite3_column_int64(made, 0));
            if (step != SQLITE_DONE)
                return damaged(db);
        }
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
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

std::vector<int> ColumnStore::missing(const void *database, const Form &form, qint64 version, qint64 changes, const std::vector<int> &questions) {
    if (m_database != database || m_form != &form || m_version != version || m_changes != changes) {
        m_columns.clear();
        m_ids.clear();
        m_pointers.clear();
        m_day = DayAnswers();
        m_database = nullptr;
    }
    m_form = &form;
    m_version = version;
    m_changes = changes;
    const auto hasOne = [&form](int slot) {
        return slot == kState || slot == kRegion || ((slot == kFrom || slot == kUntil) && hasInterval(form)) || (slot >= 0 && slot < form.fields.size() && hasColumn(form.fields[slot]));
    };
    std::vector<int> out;
    for (const int slot : questions)
        if (hasOne(slot) && !m_columns.contains(slot) && std::find(out.begin(), out.end(), slot) == out.end())
            out.push_back(slot);
    return out;
}

Result<void> ColumnStore::load(LedgerReader &reader, const Form &form, const std::vector<int> &questions, Progress &progress) {
    try {
        SQLite::Database &db = reader.database();
        const qint64 changes = sqlite3_total_changes64(db.getHandle());
        LedgerView view(reader);
        std::vector<int> wanted = missing(&db, form, view.version(), changes, questions);
        if (wanted.empty() && m_database)
            return {};
        const qint64 last = db.execAndGet(sql::utf8(QStringLiteral("SELECT coalesce(max(td_id), 0) FROM ") + sql::quoted(form.table))).getInt64();
        LedgerReader *beside = last >= m_twoFrom ? view.openBeside() : nullptr;
        wanted = missing(&db, form, view.version(), changes, questions);
        auto done = read(reader, wanted, beside, progress);
        m_database = done ? &db : nullptr;   // after a failure all is loaded anew
        return done;
    } catch (const std::exception &e) {
        m_database = nullptr;
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

Result<void> ColumnStore::read(LedgerReader &reader, const std::vector<int> &questions, LedgerReader *beside, Progress &progress) {
    int aliases = 0;
    const Region region = std::find(questions.begin(), questions.end(), kRegion) == questions.end() ? Region() : regionOf(reader.forms(), *m_form, QStringLiteral("t"), aliases, 0);
    QStringList columns{QStringLiteral("t.td_id")};
    for (const int slot : questions)
        switch (slot) {
        case kState: columns << QStringLiteral("t.td_state"); break;
        case kRegion: columns << region.expression; break;
        case kFrom: columns << QStringLiteral("t.td_from"); break;
        case kUntil: columns << QStringLiteral("t.td_until"); break;
        default: columns << QStringLiteral("t.") + sql::quoted(m_form->fields[slot].column);
        }
    const QString table = sql::quoted(m_form->table);
    const QByteArray text = QString(QStringLiteral("SELECT ") + columns.join(u", ") + QStringLiteral(" FROM ") + table + QStringLiteral(" t") +
                                    region.joins + QStringLiteral(" WHERE t.td_state < 2 AND t.td_id > ?1 AND t.td_id <= ?2 ORDER BY t.td_id")).toUtf8();
    const qint64 last = reader.database().execAndGet(sql::utf8(QStringLiteral("SELECT coalesce(max(td_id), 0) FROM ") + table)).getInt64();
    const qint64 middle = beside ? last / 2 : last;   // ids are places in the journal: about as many on either side
    Rows rows(questions.size()), later(questions.size());
    if (auto done = inHalves(reader, beside, progress, [&](LedgerReader &one, bool second, Progress &steps) { return second ? later.read(one.database().getHandle(), text, middle, last, steps) : rows.read(one.database().getHandle(), text, 0, middle, steps); }); !done)
        return done;
    rows.append(std::move(later));
    if (m_ids.empty())
        m_ids = std::move(rows.ids);
    else if (m_ids != rows.ids)
        return makeError(ErrorCode::Internal, QStringLiteral("ledger.cannot_read"), {}, QStringLiteral("changed while loading"));
    for (size_t i = 0; i < questions.size(); ++i)
        m_columns[questions[i]] = {std::move(rows.codes[i]), rows.dictionaries[i].values(questions[i] >= 0 ? m_form->fields[questions[i]].type : ValueType::Text)};
    return {};
}

}  // namespace tongdang
