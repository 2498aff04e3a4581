#include "core/ledger/form_table.h"

#include "core/base/dates.h"
#include "core/base/utf8.h"
#include "core/forms/form_catalog.h"
#include "core/forms/table_layout.h"

#include <algorithm>
#include <numeric>

namespace tongdang {

namespace {

constexpr int kFixed = 8;   // td_id td_uid td_subject td_state td_version td_created td_updated td_region: before the questions in a select

QString answerOf(const SQLite::Column &column) {
    if (column.isNull())
        return {};
    if (column.isFloat())
        return QString::number(column.getDouble(), 'g', 15);
    return sql::text(column);
}

}  // namespace

struct FormTable::Texts {
    std::vector<Column> columns;
    int fromColumn = -1;
    std::string select, insert, update;
    Texts(const Form &form, const std::set<int> *only);
};

FormTable::Texts::Texts(const Form &form, const std::set<int> *only) {
    QStringList read{QStringLiteral("td_id"), QStringLiteral("td_uid"), QStringLiteral("td_subject"), QStringLiteral("td_state"),
                     QStringLiteral("td_version"), QStringLiteral("td_created"), QStringLiteral("td_updated"), QStringLiteral("td_region")};
    QStringList written = read.mid(1, 6);
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        if (!hasColumn(field) || (only && !only->contains(slot)))
            continue;
        const QString type = columnType(field);
        columns.push_back({slot, type == u"INTEGER" ? Kind::Integer : type == u"REAL" ? Kind::Real : Kind::Text});
        read << sql::quoted(field.column);
        written << sql::quoted(field.column);
    }
    if (tongdang::hasInterval(form)) {
        fromColumn = int(read.size());
        const QStringList interval{QStringLiteral("td_from"), QStringLiteral("td_until"), QStringLiteral("td_roster")};
        read << interval;
        written << interval;
    }
    written << QStringLiteral("td_id");
    const QString table = sql::quoted(form.table);
    QStringList marks, updates;
    for (const QString &column : written) {
        marks << QStringLiteral("?");
        updates << column + QStringLiteral("=?");
    }
    updates.removeLast();
    select = sql::utf8(QStringLiteral("SELECT ") + read.join(u", ") + QStringLiteral(" FROM ") + table + QStringLiteral(" t"));
    insert = sql::utf8(QStringLiteral("INSERT INTO ") + table + QStringLiteral(" (") + written.join(u", ") + QStringLiteral(") VALUES (") + marks.join(u',') + u')');
    update = sql::utf8(QStringLiteral("UPDATE ") + table + QStringLiteral(" SET ") + updates.join(u", ") + QStringLiteral(" WHERE td_id=?"));
}

FormTable::FormTable(const Form &form, const std::set<int> *only) : FormTable(form, Texts(form, only)) {}

FormTable::FormTable(const Form &form, Texts texts)
    : m_form(&form), m_columns(std::move(texts.columns)), m_select(texts.select), m_byId(texts.select + " WHERE t.td_id = ?"), m_byUid(texts.select + " WHERE t.td_uid = ?"),
      m_bySubject(texts.select + " WHERE t.td_subject = ? AND t.td_state < 2 ORDER BY t.td_uid"), m_insert(std::move(texts.insert)), m_update(std::move(texts.update)),
      m_interval(tongdang::hasInterval(form)), m_fromColumn(texts.fromColumn), m_rank(size_t(form.fields.size())) {
    std::vector<int> byName(m_rank.size());
    std::iota(byName.begin(), byName.end(), 0);
    std::sort(byName.begin(), byName.end(), [&form](int a, int b) { return form.fields[a].name < form.fields[b].name; });
    for (size_t i = 0; i < byName.size(); ++i)
        m_rank[size_t(byName[i])] = int(i);
}

QDate FormTable::day(const SQLite::Column &column) { return column.isNull() ? QDate() : fromIso(sql::text(column)); }

Record FormTable::read(SQLite::Statement &row) const {
    Record record;
    record.id = row.getColumn(0).getInt64();
    record.uid = sql::uid(row.getColumn(1));
    record.subject = sql::uid(row.getColumn(2));
    record.state = RecordState(row.getColumn(3).getInt());
    record.createdMs = row.getColumn(5).getInt64();
    record.updatedMs = row.getColumn(6).isNull() ? record.createdMs : row.getColumn(6).getInt64();
    record.region = answerOf(row.getColumn(7));
    record.answers = Answers(*m_form);
    for (size_t i = 0; i < m_columns.size(); ++i)
        record.answers.values[size_t(m_columns[i].slot)] = answerOf(row.getColumn(kFixed + int(i)));
    record.inRoster = m_interval && !row.getColumn(m_fromColumn + 2).isNull();
    return record;
}

void FormTable::write(SQLite::Statement &s, const Record &record, qint64 versionTerm, const QDate &from, const QDate &until) const {
    static thread_local std::vector<std::string> texts;   // hold what is bound until the statement has run
    if (texts.size() < m_columns.size())
        texts.resize(m_columns.size());
    int i = 1;
    sql::bindKept(s, i++, record.uid);
    sql::bindKept(s, i++, record.subject);
    sql::bind(s, i++, int(record.state));
    sql::bind(s, i++, versionTerm);
    sql::bind(s, i++, record.createdMs);
    if (record.updatedMs != record.createdMs)   // blank: never changed
        sql::bind(s, i, record.updatedMs);
    ++i;
    for (size_t at = 0; at < m_columns.size(); ++at, ++i) {
        const QString &value = record.answers.values[size_t(m_columns[at].slot)];
        if (value.isEmpty())
            continue;
        bool ok = true;   // a received value that is no number: it stays in the journal and is noted on the record
        switch (m_columns[at].kind) {
        case Kind::Text:
            assignUtf8(texts[at], value);
            sql::bindKept(s, i, texts[at]);
            break;
        case Kind::Integer:
            if (const qint64 n = value.toLongLong(&ok); ok)
                sql::bind(s, i, n);
            break;
        case Kind::Real:
            if (const double n = value.toDouble(&ok); ok)
                s.bind(i, n);
            break;
        }
    }
    if (m_interval) {
        sql::bindOrNull(s, i++, isoDate(from));
        sql::bindOrNull(s, i++, isoDate(until));
        if (record.inRoster)
            sql::bind(s, i, 1);
        ++i;
    }
    sql::bind(s, i, record.id);
    s.exec();
}

FormTables::FormTables(const FormCatalog &forms) {
    for (const Form *form : forms.all())
        m_tables.insert(form->id, std::make_shared<FormTable>(*form));
}

const FormTable *FormTables::find(const QString &form) const {
    const auto table = m_tables.constFind(form);
    return table == m_tables.constEnd() ? nullptr : table->get();
}

}  // namespace tongdang
