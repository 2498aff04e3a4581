// What the workbench shows, read in one go on any thread: what is due, the figures of one's region, what was left unfinished, and when the
// ledger was last copied or given out.
#pragma once

#include "core/casework/tasks.h"
#include "core/casework/visiting_list.h"
#include "core/ledger/ledger.h"

#include <optional>

namespace tongdang {

struct TodayFigures {
    std::vector<Task> tasks;                 // at most kMostTasks, by due day
    qint64 children = 0, atRisk = 0;         // on the register; red or yellow
    int overdue = 0, thisWeek = 0, later = 0;
    QMap<TaskKind, int> kinds;
    QList<int> yearsWithoutHolidays;         // among the days of `tasks`
    qint64 backupMs = 0, exportMs = 0;       // 0: none is known
    std::optional<Error> error;
};

constexpr size_t kMostTasks = 1000;          // shown; the figures count them all
constexpr int kAheadDays = 92;

enum class Due { Overdue, ThisWeek, Later };
Due dueOf(const Task &task, const QDate &today);

TodayFigures readToday(LedgerReader &reader, const Session &session, const QDate &today, const QSet<TaskKind> &kinds, std::optional<Due> when);

}  // namespace tongdang
