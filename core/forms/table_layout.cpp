#include "core/forms/table_layout.h"

#include "core/forms/form_reader.h"
#include "core/forms/form_types.h"

namespace tongdang {

namespace {

QStringList indexSql(const Form &form) {
    QStringList sql;
    const auto add = [&](const QString &column) {
        sql << QStringLiteral("CREATE INDEX IF NOT EXISTS %1 ON %2(%3) WHERE %3 IS NOT NULL")
                   .arg(quotedName(form.table + QStringLiteral("__") + column), quotedName(form.table), quotedName(column));
    };
    if (!form.subject.isEmpty())
        add(QStringLiteral("td_subject"));
    for (const Field &field : form.fields)
        if (field.indexed && hasColumn(field))
            add(field.column);
    sql << QStringLiteral("CREATE INDEX IF NOT EXISTS %1 ON %2(td_state) WHERE td_state <> 0").arg(quotedName(form.table + QStringLiteral("__td_state")), quotedName(form.table));
    if (hasInterval(form)) {
        add(QStringLiteral("td_from"));
        add(QStringLiteral("td_until"));
    }
    return sql;
}

}  // namespace

QString quotedName(const QString &name) {
    QString quoted = name;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

QString columnType(const Field &field) {
    switch (field.kind) {
    case FieldKind::Integer:
        return QStringLiteral("INTEGER");
    case FieldKind::Decimal:
    case FieldKind::Range:
        return QStringLiteral("REAL");
    case FieldKind::Calculate:
        return field.type == ValueType::Number ? QStringLiteral("REAL") : QStringLiteral("TEXT");
    default:
        return QStringLiteral("TEXT");
    }
}

bool hasColumn(const Field &field) {
    if (!isStored(field.kind) || field.timeDependent)
        return false;
    if (field.kind == FieldKind::Metadata)  // the journal already keeps what these would
        return field.metadata != u"audit" && field.metadata != u"simserial" && field.metadata != u"subscriberid" && !isOfDevice(field.metadata);
    return true;
}

bool hasInterval(const Form &form) {
    for (const Field &field : form.fields)
        if (!field.core.isEmpty())
            return true;
    return false;
}

namespace {

struct TableColumn { QString name, definition; bool generated = false; };

QList<TableColumn> columnsOf(const Form &form) {
    const Field *region = form.find(form.regionField);
    QList<TableColumn> columns{{QStringLiteral("td_id"), QStringLiteral("INTEGER PRIMARY KEY")},
                               {QStringLiteral("td_uid"), QStringLiteral("BLOB NOT NULL UNIQUE")},
                               {QStringLiteral("td_subject"), QStringLiteral("BLOB")},
                               // Its own region is one of the answers and needs no second place.
                               {QStringLiteral("td_region"), region ? QStringLiteral("TEXT AS (") + quotedName(region->column) + QStringLiteral(") VIRTUAL") : QStringLiteral("TEXT"), region != nullptr},
                               {QStringLiteral("td_state"), QStringLiteral("INTEGER NOT NULL DEFAULT 0")},
                               {QStringLiteral("td_merged_into"), QStringLiteral("BLOB")},
                               {QStringLiteral("td_version"), QStringLiteral("INTEGER")},
                               {QStringLiteral("td_created"), QStringLiteral("INTEGER")},
                               {QStringLiteral("td_updated"), QStringLiteral("INTEGER")}};
    if (hasInterval(form))
        columns << TableColumn{QStringLiteral("td_from"), QStringLiteral("TEXT")} << TableColumn{QStringLiteral("td_until"), QStringLiteral("TEXT")} << TableColumn{QStringLiteral("td_roster"), QStringLiteral("INTEGER")};
    for (const Field &field : form.fields)
        if (hasColumn(field))
            columns << TableColumn{quotedName(field.column), columnType(field)};
    return columns;
}

QString definitions(const QList<TableColumn> &columns) {
    QStringList out;
    for (const TableColumn &column : columns)
        out << column.name + u' ' + column.definition;
    return out.join(QStringLiteral(",\n  "));
}

}  // namespace

QStringList createTableSql(const Form &form) {
    return QStringList{QStringLiteral("CREATE TABLE %1 (\n  %2\n) STRICT").arg(quotedName(form.table), definitions(columnsOf(form)))} + indexSql(form);
}

// td_ begins the name of no form, so that these are never a repeat's table.
QString goneTable(const Form &form) { return quotedName(QStringLiteral("td_gone__") + form.table); }

QStringList overlaySql(const Form &form) {
    const QString table = quotedName(form.table), beside = quotedName(QStringLiteral("td_beside__") + form.table), gone = goneTable(form);
    QStringList all, stored, given;
    const QList<TableColumn> columns = columnsOf(form);
    for (const TableColumn &column : columns) {
        all << column.name;
        if (column.generated)
            continue;
        stored << column.name;
        given << QStringLiteral("NEW.") + column.name;
    }
    const QString keep = QStringLiteral("INSERT OR REPLACE INTO %1 (%2) VALUES (%3); INSERT OR IGNORE INTO %4 VALUES (NEW.td_id);").arg(beside, stored.join(u','), given.join(u','), gone);
    QStringList sql{QStringLiteral("CREATE TEMP TABLE %1 (%2) STRICT").arg(beside, definitions(columns)),
                    QStringLiteral("CREATE TEMP TABLE %1 (td_id INTEGER PRIMARY KEY) STRICT").arg(gone),
                    QStringLiteral("CREATE TEMP VIEW %1 AS SELECT %2 FROM main.%1 WHERE td_id NOT IN (SELECT td_id FROM temp.%3) UNION ALL SELECT %2 FROM temp.%4").arg(table, all.join(u','), gone, beside),
                    QStringLiteral("CREATE TEMP TRIGGER %1 INSTEAD OF INSERT ON temp.%2 BEGIN %3 END").arg(quotedName(form.table + QStringLiteral("__inserted")), table, keep),
                    QStringLiteral("CREATE TEMP TRIGGER %1 INSTEAD OF UPDATE ON temp.%2 BEGIN %3 END").arg(quotedName(form.table + QStringLiteral("__updated")), table, keep),
                    QStringLiteral("CREATE TEMP TRIGGER %1 INSTEAD OF DELETE ON temp.%2 BEGIN DELETE FROM %3 WHERE td_id = OLD.td_id; INSERT OR IGNORE INTO %4 VALUES (OLD.td_id); END")
                        .arg(quotedName(form.table + QStringLiteral("__deleted")), table, beside, gone)};
    if (!form.subject.isEmpty())
        sql << QStringLiteral("CREATE INDEX temp.%1 ON %2 (td_subject)").arg(quotedName(QStringLiteral("td_beside_subject__") + form.table), beside);
    return sql;
}

QStringList alterTableSql(const Form &form, const QStringList &existingColumns) {
    QStringList sql;
    if (hasInterval(form) && !existingColumns.contains(QStringLiteral("td_roster")))
        sql << QStringLiteral("ALTER TABLE %1 ADD COLUMN td_roster INTEGER").arg(quotedName(form.table));
    for (const Field &field : form.fields)
        if (hasColumn(field) && !existingColumns.contains(field.column, Qt::CaseInsensitive))
            sql << QStringLiteral("ALTER TABLE %1 ADD COLUMN %2 %3").arg(quotedName(form.table), quotedName(field.column), columnType(field));
    return sql + indexSql(form);
}

namespace {

// Questions of one name in several groups are called by their order (form_survey): the one that `before` was and that is called otherwise now.
const Field *renamed(const Form &older, const Form &newer, const Field &before) {
    const QString behind = u'_' + before.name, numbered = before.name + u'_';
    for (const Field &field : newer.fields)
        if (field.groups == before.groups && !older.find(field.name) && (field.name.endsWith(behind) || (field.name.startsWith(numbered) && field.name.back().isDigit())))
            return &field;
    return nullptr;
}

}  // namespace

QList<DefinitionIssue> incompatibilities(const Form &older, const Form &newer) {
    QList<DefinitionIssue> issues;
    const auto fault = [&](const Field &field, const char *id, const QString &was) {
        issues << DefinitionIssue{field.sheet, field.row, Severity::Must, Message{QString::fromLatin1(id), {field.name, was}, {}}};
    };
    if (older.subject != newer.subject)
        issues << DefinitionIssue{QStringLiteral("settings"), 0, Severity::Must, Message{QStringLiteral("forms.subject_changed"), {older.subject, newer.subject}, {}}};
    for (const Field &field : newer.fields) {
        const Field *before = older.find(field.name);
        if (!before)
            continue;
        if (before->kind != field.kind || before->derived != field.derived || columnType(*before) != columnType(field))
            fault(field, "forms.kind_changed", before->name);
        else if (before->list != field.list)
            fault(field, "forms.list_changed", before->list);
        else if (before->column != field.column)
            fault(field, "forms.column_changed", before->column);
        else if (const Field *moved = before->groups == field.groups ? nullptr : renamed(older, newer, *before))
            fault(field, "forms.name_moved", moved->name);
        else if (const CodeList *was = older.listOf(*before))
            for (const Choice &choice : was->choices)
                if (const CodeList *now = newer.listOf(field); now && !now->find(choice.name))
                    issues << DefinitionIssue{field.sheet, field.row, Severity::Must, Message{QStringLiteral("forms.choice_gone"), {choice.name, field.name}, {}}};
    }
    for (const Repeat &repeat : newer.repeats)
        for (const Repeat &before : older.repeats)
            if (before.name == repeat.name)
                issues += incompatibilities(*before.form, *repeat.form);
    return issues;
}

}  // namespace tongdang
