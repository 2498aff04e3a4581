#include "core/statistics/column_store.h"

#include "core/forms/answers.h"
#include "core/ledger/form_table.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace tongdang {

namespace {

// A text's first and last eight bytes and its length: up to sixteen bytes they are the whole text, so that most values of most columns
// are told apart in two registers. Of a longer one the second word stands for all that follows.
struct TextKey {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t size = 0;

    explicit TextKey(std::string_view text) : size(std::uint32_t(text.size())) {
        const char *at = text.data();
        if (size >= 8) {
            head = word(at);
            if (size <= 16)
                tail = word(at + size - 8);
            else
                for (std::uint32_t i = 8; i < size; i += 8)
                    tail = mixed(tail ^ word(at + std::min(i, size - 8)));
        } else if (size >= 4) {
            head = half(at) | std::uint64_t(half(at + size - 4)) << 32;
        } else if (size > 0) {
            head = std::uint64_t(std::uint8_t(at[0])) | std::uint64_t(std::uint8_t(at[size / 2])) << 8 | std::uint64_t(std::uint8_t(at[size - 1])) << 16;
        }
    }
    TextKey() = default;
    bool whole() const { return size <= 16; }
    bool operator==(const TextKey &) const = default;
    size_t hash() const { return size_t(mixed(head ^ (tail * 0x9E3779B97F4A7C15U) ^ size)); }

  private:
    static std::uint64_t word(const char *at) {
        std::uint64_t out;
        std::memcpy(&out, at, 8);
        return out;
    }
    static std::uint32_t half(const char *at) {
        std::uint32_t out;
        std::memcpy(&out, at, 4);
        return out;
    }
    static std::uint64_t mixed(std::uint64_t h) {
        h *= 0xff51afd7ed558ccdU;
        return h ^ (h >> 32);
    }
};

// Values seen so far, by their bytes. Most columns have few, so that a row costs little more than reading a short text.
class Dictionary {
  public:
    Dictionary() : m_places(64) { m_texts.emplace_back(); }   // 0: blank

    std::uint32_t code(std::string_view text) {
        if (text.empty())
            return 0;
        const TextKey key(text);
        if (m_last.code != 0 && is(m_last, key, text))
            return m_last.code;
        if (m_texts.size() * 2 > m_places.size())
            grow();
        const size_t mask = m_places.size() - 1;
        size_t at = key.hash() & mask;
        for (; m_places[at].code != 0; at = (at + 1) & mask)
            if (is(m_places[at], key, text)) {
                m_last = m_places[at];
                return m_last.code;
            }
        m_texts.emplace_back(text);
        m_last = m_places[at] = {key, std::uint32_t(m_texts.size() - 1)};
        return m_last.code;
    }

    std::vector<Value> values(ValueType type) const {
        std::vector<Value> out;
        out.reserve(m_texts.size());
        for (const std::string &text : m_texts)
            out.push_back(typedValue(type, QString::fromUtf8(text.data(), qsizetype(text.size()))));
        return out;
    }

  private:
    struct Place { TextKey key; std::uint32_t code = 0; };
    bool is(const Place &place, const TextKey &key, std::string_view text) const { return place.key == key && (key.whole() || m_texts[place.code] == text); }
    void grow() {
        std::vector<Place> places(m_places.size() * 4);
        for (const Place &one : m_places) {
            if (one.code == 0)
                continue;
            size_t at = one.key.hash() & (places.size() - 1);
            while (places[at].code != 0)
                at = (at + 1) & (places.size() - 1);
            places[at] = one;
        }
        m_places = std::move(places);
    }
    std::vector<std::string> m_texts;
    std::vector<Place> m_places;
    Place m_last;
};

struct Finalizer {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using RawStatement = std::unique_ptr<sqlite3_stmt, Finalizer>;   // SQLiteCpp makes an object of each cell: too dear a million times thirty

Error damaged(sqlite3 *db) { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(sqlite3_errmsg(db))); }

// The cell as it stands in the row: this thread alone has the connection, as sqlite3_column_value asks.
std::uint32_t codeOf(Dictionary &dictionary, sqlite3_value *cell) {
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

// One view of the ledger from the first row to the last, and of its version number.
class OneView {
  public:
    explicit OneView(SQLite::Database &db) : m_db(db) {
        m_db.exec("SAVEPOINT statistics_load");
        m_db.execAndGet("SELECT count(*) FROM sqlite_schema");
    }
    ~OneView() { m_db.tryExec("RELEASE statistics_load"); }
    OneView(const OneView &) = delete;
    OneView &operator=(const OneView &) = delete;

  private:
    SQLite::Database &m_db;
};

// The place of a record whose form has none: its subject's, and so on outwards.
struct Region { QString expression, joins; };
Region regionOf(const FormCatalog &forms, const Form &form) {
    Region out;
    const Form *at = &form;
    QString alias = QStringLiteral("t");
    for (int depth = 0; at && depth < 8; ++depth) {
        if (!at->regionField.isEmpty())
            return {alias + QStringLiteral(".td_region"), out.joins};
        at = at->subject.isEmpty() ? nullptr : forms.find(at->subject);
        if (!at)
            break;
        const QString outer = QStringLiteral("s%1").arg(depth);
        out.joins += QStringLiteral(" LEFT JOIN %1 %2 ON %2.td_uid = %3.td_subject").arg(sql::quoted(at->table), outer, alias);
        alias = outer;
    }
    return {QStringLiteral("NULL"), {}};
}

}  // namespace

ColumnStore::ColumnStore() = default;
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

Result<void> ColumnStore::load(LedgerReader &reader, const Form &form, const std::vector<int> &questions, Progress &progress) {
    try {
        SQLite::Database &db = reader.database();
        const OneView view(db);
        const qint64 version = db.execAndGet("PRAGMA data_version").getInt64(), changes = sqlite3_total_changes64(db.getHandle());
        if (m_database != &db || m_form != &form || m_version != version || m_changes != changes) {
            m_columns.clear();
            m_ids.clear();
            m_day = DayAnswers();
            m_database = nullptr;
        }
        const auto hasOne = [&form](int slot) {
            return slot == kState || slot == kRegion || ((slot == kFrom || slot == kUntil) && hasInterval(form)) || (slot >= 0 && slot < form.fields.size() && hasColumn(form.fields[slot]));
        };
        std::vector<int> missing;
        for (const int slot : questions)
            if (hasOne(slot) && !m_columns.contains(slot) && std::find(missing.begin(), missing.end(), slot) == missing.end())
                missing.push_back(slot);
        if (missing.empty() && m_database)
            return {};
        m_form = &form;
        m_version = version;
        m_changes = changes;
        auto done = read(reader, missing, progress);
        m_database = done ? &db : nullptr;   // after a failure all is loaded anew
        return done;
    } catch (const std::exception &e) {
        m_database = nullptr;
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

Result<void> ColumnStore::read(LedgerReader &reader, const std::vector<int> &questions, Progress &progress) {
    const Region region = regionOf(reader.forms(), *m_form);
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
                                    (std::find(questions.begin(), questions.end(), kRegion) == questions.end() ? QString() : region.joins) + QStringLiteral(" WHERE t.td_state < 2 ORDER BY t.td_id")).toUtf8();
    sqlite3 *db = reader.database().getHandle();
    const qint64 last = reader.database().execAndGet(sql::utf8(QStringLiteral("SELECT coalesce(max(td_id), 0) FROM ") + table)).getInt64();
    sqlite3_stmt *made = nullptr;
    if (sqlite3_prepare_v2(db, text.constData(), int(text.size()), &made, nullptr) != SQLITE_OK)
        return damaged(db);
    const RawStatement statement(made);
    const bool first = m_ids.empty();
    std::vector<Dictionary> dictionaries(questions.size());
    std::vector<std::vector<std::uint32_t>> codes(questions.size());
    for (auto &one : codes)
        one.reserve(m_ids.size());
    size_t row = 0;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(made)) == SQLITE_ROW) {
        const qint64 id = sqlite3_column_int64(made, 0);
        if (first)
            m_ids.push_back(id);
        else if (row >= m_ids.size() || m_ids[row] != id)
            return makeError(ErrorCode::Internal, QStringLiteral("ledger.cannot_read"), {}, QStringLiteral("changed while loading"));
        for (size_t i = 0; i < questions.size(); ++i)
            codes[i].push_back(codeOf(dictionaries[i], sqlite3_column_value(made, int(i) + 1)));
        if ((++row & 1023) == 0 && !progress.step(id, last))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
    }
    if (step != SQLITE_DONE)
        return damaged(db);
    for (size_t i = 0; i < questions.size(); ++i)
        m_columns[questions[i]] = {std::move(codes[i]), dictionaries[i].values(questions[i] >= 0 ? m_form->fields[questions[i]].type : ValueType::Text)};
    return {};
}

}  // namespace tongdang
