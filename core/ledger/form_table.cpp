#include "core/ledger/form_table.h"

#include "core/base/dates.h"
#include "core/forms/form_catalog.h"
#include "core/forms/table_layout.h"

namespace tongdang {

namespace {

constexpr int kFixed = 8;   // td_id td_uid td_subject td_state td_version td_created td_updated td_region: before the questions in a select

void bindAnswer(SQLite::Statement &s, int i, const Field &field, const QString &value) {
    if (value.isEmpty()) {
        s.bind(i);
        return;
    }
    const QString type = columnType(field);
    bool ok = false;
    if (type == u"INTEGER") {
        const qint64 n = value.toLongLong(&ok);
        if (ok) {
            sql::bind(s, i, n);
            return;
        }
    } else if (type == u"REAL") {
        const double n = value.toDouble(&ok);
        if (ok) {
            s.bind(i, n);
            return;
        }
    } else {
        sql::bind(s, i, value);
        return;
    }
    s.bind(i);   // a received value that is no number: it stays in the journal and is noted on the record
}

QString answerOf(const SQLite::Column &column) {
    if (column.isNull())
        return {};
    if (column.isFloat())
        return QString::number(column.getDouble(), 'g', 15);
    return sql::text(column);
}

}  // namespace

FormTable::FormTable(const Form &form) : m_form(&form), m_interval(tongdang::hasInterval(form)) {
    QStringList columns{QStringLiteral("td_id"), QStringLiteral("td_uid"), QStringLiteral("td_subject"), QStringLiteral("td_state"),
                        QStringLiteral("td_version"), QStringLiteral("td_created"), QStringLiteral("td_updated"), QStringLiteral("td_region")};
    QStringList written{QStringLiteral("td_uid"), QStringLiteral("td_subject"), QStringLiteral("td_state"), QStringLiteral("td_version"),
                        QStringLiteral("td_created"), QStringLiteral("td_updated")};
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        if (!hasColumn(field))
            continue;
        m_slots.push_back(slot);
        columns << sql::quoted(field.column);
        written << sql::quoted(field.column);
    }
    if (m_interval) {
        m_fromColumn = int(columns.size());
        columns << QStringLiteral("td_from") << QStringLiteral("td_until");
        written << QStringLiteral("td_from") << QStringLiteral("td_until");
    }
    m_select = sql::utf8(QStringLiteral("SELECT ") + columns.join(u", ") + QStringLiteral(" FROM ") + sql::quoted(form.table) + QStringLiteral(" t"));
    QStringList marks, updates;
    for (const QString &column : written) {
        marks << QStringLiteral("?");
        if (column != u"td_uid" && column != u"td_created")
            updates << column + QStringLiteral("=excluded.") + column;
    }
    m_upsert = sql::utf8(QStringLiteral("INSERT INTO ") + sql::quoted(form.table) + QStringLiteral(" (") + written.join(u", ") + QStringLiteral(") VALUES (") +
                         marks.join(u',') + QStringLiteral(") ON CONFLICT (td_uid) DO UPDATE SET ") + updates.join(u", ") + QStringLiteral(" RETURNING td_id"));
}

QDate FormTable::day(const SQLite::Column &column) { return column.isNull() ? QDate() : fromIso(sql::text(column)); }

Record FormTable::read(SQLite::Statement &row) const {
    Record record;
    record.id = row.getColumn(0).getInt64();
    record.uid = sql::uid(row.getColumn(1));
    record.subject = sql::uid(row.getColumn(2));
    record.state = RecordState(row.getColumn(3).getInt());
    record.createdMs = row.getColumn(5).getInt64();
    record.updatedMs = row.getColumn(6).getInt64();
    record.region = answerOf(row.getColumn(7));
    record.answers = Answers(*m_form);
    for (size_t i = 0; i < m_slots.size(); ++i)
        record.answers.values[size_t(m_slots[i])] = answerOf(row.getColumn(kFixed + int(i)));
    return record;
}

qint64 FormTable::write(sql::Statements &statements, const Record &record, qint64 versionTerm, const QDate &from, const QDate &until) const {
    SQLite::Statement &s = statements(m_upsert);
    int i = 1;
    sql::bind(s, i++, record.uid);
    sql::bind(s, i++, record.subject);
    sql::bind(s, i++, int(record.state));
    sql::bind(s, i++, versionTerm);
    sql::bind(s, i++, record.createdMs);
    sql::bind(s, i++, record.updatedMs);
    for (const int slot : m_slots)
        bindAnswer(s, i++, m_form->fields[slot], record.answers.values[size_t(slot)]);
    if (m_interval) {
        sql::bindOrNull(s, i++, isoDate(from));
        sql::bindOrNull(s, i++, isoDate(until));
    }
    s.executeStep();
    const qint64 id = s.getColumn(0).getInt64();
    s.reset();
    return id;
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
