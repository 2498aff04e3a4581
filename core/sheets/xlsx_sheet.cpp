#include "core/sheets/xlsx_sheet.h"

#include "core/sheets/sheet_errors.h"

#include <charconv>

namespace tongdang::sheets {

namespace {
constexpr int kRows = 1'048'576;  // of the file format: no program writes more
constexpr qsizetype kMerged = 1'000'000;
constexpr size_t kElement = 200;  // of <mergeCell ref="…"/>
constexpr std::string_view kMergedName = "mergeCell";
constexpr size_t kFormula = 60;   // characters kept of a formula without a result

// "AB12" → column 27 and row 12; -1 and 0 where that part is missing or past any sheet.
struct Place {
    int column = -1;
    int row = 0;
};
Place placeOf(std::string_view reference) {
    Place place;
    int column = 0, row = 0;
    for (const char c : reference) {
        if (c >= 'A' && c <= 'Z')
            column = column * 26 + (c - 'A' + 1);
        else if (c >= 'a' && c <= 'z')
            column = column * 26 + (c - 'a' + 1);
        else if (c >= '0' && c <= '9')
            row = row * 10 + (c - '0');
        else if (c != '$')
            return {};
        if (column > 1'000'000 || row > kRows)
            return {1'000'000, kRows + 1};
    }
    place.column = column - 1;
    place.row = row;
    return place;
}

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isTrue(std::string_view value) { return value == "1" || value == "true"; }
}  // namespace

void XlsxSheetHandler::startElement(std::string_view name, const XmlAttributes &attributes) {
    if (m_inCell) {
        if (name == "v")
            m_collecting = true;
        else if (name == "t")
            m_collecting = m_phonetic == 0;
        else if (name == "rPh")
            ++m_phonetic;
        else if (name == "f")
            m_hasFormula = m_inFormula = true;
    } else if (m_inRow) {
        if (name == "c")
            startCell(attributes);
    } else if (m_inData) {
        if (name == "row")
            startRow(attributes);
    } else if (name == "sheetData") {
        m_inData = true;
    }
}

void XlsxSheetHandler::endElement(std::string_view name) {
    if (m_inCell) {
        if (name == "v" || name == "t")
            m_collecting = false;
        else if (name == "f")
            m_inFormula = false;
        else if (name == "rPh")
            --m_phonetic;
        else if (name == "c")
            endCell();
    } else if (m_inRow) {
        if (name == "row")
            endRow();
    } else if (name == "sheetData") {
        m_inData = false;
    }
}

void XlsxSheetHandler::characters(std::string_view text) {
    if (m_inFormula && m_formula.size() < kFormula)
        m_formula.append(text.substr(0, kFormula));
    if (!m_collecting)
        return;
    m_value.append(text);
    if (static_cast<qint64>(m_value.size()) > qint64{3} * m_limits.cellCharacters)
        tooMuch("characters in a cell");
}

void XlsxSheetHandler::tooMuch(const char *what) { fail(tooLarge(m_around.package.file(), QLatin1String(what))); }

void XlsxSheetHandler::startRow(const XmlAttributes &attributes) {
    m_inRow = true;
    m_column = -1;
    m_filled = 0;
    m_row.hidden = false;
    int number = 0;
    attributes.each([&](std::string_view name, std::string_view value) {
        if (name == "r")
            number = placeOf(value).row;
        else if (name == "hidden")
            m_row.hidden = isTrue(value);
    });
    m_row.number = number > m_row.number ? number : m_row.number + 1;
    if (m_row.number > kRows)
        tooMuch("rows");
}

void XlsxSheetHandler::endRow() {
    m_inRow = false;
    if (m_filled == 0)
        return;
    m_row.cells.resize(m_filled);
    if (!m_take(m_row))
        stop();
}

void XlsxSheetHandler::startCell(const XmlAttributes &attributes) {
    m_inCell = true;
    m_type = Type::Number;
    m_format = {};
    m_phonetic = 0;
    m_value.clear();
    m_formula.clear();
    m_hasFormula = m_inFormula = false;
    ++m_column;
    attributes.each([&](std::string_view name, std::string_view value) {
        if (name == "r") {
            if (const int column = placeOf(value).column; column >= 0)
                m_column = column;
        } else if (name == "s") {
            size_t style = 0;
            std::from_chars(value.data(), value.data() + value.size(), style);
            if (style < m_around.formats.size())
                m_format = m_around.formats[style];
        } else if (name == "t") {
            m_type = value == "s" ? Type::Shared : value == "inlineStr" ? Type::Inline : value == "str" ? Type::Formula : value == "b" ? Type::Boolean
                   : value == "e" ? Type::Fault : value == "d" ? Type::IsoDate : Type::Number;
        }
    });
    if (m_column >= m_limits.columns)
        tooMuch("columns");
    else if (++m_cells > m_limits.cells)
        tooMuch("cells");
}

// The cell at m_column, emptied; the row grows to it.
Cell &XlsxSheetHandler::cell() {
    if (!m_row.cells.isDetached()) {   // the taker kept the last row
        QList<Cell> own;
        own.reserve(m_row.cells.size());
        own.append(m_row.cells.first(m_filled));
        m_row.cells = std::move(own);
    }
    if (m_row.cells.size() <= m_column)
        m_row.cells.resize(m_column + 1);
    for (; m_filled <= m_column; ++m_filled) {
        Cell &old = m_row.cells[m_filled];
        old.kind = Cell::Kind::Empty;
        old.text.clear();
        old.number = 0;
    }
    return m_row.cells[m_column];
}

void XlsxSheetHandler::endCell() {
    m_inCell = m_collecting = false;
    if (m_value.empty() && !(m_hasFormula && m_type == Type::Number))   // a formula's result may be the empty text
        return;
    const auto setText = [this](Cell::Kind kind, const QString &text) {
        if (text.isEmpty())
            return;
        Cell &out = cell();
        out.kind = kind;
        out.text = text;
    };
    const std::string_view value = trimmed(m_value);
    if (value.empty() && m_hasFormula && m_type == Type::Number)
        return setText(Cell::Kind::Fault, u'=' + decodedText(m_formula));
    switch (m_type) {
    case Type::Shared: {
        qint64 index = -1;
        std::from_chars(value.data(), value.data() + value.size(), index);
        if (!m_around.strings.has(index))
            return fail(damaged(m_around.package.file(), QStringLiteral("shared string missing")));
        return setText(Cell::Kind::Text, m_around.strings.text(index));
    }
    case Type::Inline:
    case Type::Formula:
        return setText(Cell::Kind::Text, decodedText(m_value));
    case Type::Boolean:
        return setText(Cell::Kind::Boolean, isTrue(value) ? QStringLiteral("TRUE") : QStringLiteral("FALSE"));
    case Type::Fault:
        return setText(Cell::Kind::Fault, decodedText(value));
    case Type::IsoDate: {
        Cell date;
        const QString text = decodedText(value);
        if (!setIsoDate(date, text))
            return setText(Cell::Kind::Text, text);
        cell() = date;
        return;
    }
    case Type::Number:
        break;
    }
    if (value.empty())
        return;
    double number = 0;
    const char *from = value.data() + (value.front() == '+' ? 1 : 0), *end = value.data() + value.size();
    if (const auto parsed = std::from_chars(from, end, number); parsed.ec != std::errc() || parsed.ptr != end)
        return setText(Cell::Kind::Text, decodedText(m_value));
    setNumber(cell(), number, m_format, m_around.from1904);
}

void XlsxMergedFinder::take(std::string_view piece) {
    m_left += piece;
    size_t seen = 0;
    for (size_t at = m_left.find(kMergedName); at != m_left.npos; at = m_left.find(kMergedName, seen)) {
        const size_t open = m_left.rfind('<', at), end = m_left.find('>', at);
        if (open == m_left.npos || (end == m_left.npos && m_left.size() - open > kElement)) {   // a cell's own words
            seen = at + kMergedName.size();
            continue;
        }
        if (end == m_left.npos) {
            m_left.erase(0, open);
            return;
        }
        seen = end;
        const std::string_view element = std::string_view(m_left).substr(open + 1, end - open - 1), name = element.substr(0, element.find_first_of(" \t\r\n"));
        const size_t ref = element.find("ref=");
        if (name.substr(name.rfind(':') + 1) != kMergedName || ref == element.npos || ranges.size() >= kMerged)
            continue;
        const std::string_view from = element.substr(std::min(ref + 5, element.size())), to = from.substr(std::min(from.find(':'), from.size()));
        const Place a = placeOf(from.substr(0, from.find(':'))), b = placeOf(to.substr(0, to.find_first_of("\"'")).substr(to.empty() ? 0 : 1));
        if (a.column >= 0 && a.row >= 1 && b.column >= a.column && b.row >= a.row && b.row <= kRows)
            ranges << MergedRange{a.row, a.column, b.row, b.column};
    }
    m_left.erase(0, std::max(seen, m_left.size() - std::min(m_left.size(), kElement)));
}

}  // namespace tongdang::sheets
