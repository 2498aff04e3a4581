// Choices written one after another in a text: 低保、临时救助. The longest run of words that is a choice is taken, so that a label
// with a separator in it is found whole; words that are no choice are told, the others stand all the same.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

struct SeveralChoices {
    std::vector<const Choice *> taken;   // as written, each once
    QStringList unknown;
    QString codes(bool inOrder) const;   // in the list's order, unless theirs is the answer (rank)
};
SeveralChoices readSeveralChoices(const CodeList &list, const QString &typed);

}  // namespace tongdang
