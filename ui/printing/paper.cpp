#include "ui/printing/paper.h"

namespace tongdang::paper {

void Page::frame(double x, double y, double w, double h, double line) {
    rules.push_back({x, y, x + w, y, line});
    rules.push_back({x, y + h, x + w, y + h, line});
    rules.push_back({x, y, x, y + h, line});
    rules.push_back({x + w, y, x + w, y + h, line});
}

}  // namespace tongdang::paper
