// What happened to a child, by the days it happened on: born, cared for by whom from when until when, on the register, left it; and what
// was entered, imported and corrected in the file, by whom. Every date of the file and of the records that hang on it, whatever their form.
//
// Sentences are data (resources/messages/timeline.csv): `timeline.<form>.<question>` says what the date of that question means, with
// ${questions} of the same record; `….<other question>.<code>` after it says it where that other question holds the code. A date without a
// sentence is told by its form's title and its label.
#pragma once

#include "core/ledger/record.h"

namespace tongdang {

class UiContext;

struct Happening {
    QString day, what, detail;
    bool ofTheFile = false;       // entered or corrected on that day; else it happened to the child
};
// The newest first.
QList<Happening> happenings(UiContext &context, const Record &child);

}  // namespace tongdang
