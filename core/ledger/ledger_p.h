// What the parts of Ledger share. For core/ledger alone.
#pragma once

#include "core/ledger/committer.h"
#include "core/ledger/ledger.h"
#include "core/storage/database.h"

#include <sqlite3.h>

#include <mutex>

namespace tongdang {

struct Ledger::Private {
    Context context;
    std::unique_ptr<LedgerFolder> folder;
    Session session;                       // of the sign-in
    Uid device;
    ClockDoubt clockDoubt = ClockDoubt::None;
    Places places;
    std::vector<std::unique_ptr<Places>> formerPlaces;    // what they were before some were added: for who still points into them
    std::vector<std::unique_ptr<FormCatalog>> catalogs;   // the last is in use; older ones stay for who still points into them

    // All that is bound to the forms in use.
    struct Bound {
        Bound(Private &d, const FormCatalog &forms);
        LedgerReader::Shared writing() {
            LedgerReader::Shared all = shared;
            all.settle = [this] { writer.settle(); };
            all.another = {};
            return all;
        }
        LedgerReader::Shared shared;
        FormTables tables;
        JournalNames names;
        sql::Statements statements;
        SearchIndex search;
        LedgerReader writerView, reader;
        JournalAppender appender;
        WriteBehind writer;
        LedgerTools tools;
    };
    std::unique_ptr<Bound> bound;

    // What create, open, restore and recover have in common: a ledger around a folder, and the way from there to a session.
    static std::unique_ptr<Ledger> around(std::unique_ptr<LedgerFolder> folder, const Context &context);
    static Result<Opened> finishOpening(std::unique_ptr<Ledger> ledger, const QString &login, bool justMade = false);
    Result<void> hasAccount(const QString &login);

    const FormCatalog &forms() const { return *catalogs.back(); }
    SQLite::Database &db() { return folder->writer(); }
    void bind(FormCatalog catalog);
    Result<std::unique_ptr<LedgerReader>> anotherReader() const;
    void afterRollback();
    QList<FormSource> installedForms();
    void loadPlaces();
    void takePlaces(Places now);
    void useHome();                        // this PC's device in this ledger (restored and copied ledgers take a new one)
    void compareClock();
    void logFounding(const QString &login);
    Session sessionOf(const QString &login);
    Result<void> upgradeForms();
    Result<void> remake(Progress &progress);   // the tables anew from the journal, in the caller's transaction
    void indexAnew();                      // the search index from the tables, in the caller's transaction
    void refreshDerived();                 // answers whose days have passed
    void appendLog(const Session &session, JournalOp op, const Uid &uid, const QHash<QString, QString> &what, const LedgerReader::Place &about = {});
    qint64 addBatch(const Session &session, const Uid &uid, const QString &kind, const Message &intent, qint64 undoes = 0);
    void closeBatch(qint64 id, qint64 firstSeq, int records);
    Result<void> mayWrite(const Session &session, Action action);
    void loadSettings();
    // Contents whose record never came (a form that was left, a crash) and that no draft holds go when they have been nobody's for a month.
    // Throws SQLite::Exception.
    void dropUnclaimed();

    // One thread at a time has the writing connection and all that is bound to it, a job for as long as it runs. Nobody waits for it: who does
    // not get it says so (InUse). Entries of the log that came meanwhile are written when it is given back.
    class Writing {
      public:
        explicit Writing(Private &d) : m_d(d), m_lock(d.m_writer, std::try_to_lock) {}
        ~Writing() {
            if (m_lock)
                m_d.writeWaiting();
        }
        Writing(const Writing &) = delete;
        Writing &operator=(const Writing &) = delete;
        explicit operator bool() const { return m_lock.owns_lock(); }

      private:
        Private &m_d;
        std::unique_lock<std::recursive_mutex> m_lock;
    };
    static Error busy() { return makeError(ErrorCode::InUse, QStringLiteral("ledger.busy")); }
    bool inBatch() { return sqlite3_get_autocommit(db().getHandle()) == 0; }   // of who has the writing connection
    void writeWaiting();

    // Runs `work` in one transaction; anything thrown or an error answered rolls it back and mends the caches.
    template <typename Work> auto inTransaction(Work &&work) -> decltype(work()) {
        const Writing writing(*this);
        if (!writing || inBatch())
            return busy();   // an open batch is not to be spoilt
        try {
            SQLite::Transaction transaction(db(), SQLite::TransactionBehavior::IMMEDIATE);
            auto result = work();
            if (result) {
                transaction.commit();
                return result;
            }
            bound->statements.clear();
            bound->search.drop();
            return undone(std::move(result));
        } catch (const SQLite::Exception &exception) {
            afterRollback();
            return databaseError(exception);
        } catch (const std::exception &exception) {   // no memory, no thread
            afterRollback();
            return makeError(ErrorCode::Internal, QStringLiteral("storage.internal"), {}, QString::fromUtf8(exception.what()));
        }
    }
    template <typename R> R undone(R result) {
        m_mend = true;
        return result;
    }
    // The settings in memory: the window asks for them while a job has the writing connection.
    std::mutex m_settingsMutex;
    QHash<QString, QString> m_settings;

    struct Waiting { Session session; JournalOp op; Uid uid; QHash<QString, QString> what; };
    std::recursive_mutex m_writer;
    std::mutex m_waitingMutex;
    std::vector<Waiting> m_waiting;        // entries of the log for when the writing connection is given back
    Result<void> m_logFailed;

    bool m_mend = false;                   // caches to be read anew before the next change
};

qint64 nextSeq(SQLite::Database &db);   // of the journal
void createFormTables(SQLite::Database &db, const Form &form);
void keepForm(SQLite::Database &db, const FormSource &source, qint64 nowMs);
void alterFormTables(SQLite::Database &db, const Form &form);
// Writes the rows that the journal makes, those of entries up to `until`; tables and search are empty before.
bool replay(SQLite::Database &journal, JournalNames &names, LedgerTools &into, HybridTime until, Progress &progress);

}  // namespace tongdang
