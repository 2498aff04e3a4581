// The commands, by what they are about.
#pragma once

#include "app/cli/cli.h"

namespace tongdang {

// ledger_commands.cpp
int runInit(Cli &), runVerify(Cli &), runBatches(Cli &), runUndo(Cli &), runBackup(Cli &), runRestore(Cli &), runUser(Cli &), runLog(Cli &);
// record_commands.cpp
int runAdd(Cli &), runSet(Cli &), runShow(Cli &), runHistory(Cli &), runList(Cli &), runSearch(Cli &), runExit(Cli &), runReinstate(Cli &), runAttach(Cli &);
// definition_commands.cpp
int runForms(Cli &), runForm(Cli &), runPlaces(Cli &), runId(Cli &);

// demo_command.cpp
int runDemo(Cli &);
// import_commands.cpp
int runImport(Cli &), runExport(Cli &);
// statistics_commands.cpp
int runSummary(Cli &), runTables(Cli &), runTable(Cli &);
// casework_commands.cpp
int runCampaign(Cli &), runTasks(Cli &);

}  // namespace tongdang
