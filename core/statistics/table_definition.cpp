#include "core/statistics/table_definition.h"

#include "core/base/csv.h"
#include "core/forms/form_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace tongdang {

int TableDefinition::indexOf(const QString &name) const {
    for (int i = 0; i < columns.size(); ++i)
        if (columns[i].name == name)
            return i;
    return -1;
}

const TableColumn *TableDefinition::find(const QString &name) const {
    const int i = indexOf(name);
    return i < 0 ? nullptr : &columns[i];
}

TableDefinition TableDefinition::ofForm(const Form &other) const {
    TableDefinition out = *this;
    out.of = other.id;
    out.form = &other;
    out.where = Expression();
    out.columns.clear();
    out.valueOrder.clear();
    out.rules.clear();
    for (const TableColumn &column : columns)
        if (column.form == &other) {
            out.columns << column;
            out.columns.last().form = nullptr;
        }
    return out;
}

TableSource tableFromCsv(const QString &csv, const QString &file) {
    const FormSource source = makeSource(sheetsOfRecords(parseCsv(csv)), file);
    return {source.csv, source.rows, file};
}

Result<TableSource> readTableFile(const QString &path) {
    const auto source = readDefinitionFile(path, u"settings");
    if (!source)
        return source.error();
    const QList<FormSheet> sheets = sheetsOf(*source);
    if (!findSheet(sheets, u"columns") && !findSheet(sheets, u"blocks"))
        return makeError(ErrorCode::BadFormat, QStringLiteral("statistics.no_columns_sheet"), {QFileInfo(path).fileName()});
    return TableSource{source->csv, source->rows, source->file};
}

TableCatalog::TableCatalog(const FormCatalog &forms, const QHash<QString, QString> &installed) {
    QHash<QString, std::pair<QString, QString>> sources;   // by id: csv, file
    for (const QString &file : QDir(QStringLiteral(":/statistics")).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name)) {
        QFile resource(QStringLiteral(":/statistics/") + file);
        if (resource.open(QIODevice::ReadOnly))
            sources.insert(file.chopped(4), {QString::fromUtf8(resource.readAll()), file});
    }
    for (auto own = installed.cbegin(); own != installed.cend(); ++own)
        sources.insert(own.key(), {own.value(), own.key() + QStringLiteral(".csv")});
    QStringList ids = sources.keys();
    ids.sort();
    for (const QString &id : std::as_const(ids)) {
        TableReport report;
        auto table = readTable(tableFromCsv(sources[id].first, sources[id].second), forms, report);
        m_issues += report.issues;
        if (table)
            m_tables.push_back(std::move(table));
    }
    std::stable_sort(m_tables.begin(), m_tables.end(), [](const auto &a, const auto &b) { return a->order < b->order; });
}

const TableDefinition *TableCatalog::find(const QString &id) const {
    for (const auto &table : m_tables)
        if (table->id == id)
            return table.get();
    return nullptr;
}

QList<const TableDefinition *> TableCatalog::all() const {
    QList<const TableDefinition *> tables;
    for (const auto &table : m_tables)
        tables << table.get();
    return tables;
}

}  // namespace tongdang
