// A ledger: one encrypted file of records with the journal of every change to them. The journal is the truth, the tables are its
// projection; commit is the one way in: validate → append to the journal → update the tables, in one transaction (data-model.md).
#pragma once

#include "core/base/hybrid_time.h"
#include "core/ledger/change_set.h"
#include "core/ledger/ledger_reader.h"
#include "core/storage/backup.h"
#include "core/storage/ledger_folder.h"

class QIODevice;

namespace tongdang {

struct LedgerSettings { QString region, name; bool team = false; };

struct CreateLedger {
    QString path, region, name, login, password;
    bool team = false;
};

struct Draft { Uid uid; QString form; Uid subject; bool isNew = true; QHash<QString, QString> values; qint64 timeMs = 0; };

struct VerifyReport {
    bool integrity = true, chain = true, projection = true, search = true, attachments = true;
    QStringList faults;    // for a details view: never personal data
    bool ok() const { return integrity && chain && projection && search && attachments; }
};

// The tables as a replay of the journal up to a moment makes them, with a reader of its own. Gone before the ledger is closed.
class KnownLedger {
  public:
    KnownLedger();
    ~KnownLedger();
    LedgerReader &reader();
    struct Private;
    std::unique_ptr<Private> d;
};

class Ledger {
  public:
    struct Context {                  // handed in by the composition root; outlives the ledger
        const Clock *clock = nullptr;
        const Policy *policy = nullptr;
        const Derivation *derivation = nullptr;
        LedgerOptions options;
    };
    struct Opened { std::unique_ptr<Ledger> ledger; Session session; QString recoveryCode; };   // code: of create only

    static Result<Opened> create(const CreateLedger &what, const Context &context);
    static Result<Opened> open(const QString &path, const QString &login, const QString &password, const Context &context);
    static Result<Opened> restore(const QString &file, const QString &directory, const QString &login, const QString &password, const Context &context, Progress &progress);
    static Result<Opened> recover(const QString &path, const QString &login, const QString &code, const QString &newPassword, const Context &context);
    ~Ledger();
    Result<void> close();

    LedgerFolder &folder();
    LedgerReader &reader();                             // on the window's thread
    Result<std::unique_ptr<LedgerReader>> openReader(); // for another thread, with a connection of its own
    LedgerReader &writerView();                         // sees what a batch under way has written; on the writer's thread only
    const FormCatalog &forms() const;
    const Places &places() const;
    const Clock &clock() const;
    LedgerSettings settings() const;
    Uid device() const;

    // Changes. Errors: Denied, File, Damaged. Refusals by rules are in the outcome, never errors.
    Result<CommitOutcome> commit(const Session &session, const ChangeSet &changes);
    QList<Issue> check(const Session &session, const Change &change);        // as commit would find, nothing written

    // A long batch in parts: one batch, one transaction, nothing seen by readers before finish(); dropped when it goes unfinished.
    class Batch {
      public:
        virtual ~Batch() = default;
        virtual Result<CommitOutcome> add(const std::vector<Change> &changes) = 0;
        virtual Result<Uid> finish() = 0;
    };
    Result<std::unique_ptr<Batch>> begin(const Session &session, const QString &kind, const Message &intent);

    struct UndoOutcome { Uid batch; int reverted = 0; int laterChanges = 0; QList<Uid> alsoWithdrawn; };
    Result<UndoOutcome> undo(const Session &session, const Uid &batch);

    // Log entries: view search print export import package sign_in … `what` is kept in words' place as field changes.
    Result<void> log(const Session &session, const QString &op, const Uid &uid, const QHash<QString, QString> &what = {});

    // Drafts survive a crash; not journaled.
    Result<void> saveDraft(const Session &session, const Draft &draft);
    Result<QList<Draft>> drafts(const Session &session);
    Result<void> dropDraft(const Session &session, const Uid &uid);

    // Files of records: photos, scans, recordings, videos; encrypted, never written anywhere else unless they are exported.
    Result<Uid> attach(const Session &session, const Uid &record, const QString &file, const QString &field);   // of the attachment record
    // Takes a file in before the record that it belongs to is saved: the change that makes the attachment, to be committed with the record as its
    // subject. `field`: the question, "people/photo" in a repeat; "" for none. A file whose record never comes is nobody's. Invalid: no picture
    // where one is wanted, too large.
    Result<Change> takeIn(const Session &session, QIODevice &content, const QString &name, const QString &field, bool picture, Progress &progress);
    Result<QByteArray> takenIn(const Session &session, const Change &file, qint64 mostBytes);      // of one that is not committed yet
    // Of an attachment whose record the session may read, and the question too. NotFound, Denied, Invalid (larger than that).
    Result<QByteArray> attachment(const Session &session, const Uid &attachment, qint64 mostBytes);
    // A copy outside the ledger, logged with its purpose and hash; one that cannot be logged is removed again.
    Result<void> exportAttachment(const Session &session, const Uid &attachment, const QString &file, const QString &purpose, Progress &progress);
    static constexpr qint64 kLargestPicture = qint64(20) << 20, kLargestFile = qint64(2) << 30;

    Result<FormReport> installForm(const Session &session, const FormSource &source);
    Result<void> installTable(const Session &session, const QString &id, const QString &csv);
    QHash<QString, QString> installedTables();
    Result<void> installBulletin(const Session &session, const QString &id, const QString &csv);
    QHash<QString, QString> installedBulletins();
    Result<int> addPlaces(const Session &session, const QList<Place> &places);
    // Another name for a place that was added here under a wrong one; its code and all files stay. Invalid: places.not_added_here, or why
    // it cannot be called so.
    Result<void> renamePlace(const Session &session, const QString &code, const QString &name);
    Result<void> setSetting(const Session &session, const QString &key, const QString &value);
    QString setting(const QString &key) const;

    Result<void> keepMapping(const Session &session, const QString &id, const QString &headings, const QString &content);   // of an import

    Result<void> setPassword(const Session &session, const QString &login, const QString &newPassword);
    // A code in the old one's place. The password is asked again: it opens everything for ever.
    Result<QString> newRecoveryCode(const Session &session, const QString &password);
    Result<BackupInfo> backup(const Session &session, const QString &file, Progress &progress);

    Result<VerifyReport> verify(const Session &session, bool deep, Progress &progress);
    Result<void> rebuild(const Session &session, Progress &progress);        // tables anew from the journal
    // The ledger as its journal knew it at T: what changed since then goes back in memory, nothing is written. `from`: a reader of the calling thread.
    Result<std::unique_ptr<KnownLedger>> asKnownAt(LedgerReader &from, qint64 timeMs, Progress &progress);
    Result<std::unique_ptr<KnownLedger>> asKnownAt(LedgerReader &from, HybridTime until, Progress &progress);

    // The PC's clock against the journal's last entry before this opening, to be asked about (data-model.md, "Clock"): earlier, or more
    // than a day later.
    enum class ClockDoubt { None, BeforeLastEntry, FarAhead };
    ClockDoubt clockDoubt() const;

    struct Private;                                     // core/ledger/ledger_p.h

  private:
    Ledger();
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
