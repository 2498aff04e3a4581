// verify: the chains are unbroken and the tables are what the journal says.
#include "core/ledger/ledger_p.h"

#include "core/ledger/record_facts.h"
#include "core/storage/attachment_store.h"

namespace tongdang {

namespace {

constexpr int kMostFaults = 100;

void note(VerifyReport &report, bool VerifyReport::*part, const QString &fault) {
    report.*part = false;
    if (report.faults.size() < kMostFaults)
        report.faults << fault;
}

// What is calculated for the rows of a record's repeats, worked out for all of them together: one by one each would read all the others.
class DerivedRows {
  public:
    DerivedRows(LedgerTools &tools, const QDateTime &now, const RecordTree::Source &stored) : m_tools(tools), m_now(now), m_stored(stored) {}
    // Fills what is calculated of `wanted`. False for what is no row, stands alone, or is not in the table as it is wanted.
    bool derive(const Record &row, Answers &wanted) {
        const Form &form = row.form();
        if (form.repeatOf.isEmpty())
            return false;
        if (!m_known.contains(row.uid))
            learn(row);
        const auto known = m_known.constFind(row.uid);
        for (int slot = 0; known != m_known.constEnd() && slot < form.fields.size(); ++slot)
            if (!form.fields[slot].derived && wanted.values[size_t(slot)] != (*known)[size_t(slot)])
                return false;
        if (known == m_known.constEnd())
            return false;
        wanted.values = *known;
        return true;
    }

  private:
    static constexpr qsizetype kMostKnown = 20'000;
    void learn(const Record &row) {
        std::optional<Record> root(row);
        while (root && !root->form().repeatOf.isEmpty()) {
            const Form *outer = m_tools.forms.find(root->form().repeatOf);
            root = outer ? m_stored.record(*outer, root->subject) : std::nullopt;
        }
        if (!root)
            return;
        RecordTree tree(*root, m_tools.forms, m_stored);   // of the root: what stands within a withdrawn row is none of the others' concern
        const RecordFacts facts(m_tools.view, kNobody, &*root, m_now, std::nullopt, &m_stored);
        recalculate(tree.root().answers, facts);
        if (m_known.size() > kMostKnown)
            m_known.clear();
        for (const RecordTree::Row &each : tree.rows())
            m_known.insert(each.uid, tree.at(each.path).values);
    }
    LedgerTools &m_tools;
    QDateTime m_now;
    const RecordTree::Source &m_stored;
    QHash<Uid, std::vector<QString>> m_known;
};

}  // namespace

// In the order in which the entries came: each device's own follow each other in it.
static bool verifyChains(SQLite::Database &db, JournalNames &names, VerifyReport &report, Progress &progress, qint64 &done, qint64 total) {
    struct Head { qint64 seq = 0; QByteArray hash; };
    QHash<Uid, Head> heads;
    qint64 last = 0;
    bool running = true;
    const bool fine = JournalReader(db, names).each("ORDER BY seq", {}, [&](JournalEntry &entry) {
        Head &head = heads[entry.id.device];
        if (entry.id.seq != head.seq + 1)
            note(report, &VerifyReport::chain, QStringLiteral("chain: entry %1 of device %2 follows %3").arg(entry.id.seq).arg(entry.id.device.text()).arg(head.seq));
        else if (entryHash(head.hash, entry) != entry.hash)
            note(report, &VerifyReport::chain, QStringLiteral("chain: entry %1 of device %2 is not what was written").arg(entry.id.seq).arg(entry.id.device.text()));
        head = {entry.id.seq, entry.hash};
        last = entry.seq;
        return running = progress.step(++done, total);
    });
    if (!fine)
        note(report, &VerifyReport::chain, QStringLiteral("chain: an entry cannot be read after %1").arg(last));
    return running;
}

static bool verifyTables(Ledger::Private &d, VerifyReport &report, Progress &progress, qint64 &done, qint64 total) {
    LedgerTools &tools = d.bound->tools;
    Projector projector(tools);
    QHash<QString, qint64> rows;
    qint64 terms = 0;
    sql::Statements statements(d.db());
    static const sql::Text hasTerm("SELECT 1 FROM search WHERE kind = ? AND term = ? AND id = ?");
    const QDate today = tools.clock.today();
    const QDateTime now = shanghaiTime(tools.clock.nowMs());
    const RecordTree::Source stored = RecordTree::stored(statements, tools.tables);
    DerivedRows derivedRows(tools, now, stored);
    const QSet<Uid> rosters = rosterBatches(d.db());
    const auto check = [&](const std::vector<JournalEntry> &entries) {
        const Folded folded = fold(entries);
        const Uid uid = entries.front().uid;
        auto expected = Projector::recordOf(folded, tools.forms);
        if (!expected)
            return;   // its form has not arrived: it waits in the journal
        expected->inRoster = rosters.contains(entries.front().batch);
        const Form &form = expected->form();
        const QString where = form.id + u' ' + uid.text();
        ++rows[form.id];
        const FormTable &table = tools.tables.of(form);
        sql::Use find = statements(table.byUid());
        sql::bind(find, 1, uid);
        if (!find.executeStep() || FormTable::id(find) != entries.front().first) {
            note(report, &VerifyReport::projection, QStringLiteral("table: no row, or another's, for ") + where);
            return;
        }
        Record row = table.read(find);
        const int at = table.fromColumn();
        const QDate from = at < 0 ? QDate() : FormTable::day(find.getColumn(at)), until = at < 0 ? QDate() : FormTable::day(find.getColumn(at + 1));
        const bool withdrawn = row.state == RecordState::Withdrawn;
        if (row.subject != expected->subject || withdrawn != (expected->state == RecordState::Withdrawn))
            note(report, &VerifyReport::projection, QStringLiteral("table: state or subject of ") + where);
        Answers wanted = expected->answers;
        Record asIs = row;
        if (tools.derivation && tools.derivation->concerns(form) && !(from.isValid() && today < from) && !(until.isValid() && today > until))
            for (const auto &[slot, value] : projector.derive(*expected).values)
                wanted.values[size_t(slot)] = asIs.answers.values[size_t(slot)] = value;
        const bool rowGone = withdrawn && !form.repeatOf.isEmpty();   // counts for nothing any more, and nothing is worked out for it
        if (!rowGone && !derivedRows.derive(asIs, wanted)) {
            std::optional<RecordTree> tree;
            if (RecordTree::concerns(form))
                tree.emplace(asIs, tools.forms, stored);
            RecordFacts facts(tools.view, kNobody, &asIs, now, std::move(tree), &stored);
            if (tools.forms.asMade(form, expected->version)) {
                Projector::calculate(tools, folded, *expected, now);
                wanted = expected->answers;
            } else {
                facts.derive(wanted);
            }
        }
        for (int slot = 0; slot < form.fields.size(); ++slot) {
            const Field &field = form.fields[slot];
            if (!isStored(field.kind) || field.timeDependent || (!field.core.isEmpty() && wanted.values[size_t(slot)].isEmpty() && withdrawn) || (rowGone && field.derived))
                continue;
            QString stands = row.answers.values[size_t(slot)], expects = wanted.values[size_t(slot)];
            if (field.kind == FieldKind::Decimal || field.kind == FieldKind::Range)   // kept as a number: 5.0 comes back as 5
                stands = QString::number(stands.toDouble(), 'g', 15), expects = QString::number(expects.toDouble(), 'g', 15);
            if (stands != expects)
                note(report, &VerifyReport::projection, QStringLiteral("table: %1 of %2").arg(field.name, where));
        }
        if (withdrawn)
            return;
        if (const SearchedForm *searched = tools.search.searched(form))
            for (const SearchTerm &term : termsOf(*searched, row.answers)) {
                ++terms;
                sql::Use has = statements(hasTerm);
                sql::bind(has, 1, term.kind);
                sql::bind(has, 2, term.term);
                sql::bind(has, 3, row.id);
                if (!has.executeStep())
                    note(report, &VerifyReport::search, QStringLiteral("search: a term of %1 is missing").arg(where));
            }
    };
    bool running = true;
    const bool fine = JournalReader(d.db(), d.bound->names).eachRecord([&](std::vector<JournalEntry> &entries) {
        check(entries);
        return running = progress.step(done += qint64(entries.size()), total);
    });
    if (!fine)
        note(report, &VerifyReport::projection, QStringLiteral("table: an entry cannot be read"));
    if (!running)
        return false;
    for (const Form *form : tools.forms.all()) {
        SQLite::Statement count(d.db(), sql::utf8(QStringLiteral("SELECT count(*) FROM ") + sql::quoted(form->table)));
        count.executeStep();
        if (count.getColumn(0).getInt64() != rows.value(form->id))
            note(report, &VerifyReport::projection, QStringLiteral("table: %1 has %2 rows, the journal %3").arg(form->id).arg(count.getColumn(0).getInt64()).arg(rows.value(form->id)));
    }
    SQLite::Statement count(d.db(), "SELECT count(*) FROM search");
    count.executeStep();
    if (count.getColumn(0).getInt64() != terms)
        note(report, &VerifyReport::search, QStringLiteral("search: %1 terms, %2 expected").arg(count.getColumn(0).getInt64()).arg(terms));
    return true;
}

static bool verifyAttachments(Ledger::Private &d, VerifyReport &report) {
    const Form *form = d.forms().find(QStringLiteral("attachment"));
    if (!form || !form->find(QStringLiteral("sha256")))
        return true;
    AttachmentStore store(d.folder->attachments());
    SQLite::Statement all(d.db(), sql::utf8(QStringLiteral("SELECT DISTINCT sha256 FROM ") + sql::quoted(form->table) + QStringLiteral(" WHERE td_state < 2")));
    while (all.executeStep()) {
        const QString sha = sql::text(all.getColumn(0));
        const auto fine = store.verify(QByteArray::fromHex(sha.toLatin1()));
        if (!fine || !*fine)
            note(report, &VerifyReport::attachments, QStringLiteral("attachment %1").arg(sha));
    }
    return true;
}

Result<VerifyReport> Ledger::verify(const Session &session, bool deep, Progress &progress) {
    if (!d->context.policy->allows(session, Action::Verify))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const Private::Writing writing(*d);
    if (!writing)
        return Private::busy();
    VerifyReport report;
    NoProgress quiet;
    auto faults = d->folder->integrityFaults(deep, quiet);
    if (!faults)
        return faults.error();
    for (const QString &fault : *faults)
        note(report, &VerifyReport::integrity, fault);
    if (!report.integrity && !deep)
        return report;   // pages that cannot be trusted need no second opinion
    // Each part by itself: what one cannot read leaves the others their say.
    bool running = true;
    const auto part = [&](bool VerifyReport::*which, const char *name, const auto &check) {
        if (!running)
            return;
        try {
            running = check();
        } catch (const SQLite::Exception &exception) {
            note(report, which, QStringLiteral("%1: %2").arg(QLatin1String(name), QString::fromUtf8(exception.what())));
        }
    };
    qint64 done = 0, total = 0;
    part(&VerifyReport::chain, "chain", [&] {
        SQLite::Statement count(d->db(), "SELECT count(*), count(*) FILTER (WHERE op < 20) FROM journal");
        count.executeStep();
        total = count.getColumn(0).getInt64() + count.getColumn(1).getInt64();
        d->bound->names.reload();
        return verifyChains(d->db(), d->bound->names, report, progress, done, total);
    });
    part(&VerifyReport::projection, "table", [&] { return verifyTables(*d, report, progress, done, total); });
    part(&VerifyReport::attachments, "attachments", [&] { return verifyAttachments(*d, report); });
    if (!running)
        return makeError(ErrorCode::Cancelled, QStringLiteral("ledger.cancelled"));
    return report;
}

void Ledger::Private::refreshDerived() {
    if (!context.derivation)
        return;
    const QString today = context.clock->today().toString(Qt::ISODate);
    for (const Form *form : forms().all()) {
        if (!context.derivation->concerns(*form))
            continue;
        const FormTable &table = bound->tables.of(*form);
        std::vector<Uid> due;
        SQLite::Statement find(db(), sql::utf8(QStringLiteral("SELECT td_uid FROM ") + sql::quoted(form->table) + QStringLiteral(" WHERE td_until < ? OR td_from > ?")));
        sql::bind(find, 1, today);
        sql::bind(find, 2, today);
        while (find.executeStep())
            due.push_back(sql::uid(find.getColumn(0)));
        if (due.empty())
            continue;
        SQLite::Transaction transaction(db(), SQLite::TransactionBehavior::IMMEDIATE);
        Projector projector(bound->tools);
        size_t queued = 0;
        for (const Uid &uid : due) {
            sql::Use row = bound->statements(table.byUid());
            sql::bind(row, 1, uid);
            if (!row.executeStep())
                continue;
            Record record = table.read(row);
            const QString version = bound->names.text(FormTable::version(row));
            const Answers searched = record.answers;
            const bool listed = record.state < RecordState::Withdrawn;
            projector.put(std::move(record), listed ? &searched : nullptr, version, true);
            if (++queued % 2000 == 0)
                projector.flush(session);
        }
        projector.flush(session);
        bound->search.flush();
        transaction.commit();
    }
}

}  // namespace tongdang
