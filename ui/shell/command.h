// A thing that the window can do, by name: in the search box, in the list of shortcuts. Pages give their own (Page::commands).
#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>
#include <vector>

namespace tongdang {

struct Command {
    QString title;                // "Import", "Make a backup…"
    QString icon;                 // in resources/icons
    QKeySequence keys;            // where it has some
    std::function<void()> act;    // none: a key of a page's own, for the list of shortcuts alone
    QString said = QString();     // what it is looked for by, where that is not the title: a child's name finds the child
};

// Whether a typed text means the command: a part of a title's word, or its pinyin from the beginning, whole or by initials (dr: 导入).
bool means(const QString &typed, const QString &title);

// Those that are meant and can be done, in order.
std::vector<Command> meant(const std::vector<Command> &all, const QString &typed);

}  // namespace tongdang
