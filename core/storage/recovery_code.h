// The recovery code, printed once and kept sealed: 32 characters of an alphabet without I, O, 0 and 1, in 8 groups of four.
// 30 of them are random (150 bits); the last two check the others, so that a slip of the pen is told from a code of another ledger.
#pragma once

#include "core/storage/secret_key.h"

#include <QString>

#include <optional>

namespace tongdang {

QString createRecoveryCode();                                   // "ABCD-EFGH-…"
// Lower case, spaces, full-width letters and missing dashes are accepted; none where it is mistyped. The result is what the key slot stretches.
std::optional<QString> readRecoveryCode(const QString &typed);

}  // namespace tongdang
