// The pages of the window, in the order of the navigation, and the demonstration data: the two lists that a new page or generator joins.
#pragma once

#include "ui/shell/context.h"

namespace tongdang {

std::vector<PageFactory> pages();
Demonstration demonstration();      // empty where there is none

}  // namespace tongdang
