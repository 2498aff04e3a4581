// A statistical table is a file (definitions.md, "Statistical tables"): columns with a predicate each, and the rules they must satisfy.
#pragma once

#include "core/forms/form_catalog.h"

namespace tongdang {

struct TableColumn {
    QString name, no;             // c1, "1"
    QList<Labels> header;         // levels from the top
    Expression where;             // who is counted
    Expression value;             // instead: percent(${c2}, ${c1}), total(${c1}), sum(EXPR) over `where`
    QString valueText;
    int row = 0;                  // in its file
};

struct TableRule {
    QString name;
    QString expressionText;
    Expression expression;        // over columns; left and right sides are told apart for reports
    Labels label;
    bool active = true;
    Expression concerns;
    QString leftOut;              // why it cannot be evaluated (an operand that is not known); "" where it can
};

struct TableChart { QString name, kind; QStringList columns, left, right; Labels title; };

struct TableDefinition {
    QString id, of = QStringLiteral("child");
    Labels title, note, unit, totalLabel;
    Expression where;             // the population
    QString include = QStringLiteral("active");
    QString period, percentOfZero;
    QList<TableColumn> columns;
    QList<TableRule> rules;
    QList<TableChart> charts;
    QString csv;                  // its source, kept when frozen
    const TableColumn *find(const QString &name) const;
};

struct TableReport {
    QString id;
    int columns = 0;
    QList<DefinitionIssue> issues;
    bool ok() const { return !hasMust(issues); }
};

// All faults at once, with sheet and row.
std::optional<TableDefinition> readTable(const QList<QStringList> &csvRows, const FormCatalog &forms, TableReport &report);
Result<QString> readTableFile(const QString &path);                 // .csv .xlsx .xls → canonical CSV text

// Bundled tables (:/statistics), then a ledger's own over them by id.
class TableCatalog {
  public:
    TableCatalog(const FormCatalog &forms, const QHash<QString, QString> &installed);
    const TableDefinition *find(const QString &id) const;
    QList<const TableDefinition *> all() const;
    QList<DefinitionIssue> issues() const { return m_issues; }      // of the bundled ones: a test wants none

  private:
    std::vector<std::unique_ptr<TableDefinition>> m_tables;
    QList<DefinitionIssue> m_issues;
};

}  // namespace tongdang
