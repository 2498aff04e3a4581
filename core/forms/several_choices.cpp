#include "core/forms/several_choices.h"

#include <algorithm>

namespace tongdang {

namespace {

constexpr size_t kLongest = 8;   // words of a choice

bool isSeparator(QChar c) {
    return c == u'、' || c == u'，' || c == u',' || c == u';' || c == u'；' || c == u'|' || c == u'｜' || c == u'/' || c == u'／' || c.isSpace();
}

}  // namespace

SeveralChoices readSeveralChoices(const CodeList &list, const QString &typed) {
    struct Word { qsizetype from, to; };
    std::vector<Word> words;
    for (qsizetype i = 0; i < typed.size();) {
        while (i < typed.size() && isSeparator(typed[i]))
            ++i;
        const qsizetype from = i;
        while (i < typed.size() && !isSeparator(typed[i]))
            ++i;
        if (i > from)
            words.push_back({from, i});
    }
    SeveralChoices out;
    for (size_t i = 0; i < words.size();) {
        const Choice *choice = nullptr;
        size_t end = std::min(words.size(), i + kLongest);
        for (; end > i && !choice; --end)
            choice = list.match(typed.mid(words[i].from, words[end - 1].to - words[i].from));
        if (!choice)
            out.unknown << typed.mid(words[i].from, words[i].to - words[i].from);
        else if (std::find(out.taken.begin(), out.taken.end(), choice) == out.taken.end())
            out.taken.push_back(choice);
        i = end + 1;
    }
    return out;
}

QString SeveralChoices::codes(bool inOrder) const {
    std::vector<const Choice *> sorted = taken;
    if (!inOrder)  // the same choices are the same answer, in whatever order they were written
        std::sort(sorted.begin(), sorted.end());
    QStringList codes;
    for (const Choice *choice : sorted)
        codes << choice->name;
    return codes.join(u' ');
}

}  // namespace tongdang
