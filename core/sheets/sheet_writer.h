// Writing spreadsheets and CSV: rows in order, never more than a row in memory. Text stays text (ID numbers keep their digits);
// a text cell that begins with = + - @ tab CR is written as text and never as a formula: in CSV behind an apostrophe, which Workbook
// takes off again. Whole numbers of 16 digits or more become text, since a spreadsheet would round them.
// A file appears under its name only when it is complete (written beside it, checked, then renamed); no plain copy is left elsewhere.
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace tongdang {

struct CellStyle {
    bool bold = false, border = false, wrap = false, center = false, fill = false, problem = false;
    int size = 0;  // points; 0: default
    bool operator==(const CellStyle &) const = default;
};

struct OutCell {
    std::variant<std::monostate, QString, double, qint64> value;
    QString formula;   // with `value` as its cached result
    CellStyle style;
};

// A chart of the spreadsheet's own, of cells of the sheet it stands on: who opens the file may change it.
struct SheetChart {
    struct Range { int firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0; };   // from 0
    struct Series { QString name; Range names, values; };
    enum class Kind { Bars, Stacked, Share, Pie, Line };
    Kind kind = Kind::Bars;
    bool lying = false;                    // bars from left to right
    QString title;
    QList<Series> series;
    int row = 0, column = 0;               // its upper left corner
    double width = 640, height = 360;      // pixels of a screen of 96 an inch
};

enum class SheetEncoding { Utf8Bom, Gb18030 };
// Constant: a row at a time, any length. Small: texts shared and kept until finish(), for tables of a page or two.
enum class SheetMemory { Constant, Small };

class SheetWriter {
  public:
    virtual ~SheetWriter() = default;
    // By the name's ending: .xlsx or .csv; Invalid with sheets.unknown_ending otherwise. File, sheets.cannot_write, where the folder
    // takes no file. Destroyed without finish(): nothing is left.
    static Result<std::unique_ptr<SheetWriter>> create(const QString &path, SheetEncoding csvEncoding = SheetEncoding::Utf8Bom,
                                                       SheetMemory memory = SheetMemory::Constant);
    virtual void beginSheet(const QString &name) = 0;  // made a lawful sheet name: .csv has no sheets, the rows follow each other
    virtual void columnWidths(const QList<double> &characters) = 0;            // before the first row
    virtual void landscapeA4(int repeatedRows) = 0;                            // print setup: fit to width, repeated headings
    virtual void freeze(int rows, int columns) = 0;
    virtual void printArea(int lastRow, int lastColumn) = 0;                   // from the first cell; from 0
    virtual void chart(const SheetChart &chart) = 0;                           // .csv has none
    virtual void row(const QList<OutCell> &cells, double height = 0) = 0;
    // From 0, over any rows and columns, before the first row it touches is written; that row's own cells there are then not used.
    virtual void merge(int firstRow, int firstColumn, int lastRow, int lastColumn, const OutCell &cell) = 0;
    // Faults of the calls before come out here too. File on a full disk, a removed medium …; Invalid: sheets.too_many_rows,
    // sheets.text_too_long. Nothing half-written stays, and a file that was there before is untouched.
    virtual Result<void> finish() = 0;
};

}  // namespace tongdang
