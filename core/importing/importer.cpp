// The import itself: head of the sheet → rows → plans → one batch in slices. A dry run goes the same way and lets the batch drop.
#include "core/importing/import.h"

#include "core/base/dates.h"
#include "core/importing/read_ahead.h"
#include "core/importing/rejects_book.h"
#include "core/importing/row_reader.h"
#include "core/storage/database.h"

#include <SQLiteCpp/Exception.h>

#include <QFileInfo>

namespace tongdang {

using namespace targets;

namespace {

constexpr size_t kSlice = 500;   // rows committed together

Error cancelled() { return makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled")); }

struct WaitingRow {
    SheetRow row;
    ReadRow read;
    RowPlan plan;
};

// The way of one import, row after row.
class Run {
  public:
    Run(Ledger &ledger, Ledger::Batch &batch, RowReader &reader, RejectsBook *rejects, ImportReport &report)
        : m_ledger(ledger), m_batch(batch), m_reader(reader), m_rejects(rejects), m_report(report), m_matcher(ledger.writerView(), reader.formIds()) {}

    Result<void> take(ReadAhead::Row row) {
        ++m_report.rows;
        WaitingRow waiting{std::move(row.row), std::move(row.read), {}};
        waiting.read.entry.group = ++m_group;
        if (!waiting.read.rejected()) {
            waiting.plan = m_matcher.plan(waiting.read.entry);
            if (waiting.plan.waits) {
                if (auto flushed = flush(); !flushed)
                    return flushed;
                waiting.plan = m_matcher.plan(waiting.read.entry);
            }
            explain(waiting);
        }
        m_changes += waiting.plan.changes.size();
        m_waiting.push_back(std::move(waiting));
        return m_waiting.size() >= kSlice ? flush() : Result<void>();
    }

    Result<void> flush() {
        std::vector<Change> changes;
        changes.reserve(m_changes);
        for (WaitingRow &row : m_waiting)
            std::move(row.plan.changes.begin(), row.plan.changes.end(), std::back_inserter(changes));
        CommitOutcome outcome;
        if (!changes.empty()) {
            auto added = m_batch.add(changes);
            if (!added)
                return added.error();
            outcome = std::move(*added);
        }
        size_t at = 0, issue = 0;
        for (WaitingRow &row : m_waiting) {
            const size_t from = at;
            at += row.plan.whose.size();
            bool refused = false, touched = false;
            for (size_t i = from; i < at; ++i) {
                refused = refused || outcome.uids[i].isNil();
                touched = touched || outcome.changed[i];
            }
            for (; issue < outcome.issues.size() && outcome.issues[issue].change < at; ++issue)
                for (const Issue &one : outcome.issues[issue].issues)
                    add(row, one, changes[outcome.issues[issue].change], row.plan.whose[outcome.issues[issue].change - from]);
            m_matcher.settle(row.read.entry.group, refused);
            const bool rejected = refused || row.read.rejected();
            if (rejected)
                ++m_report.rejected;
            else if (row.plan.match == MatchKind::None || row.plan.revives)
                ++m_report.created;
            else if (touched)
                ++m_report.updated;
            else
                ++m_report.unchanged;
            for (const RowProblem &problem : row.read.problems)
                m_report.warnings += problem.severity == Severity::Warn ? 1 : 0;
            m_report.problems << row.read.problems;
            if (rejected && m_rejects)
                if (auto kept = m_rejects->add(row.row, row.read.problems); !kept)
                    return kept;
        }
        m_waiting.clear();
        m_changes = 0;
        return {};
    }

  private:
    void explain(WaitingRow &row) {
        const auto tell = [&](const QString &target, Severity severity, const char *rule, const QStringList &args) {
            row.read.problems << RowProblem{row.row.number, m_reader.heading(target), severity, QString::fromLatin1(rule), {QStringLiteral("importing.") + QString::fromLatin1(rule), args, {}}};
        };
        if (row.plan.match == MatchKind::Ambiguous)
            tell(kOwnName, Severity::Must, "ambiguous_person", {row.read.entry.keys.name});
        if (row.plan.otherPerson)   // one of the two numbers is wrong
            tell(kOwn + QStringLiteral("id_number"), Severity::Must, row.plan.knownRow > 0 ? "number_of_row" : "number_of_other", {row.read.entry.keys.name, row.plan.knownName, QString::number(row.plan.knownRow)});
        else if (row.plan.knownRow > 0)
            tell(kOwnName, Severity::Warn, "same_person", {QString::number(row.plan.knownRow)});
        if (row.plan.otherName)
            tell(kOwnName, Severity::Warn, "other_name", {row.plan.knownName});
        if (row.plan.exited)
            tell(kOwnName, Severity::Warn, "exited", {row.read.entry.keys.name});
    }

    void add(WaitingRow &row, const Issue &issue, const Change &change, int whose) {
        if (issue.severity == Severity::Info)
            return;
        QString column;
        if (whose == -1)
            column = change.form->regionField == issue.field ? m_reader.heading(kRegion) : m_reader.heading(kOwn + issue.field);
        else if (whose >= 0)
            column = m_reader.heading(row.read.people[size_t(whose)] + u'.' + issue.field);
        const RowProblem problem{row.row.number, column, issue.severity, issue.rule, issue.message};
        for (const RowProblem &told : row.read.problems)
            if (told.column == problem.column && told.rule == problem.rule && told.message == problem.message)
                return;
        row.read.problems << problem;
    }

    Ledger &m_ledger;
    Ledger::Batch &m_batch;
    RowReader &m_reader;
    RejectsBook *m_rejects;
    ImportReport &m_report;
    RosterMatcher m_matcher;
    std::vector<WaitingRow> m_waiting;
    size_t m_changes = 0;
    int m_group = 0;
};

// Where the rows of a roster without a village column are; "" where it cannot be known.
Result<QString> villageOf(Ledger &ledger, const QString &given) {
    const QString region = given.isEmpty() ? ledger.settings().region : given;
    if (levelOfCode(region) == PlaceLevel::Village && ledger.places().find(region))
        return region;
    if (given.isEmpty())
        return QString();
    if (!ledger.places().find(given))
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.unknown_region"), {given});
    return QString();
}

void warnDoubled(const SheetMapping &mapping, ImportReport &report) {
    for (const QString &heading : mapping.doubled) {
        report.problems << RowProblem{mapping.headingRow, heading, Severity::Warn, QStringLiteral("doubled_heading"), {QStringLiteral("importing.doubled_heading"), {heading}, {}}};
        ++report.warnings;
    }
}

}  // namespace

Result<SheetMapping> proposeMapping(LedgerReader &reader, Workbook &book, const QString &sheet, const QString &form) {
    const RosterTemplates rosters;
    const Headings headings(reader.forms(), rosters, form);
    auto head = readHead(book, sheet, headings, form, reader.forms(), {}, [&](const QStringList &texts) { return savedMapping(reader, texts); });
    if (!head)
        return head.error();
    return head->mapping;
}

Result<ImportReport> importRoster(Ledger &ledger, const Session &session, const QString &file, const ImportOptions &options, Progress &progress) {
    if (!ledger.forms().find(options.form))
        return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_form"), {options.form});
    auto book = Workbook::open(file);
    if (!book)
        return book.error();
    return guarded([&]() -> Result<ImportReport> {
        const RosterTemplates rosters;
        const Headings headings(ledger.forms(), rosters, options.form);
        auto head = readHead(**book, options.sheet, headings, options.form, ledger.forms(), options.mapping, [&](const QStringList &texts) { return savedMapping(ledger.writerView(), texts); });
        if (!head)
            return head.error();
        ImportReport report;
        report.mapping = head->mapping;
        auto village = villageOf(ledger, options.region);
        if (!village)
            return village.error();
        const auto has = [&](const QString &target) {
            return std::any_of(head->mapping.columns.begin(), head->mapping.columns.end(), [&](const ColumnMapping &column) { return column.target == target; });
        };
        if (!has(kOwnName))
            return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_name_column"));
        if (!has(kRegion) && village->isEmpty()) {
            report.needsRegion = true;
            return report;
        }
        const RosterTemplate *roster = rosters.find(head->mapping.roster);
        RowReader::Setting setting;
        setting.forms = &ledger.forms();
        setting.places = &ledger.places();
        setting.rosters = &rosters;
        setting.roster = roster;
        setting.mapping = head->mapping;
        setting.form = options.form;
        setting.within = ledger.settings().region;
        setting.village = *village;
        setting.today = ledger.clock().today();
        setting.day = fromIso(head->reportDate);
        if (!setting.day.isValid() || setting.day > setting.today)
            setting.day = setting.today;
        QString category = head->category;
        for (const RosterTemplate &one : rosters.all)
            if (category.isEmpty() && one.form == options.form)
                category = one.status;
        if (roster && !roster->status.isEmpty())
            category = roster->status;
        if (!category.isEmpty())
            setting.categories = {category};
        RowReader reader(setting);

        const QString name = QFileInfo(file).fileName();
        auto batch = ledger.begin(session, QStringLiteral("import"), {QStringLiteral("importing.intent"), {name}, {}});
        if (!batch)
            return batch.error();
        warnDoubled(head->mapping, report);
        const Messages messages;
        RejectsBook rejects(options.rejects, *head, messages);
        Run run(ledger, **batch, reader, options.rejects.isEmpty() ? nullptr : &rejects, report);
        ReadAhead ahead([&](const ReadAhead::Put &put, Progress &steps) {
            return (*book)->read(
                head->index,
                [&](const SheetRow &row) {
                    if (row.number <= head->mapping.headingRow)
                        return true;
                    ReadRow read = reader.read(row);
                    return !read.isRow || put({row, std::move(read)});
                },
                steps);
        });
        for (ReadAhead::Rows rows = ahead.next(progress); !rows.empty(); rows = ahead.next(progress))
            for (ReadAhead::Row &row : rows)
                if (auto taken = run.take(std::move(row)); !taken)
                    return taken.error();
        if (!ahead.result())
            return ahead.result().error().code == ErrorCode::Cancelled ? cancelled() : ahead.result().error();
        if (auto flushed = run.flush(); !flushed)
            return flushed.error();
        if (!progress.step(report.rows, report.rows))
            return cancelled();
        if (auto kept = rejects.finish(); !kept)
            return kept.error();
        if (options.dryRun)
            return report;
        auto uid = (*batch)->finish();
        if (!uid)
            return uid.error();
        report.batch = *uid;
        return report;
    });
}

}  // namespace tongdang
