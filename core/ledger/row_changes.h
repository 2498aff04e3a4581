// Which rows the ledger's commits touched, so that whoever keeps what it once read of tables (core/statistics) reads those rows alone again. SQLite's hooks on the one writing
// connection tell it, rows written with the values that they had included; every connection of the ledger finds it.
#pragma once

#include <QHash>
#include <QString>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

namespace SQLite { class Database; }

namespace tongdang {

class RowChanges {
  public:
    using Touched = QHash<QString, std::set<qint64>>;     // rowids by table
    static void watch(SQLite::Database &writer);
    static void unwatch(SQLite::Database &writer);        // before it closes: the changes go with the connection, before it rolls back what is left open
    static void share(SQLite::Database &writer, SQLite::Database &reader);
    static RowChanges *of(SQLite::Database &db);          // null where nobody tells: a ledger in memory

    // A commit is told before anybody can see it. Taken before a view, the position is that of commits which the view is sure to show: all but the
    // last, which may be under way.
    qint64 position() const;
    // What was touched after that position, asked under a view: all that it may show otherwise. Nothing where that is not known any more.
    std::optional<Touched> since(qint64 position) const;
    // By who has the writing connection: this transaction makes tables anew, which the hooks do not tell row by row.
    void touchAll() { m_all = true; }

  private:
    static constexpr size_t kMost = 20'000;               // rows; of more it is cheaper to read all
    using Rows = std::vector<std::pair<QString, qint64>>;
    void touch(const char *table, qint64 row);
    void commit();
    void rollback();

    Rows m_pending;                                       // of the writing connection's transaction
    bool m_all = false;
    mutable std::mutex m_mutex;
    std::deque<Rows> m_commits;
    qint64 m_first = 0;                                   // position before the first of these
    size_t m_kept = 0;                                    // rows in them
};

}  // namespace tongdang
