#include "ui/tables/grouped_header.h"

#include "ui/shell/theme.h"

#include <QPainter>

#include <numeric>

namespace tongdang {

namespace {
constexpr int kPad = 6;                            // px at zoom 100, each side
constexpr int kLeastWidth = 46;
constexpr int kChineseInLine = 4;                  // words without spaces wrap anywhere; so many stand side by side
constexpr int kMostLines = 4;
constexpr int kFlags = Qt::AlignCenter | Qt::TextWordWrap;
bool wrapsAnywhere(const QString &word) { return word[word.size() / 2].unicode() >= 0x2e80; }
}  // namespace

GroupedHeader::GroupedHeader(Theme &theme, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_theme(theme) {
    setSectionsClickable(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setHighlightSections(false);
}

void GroupedHeader::setColumns(const QList<Column> &columns) {
    m_columns = columns;
    m_levels = 1;
    m_numbered = false;
    for (const Column &column : columns) {
        m_levels = qMax(m_levels, int(column.path.size()));
        m_numbered = m_numbered || !column.number.isEmpty();
    }
    merge();
}

void GroupedHeader::merge() {
    m_cells.clear();
    const int columns = int(m_columns.size());
    for (int level = 0; level < m_levels; ++level)
        for (int c = 0; c < columns;) {
            const QStringList &path = m_columns[c].path;
            if (level >= path.size()) {
                ++c;
                continue;
            }
            int last = c;
            while (last + 1 < columns && path.size() > level + 1 && m_columns[last + 1].path.size() > level + 1 && m_columns[last + 1].path.mid(0, level + 1) == path.mid(0, level + 1))
                ++last;
            m_cells.push_back({c, last, level, level + 1 == path.size() ? m_levels - 1 : level, path[level]});
            c = last + 1;
        }
}

int GroupedHeader::textHeight(const QString &text, int width) const {
    return QFontMetrics(m_theme.font(TextSize::Small)).boundingRect(QRect(0, 0, width - 2 * m_theme.px(kPad), 100000), kFlags, text).height() + 2 * m_theme.px(4);
}

void GroupedHeader::measure() {
    const QFontMetrics text(m_theme.font(TextSize::Small));
    const int pad = m_theme.px(kPad), columns = int(m_columns.size());
    m_widths.clear();
    for (const Column &column : m_columns)
        m_widths.push_back(qMax(column.least, m_theme.px(kLeastWidth)));
    const auto widthOf = [&](const Cell &cell) { return std::accumulate(m_widths.begin() + cell.first, m_widths.begin() + cell.last + 1, 0); };
    for (const Cell &cell : m_cells) {
        int needed = cell.first == cell.last ? text.horizontalAdvance(cell.text) / kMostLines : 0;   // long words grow sideways before they grow too tall
        for (const QString &word : cell.text.split(u' ', Qt::SkipEmptyParts))
            needed = qMax(needed, text.horizontalAdvance(wrapsAnywhere(word) ? word.left(kChineseInLine) : word));
        const int missing = needed + 2 * pad + 1 - widthOf(cell);
        for (int c = cell.first; missing > 0 && c <= cell.last; ++c)
            m_widths[size_t(c)] += missing / (cell.last - cell.first + 1) + 1;
    }
    m_heights.assign(size_t(m_levels) + (m_numbered ? 1 : 0), 0);
    if (m_numbered)
        m_heights.back() = textHeight(QStringLiteral("0"), 1000);
    for (const Cell &cell : m_cells)
        if (cell.top == cell.bottom)
            m_heights[size_t(cell.top)] = qMax(m_heights[size_t(cell.top)], textHeight(cell.text, widthOf(cell)));
    for (const Cell &cell : m_cells) {
        const int have = top(cell.bottom + 1) - top(cell.top);
        m_heights[size_t(cell.bottom)] += qMax(0, textHeight(cell.text, widthOf(cell)) - have);
    }
    for (int c = 0; c < count() && c < columns; ++c)
        resizeSection(c, m_widths[size_t(c)]);
}

void GroupedHeader::arrange() {
    measure();
    updateGeometry();
    viewport()->update();
}

int GroupedHeader::top(int level) const { return std::accumulate(m_heights.begin(), m_heights.begin() + level, 0); }

void GroupedHeader::paintEvent(QPaintEvent *) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Color::Raised));
    painter.setFont(m_theme.font(TextSize::Small));
    const int pad = m_theme.px(kPad);
    const QRect open = viewport()->rect().adjusted(m_covered, 0, 0, 0);
    const auto draw = [&](const QRect &at, const QString &text, Color color) {
        painter.setPen(m_theme.color(Color::Border));
        painter.drawLine(at.topRight(), at.bottomRight());
        painter.drawLine(at.bottomLeft(), at.bottomRight());
        painter.setPen(m_theme.color(color));
        // A heading over many columns stays in sight while one scrolls along.
        const QRect all = at.adjusted(pad, 0, -pad, 0), seen = at.intersected(open).adjusted(pad, 0, -pad, 0);
        const QRect needed = painter.boundingRect(QRect(0, 0, seen.width(), 100000), kFlags, text);
        painter.drawText(seen.width() > 0 && needed.width() <= seen.width() && needed.height() <= at.height() ? seen : all, kFlags, text);
    };
    const auto area = [&](int first, int last, int from, int to) {
        const int left = sectionViewportPosition(first);
        return QRect(left, top(from), sectionViewportPosition(last) + sectionSize(last) - left, top(to) - top(from));
    };
    for (const Cell &cell : m_cells)
        if (cell.last < count() && !isSectionHidden(cell.first))
            if (const QRect at = area(cell.first, cell.last, cell.top, cell.bottom + 1); at.intersects(viewport()->rect()))
                draw(at, cell.text, Color::Text);
    for (int c = 0; m_numbered && c < count() && c < m_columns.size(); ++c)
        if (!isSectionHidden(c))
            draw(area(c, c, m_levels, m_levels + 1), m_columns[c].number, Color::Muted);
}

}  // namespace tongdang
