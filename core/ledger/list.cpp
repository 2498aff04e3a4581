// Lists: the ids of the records that a query asks for, in order.
#include "core/base/dates.h"
#include "core/forms/form_plan.h"
#include "core/forms/lookup_tables.h"
#include "core/ledger/ledger_reader_p.h"
#include "core/ledger/record_facts.h"

#include <sqlite3.h>

#include <algorithm>

namespace tongdang {

namespace {
Error damaged(const std::exception &e) { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what())); }

QString literal(const QVariant &value) {
    if (value.typeId() == QMetaType::QString)
        return u'\'' + value.toString().replace(u'\'', QStringLiteral("''")) + u'\'';
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', 17);
    return value.toString();
}

// Local ids begin at 1 and follow each other: a bit each.
class IdSet {
  public:
    IdSet() = default;
    explicit IdSet(const std::vector<qint64> &ids) {
        for (const qint64 id : ids)
            add(id);
    }
    void add(qint64 id) {
        if (size_t(id) >= m_bits.size())
            m_bits.resize(std::max(size_t(id) + 1, m_bits.size() * 2));
        m_bits[size_t(id)] = true;
    }
    bool contains(qint64 id) const { return size_t(id) < m_bits.size() && m_bits[size_t(id)]; }
    bool take(qint64 id) {   // whether it was in
        const bool was = contains(id);
        if (was)
            m_bits[size_t(id)] = false;
        return was;
    }

  private:
    std::vector<bool> m_bits;
};

// Those of `wanted` in the order of `all`; behind them those that are not in it.
std::vector<qint64> inOrder(const std::vector<qint64> &all, bool backwards, std::vector<qint64> wanted) {
    IdSet open(wanted);
    std::vector<qint64> out;
    out.reserve(wanted.size());
    const auto take = [&](qint64 id) {
        if (open.take(id))
            out.push_back(id);
    };
    if (backwards)
        std::for_each(all.rbegin(), all.rend(), take);
    else
        std::for_each(all.begin(), all.end(), take);
    std::sort(wanted.begin(), wanted.end());
    std::for_each(wanted.begin(), wanted.end(), take);
    return out;
}

// Rows whose stored answers do not hold on the day.
QString outsideOf(const QString &iso) { return QStringLiteral("t.td_state < 2 AND (t.td_from > '") + iso + QStringLiteral("' OR t.td_until < '") + iso + QStringLiteral("')"); }
}  // namespace

LedgerReader::Private::NameOrder &LedgerReader::Private::byName(const SearchedForm &form) {
    const int kind = form.offset + int(TermKind::Order);
    NameOrder &order = nameOrders[kind];
    const qint64 version = db.execAndGet("PRAGMA data_version").getInt64(), changes = sqlite3_total_changes64(db.getHandle());
    if (order.version == version && order.changes == changes)
        return order;
    order = NameOrder();
    // Without an object a cell: there may be a million.
    sqlite3_stmt *rows = nullptr;
    const std::string text = "SELECT id FROM search WHERE kind = " + std::to_string(kind) + " ORDER BY term";
    int step = sqlite3_prepare_v2(db.getHandle(), text.c_str(), -1, &rows, nullptr);
    if (step == SQLITE_OK)
        while ((step = sqlite3_step(rows)) == SQLITE_ROW)
            order.ids.push_back(sqlite3_column_int64(rows, 0));
    sqlite3_finalize(rows);
    if (step != SQLITE_DONE)
        throw SQLite::Exception(db.getHandle(), step);
    // A name in a script without pinyin stands in no such row.
    const std::string table = sql::utf8(sql::quoted(form.form->table));
    if (db.execAndGet("SELECT count(*) FROM " + table).getInt64() != qint64(order.ids.size())) {
        const IdSet read(order.ids);
        SQLite::Statement all(db, "SELECT td_id FROM " + table);   // from an index: ids have gaps
        while (all.executeStep())
            if (const qint64 id = all.getColumn(0).getInt64(); !read.contains(id))
                order.unread.push_back(id);
        std::sort(order.unread.begin(), order.unread.end());
    }
    if (sqlite3_get_autocommit(db.getHandle())) {   // what a batch under way has written may still be taken back
        order.version = version;
        order.changes = changes;
    }
    return order;
}

std::vector<qint64> LedgerReader::Private::activeByName(LedgerReader &reader, const Session &session, const SearchedForm &named, const QString &region, const QDate &day, bool descending, qint64 limit) {
    NameOrder &order = byName(named);
    const Form &form = *named.form;
    const QString ids = QStringLiteral("SELECT t.td_id FROM ") + sql::quoted(form.table) + QStringLiteral(" t WHERE ");
    const auto all = [&](const QString &condition, const QVariantList &values, std::vector<qint64> &to) {
        SQLite::Statement rows(db, sql::utf8(ids + condition));
        sql::bindAll(rows, values);
        while (rows.executeStep())
            to.push_back(rows.getColumn(0).getInt64());
    };
    if (order.day != day || order.regions != session.regions) {
        const FormTable &table = tables.of(form);
        order.others.clear();
        all(QStringLiteral("t.td_state <> 0"), {}, order.others);
        if (table.hasInterval()) {
            std::vector<qint64> active;
            SQLite::Statement outside(db, table.select() + sql::utf8(QStringLiteral(" WHERE ") + outsideOf(isoDate(day))));
            while (outside.executeStep()) {
                Record record = table.read(outside);
                const int at = table.fromColumn();
                complete(reader, session, record, FormTable::day(outside.getColumn(at)), FormTable::day(outside.getColumn(at + 1)), day);
                (record.state == RecordState::Active ? active : order.others).push_back(record.id);
            }
            std::sort(active.begin(), active.end());
            std::erase_if(order.others, [&active](qint64 id) { return std::binary_search(active.begin(), active.end(), id); });
        }
        // The few of places that the session does not see: nearly everybody is in the ledger's own.
        if (const Field *place = form.find(form.regionField); place && !session.regions.contains(QString())) {
            const QString column = QStringLiteral("t.") + sql::quoted(place->column);
            QStringList beyond{column + QStringLiteral(" IS NOT NULL")};
            QVariantList values;
            for (const QString &prefix : session.regions) {
                beyond << u'(' + column + QStringLiteral(" < ? OR ") + column + QStringLiteral(" >= ?)");
                values << prefix << QString(prefix + u':');
            }
            all(beyond.join(u" AND "), values, order.others);
        }
        order.day = day;
        order.regions = session.regions;
    }
    IdSet hidden(order.others), wanted;
    const Field *place = region.isEmpty() ? nullptr : form.find(form.regionField);
    if (place) {
        std::vector<qint64> within;
        const QString column = QStringLiteral("t.") + sql::quoted(place->column);
        all(column + QStringLiteral(" >= ? AND ") + column + QStringLiteral(" < ?"), {region, QString(region + u':')}, within);
        wanted = IdSet(within);
    }
    const size_t count = order.ids.size(), most = limit < 0 ? count + order.unread.size() : size_t(limit);
    std::vector<qint64> found;
    const auto take = [&](qint64 id) {
        if (found.size() < most && !hidden.contains(id) && (!place || wanted.contains(id)))
            found.push_back(id);
    };
    for (size_t i = 0; i < count && found.size() < most; ++i)
        take(order.ids[descending ? count - 1 - i : i]);
    std::for_each(order.unread.begin(), order.unread.end(), take);
    return found;
}

QString inlined(const SqlFragment &fragment) {
    QString out;
    qsizetype next = 0;
    bool quoted = false;
    for (const QChar c : fragment.text) {
        if (c == u'\'' || c == u'"')
            quoted = !quoted;
        if (c == u'?' && !quoted && next < fragment.values.size())
            out += literal(fragment.values[next++]);
        else
            out += c;
    }
    return out;
}

QString FormSqlScope::column(const Reference &reference) const {
    if (reference.kind != Reference::Kind::Field || reference.slot < 0 || reference.slot >= m_form.fields.size())
        return {};   // of the record pointed to, for one: record by record
    const Field &field = m_form.fields[reference.slot];
    if (field.derived && field.timeDependent) {
        if (m_isInner)   // written within another select, its names could be taken for that one's
            return {};
        const auto fragment = field.calculation.isEmpty() ? Result<SqlFragment>(SqlFragment()) : compileSql(field.calculation, *this);
        return fragment && !fragment->text.isEmpty() ? QString(u"NULLIF(" + inlined(*fragment) + u", '')") : QString();   // blank as in a column: '' is more than any number
    }
    return isStored(field.kind) ? m_alias + u'.' + sql::quoted(field.column) : QString();
}

const Form *FormSqlScope::formOf(const Reference &repeat) const {
    if (repeat.slot < kLinkedSlot)
        return repeat.slot >= 0 && repeat.slot < m_form.repeats.size() ? m_form.repeats[repeat.slot].form.get() : nullptr;
    const size_t i = size_t(repeat.slot - kLinkedSlot);
    return m_isLinked || i >= m_form.m_linked.size() ? nullptr : m_form.m_linked[i];   // of linked records no further ones are known
}

QString FormSqlScope::nodeSet(const Reference &repeat, const QString &alias) const {
    const Form *form = formOf(repeat);
    if (!form || (repeat.slot < kLinkedSlot && m_form.m_plan && m_form.m_plan->repeatCondition[size_t(repeat.slot)] >= 0))
        return {};   // rows that do not apply are none: record by record
    return QStringLiteral("FROM ") + sql::quoted(form->table) + u' ' + alias + QStringLiteral(" WHERE ") + alias + QStringLiteral(".td_subject = ") + m_alias +
           QStringLiteral(".td_uid AND ") + alias + QStringLiteral(".td_state < 2");
}

const SqlScope *FormSqlScope::inside(const Reference &repeat, const QString &alias) const {
    const Form *form = formOf(repeat);
    if (!form)
        return nullptr;
    m_inner.push_back(std::make_unique<FormSqlScope>(*form, alias, m_day));
    m_inner.back()->m_isInner = true;
    m_inner.back()->m_isLinked = m_isLinked || repeat.slot >= kLinkedSlot;
    return m_inner.back().get();
}

QString LedgerReader::Private::regionCondition(const Session &session, const Form &form, const QString &region, QVariantList &values) const {
    if (form.regionField.isEmpty())
        return {};
    QStringList conditions;
    const auto within = [&values](const QString &prefix) {
        values << prefix << QString(prefix + u':');   // ':' follows '9'
        return QStringLiteral("(t.td_region >= ? AND t.td_region < ?)");
    };
    if (!region.isEmpty())
        conditions << within(region);
    QStringList own;
    for (const QString &prefix : session.regions) {
        if (prefix.isEmpty())
            return conditions.join(u"");
        own << within(prefix);
    }
    conditions << QStringLiteral("(") + (own << QStringLiteral("t.td_region IS NULL")).join(u" OR ") + QStringLiteral(")");
    return conditions.join(u" AND ");
}

// A restricted answer must not be guessed by asking for it, nor one of the records around, within or beside this one.
QString LedgerReader::Private::restrictedIn(const Session &session, const Form &form, const QStringList &names) const {
    std::vector<const Form *> reached;
    for (const Form *outer = &form; outer; outer = outer->repeatOf.isEmpty() ? nullptr : shared.forms->find(outer->repeatOf))
        reached.push_back(outer);
    for (const Form *linked : form.m_linked)
        if (names.contains(linked->id)) {
            reached.push_back(linked);
            if (linked->m_pointed)
                reached.push_back(linked->m_pointed);
        }
    for (size_t i = 0; i < reached.size(); ++i) {
        for (const QString &name : names)
            if (const Field *field = reached[i]->find(name); field && !field->restricted.isEmpty() && !shared.policy->mayRead(session, field->restricted))
                return name;
        for (const Repeat &repeat : reached[i]->repeats)
            if (std::find(reached.begin(), reached.end(), repeat.form.get()) == reached.end())
                reached.push_back(repeat.form.get());
    }
    return {};
}

Result<std::vector<qint64>> LedgerReader::ids(const Session &session, const ListQuery &query) {
    const Form *form = d->shared.forms->find(query.form);
    if (!form)
        return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_form"), {query.form});
    if (!d->shared.policy->allows(session, Action::Read))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    Expression where;
    if (!query.where.trimmed().isEmpty()) {
        auto parsed = Expression::parse(query.where, form->reachScope());
        if (!parsed)
            return parsed.error();
        where = *parsed;
        if (form->m_plan && form->m_plan->lookups)
            if (const auto faults = form->m_plan->lookups->faults(where); !faults.isEmpty())
                return makeError(ErrorCode::Invalid, faults.first().id, faults.first().args);
    }
    const QDate day = d->dayOr(query.day);
    try {
        const FormTable &table = d->tables.of(*form);
        QVariantList values;
        QStringList conditions;
        const QString states = query.active && query.exited ? QStringLiteral("t.td_state < 2") : query.exited ? QStringLiteral("t.td_state = 1") : QStringLiteral("t.td_state = 0");
        const QString region = d->regionCondition(session, *form, query.region, values);
        const QVariantList regionValues = values;
        const QString iso = isoDate(day);
        const QString inside = QStringLiteral("coalesce(t.td_from, '') <= '") + iso + QStringLiteral("' AND coalesce(t.td_until, '9') >= '") + iso + u'\'';
        conditions << states;
        if (!region.isEmpty())
            conditions << region;
        if (table.hasInterval())
            conditions << inside;
        FormSqlScope scope(*form, QStringLiteral("t"), day);
        bool byRow = false;
        if (!where.isEmpty()) {
            if (const QString name = d->restrictedIn(session, *form, where.names()); !name.isEmpty())
                return makeError(ErrorCode::Denied, QStringLiteral("ledger.restricted_question"), {name});
            if (const auto fragment = compileSql(where, scope)) {
                conditions << fragment->text;
                values << fragment->values;
            } else {
                byRow = true;
            }
        }
        const auto holds = [&](const Record &record) {
            const RecordFacts facts(*this, session, &record, d->momentOf(day), form->repeatOf.isEmpty() ? std::nullopt : d->treeOf(record));
            return where.isEmpty() || where.holds(AnswersContext(record.answers, facts));
        };
        std::vector<qint64> found;
        const QString from = QStringLiteral(" FROM ") + sql::quoted(form->table) + QStringLiteral(" t WHERE ");
        const SearchedForm *named = query.orderBy.isEmpty() ? d->searchedForm(form->id) : nullptr;
        QString order = QStringLiteral("t.td_id");
        if (const Field *field = form->find(query.orderBy); field && !scope.column({Reference::Kind::Field, ValueType::Text, form->indexOf(query.orderBy), -1, false, {}}).isEmpty())
            order = scope.column({Reference::Kind::Field, ValueType::Text, form->indexOf(query.orderBy), -1, false, {}}) + (query.descending ? QStringLiteral(" DESC") : QString()) + QStringLiteral(", t.td_id");
        else if (query.descending)
            order += QStringLiteral(" DESC");

        // Without a condition the answer is nearly everybody: only the others are looked up, and kept.
        if (named && where.isEmpty() && query.active && !query.exited)
            return d->activeByName(*this, session, *named, query.region, day, query.descending, query.limit);

        std::vector<qint64> added;
        if (table.hasInterval()) {
            SQLite::Statement outsideRows(d->db, table.select() + sql::utf8(QStringLiteral(" WHERE ") + outsideOf(iso) + (region.isEmpty() ? QString() : QStringLiteral(" AND ") + region)));
            sql::bindAll(outsideRows, regionValues);
            while (outsideRows.executeStep()) {
                Record record = table.read(outsideRows);
                const int at = table.fromColumn();
                d->complete(*this, session, record, FormTable::day(outsideRows.getColumn(at)), FormTable::day(outsideRows.getColumn(at + 1)), day);
                if ((record.state == RecordState::Active ? query.active : query.exited) && holds(record))
                    added.push_back(record.id);
            }
        }
        const bool reorder = named || !added.empty();
        if (byRow) {
            SQLite::Statement all(d->db, table.select() + sql::utf8(QStringLiteral(" WHERE ") + conditions.join(u" AND ") + QStringLiteral(" ORDER BY ") + order));
            sql::bindAll(all, values);
            while (all.executeStep()) {
                Record record = table.read(all);
                d->complete(*this, session, record, {}, {}, day);
                if (holds(record))
                    found.push_back(record.id);
            }
        } else {
            SQLite::Statement all(d->db, sql::utf8(QStringLiteral("SELECT t.td_id") + from + conditions.join(u" AND ") + (reorder ? QString() : QStringLiteral(" ORDER BY ") + order)));
            sql::bindAll(all, values);
            while (all.executeStep())
                found.push_back(all.getColumn(0).getInt64());
        }
        found.insert(found.end(), added.begin(), added.end());
        if (named) {
            found = inOrder(d->byName(*named).ids, query.descending, std::move(found));
        } else if (!added.empty()) {
            std::vector<qint64> all;
            SQLite::Statement rows(d->db, sql::utf8(QStringLiteral("SELECT t.td_id") + from + QStringLiteral("t.td_state < 2 ORDER BY ") + order));
            while (rows.executeStep())
                all.push_back(rows.getColumn(0).getInt64());
            found = inOrder(all, false, std::move(found));
        }
        if (query.limit >= 0 && qint64(found.size()) > query.limit)
            found.resize(size_t(query.limit));
        return found;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<std::vector<qint64>> LedgerReader::chosen(const Session &session, const Form &form, const std::vector<qint64> &ids, const QString &where, const QString &region) {
    if (!ids.empty())
        return ids;
    ListQuery query;
    query.form = form.id;
    query.where = where;
    query.region = region;
    query.orderBy = form.regionField;
    return this->ids(session, query);
}

Result<qint64> LedgerReader::count(const Session &session, const ListQuery &query) {
    const auto found = ids(session, query);
    if (!found)
        return found.error();
    return qint64(found->size());
}

Result<QHash<QString, qint64>> LedgerReader::countBy(const Session &session, const QString &id, const QString &question) {
    QHash<QString, qint64> counts;
    const Form *form = d->shared.forms->find(id);
    const Field *field = form ? form->find(question) : nullptr;
    if (!field || !d->shared.policy->allows(session, Action::Read) || (!field->restricted.isEmpty() && !d->shared.policy->mayRead(session, field->restricted)))
        return counts;
    try {
        FormSqlScope scope(*form, QStringLiteral("t"), d->dayOr({}));
        const QString column = scope.column({Reference::Kind::Field, ValueType::Text, form->indexOf(question), -1, false, {}});
        if (column.isEmpty())
            return counts;
        QVariantList values;
        const QString region = d->regionCondition(session, *form, {}, values);
        SQLite::Statement all(d->db, sql::utf8(QStringLiteral("SELECT ") + column + QStringLiteral(", count(*) FROM ") + sql::quoted(form->table) + QStringLiteral(" t WHERE t.td_state = 0") +
                                               (region.isEmpty() ? QString() : QStringLiteral(" AND ") + region) + QStringLiteral(" GROUP BY 1")));
        sql::bindAll(all, values);
        while (all.executeStep()) {
            const qint64 n = all.getColumn(1).getInt64();
            const QString value = sql::text(all.getColumn(0));
            if (field->isSeveral())
                for (const QString &code : value.split(u' ', Qt::SkipEmptyParts))
                    counts[code] += n;
            else
                counts[value] += n;
        }
        return counts;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

}  // namespace tongdang
