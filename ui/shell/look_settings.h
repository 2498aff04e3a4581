// Theme, size and language as the person chooses them: shown at once and kept.
#pragma once

#include "ui/shell/theme.h"

#include "core/base/message.h"

#include <QList>

class QMenu;

namespace tongdang {

class UiContext;

inline const QList<int> kZooms = {80, 90, 100, 110, 125, 150, 175, 200};

void chooseZoom(UiContext &context, int percent);
void chooseMode(UiContext &context, Theme::Mode mode);
void chooseLanguage(UiContext &context, Language language);    // later: what asked for it is made anew in that language
QString modeTitle(Theme::Mode mode);
void fillLookMenu(UiContext &context, QMenu &menu);            // three submenus

}  // namespace tongdang
