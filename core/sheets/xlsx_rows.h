// One row of a worksheet as XML (ECMA-376 18.3.1.73, 18.3.1.4): texts inline, so that no row has to wait for another. For workbooks of any
// length; formatting a cell at a time through the library took longer than compressing it.
#pragma once

#include <QStringView>

#include <string>
#include <string_view>

namespace tongdang::sheets {

class RowXml {
  public:
    void begin(int row, double height);              // from 0; height 0: the default
    // In order of columns, from 0. `style`: the index of a format in the workbook, 0 the default.
    void blank(int column, int style);
    void text(int column, QStringView text, int style);
    void number(int column, double value, int style);
    void formula(int column, QStringView formula, double result, int style);              // without the leading =
    void formula(int column, QStringView formula, QStringView result, int style);
    const std::string &end();                        // valid until begin()

  private:
    void cell(int column, int style, std::string_view type);
    void append(std::string_view ascii) { m_xml.append(ascii); }
    void append(int number);
    void append(double number);
    void escaped(QStringView text);

    std::string m_xml, m_number;                     // the row so far; the row's number
};

}  // namespace tongdang::sheets
