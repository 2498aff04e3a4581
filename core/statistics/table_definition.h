// A statistical table is a file (definitions.md, "Statistical tables"): columns with a predicate each, and the rules they must satisfy.
#pragma once

#include "core/forms/form_catalog.h"

namespace tongdang {

// What a column's number is.
enum class ColumnKind {
    Count,                        // how many records `where` holds for
    Sum,                          // sum(EXPR) of those
    Value                         // computed from the row's other columns: percent(${c2}, ${c1}), total(${c1})
};

struct TableColumn {
    QString name, no;             // c1, "1"
    QList<Labels> header;         // levels from the top
    ColumnKind kind = ColumnKind::Count;
    Expression where;             // who is counted; empty: the whole population
    Expression value;             // Sum: over a record. Value: over the row of columns
    QString whereText, valueText;
    QString risk;                 // the level of risk that it counts, where it counts one: charts have its colour
    const Form *form = nullptr;   // `of` of the column: it counts records of another form than the table
    int row = 0;                  // in its file
};

struct TableRule {
    QString name;
    QString expressionText;
    Expression expression;        // over the row of columns
    Labels label;
    bool active = true;
    Expression concerns;          // the records to look at; empty: all that are counted
    QString operand;              // TableScope::operands(): what it needs besides the columns; left out where that is not known
};

struct TableChart { QString name, kind; QStringList columns, left, right; Labels title; };

struct TableDefinition {
    QString id, of = QStringLiteral("child");
    const Form *form = nullptr;
    Labels title, note, unit, totalLabel;
    Expression where;             // the population; empty: everybody
    QString include = QStringLiteral("active");
    QString period, percentOfZero;
    int order = 1000;             // among the others in a list of tables: the lowest first
    QList<TableColumn> columns;
    QList<int> valueOrder;        // Value columns after those they read
    QList<TableRule> rules;
    QList<TableChart> charts;
    QString csv;                  // its source, kept when frozen
    const TableColumn *find(const QString &name) const;
    int indexOf(const QString &name) const;
    const Form &formOf(const TableColumn &column) const { return column.form ? *column.form : *form; }
    // Its columns of that other form, as a table of their own: all its records that `include` leaves.
    TableDefinition ofForm(const Form &other) const;
};

struct TableReport {
    QString id;
    int columns = 0;
    QList<DefinitionIssue> issues;
    bool ok() const { return !hasMust(issues); }
};

// A file's contents before it is read as a table.
struct TableSource {
    QString csv;                  // canonical one-file CSV text of all sheets, kept in the ledger
    QList<int> rows;              // by record of csv: its row in the file it came from; empty: the record's own number
    QString file;                 // file name, for messages
};

TableSource tableFromCsv(const QString &csv, const QString &file = {});
Result<TableSource> readTableFile(const QString &path);             // .csv .xlsx .xls, of a bulletin too. Errors: File, BadFormat (no spreadsheet, no columns or blocks sheet)
// All faults at once, with sheet and row; nullptr where there is one that must be mended. `forms` outlives the table.
std::unique_ptr<TableDefinition> readTable(const TableSource &source, const FormCatalog &forms, TableReport &report);

// Bundled tables (:/statistics), then a ledger's own over them by id.
class TableCatalog {
  public:
    TableCatalog(const FormCatalog &forms, const QHash<QString, QString> &installed);
    const TableDefinition *find(const QString &id) const;
    QList<const TableDefinition *> all() const;                     // by `order`, then by id
    QList<DefinitionIssue> issues() const { return m_issues; }      // a test wants none of the bundled ones

  private:
    std::vector<std::unique_ptr<TableDefinition>> m_tables;
    QList<DefinitionIssue> m_issues;
};

}  // namespace tongdang
