#include "app/cli/commands.h"

namespace tongdang {

const std::vector<Command> &commands() {
    static const std::vector<Command> all{
        {"init", 0, 0, runInit},          {"verify", 0, 0, runVerify}, {"batches", 0, 0, runBatches},     {"undo", 1, 1, runUndo},
        {"backup", 1, 1, runBackup},      {"restore", 2, 2, runRestore}, {"user", 1, 2, runUser},         {"log", 0, 0, runLog},
        {"add", 1, -1, runAdd},           {"set", 1, -1, runSet},      {"show", 1, 1, runShow},           {"history", 1, 1, runHistory},
        {"list", 1, 1, runList},          {"search", 1, -1, runSearch}, {"exit", 1, 1, runExit},          {"reinstate", 1, 1, runReinstate},
        {"attach", 2, 2, runAttach},      {"forms", 0, 0, runForms},   {"form", 2, 2, runForm},           {"places", 0, 3, runPlaces},
        {"id", 1, 1, runId},             {"import", 1, 1, runImport},   {"export", 1, 1, runExport},       {"summary", 1, 1, runSummary},
        {"demo", 0, 0, runDemo},
        {"tables", 0, 0, runTables},      {"table", 2, 2, runTable},
    };
    return all;
}

}  // namespace tongdang
