#include "tests/support/core/temp_ledger_folder.h"

#include "core/storage/platform.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <sys/wait.h>
#include <unistd.h>

using namespace tongdang;

namespace {
QStringList filesOf(const QString &folder) {
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}
}  // namespace

TEST_CASE("a closed ledger is four files and a new one opens with its password and its recovery code", "[storage]") {
    for (const Cipher cipher : {Cipher::Aegis256, Cipher::ChaCha20}) {
        TempLedgerFolder temp(TempLedgerFolder::quick(cipher));
        CHECK(temp.folder->usesWal());
        CHECK_FALSE(temp.folder->isReadOnly());
        CHECK(temp.folder->cipher() == cipher);
        temp.folder->writer().exec("INSERT INTO meta VALUES('name', CAST('童档' AS BLOB))");
        CHECK(temp.folder->reader().execAndGet("SELECT value FROM meta WHERE key='name'").getString() == "童档");
        CHECK(temp.folder->close());
        temp.folder.reset();
        CHECK(filesOf(temp.path()) == QStringList{u"attachments.db"_qs, u"keys.json"_qs, u"keys.json.bak"_qs, u"ledger.db"_qs});
        temp.reopen();
        CHECK(temp.folder->reader().execAndGet("SELECT value FROM meta WHERE key='name'").getString() == "童档");
        temp.folder.reset();
        const auto byCode = LedgerFolder::openWithRecoveryCode(temp.path(), temp.recoveryCode.toLower().replace(u'-', u' '), temp.clock, temp.options);
        CHECK(byCode);
    }
}

TEST_CASE("the settings that the design asks for hold on every connection", "[storage]") {
    LedgerOptions options = TempLedgerFolder::quick();
    options.forTests = false;
    TempLedgerFolder temp(options);
    SQLite::Database &writer = temp.folder->writer();
    CHECK(writer.execAndGet("PRAGMA journal_mode").getString() == "wal");
    CHECK(writer.execAndGet("PRAGMA synchronous").getInt() == 2);
    auto another = temp.folder->anotherReader();
    REQUIRE(another);
    for (SQLite::Database *database : {&writer, &temp.folder->reader(), &temp.folder->attachments(), another->get()}) {
        CHECK(database->execAndGet("PRAGMA foreign_keys").getInt() == 1);
        CHECK(database->execAndGet("PRAGMA temp_store").getInt() == 2);
        CHECK(database->execAndGet("PRAGMA page_size").getInt() == 4096);
    }
    CHECK_THROWS(temp.folder->reader().exec("DELETE FROM meta"));
}

TEST_CASE("where WAL cannot be had the ledger works with a rollback journal", "[storage]") {
    LedgerOptions options = TempLedgerFolder::quick();
    options.wal = false;
    TempLedgerFolder temp(options);
    CHECK_FALSE(temp.folder->usesWal());
    temp.folder->writer().exec("INSERT INTO meta VALUES('a', x'01')");
    CHECK(temp.folder->reader().execAndGet("SELECT count(*) FROM meta").getInt() == 1);
    NoProgress progress;
    CHECK(temp.folder->integrityFaults(true, progress).value() == QStringList{});
    temp.reopen();
    CHECK(temp.folder->reader().execAndGet("SELECT count(*) FROM meta").getInt() == 1);
}

TEST_CASE("creating refuses what is there, a weak password and an empty login, and leaves nothing", "[storage]") {
    const QTemporaryDir directory;
    SetClock clock(QDate(2016, 7, 31));
    const LedgerOptions options = TempLedgerFolder::quick();
    const QString path = directory.filePath(u"a.tongdang"_qs);
    for (const QString &password : {QString(), QStringLiteral("short"), QStringLiteral("11111111"), QStringLiteral("１２３４５６７")})
        CHECK(LedgerFolder::create(path, u"a"_qs, password, clock, options).error().message.id == u"storage.weak_password");
    CHECK(LedgerFolder::create(path, u""_qs, u"correct horse"_qs, clock, options).error().message.id == u"storage.bad_login");
    CHECK(LedgerFolder::create(directory.filePath(u"no/such/a.tongdang"_qs), u"a"_qs, u"correct horse"_qs, clock, options).error().code == ErrorCode::File);
    CHECK(QDir(directory.path()).isEmpty());
    QDir().mkdir(path);
    CHECK(LedgerFolder::create(path, u"a"_qs, u"correct horse"_qs, clock, options).error().message.id == u"storage.exists");
    CHECK(filesOf(path).isEmpty());
    CHECK(LedgerFolder::open(path, u"a"_qs, u"correct horse"_qs, clock, options).error().code == ErrorCode::NotFound);
    CHECK(LedgerFolder::open(directory.filePath(u"b"_qs), u"a"_qs, u"correct horse"_qs, clock, options).error().code == ErrorCode::NotFound);
}

TEST_CASE("a second opening is refused and names who holds the ledger", "[storage]") {
    TempLedgerFolder temp;
    const auto second = temp.open();
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::InUse);
    CHECK(second.error().detail.contains(QStringLiteral("pid %1").arg(getpid())));
    CHECK(second.error().message.id.startsWith(QStringLiteral("storage.in_use")));
    temp.folder.reset();
    CHECK(temp.open());
}

TEST_CASE("the lock of a process that died is taken over at once, and what it acknowledged is there", "[storage]") {
    TempLedgerFolder temp;
    temp.folder.reset();
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    const pid_t child = fork();
    if (child == 0) {
        auto folder = temp.open();
        if (folder) {
            (*folder)->writer().exec("INSERT INTO meta VALUES('a', x'01')");
            (*folder)->writer().exec("BEGIN; INSERT INTO meta VALUES('b', x'02')");
        }
        const char ready = folder ? 1 : 0;
        if (write(pipe[1], &ready, 1) == 1 && ready)
            pause();
        _exit(1);
    }
    char ready = 0;
    REQUIRE(read(pipe[0], &ready, 1) == 1);
    REQUIRE(ready == 1);
    const auto held = temp.open();
    REQUIRE_FALSE(held);
    CHECK(held.error().message.id == u"storage.in_use_today");
    CHECK(held.error().detail.contains(QStringLiteral("pid %1 ").arg(child)));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(pipe[0]);
    close(pipe[1]);
    CHECK(QFile::exists(temp.file(u"ledger.db-wal"_qs)));
    temp.reopen();
    CHECK(temp.folder->reader().execAndGet("SELECT group_concat(key) FROM meta").getString() == "a");
    NoProgress progress;
    CHECK(temp.folder->integrityFaults(true, progress).value() == QStringList{});
    temp.folder.reset();
    CHECK_FALSE(QFile::exists(temp.file(u"ledger.db-wal"_qs)));
    CHECK_FALSE(QFile::exists(temp.file(u"lock"_qs)));
}

TEST_CASE("a folder that nobody can write opens for reading", "[storage]") {
    TempLedgerFolder temp;
    temp.folder->writer().exec("INSERT INTO meta VALUES('a', x'01')");
    temp.folder.reset();
    REQUIRE(QFile(temp.directory.path()).setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther));
    REQUIRE(QFile(temp.path()).setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther));
    const auto asAnybody = [&](const std::function<int()> &work) {
        const pid_t child = fork();
        if (child == 0) {
            if (getuid() == 0 && setuid(65534) != 0)  // root may write anything
                _exit(100);
            _exit(work());
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 200;
    };
    CHECK(asAnybody([&] {
        auto folder = temp.open();
        if (!folder) {
            qWarning("%s %s", qUtf8Printable(folder.error().message.id), qUtf8Printable(folder.error().detail));
            return 1;
        }
        if (!(*folder)->isReadOnly() || (*folder)->reader().execAndGet("SELECT count(*) FROM meta").getInt() != 1)
            return 2;
        if ((*folder)->checkWritable() || (*folder)->setPassword(u"b"_qs, u"correct horse"_qs) || (*folder)->newRecoveryCode())
            return 3;
        NoProgress progress;
        const auto faults = (*folder)->integrityFaults(true, progress);
        if (!faults || !faults->isEmpty())
            return 4;
        return 0;
    }) == 0);
    CHECK(asAnybody([&] { return LedgerFolder::open(temp.path(), temp.login, u"wrong password"_qs, temp.clock, temp.options).error().code == ErrorCode::WrongKey ? 0 : 1; }) == 0);
    REQUIRE(QFile(temp.path()).setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    CHECK(filesOf(temp.path()) == QStringList{u"attachments.db"_qs, u"keys.json"_qs, u"keys.json.bak"_qs, u"ledger.db"_qs});
}

TEST_CASE("a removed medium is told before a change begins", "[storage]") {
    TempLedgerFolder temp;
    CHECK(temp.folder->checkWritable());
    REQUIRE(QFile::rename(temp.file(u"ledger.db"_qs), temp.file(u"away"_qs)));
    CHECK(temp.folder->checkWritable().error().message.id == u"storage.medium_gone");
    REQUIRE(QFile::rename(temp.file(u"away"_qs), temp.file(u"ledger.db"_qs)));
}

TEST_CASE("a ledger that was moved away while it was open is told of as that when it is closed, and loses nothing", "[storage]") {
    TempLedgerFolder temp;
    REQUIRE(temp.folder->usesWal());
    temp.folder->writer().exec("INSERT INTO meta VALUES('a', x'01')");
    const QString elsewhere = temp.path() + u".moved"_qs;
    REQUIRE(QDir().rename(temp.path(), elsewhere));
    const auto closed = temp.folder->close();
    REQUIRE_FALSE(closed);
    CHECK(closed.error().message.id == u"storage.closed_away");
    temp.folder.reset();
    REQUIRE(QDir().rename(elsewhere, temp.path()));
    auto folder = temp.open();
    REQUIRE(folder);
    CHECK((*folder)->reader().execAndGet("SELECT count(*) FROM meta WHERE key = 'a'").getInt() == 1);
}

TEST_CASE("every sentence of the room is known in both languages", "[storage]") {
    const Messages messages;
    QSet<QString> used;
    QDir folder(QStringLiteral(TONGDANG_SOURCE_DIR) + u"/core/storage"_qs);
    const QRegularExpression id(QStringLiteral("\"(storage\\.[a-z_]+)\""));
    for (const QString &name : folder.entryList({u"*.cpp"_qs})) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        auto found = id.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext())
            used.insert(found.next().captured(1));
    }
    CHECK(used.size() > 20);
    for (const QString &name : used) {
        INFO(name.toStdString());
        CHECK(messages.knows(name));
        CHECK_FALSE(messages.labels(name).exactly(u"zh"_qs).isEmpty());
        CHECK_FALSE(messages.labels(name).exactly(u"en"_qs).isEmpty());
    }
}
