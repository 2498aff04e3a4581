// How a problem looks: shape, colour and words together, never colour alone (ui.md). Colours come from the palette's lightness.
#pragma once

#include "core/base/issue.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace tongdang {

QColor severityColor(Severity severity, const QPalette &palette);   // red, amber, quiet blue; readable on the window's ground
QColor mutedColor(const QPalette &palette);
QIcon severityIcon(Severity severity, const QPalette &palette, int size);   // disc with !, triangle with !, ring with i
QIcon smallIcon(const QString &name, const QPalette &palette, int size);    // "calendar" "tree" "lock" "add" "remove" "edit"

}  // namespace tongdang
