#include "core/ledger/fold.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace tongdang {

QString Folded::value(const QString &field) const {
    const auto found = heads.find(field);
    return found == heads.end() || found->second.empty() ? QString() : found->second.front().value.value_or(QString());
}

std::vector<EntryId> Folded::headIds(const QString &field) const {
    std::vector<EntryId> ids;
    if (const auto found = heads.find(field); found != heads.end())
        for (const Head &head : found->second)
            ids.push_back(head.entry);
    std::sort(ids.begin(), ids.end());
    return ids;
}

Folded fold(const std::vector<JournalEntry> &entries, HybridTime until) {
    Folded out;
    std::map<QString, std::set<EntryId>> replaced;
    std::set<EntryId> seen;
    std::tuple<HybridTime, Uid> latest{};
    for (const JournalEntry &entry : entries) {
        if (!changesRecord(entry.op) || entry.time > until || !seen.insert(entry.id).second)
            continue;
        out.uid = entry.uid;
        out.form = entry.form;
        if (out.created.value == 0 || entry.time < out.created)
            out.created = entry.time;
        if (const std::tuple<HybridTime, Uid> at{entry.time, entry.id.device}; at > latest) {
            latest = at;
            out.updated = entry.time;
            out.version = entry.formVersion;
        }
        for (const FieldChange &change : entry.changes) {
            out.heads[change.field].push_back({entry.id, entry.time, change.after});
            replaced[change.field].insert(change.over.begin(), change.over.end());
        }
        if (entry.changes.empty())
            out.heads[kStateField];   // a record without any answer still exists
    }
    for (auto &[field, heads] : out.heads) {
        const auto &gone = replaced[field];
        std::erase_if(heads, [&gone](const Head &head) { return gone.contains(head.entry); });
        std::sort(heads.begin(), heads.end(), [](const Head &a, const Head &b) { return std::tie(a.time, a.entry) > std::tie(b.time, b.entry); });
    }
    return out;
}

}  // namespace tongdang
