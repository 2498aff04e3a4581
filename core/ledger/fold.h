// A record as its entries make it. A field's heads are its changes that none replaces; one head is its value; of several (a
// conflict) the later by (time, device) stands. Any order of entries, any number of times: the same record.
#pragma once

#include "core/ledger/journal_entry.h"

#include <map>

namespace tongdang {

struct Head {
    EntryId entry;
    HybridTime time;
    std::optional<QString> value;
};

struct Folded {
    Uid uid;
    QString form, version;                       // version: of the latest change
    HybridTime created, updated;
    std::map<QString, std::vector<Head>> heads;  // by field; latest first

    bool exists() const { return !heads.empty(); }
    QString value(const QString &field) const;   // "" where blank
    std::vector<EntryId> headIds(const QString &field) const;
};

Folded fold(const std::vector<JournalEntry> &entries, HybridTime until = {std::numeric_limits<qint64>::max()});

inline const QString kSubjectField = QStringLiteral("td_subject");
inline const QString kStateField = QStringLiteral("td_state");         // "" active, "withdrawn"
inline const QString kMergedField = QStringLiteral("td_merged_into");
inline const QString kWithdrawn = QStringLiteral("withdrawn");

}  // namespace tongdang
