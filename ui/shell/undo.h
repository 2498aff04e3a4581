// Undoing a batch from the window: as a job, told in a toast that can undo the undoing.
#pragma once

#include "ui/shell/context.h"

class QTableWidget;

namespace tongdang {

void undoBatch(UiContext &context, QWidget *window, const Uid &batch);
void undoLast(UiContext &context, QWidget *window);          // the newest of one's own batches that is not undone
bool canBeUndone(const BatchInfo &batch);
// A batch as a row of a table: when, who, what, records, and a button that calls `undo` (none: it may not be undone here).
void showBatch(UiContext &context, QTableWidget *table, int row, const BatchInfo &batch, const std::function<void(const Uid &)> &undo);

}  // namespace tongdang
