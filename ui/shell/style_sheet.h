// The style sheet over Fusion, made from the theme's tokens.
#pragma once

#include <QString>

namespace tongdang {

class Theme;
QString styleSheet(const Theme &theme);

}  // namespace tongdang
