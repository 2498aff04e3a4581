// keys.json: the cipher and the key slots (security.md, "At rest"). Pure values here: parsing with limits, sealing and opening slots;
// loadKeyFile() and saveKeyFile() know the folder. Everything is checked for damage by a hash of its own, so that a damaged slot is not
// taken for a wrong password; who changes a slot's login, salt or costs makes it unopenable, since they are bound into its seal.
//
// A slot: Argon2id of the password opens a sealed pair, the data key and the slot's own private key (X25519). A later re-key, which knows
// nobody's password, seals the new data key to each slot's public key beside the old one; openSlot() then gives both, newest first.
#pragma once

#include "core/storage/database.h"

#include <QJsonObject>

#include <vector>

namespace tongdang {

// How hard the password is to guess: Argon2id *moderate*; tests use the least so that they are quick.
enum class KeyStretch { Moderate, Least };

struct KeySlot {
    bool recovery = false;
    QString login;             // "" for recovery
    quint64 operations = 0;    // Argon2id
    quint64 memory = 0;        // bytes
    QByteArray salt;
    QByteArray publicKey;
    QByteArray nonce;
    QByteArray wrapped;
    QList<QByteArray> added;   // further data keys, sealed to publicKey
};

struct KeyFile {
    QString ledgerId;
    Cipher cipher = Cipher::ChaCha20;
    QList<KeySlot> slotList;

    const KeySlot *find(bool recovery, const QString &login) const;
    void put(const KeySlot &slot);   // replaces the one of the same name
};

QJsonObject keyFileToJson(const KeyFile &keys);
Result<KeyFile> keyFileFromJson(const QJsonObject &object);      // Damaged, TooNew
QByteArray writeKeyFile(const KeyFile &keys);
Result<KeyFile> readKeyFile(const QByteArray &content);          // at most 1 MB; Damaged (storage.damaged_keys), TooNew

Result<KeySlot> sealSlot(const KeyFile &keys, bool recovery, const QString &login, const QString &secret, const SecretKey &dataKey, KeyStretch stretch);
// Every data key that this secret opens, newest first. WrongKey (storage.wrong_password, storage.wrong_recovery_code), Internal (no memory).
Result<std::vector<SecretKey>> openSlot(const KeyFile &keys, const KeySlot &slot, const QString &secret);
// For a re-key: the slot also gives `dataKey` from now on.
void addKeyToSlot(KeySlot &slot, const SecretKey &dataKey);

// keys.json, or its previous version where that one is lost or damaged.
Result<KeyFile> loadKeyFile(const QString &folder);
// The file first, then the second copy: at any moment one of them is whole, and afterwards both are the new one, so that a password
// that was changed or a slot that was removed does not come back.
Result<void> saveKeyFile(const QString &folder, const KeyFile &keys);

}  // namespace tongdang
