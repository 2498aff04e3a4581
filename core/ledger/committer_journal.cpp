// A commit's entries in the journal: as they are made, with the writer, and behind it.
#include "core/ledger/committer.h"

#include "core/ledger/acceptance.h"

#include <algorithm>
#include <utility>

namespace tongdang {

// Those that stand, those with the writer, and those of these changes.
std::vector<JournalEntry> Committer::entriesOf(const Record &record) {
    forgetWritten();
    std::vector<JournalEntry> entries;
    const Entries &oldest = m_flights.empty() ? m_entries : m_flights.front();
    if (oldest.all->empty() || record.id < oldest.all->front().seq) {
        const WriteBehind::Pause pause = m.writer.pause();
        m_journal.ofRecord(record.id, entries);
        if (!oldest.all->empty())   // of those with the writer some are written already
            std::erase_if(entries, [from = oldest.all->front().seq](const JournalEntry &entry) { return entry.seq >= from; });
    }
    const auto take = [&](const Entries &some) {
        if (some.all->empty())
            return;
        if (const qint64 at = record.id - some.all->front().seq; at >= 0 && at < qint64(some.all->size()))
            entries.push_back((*some.all)[size_t(at)]);
        std::vector<size_t> places;
        for (auto [place, end] = some.later.equal_range(record.id); place != end; ++place)
            places.push_back(*place);
        std::sort(places.begin(), places.end());
        for (const size_t place : places)
            entries.push_back((*some.all)[place]);
    };
    std::for_each(m_flights.begin(), m_flights.end(), take);
    take(m_entries);
    return entries;
}

void Committer::journal(Prepared &prepared) {
    Record &record = prepared.record;
    const Form &form = record.form();
    JournalEntry entry;
    entry.account = m_session.account;
    entry.batch = m_batchUid;
    entry.form = form.id;
    entry.uid = record.uid;
    const bool create = prepared.change->op == Change::Op::Create;
    if (create || !prepared.changed.empty() || record.version.isEmpty())
        record.version = form.version;   // else it stays the one that its answers were given to
    entry.formVersion = record.version;
    const bool stateChanges = !create && (prepared.stateBefore == RecordState::Withdrawn) != (record.state == RecordState::Withdrawn);
    entry.op = create ? JournalOp::Create : prepared.change->op == Change::Op::Withdraw ? JournalOp::Withdraw : JournalOp::Update;
    Folded folded;   // of a new record there are no heads to be replaced
    if (!create) {
        entry.first = record.id;
        folded = fold(entriesOf(record));
    }
    const std::vector<int> &rank = m.tables.of(form).rank();
    std::sort(prepared.changed.begin(), prepared.changed.end(), [&rank](int a, int b) { return rank[size_t(a)] < rank[size_t(b)]; });
    entry.changes.reserve(prepared.changed.size() + 2);
    for (const int slot : prepared.changed) {
        const QString &field = form.fields[slot].name, after = record.answers.values[size_t(slot)];
        FieldChange change{field, {}, {}, create ? std::vector<EntryId>() : folded.headIds(field), form.fields[slot].isChoice()};
        if (prepared.before && !prepared.before->values[size_t(slot)].isEmpty())
            change.before = prepared.before->values[size_t(slot)];
        if (!after.isEmpty())
            change.after = after;
        entry.changes.push_back(std::move(change));
    }
    const auto given = [](const QString &value) { return value.isEmpty() ? std::nullopt : std::optional(value); };
    for (const Acceptance &accepted : prepared.accepted) {
        const QString field = acceptedField(accepted.question, accepted.rule);
        entry.changes.push_back({field, given(folded.value(field)), given(accepted.reason), folded.headIds(field), false});
    }
    if (create && !record.subject.isNil())
        entry.changes.push_back({kSubjectField, {}, record.subject.text(), {}, false});
    if (stateChanges) {
        const bool withdrawn = record.state == RecordState::Withdrawn;
        const std::optional<QString> word(kWithdrawn);
        entry.changes.push_back({kStateField, withdrawn ? std::nullopt : word, withdrawn ? word : std::nullopt, folded.headIds(kStateField), false});
    }
    m_appender.stamp(entry);
    record.id = entry.first;
    record.updatedMs = entry.time.ms();
    if (create)
        record.createdMs = entry.time.ms();
    else
        m_entries.later.insert(entry.first, m_entries.all->size());
    m_entries.all->push_back(std::move(entry));
}

void Committer::forgetWritten() {
    while (!m_flights.empty() && m_flights.front().job <= m.writer.done())
        m_flights.pop_front();
}

void Committer::handOver() {
    forgetWritten();
    if (m_entries.all->empty())
        return;
    Entries entries = std::exchange(m_entries, {std::make_shared<std::vector<JournalEntry>>(), {}});
    entries.job = m.writer.run(entries.all->size(), [all = std::shared_ptr<const std::vector<JournalEntry>>(entries.all), &appender = m_appender, batch = m_batch](size_t i) { appender.write((*all)[i], batch); });
    m_flights.push_back(std::move(entries));
}

}  // namespace tongdang
