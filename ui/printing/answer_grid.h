// The questions of a form as rows of labels and answers, as wide as the form's td_print says (full half third); with room to write where it
// is a blank.
#pragma once

#include "ui/printing/flow.h"
#include "ui/printing/subject.h"

namespace tongdang {

// Answers in words; unanswered questions are left out unless `blanks`. `only`: these questions, all where it is empty. Without a `scene` a
// blank to write on: choices with boxes to tick, calculated answers left out.
void answerGrid(Flow &flow, const PrintScene *scene, const Form &form, const Answers *answers, const FormFacts *facts, Language language, bool blanks, const QStringList &only = {});
bool isAnswered(const PrintScene &scene, const Answers &answers);

}  // namespace tongdang
