#include "ui/shell/command.h"

#include "core/identity/names.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

bool means(const QString &typed, const QString &title) {
    const QString text = typed.simplified().toLower(), own = title.toLower();
    const bool latin = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (text.isEmpty() || (latin && text.size() < 2))      // one letter means too much
        return false;
    if (!latin)
        return own.contains(text);
    static const QRegularExpression kBetween(QStringLiteral("[^\\w]+"));
    for (const QString &word : own.split(kBetween, Qt::SkipEmptyParts))
        if (word.startsWith(text))
            return true;
    if (own.startsWith(text))
        return true;
    // A Chinese title is met in the middle too: 修改密码 by mm.
    if (std::any_of(own.begin(), own.end(), [](QChar c) { return c.unicode() < 0x80 && c.isLetter(); }))
        return false;
    const Pinyin sounds = pinyin(title, false);
    for (qsizetype from = 0; from + 1 < sounds.syllables.size(); ++from) {
        const Pinyin rest{sounds.syllables.mid(from)};
        if (rest.initials().startsWith(text) || rest.full().startsWith(QString(text).remove(u' ')))
            return true;
    }
    return false;
}

std::vector<Command> meant(const std::vector<Command> &all, const QString &typed) {
    std::vector<Command> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), [&](const Command &command) { return command.act && means(typed, command.said.isEmpty() ? command.title : command.said); });
    return found;
}

}  // namespace tongdang
