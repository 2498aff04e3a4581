// Records of a form that no roster serves (a district's own, visits, campaigns …) out of the columns that its export writes: `uid` and
// `subject`, then questions by label or name; a sheet for each repeat, told by its name. A row with a known uid changes that record where
// its cells say otherwise, a row without makes a new one. A blank cell changes nothing, and neither does a number that stands masked in it.
#pragma once

#include "core/importing/import.h"

namespace tongdang {

// As importRoster. Errors: Invalid importing.no_question where no heading is a question of the form.
Result<ImportReport> importForm(Ledger &ledger, const Session &session, const QString &file, const ImportOptions &options, Workbook &book, Progress &progress);

}  // namespace tongdang
