// What a new child's file takes over so that nobody types it again: where the child before lived, in a row of new files; or, for a
// brother or sister, where they live and the people who care for both.
#pragma once

#include "ui/pages/child/child_changes.h"

#include "core/ledger/ledger.h"

#include <QHash>

namespace tongdang {

class UiContext;

QHash<QString, QString> carriedFromBefore(const Answers &child);
QHash<QString, QString> carriedFromSibling(const Answers &child);
// The links to those who care for `sibling` now, as changes for `child`.
std::vector<Change> sharedGuardians(UiContext &context, const Uid &sibling, const Uid &child);

}  // namespace tongdang
