// Who holds a ledger: passwords, recovery codes, copies, the place where it lies, the clock of the PC.
#include "core/ledger/recovery_code.h"
#include "tests/support/catch_qt.h"
#include "tests/support/core/temp_ledger.h"

#include <QDir>
#include <QFile>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace tongdang;
using namespace tongdang::fields;
using namespace tongdang::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

int logged(TempLedger &t, const QString &op, const QString &word) {
    const auto entries = t.ledger->reader().log(t.session, op, {}, 0, 100);
    REQUIRE(entries.has_value());
    int found = 0;
    for (const HistoryEntry &entry : *entries)
        found += std::any_of(entry.changes.begin(), entry.changes.end(), [&](const auto &change) { return change.after == word; }) ? 1 : 0;
    return found;
}

}  // namespace

TEST_CASE("a password can be changed, and the recovery code opens when it is lost", "[ledger]") {
    TempLedger t;
    REQUIRE(t.ledger->setPassword(t.session, t.login, s("another horse")).has_value());
    CHECK_FALSE(t.ledger->setPassword(t.session, t.login, s("x")).has_value());
    t.password = s("another horse");
    t.reopen();
    t.ledger.reset();
    CHECK(Ledger::open(t.path(), t.login, s("wrong horse"), t.context()).error().code == ErrorCode::WrongKey);
    CHECK_FALSE(Ledger::recover(t.path(), t.login, s("LXFG-YANZ"), s("third horse"), t.context()).has_value());
    auto recovered = Ledger::recover(t.path(), t.login, t.recoveryCode, s("third horse"), t.context());
    INFO((recovered ? QString() : recovered.error().message.id).toStdString());
    REQUIRE(recovered.has_value());
    t.take(std::move(*recovered));
    t.password = s("third horse");
    t.reopen();
    const auto failed = t.ledger->reader().log(t.session, s("sign_in_failed"), {}, 0, 10);
    REQUIRE(failed.has_value());
    CHECK(failed->size() >= 1);
}

TEST_CASE("a restored ledger holds the same and goes on as another device", "[ledger]") {
    TempLedger t;
    t.child(s("张三"));
    const QStringList before = t.everything(t.ledger->reader());
    NoProgress quiet;
    const QString file = t.directory.filePath(s("copy.tdbackup"));
    REQUIRE(t.ledger->backup(t.session, file, quiet).has_value());
    const Uid device = t.ledger->device();
    auto restored = Ledger::restore(file, t.directory.filePath(s("restored.tongdang")), t.login, t.password, t.context(), quiet);
    INFO((restored ? QString() : restored.error().message.id + restored.error().detail).toStdString());
    REQUIRE(restored.has_value());
    CHECK(restored->ledger->device() != device);
    t.take(std::move(*restored));
    CHECK(t.everything(t.ledger->reader()) == before);
    t.child(s("李四"));
    t.verifies();
}


TEST_CASE("restored into the place that it came from, a ledger is another device too", "[ledger]") {
    TempLedger t;
    t.child(s("张三"));
    NoProgress quiet;
    const QString file = t.directory.filePath(s("copy.tdbackup"));
    REQUIRE(t.ledger->backup(t.session, file, quiet).has_value());
    const Uid device = t.ledger->device();
    t.child(s("李四"));   // a second entry of that number would be a fork
    REQUIRE(t.ledger->close());
    t.ledger.reset();
    REQUIRE(QDir().rename(t.path(), t.path() + s(".old")));
    t.clock.set(QDate(2016, 9, 15));
    auto restored = Ledger::restore(file, t.path(), t.login, t.password, t.context(), quiet);
    REQUIRE(restored.has_value());
    t.take(std::move(*restored));
    const Uid fresh = t.ledger->device();
    CHECK(fresh != device);
    CHECK(t.ledger->clockDoubt() == Ledger::ClockDoubt::None);   // a copy is old by nature
    t.child(s("王五"));
    t.reopen();
    CHECK(t.ledger->device() == fresh);   // and stays that one
    t.verifies();
}

TEST_CASE("a restored ledger that nobody has opened yet is another device all the same", "[ledger]") {
    TempLedger t;
    NoProgress quiet;
    const QString file = t.directory.filePath(s("copy.tdbackup"));
    REQUIRE(t.ledger->backup(t.session, file, quiet).has_value());
    const Uid device = t.ledger->device();
    t.ledger.reset();
    REQUIRE(QDir().rename(t.path(), t.path() + s(".old")));
    REQUIRE(restore(file, t.path(), t.login, t.password, t.clock, quiet, {}, t.context().options).has_value());
    t.reopen();
    CHECK(t.ledger->device() != device);
}

TEST_CASE("a copy is in the log, and none is made for who may not", "[ledger]") {
    TempLedger t;
    NoProgress quiet;
    REQUIRE(t.ledger->backup(t.session, t.directory.filePath(s("copy.tdbackup")), quiet).has_value());
    CHECK(logged(t, s("export"), s("copy.tdbackup")) == 1);
    Session nobody = t.session;
    nobody.roles = {s("village_clerk")};
    const bool may = t.policy.allows(nobody, Action::Backup);
    CHECK(t.ledger->backup(nobody, t.directory.filePath(s("b.tdbackup")), quiet).has_value() == may);
    nobody.roles.clear();
    CHECK(t.ledger->backup(nobody, t.directory.filePath(s("c.tdbackup")), quiet).error().code == ErrorCode::Denied);
    auto batch = t.ledger->begin(t.session, s("import"), {s("ledger.intent_undo"), {}, {}});
    REQUIRE(batch.has_value());
    CHECK(t.ledger->backup(t.session, t.directory.filePath(s("d.tdbackup")), quiet).error().code == ErrorCode::InUse);
}

TEST_CASE("a new recovery code takes the old one's place, is asked for by password, and is in the log", "[ledger]") {
    TempLedger t;
    CHECK(t.ledger->newRecoveryCode(t.session, s("wrong horse")).error().code == ErrorCode::WrongKey);
    CHECK(logged(t, s("account"), s("recovery_code")) == 0);
    const auto code = t.ledger->newRecoveryCode(t.session, t.password);
    REQUIRE(code.has_value());
    CHECK(*code != t.recoveryCode);
    CHECK(logged(t, s("account"), s("recovery_code")) == 1);
    Session clerk = t.session;
    clerk.roles = {s("village_clerk")};
    CHECK(t.ledger->newRecoveryCode(clerk, t.password).error().code == ErrorCode::Denied);
    t.ledger.reset();
    CHECK(Ledger::recover(t.path(), t.login, t.recoveryCode, s("third horse"), t.context()).error().code == ErrorCode::WrongKey);
    CHECK(Ledger::recover(t.path(), t.login, *code, s("third horse"), t.context()).has_value());
}

TEST_CASE("failed passwords no longer delay who has come in by the recovery code", "[ledger]") {
    TempLedger t;
    t.ledger.reset();
    for (int i = 0; i < 6; ++i)
        (void)Ledger::open(t.path(), t.login, s("wrong horse"), t.context());
    REQUIRE(Ledger::open(t.path(), t.login, t.password, t.context()).error().code == ErrorCode::Denied);
    REQUIRE(Ledger::recover(t.path(), t.login, t.recoveryCode, s("third horse"), t.context()).has_value());
    CHECK(Ledger::open(t.path(), t.login, s("third horse"), t.context()).has_value());
}

TEST_CASE("where a ledger is, none is made, and it is left as it was", "[ledger]") {
    TempLedger t;
    t.child(s("张三"));
    t.ledger.reset();
    CHECK(Ledger::create({t.path(), s("150302"), {}, t.login, t.password, false}, t.context()).error().message.id == s("ledger.exists"));
    t.reopen();
    CHECK(t.names() == QStringList{s("张三")});
    CHECK(Ledger::create({t.directory.path(), s("150302"), {}, t.login, t.password, false}, t.context()).error().message.id == s("storage.exists"));
}

TEST_CASE("a clock set back or far ahead is told once, and entries never go back", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    CHECK(t.ledger->clockDoubt() == Ledger::ClockDoubt::None);
    t.clock.set(QDate(2016, 8, 16));
    t.reopen();
    CHECK(t.ledger->clockDoubt() == Ledger::ClockDoubt::None);
    t.clock.set(QDate(2016, 8, 18));
    t.reopen();
    CHECK(t.ledger->clockDoubt() == Ledger::ClockDoubt::FarAhead);
    t.reopen();
    CHECK(t.ledger->clockDoubt() == Ledger::ClockDoubt::None);
    t.clock.set(QDate(2015, 1, 1));
    t.reopen();
    CHECK(t.ledger->clockDoubt() == Ledger::ClockDoubt::BeforeLastEntry);
    t.set(uid, {{kPhone, s("13900001111")}});
    const auto history = t.ledger->reader().history(t.session, uid);
    CHECK(history->last().timeMs >= history->first().timeMs);
    t.verifies();
}

TEST_CASE("a file is attached to a question for files alone", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const QString file = t.directory.filePath(s("照片.jpg"));
    QFile photo(file);
    REQUIRE(photo.open(QIODevice::WriteOnly));
    photo.write("\x89PNG\r\n\x1a\n and so on");
    photo.close();
    for (const Field &field : t.ledger->forms().find(kChild)->fields) {
        const bool takes = field.kind == FieldKind::Image || field.kind == FieldKind::Audio || field.kind == FieldKind::Video || field.kind == FieldKind::File;
        const auto attached = t.ledger->attach(t.session, uid, file, field.name);
        INFO(field.name.toStdString());
        CHECK(attached.has_value() == takes);
        if (!attached)
            CHECK(attached.error().message.id == s("ledger.no_file_question"));
    }
    CHECK(t.ledger->attach(t.session, uid, file, s("nothing")).error().message.id == s("ledger.no_question"));
    CHECK(t.ledger->attach(t.session, uid, t.directory.filePath(s("nowhere.jpg")), {}).error().code == ErrorCode::File);
    CHECK(t.ledger->attach(t.session, uid, file, {}).has_value());
    t.verifies(true);
}

TEST_CASE("what a file is, its content says: a text called a photo is none, and a photo is not larger than one", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const auto file = [&](const char *name, const QByteArray &content) {
        QFile made(t.directory.filePath(s(name)));
        REQUIRE(made.open(QIODevice::WriteOnly));
        made.write(content);
        return made.fileName();
    };
    const auto before = t.ledger->reader().history(t.session, uid)->size();
    CHECK(t.ledger->attach(t.session, uid, file("照片.jpg", "只是一段文字"), s("photo")).error().message.id == s("ledger.no_picture"));
    CHECK(t.ledger->attach(t.session, uid, file("空.jpg", {}), s("photo")).error().message.id == s("ledger.no_picture"));
    const QString large = file("大.png", "\x89PNG\r\n\x1a\n");
    REQUIRE(QFile(large).resize(200 << 20));
    CHECK(t.ledger->attach(t.session, uid, large, s("photo")).error().message.id == s("storage.attachment_too_large"));
    CHECK(t.value(uid, s("photo")).isEmpty());
    CHECK(t.ledger->reader().history(t.session, uid)->size() == before);
    const auto kind = [&](const Result<Uid> &attached) {
        REQUIRE(attached.has_value());
        return t.value(*attached, s("media_type"));
    };
    CHECK(kind(t.ledger->attach(t.session, uid, file("照片.doc", "\x89PNG\r\n\x1a\n"), s("photo"))) == s("image/png"));
    CHECK(kind(t.ledger->attach(t.session, uid, t.directory.filePath(s("照片.jpg")), {})) == s("text/plain"));
    CHECK(kind(t.ledger->attach(t.session, uid, file("名单.csv", "姓名,年龄\n张三,9\n"), {})) == s("text/csv"));
    t.verifies(true);
}

TEST_CASE("a folder that is moved while the ledger is open takes no change until it is back, and loses none", "[ledger]") {
    TempLedger t;
    const Uid uid = t.child(s("张三"));
    const QString path = t.path(), away = t.path() + s(".away");
    Change change;
    change.op = Change::Op::Update;
    change.form = t.ledger->forms().find(kChild);
    change.uid = uid;
    change.set(kPhone, s("13947312345"));
    ChangeSet set;
    set.changes.push_back(change);
    for (const bool another : {false, true}) {
        REQUIRE(QDir().rename(path, away));
        if (another) {      // something else stands in its place
            REQUIRE(QDir().mkpath(path));
            REQUIRE(QFile::copy(away + s("/ledger.db"), path + s("/ledger.db")));
        }
        CHECK(t.ledger->commit(t.session, set).error().message.id == s("storage.medium_gone"));
        CHECK(t.value(uid, kPhone).isEmpty());
        QDir(path).removeRecursively();
        REQUIRE(QDir().rename(away, path));
    }
    REQUIRE(t.ledger->commit(t.session, set).has_value());
    REQUIRE(QDir().rename(path, away));
    (void)t.ledger->close();
    t.ledger.reset();
    REQUIRE(QDir().rename(away, path));
    t.reopen();
    CHECK(t.value(uid, kPhone) == s("13947312345"));
    t.verifies(true);
}

TEST_CASE("a damaged page tells all that it spoils", "[ledger]") {
    TempLedger t;
    for (int i = 0; i < 300; ++i)
        t.child(s("张三"));
    const int root = t.ledger->folder().reader().execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'search'").getInt();
    REQUIRE(t.ledger->close());
    t.ledger.reset();
    QFile file(t.path() + s("/ledger.db"));
    REQUIRE(file.open(QIODevice::ReadWrite));
    file.seek(qint64(root - 1) * 4096 + 100);
    file.write("spoilt");
    file.close();
    t.reopen();
    NoProgress quiet;
    const auto report = t.ledger->verify(t.session, true, quiet);
    REQUIRE(report.has_value());
    CHECK_FALSE(report->integrity);
    CHECK(report->faults.join(u' ').contains(s("page ") + QString::number(root)));
    CHECK(report->chain);   // the journal itself is whole, and was looked at
}

TEST_CASE("a recovery code that nobody has seen is known as such until one was", "[ledger]") {
    TempLedger t;
    CHECK(isCodeUnseen(*t.ledger));
    t.reopen();
    CHECK(isCodeUnseen(*t.ledger));   // the program ended before it showed the code
    REQUIRE(codeSeen(*t.ledger, t.session).has_value());
    CHECK_FALSE(isCodeUnseen(*t.ledger));
    t.reopen();
    CHECK_FALSE(isCodeUnseen(*t.ledger));
    t.ledger->folder().writer().exec("DELETE FROM setting WHERE key = 'code_shown'");   // as an older program left it
    t.reopen();
    CHECK_FALSE(isCodeUnseen(*t.ledger));
}
