// The one way in, from changes to rows: validate → journal → tables, inside a transaction that the caller holds.
#pragma once

#include "core/accounts/session.h"
#include "core/ledger/change_set.h"
#include "core/ledger/derivation.h"
#include "core/ledger/fold.h"
#include "core/ledger/form_table.h"
#include "core/ledger/journal.h"
#include "core/ledger/ledger_reader.h"
#include "core/ledger/record_tree.h"
#include "core/ledger/search_index.h"
#include "core/ledger/write_behind.h"

#include <deque>

namespace tongdang {

// What changes and projections share on the writing connection.
struct LedgerTools {
    SQLite::Database &db;
    const Clock &clock;
    const FormCatalog &forms;
    const FormTables &tables;
    const Derivation *derivation;
    JournalNames &names;
    SearchIndex &search;
    LedgerReader &view;          // reads through the same connection
    sql::Statements &statements; // for who writes
    WriteBehind &writer;
    sql::Statements &reading() const {   // all that was decided before stands in the tables
        writer.settle();
        return statements;
    }
    std::function<bool(const QString &sha256)> hasFile{};   // where there is a store of attachments
};

// Rows made from records: derived answers, the row, the search terms.
class Projector {
  public:
    Projector(LedgerTools &tools) : m(tools) {}
    // Queues a record whose journaled answers are complete; `searched`: the answers that the search index holds of it (null: none).
    void put(Record record, const Answers *searched, const QString &version, bool existed);
    // The record is no more in its table: what the core's answers and calculations of others made of it is due.
    void lose(const Record &record);
    // Derives what is due; hands over to the writer what becomes rows and terms of the search index.
    void flush(const Session &session);
    // As these changes leave it, or as they left it for the writer to write; null: it is as the tables have it.
    const Record *pending(const Uid &uid);
    // The tables may be looked at for the record, or for what hangs on it, while it is held: nothing of that waits to be written.
    WriteBehind::Pause standing(const Uid &uid);
    // From the journal alone: what `rebuild`, `verify` and received entries use. Empty where the record's form is unknown.
    static std::optional<Record> recordOf(const Folded &folded, const FormCatalog &forms);
    static std::optional<Record> recordOf(const Folded &folded, const Form &form);
    // Fills what is calculated of a record with its entries' answers and nobody else's: of an assessment that an earlier version of its form
    // was answered for, what that version makes of them.
    static void calculate(LedgerTools &tools, const Folded &folded, Record &record, const QDateTime &now);
    Derived derive(const Record &record);
    // Active ones of a form by uid, those queued among them.
    std::vector<Record> linked(const Uid &subject, const QString &form);
    // The record that a record belongs to, withdrawn or not.
    std::optional<Record> subjectOf(const Record &record);
    // Answers calculated over other records: works them out anew, for the whole tree the record is in, from what stands in the tables.
    void settle(const Form &form, const Uid &uid, const Session &session);
    static bool isSettled(const Form &form) { return !RecordTree::concerns(form) && !readsLinks(form); }   // needs none of that

  private:
    static bool readsLinks(const Form &form);
    void follow(const Record &record);            // whom else a change of it concerns
    void settleAll(const Session &session);
    struct Row { Record record; QString version; std::optional<Answers> searched; bool existed = true; QDate from, until; };
    const Row *queued(const Uid &uid) const;
    const Row *underWay(const Uid &uid);
    void forgetWritten();
    bool isNew(const Uid &uid) const {
        const auto found = m_index.constFind(uid);
        return found != m_index.constEnd() && !m_rows[*found].existed;
    }
    static void write(LedgerTools &tools, const Row &row);
    LedgerTools &m;
    std::vector<Row> m_rows;
    QHash<Uid, size_t> m_index;
    QHash<Uid, std::vector<size_t>> m_bySubject;
    struct Flight { quint64 job; std::shared_ptr<const std::vector<Row>> rows; QHash<Uid, size_t> records; QHash<Uid, std::vector<size_t>> subjects; };
    std::deque<Flight> m_flights;                 // with the writer, which reads them too, oldest first
    std::vector<Uid> m_dirty;
    std::vector<std::pair<const Form *, Uid>> m_unsettled;
    QSet<Uid> m_settled;                          // roots, of one flush
    // outer: the form of its subject, where that calculates over it; derived: of this one, the subject's or of a record further out the core's answers may change.
    enum class DerivedAt { Nowhere, Itself, Subject, Beyond };
    struct Reads { bool settled = true; const Form *outer = nullptr; DerivedAt derived = DerivedAt::Nowhere; };
    const Reads &readsOf(const Form &form);
    QHash<const Form *, Reads> m_reads;
    QHash<QString, bool> m_empty;                 // whether a form's table was without a row when first looked at; those queued are elsewhere
};

QSet<Uid> rosterBatches(SQLite::Database &journal);   // whose new records came with others: Record::inRoster

class RecordFacts;

class Committer {
  public:
    Committer(LedgerTools &tools, JournalAppender &appender, const Session &session, qint64 batch, const Uid &batchUid, const QString &kind);
    CommitOutcome add(const std::vector<Change> &changes, bool acceptWarnings = true);
    void finish();   // after the last: what is written once
    QList<Issue> check(const Change &change);

  private:
    struct Prepared {
        const Change *change = nullptr;
        Record record;                    // as it will be
        std::optional<Answers> before;    // of an update
        std::vector<int> changed;         // slots
        std::vector<Acceptance> accepted; // of warnings that are there
        RecordState stateBefore = RecordState::Active;
        QList<Issue> issues;
        bool refused = false;
    };
    Prepared begin(const Change &change);      // the record as it is to be, not yet looked at
    bool mayChange(const Form &form) const;    // td_right
    void giveAtTriggers(Prepared &prepared, RecordFacts &facts);
    void settle(Prepared &prepared);           // what is calculated, what applies, what is wrong
    void checkLinks(Prepared &prepared);
    void accept(Prepared &prepared);           // reasons for warnings
    RecordTree::Source source();
    std::optional<Record> subjectOf(const Record &record);
    bool hasAnother(const Record &record);
    std::vector<Record> inPlace(const Record &record, const Field *question, const QString &answer);
    std::vector<Record> alike(const Record &record, const QString &question, const QStringList &values);
    std::vector<Record> naming(const QString &form, const QString &question, const Uid &target);
    std::optional<RecordTree> treeOf(const Record &record);
    void journal(Prepared &prepared);
    std::vector<JournalEntry> entriesOf(const Record &record);
    void handOver();                     // entries to the writer
    void forgetWritten();                // those that stand in the tables: a long batch of new records asks for none of them
    void number(Record &record);
    bool exists(const Form &form, const Uid &uid);
    void lookAtClock();

    LedgerTools &m;
    JournalAppender &m_appender;
    const Session &m_session;
    qint64 m_batch;
    Uid m_batchUid;
    QString m_kind;
    bool m_linksMatter;
    Projector m_projector;
    JournalReader m_journal;
    // Entries whose seqs follow each other; `later`: places of those that are not their record's first, by the first one's seq.
    struct Entries { std::shared_ptr<std::vector<JournalEntry>> all; QMultiHash<qint64, size_t> later; quint64 job = 0; };
    Entries m_entries{std::make_shared<std::vector<JournalEntry>>(), {}}; // stamped, not yet with the writer
    std::deque<Entries> m_flights;       // with the writer, which reads them too, oldest first
    std::optional<QHash<QString, qint64>> m_serials;
    std::vector<Prepared> m_group;       // changes that stand or fall together: each is looked at with the others' records
    QHash<const Form *, Uid> m_newest;   // no record of the form has a later uid
    qint64 m_nowMs = 0;
    QDateTime m_now;
};

void keepSetting(SQLite::Database &db, const QString &key, const QString &value);   // in the transaction that the caller holds
QString storedSetting(SQLite::Database &db, const QString &key);

}  // namespace tongdang
