// Questions whose answer is a file: an attachment by its uid.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

bool takesFile(FieldKind kind);                                       // image audio video file
const Field *questionAt(const Form &form, const QString &path);       // "people/photo" is of a repeat; null where there is none

}  // namespace tongdang
