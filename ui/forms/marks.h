// How a problem looks: shape, colour and words together, never colour alone (ui.md). And the few marks of editors.
#pragma once

#include "core/base/issue.h"
#include "ui/shell/theme.h"

#include <QIcon>

class QLabel;

namespace tongdang {

bool same(const Issue &a, const Issue &b);                             // looks and reads the same
Color severityTone(Severity severity);                                // danger, warning, muted
void tint(QLabel *label, const Theme &theme, Color color);            // a label in one of the theme's colours
QIcon severityIcon(Severity severity, const Theme &theme, int size);  // disc with !, triangle with !, ring with i
// A level of an instrument: by its place among the levels, from the best. Shape and colour together, beside its word.
struct LevelLook { QString mark; Color color, soft; };
LevelLook levelLook(qsizetype place, qsizetype of);
QIcon editorIcon(const QString &name, const Theme &theme, int size);  // "calendar" "tree" "lock" "open"

}  // namespace tongdang
