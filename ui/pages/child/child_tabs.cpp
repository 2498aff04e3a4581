#include "ui/pages/child/child_tabs.h"

#include "ui/shell/theme.h"

#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace tongdang {

namespace { constexpr int kPad = 14, kTightPad = 5; }   // px at zoom 100 on each side of a name; as window.qss has them

void nameTabs(QTabWidget &tabs, const QList<TabName> &names, QPushButton &beside, const QString &words, const Theme &theme, int room) {
    const QFontMetrics plain(theme.font(TextSize::Normal)), bold(theme.font(TextSize::Normal, true));
    const auto needed = [&](QString TabName::*name, int pad) {
        int width = 0, more = 0;          // the chosen one is bold
        for (const TabName &each : names) {
            const int one = plain.horizontalAdvance(each.*name);
            width += one + 2 * theme.px(pad);
            more = std::max(more, bold.horizontalAdvance(each.*name) - one);
        }
        return width + more;
    };
    beside.setText(words);
    const bool tight = needed(&TabName::whole, kPad) + beside.sizeHint().width() > room;
    if (tight)
        beside.setText({});
    const bool brief = tight && needed(&TabName::whole, kTightPad) + beside.sizeHint().width() > room;
    beside.setAccessibleName(words);
    setStyleProperty(tabs.tabBar(), "tight", brief ? QStringLiteral("brief") : tight ? QStringLiteral("tight") : QString());
    for (int i = 0; i < names.size(); ++i) {
        tabs.setTabText(i, brief ? names[i].brief : names[i].whole);
        tabs.tabBar()->setAccessibleTabName(i, names[i].whole);
    }
}

}  // namespace tongdang
