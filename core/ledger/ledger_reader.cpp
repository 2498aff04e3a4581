#include "core/ledger/ledger_reader_p.h"

#include "core/base/dates.h"
#include "core/forms/assessment.h"
#include "core/ledger/record_facts.h"

#include <utility>

namespace tongdang {

namespace {
Error noRecord() { return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_record")); }
// An assessment: its result stays the one it was made with, whatever newer versions of its form would make of the answers.
bool isFinished(const Record &record) { return record.id != 0 && record.form().kind == kInstrument; }
Error damaged(const std::exception &e) { return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what())); }
}  // namespace

LedgerReader::LedgerReader(SQLite::Database &db, const Shared &shared) : d(std::make_unique<Private>(db, shared)) {}
LedgerReader::~LedgerReader() = default;

const FormCatalog &LedgerReader::forms() const { return *d->shared.forms; }
const Places &LedgerReader::places() const { return *d->shared.places; }
SQLite::Database &LedgerReader::database() { return d->db; }
const LedgerReader::Shared &LedgerReader::shared() const { return d->shared; }

std::vector<Record> LedgerReader::Private::linkedRecords(const Uid &subject, const Form &form, bool withdrawn) {
    std::vector<Record> out;
    const FormTable &table = tables.of(form);
    SQLite::Statement find(db, table.select() + " WHERE t.td_subject = ?" + (withdrawn ? "" : " AND t.td_state < 2") + " ORDER BY t.td_uid");
    sql::bind(find, 1, subject);
    while (find.executeStep()) {
        out.push_back(table.read(find));
        out.back().version = names.text(FormTable::version(find));
    }
    return out;
}

void LedgerReader::Private::complete(LedgerReader &reader, const Session &session, Record &record, const QDate &from, const QDate &until, const QDate &wanted, bool restrict) {
    const Form &form = record.form();
    const QDate day = dayOr(wanted);
    const bool outside = (from.isValid() && day < from) || (until.isValid() && day > until);
    if (outside && shared.derivation && shared.derivation->concerns(form)) {
        std::map<std::pair<QString, Uid>, std::vector<Record>> linked;
        const Derived derived = shared.derivation->derive(
            record,
            [&](const QString &id, const Uid &subject) -> const std::vector<Record> & {
                auto [place, fresh] = linked.try_emplace({id, subject});
                if (const Form *other = shared.forms->find(id); fresh && other)
                    place->second = linkedRecords(subject, *other, false);
                return place->second;
            },
            day, shared.clock->today());
        for (const auto &[slot, value] : derived.values)
            record.answers.values[size_t(slot)] = value;
        if (record.state < RecordState::Withdrawn)
            record.state = derived.exited ? RecordState::Exited : RecordState::Active;
    }
    RecordFacts facts(reader, session, &record, momentOf(day), treeOf(record));
    facts.setStanding(isFinished(record));
    facts.derive(record.answers);
    if (record.region.isEmpty())
        record.region = regionOf(record);
    if (restrict)
        blankRestricted(session, record.answers);
}

void LedgerReader::Private::blankRestricted(const Session &session, Answers &answers) const {
    for (int slot = 0; slot < answers.form->fields.size(); ++slot)
        if (const QString &kind = answers.form->fields[slot].restricted; !kind.isEmpty() && !shared.policy->mayRead(session, kind))
            answers.values[size_t(slot)].clear();
    for (auto &rows : answers.repeats)
        for (Answers &row : rows)
            blankRestricted(session, row);
}

QString LedgerReader::Private::regionOf(const Record &record) {
    if (!record.region.isEmpty() || record.subject.isNil() || record.form().subject.isEmpty())
        return record.region;
    // Its subject's, and so on outwards.
    Uid subject = record.subject;
    const Form *form = &record.form();
    for (int depth = 0; form && !subject.isNil() && depth < 8; ++depth) {
        const Form *inner = std::exchange(form, nullptr);
        for (const Form *outer : shared.forms->subjectsOf(*inner)) {
            sql::Use find = statements(sql::utf8(QStringLiteral("SELECT td_region, td_subject FROM ") + sql::quoted(outer->table) + QStringLiteral(" WHERE td_uid = ?")));
            sql::bind(find, 1, subject);
            if (!find.executeStep())
                continue;
            if (!outer->regionField.isEmpty())
                return sql::text(find.getColumn(0));
            subject = sql::uid(find.getColumn(1));
            form = outer;
            break;
        }
    }
    return {};
}

Result<LedgerReader::Place> LedgerReader::placeOf(const Uid &uid) {
    try {
        for (const Form *form : d->shared.forms->all()) {
            sql::Use find = d->statements(sql::utf8(QStringLiteral("SELECT td_id FROM ") + sql::quoted(form->table) + QStringLiteral(" WHERE td_uid = ?")));
            sql::bind(find, 1, uid);
            const qint64 id = find.executeStep() ? find.getColumn(0).getInt64() : 0;
            if (id)
                return Place{form->id, id};
        }
        return noRecord();
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<QString> LedgerReader::formOf(const Uid &uid) {
    auto place = placeOf(uid);
    if (!place)
        return place.error();
    return place->form;
}

Result<Record> LedgerReader::record(const Session &session, const Uid &uid, const QDate &day) {
    const Result<QString> id = formOf(uid);
    if (!id)
        return id.error();
    const Form *form = d->shared.forms->find(*id);
    if (!form || !d->shared.policy->allows(session, Action::Read))
        return noRecord();
    try {
        const FormTable &table = d->tables.of(*form);
        sql::Use find = d->statements(table.byUid());
        sql::bind(find, 1, uid);
        if (!find.executeStep())
            return noRecord();
        Record record = table.read(find);
        record.version = d->names.text(FormTable::version(find));
        const int at = table.fromColumn();
        const QDate from = at < 0 ? QDate() : FormTable::day(find.getColumn(at)), until = at < 0 ? QDate() : FormTable::day(find.getColumn(at + 1));
        d->complete(*this, session, record, from, until, day);
        if (!d->shared.policy->covers(session, record.region))
            return noRecord();
        return record;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<std::vector<Record>> LedgerReader::linked(const Session &session, const Uid &subject, const QString &id, bool withdrawn) {
    const Form *form = d->shared.forms->find(id);
    if (!form || !d->shared.policy->allows(session, Action::Read))
        return std::vector<Record>();
    try {
        if (d->shared.settle)
            d->shared.settle();
        std::vector<Record> records = d->linkedRecords(subject, *form, withdrawn);
        for (Record &record : records)
            d->complete(*this, session, record, {}, {}, {});
        return records;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<std::vector<Record>> LedgerReader::byReference(const Session &session, const QString &id, const QString &field, const Uid &target) {
    const Form *form = d->shared.forms->find(id);
    const Field *question = form ? form->find(field) : nullptr;
    if (!question || !d->shared.policy->allows(session, Action::Read))
        return std::vector<Record>();
    try {
        const FormTable &table = d->tables.of(*form);
        SQLite::Statement find(d->db, table.select() + sql::utf8(QStringLiteral(" WHERE t.") + sql::quoted(question->column) + QStringLiteral(" = ? AND t.td_state < 2 ORDER BY t.td_uid")));
        sql::bind(find, 1, target.text());
        std::vector<Record> records;
        while (find.executeStep()) {
            records.push_back(table.read(find));
            records.back().version = d->names.text(FormTable::version(find));
        }
        for (Record &record : records)
            d->complete(*this, session, record, {}, {}, {});
        return records;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<std::vector<Record>> LedgerReader::rows(const Session &session, const QString &id, const std::vector<qint64> &ids, const QDate &day) {
    const Form *form = d->shared.forms->find(id);
    if (!form || !d->shared.policy->allows(session, Action::Read))
        return std::vector<Record>();
    try {
        const FormTable &table = d->tables.of(*form);
        sql::Use find = d->statements(table.select() + " WHERE t.td_id = ?");
        std::vector<Record> records;
        records.reserve(ids.size());
        for (const qint64 row : ids) {
            find.reset();
            sql::bind(find, 1, row);
            if (!find.executeStep())
                continue;
            records.push_back(table.read(find));
            Record &record = records.back();
            record.version = d->names.text(FormTable::version(find));
            const int at = table.fromColumn();
            const QDate from = at < 0 ? QDate() : FormTable::day(find.getColumn(at)), until = at < 0 ? QDate() : FormTable::day(find.getColumn(at + 1));
            d->complete(*this, session, record, from, until, day);
        }
        return records;
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

template <typename Keys, typename Take>
Result<void> LedgerReader::Private::eachOf(const Session &session, const QString &id, const char *column, const char *key, const Keys &keys, const Take &take) {
    const Form *form = shared.forms->find(id);
    if (!form || !shared.policy->allows(session, Action::Read))
        return {};
    try {
        sql::Use find = statements(sql::utf8(QStringLiteral("SELECT td_region, %1 FROM %2 WHERE %3 = ?").arg(QLatin1String(column), sql::quoted(form->table), QLatin1String(key))));
        for (const auto &one : keys) {
            find.reset();
            sql::bind(find, 1, one);
            if (find.executeStep() && (form->regionField.isEmpty() || shared.policy->covers(session, sql::text(find.getColumn(0)))))
                take(find.getColumn(1));
        }
        return {};
    } catch (const std::exception &e) {
        return damaged(e);
    }
}

Result<QList<Uid>> LedgerReader::uidsOf(const Session &session, const QString &form, const std::vector<qint64> &ids) {
    QList<Uid> uids;
    uids.reserve(qsizetype(ids.size()));
    auto found = d->eachOf(session, form, "td_uid", "td_id", ids, [&](const SQLite::Column &uid) { uids << sql::uid(uid); });
    if (!found)
        return found.error();
    return uids;
}

Result<std::vector<qint64>> LedgerReader::idsOf(const Session &session, const QString &form, const QList<Uid> &uids) {
    std::vector<qint64> ids;
    ids.reserve(size_t(uids.size()));
    auto found = d->eachOf(session, form, "td_id", "td_uid", uids, [&](const SQLite::Column &id) { ids.push_back(id.getInt64()); });
    if (!found)
        return found.error();
    return ids;
}

std::optional<Record> LedgerReader::lastOwn(const Session &session, const Form &form) {
    try {
        Uid uid;
        {
            sql::Use find = d->statements(sql::utf8(QStringLiteral("SELECT t.td_uid FROM (SELECT td_id, td_uid FROM %1 WHERE td_state < 2 ORDER BY td_id DESC LIMIT 1000) t "
                                                                   "JOIN journal j ON j.seq = t.td_id JOIN account a ON a.id = j.account WHERE a.uid = ? ORDER BY t.td_id DESC LIMIT 1").arg(sql::quoted(form.table))));
            sql::bind(find, 1, session.account);
            if (find.executeStep())
                uid = sql::uid(find.getColumn(0));
        }
        auto last = record(session, uid);
        return last ? std::optional(std::move(*last)) : std::nullopt;
    } catch (const std::exception &) {
        return std::nullopt;   // without what was saved last a record begins blank
    }
}

std::unique_ptr<FormFacts> LedgerReader::facts(const Session &session, const Record *record, const QDate &day) {
    auto facts = std::make_unique<RecordFacts>(*this, session, record, d->momentOf(d->dayOr(day)), record ? d->treeOf(*record) : std::nullopt);
    facts->setStanding(record && isFinished(*record));
    facts->setBegun(record && record->id == 0);
    facts->setClock(day.isValid() ? nullptr : d->shared.clock);
    return facts;
}

}  // namespace tongdang
