// One entry of the journal: who changed which field from what to what, when, on which PC (data-model.md, "The journal").
// Hashes cover uids and names in one fixed byte encoding, never local integers, so that a chain verifies on every PC.
#pragma once

#include "core/base/hybrid_time.h"
#include "core/base/uid.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace tongdang {

enum class JournalOp {
    Create = 1, Update, Withdraw, Merge, Erase,
    SignIn = 20, SignInFailed, View, Search, Print, Export, Import, Package, Account, Setting
};
QString opName(JournalOp op);
std::optional<JournalOp> opFromName(const QString &name);
inline bool changesRecord(JournalOp op) { return op <= JournalOp::Erase; }

// An entry's name for ever: the device's uid and its own count there.
struct EntryId {
    Uid device;
    qint64 seq = 0;
    auto operator<=>(const EntryId &) const = default;
};

struct FieldChange {
    QString field;                        // a question, or td_subject td_state td_merged_into
    std::optional<QString> before, after; // absent where there was or is no answer
    std::vector<EntryId> over;            // the heads that this value replaces
    bool code = false;                    // the answers are codes of a list: few texts that come again, kept once
};

struct JournalEntry {
    qint64 seq = 0;                       // local row
    qint64 first = 0;                     // local row of the record's first entry, its own in that one; 0 where it is not known yet
    EntryId id;
    HybridTime time;
    Uid account, batch;
    JournalOp op = JournalOp::Create;
    QString form, formVersion;
    Uid uid;
    std::vector<FieldChange> changes;     // by field name, ascending
    QByteArray secret;                    // 32 bytes; empty once erased
    QByteArray hash;                      // 32 bytes
    QByteArray commitments;               // to the changes, where whoever made the entry has worked them out already
};

QByteArray fieldSalt(const QByteArray &secret, const QString &field);
QByteArray commitment(const QByteArray &salt, const FieldChange &change);
// hash = H(previous ‖ meta ‖ commitments); previous: the hash of the same device's last entry, 32 zero bytes before the first.
QByteArray entryHash(const QByteArray &previous, const JournalEntry &entry);
QByteArray commitmentsOf(const JournalEntry &entry);   // to all its changes, one behind the other
QByteArray freshSecret();                 // 32 random bytes

}  // namespace tongdang
