// A form's table: rows to records and back. Columns are those of core/forms/table_layout.
#pragma once

#include "core/forms/form_catalog.h"
#include "core/ledger/record.h"
#include "core/ledger/sql.h"

#include <set>

namespace tongdang {

class FormTable {
  public:
    // `only`: to read records with the answers to these questions alone.
    explicit FormTable(const Form &form, const std::set<int> *only = nullptr);
    const Form &form() const { return *m_form; }
    bool hasInterval() const { return m_interval; }           // td_from, td_until: the days the core's answers hold; with them td_roster

    const std::string &select() const { return m_select; }    // "SELECT … FROM table t"; further clauses name the table t
    const sql::Text &byId() const { return m_byId; }           // t.td_id = ?
    const sql::Text &byUid() const { return m_byUid; }         // the select with one condition: t.td_uid = ?
    const sql::Text &bySubject() const { return m_bySubject; } // t.td_subject = ?, active ones by uid
    Record read(SQLite::Statement &row) const;                // region only where it is the record's own
    static QDate day(const SQLite::Column &column);
    int fromColumn() const { return m_fromColumn; }           // of td_from in select(); td_until follows; -1 where none
    // Writes the whole row under the record's id: a new one, or the one that is there.
    void insert(sql::Statements &statements, const Record &record, qint64 versionTerm, const QDate &from, const QDate &until) const { write(statements(m_insert), record, versionTerm, from, until); }
    void update(sql::Statements &statements, const Record &record, qint64 versionTerm, const QDate &from, const QDate &until) const { write(statements(m_update), record, versionTerm, from, until); }
    static qint64 id(SQLite::Statement &row) { return row.getColumn(0).getInt64(); }
    // The version's local integer of the row just read.
    static qint64 version(SQLite::Statement &row) { return row.getColumn(4).getInt64(); }
    const std::vector<int> &rank() const { return m_rank; }   // of each slot among the names: an entry's changes go by their names

  private:
    enum class Kind { Text, Integer, Real };
    struct Column { int slot; Kind kind; };
    struct Texts;
    FormTable(const Form &form, Texts texts);
    void write(SQLite::Statement &statement, const Record &record, qint64 versionTerm, const QDate &from, const QDate &until) const;

    const Form *m_form;
    std::vector<Column> m_columns;                            // of the questions
    std::string m_select;
    sql::Text m_byId, m_byUid, m_bySubject, m_insert, m_update;
    bool m_interval = false;
    int m_fromColumn = -1;
    std::vector<int> m_rank;
};

// All forms' tables of a catalog.
class FormTables {
  public:
    explicit FormTables(const FormCatalog &forms);
    const FormTable *find(const QString &form) const;
    const FormTable &of(const Form &form) const { return *find(form.id); }

  private:
    QHash<QString, std::shared_ptr<FormTable>> m_tables;
};

}  // namespace tongdang
