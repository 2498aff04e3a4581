// A summary as the official sheet (domain.md 2.1–2.3): what a unit prints, signs and hands up.
#include "core/statistics/summary.h"

#include "core/base/dates.h"
#include "core/sheets/sheet_writer.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

QString rowName(const Summary &summary, const SummaryRow &row, const Messages &words, Language language) {
    if (row.code == kUnknown || row.code == kOutside)
        return words.text({QStringLiteral("statistics.row_") + row.code, {}, {}}, language);
    return isPlaceCode(row.code) && levelOfCode(row.code) < placeLevel(summary.by) ? words.text({QStringLiteral("statistics.row_rest"), {row.name}, {}}, language) : row.name;
}

namespace {

constexpr double kNameWidth = 20, kNarrow = 6.5, kWide = 14;
constexpr int kMostPlaces = 10;

// As a monospaced screen counts: Chinese characters are two wide.
double widthOf(const QString &text) {
    double width = 0;
    for (const QChar c : text)
        width += c.unicode() < 0x1100 ? 1 : 2;
    return width;
}

QString letters(int column) {
    QString out;
    for (++column; column > 0; column = (column - 1) / 26)
        out.prepend(QChar(u'A' + (column - 1) % 26));
    return out;
}

class OfficialSheet {
  public:
    OfficialSheet(const Summary &summary, SheetWriter &out, bool plain, const Messages &words, Language language, const QString &unitName)
        : m_summary(summary), m_table(*summary.table), m_out(out), m_plain(plain), m_words(words), m_language(language), m_unit(unitName), m_width(int(m_table.columns.size()) + 1) {
        for (const TableColumn &column : m_table.columns)
            m_levels = std::max(m_levels, m_plain ? 1 : int(column.header.size()));
    }

    void write() {
        const int heading = 2, numbers = heading + m_levels;
        m_out.beginSheet(m_table.title.in(m_language));
        QList<double> widths{kNameWidth};
        for (const TableColumn &column : m_table.columns)
            widths << std::clamp(widthOf(leaf(column)) + 1, kNarrow, kWide);
        for (const double width : std::as_const(widths))
            m_characters += width;
        m_out.columnWidths(widths);
        m_out.landscapeA4(numbers + 1);
        m_out.freeze(numbers + 1, 1);
        title();
        headings(heading);
        rows(numbers + 1);
        notes();
    }

  private:
    QString say(const QString &id, const QStringList &args = {}) const { return m_words.text({id, args, {}}, m_language); }
    QString date(const QDate &day) const {
        return m_language == Language::Chinese ? QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day()) : isoDate(day);
    }
    QString leaf(const TableColumn &column) const { return column.header.isEmpty() ? column.name : column.header.last().in(m_language); }
    QList<OutCell> blank(const CellStyle &style) const { return QList<OutCell>(m_width, OutCell{{}, {}, style}); }

    // A row of one text over the whole width.
    void line(const QString &text, const CellStyle &style, double height = 0) {
        m_out.merge(m_row, 0, m_row, m_width - 1, {text, {}, style});
        m_out.row(QList<OutCell>{OutCell{text, {}, style}}, height);
        ++m_row;
    }

    void title() {
        CellStyle big;
        big.bold = big.center = true;
        big.size = 16;
        line(m_table.title.in(m_language), big, 30);
        QStringList facts{say(QStringLiteral("statistics.unit"), {m_unit})};
        facts << (m_summary.from.isValid() ? say(QStringLiteral("statistics.period"), {date(m_summary.from), date(m_summary.asOf)}) : say(QStringLiteral("statistics.cut_off"), {date(m_summary.asOf)}));
        if (m_summary.basis == SummaryBasis::Hukou)
            facts << say(QStringLiteral("statistics.by_hukou"));
        if (!m_table.unit.isEmpty())
            facts << say(QStringLiteral("statistics.measure"), {m_table.unit.in(m_language)});
        line(facts.join(QStringLiteral("        ")), {}, 18);
    }

    // Equal neighbours of a level become one heading; a heading without further levels reaches down to the last.
    void group(int top, int level, int from, int to, const CellStyle &style) {
        for (int i = from; i < to;) {
            const QList<Labels> &header = m_table.columns[i].header;
            const QString text = level < header.size() ? header[level].in(m_language) : QString();
            if (level + 1 >= header.size()) {
                m_out.merge(top + level, i + 1, top + m_levels - 1, i + 1, {text, {}, style});
                ++i;
                continue;
            }
            int end = i + 1;
            while (end < to && m_table.columns[end].header.size() > level + 1 && m_table.columns[end].header[level] == header[level])
                ++end;
            m_out.merge(top + level, i + 1, top + level, end, {text, {}, style});
            group(top, level + 1, i, end, style);
            i = end;
        }
    }

    void headings(int top) {
        CellStyle style;
        style.bold = style.border = style.wrap = style.center = style.fill = true;
        const QString place = say(QStringLiteral("statistics.place"));
        if (m_plain) {
            QList<OutCell> cells{OutCell{place, {}, style}};
            for (const TableColumn &column : m_table.columns) {
                QStringList path;
                for (const Labels &level : column.header)
                    path << level.in(m_language);
                cells << OutCell{path.join(QStringLiteral(" / ")), {}, style};
            }
            m_out.row(cells);
        } else {
            m_out.merge(top, 0, top + m_levels - 1, 0, {place, {}, style});
            group(top, 0, 0, m_width - 1, style);
            for (int level = 0; level < m_levels; ++level)
                m_out.row(blank(style), level + 1 == m_levels ? 48 : 24);
        }
        CellStyle small;
        small.border = small.center = true;
        QList<OutCell> cells{OutCell{say(QStringLiteral("statistics.column_number")), {}, small}};
        for (const TableColumn &column : m_table.columns)
            cells << OutCell{column.no, {}, small};
        m_out.row(cells);
        m_row += m_levels + 1;
    }

    OutCell number(int column, double value, const CellStyle &style) const {
        OutCell cell{{}, {}, style};
        if (m_table.columns[column].kind == ColumnKind::Count)
            cell.value = qint64(value);
        else if (!std::isnan(value))
            cell.value = value;
        return cell;
    }

    void rows(int first) {
        CellStyle style;
        style.border = true;
        for (const SummaryRow &row : m_summary.rows) {
            QList<OutCell> cells{OutCell{rowName(m_summary, row, m_words, m_language), {}, style}};
            for (int c = 0; c + 1 < m_width; ++c)
                cells << number(c, row.values[size_t(c)], style);
            m_out.row(cells);
            ++m_row;
        }
        style.bold = true;
        const QString label = m_table.totalLabel.in(m_language);
        QList<OutCell> cells{OutCell{label.isEmpty() ? say(QStringLiteral("statistics.total")) : label, {}, style}};
        for (int c = 0; c + 1 < m_width; ++c) {
            OutCell cell = number(c, m_summary.total.values[size_t(c)], style);
            if (m_table.columns[c].kind != ColumnKind::Value && !m_summary.rows.empty())
                cell.formula = QStringLiteral("=SUM(%1%2:%1%3)").arg(letters(c + 1)).arg(first + 1).arg(first + int(m_summary.rows.size()));
            cells << cell;
        }
        m_out.row(cells);
        ++m_row;
    }

    QString nameOf(const QString &code) const {
        for (const SummaryRow &row : m_summary.rows)
            if (row.code == code)
                return rowName(m_summary, row, m_words, m_language);
        return say(QStringLiteral("statistics.total"));
    }

    QString ruleNote(const TableRule &rule) const {
        const QString label = rule.label.isEmpty() ? rule.expressionText : rule.label.in(m_language);
        QStringList places;
        int failed = 0;
        for (const RuleResult &result : m_summary.rules) {
            if (result.id != rule.name || result.ok)
                continue;
            if (++failed <= kMostPlaces)
                places << say(QStringLiteral("statistics.rule_place"), {nameOf(result.where), QString::number(result.left, 'g', 15), QString::number(result.right, 'g', 15)});
        }
        if (failed == 0)
            return say(QStringLiteral("statistics.rule_holds"), {rule.name, label});
        const QString list = places.join(m_language == Language::Chinese ? QStringLiteral("；") : QStringLiteral("; "));
        return failed > kMostPlaces ? say(QStringLiteral("statistics.rule_fails_many"), {rule.name, label, list, QString::number(failed)}) : say(QStringLiteral("statistics.rule_fails"), {rule.name, label, list});
    }

    void notes() {
        CellStyle style, problem;
        style.wrap = true;
        problem.wrap = problem.problem = true;
        const auto note = [&](const QString &text, const CellStyle &as) { line(text, as, 15 * std::ceil(std::max(1.0, widthOf(text) * 1.1 / m_characters)) + 2); };
        if (!m_table.note.isEmpty())
            note(say(QStringLiteral("statistics.note"), {m_table.note.in(m_language)}), style);
        for (const TableRule &rule : m_table.rules) {
            const bool checked = std::any_of(m_summary.rules.begin(), m_summary.rules.end(), [&](const RuleResult &result) { return result.id == rule.name; });
            const bool fails = std::any_of(m_summary.rules.begin(), m_summary.rules.end(), [&](const RuleResult &result) { return result.id == rule.name && !result.ok; });
            if (checked)
                note(ruleNote(rule), fails ? problem : style);
        }
        for (const Summary::LeftOut &left : m_summary.leftOut)
            note(say(QStringLiteral("statistics.rule_left_out"), {left.id, m_words.text(left.why, m_language)}), style);
        line(say(QStringLiteral("statistics.signatures")), {}, 28);
    }

    const Summary &m_summary;
    const TableDefinition &m_table;
    SheetWriter &m_out;
    bool m_plain;
    const Messages &m_words;
    Language m_language;
    QString m_unit;
    int m_width, m_levels = 1, m_row = 0;
    double m_characters = 0;
};

}  // namespace

Result<void> writeSummary(const Summary &summary, const QString &file, const Messages &words, Language language, const QString &unitName) {
    auto out = SheetWriter::create(file, SheetEncoding::Utf8Bom, SheetMemory::Small);
    if (!out)
        return out.error();
    OfficialSheet(summary, **out, file.endsWith(u".csv", Qt::CaseInsensitive), words, language, unitName).write();
    return (*out)->finish();
}

}  // namespace tongdang
