// An answer in words, as a person reads it: labels of codes, names of places, what a record is called.
#pragma once

#include "core/ledger/ledger_reader.h"

namespace tongdang {

// `own`: the ledger's own region, within which a place is named from there down.
QString shownValue(LedgerReader &reader, const Session &session, const QString &own, const Form &form, const Field &field, const QString &value, Language language);

}  // namespace tongdang
