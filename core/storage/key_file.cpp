#include "core/storage/key_file.h"

#include "core/storage/platform.h"

#include <sodium.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace tongdang {

namespace {
constexpr qint64 kLargestFile = 1 << 20;
constexpr qsizetype kMostSlots = 1000;
constexpr qsizetype kLongestLogin = 200;
constexpr int kMostAdded = 4;
constexpr quint64 kMostOperations = 10;
constexpr quint64 kMostMemory = quint64(1) << 30;
constexpr int kVersion = 1;
constexpr qsizetype kKey = 32;
constexpr qsizetype kPair = 2 * kKey;
constexpr qsizetype kWrapped = kPair + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype kAdded = kKey + crypto_box_SEALBYTES;

unsigned char *bytes(QByteArray &array) {
    return reinterpret_cast<unsigned char *>(array.data());
}
const unsigned char *bytes(const QByteArray &array) {
    return reinterpret_cast<const unsigned char *>(array.constData());
}

Error damaged(const char *what) {
    return makeError(ErrorCode::Damaged, QStringLiteral("storage.damaged_keys"), {}, QString::fromLatin1(what));
}

QString base64(const QByteArray &value) {
    return QString::fromLatin1(value.toBase64());
}

QByteArray fromBase64(const QJsonValue &value) {
    const auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

// Hash of the object without its own "check"; QJsonObject keeps its keys sorted, so the text is canonical.
QString checkOf(QJsonObject object) {
    object.remove(QStringLiteral("check"));
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    QByteArray hash(32, '\0');
    crypto_generichash(bytes(hash), size_t(hash.size()), bytes(text), size_t(text.size()), nullptr, 0);
    return base64(hash);
}

QByteArray boundTo(const KeyFile &keys, const KeySlot &slot) {
    return QJsonDocument(QJsonObject{{QStringLiteral("ledger"), keys.ledgerId},
                                     {QStringLiteral("recovery"), slot.recovery},
                                     {QStringLiteral("login"), slot.login},
                                     {QStringLiteral("operations"), qint64(slot.operations)},
                                     {QStringLiteral("memory"), qint64(slot.memory)},
                                     {QStringLiteral("salt"), base64(slot.salt)},
                                     {QStringLiteral("public_key"), base64(slot.publicKey)}})
        .toJson(QJsonDocument::Compact);
}

Result<SecretKey> stretched(const KeySlot &slot, const QString &secret) {
    // The same password however the keyboard composed it.
    QByteArray text = secret.normalized(QString::NormalizationForm_C).toUtf8();
    QByteArray key(kKey, '\0');
    const int failed = crypto_pwhash(bytes(key), kKey, text.constData(), size_t(text.size()), bytes(slot.salt), slot.operations, size_t(slot.memory), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(text.data(), size_t(text.size()));
    if (failed)
        return makeError(ErrorCode::Internal, QStringLiteral("storage.no_memory"));
    return SecretKey(std::move(key));
}

QJsonObject slotToJson(const KeySlot &slot) {
    QJsonArray added;
    for (const QByteArray &key : slot.added)
        added.append(base64(key));
    return {{QStringLiteral("kind"), slot.recovery ? QStringLiteral("recovery") : QStringLiteral("login")},
            {QStringLiteral("login"), slot.login},
            {QStringLiteral("kdf"), QStringLiteral("argon2id13")},
            {QStringLiteral("operations"), qint64(slot.operations)},
            {QStringLiteral("memory"), qint64(slot.memory)},
            {QStringLiteral("salt"), base64(slot.salt)},
            {QStringLiteral("public_key"), base64(slot.publicKey)},
            {QStringLiteral("nonce"), base64(slot.nonce)},
            {QStringLiteral("wrapped"), base64(slot.wrapped)},
            {QStringLiteral("added"), added}};
}

std::optional<KeySlot> slotFromJson(const QJsonObject &object) {
    KeySlot slot;
    const QString kind = object.value(u"kind").toString();
    slot.recovery = kind == u"recovery";
    slot.login = object.value(u"login").toString();
    const qint64 operations = object.value(u"operations").toInteger(-1), memory = object.value(u"memory").toInteger(-1);
    slot.salt = fromBase64(object.value(u"salt"));
    slot.publicKey = fromBase64(object.value(u"public_key"));
    slot.nonce = fromBase64(object.value(u"nonce"));
    slot.wrapped = fromBase64(object.value(u"wrapped"));
    const QJsonArray added = object.value(u"added").toArray();
    if (added.size() > kMostAdded)
        return {};
    for (const QJsonValue &key : added) {
        slot.added.append(fromBase64(key));
        if (slot.added.last().size() != kAdded)
            return {};
    }
    const bool named = slot.recovery ? slot.login.isEmpty() : kind == u"login" && !slot.login.isEmpty() && slot.login.size() <= kLongestLogin;
    // The bounds keep a crafted file from eating the PC's memory or hours of its time.
    const bool bounded = operations >= qint64(crypto_pwhash_OPSLIMIT_MIN) && operations <= qint64(kMostOperations) &&
                         memory >= qint64(crypto_pwhash_MEMLIMIT_MIN) && memory <= qint64(kMostMemory);
    if (!named || !bounded || object.value(u"kdf").toString() != u"argon2id13" || slot.salt.size() != crypto_pwhash_SALTBYTES ||
        slot.publicKey.size() != crypto_box_PUBLICKEYBYTES || slot.nonce.size() != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES || slot.wrapped.size() != kWrapped)
        return {};
    slot.operations = quint64(operations);
    slot.memory = quint64(memory);
    return slot;
}

QString mainPath(const QString &folder) {
    return folder + QStringLiteral("/keys.json");
}

Result<KeyFile> readFrom(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::Damaged, QStringLiteral("storage.damaged_keys"), {}, file.errorString());
    return readKeyFile(file.read(kLargestFile + 1));
}
}  // namespace

const KeySlot *KeyFile::find(bool recovery, const QString &login) const {
    for (const KeySlot &slot : slotList)
        if (slot.recovery == recovery && slot.login == login)
            return &slot;
    return nullptr;
}

void KeyFile::put(const KeySlot &slot) {
    for (KeySlot &existing : slotList) {
        if (existing.recovery == slot.recovery && existing.login == slot.login) {
            existing = slot;
            return;
        }
    }
    slotList.append(slot);
}

QJsonObject keyFileToJson(const KeyFile &keys) {
    QJsonArray slotArray;
    for (const KeySlot &slot : keys.slotList)
        slotArray.append(slotToJson(slot));
    QJsonObject object{{QStringLiteral("format"), QStringLiteral("tongdang-keys")},
                       {QStringLiteral("version"), kVersion},
                       {QStringLiteral("ledger"), keys.ledgerId},
                       {QStringLiteral("cipher"), cipherName(keys.cipher)},
                       {QStringLiteral("slots"), slotArray}};
    object.insert(QStringLiteral("check"), checkOf(object));
    return object;
}

Result<KeyFile> keyFileFromJson(const QJsonObject &object) {
    if (object.value(u"format").toString() != u"tongdang-keys")
        return damaged("not a key file");
    if (object.value(u"check").toString() != checkOf(object))
        return damaged("the check does not fit");
    if (object.value(u"version").toInt() > kVersion)
        return makeError(ErrorCode::TooNew, QStringLiteral("storage.too_new"));
    KeyFile keys;
    keys.ledgerId = object.value(u"ledger").toString();
    const std::optional<Cipher> cipher = cipherFromName(object.value(u"cipher").toString());
    const QJsonArray slotArray = object.value(u"slots").toArray();
    if (!cipher || keys.ledgerId.isEmpty() || keys.ledgerId.size() > 64 || slotArray.isEmpty() || slotArray.size() > kMostSlots)
        return damaged("a value is missing or out of bounds");
    keys.cipher = *cipher;
    for (const QJsonValue &value : slotArray) {
        const std::optional<KeySlot> slot = slotFromJson(value.toObject());
        if (!slot || keys.find(slot->recovery, slot->login))
            return damaged("a slot is damaged or out of bounds");
        keys.slotList.append(*slot);
    }
    return keys;
}

QByteArray writeKeyFile(const KeyFile &keys) {
    return QJsonDocument(keyFileToJson(keys)).toJson();
}

Result<KeyFile> readKeyFile(const QByteArray &content) {
    if (content.size() > kLargestFile)
        return damaged("too large");
    const QJsonDocument document = QJsonDocument::fromJson(content);
    if (!document.isObject())
        return damaged("not JSON");
    return keyFileFromJson(document.object());
}

Result<KeySlot> sealSlot(const KeyFile &keys, bool recovery, const QString &login, const QString &secret, const SecretKey &dataKey, KeyStretch stretch) {
    if (!recovery && (login.isEmpty() || login.size() > kLongestLogin))
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.bad_login"));
    KeySlot slot;
    slot.recovery = recovery;
    slot.login = login;
    slot.operations = stretch == KeyStretch::Moderate ? crypto_pwhash_OPSLIMIT_MODERATE : crypto_pwhash_OPSLIMIT_MIN;
    slot.memory = stretch == KeyStretch::Moderate ? crypto_pwhash_MEMLIMIT_MODERATE : crypto_pwhash_MEMLIMIT_MIN;
    slot.salt.resize(crypto_pwhash_SALTBYTES);
    randombytes_buf(slot.salt.data(), size_t(slot.salt.size()));
    slot.nonce.resize(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    randombytes_buf(slot.nonce.data(), size_t(slot.nonce.size()));
    auto key = stretched(slot, secret);
    if (!key)
        return key.error();
    QByteArray pair(kPair, '\0');
    slot.publicKey.resize(crypto_box_PUBLICKEYBYTES);
    std::copy_n(dataKey.data(), kKey, bytes(pair));
    crypto_box_keypair(bytes(slot.publicKey), bytes(pair) + kKey);
    const QByteArray bound = boundTo(keys, slot);
    slot.wrapped.resize(kWrapped);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(slot.wrapped), nullptr, bytes(std::as_const(pair)), kPair, bytes(bound), quint64(bound.size()), nullptr,
                                               bytes(std::as_const(slot.nonce)), key->data());
    sodium_memzero(pair.data(), kPair);
    return slot;
}

Result<std::vector<SecretKey>> openSlot(const KeyFile &keys, const KeySlot &slot, const QString &secret) {
    auto key = stretched(slot, secret);
    if (!key)
        return key.error();
    const QByteArray bound = boundTo(keys, slot);
    QByteArray pair(kPair, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(pair), nullptr, nullptr, bytes(slot.wrapped), kWrapped, bytes(bound), quint64(bound.size()), bytes(slot.nonce), key->data()) != 0)
        return makeError(ErrorCode::WrongKey, slot.recovery ? QStringLiteral("storage.wrong_recovery_code") : QStringLiteral("storage.wrong_password"));
    std::vector<SecretKey> dataKeys;
    for (auto sealed = slot.added.crbegin(); sealed != slot.added.crend(); ++sealed) {
        QByteArray opened(kKey, '\0');
        if (crypto_box_seal_open(bytes(opened), bytes(*sealed), kAdded, bytes(slot.publicKey), bytes(std::as_const(pair)) + kKey) == 0)
            dataKeys.emplace_back(std::move(opened));
    }
    dataKeys.emplace_back(pair.first(kKey));
    sodium_memzero(pair.data(), kPair);
    return dataKeys;
}

void addKeyToSlot(KeySlot &slot, const SecretKey &dataKey) {
    QByteArray sealed(kAdded, '\0');
    crypto_box_seal(bytes(sealed), dataKey.data(), kKey, bytes(std::as_const(slot.publicKey)));
    slot.added.append(sealed);
}

Result<KeyFile> loadKeyFile(const QString &folder) {
    auto keys = readFrom(mainPath(folder));
    if (keys || keys.error().code == ErrorCode::TooNew)
        return keys;
    auto previous = readFrom(mainPath(folder) + QStringLiteral(".bak"));
    return previous ? std::move(previous) : std::move(keys);
}

Result<void> saveKeyFile(const QString &folder, const KeyFile &keys) {
    const QByteArray content = writeKeyFile(keys);
    if (const auto written = writeAtomically(mainPath(folder), content); !written)
        return written;
    return writeAtomically(mainPath(folder) + QStringLiteral(".bak"), content);
}

}  // namespace tongdang
