#include "tests/support/core/temp_ledger_folder.h"

#include "core/storage/attachment_store.h"
#include "core/storage/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tongdang;

namespace {
struct Source : TempLedgerFolder {
    explicit Source(Cipher cipher = Cipher::ChaCha20) : TempLedgerFolder(quick(cipher)) {
        folder->writer().exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60) INSERT INTO meta SELECT 'k' || i, randomblob(700) FROM n");
        QByteArray photo(30000, 'p');
        QBuffer buffer(&photo);
        buffer.open(QIODevice::ReadOnly);
        photoHash = AttachmentStore(folder->attachments()).put(buffer, progress).value().sha256;
    }
    QString copy() const { return directory.filePath(u"副本.tdbackup"_qs); }
    QString target() const { return directory.filePath(u"恢复.tongdang"_qs); }
    Result<std::unique_ptr<LedgerFolder>> restored(std::optional<Cipher> cipher = {}) { return restore(copy(), target(), login, password, clock, progress, cipher, options); }
    QStringList places() const { return QDir(directory.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name); }

    NoProgress progress;
    QByteArray photoHash;
};

std::string sum(LedgerFolder &folder) {
    return folder.reader().execAndGet("SELECT count(*) || ' ' || max(hex(value)) FROM meta").getString();
}

class StopAt final : public Progress {
  public:
    explicit StopAt(int calls) : m_left(calls) {}
    bool step(qint64, qint64) override { return --m_left >= 0; }
    bool stopped() const { return m_left < 0; }

  private:
    int m_left;
};
}  // namespace

TEST_CASE("a backup never takes the place of another file, nor of one of the ledger's own", "[storage]") {
    Source source;
    const QString roster = source.directory.filePath(u"名单.xlsx"_qs), link = source.directory.filePath(u"链接"_qs);
    QFile file(roster);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("a roster");
    file.close();
    REQUIRE(QFile::link(source.folder->path(), link));
    for (const QString &name : {roster, QString(source.folder->path() + u"/ledger.db"), QString(source.folder->path() + u"/new.tdbackup"), QString(link + u"/ledger.db"), QString(link + u"/new.tdbackup")}) {
        INFO(name.toStdString());
        const auto made = backup(*source.folder, name, source.clock, source.progress);
        REQUIRE_FALSE(made.has_value());
        CHECK(made.error().code == ErrorCode::Invalid);
    }
    CHECK(QFileInfo(roster).size() == 8);
    CHECK(source.folder->integrityFaults(true, source.progress)->isEmpty());
    REQUIRE(backup(*source.folder, source.copy(), source.clock, source.progress).has_value());
    CHECK(backup(*source.folder, source.copy(), source.clock, source.progress).has_value());   // an older copy may go
}

TEST_CASE("a copy made while the ledger is open comes back whole, with either cipher", "[storage]") {
    for (const Cipher from : {Cipher::Aegis256, Cipher::ChaCha20})
        for (const Cipher to : {Cipher::Aegis256, Cipher::ChaCha20}) {
            Source source(from);
            source.folder->writer().exec("INSERT INTO meta VALUES('last', x'FF')");  // still in the WAL
            const auto copied = backup(*source.folder, source.copy(), source.clock, source.progress);
            REQUIRE(copied);
            CHECK(copied->bytes == QFile(source.copy()).size());
            source.folder->writer().exec("INSERT INTO meta VALUES('later', x'FF')");
            const auto seen = inspectBackup(source.copy());
            REQUIRE(seen);
            CHECK(seen->timeMs == source.clock.nowMs());
            CHECK(seen->cipher == cipherName(from));
            auto restored = source.restored(to);
            REQUIRE(restored);
            CHECK((*restored)->cipher() == to);
            CHECK((*restored)->reader().execAndGet("SELECT count(*) FROM meta WHERE key <> 'restored'").getInt() == 61);
            CHECK((*restored)->isRestored());
            CHECK(AttachmentStore((*restored)->attachments()).verify(source.photoHash).value());
            CHECK((*restored)->integrityFaults(true, source.progress).value() == QStringList{});
            const std::string content = sum(**restored);
            restored->reset();
            auto again = LedgerFolder::openWithRecoveryCode(source.target(), source.recoveryCode, source.clock, source.options);
            REQUIRE(again);
            CHECK(sum(**again) == content);
        }
}

TEST_CASE("restoring never overwrites, and asks for the login before anything is written", "[storage]") {
    Source source;
    REQUIRE(backup(*source.folder, source.copy(), source.clock, source.progress));
    const QStringList before = source.places();
    CHECK(restore(source.copy(), source.path(), source.login, source.password, source.clock, source.progress, {}, source.options).error().message.id == u"storage.exists");
    CHECK(restore(source.copy(), source.target(), source.login, u"wrong password"_qs, source.clock, source.progress, {}, source.options).error().code == ErrorCode::WrongKey);
    CHECK(restore(source.copy(), source.target(), u"nobody"_qs, source.password, source.clock, source.progress, {}, source.options).error().code == ErrorCode::WrongKey);
    CHECK(restore(source.file(u"keys.json"_qs), source.target(), source.login, source.password, source.clock, source.progress, {}, source.options).error().message.id == u"storage.not_a_backup");
    CHECK(restore(source.target(), source.target(), source.login, source.password, source.clock, source.progress, {}, source.options).error().code == ErrorCode::File);
    CHECK(source.places() == before);
    CHECK(restoreWithRecoveryCode(source.copy(), source.target(), source.recoveryCode, source.clock, source.progress, {}, source.options));
}

TEST_CASE("every flip and every cut of a copy is found, and nothing is left behind", "[storage]") {
    Source source;
    REQUIRE(backup(*source.folder, source.copy(), source.clock, source.progress));
    source.folder.reset();
    QFile file(source.copy());
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    const QStringList before = source.places();
    const auto refused = [&](const QByteArray &content) {
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        const auto restored = source.restored();
        return !restored && source.places() == before;
    };
    QRandomGenerator random(3);
    for (qsizetype at = 0; at < whole.size(); at += at < 3000 ? 7 : 397) {
        QByteArray bad = whole;
        bad[at] = char(bad[at] ^ (1 << random.bounded(8)));
        INFO("byte " << at);
        CHECK(refused(bad));
    }
    for (qsizetype back = 1; back <= 33; ++back) {
        QByteArray bad = whole;
        bad[whole.size() - back] = char(bad[whole.size() - back] ^ 1);
        CHECK(refused(bad));
    }
    for (qsizetype length = 0; length < whole.size(); length += length < 40 ? 1 : 1013)
        CHECK(refused(whole.first(length)));
    CHECK(refused(whole.chopped(1)));
    CHECK(refused(whole + 'x'));
    CHECK_FALSE(refused(whole));
}

TEST_CASE("a copy or a restore that is stopped at any step leaves nothing", "[storage]") {
    Source source;
    REQUIRE(backup(*source.folder, source.copy(), source.clock, source.progress));
    const QStringList before = source.places();
    bool finished = false;
    for (int steps = 0; !finished; ++steps) {
        StopAt stop(steps);
        const auto copied = backup(*source.folder, source.directory.filePath(u"b.tdbackup"_qs), source.clock, stop);
        finished = copied.has_value();
        CHECK(finished != stop.stopped());
        if (!finished) {
            CHECK(copied.error().code == ErrorCode::Cancelled);
            CHECK(source.places() == before);
        }
        source.folder->writer().exec("UPDATE meta SET value=x'00' WHERE key='k1'");  // the ledger still works
    }
    finished = false;
    const QStringList withSecond = source.places();
    for (int steps = 0; !finished; ++steps) {
        StopAt stop(steps);
        const auto restored = restore(source.copy(), source.target(), source.login, source.password, source.clock, stop, {}, source.options);
        finished = restored.has_value();
        if (!finished) {
            CHECK(restored.error().code == ErrorCode::Cancelled);
            CHECK(source.places() == withSecond);
        }
    }
}

TEST_CASE("a copy that is killed at any moment leaves no half file under its name and the ledger sound", "[storage]") {
    Source source;
    source.folder.reset();
    class KillAt final : public Progress {
      public:
        explicit KillAt(int calls) : m_left(calls) {}
        bool step(qint64, qint64) override {
            if (--m_left < 0)
                raise(SIGKILL);
            return true;
        }

      private:
        int m_left;
    };
    bool finished = false;
    int kills = 0;
    for (int steps = 0; !finished; ++steps) {
        const pid_t child = fork();
        if (child == 0) {
            auto folder = source.open();
            KillAt kill(steps);
            _exit(folder && backup(**folder, source.copy(), source.clock, kill) ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        finished = WIFEXITED(status);
        CHECK((!finished || WEXITSTATUS(status) == 0));
        kills += finished ? 0 : 1;
        CHECK(QFile::exists(source.copy()) == finished);
    }
    CHECK(kills >= 3);
    CHECK(source.restored());
    source.reopen();
    CHECK(source.folder->integrityFaults(true, source.progress).value() == QStringList{});
    CHECK(backup(*source.folder, source.copy(), source.clock, source.progress));  // over its own remains
}

TEST_CASE("a damaged ledger is not copied over an older, sound copy", "[storage]") {
    Source source;
    REQUIRE(backup(*source.folder, source.copy(), source.clock, source.progress));
    source.folder.reset();
    const qint64 size = QFile(source.copy()).size();
    QFile ledger(source.file(u"ledger.db"_qs));
    REQUIRE(ledger.open(QIODevice::ReadWrite));
    ledger.seek(ledger.size() - 1000);
    ledger.write("spoilt");
    ledger.close();
    source.reopen();
    CHECK(backup(*source.folder, source.copy(), source.clock, source.progress).error().code == ErrorCode::Damaged);
    CHECK(QFile(source.copy()).size() == size);
    CHECK(source.restored());
}

TEST_CASE("a full disk is one clear error, for a save, a copy and a restore, with nothing half done", "[storage]") {
    Source source;
    REQUIRE(backup(*source.folder, source.copy(), source.clock, source.progress));
    source.folder.reset();
    const QStringList before = source.places();
    const auto withLittleSpace = [&](rlim_t bytes, const std::function<int()> &work) {
        const pid_t child = fork();
        if (child == 0) {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{bytes, bytes};
            setrlimit(RLIMIT_FSIZE, &limit);
            _exit(work());
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 200;
    };
    CHECK(withLittleSpace(30000, [&] {
        auto restored = source.restored();
        return !restored && restored.error().code == ErrorCode::File ? 0 : 1;
    }) == 0);
    CHECK(source.places() == before);
    CHECK(withLittleSpace(90000, [&] {
        auto folder = source.open();
        if (!folder)
            return 2;
        auto copied = backup(**folder, source.directory.filePath(u"b.tdbackup"_qs), source.clock, source.progress);
        return !copied && copied.error().code == ErrorCode::File ? 0 : 1;
    }) == 0);
    CHECK(source.places() == before);
    CHECK(withLittleSpace(120000, [&] {
        auto folder = source.open();
        if (!folder)
            return 2;
        const Result<void> saved = guarded([&]() -> Result<void> {
            SQLite::Transaction transaction((*folder)->writer());
            for (int i = 0; i < 40; ++i)
                (*folder)->writer().exec("INSERT INTO meta VALUES('new" + std::to_string(i) + "', randomblob(9000))");
            transaction.commit();
            return {};
        });
        return !saved && saved.error().code == ErrorCode::File ? 0 : 1;
    }) == 0);
    source.reopen();
    CHECK(source.folder->reader().execAndGet("SELECT count(*) FROM meta").getInt() == 60);
    CHECK(source.folder->integrityFaults(true, source.progress).value() == QStringList{});
}

TEST_CASE("automatic copies are thinned to days, weeks and months, and others are left alone", "[storage]") {
    SetClock clock(QDate(2016, 7, 31));
    QStringList names;
    for (int day = 0; day < 800; ++day)
        for (const int hour : {9, 17})
            names.append(automaticBackupName(u"/x/乌达区.tongdang"_qs, clock.nowMs() - (day * 24LL + 24 - hour) * 3'600'000));
    const QString other = automaticBackupName(u"/x/海南区.tongdang"_qs, clock.nowMs() - 700LL * 86'400'000);
    const QString future = automaticBackupName(u"/x/乌达区.tongdang"_qs, clock.nowMs() + 5LL * 86'400'000);
    const QString foreign = u"notes.txt"_qs;
    names << other << future << foreign;
    const QStringList removed = backupsToThin(names, clock.nowMs());
    QStringList kept = names;
    for (const QString &name : removed)
        kept.removeOne(name);
    for (const QString &name : {other, future, foreign})
        CHECK(kept.contains(name));
    const auto ours = kept.size() - 3;
    CHECK(ours >= 7 + 3 + 11);
    CHECK(ours <= 8 + 5 + 13);
    CHECK(backupsToThin(kept, clock.nowMs()).isEmpty());  // twice is once
    // Day by day, as it happens: still a year back, never more.
    QStringList running;
    for (int day = 0; day < 800; ++day) {
        running.append(automaticBackupName(u"/x/a.tongdang"_qs, clock.nowMs()));
        for (const QString &name : backupsToThin(running, clock.nowMs()))
            running.removeOne(name);
        clock.advance(86'400'000);
    }
    CHECK(running.size() >= 7 + 3 + 10);
    CHECK(running.size() <= 8 + 5 + 13);
}
