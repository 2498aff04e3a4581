// What a newer program brings to a ledger that an older one wrote.
#include "tests/support/core/temp_ledger.h"

#include "core/ledger/sql.h"

#include <QDir>
#include <QFileInfo>

using namespace tongdang;
using namespace tongdang::test;
using namespace tongdang::fields;

namespace {
QString s(const char *text) { return QString::fromUtf8(text); }

// The ledger's form of the child as a program had it that did not know the question yet.
SQLite::Database &childFormWithout(TempLedger &t, const QString &question) {
    SQLite::Database &db = t.ledger->folder().writer();
    QStringList lines = sql::text(db.execAndGet("SELECT csv FROM form WHERE id = 'child'")).split(u'\n');
    REQUIRE(lines.removeIf([&question](const QString &line) { return line.startsWith(question); }) == 1);
    SQLite::Statement keep(db, "UPDATE form SET csv = ? WHERE id = 'child'");
    sql::bind(keep, 1, lines.join(u'\n'));
    keep.exec();
    return db;
}

}  // namespace

TEST_CASE("before newer forms of the program come in, a copy is laid to the other copies", "[ledger]") {
    TempLedger t;
    t.child(s("张三"));
    t.ledger->folder().writer().exec("UPDATE form SET version = '0' WHERE id = 'status'");   // as an older program left it
    const QFileInfo ledger(t.path());
    const QString here = QDir::currentPath();
    const QStringList before = QDir(here).entryList({s("*.tdbackup")});
    t.reopen();
    t.reopen();
    CHECK(QDir(ledger.absolutePath() + u'/' + ledger.completeBaseName() + s(".copies")).entryList({s("*.tdbackup")}).size() == 1);
    CHECK(QDir(here).entryList({s("*.tdbackup")}) == before);
    t.verifies();
}

TEST_CASE("a newer form of the program works out what an older one did not", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"), {{kParentsAway, s("both")}});
    childFormWithout(t, s(",calculate,risk,")).exec("UPDATE form SET version = '1' WHERE id = 'child'; UPDATE child SET risk = NULL");
    t.reopen();
    CHECK(t.value(uid, kRisk) == s("red"));
    ListQuery query;
    query.where = s("${risk} = 'red'");
    CHECK(t.names(query) == QStringList{s("张三")});
    t.verifies();
}

TEST_CASE("a question that a form of the program has more than before needs no new version", "[ledger]") {
    TempLedger t;
    childFormWithout(t, s(",text,phone,")).exec("DROP INDEX IF EXISTS child__phone; ALTER TABLE child DROP COLUMN phone");
    t.reopen();
    const Uid uid = t.child(s("张三"), {{s("phone"), s("13947312345")}});
    CHECK(t.value(uid, s("phone")) == s("13947312345"));
    t.verifies();
    const QFileInfo ledger(t.path());
    const auto copies = [&] { return QDir(ledger.absolutePath() + u'/' + ledger.completeBaseName() + s(".copies")).entryList({s("*.tdbackup")}).size(); };
    const auto before = copies();
    t.reopen();
    CHECK(copies() == before);   // known from now on
}

TEST_CASE("lists by pinyin go syllable after syllable, namesakes side by side, also where an older program indexed them", "[ledger]") {
    TempLedger t;
    for (const char *name : {"林小雨", "李晓明", "李小红", "林芳", "李小明", "Анна", "李晓明", "单雄信", "阿木"})
        t.child(s(name));
    const QStringList ordered{s("阿木"), s("李小红"), s("李小明"), s("李晓明"), s("李晓明"), s("林芳"), s("林小雨"), s("单雄信")};
    QStringList names = t.names({});
    names.removeAll(s("Анна"));
    CHECK(names == ordered);
    SQLite::Database &db = t.ledger->folder().writer();
    db.exec("DELETE FROM search WHERE kind & 15 = 8; DELETE FROM setting WHERE key = 'search_terms'");
    t.reopen();
    names = t.names({});
    names.removeAll(s("Анна"));
    CHECK(names == ordered);
    t.verifies();
}
