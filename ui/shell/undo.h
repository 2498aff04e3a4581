// Undoing a batch from the window, and bringing back what was undone: as a job, told in a toast that can turn it round again.
#pragma once

#include "ui/shell/context.h"

class QKeyEvent;
class QTableWidget;

namespace tongdang {

void undoBatch(UiContext &context, QWidget *window, const Uid &batch);
// The newest of one's own batches that is not undone. `typing`: something is typed and not saved, which the keys may have been meant for: asks.
void undoLast(UiContext &context, QWidget *window, bool typing = false);
void redoLast(UiContext &context, QWidget *window);          // what was undone last, unless something was done since
QString whatWouldBeUndone(UiContext &context);               // by undoLast; "" where there is nothing
// Whether these keys undo or redo, and the text with the focus has nothing of its own to: then they mean what was saved.
bool isPastText(const QObject *text, const QKeyEvent &keys);
bool canBeUndone(const BatchInfo &batch);
// A change as it is now: one that was undone and brought back is not undone, and its `uid` is that of the batch which an undo takes back.
// `all`: newest first.
BatchInfo asItStands(const QList<BatchInfo> &all, BatchInfo change);
// A batch as a row of a table: when, who, what, records, and a button that calls `undo` (none: it may not be undone here).
void showBatch(UiContext &context, QTableWidget *table, int row, const BatchInfo &batch, const std::function<void(const Uid &)> &undo);

// Enter on a row of such a table presses its button.
void pressByEnter(QTableWidget *table);

}  // namespace tongdang
