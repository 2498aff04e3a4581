// Codes that a condition asks a choice question for and that are none of its choices: nobody answers so, and the number would be nought
// without a word. For core/statistics alone.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

struct UnknownCode { QString question, code; };

// `expression` in the scope of `form`; questions of linked records and of those that they point to are looked at in their own forms.
QList<UnknownCode> unknownCodes(const Expression &expression, const Form &form);

}  // namespace tongdang
