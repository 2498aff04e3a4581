#include "tests/support/core/temp_ledger_folder.h"

#include "core/storage/recovery_code.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>

using namespace tongdang;

namespace {
KeyFile keysWith(const SecretKey &dataKey) {
    KeyFile keys;
    keys.ledgerId = u"0196-test"_qs;
    keys.cipher = Cipher::Aegis256;
    keys.put(sealSlot(keys, false, u"王芳"_qs, u"密码 one"_qs, dataKey, KeyStretch::Least).value());
    keys.put(sealSlot(keys, true, {}, u"CODE"_qs, dataKey, KeyStretch::Least).value());
    return keys;
}

void spoil(const QString &path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    file.seek(file.size() / 2);
    file.write("#");
}
}  // namespace

TEST_CASE("a key file comes back as it was written, and its slots give the data key", "[storage]") {
    const SecretKey dataKey = SecretKey::random();
    const KeyFile keys = keysWith(dataKey);
    const auto read = readKeyFile(writeKeyFile(keys));
    REQUIRE(read);
    CHECK(writeKeyFile(*read) == writeKeyFile(keys));
    CHECK_FALSE(writeKeyFile(keys).contains(dataKey.view().toByteArray().toBase64()));
    const auto opened = openSlot(*read, *read->find(false, u"王芳"_qs), u"密码 one"_qs);
    REQUIRE(opened);
    REQUIRE(opened->size() == 1);
    CHECK(opened->front().view() == dataKey.view());
    CHECK(openSlot(*read, *read->find(false, u"王芳"_qs), u"密码 two"_qs).error().message.id == u"storage.wrong_password");
    CHECK(openSlot(*read, *read->find(true, {}), u"CODF"_qs).error().message.id == u"storage.wrong_recovery_code");
    // The same password, composed differently by the keyboard.
    KeyFile accented = keys;
    accented.put(sealSlot(keys, false, u"e"_qs, u"caf\u00e9 caf\u00e9"_qs, dataKey, KeyStretch::Least).value());
    CHECK(openSlot(accented, *accented.find(false, u"e"_qs), u"cafe\u0301 cafe\u0301"_qs));
}

TEST_CASE("a slot can hold the old and the new data key, sealed by somebody who does not know its password", "[storage]") {
    const SecretKey oldKey = SecretKey::random(), newKey = SecretKey::random();
    KeyFile keys = keysWith(oldKey);
    for (KeySlot &slot : keys.slotList)
        addKeyToSlot(slot, newKey);
    const auto read = readKeyFile(writeKeyFile(keys));
    REQUIRE(read);
    const auto opened = openSlot(*read, *read->find(true, {}), u"CODE"_qs);
    REQUIRE(opened);
    REQUIRE(opened->size() == 2);
    CHECK((*opened)[0].view() == newKey.view());
    CHECK((*opened)[1].view() == oldKey.view());
}

TEST_CASE("a re-key that was interrupted opens with either key", "[storage]") {
    TempLedgerFolder temp;
    temp.folder.reset();
    KeyFile keys = loadKeyFile(temp.path()).value();
    const SecretKey other = SecretKey::random();
    for (KeySlot &slot : keys.slotList)
        addKeyToSlot(slot, other);
    REQUIRE(saveKeyFile(temp.path(), keys));
    temp.reopen();
    temp.folder.reset();
    // One file is re-keyed already, the other not.
    auto candidates = openSlot(keys, *keys.find(false, temp.login), temp.password).value();
    {
        auto database = openDatabase(temp.file(u"attachments.db"_qs), OpenMode::ReadWrite, {keys.cipher, DatabaseFile::Attachments, &candidates[1]}, 1 << 20);
        REQUIRE(database);
        REQUIRE(convertDatabase(**database, {keys.cipher, DatabaseFile::Attachments, &candidates[0]}));
    }
    temp.reopen();
}

TEST_CASE("whoever changes a slot's login, salt or costs makes it unopenable", "[storage]") {
    const KeyFile keys = keysWith(SecretKey::random());
    const KeySlot good = *keys.find(false, u"王芳"_qs);
    REQUIRE(openSlot(keys, good, u"密码 one"_qs));
    KeySlot renamed = good;
    renamed.login = u"李娜"_qs;
    KeySlot costlier = good;
    costlier.operations += 1;
    KeySlot salted = good;
    salted.salt[0] = char(salted.salt[0] ^ 1);
    KeySlot republished = good;
    republished.publicKey[0] = char(republished.publicKey[0] ^ 1);
    for (const KeySlot &slot : {renamed, costlier, salted, republished})
        CHECK(openSlot(keys, slot, u"密码 one"_qs).error().code == ErrorCode::WrongKey);
    KeyFile moved = keys;
    moved.ledgerId = u"another"_qs;
    CHECK(openSlot(moved, good, u"密码 one"_qs).error().code == ErrorCode::WrongKey);
}

TEST_CASE("every flipped byte and every cut of a key file is told as damage, never as a wrong password", "[storage]") {
    const QByteArray whole = writeKeyFile(keysWith(SecretKey::random()));
    const QByteArray compact = QJsonDocument::fromJson(whole).toJson(QJsonDocument::Compact);
    for (qsizetype i = 0; i < compact.size(); ++i) {
        QByteArray bad = compact;
        bad[i] = char(bad[i] ^ 4);
        const auto read = readKeyFile(bad);
        INFO("byte " << i);
        CHECK_FALSE(read);
        CHECK((read ? ErrorCode::Internal : read.error().code) == ErrorCode::Damaged);
        CHECK_FALSE(readKeyFile(compact.first(i)));
    }
    CHECK(readKeyFile(compact));
}

TEST_CASE("a crafted key file is refused before it costs anything", "[storage]") {
    const QJsonObject good = keyFileToJson(keysWith(SecretKey::random()));
    const auto refused = [&](const std::function<void(KeyFile &)> &spoiled) {
        KeyFile keys = keyFileFromJson(good).value();
        spoiled(keys);
        const auto read = readKeyFile(writeKeyFile(keys));  // with a check that fits
        return !read && read.error().code == ErrorCode::Damaged;
    };
    CHECK(refused([](KeyFile &k) { k.slotList[0].memory = quint64(1) << 40; }));
    CHECK(refused([](KeyFile &k) { k.slotList[0].memory = 1; }));
    CHECK(refused([](KeyFile &k) { k.slotList[0].operations = 1000000; }));
    CHECK(refused([](KeyFile &k) { k.slotList[0].operations = 0; }));
    CHECK(refused([](KeyFile &k) { k.slotList[0].salt.clear(); }));
    CHECK(refused([](KeyFile &k) { k.slotList[0].wrapped.append('x'); }));
    CHECK(refused([](KeyFile &k) { k.slotList[0].login.clear(); }));
    CHECK(refused([](KeyFile &k) { k.slotList[0].added.append("short"); }));
    CHECK(refused([](KeyFile &k) { k.slotList.append(k.slotList[0]); }));
    CHECK(refused([](KeyFile &k) { k.slotList.clear(); }));
    CHECK(refused([](KeyFile &k) { k.ledgerId.clear(); }));
    CHECK_FALSE(readKeyFile(QByteArray(2 << 20, ' ')));
    CHECK_FALSE(readKeyFile(QByteArray(100000, '[')));
    CHECK_FALSE(readKeyFile({}));
}

TEST_CASE("a lost or damaged key file falls back to its second copy, and both are whole again after opening", "[storage]") {
    TempLedgerFolder temp;
    temp.folder.reset();
    const QString main = temp.file(u"keys.json"_qs), second = temp.file(u"keys.json.bak"_qs);
    for (const QString &path : {main, second}) {
        spoil(path);
        temp.reopen();
        temp.folder.reset();
        REQUIRE(QFile::remove(path));
        temp.reopen();
        temp.folder.reset();
        CHECK(readKeyFile([&] { QFile f(path); f.open(QIODevice::ReadOnly); return f.readAll(); }()));
    }
    spoil(main);
    spoil(second);
    CHECK(temp.open().error().message.id == u"storage.damaged_keys");
    QFile::remove(main);
    QFile::remove(second);
    CHECK(temp.open().error().message.id == u"storage.damaged_keys");
    CHECK_FALSE(QFile::exists(main));
}

TEST_CASE("slots are added, changed and removed, and what was removed does not come back with the second copy", "[storage]") {
    TempLedgerFolder temp;
    const QString other = u"李娜"_qs;
    REQUIRE(temp.folder->setPassword(other, u"second password"_qs));
    CHECK(temp.folder->passwordIs(other, u"second password"_qs).value());
    CHECK_FALSE(temp.folder->passwordIs(other, u"second passwore"_qs).value());
    CHECK_FALSE(temp.folder->passwordIs(u"nobody"_qs, u"second password"_qs).value());
    REQUIRE(temp.folder->setPassword(temp.login, u"changed password"_qs));
    CHECK(temp.folder->setPassword(temp.login, u"weak"_qs).error().message.id == u"storage.weak_password");
    CHECK(temp.folder->slotList().size() == 3);
    const QString oldCode = temp.recoveryCode;
    const auto newCode = temp.folder->newRecoveryCode();
    REQUIRE(newCode);
    REQUIRE(temp.folder->removeSlot(other));
    CHECK(temp.folder->removeSlot(other).error().code == ErrorCode::NotFound);
    CHECK(temp.folder->removeSlot(temp.login).error().message.id == u"storage.last_slot");
    temp.folder.reset();
    REQUIRE(QFile::remove(temp.file(u"keys.json"_qs)));
    CHECK(temp.open().error().code == ErrorCode::WrongKey);
    CHECK(LedgerFolder::open(temp.path(), other, u"second password"_qs, temp.clock, temp.options).error().code == ErrorCode::WrongKey);
    CHECK(LedgerFolder::openWithRecoveryCode(temp.path(), oldCode, temp.clock, temp.options).error().message.id == u"storage.wrong_recovery_code");
    CHECK(LedgerFolder::openWithRecoveryCode(temp.path(), *newCode, temp.clock, temp.options));
    CHECK(LedgerFolder::open(temp.path(), temp.login, u"changed password"_qs, temp.clock, temp.options));
}

TEST_CASE("a recovery code is read however it is typed, and a slip is told from a wrong code", "[storage]") {
    QSet<QString> seen;
    for (int i = 0; i < 200; ++i) {
        const QString code = createRecoveryCode();
        REQUIRE(code.size() == 39);
        for (const QChar c : u"IO01"_qs)
            REQUIRE_FALSE(code.contains(c));
        seen.insert(code);
        const QString plain = readRecoveryCode(code).value_or(QString());
        REQUIRE(plain.size() == 32);
        CHECK(readRecoveryCode(code.toLower()) == plain);
        CHECK(readRecoveryCode(QString(code).remove(u'-')) == plain);
        CHECK(readRecoveryCode(u"  "_qs + QString(code).replace(u'-', u' ') + u"\n"_qs) == plain);
    }
    CHECK(seen.size() == 200);
    const QString code = createRecoveryCode();
    int passed = 0, tried = 0;
    for (qsizetype i = 0; i < code.size(); ++i)
        for (const QChar c : u"ABCDEFGHJKLMNPQRSTUVWXYZ23456789"_qs) {
            if (code.at(i) == u'-' || code.at(i) == c)
                continue;
            QString slip = code;
            slip[i] = c;
            ++tried;
            passed += readRecoveryCode(slip) ? 1 : 0;
        }
    CHECK(tried == 32 * 31);
    CHECK(passed < 10);  // one in 1024 is expected
    for (const QString &bad : {QString(), code.chopped(1), QString(code + u"A"_qs), u"0000-0000-0000-0000-0000-0000-0000-0000"_qs, u"童档"_qs})
        CHECK_FALSE(readRecoveryCode(bad));
    TempLedgerFolder temp;
    temp.folder.reset();
    CHECK(LedgerFolder::openWithRecoveryCode(temp.path(), temp.recoveryCode.chopped(1), temp.clock, temp.options).error().message.id == u"storage.mistyped_recovery_code");
    CHECK(LedgerFolder::openWithRecoveryCode(temp.path(), code, temp.clock, temp.options).error().message.id == u"storage.wrong_recovery_code");
}
