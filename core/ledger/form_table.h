// A form's table: rows to records and back. Columns are those of core/forms/table_layout.
#pragma once

#include "core/forms/form_catalog.h"
#include "core/ledger/record.h"
#include "core/ledger/sql.h"

namespace tongdang {

class FormTable {
  public:
    explicit FormTable(const Form &form);
    const Form &form() const { return *m_form; }
    bool hasInterval() const { return m_interval; }           // td_from, td_until: the days the core's answers hold

    const std::string &select() const { return m_select; }    // "SELECT … FROM table t"; further clauses name the table t
    Record read(SQLite::Statement &row) const;                // region only where it is the record's own
    static QDate day(const SQLite::Column &column);
    int fromColumn() const { return m_fromColumn; }           // of td_from in select(); td_until follows; -1 where none
    // Writes the whole row, by uid; answers the local id.
    qint64 write(sql::Statements &statements, const Record &record, qint64 versionTerm, const QDate &from, const QDate &until) const;
    // The version's local integer of the row just read.
    static qint64 version(SQLite::Statement &row) { return row.getColumn(4).getInt64(); }

  private:
    const Form *m_form;
    std::vector<int> m_slots;                                 // in column order
    std::string m_select, m_upsert;
    bool m_interval = false;
    int m_fromColumn = -1;
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
