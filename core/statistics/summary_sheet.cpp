// A summary as the official sheet (domain.md 2.1–2.3): what a unit prints, signs and hands up.
#include "core/statistics/summary_words.h"

#include "core/sheets/sheet_writer.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr double kNameWidth = 20, kNarrow = 6.5, kWide = 14;

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
        line(summaryFacts(m_summary, m_words, m_language, m_unit).join(QStringLiteral("        ")), {}, 18);
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
            for (const TableColumn &column : m_table.columns)
                cells << OutCell{headerText(column, m_language), {}, style};
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

    OutCell number(const SummaryRow &row, int column, const CellStyle &style) const {
        OutCell cell{{}, {}, style};
        const double value = row.values[size_t(column)];
        if (row.hides(column))
            cell = OutCell{kHidden, {}, style};
        else if (m_table.columns[column].kind == ColumnKind::Count)
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
                cells << number(row, c, style);
            m_out.row(cells);
            ++m_row;
        }
        style.bold = true;
        QList<OutCell> cells{OutCell{totalText(m_table, m_words, m_language), {}, style}};
        for (int c = 0; c + 1 < m_width; ++c) {
            OutCell cell = number(m_summary.total, c, style);
            const bool whole = !m_summary.total.hides(c) && std::none_of(m_summary.rows.begin(), m_summary.rows.end(), [c](const SummaryRow &row) { return row.hides(c); });
            if (m_table.columns[c].kind != ColumnKind::Value && !m_summary.rows.empty() && whole)
                cell.formula = QStringLiteral("=SUM(%1%2:%1%3)").arg(letters(c + 1)).arg(first + 1).arg(first + int(m_summary.rows.size()));
            cells << cell;
        }
        m_out.row(cells);
        ++m_row;
    }

    void notes() {
        CellStyle style, problem;
        style.wrap = true;
        problem.wrap = problem.problem = true;
        const auto note = [&](const QString &text, const CellStyle &as) { line(text, as, 15 * std::ceil(std::max(1.0, widthOf(text) * 1.1 / m_characters)) + 2); };
        for (const SummaryNote &one : summaryNotes(m_summary, m_words, m_language))
            note(one.text, one.problem ? problem : style);
        line(say(QStringLiteral("statistics.signatures")), {}, 28);
        m_out.printArea(m_row - 1, m_width - 1);
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

// A row a record: in which place it is counted, and a 1 under each column that counts it.
void writeRecords(const Summary &summary, const CountedRecords &records, SheetWriter &out, const Messages &words, Language language) {
    CellStyle heading;
    heading.bold = heading.border = heading.fill = heading.center = true;
    out.beginSheet(words.text({QStringLiteral("statistics.records_behind"), {}, {}}, language));
    QList<double> widths{24, kNameWidth};
    QList<OutCell> heads{OutCell{words.text({QStringLiteral("statistics.record_code"), {}, {}}, language), {}, heading}, OutCell{words.text({QStringLiteral("statistics.place"), {}, {}}, language), {}, heading}};
    std::vector<size_t> shown;
    for (size_t c = 0; c < records.columns.size(); ++c)
        if (const TableColumn &column = summary.table->columns[qsizetype(c)]; column.kind != ColumnKind::Value && !column.form) {
            shown.push_back(c);
            heads << OutCell{column.no.isEmpty() ? column.name : column.no, {}, heading};
            widths << kNarrow;
        }
    out.columnWidths(widths);
    out.freeze(1, 2);
    out.row(heads);
    for (qsizetype i = 0; i < records.codes.size(); ++i) {
        const auto row = std::find_if(summary.rows.begin(), summary.rows.end(), [&](const SummaryRow &one) { return one.code == records.places[i]; });
        QList<OutCell> cells{OutCell{records.codes[i], {}, {}}, OutCell{row == summary.rows.end() ? records.places[i] : rowName(summary, *row, words, language), {}, {}}};
        for (const size_t c : shown)
            cells << (records.columns[c][i] ? OutCell{qint64(1), {}, {}} : OutCell());
        out.row(cells);
    }
}

}  // namespace

Result<void> writeSummary(const Summary &summary, const QString &file, const Messages &words, Language language, const QString &unitName, const CountedRecords *records) {
    const bool plain = file.endsWith(u".csv", Qt::CaseInsensitive);
    auto out = SheetWriter::create(file, SheetEncoding::Utf8Bom, SheetMemory::Small);
    if (!out)
        return out.error();
    writeSummary(summary, **out, plain, words, language, unitName);
    if (records && !plain)
        writeRecords(summary, *records, **out, words, language);
    return (*out)->finish();
}

void writeSummary(const Summary &summary, SheetWriter &to, bool plain, const Messages &words, Language language, const QString &unitName) {
    OfficialSheet(summary, to, plain, words, language, unitName).write();
}

}  // namespace tongdang
