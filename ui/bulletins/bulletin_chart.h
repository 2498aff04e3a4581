// A bulletin's chart, drawn: of paper's look wherever it goes.
#pragma once

#include "core/statistics/bulletin.h"
#include "ui/printing/drawing.h"
#include "ui/printing/type.h"

namespace tongdang {

paper::Drawing bulletinChart(const FilledBlock &block, Type &type, const Messages &words, Language language, double width);

}  // namespace tongdang
