// What stands in the place of a person's name in a roster: a name, a name with its bearer's state behind it (赵母（已去世）), or the state alone (离异).
#pragma once

#include "core/children/matching.h"
#include "core/importing/roster_template.h"

namespace tongdang {

struct PersonName {
    QString name;              // "": nobody is named
    QString state;             // as written; "": none
    SlotValues told;           // what the state answers of the form guardian
};

// 李明、李红 or 李明 李红 where one person's name should stand: a name in another script beside it, or in brackets, is the same person's.
bool areSeveralNames(const QString &text);
QStringList personParts(const QString &text);   // 王秀英、李国强
PersonName readPersonName(const QString &text, const RosterWords &words, const Form &guardian);

}  // namespace tongdang
