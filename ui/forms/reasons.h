// What the forms warn about in changes that stand in no form on the screen: one answer for many children, the exit of several, an answer put
// back. Asked about once for all of them, as a form does for its own (docs/decisions/0007).
#pragma once

#include "core/base/progress.h"
#include "core/ledger/ledger.h"

class QWidget;

namespace tongdang {

class UiContext;

// Warnings about what each change touches that it gives no reason for. Nothing is written. Safe off the window's thread; stops where
// `progress` says so.
std::vector<ChangeIssues> unexplained(Ledger &ledger, const Session &session, const ChangeSet &set, Progress &progress);

// Puts the reason into the changes. False where the person goes back.
bool askReasons(UiContext &context, QWidget *parent, ChangeSet &set, const std::vector<ChangeIssues> &warned);

}  // namespace tongdang
