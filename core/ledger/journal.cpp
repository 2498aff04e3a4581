#include "core/ledger/journal.h"

#include "core/base/dates.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace tongdang {

namespace {

// How an answer is kept. A field has one byte for both of its answers: before, after << 3, and whether it replaces something.
enum class Kept : unsigned char { None, Text, Uid, Number, Day, Term };
constexpr unsigned char kOver = 64;
constexpr qint64 kFirstDay = 2415021;   // 1900-01-01

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

// A whole number written in one way only.
bool isNumber(const QString &text) {
    if (text.size() < 3 || text.size() > 18 || text[0] == u'0')
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Kept keptAs(const std::optional<QString> &answer, bool code) {
    if (!answer)
        return Kept::None;
    const QString &text = *answer;
    if (isNumber(text))
        return Kept::Number;
    if (code && !text.isEmpty())
        return Kept::Term;
    if (text.size() == 10)
        if (const QDate day = fromIso(text); day.isValid() && day.toJulianDay() >= kFirstDay)
            return Kept::Day;
    if (text.size() == 36)
        if (const Uid uid = Uid::fromText(text); !uid.isNil() && uid.text() == text)
            return Kept::Uid;
    return Kept::Text;
}

void putAnswer(QByteArray &out, const std::optional<QString> &answer, Kept as, JournalNames &names) {
    switch (as) {
    case Kept::None:
        break;
    case Kept::Text: {
        static thread_local std::string utf8;
        assignUtf8(utf8, *answer);
        putNumber(out, utf8.size());
        out.append(utf8.data(), qsizetype(utf8.size()));
        break;
    }
    case Kept::Uid:
        out.append(Uid::fromText(*answer).view());
        break;
    case Kept::Number:
        putNumber(out, answer->toULongLong());
        break;
    case Kept::Day:
        putNumber(out, quint64(fromIso(*answer).toJulianDay() - kFirstDay));
        break;
    case Kept::Term:
        putNumber(out, quint64(names.term(*answer)));
        break;
    }
}

bool takeAnswer(QByteArrayView &in, std::optional<QString> &answer, Kept as, JournalNames &names) {
    quint64 n = 16;
    if (as == Kept::None)
        return true;
    if (as > Kept::Term || (as != Kept::Uid && !takeNumber(in, n)))
        return false;
    if (as == Kept::Number) {
        answer = QString::number(n);
    } else if (as == Kept::Day) {
        answer = isoDate(QDate::fromJulianDay(qint64(std::min<quint64>(n, 10'000'000)) + kFirstDay));
    } else if (as == Kept::Term) {
        answer = names.text(qint64(n));
    } else {
        if (n > quint64(in.size()))
            return false;
        const QByteArrayView bytes = in.first(qsizetype(n));
        in = in.sliced(qsizetype(n));
        answer = as == Kept::Uid ? Uid::fromBytes(bytes).text() : QString::fromUtf8(bytes);
    }
    return as == Kept::Text || !answer->isEmpty();
}

}  // namespace

void JournalNames::reload() {
    m_recent.fill({});
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
    // The same few strings of a form come again and again: the same characters in memory, kept so that no other text has their place.
    Recent &recent = m_recent[(quintptr(text.constData()) >> 4) % m_recent.size()];
    if (recent.id && recent.text.constData() == text.constData() && recent.text.size() == text.size())
        return recent.id;
    const qint64 id = lookUp(text);
    recent = {text, id};
    return id;
}

qint64 JournalNames::lookUp(const QString &text) {
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

void packChanges(const std::vector<FieldChange> &changes, JournalNames &names, QByteArray &out) {
    out.resize(0);
    putNumber(out, changes.size());
    for (const FieldChange &change : changes) {
        const Kept before = keptAs(change.before, change.code), after = keptAs(change.after, change.code);
        putNumber(out, quint64(names.term(change.field)));
        out += char(int(before) | int(after) << 3 | (change.over.empty() ? 0 : kOver));
        putAnswer(out, change.before, before, names);
        putAnswer(out, change.after, after, names);
        if (!change.over.empty()) {
            putNumber(out, change.over.size());
            for (const EntryId &over : change.over) {
                putNumber(out, quint64(names.device(over.device)));
                putNumber(out, quint64(over.seq));
            }
        }
    }
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
        if (!takeAnswer(in, change.before, Kept(flags & 7), names) || !takeAnswer(in, change.after, Kept(flags >> 3 & 7), names))
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
    entry.first = row.getColumn(13).isNull() ? entry.seq : row.getColumn(13).getInt64();
    const SQLite::Column changes = row.getColumn(10);
    if (changes.isNull()) {
        entry.changes.clear();
        return true;
    }
    return unpackChanges({static_cast<const char *>(changes.getBlob()), changes.getBytes()}, m_names, entry.changes);
}

namespace {

// Later entries take the uid of the first.
const std::string kSelect = "SELECT j.seq, j.device, j.device_seq, j.time, j.account, j.batch, j.op, j.form, j.form_version, "
                            "CASE WHEN j.record IS NULL THEN j.uid ELSE (SELECT f.uid FROM journal f WHERE f.seq = j.record) END, "
                            "j.changes, j.secret, j.hash, j.record FROM journal j ";

}  // namespace

bool JournalReader::ofRecord(qint64 first, std::vector<JournalEntry> &entries) {
    static const sql::Text itself(kSelect + "WHERE seq = ?"), later(kSelect + "WHERE record = ? ORDER BY seq");
    entries.clear();
    bool fine = true;
    for (const sql::Text *text : {&itself, &later}) {
        sql::Use find = m_statements(*text);
        sql::bind(find, 1, first);
        while (find.executeStep()) {
            entries.emplace_back();
            fine = read(find, entries.back()) && fine;
        }
    }
    return fine;
}

bool JournalReader::eachRecord(const std::function<bool(std::vector<JournalEntry> &)> &take) {
    SQLite::Statement firsts(m_db, kSelect + "WHERE op < 20 AND record IS NULL AND uid IS NOT NULL ORDER BY seq");
    SQLite::Statement later(m_db, kSelect + "WHERE op < 20 AND record IS NOT NULL ORDER BY record, seq");
    std::vector<JournalEntry> entries;
    JournalEntry next;
    bool fine = true, more = later.executeStep();
    if (more)
        fine = read(later, next);
    while (fine && firsts.executeStep()) {
        entries.resize(1);
        fine = read(firsts, entries.front());
        const qint64 first = entries.front().seq;
        for (; fine && more && next.first <= first; fine = !more || read(later, next)) {
            if (next.first < first)
                return false;   // of a record whose first entry is not there
            entries.push_back(std::move(next));
            next = JournalEntry();
            more = later.executeStep();
        }
        if (!fine || !take(entries))
            return fine;
    }
    return fine && !more;
}

bool JournalReader::each(const std::string &whereAndOrder, const QVariantList &values, const std::function<bool(JournalEntry &)> &take) {
    SQLite::Statement rows(m_db, kSelect + whereAndOrder);
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
    SQLite::Statement newest(m_db, "SELECT seq, time FROM journal ORDER BY seq DESC LIMIT 1");
    m_row = 0;
    if (newest.executeStep()) {
        m_row = newest.getColumn(0).getInt64();
        m_clock.see({newest.getColumn(1).getInt64()});
    }
}

void JournalAppender::stamp(JournalEntry &entry) {
    entry.id = {m_device, ++m_seq};
    entry.time = m_clock.tick();
    entry.seq = ++m_row;
    if (!entry.first && !entry.uid.isNil())
        entry.first = entry.seq;
    const auto byName = [](const FieldChange &a, const FieldChange &b) { return a.field < b.field; };
    if (!std::is_sorted(entry.changes.begin(), entry.changes.end(), byName))
        std::sort(entry.changes.begin(), entry.changes.end(), byName);
    entry.secret = freshSecret();
    entry.commitments = commitmentsOf(entry);
}

void JournalAppender::write(const JournalEntry &entry, qint64 batch) {
    static const sql::Text text("INSERT INTO journal (seq, device, device_seq, time, account, batch, op, form, form_version, uid, record, changes, secret, hash) "
                                "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    m_head = entryHash(m_head, entry);
    sql::Use insert = m_statements(text);
    sql::bind(insert, 1, entry.seq);
    sql::bind(insert, 2, m_names.device(m_device));
    sql::bind(insert, 3, entry.id.seq);
    sql::bind(insert, 4, entry.time.value);
    sql::bind(insert, 5, m_names.account(entry.account));
    if (batch)
        sql::bind(insert, 6, batch);
    sql::bind(insert, 7, int(entry.op));
    if (!entry.form.isEmpty())
        sql::bind(insert, 8, m_names.term(entry.form));
    if (!entry.formVersion.isEmpty())
        sql::bind(insert, 9, m_names.term(entry.formVersion));
    if (entry.first && entry.first != entry.seq)
        sql::bind(insert, 11, entry.first);
    else
        sql::bindKept(insert, 10, entry.uid);
    if (!entry.changes.empty()) {
        packChanges(entry.changes, m_names, m_packed);
        sql::bindKept(insert, 12, m_packed);
    }
    sql::bindKept(insert, 13, entry.secret);
    sql::bindKept(insert, 14, m_head);
    insert.exec();
}

}  // namespace tongdang
