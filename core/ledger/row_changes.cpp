#include "core/ledger/row_changes.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace tongdang {

namespace {

constexpr const char *kName = "tongdang.row_changes";
constexpr const char *kJournal = "journal";               // nobody keeps its rows
using Shared = std::shared_ptr<RowChanges>;

void attach(SQLite::Database &db, const Shared &changes) {
    sqlite3_set_clientdata(db.getHandle(), kName, new Shared(changes), [](void *shared) { delete static_cast<Shared *>(shared); });
}

Shared *attached(SQLite::Database &db) { return static_cast<Shared *>(sqlite3_get_clientdata(db.getHandle(), kName)); }

}  // namespace

void RowChanges::watch(SQLite::Database &writer) {
    attach(writer, std::make_shared<RowChanges>());
    RowChanges *changes = of(writer);
    sqlite3 *db = writer.getHandle();
    sqlite3_update_hook(db, [](void *to, int, const char *, const char *table, sqlite3_int64 row) { static_cast<RowChanges *>(to)->touch(table, row); }, changes);
    sqlite3_commit_hook(db, [](void *to) { static_cast<RowChanges *>(to)->commit(); return 0; }, changes);
    sqlite3_rollback_hook(db, [](void *to) { static_cast<RowChanges *>(to)->rollback(); }, changes);
}

void RowChanges::unwatch(SQLite::Database &writer) {
    sqlite3 *db = writer.getHandle();
    sqlite3_update_hook(db, nullptr, nullptr);
    sqlite3_commit_hook(db, nullptr, nullptr);
    sqlite3_rollback_hook(db, nullptr, nullptr);
}

void RowChanges::share(SQLite::Database &writer, SQLite::Database &reader) {
    if (const Shared *changes = attached(writer))
        attach(reader, *changes);
}

RowChanges *RowChanges::of(SQLite::Database &db) {
    const Shared *changes = attached(db);
    return changes ? changes->get() : nullptr;
}

void RowChanges::touch(const char *table, qint64 row) {
    if (m_all || qstrcmp(table, kJournal) == 0)
        return;
    if (m_pending.size() >= kMost)
        m_all = true;
    else
        m_pending.emplace_back(QString::fromUtf8(table), row);
}

void RowChanges::commit() {
    if (m_pending.empty() && !m_all)
        return;
    const std::lock_guard lock(m_mutex);
    m_kept += m_pending.size();
    m_commits.push_back(std::exchange(m_pending, {}));
    while (!m_commits.empty() && (m_all || m_kept > kMost)) {
        m_kept -= m_commits.front().size();
        m_commits.pop_front();
        ++m_first;
    }
    m_all = false;
}

void RowChanges::rollback() {
    m_pending.clear();
    m_all = false;
}

qint64 RowChanges::position() const {
    const std::lock_guard lock(m_mutex);
    return std::max<qint64>(0, m_first + qint64(m_commits.size()) - 1);
}

std::optional<RowChanges::Touched> RowChanges::since(qint64 position) const {
    const std::lock_guard lock(m_mutex);
    if (position < m_first)
        return std::nullopt;
    Touched touched;
    for (size_t i = size_t(position - m_first); i < m_commits.size(); ++i)
        for (const auto &[table, row] : m_commits[i])
            touched[table].insert(row);
    return touched;
}

}  // namespace tongdang
