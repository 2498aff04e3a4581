#include "core/ledger/journal.h"

#include <algorithm>

namespace tongdang {

namespace {

// Field flags.
enum : unsigned char { kBefore = 1, kAfter = 2, kOver = 4, kBeforeUid = 8, kAfterUid = 16 };

void putNumber(QByteArray &out, quint64 n) {
    while (n >= 0x80) {
        out += char(n | 0x80);
        n >>= 7;
    }
    out += char(n);
}

bool takeNumber(QByteArrayView &in, quint64 &n) {
    n = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (in.isEmpty())
            return false;
        const auto byte = static_cast<unsigned char>(in[0]);
        in = in.sliced(1);
        n |= quint64(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

bool isUid(const QString &text) { return text.size() == 36 && text[8] == u'-' && text == text.toLower() && !Uid::fromText(text).isNil(); }

void putText(QByteArray &out, const QString &text, bool asUid) {
    if (asUid) {
        out += Uid::fromText(text).bytes();
        return;
    }
    const QByteArray utf8 = text.toUtf8();
    putNumber(out, quint64(utf8.size()));
    out += utf8;
}

bool takeText(QByteArrayView &in, std::optional<QString> &text, bool asUid) {
    quint64 size = 16;
    if (!asUid && !takeNumber(in, size))
        return false;
    if (size > quint64(in.size()))
        return false;
    const QByteArrayView bytes = in.first(qsizetype(size));
    in = in.sliced(qsizetype(size));
    text = asUid ? Uid::fromBytes(bytes).text() : QString::fromUtf8(bytes);
    return true;
}

}  // namespace

void JournalNames::reload() {
    m_terms.clear();
    m_termTexts.clear();
    m_logins.clear();
    m_deviceNames.clear();
    m_devices.clear();
    m_accounts.clear();
    m_deviceUids.clear();
    m_accountUids.clear();
    m_batchUids.clear();
    SQLite::Statement terms(*m_db, "SELECT id, text FROM term");
    while (terms.executeStep()) {
        m_terms.insert(sql::text(terms.getColumn(1)), terms.getColumn(0).getInt64());
        m_termTexts.insert(terms.getColumn(0).getInt64(), sql::text(terms.getColumn(1)));
    }
    SQLite::Statement devices(*m_db, "SELECT id, uid, name FROM device");
    while (devices.executeStep()) {
        m_devices.insert(sql::uid(devices.getColumn(1)), devices.getColumn(0).getInt64());
        m_deviceUids.insert(devices.getColumn(0).getInt64(), sql::uid(devices.getColumn(1)));
        m_deviceNames.insert(devices.getColumn(0).getInt64(), sql::text(devices.getColumn(2)));
    }
    SQLite::Statement accounts(*m_db, "SELECT id, uid, login FROM account");
    while (accounts.executeStep()) {
        m_accounts.insert(sql::uid(accounts.getColumn(1)), accounts.getColumn(0).getInt64());
        m_accountUids.insert(accounts.getColumn(0).getInt64(), sql::uid(accounts.getColumn(1)));
        m_logins.insert(accounts.getColumn(0).getInt64(), sql::text(accounts.getColumn(2)));
    }
}

qint64 JournalNames::term(const QString &text) {
    if (const qint64 id = m_terms.value(text, 0))
        return id;
    SQLite::Statement insert(*m_db, "INSERT INTO term (text) VALUES (?) RETURNING id");
    sql::bind(insert, 1, text);
    insert.executeStep();
    const qint64 id = insert.getColumn(0).getInt64();
    m_terms.insert(text, id);
    m_termTexts.insert(id, text);
    return id;
}

QString JournalNames::text(qint64 id) {
    const auto known = m_termTexts.constFind(id);
    if (known != m_termTexts.constEnd())
        return *known;
    // Another connection may have added it since.
    SQLite::Statement find(*m_db, "SELECT text FROM term WHERE id = ?");
    sql::bind(find, 1, id);
    if (!find.executeStep())
        return {};
    const QString text = sql::text(find.getColumn(0));
    m_terms.insert(text, id);
    m_termTexts.insert(id, text);
    return text;
}

Uid JournalNames::batchUid(qint64 id) {
    if (id == 0)
        return {};
    const auto known = m_batchUids.constFind(id);
    if (known != m_batchUids.constEnd())
        return *known;
    SQLite::Statement find(*m_db, "SELECT uid FROM batch WHERE id = ?");
    sql::bind(find, 1, id);
    const Uid uid = find.executeStep() ? sql::uid(find.getColumn(0)) : Uid();
    m_batchUids.insert(id, uid);
    return uid;
}

QByteArray packChanges(const std::vector<FieldChange> &changes, JournalNames &names) {
    QByteArray out;
    putNumber(out, changes.size());
    for (const FieldChange &change : changes) {
        const bool beforeUid = change.before && isUid(*change.before), afterUid = change.after && isUid(*change.after);
        putNumber(out, quint64(names.term(change.field)));
        out += char((change.before ? kBefore : 0) | (change.after ? kAfter : 0) | (change.over.empty() ? 0 : kOver) | (beforeUid ? kBeforeUid : 0) |
                    (afterUid ? kAfterUid : 0));
        if (change.before)
            putText(out, *change.before, beforeUid);
        if (change.after)
            putText(out, *change.after, afterUid);
        if (!change.over.empty()) {
            putNumber(out, change.over.size());
            for (const EntryId &over : change.over) {
                putNumber(out, quint64(names.device(over.device)));
                putNumber(out, quint64(over.seq));
            }
        }
    }
    return out;
}

bool unpackChanges(QByteArrayView in, JournalNames &names, std::vector<FieldChange> &changes) {
    quint64 count = 0;
    if (!takeNumber(in, count) || count > 10'000)
        return false;
    changes.clear();
    changes.reserve(count);
    for (quint64 i = 0; i < count; ++i) {
        quint64 term = 0, overs = 0;
        if (!takeNumber(in, term) || in.isEmpty())
            return false;
        const auto flags = static_cast<unsigned char>(in[0]);
        in = in.sliced(1);
        FieldChange change;
        change.field = names.text(qint64(term));
        if ((flags & kBefore) && !takeText(in, change.before, flags & kBeforeUid))
            return false;
        if ((flags & kAfter) && !takeText(in, change.after, flags & kAfterUid))
            return false;
        if ((flags & kOver) && (!takeNumber(in, overs) || overs > 10'000))
            return false;
        for (quint64 k = 0; k < overs; ++k) {
            quint64 device = 0, seq = 0;
            if (!takeNumber(in, device) || !takeNumber(in, seq))
                return false;
            change.over.push_back({names.deviceUid(qint64(device)), qint64(seq)});
        }
        changes.push_back(std::move(change));
    }
    return in.isEmpty();
}

const char *JournalReader::columns() { return "seq, device, device_seq, time, account, batch, op, form, form_version, uid, changes, secret, hash"; }

bool JournalReader::read(SQLite::Statement &row, JournalEntry &entry) {
    entry.seq = row.getColumn(0).getInt64();
    entry.id = {m_names.deviceUid(row.getColumn(1).getInt64()), row.getColumn(2).getInt64()};
    entry.time = {row.getColumn(3).getInt64()};
    entry.account = m_names.accountUid(row.getColumn(4).getInt64());
    entry.batch = m_names.batchUid(row.getColumn(5).isNull() ? 0 : row.getColumn(5).getInt64());
    entry.op = JournalOp(row.getColumn(6).getInt());
    entry.form = row.getColumn(7).isNull() ? QString() : m_names.text(row.getColumn(7).getInt64());
    entry.formVersion = row.getColumn(8).isNull() ? QString() : m_names.text(row.getColumn(8).getInt64());
    entry.uid = sql::uid(row.getColumn(9));
    entry.secret = sql::bytes(row.getColumn(11));
    entry.hash = sql::bytes(row.getColumn(12));
    const SQLite::Column changes = row.getColumn(10);
    if (changes.isNull()) {
        entry.changes.clear();
        return true;
    }
    return unpackChanges({static_cast<const char *>(changes.getBlob()), changes.getBytes()}, m_names, entry.changes);
}

bool JournalReader::ofRecord(const Uid &uid, std::vector<JournalEntry> &entries) {
    static const std::string text = std::string("SELECT ") + columns() + " FROM journal WHERE uid = ? ORDER BY seq";
    SQLite::Statement &find = m_statements(text);
    sql::bind(find, 1, uid);
    entries.clear();
    bool fine = true;
    while (find.executeStep()) {
        entries.emplace_back();
        fine = read(find, entries.back()) && fine;
    }
    find.reset();
    return fine;
}

bool JournalReader::each(const std::string &whereAndOrder, const QVariantList &values, const std::function<bool(JournalEntry &)> &take) {
    SQLite::Statement rows(m_db, std::string("SELECT ") + columns() + " FROM journal " + whereAndOrder);
    sql::bindAll(rows, values);
    JournalEntry entry;
    while (rows.executeStep()) {
        if (!read(rows, entry))
            return false;
        if (!take(entry))
            return true;
    }
    return true;
}

JournalAppender::JournalAppender(SQLite::Database &db, JournalNames &names, const Uid &device, const Clock &clock)
    : m_db(db), m_names(names), m_device(device), m_clock(clock), m_statements(db) {
    reload();
}

void JournalAppender::reload() {
    SQLite::Statement last(m_db, "SELECT device_seq, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1");
    sql::bind(last, 1, m_names.device(m_device));
    m_seq = 0;
    m_head = QByteArray(32, '\0');
    if (last.executeStep()) {
        m_seq = last.getColumn(0).getInt64();
        m_head = sql::bytes(last.getColumn(1));
    }
    SQLite::Statement time(m_db, "SELECT time FROM journal ORDER BY seq DESC LIMIT 1");
    if (time.executeStep())
        m_clock.see({time.getColumn(0).getInt64()});
}

void JournalAppender::append(JournalEntry &entry, qint64 batch) {
    static const std::string text = "INSERT INTO journal (device, device_seq, time, account, batch, op, form, form_version, uid, changes, secret, hash) "
                                    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";
    std::sort(entry.changes.begin(), entry.changes.end(), [](const FieldChange &a, const FieldChange &b) { return a.field < b.field; });
    entry.id = {m_device, ++m_seq};
    entry.time = m_clock.tick();
    entry.secret = freshSecret();
    entry.hash = entryHash(m_head, entry);
    m_head = entry.hash;
    SQLite::Statement &insert = m_statements(text);
    sql::bind(insert, 1, m_names.device(m_device));
    sql::bind(insert, 2, m_seq);
    sql::bind(insert, 3, entry.time.value);
    sql::bind(insert, 4, m_names.account(entry.account));
    if (batch)
        sql::bind(insert, 5, batch);
    sql::bind(insert, 6, int(entry.op));
    if (!entry.form.isEmpty())
        sql::bind(insert, 7, m_names.term(entry.form));
    if (!entry.formVersion.isEmpty())
        sql::bind(insert, 8, m_names.term(entry.formVersion));
    sql::bind(insert, 9, entry.uid);
    if (!entry.changes.empty())
        sql::bind(insert, 10, packChanges(entry.changes, m_names));
    sql::bind(insert, 11, entry.secret);
    sql::bind(insert, 12, entry.hash);
    insert.exec();
    entry.seq = m_db.getLastInsertRowid();
}

}  // namespace tongdang
