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

QStringList createTableSql(const Form &form) {
    const Field *region = form.find(form.regionField);
    QStringList columns{QStringLiteral("td_id INTEGER PRIMARY KEY"),
                        QStringLiteral("td_uid BLOB NOT NULL UNIQUE"),
                        QStringLiteral("td_subject BLOB"),
                        // Its own region is one of the answers and needs no second place.
                        region ? QStringLiteral("td_region TEXT AS (") + quotedName(region->column) + QStringLiteral(") VIRTUAL") : QStringLiteral("td_region TEXT"),
                        QStringLiteral("td_state INTEGER NOT NULL DEFAULT 0"),
                        QStringLiteral("td_merged_into BLOB"),
                        QStringLiteral("td_version INTEGER"),
                        QStringLiteral("td_created INTEGER"),
                        QStringLiteral("td_updated INTEGER")};
    if (hasInterval(form))
        columns << QStringLiteral("td_from TEXT") << QStringLiteral("td_until TEXT") << QStringLiteral("td_roster INTEGER");
    for (const Field &field : form.fields)
        if (hasColumn(field))
            columns << quotedName(field.column) + u' ' + columnType(field);
    return QStringList{QStringLiteral("CREATE TABLE %1 (\n  %2\n) STRICT").arg(quotedName(form.table), columns.join(QStringLiteral(",\n  ")))} + indexSql(form);
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
