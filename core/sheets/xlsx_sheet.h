// One sheet of an .xlsx, a row at a time. References may be missing (constant-memory writers), empty formatted cells and rows pass
// without being kept, and the dimension a file states is not read at all.
#pragma once

#include "core/sheets/xlsx_parts.h"

#include <functional>
#include <string>

namespace tongdang::sheets {

class XlsxSheetHandler final : public XmlHandler {
  public:
    struct Surroundings {
        const ZipPackage &package;
        SharedStrings &strings;
        const std::vector<NumberFormat> &formats;
        bool from1904;
    };
    XlsxSheetHandler(const Surroundings &around, const std::function<bool(const SheetRow &)> &take) : m_around(around), m_limits(around.package.limits()), m_take(take) {}

    void startElement(std::string_view name, const XmlAttributes &attributes) override;
    void endElement(std::string_view name) override;
    void characters(std::string_view text) override;

  private:
    void startRow(const XmlAttributes &attributes);
    void endRow();
    void startCell(const XmlAttributes &attributes);
    void endCell();
    Cell &cell();
    void tooMuch(const char *what);

    Surroundings m_around;
    const SheetLimits &m_limits;
    const std::function<bool(const SheetRow &)> &m_take;
    SheetRow m_row;
    int m_filled = 0;  // cells of m_row up to the last with something in it
    int m_column = -1;
    qint64 m_cells = 0;
    enum class Type { Number, Shared, Inline, Formula, Boolean, Fault, IsoDate } m_type = Type::Number;
    NumberFormat m_format;
    std::string m_value, m_formula;
    int m_phonetic = 0;
    bool m_inData = false, m_inRow = false, m_inCell = false, m_collecting = false, m_hasFormula = false, m_inFormula = false;
};

// The merged ranges, which stand behind all rows: found in a sheet's bytes as they come, without parsing what stands before.
class XlsxMergedFinder {
  public:
    void take(std::string_view piece);
    QList<MergedRange> ranges;

  private:
    std::string m_left;   // of the piece before, where an element may have begun
};

}  // namespace tongdang::sheets
