// Binding and reading Qt values through SQLiteCpp, and a cache of prepared statements. For core's own rooms.
#pragma once

#include "core/base/uid.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QString>
#include <QVariant>

#include <memory>
#include <string>
#include <unordered_map>

namespace tongdang::sql {

inline void bind(SQLite::Statement &s, int i, const QString &text) {
    const QByteArray utf8 = text.toUtf8();
    s.bind(i, std::string(utf8.constData(), size_t(utf8.size())));
}
inline void bindOrNull(SQLite::Statement &s, int i, const QString &text) {
    if (text.isEmpty())
        s.bind(i);
    else
        bind(s, i, text);
}
inline void bind(SQLite::Statement &s, int i, QByteArrayView bytes) { s.bind(i, static_cast<const void *>(bytes.data()), int(bytes.size())); }
inline void bind(SQLite::Statement &s, int i, const QByteArray &bytes) { bind(s, i, QByteArrayView(bytes)); }
inline void bind(SQLite::Statement &s, int i, const Uid &uid) {
    if (uid.isNil())
        s.bind(i);
    else
        bind(s, i, uid.view());
}
inline void bind(SQLite::Statement &s, int i, qint64 n) { s.bind(i, static_cast<int64_t>(n)); }
inline void bind(SQLite::Statement &s, int i, int n) { s.bind(i, n); }
inline void bind(SQLite::Statement &s, int i, double n) { s.bind(i, n); }
void bind(SQLite::Statement &s, int i, const QVariant &value);
void bindAll(SQLite::Statement &s, const QVariantList &values, int from = 1);

inline QString text(const SQLite::Column &c) { return QString::fromUtf8(c.getText(""), c.getBytes()); }
inline QByteArray bytes(const SQLite::Column &c) { return c.isNull() ? QByteArray() : QByteArray(static_cast<const char *>(c.getBlob()), c.getBytes()); }
inline Uid uid(const SQLite::Column &c) { return c.isNull() ? Uid() : Uid::fromBytes({static_cast<const char *>(c.getBlob()), c.getBytes()}); }

inline QString quoted(const QString &name) { return u'"' + QString(name).replace(u'"', QStringLiteral("\"\"")) + u'"'; }
inline std::string utf8(const QString &text) { return text.toStdString(); }

// A text of SQL with a number of its own, so that a cache finds its statement without a look at the text.
class Text {
  public:
    explicit Text(std::string text);
    const std::string &text() const { return m_text; }
    size_t number() const { return m_number; }

  private:
    std::string m_text;
    size_t m_number;
};

// Binds what must stay as it is until the statement has run.
inline void bindKept(SQLite::Statement &s, int i, const std::string &text) { s.bindNoCopy(i, text); }
inline void bindKept(SQLite::Statement &s, int i, QByteArrayView bytes) { s.bindNoCopy(i, static_cast<const void *>(bytes.data()), int(bytes.size())); }
inline void bindKept(SQLite::Statement &s, int i, const Uid &uid) {
    if (uid.isNil())
        s.bind(i);
    else
        bindKept(s, i, uid.view());
}

// A prepared statement lent for one use: reset at its end, because one that stands on a row keeps every checkpoint waiting.
class Use {
  public:
    explicit Use(SQLite::Statement &statement) : m_statement(statement) {}
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;
    ~Use() { m_statement.tryReset(); }
    operator SQLite::Statement &() { return m_statement; }
    bool executeStep() { return m_statement.executeStep(); }
    int exec() { return m_statement.exec(); }
    void reset() { m_statement.reset(); }    // before the next values
    SQLite::Column getColumn(int i) { return m_statement.getColumn(i); }

  private:
    SQLite::Statement &m_statement;
};

// Prepared once, lent again and again. Not for statements that stay open while the same text is used again.
class Statements {
  public:
    explicit Statements(SQLite::Database &db) : m_db(&db) {}
    Use operator()(const std::string &text);
    Use operator()(const Text &text);
    void clear() {
        m_all.clear();
        m_numbered.clear();
    }

  private:
    SQLite::Database *m_db;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> m_all;
    std::unordered_map<size_t, std::unique_ptr<SQLite::Statement>> m_numbered;
};

}  // namespace tongdang::sql
