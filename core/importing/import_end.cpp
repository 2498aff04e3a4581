#include "core/importing/import_end.h"

namespace tongdang {

Result<void> endImport(RejectsBook &rejects, Ledger::Batch &batch, const ImportOptions &options, ImportReport &report) {
    if (auto kept = rejects.finish(); !kept)
        return kept;
    if (options.dryRun)
        return {};
    const auto uid = batch.finish();
    if (!uid)
        return uid.error();
    report.batch = *uid;
    return {};
}

}  // namespace tongdang
