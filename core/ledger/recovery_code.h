// Whether anybody has seen the recovery code that a new ledger was made with: a program that ended before it showed the code leaves
// a ledger that nobody can recover, and says so at the next sign-in.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

inline const QString kCodeShown = QStringLiteral("code_shown");   // a setting: no, yes; older ledgers have none

inline bool isCodeUnseen(const Ledger &ledger) { return ledger.setting(kCodeShown) == u"no"; }
inline Result<void> codeSeen(Ledger &ledger, const Session &session) {   // once it was printed, or typed back
    return isCodeUnseen(ledger) ? ledger.setSetting(session, kCodeShown, QStringLiteral("yes")) : Result<void>();
}

}  // namespace tongdang
