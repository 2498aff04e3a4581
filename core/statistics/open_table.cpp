#include "core/statistics/open_table.h"

#include "core/ledger/sql.h"
#include "core/statistics/column_rows.h"

#include <sqlite3.h>

#include <bit>
#include <cmath>

namespace tongdang {

namespace { constexpr size_t kMostReached = 1'000; }   // of more it is quicker to count all

void OpenTable::add(size_t record, int sign) {
    if (!population.test(record))
        return;
    const auto place = size_t(placeOf[record]);
    people[place] += sign;
    for (size_t c = 0; c < columns.size(); ++c)
        if (amounts[c].empty() && columns[c].test(record))
            counters[place][c] += sign;
}

void OpenTable::sum(size_t column) {
    for (std::vector<double> &place : counters)
        place[column] = 0;
    const std::vector<std::uint64_t> &words = columns[column].words();
    for (size_t w = 0; w < words.size(); ++w)
        for (std::uint64_t left = words[w]; left; left &= left - 1) {
            const size_t record = w * 64 + size_t(std::countr_zero(left));
            const double amount = amounts[column][record];
            counters[size_t(placeOf[record])][column] += std::isnan(amount) ? 0 : amount;
        }
}

Result<std::optional<std::set<qint64>>> reachedBy(const RowChanges::Touched &touched, const Form &form, const FormCatalog &forms, sqlite3 *db) {
    const std::optional<std::set<qint64>> unknown;
    std::map<const Form *, std::set<qint64>> reached, fresh;
    for (const Form *one : forms.all())
        if (const std::set<qint64> rows = touched.value(one->table); !rows.empty())
            fresh[one] = rows;
    while (!fresh.empty()) {
        const auto [from, rows] = *fresh.begin();
        fresh.erase(fresh.begin());
        std::set<qint64> &known = reached[from];
        std::set<qint64> added;
        for (const qint64 row : rows)
            if (known.insert(row).second)
                added.insert(row);
        if (known.size() > kMostReached)
            return unknown;
        if (from == &form || added.empty())
            continue;
        for (const Form *other : forms.all()) {
            QString select;
            if (from->belongsTo(*other) || from->repeatOf == other->id)
                select = QStringLiteral("SELECT o.td_id FROM %1 t CROSS JOIN %2 o ON o.td_uid = t.td_subject WHERE ").arg(sql::quoted(from->table), sql::quoted(other->table));
            else if (other->m_pointed == from && !other->fields[other->m_pointer].indexed)
                return unknown;
            else if (other->m_pointed == from)
                select = QStringLiteral("SELECT o.td_id FROM %1 t CROSS JOIN %2 o ON o.%3 = %4 WHERE ").arg(sql::quoted(from->table), sql::quoted(other->table), sql::quoted(other->fields[other->m_pointer].column), uidText(QStringLiteral("t")));
            else
                continue;
            auto read = eachRow(db, select + isAmong(QStringLiteral("t.td_id"), added), 0, 0, [&](sqlite3_stmt *row) {
                fresh[other].insert(sqlite3_column_int64(row, 0));
                return Result<void>();
            });
            if (!read)
                return read.error();
        }
    }
    return std::optional(std::move(reached[&form]));
}

}  // namespace tongdang
