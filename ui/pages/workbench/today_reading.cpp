#include "ui/pages/workbench/today_reading.h"

#include "core/children/fields.h"

namespace tongdang {

using namespace fields;

namespace { constexpr int kLookBack = 50, kWeek = 7; }

Due dueOf(const Task &task, const QDate &today) { return task.overdue ? Due::Overdue : task.due < today.addDays(kWeek) ? Due::ThisWeek : Due::Later; }

TodayFigures readToday(LedgerReader &reader, const Session &session, const QDate &today, const QSet<TaskKind> &kinds, std::optional<Due> when) {
    TodayFigures figures;
    auto tasks = TaskReader(reader, session).tasks({today.addDays(kAheadDays), {}, {}});
    if (!tasks) {
        figures.error = tasks.error();
        return figures;
    }
    for (Task &task : *tasks) {
        const Due due = dueOf(task, today);
        ++(due == Due::Overdue ? figures.overdue : due == Due::ThisWeek ? figures.thisWeek : figures.later);
        ++figures.kinds[task.kind];
        if (figures.tasks.size() < kMostTasks && (kinds.isEmpty() || kinds.contains(task.kind)) && (!when || *when == due))
            figures.tasks.push_back(std::move(task));
    }
    if (const auto children = reader.count(session, {}))
        figures.children = *children;
    if (const auto risks = reader.countBy(session, kChild, kRisk))
        figures.atRisk = risks->value(QStringLiteral("red")) + risks->value(QStringLiteral("yellow"));
    // A backup is logged as an export of the kind `backup`.
    const auto log = reader.log(session, QStringLiteral("export"), {}, 0, kLookBack);
    for (const HistoryEntry &entry : log ? *log : QList<HistoryEntry>()) {
        const bool backup = std::any_of(entry.changes.begin(), entry.changes.end(), [](const auto &change) { return change.field == u"what" && change.after == u"backup"; });
        qint64 &last = backup ? figures.backupMs : figures.exportMs;
        last = std::max(last, entry.timeMs);
    }
    return figures;
}

}  // namespace tongdang
