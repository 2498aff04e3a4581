#include "ui/printing/figures.h"

#include "core/statistics/summary_words.h"

#include <algorithm>

namespace tongdang {

using namespace paper;

namespace {

constexpr double kTitle = 15, kCaption = 10, kFacts = 9, kFigures = 8, kNotes = 8, kNumber = 6.5;   // point sizes
constexpr double kPlaceWidth = mm(30), kNarrow = mm(11.5), kWide = mm(24), kMargin = mm(12), kFoot = mm(16);
constexpr double kMostStretch = 1.8, kKeptWhole = 0.5;   // a table of up to that share of a page is not broken
constexpr double kFullEnough = 0.6;        // of a part, after which it ends where a heading does
constexpr double kHair = 0.01;             // what widths that fill the page may be over by their rounding
constexpr double kStep = 0.02;             // of the page's width, in which parts are made alike
constexpr int kFootGrey = 90;

class Figures {
  public:
    Figures(Flow &flow, Type &type, const Summary &summary, const FiguresPrint &print) : m_flow(flow), m_type(type), m_summary(summary), m_table(*summary.table), m_print(print) {
        for (const TableColumn &column : m_table.columns)
            m_widths.push_back(widthOf(column));
    }

    void lay(const QString &caption) {
        m_caption = caption;
        // As few parts as the page takes, none much narrower than another, and each as wide as the page.
        const double room = m_flow.width() - kPlaceWidth;
        std::vector<int> ends = partEnds(room);
        for (double share = 1 - kStep; share > 0; share -= kStep) {
            std::vector<int> narrower = partEnds(room * share);
            if (narrower.size() > ends.size())
                break;
            ends = std::move(narrower);
        }
        int from = 0;
        for (const int to : ends) {
            double used = 0;
            for (int c = from; c < to; ++c)
                used += m_widths[size_t(c)];
            for (int c = from; c < to && used < room; ++c)
                m_widths[size_t(c)] *= std::min(kMostStretch, room / used);
            if (from > 0)
                m_flow.space(mm(5));
            part(from, to);
            from = to;
        }
    }

  private:
    QString leaf(const TableColumn &column) const { return column.header.isEmpty() ? column.name : column.header.last().in(m_print.language); }

    // As wide as its longest number and the longest word of its heading, within bounds.
    double widthOf(const TableColumn &column) {
        double width = kNarrow;
        const int index = m_table.indexOf(column.name);
        const Style style{kFigures, true, 0};
        width = std::max(width, m_type.width(numberText(m_summary.total, index), style) + mm(3));
        for (const QString &word : leaf(column).split(u' '))
            if (!word.isEmpty() && word[0].unicode() < 0x1100)
                width = std::max(width, m_type.width(word, style) + mm(2.8));
        return std::min(width, kWide);
    }

    std::vector<int> partEnds(double room) const {
        std::vector<int> ends;
        for (int from = 0; from < int(m_widths.size()); from = ends.back())
            ends.push_back(partEnd(from, room));
        return ends;
    }

    int partEnd(int from, double room) const {
        double used = 0;
        int to = from, whole = from;
        for (; to < int(m_widths.size()) && (used + m_widths[size_t(to)] <= room + kHair || to == from); ++to) {
            used += m_widths[size_t(to)];
            const bool ends = to + 1 == int(m_widths.size()) || m_table.columns[to].header.value(0) != m_table.columns[to + 1].header.value(0);
            if (ends && used >= room * kFullEnough)
                whole = to + 1;
        }
        return to < int(m_widths.size()) && whole > from ? whole : to;
    }

    void part(int from, int to) {
        const auto headings = [this, from, to] { this->headings(from, to); };
        double height = 0;
        layOut(from, to, height);
        if (!m_caption.isEmpty())
            height += Type::lineHeight(kCaption) + mm(1.5);
        const double whole = height + double(m_summary.rows.size() + 2) * (Type::lineHeight(kFigures) + mm(2.2));
        m_flow.together(whole < mm(297) * kKeptWhole ? whole : height + mm(20));
        if (!m_caption.isEmpty()) {
            m_flow.lines(std::exchange(m_caption, {}), {kCaption, true, 0}, Flow::Align::Centre);
            m_flow.space(mm(1.5));
        }
        headings();
        m_flow.setRepeated(headings);
        for (const SummaryRow &row : m_summary.rows)
            figures(rowName(m_summary, row, m_print.words, m_print.language), row, from, to, false);
        figures(totalText(m_table, m_print.words, m_print.language), m_summary.total, from, to, true);
        m_flow.setRepeated({});
    }

    void figures(const QString &name, const SummaryRow &row, int from, int to, bool bold) {
        const Style style{kFigures, bold, 0};
        std::vector<Flow::Cell> cells{{kPlaceWidth, name, style, Flow::Align::Left, bold}};
        for (int c = from; c < to; ++c)
            cells.push_back({m_widths[size_t(c)], numberText(row, c), style, Flow::Align::Right, bold});
        m_flow.row(cells);
    }

    // Equal neighbours of a level are one heading; one without further levels reaches down to the last.
    std::vector<Flow::Spanned> layOut(int from, int to, double &height) {
        int levels = 1;
        for (int c = from; c < to; ++c)
            levels = std::max(levels, int(m_table.columns[c].header.size()));
        struct Span { int level, last; double x; Flow::Cell cell; };
        std::vector<Span> spans;
        const Style style{kFigures, true, 0};
        const auto group = [&](const auto &self, int level, int begin, int end, double x) -> void {
            for (int c = begin; c < end;) {
                const QList<Labels> &header = m_table.columns[c].header;
                int next = c + 1;
                double width = m_widths[size_t(c)];
                const bool isLeaf = level + 1 >= header.size();
                while (!isLeaf && next < end && m_table.columns[next].header.size() > level + 1 && m_table.columns[next].header[level] == header[level])
                    width += m_widths[size_t(next++)];
                spans.push_back({level, isLeaf ? levels - 1 : level, x, {width, header.value(level).in(m_print.language), style, Flow::Align::Centre, true}});
                if (!isLeaf)
                    self(self, level + 1, c, next, x);
                x += width;
                c = next;
            }
        };
        group(group, 0, from, to, kPlaceWidth);
        spans.push_back({0, levels - 1, 0, {kPlaceWidth, m_print.words.text({QStringLiteral("statistics.place"), {}, {}}, m_print.language), style, Flow::Align::Centre, true}});
        std::vector<double> heights(size_t(levels), 0);
        for (const Span &span : spans)
            if (span.level == span.last)
                heights[size_t(span.level)] = std::max(heights[size_t(span.level)], m_flow.cellHeight(span.cell));
        for (const Span &span : spans) {   // what spans several rows grows the last of them
            double held = 0;
            for (int level = span.level; level <= span.last; ++level)
                held += heights[size_t(level)];
            heights[size_t(span.last)] += std::max(0.0, m_flow.cellHeight(span.cell) - held);
        }
        std::vector<Flow::Spanned> out;
        for (const Span &span : spans) {
            double y = 0, tall = 0;
            for (int level = 0; level < levels; ++level)
                (level < span.level ? y : tall) += level > span.last ? 0 : heights[size_t(level)];
            out.push_back({span.x, y, tall, span.cell});
        }
        height = 0;
        for (const double one : heights)
            height += one;
        return out;
    }

    void headings(int from, int to) {
        double height = 0;
        const auto cells = layOut(from, to, height);
        m_flow.block(cells, height);
        const Style style{kNumber, false, 0};
        std::vector<Flow::Cell> numbers{{kPlaceWidth, m_print.words.text({QStringLiteral("statistics.column_number"), {}, {}}, m_print.language), style, Flow::Align::Centre, false}};
        for (int c = from; c < to; ++c)
            numbers.push_back({m_widths[size_t(c)], m_table.columns[c].no, style, Flow::Align::Centre, false});
        m_flow.row(numbers);
    }

    Flow &m_flow;
    Type &m_type;
    const Summary &m_summary;
    const TableDefinition &m_table;
    const FiguresPrint &m_print;
    std::vector<double> m_widths;
    QString m_caption;             // still to be laid
};

}  // namespace

void layFigures(Flow &flow, Type &type, const Summary &summary, const FiguresPrint &print, const QString &caption) { Figures(flow, type, summary, print).lay(caption); }

std::vector<Page> figuresPages(const Summary &summary, Type &type, const FiguresPrint &print) {
    const Margins margins{kMargin, kMargin, kFoot, kMargin};
    Flow flow(type, sheetOfPaper(QStringLiteral("landscape")), margins);
    flow.lines(summary.table->title.in(print.language), {kTitle, true, 0}, Flow::Align::Centre);
    flow.space(mm(2));
    flow.lines(summaryFacts(summary, print.words, print.language, print.unit).join(QStringLiteral("        ")), {kFacts, false, 0});
    flow.space(mm(1.5));
    layFigures(flow, type, summary, print);
    if (print.official) {
        flow.space(mm(3));
        for (const SummaryNote &note : summaryNotes(summary, print.words, print.language))
            flow.lines(note.text, {kNotes, note.problem, 0});
        flow.space(mm(4));
        flow.together(mm(12));
        flow.lines(print.words.text({QStringLiteral("statistics.signatures"), {}, {}}, print.language), {kFacts, false, 0});
    }
    std::vector<Page> pages = flow.take();
    numberPages(pages, type, margins, print.words, print.language);
    return pages;
}

void numberPages(std::vector<Page> &pages, Type &type, const Margins &margins, const Messages &words, Language language) {
    const Style style{8, false, kFootGrey};
    for (size_t i = 0; i < pages.size(); ++i) {
        const QString count = words.text({QStringLiteral("printing.page"), {QString::number(i + 1), QString::number(pages.size())}, {}}, language);
        pages[i].texts.push_back({pages[i].width - margins.right - type.width(count, style), pages[i].height - margins.bottom + mm(6), count, style});
    }
}

Result<int> figuresToPdf(const Summary &summary, const QString &path, const FiguresPrint &print) {
    Type type;
    auto file = PdfFile::create(path, summary.table->title.in(print.language), type);
    if (!file)
        return file.error();
    for (Page &page : figuresPages(summary, type, print))
        (*file)->page(std::move(page));
    const int pages = (*file)->pages();
    if (const auto finished = (*file)->finish(); !finished)
        return finished.error();
    return pages;
}

}  // namespace tongdang
