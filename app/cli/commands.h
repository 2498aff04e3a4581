// The commands, by what they are about.
#pragma once

#include "app/cli/cli.h"

#include "core/statistics/frozen_table.h"

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
// print_command.cpp
int runPrint(Cli &);
// statistics_commands.cpp
int runSummary(Cli &), runTables(Cli &), runTable(Cli &);
// False where --from is given for a table without a period.
bool periodFits(Cli &cli, const TableDefinition &table, int &status);
std::optional<SummaryRequest> summaryRequestOf(Cli &cli, int &status);   // nothing where an option has no such value: told already
// The reported table of --frozen, where it is one of the table that the command names and no other option asks for another than it is; small
// numbers hidden from `below` on. Nothing otherwise: told already, `status` is the answer.
std::optional<FrozenSummary> frozenOf(Cli &cli, int below, int &status);
// casework_commands.cpp
int runCampaign(Cli &), runTasks(Cli &);
// chart_command.cpp
int runChart(Cli &);
int runReport(Cli &);
// --hide-below: nought where it is not given. Nothing where its number is none: `status` is the answer then.
std::optional<int> hideBelowOf(Cli &cli, int &status);
// frozen_commands.cpp
int runFreeze(Cli &), runFrozen(Cli &), runCompare(Cli &);

}  // namespace tongdang
