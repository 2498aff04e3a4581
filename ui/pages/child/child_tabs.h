// The names of a child's tabs, so that every tab is in sight: closer together where the window is narrow, then by shorter names, and the
// button beside them by its sign alone.
#pragma once

#include <QList>
#include <QString>

class QPushButton;
class QTabWidget;

namespace tongdang {

class Theme;

struct TabName { QString whole, brief; };

// `room`: px for tabs and button. The button's text is `words` where there is room for it.
void nameTabs(QTabWidget &tabs, const QList<TabName> &names, QPushButton &beside, const QString &words, const Theme &theme, int room);

}  // namespace tongdang
