#include "ui/printing/flow.h"

#include <algorithm>

namespace tongdang {

using namespace paper;

namespace {

constexpr double kPad = mm(1.1);
constexpr int kShade = 240;
constexpr double kLetterLine = 1.2;     // the lines of a letter stand further apart
constexpr double kMostMoved = 0.5;      // of a page: a row that is higher is broken rather than moved overleaf
constexpr int kLeastLines = 2;          // of a broken row at the foot of a page

double placed(Flow::Align align, double from, double room, double width) {
    return align == Flow::Align::Left ? from : align == Flow::Align::Right ? from + room - width : from + (room - width) / 2;
}

}  // namespace

Flow::Flow(Type &type, const Page &empty, const Margins &margins) : m_type(type), m_empty(empty), m_margins(margins), m_pages{empty}, m_y(margins.top) {}

void Flow::space(double height) { m_y += std::min(height, std::max(0.0, left())); }

void Flow::together(double height) {
    if (left() < height && m_y > m_margins.top)
        newPage();
}

void Flow::newPage() {
    m_pages.push_back(m_empty);
    m_y = m_margins.top;
    if (m_repeated) {
        const auto headings = std::exchange(m_repeated, {});   // they are no reason for another page
        headings();
        m_repeated = headings;
    }
}

void Flow::lines(const QString &text, const Style &style, Align align, double indent, bool letter) {
    const double height = Type::lineHeight(style.size) * (letter ? kLetterLine : 1);
    for (const QString &paragraph : text.split(u'\n')) {
        // Two characters' room before each paragraph, as Chinese letters have.
        QString rest = letter ? QString(2, QChar(0x3000)) + paragraph : paragraph;
        do {
            if (left() < height)
                newPage();
            // A line at a time, since the first ones may have the corner beside them; a title stands in the page's middle nevertheless.
            const double corner = inCorner(), room = width() - indent - (align == Align::Centre ? 2 * corner : corner);
            const QStringList broken = m_type.lines(rest, style, room);
            const QString line = broken.first();
            const double from = m_margins.left + indent + (align == Align::Centre ? corner : 0);
            current().texts.push_back({placed(align, from, room, align == Align::Left ? 0 : m_type.width(line, style)), m_y + Type::baseline(style.size), line, style});
            rest = broken.size() > 1 ? rest.mid(line.size()).trimmed() : QString();
            m_y += height;
        } while (!rest.isEmpty());
    }
}

void Flow::row(const std::vector<Cell> &cells, double least) {
    if (inCorner() > 0)
        m_y = m_cornerBottom + kPad;
    std::vector<QStringList> waiting;
    for (const Cell &cell : cells)
        waiting.push_back(cell.text.isEmpty() ? QStringList() : cell.align == Align::Centre ? m_type.evenLines(cell.text, cell.style, cell.width - 2 * kPad) : m_type.lines(cell.text, cell.style, cell.width - 2 * kPad));
    bool first = true;
    while (true) {
        double needed = first ? least : 0;
        for (size_t i = 0; i < cells.size(); ++i)
            needed = std::max(needed, double(waiting[i].size()) * Type::lineHeight(cells[i].style.size) + 2 * kPad);
        if (needed > left() + 0.01 && m_y > m_margins.top) {
            double smallest = 0;
            for (const Cell &cell : cells)
                smallest = std::max(smallest, Type::lineHeight(cell.style.size));
            if (needed <= whole() * kMostMoved || left() < kLeastLines * smallest + 2 * kPad) {
                newPage();
                if (needed <= left() + 0.01 || m_y <= m_margins.top)
                    continue;
            }
        }
        const double height = std::min(needed, left());
        Page &page = current();
        double x = m_margins.left;
        bool more = false;
        for (size_t i = 0; i < cells.size(); ++i) {
            const Cell &cell = cells[i];
            const double line = Type::lineHeight(cell.style.size);
            const qsizetype fitting = std::max<qsizetype>(1, qsizetype((height - 2 * kPad + 0.01) / line));
            const QStringList now = waiting[i].mid(0, fitting);
            waiting[i] = waiting[i].mid(now.size());
            more = more || !waiting[i].isEmpty();
            if (cell.shaded)
                page.boxes.push_back({x, m_y, cell.width, height, kShade});
            page.frame(x, m_y, cell.width, height);
            // A label stands in the middle; an answer too, unless it is one of several lines among higher ones.
            double y = m_y + (height - double(now.size()) * line) / 2;
            for (const QString &words : now) {
                page.texts.push_back({placed(cell.align, x + kPad, cell.width - 2 * kPad, cell.align == Align::Left ? 0 : m_type.width(words, cell.style)), y + Type::baseline(cell.style.size), words, cell.style});
                y += line;
            }
            x += cell.width;
        }
        m_y += height;
        first = false;
        if (!more)
            return;
        newPage();
    }
}

double Flow::cellHeight(const Cell &cell) {
    const double room = cell.width - 2 * kPad;
    return double((cell.align == Align::Centre ? m_type.evenLines(cell.text, cell.style, room) : m_type.lines(cell.text, cell.style, room)).size()) * Type::lineHeight(cell.style.size) + 2 * kPad;
}

void Flow::block(const std::vector<Spanned> &cells, double height) {
    together(height);
    Page &page = current();
    for (const Spanned &one : cells) {
        const double x = m_margins.left + one.x, top = m_y + one.y, line = Type::lineHeight(one.cell.style.size), room = one.cell.width - 2 * kPad;
        if (one.cell.shaded)
            page.boxes.push_back({x, top, one.cell.width, one.height, kShade});
        page.frame(x, top, one.cell.width, one.height);
        const QStringList lines = one.cell.text.isEmpty() ? QStringList() : one.cell.align == Align::Centre ? m_type.evenLines(one.cell.text, one.cell.style, room) : m_type.lines(one.cell.text, one.cell.style, room);
        double y = top + (one.height - double(lines.size()) * line) / 2;
        for (const QString &words : lines) {
            page.texts.push_back({placed(one.cell.align, x + kPad, room, one.cell.align == Align::Left ? 0 : m_type.width(words, one.cell.style)), y + Type::baseline(one.cell.style.size), words, one.cell.style});
            y += line;
        }
    }
    m_y += height;
}

void Flow::drawing(const Drawing &drawing, double scale) {
    together(drawing.height * scale);
    current().drawings.push_back({m_margins.left + std::max(0.0, width() - drawing.width * scale) / 2, m_y, scale, drawing});
    m_y += drawing.height * scale;
}

void Flow::sideBySide(const QStringList &texts, const Style &style) {
    if (texts.isEmpty())
        return;
    const double height = Type::lineHeight(style.size), room = width() / double(texts.size());
    std::vector<QStringList> broken;
    qsizetype most = 1;
    for (const QString &text : texts) {
        broken.push_back(m_type.lines(text, style, room - 2 * kPad));
        most = std::max(most, broken.back().size());
    }
    together(double(most) * height);
    for (size_t i = 0; i < broken.size(); ++i)
        for (qsizetype line = 0; line < broken[i].size(); ++line)
            current().texts.push_back({m_margins.left + double(i) * room, m_y + double(line) * height + Type::baseline(style.size), broken[i][line], style});
    m_y += double(most) * height;
}

}  // namespace tongdang
