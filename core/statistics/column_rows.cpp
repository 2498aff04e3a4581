#include "core/statistics/column_rows.h"

#include "core/ledger/sql.h"
#include "core/statistics/column_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace tongdang {

namespace {

constexpr int kDeepest = 8;            // subjects of subjects
constexpr size_t kSearched = 10'000;   // values of a column

struct Finalizer {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

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

// The place of a record whose form has none: its subject's, and so on outwards; of one that stands alone, a guardian, that of the records
// which point to it.
bool isPlacedBy(const Form &form, const Form &pointing) { return form.subject.isEmpty() && pointing.m_pointed == &form && !pointing.subject.isEmpty(); }
struct Region { QString expression, joins; };
Region regionOf(const FormCatalog &forms, const Form &form, const QString &alias, int &aliases, int depth) {
    if (!form.regionField.isEmpty())
        return {alias + QStringLiteral(".td_region"), {}};
    QStringList places;
    QString joins;
    for (const Form *other : forms.all()) {
        if (depth >= kDeepest)
            break;
        if (form.belongsTo(*other)) {
            const QString outer = QStringLiteral("s%1").arg(++aliases);
            const Region around = regionOf(forms, *other, outer, aliases, depth + 1);
            joins += QStringLiteral(" LEFT JOIN %1 %2 ON %2.td_uid = %3.td_subject").arg(sql::quoted(other->table), outer, alias) + around.joins;
            places << around.expression;
        } else if (isPlacedBy(form, *other)) {
            const QString pointing = QStringLiteral("s%1").arg(++aliases);
            const Region around = regionOf(forms, *other, pointing, aliases, depth + 1);
            places << QStringLiteral("(SELECT min(%1) FROM %2 %3%4 WHERE %3.td_state < 2 AND %3.%5 = %6)")
                          .arg(around.expression, sql::quoted(other->table), pointing, around.joins, sql::quoted(other->fields[other->m_pointer].column), uidText(alias));
        }
    }
    return {places.isEmpty() ? QStringLiteral("NULL") : places.size() == 1 ? places.first() : QStringLiteral("coalesce(") + places.join(u", ") + u')', joins};
}

Result<std::optional<std::set<qint64>>> placedAnewWithin(sqlite3 *db, const FormCatalog &forms, const Form &form, const RowChanges::Touched &touched, int depth) {
    std::set<qint64> rows = touched.value(form.table);
    for (const Form *other : forms.all()) {
        if (!form.regionField.isEmpty() || depth >= kDeepest)
            break;
        const bool placed = isPlacedBy(form, *other);
        if (!placed && !form.belongsTo(*other))
            continue;
        const auto outer = placedAnewWithin(db, forms, *other, touched, depth + 1);
        if (!outer)
            return outer.error();
        if (!*outer || (placed && !(*outer)->empty()))
            return std::optional<std::set<qint64>>();
        if ((*outer)->empty())
            continue;
        const QString select = QStringLiteral("SELECT t.td_id FROM %1 s CROSS JOIN %2 t ON t.td_subject = s.td_uid WHERE ").arg(sql::quoted(other->table), sql::quoted(form.table)) + isAmong(QStringLiteral("s.td_id"), **outer);
        auto read = eachRow(db, select, 0, 0, [&](sqlite3_stmt *row) {
            rows.insert(sqlite3_column_int64(row, 0));
            return Result<void>();
        });
        if (!read)
            return read.error();
    }
    return std::optional(std::move(rows));
}

}  // namespace

Result<void> eachRow(sqlite3 *db, const QString &select, qint64 first, qint64 second, const std::function<Result<void>(sqlite3_stmt *)> &take) {
    const QByteArray text = select.toUtf8();
    sqlite3_stmt *made = nullptr;
    if (sqlite3_prepare_v2(db, text.constData(), int(text.size()), &made, nullptr) != SQLITE_OK)
        return damaged(db);
    const std::unique_ptr<sqlite3_stmt, Finalizer> statement(made);
    const int parameters = sqlite3_bind_parameter_count(made);
    if (parameters > 0)
        sqlite3_bind_int64(made, 1, first);
    if (parameters > 1)
        sqlite3_bind_int64(made, 2, second);
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(made)) == SQLITE_ROW)
        if (auto taken = take(made); !taken)
            return taken;
    return step == SQLITE_DONE ? Result<void>() : Result<void>(damaged(db));
}

QString isAmong(const QString &column, const std::set<qint64> &ids) {
    QStringList numbers;
    for (const qint64 id : ids)
        numbers << QString::number(id);
    return column + QStringLiteral(" IN (") + numbers.join(u',') + u')';
}

Result<void> ColumnRows::read(sqlite3 *db, const QString &select, qint64 first, qint64 last, Progress &progress) {
    return eachRow(db, select, first, last, [&](sqlite3_stmt *row) -> Result<void> {
        ids.push_back(sqlite3_column_int64(row, 0));
        for (size_t i = 0; i < codes.size(); ++i)
            codes[i].push_back(codeOf(dictionaries[i], sqlite3_column_value(row, int(i) + 1)));
        if ((ids.size() & 1023) == 0 && !progress.step(ids.back() - first, last - first))
            return makeError(ErrorCode::Cancelled, QStringLiteral("statistics.cancelled"));
        return {};
    });
}

void ColumnRows::append(ColumnRows later) {
    ids.insert(ids.end(), later.ids.begin(), later.ids.end());
    for (size_t i = 0; i < codes.size(); ++i) {
        const std::vector<std::uint32_t> here = dictionaries[i].take(later.dictionaries[i]);
        codes[i].reserve(codes[i].size() + later.codes[i].size());
        for (const std::uint32_t code : later.codes[i])
            codes[i].push_back(here[code]);
    }
}

void setValue(Column &column, size_t row, const Value &value) {
    const QString text = value.text();
    const auto is = [&text](const Value &other) { return other.text() == text; };
    std::uint32_t &code = column.codes[row];
    if (code < column.values.size() && is(column.values[code]))
        return;
    const auto end = column.values.size() > kSearched ? column.values.begin() : column.values.end();
    const auto found = std::find_if(column.values.begin(), end, is);
    code = std::uint32_t((found == end ? column.values.end() : found) - column.values.begin());
    if (code == column.values.size())
        column.values.push_back(value);
}

QString uidText(const QString &alias) {
    return QStringLiteral("(SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || substr(x, 21)) FROM (SELECT hex(%1.td_uid) x))").arg(alias);
}

QString columnSelect(const FormCatalog &forms, const Form &form, const std::vector<int> &questions) {
    int aliases = 0;
    const Region region = std::find(questions.begin(), questions.end(), ColumnStore::kRegion) == questions.end() ? Region() : regionOf(forms, form, QStringLiteral("t"), aliases, 0);
    QStringList columns{QStringLiteral("t.td_id")};
    for (const int slot : questions)
        switch (slot) {
        case ColumnStore::kState: columns << QStringLiteral("t.td_state"); break;
        case ColumnStore::kRegion: columns << region.expression; break;
        case ColumnStore::kFrom: columns << QStringLiteral("t.td_from"); break;
        case ColumnStore::kUntil: columns << QStringLiteral("t.td_until"); break;
        default: columns << QStringLiteral("t.") + sql::quoted(form.fields[slot].column);
        }
    return QStringLiteral("SELECT ") + columns.join(u", ") + QStringLiteral(" FROM ") + sql::quoted(form.table) + QStringLiteral(" t") + region.joins + QStringLiteral(" WHERE t.td_state < 2");
}

Result<std::optional<std::set<qint64>>> placedAnew(sqlite3 *db, const FormCatalog &forms, const Form &form, const RowChanges::Touched &touched) {
    return placedAnewWithin(db, forms, form, touched, 0);
}

}  // namespace tongdang
