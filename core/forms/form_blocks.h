// KoboToolbox's blocks, which its server makes plain questions of before a form goes to a phone: ratings (begin_score), rankings
// (begin_rank) and tables (begin_kobomatrix). Names are made as there: matrix_item_column.
#pragma once

#include "core/forms/form_reader.h"

namespace tongdang {

// The survey sheet with its blocks written out, each row under the number it came from. A block whose list is not named or not there
// stays as it is, and is refused when it is read. choices may be null.
FormSheet withoutBlocks(const FormSheet &survey, const FormSheet *choices);

}  // namespace tongdang
