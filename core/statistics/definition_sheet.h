// A sheet of a definition file (tables, bulletins): its cells by the meaning of their headings, its faults with sheet and row.
#pragma once

#include "core/forms/form_reader.h"
#include "core/statistics/table_scope.h"

namespace tongdang {

struct KnownHeadings { QStringList plain, translated; };   // plain columns, translated ones

bool isDefinitionName(const QString &name);            // of a table, a column, a rule, a bulletin

class DefinitionSheet {
  public:
    DefinitionSheet(const FormSheet &sheet, const KnownHeadings &known, QList<DefinitionIssue> &issues);
    const QList<FormRow> &rows() const { return m_sheet.rows; }
    int headingRow() const { return m_sheet.row; }
    QString text(const FormRow &row, const char *base) const { return row.cell(m_plain.value(QString::fromLatin1(base), -1)); }
    Labels labels(const FormRow &row, const char *base) const;
    QStringList languages(const char *base) const;
    void fault(int row, const char *id, const QStringList &args = {}, Severity severity = Severity::Must) const;
    void fault(int row, const Error &error) const;
    void oneOf(const FormRow &row, const char *heading, const QString &value, const QStringList &allowed) const;
    Expression parse(const FormRow &row, const QString &text, const Scope &scope) const;
    // Over the row of columns: an unknown name is no question but a column.
    Expression parseRow(const FormRow &row, const QString &text, const TableScope &scope) const;

  private:
    const FormSheet &m_sheet;
    QList<DefinitionIssue> &m_issues;
    QHash<QString, int> m_plain;
    QHash<QString, QList<std::pair<QString, int>>> m_translated;
};

}  // namespace tongdang
