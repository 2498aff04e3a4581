// One survey sheet read into a form and the forms of its repeats: questions, groups, what is to be parsed, and every fault.
#pragma once

#include "core/forms/form_builder.h"

namespace tongdang {

// own: lists of the form's choices sheet; prefix: what names must begin with (extension forms), or "".
void readSurvey(const FormSheet &sheet, FormDraft &draft, Form *form, const QHash<QString, CodeList> &own, const QHash<QString, CodeList> &shared,
                const QString &prefix);

}  // namespace tongdang
