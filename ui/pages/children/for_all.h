// A change to many children at once, as two jobs: what the forms would warn about, asked about once, then the writing, as one batch to be
// undone as one. A child whom it does not fit keeps what it had.
#pragma once

#include "core/ledger/change_set.h"

#include <functional>
#include <memory>

class QWidget;

namespace tongdang {

class UiContext;

constexpr int kMostAtOnce = 10000;

// `done`: after it was written and announced; not where the person goes back, or it failed (which is told).
void commitForAll(UiContext &context, QWidget *window, const QString &title, std::shared_ptr<ChangeSet> set, std::function<void(const CommitOutcome &)> done);

}  // namespace tongdang
