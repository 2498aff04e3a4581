// A counted table as a file: as the official sheet in a workbook, on paper, or as text. Asks where it goes and tells what came of it.
#pragma once

#include "core/statistics/summary.h"

class QWidget;

namespace tongdang {

class UiContext;

void saveTable(UiContext &context, const Summary &summary, const QString &unit, QWidget *window);

}  // namespace tongdang
