#include "core/storage/backup_file.h"

#include <sodium.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

namespace tongdang {

namespace {
constexpr QByteArrayView kMagic("TongdangBackup1\n");
constexpr quint32 kLargestHead = 2 << 20;
constexpr int kVersion = 1;
constexpr quint64 kMacPurpose = 1;
constexpr qint64 kPiece = 1 << 20;
constexpr qint64 kLargestPart = qint64(1) << 50;

Error notABackup(const char *why) {
    return makeError(ErrorCode::BadFormat, QStringLiteral("storage.not_a_backup"), {}, QString::fromLatin1(why));
}
Error damagedBackup(const char *why) {
    return makeError(ErrorCode::BadFormat, QStringLiteral("storage.damaged_backup"), {}, QString::fromLatin1(why));
}
}  // namespace

qint64 BackupHead::partBytes() const {
    qint64 sum = 0;
    for (const BackupPart &part : parts)
        sum += part.bytes;
    return sum;
}

QByteArray writeBackupHead(const BackupHead &head) {
    QJsonArray parts;
    for (const BackupPart &part : head.parts)
        parts.append(QJsonObject{{QStringLiteral("name"), databaseFileName(part.file)}, {QStringLiteral("bytes"), part.bytes}});
    const QByteArray json = QJsonDocument(QJsonObject{{QStringLiteral("version"), kVersion},
                                                      {QStringLiteral("time"), head.timeMs},
                                                      {QStringLiteral("structure"), head.structure},
                                                      {QStringLiteral("keys"), keyFileToJson(head.keys)},
                                                      {QStringLiteral("parts"), parts}})
                                .toJson(QJsonDocument::Compact);
    QByteArray length(4, '\0');
    qToLittleEndian(quint32(json.size()), length.data());
    return kMagic.toByteArray() + length + json;
}

Result<BackupHead> readBackupHead(QFile &file) {
    if (!file.seek(0))
        return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, file.errorString());
    if (file.read(kMagic.size()) != kMagic)
        return notABackup("magic");
    const QByteArray lengthBytes = file.read(4);
    if (lengthBytes.size() != 4)
        return damagedBackup("no head");
    const quint32 length = qFromLittleEndian<quint32>(lengthBytes.constData());
    if (length > kLargestHead)
        return damagedBackup("head too large");
    const QByteArray json = file.read(length);
    if (json.size() != qsizetype(length))
        return damagedBackup("head cut off");
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty())
        return damagedBackup("head unreadable");
    if (object.value(u"version").toInt() > kVersion)
        return makeError(ErrorCode::TooNew, QStringLiteral("storage.too_new"));
    auto keys = keyFileFromJson(object.value(u"keys").toObject());
    if (!keys && keys.error().code == ErrorCode::TooNew)
        return keys.error();
    if (!keys)
        return damagedBackup("keys");
    BackupHead head;
    head.timeMs = object.value(u"time").toInteger();
    head.structure = object.value(u"structure").toInteger();
    head.keys = std::move(*keys);
    const QJsonArray parts = object.value(u"parts").toArray();
    const QList<DatabaseFile> expected{DatabaseFile::Ledger, DatabaseFile::Attachments};
    if (parts.size() != expected.size())
        return damagedBackup("parts");
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QJsonObject part = parts.at(i).toObject();
        const qint64 bytes = part.value(u"bytes").toInteger(-1);
        if (part.value(u"name").toString() != databaseFileName(expected.at(i)) || bytes < 0 || bytes > kLargestPart)
            return damagedBackup("part");
        head.parts.append({expected.at(i), bytes});
    }
    if (file.size() != file.pos() + head.partBytes() + kBackupMacBytes)
        return damagedBackup("size");
    return head;
}

struct BackupMac::State { crypto_generichash_state hash; };

BackupMac::BackupMac(const SecretKey &dataKey) : m_state(std::make_unique<State>()) {
    const SecretKey key = dataKey.derived(kMacPurpose);
    crypto_generichash_init(&m_state->hash, key.data(), 32, kBackupMacBytes);
}

BackupMac::~BackupMac() {
    sodium_memzero(m_state.get(), sizeof(State));
}

void BackupMac::add(QByteArrayView bytes) {
    crypto_generichash_update(&m_state->hash, reinterpret_cast<const unsigned char *>(bytes.data()), size_t(bytes.size()));
}

QByteArray BackupMac::finish() {
    QByteArray mac(kBackupMacBytes, '\0');
    crypto_generichash_final(&m_state->hash, reinterpret_cast<unsigned char *>(mac.data()), size_t(mac.size()));
    return mac;
}

Result<qsizetype> verifyBackup(QFile &file, const std::vector<SecretKey> &candidates, Progress &progress, qint64 done, qint64 total) {
    std::vector<std::unique_ptr<BackupMac>> macs;
    for (const SecretKey &key : candidates)
        macs.push_back(std::make_unique<BackupMac>(key));
    if (!file.seek(0))
        return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, file.errorString());
    for (qint64 left = file.size() - kBackupMacBytes; left > 0;) {
        const QByteArray piece = file.read(qMin(left, kPiece));
        if (piece.isEmpty())
            return makeError(ErrorCode::File, QStringLiteral("storage.medium_failed"), {}, file.errorString());
        for (const auto &mac : macs)
            mac->add(piece);
        left -= piece.size();
        done += piece.size();
        if (!progress.step(done, total))
            return makeError(ErrorCode::Cancelled, QStringLiteral("storage.cancelled"));
    }
    const QByteArray stored = file.read(kBackupMacBytes);
    for (size_t i = 0; i < macs.size(); ++i) {
        const QByteArray mac = macs[i]->finish();
        if (stored.size() == mac.size() && sodium_memcmp(stored.constData(), mac.constData(), size_t(mac.size())) == 0)
            return qsizetype(i);
    }
    return damagedBackup("MAC");
}

}  // namespace tongdang
