// Who has a ledger open, in a person's words: where, and since when.
#pragma once

#include "core/base/clock.h"
#include "core/base/message.h"

#include <optional>

namespace tongdang {

// The text of the lock, "user@computer pid 123 since 2026-03-02T08:02:11Z": storage.in_use_today, storage.in_use, storage.in_use_elsewhere.
Message heldBy(const QString &lockText, const Clock &clock);

// Asked before a password is typed. None: nobody has it open, or there is no such ledger.
std::optional<Message> whoHolds(const QString &ledger, const Clock &clock);

}  // namespace tongdang
