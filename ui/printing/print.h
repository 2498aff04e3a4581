// What can be printed, and printing it: records, lists and blanks to pages, and pages to a PDF that is accounted for in the journal.
#pragma once

#include "core/ledger/ledger.h"
#include "ui/printing/pdf.h"

namespace tongdang {

// One kind of page: a sheet of resources/sheets or a template of resources/prints.
struct PrintKind {
    QString id;
    Labels title;
    QString of;                // a form's id, `instrument` for every one of that kind, "" any record
    bool isList = false;       // one for all records, not one for each
    bool official = false;     // a sheet: nothing masked, no mark
    QStringList parts;         // what may be chosen of it, in order
    QList<Labels> partTitles;
};
const QList<PrintKind> &printKinds();
const PrintKind *printKind(const QString &id);
QList<const PrintKind *> printKindsOf(const Form &form);   // the first is what the form's records are printed by unless said otherwise

struct PrintOptions {
    QString kind;              // "": the first of the records' form
    QList<Uid> uids;           // these, each in its turn; else a list of `form`:
    QString form;              // "": of the kind; else child
    std::vector<qint64> ids;   // a selection; empty: all that `where` and `region` leave, of a list without `where` those it is of
    QString where, region;
    QStringList parts;         // empty: all
    bool restricted = false;   // kinds of answers too that never leave by themselves, where the session may read them
    Language language = Language::Chinese;
};
struct PrintOutcome { int pages = 0, records = 0; QString kind; QList<Uid> uids = {}; };   // uids: at most a few; empty where they are many

// Errors: Denied; NotFound printing.no_kind, ledger.no_record; Invalid printing.other_form, printing.nobody; Cancelled.
Result<PrintOutcome> printRecords(LedgerReader &reader, const Session &session, const LedgerSettings &ledger, const PrintOptions &options, Type &type, PageSink &to, Progress &progress);
// An empty form to write on: the sheet of that name or of that form, a template, else the form itself by its questions. Needs no ledger.
Result<PrintOutcome> printBlank(const FormCatalog &forms, const QString &what, const QString &unit, Language language, Type &type, PageSink &to);

// Logged as exports are; what cannot be accounted for is not printed: call before pages leave.
Result<void> logPrint(Ledger &ledger, const Session &session, const PrintOutcome &outcome, const QString &to);
// To a file, whole and logged, or not at all.
Result<PrintOutcome> printToPdf(Ledger &ledger, LedgerReader &reader, const Session &session, const QString &path, const PrintOptions &options, Progress &progress);
Result<PrintOutcome> printBlankToPdf(const FormCatalog &forms, const QString &what, const QString &unit, Language language, const QString &path);

}  // namespace tongdang
