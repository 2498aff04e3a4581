// Numbers and dates as a spreadsheet shows them: which number formats are dates (ECMA-376 18.8.30, with the Chinese built-in ones
// 27–36 and 50–58), and the day a serial number means (ECMA-376 18.17.4).
#pragma once

#include "core/sheets/workbook.h"

#include <string_view>

namespace tongdang::sheets {

struct NumberFormat {
    enum class Kind : quint8 { General, Date, Time, Elapsed };  // Date: with or without a time of day
    Kind kind = Kind::General;
    quint8 zeros = 0;  // "000000": leading zeros that belong to the text
};

NumberFormat builtInFormat(int id);
NumberFormat numberFormat(std::string_view code);  // UTF-8

QString numberText(double number);                 // at most 15 significant digits, without exponent below 1e21
// Number, Date, DateTime or Time with its text.
void setNumber(Cell &cell, double number, NumberFormat format, bool from1904);
// ISO 8601 as t="d" cells hold it; false where it is none.
bool setIsoDate(Cell &cell, const QString &text);

}  // namespace tongdang::sheets
