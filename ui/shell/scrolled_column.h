// A page's column that scrolls where the window is too low for it, and fills the window where it is not. `margin`: px at zoom 100.
#pragma once

#include "ui/shell/theme.h"

class QVBoxLayout;
class QWidget;

namespace tongdang {

QVBoxLayout *scrolledColumn(Theme &theme, QWidget *page, int margin, Space spacing = Space::Medium);

}  // namespace tongdang
