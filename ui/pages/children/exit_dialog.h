// Several children leave the register for one reason on one day. One batch, to be undone as one; who cannot leave (left already, came
// later than that day) stays and is counted.
#pragma once

#include <QtGlobal>

#include <vector>

class QWidget;

namespace tongdang {

class UiContext;

void exitForAll(UiContext &context, QWidget *window, const std::vector<qint64> &children);

}  // namespace tongdang
