// Forms bound to one another: what names mean, expressions parsed, the order of calculations, and the checks that look at several forms.
#pragma once

#include "core/forms/form_builder.h"

namespace tongdang {

// `drafts`: forms; `extensions`: drafts whose questions were added to one of them. Faults go to the draft whose source has them.
void bindForms(std::vector<FormDraft> &drafts, std::vector<FormDraft> &extensions);

}  // namespace tongdang
