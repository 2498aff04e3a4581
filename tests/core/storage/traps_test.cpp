// The traps of the encrypted file that were met when it was chosen (data-model.md, "The ledger on disk").
#include "tests/support/core/temp_ledger_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <QFile>
#include <QRandomGenerator>

using namespace tongdang;

namespace {
constexpr qint64 kPage = 4096;

QByteArray contentOf(const QString &path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void setContent(const QString &path, const QByteArray &content) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    REQUIRE(file.write(content) == content.size());
}

void flip(const QString &path, qint64 offset, int bit = 0) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek(offset));
    char byte = 0;
    REQUIRE(file.read(&byte, 1) == 1);
    byte = char(byte ^ (1 << bit));
    REQUIRE(file.seek(offset));
    REQUIRE(file.write(&byte, 1) == 1);
}

// Damage is told: the ledger does not open and says damaged, or it opens and the check names a fault.
bool damageIsTold(TempLedgerFolder &temp, bool deep) {
    auto opened = temp.open();
    if (!opened)
        return opened.error().code == ErrorCode::Damaged;
    NoProgress progress;
    const auto faults = (*opened)->integrityFaults(deep, progress);
    return faults && !faults->isEmpty();
}

void fill(SQLite::Database &database, int rows) {
    database.exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " + std::to_string(rows) + ") INSERT INTO meta SELECT 'k' || i, randomblob(900) FROM n");
}
}  // namespace

TEST_CASE("a key with a wrong number of hex digits silently becomes a passphrase in the library, which is why the key is built in one place", "[storage]") {
    const QTemporaryDir directory;
    const std::string path = directory.filePath(u"a.db"_qs).toStdString();
    const std::string oneShort = "PRAGMA key='raw:" + std::string(63, 'a') + "'";
    {
        SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.execAndGet("PRAGMA cipher='aegis'");
        database.execAndGet(oneShort);  // no complaint
        database.exec("CREATE TABLE t(a)");
    }
    // With a passphrase the salt in bytes 0-15 counts; with a raw key it does not. So this is one.
    flip(QString::fromStdString(path), 3);
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.execAndGet("PRAGMA cipher='aegis'");
    database.execAndGet(oneShort);
    CHECK_THROWS(database.execAndGet("SELECT count(*) FROM sqlite_schema"));
}

TEST_CASE("our key is raw: the derived 32 bytes themselves open the file", "[storage]") {
    for (const Cipher cipher : {Cipher::Aegis256, Cipher::ChaCha20}) {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"a.db"_qs);
        const SecretKey secret = SecretKey::random();
        {
            auto made = openDatabase(path, OpenMode::Create, {cipher, DatabaseFile::Ledger, &secret}, 1 << 20);
            REQUIRE(made);
            (*made)->exec("CREATE TABLE t(a)");
        }
        const QByteArray pageKey = secret.derived(cipher == Cipher::Aegis256 ? 16 : 18).view().toByteArray();
        const auto opens = [&](const QByteArray &key) {
            SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
            database.execAndGet(cipher == Cipher::Aegis256 ? "PRAGMA cipher='aegis'" : "PRAGMA cipher='chacha20'");
            database.execAndGet("PRAGMA key=\"x'" + key.toHex().toStdString() + "'\"");  // another spelling of a raw key, without a salt
            return database.tryExec("SELECT count(*) FROM t") == 0;
        };
        CHECK(opens(pageKey));
        CHECK_FALSE(opens(secret.view().toByteArray()));
    }
}

TEST_CASE("a flipped salt is told: ChaCha20 authenticates it, AEGIS opens all the same and the header check finds it", "[storage]") {
    for (const Cipher cipher : {Cipher::Aegis256, Cipher::ChaCha20}) {
        TempLedgerFolder temp(TempLedgerFolder::quick(cipher));
        temp.folder.reset();
        flip(temp.file(u"ledger.db"_qs), 3);
        auto opened = temp.open();
        REQUIRE(opened.has_value() == (cipher == Cipher::Aegis256));
        if (!opened)
            continue;
        NoProgress progress;
        CHECK((*opened)->integrityFaults(false, progress).value() == QStringList{u"ledger.db bytes 0-15 of page 1"_qs});
    }
}

TEST_CASE("AEGIS is AEGIS-256 and ChaCha20 is the authenticated kind, by the bytes they reserve in a page", "[storage]") {
    for (const Cipher cipher : {Cipher::Aegis256, Cipher::ChaCha20}) {
        TempLedgerFolder temp(TempLedgerFolder::quick(cipher));
        if (cipher == Cipher::Aegis256) {
            CHECK(temp.folder->writer().execAndGet("PRAGMA cipher").getString() == "aegis");
            CHECK(temp.folder->writer().execAndGet("PRAGMA algorithm").getString() == "aegis-256");
        }
        temp.folder.reset();
        CHECK(int(contentOf(temp.file(u"ledger.db"_qs)).at(20)) == (cipher == Cipher::Aegis256 ? 64 : 32));
        CHECK_FALSE(contentOf(temp.file(u"ledger.db"_qs)).contains("meta"));
    }
}

TEST_CASE("a wrong key and a damaged first page look alike to SQLite; the key slot tells them apart", "[storage]") {
    TempLedgerFolder temp;
    temp.folder.reset();
    const auto wrong = LedgerFolder::open(temp.path(), temp.login, u"another password"_qs, temp.clock, temp.options);
    CHECK(wrong.error().code == ErrorCode::WrongKey);
    flip(temp.file(u"ledger.db"_qs), 100);
    CHECK(temp.open().error().message.id == u"storage.damaged_ledger");
    const QByteArray before = contentOf(temp.file(u"ledger.db"_qs));
    CHECK(LedgerFolder::open(temp.path(), temp.login, u"another password"_qs, temp.clock, temp.options).error().code == ErrorCode::WrongKey);
    CHECK(contentOf(temp.file(u"ledger.db"_qs)) == before);
}

TEST_CASE("SQLite's backup call needs its target keyed first", "[storage]") {
    const SecretKey secret = SecretKey::random();
    const QTemporaryDir directory;
    const DatabaseKey key{Cipher::ChaCha20, DatabaseFile::Ledger, &secret};
    auto source = openDatabase(directory.filePath(u"a"_qs), OpenMode::Create, key, 1 << 20);
    REQUIRE(source);
    (*source)->exec("CREATE TABLE t(a)");
    {
        SQLite::Database plain(directory.filePath(u"b"_qs).toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        CHECK(sqlite3_backup_init(plain.getHandle(), "main", (*source)->getHandle(), "main") == nullptr);
    }
    auto target = openDatabase(directory.filePath(u"c"_qs), OpenMode::Create, key, 1 << 20);
    REQUIRE(target);
    sqlite3_backup *copy = sqlite3_backup_init((*target)->getHandle(), "main", (*source)->getHandle(), "main");
    REQUIRE(copy);
    CHECK(sqlite3_backup_step(copy, -1) == SQLITE_DONE);
    CHECK(sqlite3_backup_finish(copy) == SQLITE_OK);
    CHECK((*target)->tableExists("t"));
}

TEST_CASE("a change of cipher is refused in WAL and works without", "[storage]") {
    const SecretKey secret = SecretKey::random();
    const QTemporaryDir directory;
    const DatabaseKey chacha{Cipher::ChaCha20, DatabaseFile::Ledger, &secret}, aegis{Cipher::Aegis256, DatabaseFile::Ledger, &secret};
    const QString path = directory.filePath(u"a"_qs);
    auto database = openDatabase(path, OpenMode::Create, chacha, 1 << 20);
    REQUIRE(database);
    (*database)->exec("CREATE TABLE meta(key TEXT PRIMARY KEY, value)");
    fill(**database, 200);
    (*database)->execAndGet("PRAGMA journal_mode=WAL");
    CHECK_FALSE(convertDatabase(**database, aegis));  // the library itself sees this only after the first read
    CHECK((*database)->execAndGet("SELECT count(*) FROM meta").getInt() == 200);
    CHECK_THROWS((*database)->exec("PRAGMA rekey='raw:" + std::string(64, 'a') + "'"));
    (*database)->execAndGet("PRAGMA journal_mode=DELETE");
    CHECK(convertDatabase(**database, aegis));
    database->reset();
    CHECK_FALSE(openDatabase(path, OpenMode::ReadWrite, chacha, 1 << 20));
    auto again = openDatabase(path, OpenMode::ReadWrite, aegis, 1 << 20);
    REQUIRE(again);
    CHECK((*again)->execAndGet("SELECT count(*) FROM meta").getInt() == 200);
    CHECK(headerFault(path, aegis, false) == QString());
}

TEST_CASE("every bit of bytes 0-23 of the first page is watched, though the cipher leaves them out", "[storage]") {
    const Cipher cipher = GENERATE(Cipher::Aegis256, Cipher::ChaCha20);
    TempLedgerFolder temp(TempLedgerFolder::quick(cipher));
    fill(temp.folder->writer(), 20);
    temp.folder.reset();
    for (const QString &name : {u"ledger.db"_qs, u"attachments.db"_qs}) {
        const QByteArray whole = contentOf(temp.file(name));
        for (int offset = 0; offset < 24; ++offset)
            for (int bit = 0; bit < 8; ++bit) {
                flip(temp.file(name), offset, bit);
                INFO(name.toStdString() << " byte " << offset << " bit " << bit);
                CHECK(damageIsTold(temp, false));
                setContent(temp.file(name), whole);
            }
        NoProgress progress;
        temp.reopen();
        CHECK(temp.folder->integrityFaults(true, progress).value() == QStringList{});
        temp.folder.reset();
    }
}

TEST_CASE("a flipped byte in any page is found by the deep check, in free pages too", "[storage]") {
    const Cipher cipher = GENERATE(Cipher::Aegis256, Cipher::ChaCha20);
    TempLedgerFolder temp(TempLedgerFolder::quick(cipher));
    fill(temp.folder->writer(), 200);
    temp.folder->writer().exec("DELETE FROM meta WHERE key > 'k3'");
    const int freePages = temp.folder->writer().execAndGet("PRAGMA freelist_count").getInt();
    CHECK(freePages > 10);
    NoProgress progress;
    CHECK(temp.folder->integrityFaults(true, progress).value() == QStringList{});
    temp.folder.reset();
    const QString path = temp.file(u"ledger.db"_qs);
    const QByteArray whole = contentOf(path);
    QRandomGenerator random(1);
    int missedByTheQuickCheck = 0;
    for (qint64 page = 0; page < whole.size() / kPage; ++page) {
        // Anywhere in the page, and in its nonce and tag at the end.
        for (const qint64 at : {qint64(24 + random.bounded(int(kPage) - 24 - 64)), kPage - 1 - random.bounded(32)}) {
            flip(path, page * kPage + at, int(random.bounded(8)));
            INFO("page " << page + 1 << " byte " << at);
            CHECK(damageIsTold(temp, true));
            setContent(path, whole);
            flip(path, page * kPage + at);
            missedByTheQuickCheck += damageIsTold(temp, false) ? 0 : 1;
            setContent(path, whole);
        }
    }
    CHECK(missedByTheQuickCheck > 0);  // else the deep check would be for nothing
}

TEST_CASE("a truncated, emptied, missing, half-written or exchanged database is damaged, and stays as it was found", "[storage]") {
    TempLedgerFolder temp;
    fill(temp.folder->writer(), 100);
    temp.folder.reset();
    const QString path = temp.file(u"ledger.db"_qs);
    const QByteArray whole = contentOf(path);
    for (const qsizetype length : {qsizetype(0), qsizetype(1), qsizetype(100), qsizetype(kPage - 1), qsizetype(kPage), qsizetype(3 * kPage), whole.size() / 2, whole.size() - kPage, whole.size() - 1}) {
        setContent(path, whole.first(length));
        INFO(length << " bytes");
        CHECK(damageIsTold(temp, true));
        CHECK(QFile(path).size() <= length);
    }
    setContent(path, whole + QByteArray(kPage, '\0'));
    CHECK(damageIsTold(temp, true));
    setContent(path, QByteArray("SQLite format 3\0", 16) + whole.sliced(16));
    CHECK(damageIsTold(temp, true));
    setContent(path, contentOf(temp.file(u"attachments.db"_qs)));
    CHECK(temp.open().error().message.id == u"storage.damaged_ledger");
    REQUIRE(QFile::remove(path));
    CHECK(temp.open().error().message.id == u"storage.damaged_ledger");
    CHECK_FALSE(QFile::exists(path));
    setContent(path, whole);
    CHECK(temp.open());
}

TEST_CASE("the deep check raises no false alarm after any mixture of changes", "[storage]") {
    TempLedgerFolder temp(TempLedgerFolder::quick(Cipher::Aegis256));
    NoProgress progress;
    QRandomGenerator random(7);
    for (int round = 0; round < 12; ++round) {
        SQLite::Database &writer = temp.folder->writer();
        writer.exec("BEGIN");
        writer.exec("CREATE TABLE t" + std::to_string(round) + "(a); INSERT INTO t" + std::to_string(round) + " VALUES(randomblob(" + std::to_string(random.bounded(60000)) + "))");
        if (random.bounded(2))
            writer.exec("DROP TABLE t" + std::to_string(round));
        writer.exec(random.bounded(4) ? "COMMIT" : "ROLLBACK");
        CHECK(temp.folder->integrityFaults(true, progress).value() == QStringList{});
        if (random.bounded(2))
            temp.reopen();
    }
}

TEST_CASE("the faster cipher is one of the two, and create keeps it in the key file", "[storage]") {
    LedgerOptions options = TempLedgerFolder::quick();
    options.cipher.reset();
    TempLedgerFolder temp(options);
    const Cipher chosen = temp.folder->cipher();
    temp.reopen();
    CHECK(temp.folder->cipher() == chosen);
}
