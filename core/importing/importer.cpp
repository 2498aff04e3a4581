// The import itself: heads of the sheets → rows → plans → one batch in slices. A dry run goes the same way and lets the batch drop.
#include "core/importing/import.h"

#include "core/base/dates.h"
#include "core/importing/carried_cells.h"
#include "core/importing/form_import.h"
#include "core/importing/import_end.h"
#include "core/importing/import_run.h"
#include "core/importing/roster_places.h"
#include "core/importing/sheet_choice.h"
#include "core/storage/database.h"

#include <SQLiteCpp/Exception.h>

#include <QFileInfo>
#include <QSet>

namespace tongdang {

using namespace targets;

namespace {

Error cancelled() { return makeError(ErrorCode::Cancelled, QStringLiteral("importing.cancelled")); }

// Where the rows of a roster without a village column are; "" where it cannot be known.
Result<QString> villageOf(Ledger &ledger, const QString &given, const SheetHead &head, const QDate &day, const RosterWords &words) {
    const Places &places = ledger.places();
    const QString own = ledger.settings().region;
    if (!given.isEmpty() && !places.find(given))
        return makeError(ErrorCode::Invalid, QStringLiteral("importing.unknown_region"), {given});
    if (!given.isEmpty())
        return levelOfCode(given) == PlaceLevel::Village ? given : QString();
    RosterPlaces within(places, own, day);
    if (const QString code = within.inTitle(head.mapping.sheet, words); !code.isEmpty())
        return code;
    QSet<QString> titles;
    for (const QStringList &line : head.above)
        for (const QString &cell : line)
            if (const QString code = within.inTitle(cell, words); !code.isEmpty())
                titles << code;
    if (titles.size() == 1)
        return *titles.begin();
    return levelOfCode(own) == PlaceLevel::Village && places.find(own) ? own : QString();
}

// Headings that are lost, with what it is that is lost.
void warnOfHeadings(const SheetMapping &mapping, ImportReport &report) {
    const auto warn = [&](const QStringList &headings, const char *rule) {
        for (const QString &heading : headings) {
            const QString id = QString::fromLatin1(rule);
            report.problems << RowProblem{mapping.headingRow, heading, Severity::Warn, id, {QStringLiteral("importing.") + id, {heading}, {}}, mapping.sheet};
            ++report.warnings;
        }
    };
    warn(mapping.doubled, "doubled_heading");
    warn(mapping.unknown, "unknown_heading");
}

// Columns that say something of somebody without a heading that says what.
class Unheaded {
  public:
    explicit Unheaded(const SheetMapping &mapping) : m_sheet(mapping.sheet) {
        for (const ColumnMapping &column : mapping.columns)
            see(column.column);
    }
    void look(const SheetRow &row) {
        for (int column = 0; column < row.cells.size(); ++column)
            if (const Cell &cell = row.cells.at(column); !(size_t(column) < m_seen.size() && m_seen[size_t(column)]) && !cell.text.trimmed().isEmpty() && !cell.isUncomputed() && !(column == 0 && isNumber(cell.text))) {   // a serial number needs none
                see(column);
                m_problems << RowProblem{row.number, {}, Severity::Warn, QStringLiteral("column_without_heading"), {QStringLiteral("importing.column_without_heading"), {columnName(column), QString::number(row.number), cell.text.trimmed()}, {}}, m_sheet};
            }
    }
    void tell(ImportReport &report) const {
        report.problems << m_problems;
        report.warnings += int(m_problems.size());
    }

  private:
    static bool isNumber(const QString &text) {
        bool number = false;
        text.toInt(&number);
        return number;
    }
    void see(int column) {
        m_seen.resize(std::max(m_seen.size(), size_t(column) + 1));
        m_seen[size_t(column)] = true;
    }

    QString m_sheet;
    std::vector<bool> m_seen;
    QList<RowProblem> m_problems;
};

// Whether the addresses say in which village somebody lives, as far as was looked.
bool addressesTell(const SheetMapping &mapping, RosterPlaces places, const RosterWords &words) {
    for (const ColumnMapping &column : mapping.columns)
        if (column.target == kOwn + QStringLiteral("home_address"))
            return !column.samples.isEmpty() && std::all_of(column.samples.begin(), column.samples.end(), [&](const QString &text) { return !places.inAddress(text, words).isEmpty(); });
    return false;
}

// A sheet to be read, with all that its rows are read by.
struct Sheet {
    const SheetHead *head;
    std::unique_ptr<RowReader> reader;
};

bool means(const SheetMapping &mapping, const QString &target) {
    return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping &column) { return column.target == target; });
}

class Import {
  public:
    Import(Ledger &ledger, const QString &file, const ImportOptions &options) : m_ledger(ledger), m_file(file), m_options(options) {}

    bool tellsPlaces(Workbook &book) {
        const auto chosen = choose(book);
        if (!chosen)
            return false;
        const auto reader = readerOf(chosen->heads[chosen->main]);
        return reader && *reader;
    }

    Result<ImportReport> run(const Session &session, Workbook &book, Progress &progress) {
        auto chosen = choose(book);
        if (!chosen)
            return chosen.error();
        m_report.mapping = chosen->heads[chosen->main].mapping;
        std::vector<Sheet> sheets;
        for (const SheetHead &head : chosen->heads) {
            auto reader = readerOf(head);
            if (!reader)
                return reader.error();
            if (*reader)
                sheets.push_back({&head, std::move(*reader)});
            else
                m_report.sheets << SheetOutcome{head.mapping.sheet, 0, Message{QStringLiteral("importing.sheet_no_place"), {}, {}}};
        }
        if (sheets.empty()) {
            m_report.needsRegion = true;
            return m_report;
        }
        m_report.sheets << chosen->skipped;

        auto batch = m_ledger.begin(session, QStringLiteral("import"), {QStringLiteral("importing.intent"), {QFileInfo(m_file).fileName()}, {}});
        if (!batch)
            return batch.error();
        const Messages messages;
        RejectsBook rejects(m_options.rejects, messages);
        QStringList forms;
        for (const Sheet &sheet : sheets)
            forms << sheet.reader->formIds();
        forms.removeDuplicates();
        ImportRun run(m_ledger, **batch, forms, m_options.rejects.isEmpty() ? nullptr : &rejects, messages, m_report);
        for (Sheet &sheet : sheets)
            if (auto read = readSheet(book, sheet, run, progress); !read)
                return read.error();
        if (!progress.step(m_report.rows, m_report.rows))
            return cancelled();
        if (auto ended = endImport(rejects, **batch, m_options, m_report); !ended)
            return ended.error();
        return m_report;
    }

  private:
    auto choose(Workbook &book) const -> decltype(chooseSheets(book, {}, std::declval<SheetQuestion>())) {
        const Headings headings(m_ledger.forms(), m_rosters, m_options.form);
        return chooseSheets(book, m_options.sheet, {headings, m_options.form, m_ledger.forms(), m_options.mapping, [this](const QStringList &texts) { return savedMapping(m_ledger.writerView(), texts); }, m_ledger.clock().today()});
    }

    // None where it is not known in which village the rows are.
    Result<std::unique_ptr<RowReader>> readerOf(const SheetHead &head) {
        if (!means(head.mapping, kOwnName))
            return makeError(ErrorCode::Invalid, QStringLiteral("importing.no_name_column"));
        const RosterTemplate *roster = m_rosters.find(head.mapping.roster);
        RowReader::Setting setting;
        setting.forms = &m_ledger.forms();
        setting.places = &m_ledger.places();
        setting.rosters = &m_rosters;
        setting.roster = roster;
        setting.mapping = head.mapping;
        setting.form = m_options.form;
        setting.within = m_ledger.settings().region;
        setting.today = m_ledger.clock().today();
        setting.day = fromIso(head.reportDate);
        if (!setting.day.isValid() || setting.day > setting.today)
            setting.day = setting.today;
        auto village = villageOf(m_ledger, m_options.region, head, setting.day, m_rosters.words);
        if (!village)
            return village.error();
        setting.village = *village;
        setting.villageGuessed = m_options.region.isEmpty() && !village->isEmpty() && *village != setting.within;
        if (!means(head.mapping, kRegion) && village->isEmpty() && !addressesTell(head.mapping, RosterPlaces(*setting.places, setting.within, setting.day), m_rosters.words))
            return std::unique_ptr<RowReader>();
        QString category = head.category;
        for (const RosterTemplate &one : m_rosters.all)
            if (category.isEmpty() && one.form == m_options.form)
                category = one.status;
        if (roster && !roster->status.isEmpty())
            category = roster->status;
        if (!category.isEmpty())
            setting.categories = {category};
        return std::make_unique<RowReader>(std::move(setting));
    }

    // As the person has corrected it, if at all. Errors that another program wrote out as texts are errors.
    SheetRow corrected(SheetRow row, const QString &sheet) const {
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            if (const Cell &cell = std::as_const(row.cells)[i]; cell.kind == Cell::Kind::Text && m_rosters.words.isFault(cell.text))
                row.cells[i].kind = Cell::Kind::Fault;
        for (const CellCorrection &correction : m_options.corrections) {
            if (correction.row != row.number || correction.sheet != sheet || correction.column < 0)
                continue;
            row.cells.resize(std::max<qsizetype>(row.cells.size(), correction.column + 1));
            row.cells[correction.column] = Cell{correction.text.isEmpty() ? Cell::Kind::Empty : Cell::Kind::Text, correction.text, 0};
        }
        return row;
    }

    Result<void> readSheet(Workbook &book, Sheet &sheet, ImportRun &run, Progress &progress) {
        warnOfHeadings(sheet.head->mapping, m_report);
        m_report.sheets << SheetOutcome{sheet.head->mapping.sheet};
        run.begin(*sheet.head, *sheet.reader);
        const auto merged = mergedBelow(book, sheet.head->index, sheet.head->mapping.headingRow, progress);
        if (!merged)
            return merged.error().code == ErrorCode::Cancelled ? cancelled() : merged.error();
        CarriedCells carried(sheet.head->mapping, *merged, m_rosters.words);
        Unheaded unheaded(sheet.head->mapping);
        ReadAhead ahead([&](const ReadAhead::Put &put, Progress &steps) {
            return book.read(
                sheet.head->index,
                [&](const SheetRow &asFiled) {
                    if (asFiled.number <= sheet.head->mapping.headingRow)
                        return true;
                    SheetRow row = asFiled;
                    carried.fill(row);
                    row = corrected(std::move(row), sheet.head->mapping.sheet);
                    const QList<int> lost = carried.resolve(row);
                    ReadRow read = sheet.reader->read(row);
                    if (!read.isRow)
                        return true;
                    carried.keep(row);
                    unheaded.look(row);
                    sheet.reader->warn(read, row, lost, "nothing_above");
                    return put({std::move(row), std::move(read)});
                },
                steps);
        });
        for (ReadAhead::Rows rows = ahead.next(progress); !rows.empty(); rows = ahead.next(progress))
            for (ReadAhead::Row &row : rows)
                if (auto taken = run.take(std::move(row)); !taken)
                    return taken;
        if (!ahead.result())
            return ahead.result().error().code == ErrorCode::Cancelled ? cancelled() : ahead.result().error();
        if (auto flushed = run.flush(); !flushed)
            return flushed;
        unheaded.tell(m_report);
        return {};
    }

    Ledger &m_ledger;
    const QString m_file;
    const ImportOptions &m_options;
    const RosterTemplates m_rosters;
    ImportReport m_report;
};

bool hasRoster(const QString &form) {
    const auto rosters = RosterTemplates().all;
    return std::any_of(rosters.begin(), rosters.end(), [&form](const RosterTemplate &roster) { return roster.serves(form); });
}

}  // namespace

bool tellsPlaces(Ledger &ledger, Workbook &book, const ImportOptions &options) { return hasRoster(options.form) && Import(ledger, {}, options).tellsPlaces(book); }

Result<ImportReport> importRoster(Ledger &ledger, const Session &session, const QString &file, const ImportOptions &options, Progress &progress) {
    if (!ledger.forms().find(options.form))
        return makeError(ErrorCode::NotFound, QStringLiteral("ledger.no_form"), {options.form});
    auto book = Workbook::open(file);
    if (!book)
        return book.error();
    return guarded([&] { return hasRoster(options.form) ? Import(ledger, file, options).run(session, **book, progress) : importForm(ledger, session, file, options, **book, progress); });
}

}  // namespace tongdang
