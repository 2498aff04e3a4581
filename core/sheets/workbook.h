// Reading spreadsheets: .xlsx, .xls (97–2003), .ods, .csv, by content and not by name. Rows are streamed, so that a sheet of any length
// needs little memory; limits keep out zip bombs and endless sheets. Everything a Chinese office's programs write: shared, inline and
// rich strings, true dates and date-formatted numbers, 1904 dates, cached values of formulas, merged titles, hidden rows and sheets.
//
// .csv and .txt: UTF-8, UTF-16 or GB18030; comma, semicolon or tab. All cells are texts. ="1503…" is read as the text it guards, and
// the apostrophe is taken off where it stands before one of = + - @ tab CR, as our writer (and others) put it there (domain.md 8).
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <memory>

namespace tongdang {

struct Cell {
    enum class Kind { Empty, Text, Number, Boolean, Date, DateTime, Time, Fault };  // Fault: #REF! and its like in text, or a formula ("=…") without its result
    Kind kind = Kind::Empty;
    QString text;       // what a person would read: dates ISO, whole numbers without ".0" or exponent, TRUE/FALSE
    double number = 0;  // Number, Date (days), …: the stored number
    bool isEmpty() const { return kind == Kind::Empty; }
    // A formula whose result the file does not hold: a program wrote it that cannot reckon.
    bool isUncomputed() const { return kind == Kind::Fault && text.startsWith(u'='); }
    // A number of 16 digits or more: a spreadsheet has already rounded it, its last digits are lost.
    bool lostDigits() const { return kind == Kind::Number && (number >= 1e15 || number <= -1e15); }
};

struct SheetRow {
    int number = 0;      // the spreadsheet's own, from 1
    bool hidden = false;
    QList<Cell> cells;   // by column from A to the last with something in it; of merged cells the first has the value, the others none
};

struct MergedRange { int firstRow, firstColumn, lastRow, lastColumn; };  // rows from 1 as in SheetRow, columns from 0

struct SheetInfo {
    QString name;
    bool hidden = false;
};

struct SheetLimits {
    qint64 fileBytes = 2'000'000'000;
    qint64 unpackedBytes = 8'000'000'000;
    double packRatio = 400;          // unpacked ÷ packed of one part past 50 MB: a zip bomb
    qint64 cells = 200'000'000;
    int columns = 16'384;
    int cellCharacters = 1'000'000;
    qint64 sharedStringBytes = 1'500'000'000;
};

class Workbook {
  public:
    virtual ~Workbook() = default;
    // Errors: File (cannot be read), BadFormat with sheets.not_a_spreadsheet, sheets.password_protected, sheets.damaged,
    // sheets.too_large (zip bomb, limits), sheets.empty, sheets.unknown_encoding. A text is taken for a table where its name ends in
    // .csv or .tsv, or in .txt and a separator is in it.
    static Result<std::unique_ptr<Workbook>> open(const QString &path, const SheetLimits &limits = {});
    static Result<std::unique_ptr<Workbook>> fromBytes(const QByteArray &bytes, const QString &nameHint, const SheetLimits &limits = {});

    virtual QList<SheetInfo> sheets() const = 0;  // a .csv has one, named like the file
    virtual QString format() const = 0;           // "xlsx", "xls", "ods", "csv"
    // Calls `take` for each row that has a cell with something in it, in order, until it answers false or `progress` cancels
    // (Cancelled). Empty formatted rows cost nothing. Can be called again.
    virtual Result<void> read(int sheet, const std::function<bool(const SheetRow &)> &take, Progress &progress) = 0;
    Result<void> read(int sheet, const std::function<bool(const SheetRow &)> &take) {
        NoProgress none;
        return read(sheet, take, none);
    }
    // None of a .csv. In an .xlsx they stand behind the rows: the sheet is unpacked for them, not parsed.
    virtual Result<QList<MergedRange>> merged(int sheet, Progress &progress) = 0;
    Result<QList<MergedRange>> merged(int sheet) {
        NoProgress none;
        return merged(sheet, none);
    }
};

}  // namespace tongdang
