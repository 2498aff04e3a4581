// The key slots of an open ledger.
#include "core/storage/ledger_state.h"

#include "core/storage/recovery_code.h"

namespace tongdang {

namespace {
// Keeps what is in memory and what is on disk the same, whatever fails.
template <typename Change> Result<void> changeKeys(LedgerFolder::Private &state, Change &&change) {
    if (state.readOnly)
        return makeError(ErrorCode::File, QStringLiteral("storage.read_only"));
    KeyFile changed = state.keys;
    if (const Result<void> done = change(changed); !done)
        return done;
    if (const auto saved = saveKeyFile(state.path, changed); !saved)
        return saved;
    state.keys = std::move(changed);
    return {};
}
}  // namespace

QList<SlotInfo> LedgerFolder::slotList() const {
    QList<SlotInfo> list;
    for (const KeySlot &slot : d->keys.slotList)
        list.append({slot.login, slot.recovery});
    return list;
}

Result<void> LedgerFolder::setPassword(const QString &login, const QString &newPassword) {
    if (!isStrongEnough(newPassword))
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.weak_password"));
    return changeKeys(*d, [&](KeyFile &keys) -> Result<void> {
        auto slot = sealSlot(keys, false, login, newPassword, d->ledgerKey, d->options.stretch);
        if (!slot)
            return slot.error();
        keys.put(*slot);
        return {};
    });
}

Result<void> LedgerFolder::removeSlot(const QString &login) {
    return changeKeys(*d, [&](KeyFile &keys) -> Result<void> {
        if (!keys.find(false, login))
            return makeError(ErrorCode::NotFound, QStringLiteral("storage.no_slot"), {login});
        keys.slotList.removeIf([&](const KeySlot &slot) { return !slot.recovery && slot.login == login; });
        if (std::ranges::all_of(keys.slotList, &KeySlot::recovery))
            return makeError(ErrorCode::Invalid, QStringLiteral("storage.last_slot"));
        return {};
    });
}

Result<QString> LedgerFolder::newRecoveryCode() {
    const QString code = createRecoveryCode();
    const auto done = changeKeys(*d, [&](KeyFile &keys) -> Result<void> {
        auto slot = sealSlot(keys, true, {}, *readRecoveryCode(code), d->ledgerKey, d->options.stretch);
        if (!slot)
            return slot.error();
        keys.put(*slot);
        return {};
    });
    if (!done)
        return done.error();
    return code;
}

Result<bool> LedgerFolder::passwordIs(const QString &login, const QString &password) const {
    const auto opened = unlock(d->keys, {false, login, password});
    if (opened)
        return true;
    if (opened.error().code == ErrorCode::WrongKey)
        return false;
    return opened.error();
}

}  // namespace tongdang
