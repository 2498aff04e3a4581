// The journal in its table: compact rows, read back as entries. The appender keeps the chain of this device.
#pragma once

#include "core/base/text_hash.h"
#include "core/ledger/journal_entry.h"
#include "core/ledger/sql.h"


#include <array>
#include <functional>

namespace tongdang {

// Local integers for names, devices, accounts and batches: a copy of small tables, grown as needed.
class JournalNames {
  public:
    explicit JournalNames(SQLite::Database &db) : m_db(&db) { reload(); }
    void reload();
    qint64 term(const QString &text);            // adds it
    QString text(qint64 id);
    qint64 device(const Uid &uid) const { return m_devices.value(uid, 0); }
    Uid deviceUid(qint64 id) const { return m_deviceUids.value(id); }
    QString deviceName(qint64 id) const { return m_deviceNames.value(id); }
    qint64 account(const Uid &uid) const { return m_accounts.value(uid, 0); }
    Uid accountUid(qint64 id) const { return m_accountUids.value(id); }
    QString login(qint64 id) const { return m_logins.value(id); }
    Uid batchUid(qint64 id);

  private:
    qint64 lookUp(const QString &text);
    struct Recent { QString text; qint64 id = 0; };
    SQLite::Database *m_db;
    std::array<Recent, 256> m_recent;
    TextMap<qint64> m_terms;
    QHash<qint64, QString> m_termTexts, m_logins, m_deviceNames;
    QHash<Uid, qint64> m_devices, m_accounts;
    QHash<qint64, Uid> m_deviceUids, m_accountUids, m_batchUids;
};

// Answers as they are shortest: numbers, days and uids as such, codes by their number in `term`.
void packChanges(const std::vector<FieldChange> &changes, JournalNames &names, QByteArray &out);
// False where the bytes are damaged.
bool unpackChanges(QByteArrayView bytes, JournalNames &names, std::vector<FieldChange> &changes);

class JournalReader {
  public:
    JournalReader(SQLite::Database &db, JournalNames &names) : m_db(db), m_names(names), m_statements(db) {}
    // Entries about a record, named by its first (Record::id), in local order. Answers false where an entry cannot be read.
    bool ofRecord(qint64 first, std::vector<JournalEntry> &entries);
    // Record by record, in the order of their first entries, until `take` answers false: all changes of each.
    bool eachRecord(const std::function<bool(std::vector<JournalEntry> &)> &take);
    bool each(const std::string &whereAndOrder, const QVariantList &values, const std::function<bool(JournalEntry &)> &take);

  private:
    bool read(SQLite::Statement &row, JournalEntry &entry);
    SQLite::Database &m_db;
    JournalNames &m_names;
    sql::Statements m_statements;
};

class JournalAppender {
  public:
    JournalAppender(SQLite::Database &db, JournalNames &names, const Uid &device, const Clock &clock);
    // stamp(): the entry's place (id, time, seq), its changes in order, its secret and commitments. write(): the row with its hash, in the
    // order of the stamps; `batch` is the local id, 0 for none.
    void stamp(JournalEntry &entry);
    void write(const JournalEntry &entry, qint64 batch);
    void append(JournalEntry &entry, qint64 batch) {
        stamp(entry);
        write(entry, batch);
    }
    HybridClock &clock() { return m_clock; }
    void reload();                       // after a rollback
    qint64 lastSeq() const { return m_seq; }
    const QByteArray &head() const { return m_head; }
    const Uid &device() const { return m_device; }

  private:
    SQLite::Database &m_db;
    JournalNames &m_names;
    Uid m_device;
    HybridClock m_clock;
    qint64 m_seq = 0, m_row = 0;         // the last of this device, the last of all
    QByteArray m_head, m_packed;
    sql::Statements m_statements;
};

}  // namespace tongdang
