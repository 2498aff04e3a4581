// Which lines of a sheet are nobody: blank ones, signatures, totals, notes, the headings printed again.
#include "core/importing/row_reader.h"

#include <algorithm>

namespace tongdang {

using namespace targets;

namespace {
constexpr int kLongName = 10;   // characters of a name without a dot: 额尔德尼其其格
}

// Blank lines, lines with nothing but a number and a place, signatures, totals, the headings printed again.
bool RowReader::isLine(const SheetRow &row) const {
    bool something = false, first = true;
    for (const Cell &cell : row.cells) {
        const QString text = cell.text.trimmed();
        if (text.isEmpty() || cell.isUncomputed())
            continue;
        if (first && m.rosters->words.isNotARow(text))
            return false;
        first = false;
    }
    bool again = true;
    for (const Column &column : m_columns) {
        const Cell &cell = cellAt(row, column.column);
        const QString text = cell.text.trimmed();
        if (text.isEmpty() || cell.isUncomputed())   // formulas filled down below the last person
            continue;
        if (column.target == kOwnName && (m.rosters->words.isNotARow(text) || (isNameAlone(row) && isNote(text))))
            return false;
        again = again && (headingKey(column.heading) == headingKey(text) || headingKey(column.heading.section(QStringLiteral(" / "), -1)) == headingKey(text));
        something = something || (column.kind != Column::Kind::Region && column.kind != Column::Kind::Township && column.kind != Column::Kind::Group && column.kind != Column::Kind::RowKind);
    }
    return something && !again && !isTotals(row) && !isLowerHeading(row) && !isColumnNumbers(row);
}

// Directly below the headings, without a name and a digit: 男|女, 健康|残疾.
bool RowReader::isLowerHeading(const SheetRow &row) const {
    return row.number == m.mapping.headingRow + 1 && cellAt(row, m_nameColumn).text.trimmed().isEmpty() &&
           std::none_of(row.cells.begin(), row.cells.end(), [](const Cell &cell) { return cell.kind == Cell::Kind::Fault || std::any_of(cell.text.begin(), cell.text.end(), [](QChar c) { return c.isDigit(); }); });
}

// 1, 2, 3 … or 甲, 乙, 1, 2 … directly below the headings: the columns are counted, nobody is told of.
bool RowReader::isColumnNumbers(const SheetRow &row) const {
    static const QString stems = QStringLiteral("甲乙丙丁戊己庚辛壬癸");
    if (row.number > m.mapping.headingRow + 2)
        return false;
    int count = 0, before = 0;
    bool stem = false;
    for (const Cell &cell : row.cells) {
        QString text = headingKey(cell.text);   // ① and (1) too
        text.remove(u'(').remove(u')');
        if (text.isEmpty())
            continue;
        const int ordinal = text.size() == 1 ? int(stems.indexOf(text)) + 1 : 0, number = ordinal > 0 ? ordinal : text.toInt();
        if (number < 1 || (number != before + 1 && !(stem && ordinal == 0 && number == 1)) || (count > 0 && !stem && ordinal > 0))
            return false;
        stem = ordinal > 0;
        before = number;
        ++count;
    }
    return count > 2 && !cellAt(row, m_nameColumn).text.trimmed().isEmpty();
}

// 本页合计, 共8人: where the name should be, or anywhere in a row that names nobody.
bool RowReader::isTotals(const SheetRow &row) const {
    for (const int column : m_tellColumns)
        if (const Cell &cell = cellAt(row, column); !cell.text.trimmed().isEmpty() && !cell.isUncomputed())
            return false;
    const QString name = cellAt(row, m_nameColumn).text.trimmed();
    const RosterWords &words = m.rosters->words;
    if (words.isTotal(name))
        return true;
    const bool nobody = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isDigit(); });   // nothing, or the number of people
    return nobody && std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell &cell) { return words.isTotal(cell.text); });
}

// Nothing but a name, and perhaps a number, where more is asked of everybody.
bool RowReader::isNameAlone(const SheetRow &row) const {
    if (m_tellColumns.empty() || cellAt(row, m_nameColumn).text.trimmed().isEmpty())
        return false;
    for (int column = 0; column < row.cells.size(); ++column)
        if (const Cell &cell = row.cells[column]; column != m_nameColumn && !m_numberColumns.contains(column) && !cell.isUncomputed() && !cell.text.trimmed().isEmpty())
            return false;
    return true;
}

// 一、新华社区; 2.身份证号码必须为18位: in the place of a name what cannot be one.
bool RowReader::isNote(const QString &text) const {
    static const QString marks = QStringLiteral(":：、;；,，。(（[【《?？!！");
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit() || marks.contains(c); }))
        return true;
    const auto han = std::count_if(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    if (han > kLongName && !text.contains(u'·') && !text.contains(u'•'))
        return true;
    for (const PlaceLevel level : {PlaceLevel::Village, PlaceLevel::Township})
        for (const Place *place : m.places->match(text, m.within, level))
            if (text == place->name || (text == place->shortName() && text.size() > 2))
                return true;
    return false;
}

}  // namespace tongdang
