#include "tests/support/core/temp_ledger_folder.h"

#include "core/storage/attachment_store.h"
#include "core/storage/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace tongdang;

namespace {
Result<std::unique_ptr<LedgerFolder>> wrong(TempLedgerFolder &temp) {
    return LedgerFolder::open(temp.path(), temp.login, u"wrong password"_qs, temp.clock, temp.options);
}

QByteArray pattern(qsizetype size) {
    QByteArray bytes(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 31 + i / 1000) & 0xFF);
    return bytes;
}
}  // namespace

TEST_CASE("failed sign-ins wait in the log until they are absorbed", "[storage]") {
    TempLedgerFolder temp;
    CHECK(temp.folder->attempts().isEmpty());
    temp.folder.reset();
    CHECK(wrong(temp).error().code == ErrorCode::WrongKey);
    temp.clock.advance(1000);
    CHECK(LedgerFolder::open(temp.path(), u"路人\n甲"_qs, u"x"_qs, temp.clock, temp.options).error().code == ErrorCode::WrongKey);
    temp.reopen();
    const auto attempts = temp.folder->attempts();
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].login == temp.login);
    CHECK(attempts[1].login == u"路人\n甲");
    CHECK(attempts[1].timeMs - attempts[0].timeMs == 1000);
    REQUIRE(temp.folder->clearAttempts());
    CHECK(temp.folder->attempts().isEmpty());
    temp.reopen();
    CHECK(temp.folder->attempts().isEmpty());
}

TEST_CASE("five wrong passwords delay the next try, longer each time, and even the right one waits", "[storage]") {
    TempLedgerFolder temp;
    temp.folder.reset();
    for (int i = 0; i < 5; ++i)
        CHECK(wrong(temp).error().code == ErrorCode::WrongKey);
    qint64 last = 0;
    for (int round = 0; round < 12; ++round) {
        const auto refused = temp.open();
        REQUIRE_FALSE(refused);
        REQUIRE(refused.error().message.id == u"storage.wait_before_retry");
        const qint64 seconds = refused.error().message.args.value(0).toLongLong();
        CHECK(seconds >= last);
        CHECK(seconds <= 900);
        last = seconds;
        temp.clock.advance(seconds * 1000 - 1);
        CHECK(temp.open().error().code == ErrorCode::Denied);
        temp.clock.advance(1);
        CHECK(wrong(temp).error().code == ErrorCode::WrongKey);
    }
    CHECK(last == 900);
    // Another login has a row of its own.
    CHECK(LedgerFolder::open(temp.path(), u"b"_qs, u"x"_qs, temp.clock, temp.options).error().code == ErrorCode::WrongKey);
    temp.clock.advance(900'000);
    temp.reopen();
    temp.folder.reset();
    CHECK(wrong(temp).error().code == ErrorCode::WrongKey);  // the row begins anew
    temp.reopen();
}

TEST_CASE("absorbing the log does not end a running delay", "[storage]") {
    TempLedgerFolder temp;
    REQUIRE(temp.folder->setPassword(u"b"_qs, u"second password"_qs));
    temp.folder.reset();
    for (int i = 0; i < 5; ++i)
        CHECK_FALSE(LedgerFolder::open(temp.path(), u"b"_qs, u"x"_qs, temp.clock, temp.options));
    temp.reopen();
    REQUIRE(temp.folder->clearAttempts());
    temp.folder.reset();
    CHECK(LedgerFolder::open(temp.path(), u"b"_qs, u"second password"_qs, temp.clock, temp.options).error().code == ErrorCode::Denied);
    temp.clock.advance(10'000);
    CHECK(LedgerFolder::open(temp.path(), u"b"_qs, u"second password"_qs, temp.clock, temp.options));
}

TEST_CASE("a clock set back neither ends a delay nor makes it last for ever", "[storage]") {
    TempLedgerFolder temp;
    temp.folder.reset();
    for (int i = 0; i < 5; ++i)
        CHECK_FALSE(wrong(temp));
    temp.clock.advance(-3'600'000LL * 24 * 365);
    CHECK(temp.open().error().code == ErrorCode::Denied);
    temp.clock.advance(9'999);
    CHECK(temp.open().error().code == ErrorCode::Denied);
    temp.clock.advance(1);
    CHECK(temp.open());
}

TEST_CASE("a damaged or crafted attempts log does no harm", "[storage]") {
    TempLedgerFolder temp;
    temp.folder.reset();
    for (const QByteArray &content : {QByteArray("{"), QByteArray("\xFF\xFE\0\0", 4), QByteArray(6 << 20, 'x'), QByteArray("[1]\n{\"kind\":7}\n{\"kind\":\"failed\",\"time\":\"x\"}")}) {
        QFile file(temp.file(u"attempts.log"_qs));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        temp.reopen();
        CHECK(temp.folder->clearAttempts());
        temp.folder.reset();
    }
}

TEST_CASE("an older ledger is copied, then led to the newest structure in one step or not at all", "[storage]") {
    TempLedgerFolder temp;
    temp.folder->writer().exec("INSERT INTO meta VALUES('a', x'01')");
    temp.folder.reset();
    const QList<Migration> bundled = ledgerMigrations();
    const int newest = newestVersion(bundled);
    REQUIRE(newest >= 1);
    LedgerOptions options = temp.options;
    options.migrations = bundled + QList<Migration>{{newest + 1, {}, "CREATE TABLE extra(a); INSERT INTO extra VALUES(1)"}, {newest + 2, {}, "NOT SQL"}};
    const auto failed = LedgerFolder::open(temp.path(), temp.login, temp.password, temp.clock, options);
    CHECK_FALSE(failed);
    temp.reopen();  // the old program still reads it
    CHECK_FALSE(temp.folder->reader().tableExists("extra"));
    temp.folder.reset();

    temp.clock.advance(1000);
    options.migrations.last().sql = "ALTER TABLE extra ADD COLUMN b DEFAULT 2";
    {
        const auto upgraded = LedgerFolder::open(temp.path(), temp.login, temp.password, temp.clock, options);
        REQUIRE(upgraded);
        CHECK((*upgraded)->reader().execAndGet("SELECT a + b FROM extra").getInt() == 3);
        CHECK((*upgraded)->reader().execAndGet("PRAGMA user_version").getInt() == newest + 2);
    }
    const auto tooNew = temp.open();
    CHECK(tooNew.error().code == ErrorCode::TooNew);
    const QDir copies(temp.directory.filePath(u"乌达区.copies"_qs));
    const QStringList names = copies.entryList({u"*.tdbackup"_qs}, QDir::Files, QDir::Name);
    REQUIRE(names.size() == 2);
    NoProgress progress;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto old = restore(copies.filePath(names[i]), temp.directory.filePath(QString::number(i)), temp.login, temp.password, temp.clock, progress, {}, temp.options);
        REQUIRE(old);
        CHECK((*old)->reader().execAndGet("SELECT count(*) FROM meta WHERE key <> 'restored'").getInt() == 1);
    }
    CHECK(backupsToThin(names, temp.clock.nowMs()).size() <= 1);
}

TEST_CASE("a newer ledger is refused and left byte for byte as it was", "[storage]") {
    TempLedgerFolder temp;
    LedgerOptions options = temp.options;
    options.migrations = ledgerMigrations() + QList<Migration>{{newestVersion(ledgerMigrations()) + 1, {}, "CREATE TABLE extra(a)"}};
    temp.folder.reset();
    REQUIRE(LedgerFolder::open(temp.path(), temp.login, temp.password, temp.clock, options));
    const auto bytes = [&] {
        QFile file(temp.file(u"ledger.db"_qs));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    const QByteArray before = bytes();
    CHECK(temp.open().error().message.id == u"storage.too_new");
    CHECK(bytes() == before);
    NoProgress progress;
    auto newer = LedgerFolder::open(temp.path(), temp.login, temp.password, temp.clock, options);
    REQUIRE(newer);
    const QString copy = temp.directory.filePath(u"n.tdbackup"_qs);
    REQUIRE(backup(**newer, copy, temp.clock, progress));
    CHECK(restore(copy, temp.directory.filePath(u"r"_qs), temp.login, temp.password, temp.clock, progress, {}, temp.options).error().code == ErrorCode::TooNew);
}

TEST_CASE("the bundled steps are numbered one by one and make the same structure at once or singly", "[storage]") {
    for (const QList<Migration> &steps : {ledgerMigrations(), attachmentMigrations()}) {
        REQUIRE_FALSE(steps.isEmpty());
        SQLite::Database once(":memory:", SQLite::OPEN_READWRITE), singly(":memory:", SQLite::OPEN_READWRITE);
        for (qsizetype i = 0; i < steps.size(); ++i) {
            CHECK(steps[i].version == i + 1);
            REQUIRE(migrate(singly, steps.first(i + 1)));
        }
        REQUIRE(migrate(once, steps));
        const char *schema = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
        CHECK(once.execAndGet(schema).getString() == singly.execAndGet(schema).getString());
        REQUIRE(migrate(once, steps));
    }
}

TEST_CASE("attachments of any size come back byte for byte, and the same content is kept once", "[storage]") {
    TempLedgerFolder temp;
    AttachmentStore store(temp.folder->attachments());
    NoProgress progress;
    for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(4096), qsizetype((1 << 20) - 1), qsizetype(1 << 20), qsizetype((1 << 20) + 1), qsizetype(3 << 20)}) {
        const QByteArray content = pattern(size);
        for (int time = 0; time < 2; ++time) {
            QFile file(temp.directory.filePath(u"视频.mp4"_qs));
            REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(content);
            file.close();
            const auto stored = store.putFile(file.fileName(), progress);
            REQUIRE(stored);
            CHECK(stored->sha256 == QCryptographicHash::hash(content, QCryptographicHash::Sha256));
            CHECK(stored->bytes == size);
            CHECK(stored->wasThere == (time == 1));
            CHECK(store.size(stored->sha256).value() == size);
            CHECK(store.all(stored->sha256).value() == content);
            CHECK(store.verify(stored->sha256).value());
        }
    }
    const auto all = store.contents().value();
    CHECK(all.size() == 7);
    for (const QByteArray &sha256 : all) {
        CHECK(store.remove(sha256));
        CHECK(store.remove(sha256));
        CHECK_FALSE(store.has(sha256).value());
    }
    CHECK(temp.folder->attachments().execAndGet("SELECT count(*) FROM piece").getInt() == 0);
    CHECK(store.get(all.first(), [](const QByteArray &) { return true; }).error().code == ErrorCode::NotFound);
    CHECK(store.putFile(temp.directory.filePath(u"none"_qs), progress).error().code == ErrorCode::File);
}

TEST_CASE("an attachment past the limit, or stopped, or with a spoilt piece is told and leaves nothing", "[storage]") {
    TempLedgerFolder temp;
    AttachmentStore store(temp.folder->attachments());
    NoProgress progress;
    QByteArray content = pattern(3 << 20);
    QBuffer buffer(&content);
    REQUIRE(buffer.open(QIODevice::ReadOnly));
    CHECK(store.put(buffer, progress, 2 << 20).error().message.id == u"storage.attachment_too_large");
    class Stop final : public Progress {
        bool step(qint64 done, qint64) override { return done < (2 << 20); }
    } stop;
    buffer.seek(0);
    CHECK(store.put(buffer, stop).error().code == ErrorCode::Cancelled);
    CHECK(store.contents().value().isEmpty());
    CHECK(temp.folder->attachments().execAndGet("SELECT count(*) FROM piece").getInt() == 0);
    buffer.seek(0);
    const QByteArray sha256 = store.put(buffer, progress).value().sha256;
    CHECK(store.get(sha256, [](const QByteArray &) { return false; }).error().code == ErrorCode::Cancelled);
    temp.folder->attachments().exec("UPDATE piece SET data=zeroblob(10) WHERE number=1");
    CHECK_FALSE(store.verify(sha256).value());
}
