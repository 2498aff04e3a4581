// Writing spreadsheets and CSV: rows in order, never more than a row in memory. Text stays text (ID numbers keep their digits);
// a text cell that begins with = + - @ is written as text and never as a formula (in CSV behind a tab-free apostrophe guard).
// A file appears under its name only when it is complete (written beside it, then renamed).
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

enum class SheetEncoding { Utf8Bom, Gb18030 };

class SheetWriter {
  public:
    virtual ~SheetWriter() = default;
    // By the name's ending: .xlsx or .csv; Invalid with sheets.unknown_ending otherwise.
    static Result<std::unique_ptr<SheetWriter>> create(const QString &path, SheetEncoding csvEncoding = SheetEncoding::Utf8Bom);
    virtual void beginSheet(const QString &name) = 0;
    virtual void columnWidths(const QList<double> &characters) = 0;            // before the first row
    virtual void landscapeA4(int repeatedRows) = 0;                            // print setup: fit to width, repeated headings
    virtual void freeze(int rows, int columns) = 0;
    virtual void row(const QList<OutCell> &cells, double height = 0) = 0;
    virtual void merge(int firstRow, int firstColumn, int lastRow, int lastColumn, const OutCell &cell) = 0;  // from 0; not in constant memory: call before the rows it touches are passed
    virtual Result<void> finish() = 0;                                         // File on a full disk, a read-only folder …; nothing half-written stays
};

}  // namespace tongdang
