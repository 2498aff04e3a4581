// The parts of an .xlsx that stand beside its sheets: relationships, the list of sheets, styles, shared strings (ECMA-376 part 1).
#pragma once

#include "core/sheets/cell_format.h"
#include "core/sheets/zip_package.h"

#include <QHash>

#include <string>
#include <vector>

namespace tongdang::sheets {

struct Relationship {
    QByteArray type;    // its last word: "worksheet", "styles", …: the same in transitional and strict files
    QByteArray target;  // resolved to a part
};
// By id. A part without relationships has none; that is no error.
Result<QHash<QByteArray, Relationship>> readRelationships(ZipPackage &package, const QByteArray &part);

struct WorkbookPart {
    struct Sheet {
        SheetInfo info;
        QByteArray relation;
    };
    QList<Sheet> sheets;
    bool from1904 = false;
};
Result<WorkbookPart> readWorkbookPart(ZipPackage &package, const QByteArray &part);

// The number format of each cell style, by the number in a cell's s attribute.
Result<std::vector<NumberFormat>> readStyles(ZipPackage &package, const QByteArray &part);

QString decodedText(std::string_view utf8);  // with _x000D_ and its like made characters

// All shared strings in one block of bytes; made QStrings when asked for, the last some thousand kept.
class SharedStrings {
  public:
    Result<void> read(ZipPackage &package, const QByteArray &part, Progress &progress);
    bool has(qint64 index) const { return index >= 0 && index < static_cast<qint64>(m_ends.size()); }
    const QString &text(qint64 index);

  private:
    struct Kept {
        qint64 index = -1;
        QString text;
    };
    std::string m_bytes;
    std::vector<quint64> m_ends;
    std::vector<Kept> m_kept;
};

}  // namespace tongdang::sheets
