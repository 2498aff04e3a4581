#include "core/ledger/committer.h"

#include "core/ledger/record_facts.h"

#include <utility>

namespace tongdang {

const Projector::Row *Projector::queued(const Uid &uid) const {
    const auto found = m_index.constFind(uid);
    return found == m_index.constEnd() ? nullptr : &m_rows[*found];
}

const Projector::Row *Projector::underWay(const Uid &uid) {
    forgetWritten();
    for (auto flight = m_flights.rbegin(); flight != m_flights.rend(); ++flight)
        if (const auto found = flight->records.constFind(uid); found != flight->records.constEnd())
            return &(*flight->rows)[*found];
    return nullptr;
}

const Record *Projector::pending(const Uid &uid) {
    const Row *row = queued(uid);
    if (!row)
        row = underWay(uid);
    return row ? &row->record : nullptr;
}

void Projector::forgetWritten() {
    while (!m_flights.empty() && m_flights.front().job <= m.writer.done())
        m_flights.pop_front();
}

WriteBehind::Pause Projector::standing(const Uid &uid) {
    forgetWritten();
    const auto last = std::find_if(m_flights.rbegin(), m_flights.rend(), [&uid](const Flight &flight) { return flight.records.contains(uid) || flight.subjects.contains(uid); });
    if (last != m_flights.rend())
        m.writer.await(last->job);
    return m.writer.pause();
}

void Projector::put(Record record, const Answers *searched, const QString &version, bool existed) {
    const Uid uid = record.uid, subject = record.subject;
    const Form &form = record.form();
    if (const auto found = m_index.constFind(uid); found != m_index.constEnd()) {
        Row &row = m_rows[*found];
        row.record = std::move(record);   // the oldest `searched` stays: it is what the search index holds
        row.version = version;
    } else {
        m_index.insert(uid, m_rows.size());
        if (!subject.isNil())
            m_bySubject[subject].push_back(m_rows.size());
        m_rows.push_back({std::move(record), version, searched ? std::optional(*searched) : std::nullopt, existed, {}, {}});
    }
    m_empty.insert(form.id, false);
    const Reads &reads = readsOf(form);
    if (!reads.settled)
        m_unsettled.emplace_back(&form, uid);
    if (reads.derived == DerivedAt::Itself)
        m_dirty.push_back(uid);
    follow(*pending(uid));
}

void Projector::lose(const Record &record) {
    if (const Form *outer = m.forms.find(record.form().repeatOf); outer && !record.subject.isNil())
        m_unsettled.emplace_back(outer, record.subject);
    follow(record);
}

void Projector::follow(const Record &record) {
    if (record.subject.isNil())
        return;
    const Reads &reads = readsOf(record.form());
    if (reads.outer)
        m_unsettled.emplace_back(reads.outer, record.subject);
    if (reads.derived == DerivedAt::Subject)
        m_dirty.push_back(record.subject);
    else if (reads.derived == DerivedAt::Beyond)
        if (const std::optional<Record> around = subjectOf(record); around && !around->subject.isNil())
            m_dirty.push_back(around->subject);
}

const Projector::Reads &Projector::readsOf(const Form &form) {
    const auto known = m_reads.constFind(&form);
    if (known != m_reads.constEnd())
        return *known;
    const Form *outer = form.repeatOf.isEmpty() ? m.forms.find(form.subject) : nullptr;
    Reads reads{isSettled(form), outer && readsLinks(*outer) ? outer : nullptr, DerivedAt::Nowhere};
    for (const Form *other : m.derivation ? m.forms.all() : QList<const Form *>())
        if (m.derivation->concerns(*other) && (other == &form || m.derivation->readsFrom(*other).contains(form.id)))
            reads.derived = other == &form ? DerivedAt::Itself : form.belongsTo(*other) ? DerivedAt::Subject : DerivedAt::Beyond;
    return *m_reads.insert(&form, reads);
}

std::optional<Record> Projector::subjectOf(const Record &record) {
    if (record.subject.isNil())
        return {};
    if (const Record *subject = pending(record.subject))
        return *subject;
    for (const Form *outer : m.forms.subjectsOf(record.form())) {
        const FormTable &table = m.tables.of(*outer);
        const WriteBehind::Pause pause = m.writer.pause();
        sql::Use find = m.statements(table.byUid());
        sql::bind(find, 1, record.subject);
        if (find.executeStep())
            return table.read(find);
    }
    return {};
}

std::vector<Record> Projector::linked(const Uid &subject, const QString &form) {
    std::vector<Record> records;
    const FormTable *table = m.tables.find(form);
    if (!table)
        return records;
    auto empty = m_empty.constFind(form);
    if (empty == m_empty.constEnd()) {
        sql::Use any = m.reading()(sql::utf8(QStringLiteral("SELECT 1 FROM ") + sql::quoted(table->form().table) + QStringLiteral(" LIMIT 1")));
        empty = m_empty.insert(form, !any.executeStep());
    }
    if (!*empty && !isNew(subject)) {   // of a record made in this flush, nothing stands in the tables yet
        const WriteBehind::Pause pause = standing(subject);
        sql::Use find = m.statements(table->bySubject());
        sql::bind(find, 1, subject);
        while (find.executeStep()) {
            Record record = table->read(find);
            if (!m_index.contains(record.uid))
                records.push_back(std::move(record));
        }
    }
    if (const auto queued = m_bySubject.constFind(subject); queued != m_bySubject.constEnd())
        for (const size_t i : *queued)
            if (m_rows[i].record.form().id == form && m_rows[i].record.state < RecordState::Withdrawn)
                records.push_back(m_rows[i].record);
    std::sort(records.begin(), records.end(), [](const Record &a, const Record &b) { return a.uid < b.uid; });
    return records;
}

Derived Projector::derive(const Record &record) {
    if (!m.derivation || !m.derivation->concerns(record.form()))
        return {};
    std::map<std::pair<QString, Uid>, std::vector<Record>> known;
    return m.derivation->derive(
        record,
        [&](const QString &form, const Uid &subject) -> const std::vector<Record> & {
            const auto [place, fresh] = known.try_emplace({form, subject});
            if (fresh)
                place->second = linked(subject, form);
            return place->second;
        },
        m.clock.today(), m.clock.today());
}

void Projector::flush(const Session &session) {
    std::sort(m_dirty.begin(), m_dirty.end());
    m_dirty.erase(std::unique(m_dirty.begin(), m_dirty.end()), m_dirty.end());
    // A subject that did not change itself, but whose links did.
    for (const Uid &uid : m_dirty) {
        if (m_index.contains(uid))
            continue;
        const auto add = [&](const Record &record, const QString &version) {
            m_index.insert(uid, m_rows.size());
            m_rows.push_back({record, version, record.state < RecordState::Withdrawn ? std::optional(record.answers) : std::nullopt, true, {}, {}});
        };
        if (const Row *row = underWay(uid)) {
            add(row->record, row->version);
            continue;
        }
        for (const Form *form : m.forms.all()) {
            if (!m.derivation->concerns(*form))
                continue;
            const FormTable &table = m.tables.of(*form);
            const WriteBehind::Pause pause = m.writer.pause();
            sql::Use find = m.statements(table.byUid());
            sql::bind(find, 1, uid);
            if (find.executeStep()) {
                Record record = table.read(find);
                record.version = m.names.text(FormTable::version(find));
                add(record, record.version);
                break;
            }
        }
    }
    const QDateTime now = shanghaiTime(m.clock.nowMs());
    for (const Uid &uid : m_dirty) {
        const auto found = m_index.constFind(uid);
        if (found == m_index.constEnd())
            continue;
        Row &row = m_rows[*found];
        Record &record = row.record;
        const Derived derived = derive(record);
        std::vector<int> changed;
        for (const auto &[slot, value] : derived.values)
            if (record.answers.values[size_t(slot)] != value) {
                record.answers.values[size_t(slot)] = value;
                if (!record.form().dependents(slot).empty())
                    changed.push_back(slot);
            }
        if (!changed.empty()) {
            const RecordFacts facts(m.view, session, &record, now);
            recalculate(record.answers, facts, changed);
        }
        if (record.state < RecordState::Withdrawn)
            record.state = derived.exited ? RecordState::Exited : RecordState::Active;
        row.from = derived.from;
        row.until = derived.until;
    }
    forgetWritten();
    if (!m_rows.empty()) {
        const size_t count = m_rows.size();
        const auto rows = std::make_shared<const std::vector<Row>>(std::exchange(m_rows, {}));
        const quint64 job = m.writer.run(count, [rows, &tools = m](size_t i) { write(tools, (*rows)[i]); });
        m_flights.push_back({job, rows, std::exchange(m_index, {}), std::exchange(m_bySubject, {})});
    }
    m_dirty.clear();
    settleAll(session);
}

bool Projector::readsLinks(const Form &form) {
    return std::any_of(form.fields.begin(), form.fields.end(), [](const Field &field) { return !field.linkedForms.isEmpty() && hasColumn(field); });
}

void Projector::settleAll(const Session &session) {
    m_settled.clear();
    for (const auto &[form, uid] : std::exchange(m_unsettled, {}))
        settle(*form, uid, session);
}

void Projector::settle(const Form &form, const Uid &uid, const Session &session) {
    const RecordTree::Source source = RecordTree::stored(m.reading(), m.tables);
    std::optional<Record> record = source.record(form, uid);
    while (record && !record->form().repeatOf.isEmpty()) {
        const Form *outer = m.forms.find(record->form().repeatOf);
        std::optional<Record> around = outer ? source.record(*outer, record->subject) : std::nullopt;
        if (!around)
            break;
        record = std::move(around);
    }
    if (!record || m_settled.contains(record->uid))
        return;
    m_settled.insert(record->uid);
    RecordTree tree(*record, m.forms, source);
    const Record root = tree.root();
    const RecordFacts facts(m.view, session, &root, shanghaiTime(m.clock.nowMs()), std::nullopt, &source);
    recalculate(tree.root().answers, facts);
    const auto write = [this](const Form &of, const Uid &which, const Answers &answers) {
        const FormTable &table = m.tables.of(of);
        Record row;
        QDate from, until;
        qint64 version = 0;
        {
            sql::Use find = m.statements(table.byUid());
            sql::bind(find, 1, which);
            if (!find.executeStep())
                return;
            row = table.read(find);
            version = FormTable::version(find);
            if (const int at = table.fromColumn(); at >= 0) {
                from = FormTable::day(find.getColumn(at));
                until = FormTable::day(find.getColumn(at + 1));
            }
        }
        const Answers before = row.answers;
        bool differs = false;
        for (int slot = 0; slot < of.fields.size(); ++slot)
            if (of.fields[slot].derived && hasColumn(of.fields[slot]) && before.values[size_t(slot)] != answers.values[size_t(slot)]) {
                row.answers.values[size_t(slot)] = answers.values[size_t(slot)];
                differs = true;
            }
        if (!differs)
            return;
        table.update(m.statements, row, version, from, until);
        if (row.state < RecordState::Withdrawn)
            m.search.replace(of, row.id, &before, &row.answers);
    };
    write(root.form(), root.uid, tree.root().answers);
    for (const RecordTree::Row &row : tree.rows())
        write(*row.form, row.uid, tree.at(row.path));
}

void Projector::write(LedgerTools &tools, const Row &row) {
    const Record &record = row.record;
    const FormTable &table = tools.tables.of(record.form());
    const qint64 version = tools.names.term(row.version);
    row.existed ? table.update(tools.statements, record, version, row.from, row.until) : table.insert(tools.statements, record, version, row.from, row.until);
    const bool listed = record.state < RecordState::Withdrawn;
    tools.search.replace(record.form(), record.id, row.searched ? &*row.searched : nullptr, listed ? &record.answers : nullptr);
}

QSet<Uid> rosterBatches(SQLite::Database &journal) {
    QSet<Uid> batches;
    SQLite::Statement all(journal, "SELECT uid FROM batch WHERE kind IN ('import', 'demo')");
    while (all.executeStep())
        batches.insert(sql::uid(all.getColumn(0)));
    return batches;
}

std::optional<Record> Projector::recordOf(const Folded &folded, const FormCatalog &forms) {
    const Form *form = forms.find(folded.form);
    return form ? recordOf(folded, *form) : std::nullopt;
}

std::optional<Record> Projector::recordOf(const Folded &folded, const Form &form) {
    if (!folded.exists())
        return {};
    Record record;
    record.uid = folded.uid;
    record.answers = Answers(form);
    record.createdMs = folded.created.ms();
    record.updatedMs = folded.updated.ms();
    record.version = folded.version;
    record.subject = Uid::fromText(folded.value(kSubjectField));
    record.state = folded.value(kStateField) == kWithdrawn ? RecordState::Withdrawn : RecordState::Active;
    for (const auto &[field, heads] : folded.heads)
        if (const int slot = form.indexOf(field); slot >= 0 && !heads.empty())
            record.answers.values[size_t(slot)] = heads.front().value.value_or(QString());
    return record;
}

void Projector::calculate(LedgerTools &tools, const Folded &folded, Record &record, const QDateTime &now) {
    const Form *made = tools.forms.asMade(record.form(), record.version);
    std::optional<Record> then = made ? recordOf(folded, *made) : std::nullopt;
    Record &of = then ? *then : record;
    of.id = record.id;
    const RecordFacts facts(tools.view, kNobody, &of, now);
    recalculate(of.answers, facts);
    for (int slot = 0; then && slot < record.form().fields.size(); ++slot)
        if (const Field &field = record.form().fields[slot]; field.derived)
            record.answers.values[size_t(slot)] = then->answers.value(field.name);
}

}  // namespace tongdang
