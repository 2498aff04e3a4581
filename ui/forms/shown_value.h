// An answer in words, as a person reads it: labels of codes, full names of places, what a record is called.
#pragma once

#include "core/forms/answers.h"

namespace tongdang {

class UiContext;

QString shownValue(const UiContext &context, const Form &form, const Field &field, const QString &value);

}  // namespace tongdang
