// A roster into the ledger: headings → questions, rows → children with their families, one batch. Rules of matching and rejecting: see the
// room's brief in docs; the row is the spreadsheet's own number. A dry run and an import take the same path and differ in the last step.
#pragma once

#include "core/ledger/ledger.h"
#include "core/sheets/workbook.h"

namespace tongdang {

// What a column means: a target of resources/rosters (child.name, father.phone, carer.relation, region, group, row_kind, status.category,
// row_number) or "" for a column that is left out.
struct ColumnMapping {
    int column = 0;          // from 0
    QString heading;         // as written; two or three rows of headings joined by " / "
    QString target;
    QStringList samples;     // the first few cells, for the person who checks
    bool guessed = true;
};

struct SheetMapping {
    QString sheet;
    int headingRow = 0;      // the spreadsheet's own number of the (last) heading row; 0: none was found
    int headingRows = 1;
    QString roster;          // template that fits best: lbc-2016, child-full, three-left-behind
    QList<ColumnMapping> columns;
    QStringList unknown;     // headings that mean nothing to any template: a warning says so
    QStringList doubled;     // headings of one meaning that come twice: the first counts, a warning says so
    int rows = 0;            // rows below the headings, as far as was looked
};

// A cell as the person wants it read; the file stays as it is.
struct CellCorrection {
    QString sheet;
    int row = 0;             // the spreadsheet's own
    int column = 0;          // from 0
    QString text;
};

struct ImportOptions {
    QString sheet;           // "": the sheet whose headings say most, and with it those of its kind
    QString region;          // place where no village column gives one; "": the village that the sheet's name or title says, else the ledger's own, if it is one, else what each address says
    QString form = QStringLiteral("child");
    bool dryRun = false;
    QString rejects;         // path of the rejects workbook; "" none
    QList<CellCorrection> corrections;     // of sheets that are named in them
    std::optional<SheetMapping> mapping;   // from the wizard or a saved file; none: guessed
};

struct RowProblem {
    int row = 0;             // the spreadsheet's own
    QString column;          // heading
    Severity severity = Severity::Must;
    QString rule;
    Message message;
    QString sheet = {};
    int cell = -1;           // column from 0; -1: it concerns no single cell
    QString text = {};       // what that cell says
    QString name = {};       // of the child, as the row says
};

struct SheetOutcome {        // of a sheet with something in it
    QString name;
    int rows = 0;
    std::optional<Message> skipped = {};   // why it was not imported
};

struct ImportReport {
    Uid batch;               // nil in a dry run, or where nothing changed
    int rows = 0;            // rows with a person, signature and total lines left out
    int created = 0, updated = 0, unchanged = 0, rejected = 0, warnings = 0;   // of the rows' own records, not their guardians
    QList<RowProblem> problems;
    QList<SheetOutcome> sheets;
    SheetMapping mapping;       // of the sheet whose headings say most
    bool needsRegion = false;   // no village column and no place given: nothing was read
};

// Looks at a file: sheets, headings, mapping (a saved one is proposed when the same headings come again), samples. Errors as Workbook's, and
// Invalid importing.no_headings where no heading is known, importing.other_form for another form's roster.
Result<SheetMapping> proposeMapping(LedgerReader &reader, Workbook &book, const QString &sheet, const QString &form);
// The same where somebody points at the (last) heading row by the spreadsheet's own number: known headings or not, Invalid
// importing.no_such_row alone. `headingRow` 0 guesses.
Result<SheetMapping> proposeMapping(LedgerReader &reader, Workbook &book, const QString &sheet, const QString &form, int headingRow);

// Whether a column, the title, the sheet's name or the addresses say in which village the rows are; false too where the file cannot be read so far.
bool tellsPlaces(Ledger &ledger, Workbook &book, const ImportOptions &options);

struct ImportTarget {
    QString id;
    Labels label;
    QString group;           // "row", a form's id, or a person's name: father, carer
    Labels groupLabel;       // none for the row itself
};
QList<ImportTarget> importTargetList(const FormCatalog &forms);                       // every target a column may mean, group after group
QStringList importTargets(const FormCatalog &forms);                                  // their ids
Labels targetLabel(const FormCatalog &forms, const QString &target);                  // of one; of many, use the list

// Runs on a thread of its own with the ledger's writer. Errors: as Workbook's; Denied; Cancelled (nothing imported).
Result<ImportReport> importRoster(Ledger &ledger, const Session &session, const QString &file, const ImportOptions &options, Progress &progress);

Result<void> saveMapping(Ledger &ledger, const Session &session, const SheetMapping &mapping);
Result<SheetMapping> readMappingFile(const QString &path);
Result<void> writeMappingFile(const SheetMapping &mapping, const QString &path);

// ---- Export in the same columns

struct ExportOptions {
    QString roster = QStringLiteral("lbc-2016");
    QString form = QStringLiteral("child");
    QString where;
    QString region;
    std::vector<qint64> ids;      // a selection; empty: all that `where` finds
    QStringList columns;          // of the template's, by target; empty: all
    bool gb18030 = false;         // .csv
    bool codes = false;           // names and codes in place of labels; of all questions of the form, without a roster
    bool fullIds = false;         // needs Action::ExportFull, purpose and recipient; above 1,000 rows (setting) an approver
    QString purpose, recipient, approver;
    Language language = Language::Chinese;
};
struct ExportOutcome { int rows = 0; Uid log; QString sha256; };
Result<ExportOutcome> exportRoster(Ledger &ledger, LedgerReader &reader, const Session &session, const QString &file, const ExportOptions &options, Progress &progress);

}  // namespace tongdang
