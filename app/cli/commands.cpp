#include "app/cli/commands.h"

namespace tongdang {

const std::vector<Command> &commands() {
    static const std::vector<Command> all{
        {"init", 0, 0, runInit, "region admin name team"},
        {"demo", 0, 0, runDemo, "children seed"},
        {"import", 1, 1, runImport, "sheet region form mapping save-mapping dry-run rejects"},
        {"export", 1, 1, runExport, "form template where region encoding codes full-ids purpose recipient approver"},
        {"print", 0, -1, runPrint, "template form where region blank parts restricted o"},
        {"add", 1, -1, runAdd, "subject values reason"},
        {"set", 1, -1, runSet, "values reason"},
        {"show", 1, 1, runShow},
        {"history", 1, 1, runHistory},
        {"list", 1, 1, runList, "where region all as-of limit"},
        {"search", 1, -1, runSearch, "limit"},
        {"exit", 1, 1, runExit, "reason date"},
        {"reinstate", 1, 1, runReinstate, "date"},
        {"attach", 2, 2, runAttach, "field"},
        {"batches", 0, 0, runBatches, "limit"},
        {"undo", 1, 1, runUndo},
        {"campaign", 1, 1, runCampaign},
        {"tasks", 0, 0, runTasks, "until region"},
        {"summary", 1, 1, runSummary, "by region as-of from known-at basis frozen open concerned hide-below codes o"},
        {"chart", 1, 1, runChart, "by region as-of from basis frozen kind columns hide-below grey size o"},
        {"report", 1, 1, runReport, "as-of region hide-below o"},
        {"freeze", 1, 1, runFreeze, "by region as-of from basis name replaces reason"},
        {"frozen", 0, 0, runFrozen, ""},
        {"compare", 2, 2, runCompare, "by region from basis hide-below"},
        {"tables", 0, 0, runTables},
        {"table", 2, 2, runTable},
        {"forms", 0, 0, runForms},
        {"form", 2, 2, runForm},
        {"places", 0, 3, runPlaces, "region"},
        {"id", 1, 1, runId},
        {"backup", 1, 1, runBackup},
        {"restore", 2, 2, runRestore},
        {"verify", 0, 0, runVerify, "deep rebuild"},
        {"user", 1, 2, runUser, "new-password-file recovery-code"},
        {"log", 0, 0, runLog, "op since limit"},
    };
    return all;
}

}  // namespace tongdang
