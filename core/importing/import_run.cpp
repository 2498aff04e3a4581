#include "core/importing/import_run.h"

#include "core/base/text.h"
#include "core/children/fields.h"

namespace tongdang {

using namespace targets;

namespace {

constexpr size_t kSlice = 500;             // rows committed together
constexpr int kAttempts = 4;               // to keep a row without the answers that are refused
constexpr int kRowsOfSheet = 1 << 21;      // a row of the second sheet and further is told to the matcher behind so many of each sheet before

}  // namespace

void ImportRun::begin(const SheetHead &head, const RowReader &reader) {
    m_head = &head;
    m_reader = &reader;
    m_sheets << head.mapping.sheet;
}

Result<void> ImportRun::take(ReadAhead::Row row) {
    ++m_report.rows;
    WaitingRow waiting;
    waiting.row = std::move(row.row);
    waiting.read = std::move(row.read);
    waiting.read.entry.group = ++m_group;
    waiting.read.entry.row += int(m_sheets.size() - 1) * kRowsOfSheet;
    if (!waiting.read.rejected()) {
        waiting.plan = m_matcher.plan(waiting.read.entry);
        if (waiting.plan.waits) {
            if (auto flushed = flush(); !flushed)
                return flushed;
            waiting.plan = m_matcher.plan(waiting.read.entry);
        }
        explain(waiting);
    }
    m_waiting.push_back(std::move(waiting));
    return m_waiting.size() >= kSlice ? flush() : Result<void>();
}

Result<void> ImportRun::flush() {
    if (auto done = commit(m_waiting); !done)
        return done;
    for (WaitingRow &row : m_waiting)
        if (row.refused && row.lenient)
            if (auto done = retry(row); !done)
                return done;
    for (WaitingRow &row : m_waiting)
        if (auto told = tell(row); !told)
            return told;
    m_waiting.clear();
    return {};
}

Result<void> ImportRun::commit(std::span<WaitingRow> rows) {
    std::vector<Change> changes;
    size_t count = 0;
    for (const WaitingRow &row : rows)
        count += row.plan.changes.size();
    changes.reserve(count);
    for (WaitingRow &row : rows)
        std::move(row.plan.changes.begin(), row.plan.changes.end(), std::back_inserter(changes));
    CommitOutcome outcome;
    if (!changes.empty()) {
        auto added = m_batch.add(changes);
        if (!added)
            return added.error();
        outcome = std::move(*added);
    }
    size_t at = 0, issue = 0;
    for (WaitingRow &row : rows) {
        const size_t from = at;
        at += row.plan.whose.size();
        row.refused = row.touched = false;
        for (size_t i = from; i < at; ++i) {
            row.refused = row.refused || outcome.uids[i].isNil();
            row.touched = row.touched || outcome.changed[i];
        }
        row.refusedAnswers.clear();
        const size_t first = issue;
        bool lenient = row.refused;
        for (; issue < outcome.issues.size() && outcome.issues[issue].change < at; ++issue)
            for (const Issue &one : outcome.issues[issue].issues)
                if (one.severity == Severity::Must) {
                    const int whose = row.plan.whose[outcome.issues[issue].change - from];
                    lenient = lenient && mayLeaveOut(row, one, changes[outcome.issues[issue].change], whose);
                    row.refusedAnswers.emplace_back(whose, one.field);
                }
        row.lenient = lenient && !row.refusedAnswers.empty();
        for (issue = first; issue < outcome.issues.size() && outcome.issues[issue].change < at; ++issue)
            for (const Issue &one : outcome.issues[issue].issues)
                add(row, one, changes[outcome.issues[issue].change], row.plan.whose[outcome.issues[issue].change - from]);
        m_matcher.settle(row.read.entry.group, row.refused);
    }
    return {};
}

bool ImportRun::mayLeaveOut(const WaitingRow &row, const Issue &issue, const Change &change, int whose) const {
    const int slot = change.form->indexOf(issue.field);
    if (slot < 0 || whose < -1 || issue.field == fields::kName || issue.field == fields::kIdNumber || issue.field == change.form->regionField)
        return false;
    const SlotValues &values = whose < 0 ? row.read.entry.values : row.read.entry.people[size_t(whose)].values;
    return !valueIn(values, slot).isEmpty();
}

// Without the answers that were refused.
Result<void> ImportRun::retry(WaitingRow &row) {
    for (int attempt = 0; attempt < kAttempts && row.refused && row.lenient; ++attempt) {
        RosterEntry &entry = row.read.entry;
        for (const auto &[whose, question] : row.refusedAnswers) {
            const Form *form = whose < 0 ? entry.form : guardianForm(*m_reader->forms());
            SlotValues &values = whose < 0 ? entry.values : entry.people[size_t(whose)].values;
            std::erase_if(values, [slot = form->indexOf(question)](const auto &value) { return value.first == slot; });
            PersonKeys &keys = entry.keys;
            for (const auto &[name, key] : {std::pair{fields::kBirthDate, &keys.birth}, std::pair{fields::kPhone, &keys.phone}, std::pair{fields::kAgeStated, &keys.age}})
                if (whose < 0 && question == name)
                    key->clear();
        }
        entry.group = ++m_group;
        row.plan = m_matcher.plan(entry);
        if (row.plan.changes.empty()) {   // without them it is not known any more who it is
            explain(row);
            return {};
        }
        if (auto done = commit({&row, 1}); !done)
            return done;
    }
    return {};
}

Result<void> ImportRun::tell(WaitingRow &row) {
    const bool rejected = row.refused || row.read.rejected();
    if (rejected)
        ++m_report.rejected;
    else if (row.plan.match == MatchKind::None || row.plan.revives)
        ++m_report.created;
    else if (row.touched)
        ++m_report.updated;
    else
        ++m_report.unchanged;
    for (RowProblem &problem : row.read.problems) {
        problem.sheet = m_head->mapping.sheet;
        problem.name = row.read.entry.keys.name;
        for (const ColumnMapping &column : m_head->mapping.columns)
            if (!problem.column.isEmpty() && column.heading == problem.column && problem.cell < 0) {
                problem.cell = column.column;
                problem.text = column.column < row.row.cells.size() ? row.row.cells[column.column].text : QString();
            }
        m_report.warnings += problem.severity == Severity::Warn ? 1 : 0;
    }
    m_report.problems << row.read.problems;
    ++m_report.sheets.back().rows;
    return rejected && m_rejects ? m_rejects->add(*m_head, row.row, row.read.problems) : Result<void>();
}

QString ImportRun::nameOfRow(int row, Language language) const {
    const int sheet = row / kRowsOfSheet;
    const QString number = QString::number(m_sheets.size() < 2 ? row : row % kRowsOfSheet);
    return sheet + 1 < m_sheets.size() ? m_messages.text({QStringLiteral("importing.row_of_sheet"), {m_sheets.value(sheet), number}, {}}, language)
                                       : m_messages.text({QStringLiteral("importing.row"), {number}, {}}, language);
}

void ImportRun::explain(WaitingRow &row) {
    const auto tell = [&](const QString &target, Severity severity, const char *rule, const QStringList &args) {
        row.read.problems << RowProblem{row.row.number, m_reader->heading(target), severity, QString::fromLatin1(rule), {QStringLiteral("importing.") + QString::fromLatin1(rule), args, {}}};
    };
    const RowPlan &plan = row.plan;
    const QString name = row.read.entry.keys.name;
    const auto rowIn = [&](Language language) { return nameOfRow(plan.knownRow, language); };
    if (plan.match == MatchKind::Ambiguous)
        tell(kOwnName, Severity::Must, row.read.entry.keys.birth.isEmpty() ? "ambiguous_person" : "ambiguous_person_born", {name});
    if (plan.otherPerson)   // one of the two numbers is wrong
        tell(kOwn + fields::kIdNumber, Severity::Must, plan.knownRow > 0 ? "number_of_row" : "number_of_other", {name, plan.knownName, rowIn(Language::Chinese), rowIn(Language::English)});
    else if (plan.knownRow > 0)
        tell(kOwnName, Severity::Warn, "same_person", {rowIn(Language::Chinese), rowIn(Language::English)});
    if (plan.otherName)
        tell(kOwnName, Severity::Warn, "other_name", {plan.knownName});
    if (plan.twin)
        tell(kOwn + fields::kIdNumber, Severity::Warn, "twin", {name});
    const Form *guardian = guardianForm(*m_reader->forms());
    for (const int who : plan.twins)
        tell(row.read.people[size_t(who)] + u'.' + fields::kIdNumber, Severity::Warn, "twin_person", {valueIn(row.read.entry.people[size_t(who)].values, guardian->indexOf(fields::kName))});
    for (const auto &[who, slot] : plan.otherwise)
        tell(row.read.people[size_t(who)] + u'.' + guardian->fields[slot].name, Severity::Warn, "said_otherwise",
             {valueIn(row.read.entry.people[size_t(who)].values, guardian->indexOf(fields::kName)), guardian->fields[slot].label.in(Language::Chinese), guardian->fields[slot].label.in(Language::English)});
    if (plan.match == MatchKind::None)   // else it is known already
        for (const ColumnMapping &column : m_head->mapping.columns)
            if (const QString text = row.row.cells.value(column.column).text.trimmed(); !column.target.isEmpty() && isMasked(text))
                row.read.problems << RowProblem{row.row.number, column.heading, Severity::Warn, QStringLiteral("masked"), {QStringLiteral("importing.masked"), {text}, {}}};
    if (plan.exited)
        tell(kOwnName, Severity::Warn, "exited", {name});
}

void ImportRun::add(WaitingRow &row, const Issue &issue, const Change &change, int whose) {
    if (issue.severity == Severity::Info)
        return;
    QString column;
    if (whose == -1)
        column = change.form->regionField == issue.field ? m_reader->heading(kRegion) : m_reader->heading(kOwn + issue.field);
    else if (whose >= 0)
        column = m_reader->heading(row.read.people[size_t(whose)] + u'.' + issue.field);
    RowProblem problem{row.row.number, column, issue.severity, issue.rule, issue.message};
    if (issue.severity == Severity::Must && row.lenient) {
        const auto words = [&](Language language) -> QString {
            return m_messages.text(issue.message, language) + (language == Language::English ? QStringLiteral(" ") : QString()) + m_messages.text({QStringLiteral("importing.left_out"), {}, {}}, language);
        };
        problem.severity = Severity::Warn;
        problem.message = {QStringLiteral("importing.left_out"), {}, Labels(words(Language::Chinese), words(Language::English))};
    }
    for (const RowProblem &told : row.read.problems)
        if (told.column == problem.column && told.rule == problem.rule && told.message == problem.message)
            return;
    row.read.problems << problem;
}

}  // namespace tongdang
