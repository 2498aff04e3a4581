// Undoing a batch from the window: as a job, told in a toast that can undo the undoing.
#pragma once

#include "ui/shell/context.h"

namespace tongdang {

void undoBatch(UiContext &context, QWidget *window, const Uid &batch);
void undoLast(UiContext &context, QWidget *window);          // the newest of one's own batches that is not undone
bool canBeUndone(const BatchInfo &batch);

}  // namespace tongdang
