// Backups from the window: at any time into a chosen file, and when a changed ledger is closed (asked once; the folder is remembered).
#pragma once

#include "ui/shell/context.h"

namespace tongdang {

QString proposedBackupName(UiContext &context);
void backupTo(UiContext &context, QWidget *window, const QString &file);    // as a job, told in a toast
enum class ClosingBackup { Made, Declined, Failed };                         // failed: also cancelled, no folder was chosen, or the ledger is to stay open
ClosingBackup offerClosingBackup(UiContext &context, QWidget *window);      // waits until the copy is made or has failed

}  // namespace tongdang
