// Whether anybody has the recovery code of a ledger: a program that ended before the code was on paper leaves a ledger that nobody can
// recover, and says so at the next sign-in.
#pragma once

#include "core/ledger/ledger.h"

namespace tongdang {

inline const QString kCodeShown = QStringLiteral("code_shown");   // a setting: no, yes; older ledgers have none

inline bool isCodeUnseen(const Ledger &ledger) { return ledger.setting(kCodeShown) == u"no"; }
inline Result<void> codeMade(Ledger &ledger, const Session &session) { return ledger.setSetting(session, kCodeShown, QStringLiteral("no")); }   // a new one, not on paper yet
inline Result<void> codeSeen(Ledger &ledger, const Session &session) {   // once it was printed, or typed back
    return isCodeUnseen(ledger) ? ledger.setSetting(session, kCodeShown, QStringLiteral("yes")) : Result<void>();
}

}  // namespace tongdang
