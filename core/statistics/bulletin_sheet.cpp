// A bulletin as a workbook.
#include "core/sheets/sheet_writer.h"
#include "core/statistics/bulletin.h"
#include "core/statistics/chart.h"
#include "core/statistics/summary_words.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr double kTextWidth = 100;   // characters
constexpr int kChartRows = 22;       // that a chart covers

// By the kind of a table's chart; false where a spreadsheet has none like it: numbers alone stand for it.
bool setKind(const QString &kind, SheetChart &chart) {
    chart.kind = kind == u"stacked" || kind == u"pyramid" ? SheetChart::Kind::Stacked : kind == u"share" ? SheetChart::Kind::Share : kind == u"pie" ? SheetChart::Kind::Pie : SheetChart::Kind::Bars;
    chart.lying = kind == u"pyramid";
    return kind == u"bar" || kind == u"grouped" || kind == u"stacked" || kind == u"share" || kind == u"pie" || kind == u"pyramid";
}

class Book {
  public:
    Book(const Bulletin &bulletin, SheetWriter &out, const Messages &words, Language language) : m_bulletin(bulletin), m_out(out), m_words(words), m_language(language) {}

    void write() {
        text();
        for (const FilledBlock &block : m_bulletin.blocks) {
            if (block.kind == BlockKind::Table)
                writeSummary(block.summary, m_out, false, m_words, m_language, m_bulletin.unit);
            else if (block.kind == BlockKind::Chart)
                chart(block);
        }
    }

  private:
    double heightOf(const QString &text) const {
        double width = 0;
        for (const QChar c : text)
            width += c.unicode() < 0x1100 ? 1 : 2;
        return 16 * std::ceil(std::max(1.0, width * 1.1 / kTextWidth)) + 4;
    }

    void text() {
        m_out.beginSheet(m_bulletin.title);
        m_out.columnWidths({kTextWidth});
        CellStyle title, heading, plain;
        title.bold = title.center = heading.bold = plain.wrap = heading.wrap = true;
        title.size = 18;
        heading.size = 13;
        m_out.row({OutCell{m_bulletin.title, {}, title}}, 32);
        CellStyle facts;
        facts.center = true;
        m_out.row({OutCell{bulletinFacts(m_bulletin, m_words, m_language).join(u' '), {}, facts}}, 18);
        int rows = 2;
        const auto line = [&](const QString &words, const CellStyle &style) {
            m_out.row({OutCell{words, {}, style}}, heightOf(words) + (style.size > 0 ? 8 : 0));
            ++rows;
        };
        for (const FilledBlock &block : m_bulletin.blocks)
            if (!block.text.isEmpty())
                line(block.text, block.kind == BlockKind::Heading ? heading : plain);
        for (const QString &note : bulletinNotes(m_bulletin, m_words, m_language))
            line(note, plain);
        m_out.printArea(rows - 1, 0);
    }

    OutCell number(const SummaryRow &row, int column, double sign, const CellStyle &style) const {
        if (row.hides(column))
            return {kHidden, {}, style};
        const double value = row.values[size_t(column)];
        return std::isnan(value) ? OutCell{{}, {}, style} : OutCell{value * sign, {}, style};
    }

    // One column of a chart is shown by place, several as one bar each of the whole, a composition by place.
    void chart(const FilledBlock &block) {
        const Summary &summary = block.summary;
        SheetChart chart;
        chart.title = block.chart.title.in(m_language);
        const bool known = setKind(block.chart.kind, chart), isPyramid = block.chart.kind == u"pyramid", isPie = block.chart.kind == u"pie";
        const bool byColumn = isPie || (block.chart.kind == u"bar" && block.chart.columns.size() > 1);
        CellStyle heading, cell;
        heading.bold = heading.border = heading.wrap = heading.center = heading.fill = cell.border = true;
        m_out.beginSheet(chart.title.isEmpty() ? summary.table->title.in(m_language) : chart.title);
        std::vector<std::pair<QString, std::vector<OutCell>>> lines;   // a name and its numbers
        QStringList series;
        QList<int> columns;
        for (const QString &name : block.chart.columns)
            columns << summary.table->indexOf(name);
        const QStringList names = seriesNames(*summary.table, columns, m_language);
        if (isPyramid) {
            series = {m_words.text({QStringLiteral("statistics.pyramid_left"), {}, {}}, m_language), m_words.text({QStringLiteral("statistics.pyramid_right"), {}, {}}, m_language)};
            for (qsizetype i = 0; i < block.chart.left.size(); ++i)
                lines.emplace_back(bandName(*summary.table->find(block.chart.left[i]), m_language), std::vector{number(summary.total, summary.table->indexOf(block.chart.left[i]), -1, cell), number(summary.total, summary.table->indexOf(block.chart.right[i]), 1, cell)});
        } else if (byColumn) {
            series = {totalText(*summary.table, m_words, m_language)};
            for (qsizetype i = 0; i < columns.size(); ++i)
                lines.emplace_back(names[i], std::vector{number(summary.total, columns[i], 1, cell)});
        } else {
            series = names;
            for (const SummaryRow &row : summary.rows) {
                std::vector<OutCell> numbers;
                for (const int column : columns)
                    numbers.push_back(number(row, column, 1, cell));
                lines.emplace_back(rowName(summary, row, m_words, m_language), numbers);
            }
        }
        // Where a number is hidden its whole is not known: bars beside each other, of what is told.
        const auto hides = [](const auto &line) { return std::any_of(line.second.begin(), line.second.end(), [](const OutCell &one) { return std::holds_alternative<QString>(one.value); }); };
        const bool hidesAny = std::any_of(lines.begin(), lines.end(), hides);
        if (hidesAny && !isPyramid)
            chart.kind = SheetChart::Kind::Bars;
        QList<double> widths{28};
        QList<OutCell> heads{OutCell{byColumn || isPyramid ? QString() : m_words.text({QStringLiteral("statistics.place"), {}, {}}, m_language), {}, heading}};
        const int first = known && !lines.empty() ? kChartRows + 1 : 0, last = first + int(lines.size());
        // A spreadsheet draws a text as 0, and nothing of a blank cell: where one is hidden it draws columns beside the printed ones.
        const int printed = std::max(int(series.size()), 8), drawn = known && hidesAny ? printed + 1 : 1;
        for (qsizetype s = 0; s < series.size(); ++s) {
            widths << 14;
            heads << OutCell{series[s], {}, heading};
            chart.series << SheetChart::Series{series[s], {first + 1, 0, last, 0}, {first + 1, drawn + int(s), last, drawn + int(s)}};
        }
        m_out.columnWidths(widths);
        m_out.landscapeA4(0);
        for (int row = 0; row < first; ++row)
            m_out.row({});
        m_out.row(heads, 34);
        for (const auto &[name, numbers] : lines) {
            QList<OutCell> cells{OutCell{name, {}, cell}};
            for (const OutCell &one : numbers)
                cells << one;
            if (drawn > 1) {
                cells.resize(drawn);
                for (const OutCell &one : numbers)
                    cells << (std::holds_alternative<QString>(one.value) ? OutCell() : OutCell{one.value, {}, {}});
            }
            m_out.row(cells);
        }
        if (first > 0)
            m_out.chart(chart);
        m_out.printArea(last, printed);
    }

    const Bulletin &m_bulletin;
    SheetWriter &m_out;
    const Messages &m_words;
    Language m_language;
};

}  // namespace

Result<void> writeBulletin(const Bulletin &bulletin, const QString &file, const Messages &words, Language language) {
    auto out = SheetWriter::create(file, SheetEncoding::Utf8Bom, SheetMemory::Small);
    if (!out)
        return out.error();
    Book(bulletin, **out, words, language).write();
    return (*out)->finish();
}

}  // namespace tongdang
