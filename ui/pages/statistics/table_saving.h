// A counted table as a file: as the official sheet in a workbook, on paper, or as text.
#pragma once

#include "core/statistics/summary.h"

class QWidget;

namespace tongdang {

class UiContext;

// Where a table goes, and whether with the codes of the records behind its numbers on a sheet of their own. No path: cancelled.
struct TableFile {
    QString path;
    bool withCodes = false;
};
TableFile askTableFile(UiContext &context, const Summary &summary, bool offersCodes, QWidget *window);
Result<void> writeTable(const UiContext &context, const Summary &summary, const QString &unit, const QString &file, const CountedRecords *records = nullptr);
void tellSaved(UiContext &context, const Result<void> &written, const QString &file, QWidget *window);

}  // namespace tongdang
