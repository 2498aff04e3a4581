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

// Values seen so far, by their bytes. Most columns have few, so that a row costs a hash of a short text.
class Dictionary {
  public:
    Dictionary() : m_places(64, 0) { add({}); }   // 0: blank

    std::uint32_t code(std::string_view text) {
        if (text.empty())
            return 0;
        if (const std::string &last = m_texts[m_last]; last.size() == text.size() && std::memcmp(last.data(), text.data(), text.size()) == 0)
            return m_last;
        if (m_texts.size() * 2 > m_places.size())
            grow();
        size_t at = hash(text) & (m_places.size() - 1);
        while (m_places[at] != 0) {
            if (m_texts[m_places[at]] == text)
                return m_last = m_places[at];
            at = (at + 1) & (m_places.size() - 1);
        }
        m_places[at] = add(text);
        return m_last = m_places[at];
    }

    std::vector<Value> values(ValueType type) const {
        std::vector<Value> out;
        out.reserve(m_texts.size());
        for (const std::string &text : m_texts)
            out.push_back(typedValue(type, QString::fromUtf8(text.data(), qsizetype(text.size()))));
        return out;
    }

  private:
    static size_t hash(std::string_view text) {
        std::uint64_t h = text.size() * 0x9E3779B97F4A7C15U;
        for (size_t i = 0; i < text.size(); i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + i, std::min<size_t>(8, text.size() - i));
            h = (h ^ word) * 0xff51afd7ed558ccdU;
            h ^= h >> 32;
        }
        return size_t(h);
    }
    std::uint32_t add(std::string_view text) {
        m_texts.emplace_back(text);
        return std::uint32_t(m_texts.size() - 1);
    }
    void grow() {
        std::vector<std::uint32_t> places(m_places.size() * 4, 0);
        for (std::uint32_t i = 1; i < m_texts.size(); ++i) {
            size_t at = hash(m_texts[i]) & (places.size() - 1);
            while (places[at] != 0)
                at = (at + 1) & (places.size() - 1);
            places[at] = i;
        }
        m_places = std::move(places);
    }
    std::vector<std::string> m_texts;
    std::vector<std::uint32_t> m_places;
    std::uint32_t m_last = 0;
};

struct Finalizer {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using RawStatement = std::unique_ptr<sqlite3_stmt, Finalizer>;   // SQLiteCpp makes an object of each cell: too dear a million times thirty

Error damaged(sqlite3 *db) { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(sqlite3_errmsg(db))); }

std::uint32_t codeOf(Dictionary &dictionary, sqlite3_stmt *row, int i) {
    std::array<char, 32> digits;
    switch (sqlite3_column_type(row, i)) {
    case SQLITE_NULL: return 0;
    case SQLITE_INTEGER: {
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<long long>(sqlite3_column_int64(row, i)));
        return dictionary.code({digits.data(), size_t(end.ptr - digits.data())});
    }
    case SQLITE_FLOAT: return dictionary.code(QString::number(sqlite3_column_double(row, i), 'g', 15).toStdString());
    default: {
        // A blob's pointer spares the copy that a terminating zero would need.
        const char *bytes = static_cast<const char *>(sqlite3_column_blob(row, i));
        return dictionary.code({bytes, size_t(sqlite3_column_bytes(row, i))});
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
    const qint64 total = reader.database().execAndGet(sql::utf8(QStringLiteral("SELECT coalesce(max(td_id), 0) FROM ") + table)).getInt64();
    sqlite3_stmt *made = nullptr;
    if (sqlite3_prepare_v2(db, text.constData(), int(text.size()), &made, nullptr) != SQLITE_OK)
        return damaged(db);
    const RawStatement statement(made);
    const bool first = m_ids.empty();
    std::vector<Dictionary> dictionaries(questions.size());
    std::vector<std::vector<std::uint32_t>> codes(questions.size());
    for (auto &one : codes)
        one.reserve(first ? size_t(total) : m_ids.size());
    if (first)
        m_ids.reserve(size_t(total));
    size_t row = 0;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(made)) == SQLITE_ROW) {
        const qint64 id = sqlite3_column_int64(made, 0);
        if (first)
            m_ids.push_back(id);
        else if (row >= m_ids.size() || m_ids[row] != id)
            return makeError(ErrorCode::Internal, QStringLiteral("ledger.cannot_read"), {}, QStringLiteral("changed while loading"));
        for (size_t i = 0; i < questions.size(); ++i)
            codes[i].push_back(codeOf(dictionaries[i], made, int(i) + 1));
        if ((++row & 1023) == 0 && !progress.step(id, total))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
    }
    if (step != SQLITE_DONE)
        return damaged(db);
    for (size_t i = 0; i < questions.size(); ++i)
        m_columns[questions[i]] = {std::move(codes[i]), dictionaries[i].values(questions[i] >= 0 ? m_form->fields[questions[i]].type : ValueType::Text)};
    return {};
}

}  // namespace tongdang
