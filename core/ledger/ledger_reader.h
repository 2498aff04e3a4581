// Reading a ledger through one connection: records, lists, search, history, batches. One reader a thread; never writes.
// Every call takes the Session: records outside its regions or form rights are not there for it, restricted answers come blank.
#pragma once

#include "core/accounts/session.h"
#include "core/base/hybrid_time.h"
#include "core/base/progress.h"
#include "core/forms/form_catalog.h"
#include "core/ledger/change_set.h"
#include "core/ledger/derivation.h"
#include "core/ledger/record.h"
#include "core/places/places.h"

#include <functional>
#include <memory>
#include <vector>

namespace SQLite { class Database; }

namespace tongdang {

struct HistoryEntry {
    qint64 timeMs = 0;
    QString user, device, op, form;
    Uid uid, batch;
    bool batchUndone = false;   // and not brought back
    Uid lastTurn;               // undoing this takes the batch back, or brings it back: the batch itself, or the last of the undos after it
    struct FieldChange { QString field, before, after; };
    QList<FieldChange> changes;
};

struct AcceptedWarning {
    Acceptance what;
    QString user;
    qint64 timeMs = 0;
};

struct BatchInfo {
    Uid uid;
    Uid first;                        // of an undo: the change that it goes back to; of a change: itself
    qint64 timeMs = 0;
    QString user, kind;
    Message what;                     // of an undo: of the change that it took back
    int turn = 0;                     // 0: a change, 1: its undo, 2: the undo of that, which brings it back, and so on
    int records = 0;
    bool undone = false;
};

// A list of records of one form.
struct ListQuery {
    QString form = QStringLiteral("child");
    QString where;                    // expression, with derived answers, as of `day`
    QString region;                   // code prefix
    bool active = true, exited = false;
    QString orderBy;                  // a question; "" by pinyin of the record's name, else by entry
    bool descending = false;
    qint64 limit = -1;
    QDate day;                        // invalid: today
};

struct SearchHit {
    qint64 id = 0;
    Uid uid;
    enum class Why { Name, NamePart, Pinyin, Initials, IdNumber, IdTail, Phone, PhoneTail, Guardian, GuardianPhone, GuardianId, Number } why = Why::Name;
    QString matched;                  // the guardian's name …
};

class LedgerReader {
  public:
    struct Shared {                   // what the ledger gives every reader; outlives it
        const FormCatalog *forms = nullptr;
        const Places *places = nullptr;
        const Policy *policy = nullptr;
        const Clock *clock = nullptr;
        const Derivation *derivation = nullptr;
        std::function<Result<std::unique_ptr<LedgerReader>>()> another{};   // a connection of its own, for a second thread; none where only this one sees its rows
        std::function<void()> settle{};   // on a connection that is written behind: before a record's logic reads what is linked
        bool isPast = false;              // the tables stand as they were known at the clock's moment (KnownLedger)
    };
    LedgerReader(SQLite::Database &db, const Shared &shared);
    virtual ~LedgerReader();          // one that owns its connection closes it

    const FormCatalog &forms() const;
    const Places &places() const;
    SQLite::Database &database();     // for core's own rooms (statistics); never for ui
    const Shared &shared() const;

    struct Place { QString form; qint64 id = 0; };                                       // where a record stands; id: as Record::id
    Result<Place> placeOf(const Uid &uid);                                              // NotFound ledger.no_record
    Result<QString> formOf(const Uid &uid);                                             // likewise
    Result<Record> record(const Session &session, const Uid &uid, const QDate &day = {}); // withdrawn ones too, with their state
    std::optional<Record> lastOwn(const Session &session, const Form &form);             // the newest that the session's account began, among the last thousand
    Result<std::vector<Record>> linked(const Session &session, const Uid &subject, const QString &form, bool withdrawn = false);
    Result<std::vector<Record>> byReference(const Session &session, const QString &form, const QString &field, const Uid &target);  // e.g. guardianships of a guardian

    // Lists: first the ids, in order; then the rows that are looked at.
    Result<std::vector<qint64>> ids(const Session &session, const ListQuery &query);
    Result<std::vector<Record>> rows(const Session &session, const QString &form, const std::vector<qint64> &ids, const QDate &day = {});
    // Many at once, in order; what is not there, or not there for the session, is left out.
    Result<QList<Uid>> uidsOf(const Session &session, const QString &form, const std::vector<qint64> &ids);
    Result<std::vector<qint64>> idsOf(const Session &session, const QString &form, const QList<Uid> &uids);
    // What leaves on a list or on paper: those chosen, in their order, else all that the condition and the place leave, village by village.
    Result<std::vector<qint64>> chosen(const Session &session, const Form &form, const std::vector<qint64> &ids, const QString &where, const QString &region);
    Result<qint64> count(const Session &session, const ListQuery &query);
    Result<QHash<QString, qint64>> countBy(const Session &session, const QString &form, const QString &field);   // for filter chips

    Result<std::vector<SearchHit>> search(const Session &session, const QString &text, int limit = 50);

    Result<QList<HistoryEntry>> history(const Session &session, const Uid &uid);        // oldest first, with linked views; op view too
    Result<QList<AcceptedWarning>> accepted(const Session &session, const Uid &uid);    // those that hold
    Result<QList<BatchInfo>> batches(const Session &session, int limit = 1000);         // newest first
    Result<QList<HistoryEntry>> log(const Session &session, const QString &op, const QString &user, qint64 sinceMs, int limit);

    // The journal's last entry as this connection sees it, later than all it has: what a report stands on. Of an empty journal time 0 and no hash.
    struct JournalEnd { HybridTime time; QByteArray hash; };
    Result<JournalEnd> journalEnd();

    // Facts for validating and calculating a record of this ledger.
    std::unique_ptr<FormFacts> facts(const Session &session, const Record *record, const QDate &day = {});

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
