#include "core/sheets/xlsx_rows.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <charconv>

namespace tongdang::sheets {

namespace {

bool isHex(QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); }

// "_x0041_" in a text would be read as "A" (ECMA-376 22.4.2.4).
bool looksEscaped(QStringView text) { return text.size() >= 7 && text[1] == u'x' && text[6] == u'_' && std::all_of(text.begin() + 2, text.begin() + 6, isHex); }

}  // namespace

void RowXml::append(int number) {
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    m_xml.append(digits.data(), end.ptr);
}

void RowXml::append(double number) { append(QByteArray::number(number, 'G', 16).toStdString()); }

void RowXml::begin(int row, double height) {
    m_xml.clear();   // keeps its room
    m_number = std::to_string(row + 1);
    append("<row r=\"");
    m_xml += m_number;
    if (height > 0) {
        append("\" ht=\"");
        append(height);
        append("\" customHeight=\"1");
    }
    append("\">");
}

const std::string &RowXml::end() {
    append("</row>");
    return m_xml;
}

void RowXml::cell(int column, int style, std::string_view type) {
    append("<c r=\"");
    std::array<char, 4> letters;
    size_t at = letters.size();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters[--at] = char('A' + (rest - 1) % 26);
    append({letters.data() + at, letters.size() - at});
    m_xml += m_number;
    if (style > 0) {
        append("\" s=\"");
        append(style);
    }
    append(type);
}

void RowXml::blank(int column, int style) { cell(column, style, "\"/>"); }

void RowXml::text(int column, QStringView text, int style) {
    cell(column, style, "\" t=\"inlineStr\"><is><t");
    append(!text.isEmpty() && (text.front().isSpace() || text.back().isSpace()) ? " xml:space=\"preserve\">" : ">");
    escaped(text);
    append("</t></is></c>");
}

void RowXml::number(int column, double value, int style) {
    cell(column, style, "\"><v>");
    append(value);
    append("</v></c>");
}

void RowXml::formula(int column, QStringView formula, double result, int style) {
    cell(column, style, "\"><f>");
    escaped(formula);
    append("</f><v>");
    append(result);
    append("</v></c>");
}

void RowXml::formula(int column, QStringView formula, QStringView result, int style) {
    cell(column, style, "\" t=\"str\"><f>");
    escaped(formula);
    append("</f><v>");
    escaped(result);
    append("</v></c>");
}

// What XML 1.0 cannot hold is left out, or as Excel has it: _x000B_.
void RowXml::escaped(QStringView text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'&') {
            append("&amp;");
        } else if (c == u'<') {
            append("&lt;");
        } else if (c == u'>') {
            append("&gt;");
        } else if (c == u'_' && looksEscaped(text.mid(i))) {
            append("_x005F_");
        } else if (c >= 0x20 && c < 0x80) {
            m_xml += char(c);
        } else if (c == u'\t' || c == u'\n') {
            m_xml += char(c);
        } else if (c == 0 || c >= 0xFFFE) {
            continue;
        } else if (c < 0x20) {
            append("_x00");
            m_xml += kHex[c >> 4];
            m_xml += kHex[c & 15];
            m_xml += '_';
        } else if (c < 0x800) {
            m_xml += char(0xC0 | c >> 6);
            m_xml += char(0x80 | (c & 0x3F));
        } else if (!QChar::isSurrogate(c)) {
            m_xml += char(0xE0 | c >> 12);
            m_xml += char(0x80 | (c >> 6 & 0x3F));
            m_xml += char(0x80 | (c & 0x3F));
        } else if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, text[++i].unicode());
            m_xml += char(0xF0 | whole >> 18);
            m_xml += char(0x80 | (whole >> 12 & 0x3F));
            m_xml += char(0x80 | (whole >> 6 & 0x3F));
            m_xml += char(0x80 | (whole & 0x3F));
        } else {
            m_xml += '?';
        }
    }
}

}  // namespace tongdang::sheets
