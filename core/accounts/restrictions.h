// Kinds of restricted questions (td_restricted) that leave the ledger on nobody's list or print by themselves (security.md).
#pragma once

#include <QString>

namespace tongdang {

inline bool neverLeaves(const QString &restriction) { return restriction == u"abuse" || restriction == u"reporter"; }

}  // namespace tongdang
