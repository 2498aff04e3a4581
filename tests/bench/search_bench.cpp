// Search as you type: every kind of term, of children who are there; against FTS5 with one token a character and against LIKE over the
// same names and numbers, in a file of the same cipher.
#include "core/children/fields.h"
#include "core/identity/names.h"
#include "core/ledger/sql.h"
#include "core/storage/database.h"
#include "tests/bench/prepared.h"

#include <QFile>
#include <QSet>

namespace tongdang::bench {

namespace {

constexpr int kShown = 50;

struct Person { QString name, id, phone; };

std::vector<Person> people(Prepared &made, size_t wanted) {
    const std::vector<qint64> ids = made.everybody();
    std::vector<Person> out;
    Dice dice(7);
    for (size_t i = 0; i < wanted; ++i)
        for (const Record &record : need(made.reader().rows(made.session(), fields::kChild, {ids[dice.below(ids.size())]}))) {
            Person person{record.answers.value(fields::kName), record.answers.value(fields::kIdNumber), {}};
            for (const Record &link : need(made.reader().linked(made.session(), record.uid, fields::kGuardianship)))
                if (const auto guardian = made.reader().record(made.session(), Uid::fromText(link.answers.value(fields::kGuardian))); guardian && person.phone.isEmpty())
                    person.phone = guardian->answers.value(fields::kPhone);
            out.push_back(std::move(person));
        }
    return out;
}

struct Kind { QString name; QStringList terms; };

std::vector<Kind> kinds(const std::vector<Person> &all) {
    std::vector<Kind> out{{QStringLiteral("one character"), {}}, {QStringLiteral("middle of a name"), {}}, {QStringLiteral("whole name, typed"), {}}, {QStringLiteral("initials"), {}}, {QStringLiteral("pinyin"), {}},
                          {QStringLiteral("ID head"), {}}, {QStringLiteral("ID tail"), {}}, {QStringLiteral("phone"), {}}, {QStringLiteral("phone tail"), {}}, {QStringLiteral("one digit or letter"), {}}};
    const auto typed = [&out](size_t kind, const QString &whole, qsizetype least) {
        for (qsizetype n = least; n <= whole.size(); ++n)
            out[kind].terms << whole.left(n);
    };
    for (const Person &person : all) {
        for (const QChar c : person.name)
            out[0].terms << QString(c);
        out[1].terms << person.name.mid(1);
        typed(2, person.name, 2);
        const Pinyin read = pinyin(person.name);
        typed(3, read.initials(), 1);
        typed(4, read.full(), 2);
        typed(5, person.id, 3);
        for (qsizetype n = 2; n <= 8 && n < person.id.size(); ++n)
            out[6].terms << person.id.right(n);
        typed(7, person.phone, 3);
        for (qsizetype n = 2; n <= 8 && n < person.phone.size(); ++n)
            out[8].terms << person.phone.right(n);
    }
    for (char c = '0'; c <= '9'; ++c)
        out[9].terms << QString(QLatin1Char(c));
    for (char c = 'a'; c <= 'z'; ++c)
        out[9].terms << QString(QLatin1Char(c));
    for (Kind &kind : out)
        kind.terms.removeDuplicates();
    return out;
}

// The same children and their guardians' phones in the two ways that anybody would try first.
class Peer {
  public:
    Peer(Prepared &made, const Options &options) : m_key{made.ledger().folder().cipher(), DatabaseFile::Ledger, &m_secret} {
        const QString path = options.work + QStringLiteral("/search-peer-%1.db").arg(options.children);
        for (const char *ending : {"", "-wal", "-shm", "-journal"})
            QFile::remove(path + QLatin1String(ending));
        m_path = path;
        m_db = need(openDatabase(path, OpenMode::Create, m_key, 256 << 20));
        m_db->exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, idn TEXT);"
                   "CREATE VIRTUAL TABLE fts USING fts5(name, idn, content='', detail=full, prefix='1 2'); BEGIN");
        SQLite::Statement plain(*m_db, "INSERT INTO person VALUES(?,?,?)"), index(*m_db, "INSERT INTO fts(rowid, name, idn) VALUES(?,?,?)");
        SQLite::Statement all(made.reader().database(), "SELECT td_id, name, id_number FROM child WHERE td_state < 2");
        while (all.executeStep()) {
            const qint64 id = all.getColumn(0).getInt64();
            const QString name = sql::text(all.getColumn(1)), number = sql::text(all.getColumn(2));
            for (SQLite::Statement *into : {&plain, &index}) {
                into->reset();
                sql::bind(*into, 1, id);
                sql::bind(*into, 2, into == &plain ? name : spaced(name));
                sql::bind(*into, 3, into == &plain ? number : spaced(number));
                into->exec();
            }
        }
        m_db->exec("COMMIT; INSERT INTO fts(fts) VALUES('optimize')");
    }
    ~Peer() {
        m_db.reset();
        QFile::remove(m_path);
    }
    double fts(const QString &term) {
        SQLite::Statement find(*m_db, "SELECT p.name FROM fts JOIN person p ON p.id = fts.rowid WHERE fts MATCH ? ORDER BY p.name LIMIT 50");
        return all(find, u'"' + spaced(term) + u'"');
    }
    double like(const QString &term) {
        SQLite::Statement find(*m_db, "SELECT name FROM person WHERE name LIKE ?1 OR idn LIKE ?1 ORDER BY name LIMIT 50");
        return all(find, u'%' + term + u'%');
    }

  private:
    static QString spaced(const QString &text) {
        QString out;
        for (const QChar c : text)
            out += c + QChar(u' ');
        return out.trimmed();
    }
    static double all(SQLite::Statement &find, const QString &term) {
        sql::bind(find, 1, term);
        return timed([&] {
            while (find.executeStep()) {
            }
        });
    }
    SecretKey m_secret = SecretKey::random();
    DatabaseKey m_key;
    QString m_path;
    std::unique_ptr<SQLite::Database> m_db;
};

}  // namespace

void searchSubject(const Options &options) {
    Prepared made(options);
    made.open();
    std::vector<Kind> all = kinds(people(made, options.smoke ? 5 : 150));
    Peer peer(made, options);
    need(made.reader().search(made.session(), QStringLiteral("王"), kShown));
    Dice dice(3);
    for (Kind &kind : all) {
        // In any order, as different people look for different children.
        for (qsizetype i = kind.terms.size() - 1; i > 0; --i)
            kind.terms.swapItemsAt(i, qsizetype(dice.below(size_t(i) + 1)));
        Times times;
        QString slowest;
        double most = 0;
        for (const QString &term : std::as_const(kind.terms)) {
            const double ms = timed([&] { need(made.reader().search(made.session(), term, kShown)); });
            times.add(ms);
            if (ms > most) {
                most = ms;
                slowest = term;
            }
        }
        note(QStringLiteral("search, %1: %2 terms, %3; slowest %4: %5 ms").arg(kind.name).arg(kind.terms.size()).arg(times.shown(), slowest).arg(most, 0, 'f', 1));
        Row row{QStringLiteral("search: ") + kind.name, options.children, QStringLiteral("ms"), times.p99(), times.shown(), 16, {}, 0, 0};
        if (const QStringList first = kind.terms.mid(0, 20); kind.name == u"one character" || kind.name == u"ID head" || kind.name == u"middle of a name") {
            Times fts, like;
            for (const QString &term : first)
                fts.add(peer.fts(term));
            for (const QString &term : first.mid(0, 5))
                like.add(peer.like(term));
            row.peer = QStringLiteral("FTS5 p99 (LIKE p50 %1 ms)").arg(like.p50(), 0, 'f', 1);
            row.against = fts.p99();
        }
        print(row);
    }
}

}  // namespace tongdang::bench
