#include "core/casework/tasks.h"

#include "core/base/dates.h"
#include "core/casework/scope.h"
#include "core/casework/workflow_file.h"
#include "core/children/eligibility.h"
#include "core/children/fields.h"
#include "core/forms/assessment.h"
#include "core/ledger/sql.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace tongdang {

using namespace fields;

namespace {

QString q(const QString &name) { return sql::quoted(name); }
const QString kCreatedDay = QStringLiteral("date(%1td_created / 1000, 'unixepoch', '+8 hours')");   // where no answer gives a day

// Runs selects over the children c that the session sees and the query asks for: td_uid, name, region, then what is asked.
class ChildQuery {
  public:
    ChildQuery(LedgerReader &reader, const Session &session, const TaskQuery &query) : m_db(reader.database()), m_session(session), m_query(query) {}
    template <typename Take> void run(const QString &more, const QString &joins, const QString &where, const QVariantList &given, const Take &take) {
        QVariantList values = given;
        QStringList conditions{where, QStringLiteral("c.td_state = 0")};
        for (const QString &place : {m_query.region.isEmpty() ? QString() : placeCondition(QStringLiteral("c.td_region"), {m_query.region}, values), seenBy(m_session, QStringLiteral("c.td_region"), values)})
            if (!place.isEmpty())
                conditions << place;
        SQLite::Statement select(m_db, sql::utf8(QStringLiteral("SELECT c.td_uid, c.%1, c.td_region, %2 FROM %3 c %4 WHERE %5").arg(q(kName), more, q(kChild), joins, conditions.join(u" AND "))));
        sql::bindAll(select, values);
        while (select.executeStep()) {
            Task task;
            task.uid = sql::uid(select.getColumn(0));
            task.title = sql::text(select.getColumn(1));
            task.region = sql::text(select.getColumn(2));
            take(task, select);
        }
    }

  private:
    SQLite::Database &m_db;
    const Session &m_session;
    const TaskQuery &m_query;
};

// The last day of the first round that begins after `last`.
QDate roundAfter(const std::vector<int> &months, const QDate &last) {
    for (int year = last.year(); year <= last.year() + 1; ++year)
        for (const int month : months)
            if (const QDate first(year, month, 1); first > last)
                return {year, month, first.daysInMonth()};
    return {};
}

// The first day of the last round that is over by `until`: who was looked at since then has none due.
QDate roundBefore(const std::vector<int> &months, const QDate &until) {
    QDate begins;
    for (int year = until.year() - 1; year <= until.year(); ++year)
        for (const int month : months)
            if (const QDate first(year, month, 1); QDate(year, month, first.daysInMonth()) <= until)
                begins = first;
    return begins;
}

// Assessments of the risk as one table of child and day.
QString assessments(const FormCatalog &forms) {
    QStringList parts;
    for (const Form *form : forms.linkedTo(kChild))
        if (form->kind == kInstrument && form->sets == kRisk)
            parts << QStringLiteral("SELECT td_subject AS child, %1 AS day FROM %2 WHERE td_state < 2").arg(form->find(form->dateField) ? q(form->dateField) : kCreatedDay.arg(QString()), q(form->table));
    return parts.isEmpty() ? QStringLiteral("SELECT NULL AS child, NULL AS day WHERE 0") : parts.join(QStringLiteral(" UNION ALL "));
}

void reassessments(ChildQuery &children, const FormCatalog &forms, const QDate &until, std::vector<Task> &out) {
    const WorkflowFile file(QStringLiteral("reassessment"));
    std::vector<int> months;
    for (const WorkflowFile::Row &row : file.rows("rounds"))
        months.push_back(row.cell("month").toInt());
    std::sort(months.begin(), months.end());
    const QString assessed = assessments(forms), newest = QStringLiteral("(SELECT max(day) FROM (%1) WHERE child = c.td_uid)").arg(assessed);
    std::map<Uid, Task> due;
    const auto add = [&](Task task, const QDate &day) {
        if (!day.isValid() || day > until)
            return;
        task.kind = TaskKind::Reassessment;
        task.due = day;
        if (const auto [place, fresh] = due.try_emplace(task.uid, task); !fresh && day < place->second.due)
            place->second = task;
    };
    if (const QDate since = roundBefore(months, until); since.isValid()) {
        const QString registered = QStringLiteral("coalesce(c.%1, %2)").arg(q(kRegisteredOn), kCreatedDay.arg(QStringLiteral("c.")));
        children.run(QStringLiteral("max(%1, coalesce(%2, ''))").arg(registered, newest), {}, registered + QStringLiteral(" < ? AND coalesce(%1, '') < ?").arg(newest), {isoDate(since), isoDate(since)},
                     [&](const Task &task, SQLite::Statement &row) { add(task, roundAfter(months, fromIso(sql::text(row.getColumn(3))))); });
    }
    // What happened since the newest assessment; who was never assessed waits for the round.
    for (const WorkflowFile::Row &row : file.rows("events")) {
        const Form *form = forms.find(row.cell("form"));
        const Field *question = form ? form->find(row.cell("question")) : nullptr;
        if (!question || form->subject != kChild || !form->find(form->dateField))
            continue;
        const int days = row.cell("days").toInt();
        const QString value = row.cell("value"), day = QStringLiteral("e.") + q(form->dateField);
        QVariantList values;
        QString where = QStringLiteral("e.td_state < 2 AND e.%1 %2 AND %3 > %4").arg(q(question->column), value.isEmpty() ? QStringLiteral("IS NOT NULL") : QStringLiteral("= ?"), day, newest);
        if (!value.isEmpty())
            values << value;
        children.run(day, QStringLiteral("JOIN %1 e ON e.td_subject = c.td_uid").arg(q(form->table)), where, values,
                     [&](const Task &task, SQLite::Statement &found) { add(task, fromIso(sql::text(found.getColumn(3))).addDays(days)); });
    }
    for (auto &[uid, task] : due)
        out.push_back(std::move(task));
}

}  // namespace

const QList<TaskKind> &taskKinds() {
    static const QList<TaskKind> all{TaskKind::Visit, TaskKind::Reassessment, TaskKind::TurningSixteen, TaskKind::TurningEighteen, TaskKind::CarerExpiry};
    return all;
}

QString taskKindName(TaskKind kind) {
    switch (kind) {
    case TaskKind::Visit: return QStringLiteral("visit");
    case TaskKind::Reassessment: return QStringLiteral("reassessment");
    case TaskKind::TurningSixteen: return QStringLiteral("turning_16");
    case TaskKind::TurningEighteen: return QStringLiteral("turning_18");
    case TaskKind::CarerExpiry: return QStringLiteral("carer_expiry");
    }
    return {};
}

Result<std::vector<Task>> TaskReader::tasks(const TaskQuery &query) {
    if (!m_reader.shared().policy->allows(m_session, Action::Read))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const QDate today = m_reader.shared().clock->today(), until = query.until.isValid() ? query.until : today;
    const auto wanted = [&](TaskKind kind) { return query.kinds.isEmpty() || query.kinds.contains(kind); };
    std::vector<Task> out;
    try {
        ChildQuery children(m_reader, m_session, query);
        if (wanted(TaskKind::Visit)) {
            const QString due = QStringLiteral("c.") + q(kNextVisitOn);
            children.run(due, {}, due + QStringLiteral(" <= ?"), {isoDate(until)}, [&](Task &task, SQLite::Statement &row) {
                task.due = fromIso(sql::text(row.getColumn(3)));
                out.push_back(task);
            });
        }
        if (wanted(TaskKind::Reassessment))
            reassessments(children, m_reader.forms(), until, out);
        // Reaching an age: the left behind leave that register at 16, everybody's file ends at 18.
        const auto turning = [&](TaskKind kind, int age, const QString &also, const QVariantList &more) {
            if (!wanted(kind))
                return;
            const QString born = QStringLiteral("c.") + q(kBirthDate);
            children.run(born, {}, born + QStringLiteral(" <= ?") + also, QVariantList{isoDate(until.addYears(-age))} + more, [&](Task &task, SQLite::Statement &row) {
                task.kind = kind;
                task.due = birthday(fromIso(sql::text(row.getColumn(3))), age);
                if (task.due.isValid() && task.due <= until)
                    out.push_back(task);
            });
        };
        turning(TaskKind::TurningSixteen, kLeftBehindAge, QStringLiteral(" AND ' ' || c.%1 || ' ' LIKE ?").arg(q(kCategories)), {QString(u"% " + kLeftBehind + u" %")});
        turning(TaskKind::TurningEighteen, kMinorAge, {}, {});
        if (wanted(TaskKind::CarerExpiry)) {
            const QString table = q(kCareAgreement), end = q(kUntil);
            children.run(QStringLiteral("a.td_uid, a.%1").arg(end), QStringLiteral("JOIN %1 a ON a.td_subject = c.td_uid").arg(table),
                         QStringLiteral("a.td_state < 2 AND a.%1 <= ? AND a.%2 IS NULL AND NOT EXISTS (SELECT 1 FROM %3 n WHERE n.td_subject = c.td_uid AND n.td_state < 2 AND n.%1 > a.%1 AND n.%2 IS NULL)")
                             .arg(end, q(kEndedOn), table),
                         {isoDate(until)}, [&](Task &task, SQLite::Statement &row) {
                             task.kind = TaskKind::CarerExpiry;
                             task.record = sql::uid(row.getColumn(3));
                             task.due = fromIso(sql::text(row.getColumn(4)));
                             out.push_back(task);
                         });
        }
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
    for (Task &task : out)
        task.overdue = task.due < today;
    std::sort(out.begin(), out.end(), [](const Task &a, const Task &b) { return std::tie(a.due, a.kind, a.region, a.uid) < std::tie(b.due, b.kind, b.region, b.uid); });
    return out;
}

QList<int> TaskReader::yearsWithoutHolidays(const QDate &until) const {
    const WorkingDays days;
    QList<int> years;
    for (int year = m_reader.shared().clock->today().year(); until.isValid() && year <= until.year(); ++year)
        if (!days.knows(year))
            years << year;
    return years;
}

}  // namespace tongdang
