#include "ui/printing/sheet.h"

#include "ui/printing/flow.h"

#include <algorithm>
#include <cmath>

namespace tongdang {

using namespace paper;

namespace {

constexpr double kPad = mm(0.8), kTitle = 18, kLineAbove = 10, kNote = 7.5, kSignature = 10;
constexpr double kTitleRoom = mm(13), kLineRoom = mm(9), kSignatureRoom = mm(11);
constexpr double kOuter = 1.1, kInner = 0.5;             // lines
constexpr double kSizes[] = {9, 8.5, 8, 7.5, 7, 6.5, 6};   // of the grid's type: the first in which everything fits
constexpr double kSmall = 7, kLower = 0.7;             // from that size on rows may be lower than the sheet has them
constexpr double kLeastShrunk = 0.85;                  // an answer that is a little too wide for its cell
constexpr double kMostStretch = 1.35;                  // rows fill a page that has room
constexpr int kKeptLines = 2;                          // of an answer that goes on overleaf

struct SheetCell {
    int row = 0, column = 0, rows = 1, columns = 1;
    enum class Kind { Block, Label, Answer, Ticks } kind = Kind::Answer;
    QString text;
    QStringList targets;
    QString name;
    bool address = false;      // the targets are a place and the address in it
};
struct Tick { QString cell, text; Expression when; };
struct LineOnPaper { bool above = true; int row = 1; QString align, kind, text, target; };

struct Laid {                  // a cell's words in one size of type
    QStringList lines;
    bool overleaf = false;
    double smaller = 0;        // points: one line rather than a letter alone on a second
};

}  // namespace

struct Sheet::Private {
    Private(const Definition &definition, const Form &form, Language language) : language(language) {
        using D = Definition;
        title = definition.settingLabels("title").in(language);
        empty = sheetOfPaper(definition.setting("orientation"));
        margins = marginsOf(definition);
        columns = std::max(1, definition.setting("columns").toInt());
        tick = definition.setting("tick");
        noTick = definition.setting("no_tick");
        nobody = definition.setting("mark_nobody");
        people = peopleOf(definition);
        for (const DefinitionRow &row : definition.rows("lines"))
            lines << LineOnPaper{D::cell(row, "place") == u"above", D::number(row, "row"), D::cell(row, "align"), D::cell(row, "kind"), D::labels(row, "text").in(language), D::cell(row, "target")};
        for (const DefinitionRow &row : definition.rows("rows"))
            heights.push_back(mm(D::cell(row, "height").toDouble()));
        for (const DefinitionRow &row : definition.rows("cells")) {
            const QString kind = D::cell(row, "kind");
            cells.push_back({D::number(row, "row") - 1, D::number(row, "column") - 1, D::number(row, "rows"), D::number(row, "columns"),
                             kind == u"block" ? SheetCell::Kind::Block : kind == u"label" ? SheetCell::Kind::Label : kind == u"ticks" ? SheetCell::Kind::Ticks : SheetCell::Kind::Answer,
                             D::labels(row, "text").in(language), D::cell(row, "target").split(u' ', Qt::SkipEmptyParts), D::cell(row, "name"), D::cell(row, "format") == u"address"});
        }
        for (const DefinitionRow &row : definition.rows("ticks")) {
            auto when = Expression::parse(D::cell(row, "when"), form.scope());
            ticks.push_back({D::cell(row, "cell"), D::labels(row, "text").in(language), when ? *when : Expression()});
        }
        for (const DefinitionRow &row : definition.rows("notes"))
            notes << std::pair(D::cell(row, "no"), D::labels(row, "text").in(language));
        for (const DefinitionRow &row : definition.rows("signatures"))
            signatures << std::pair(D::labels(row, "text").in(language), D::cell(row, "target"));
    }

    double width() const { return empty.width - margins.left - margins.right; }
    double unit() const { return width() / columns; }

    // Latin words are not read from top to bottom.
    bool isUpright(const SheetCell &cell) const { return cell.kind == SheetCell::Kind::Block && cell.rows > 1 && language == Language::Chinese; }

    // Several options in a row, each with its mark, none broken.
    QStringList options(Type &type, const Subject *subject, const QString &name, const Style &style, double room) const {
        QStringList out;
        QString line;
        for (const Tick &option : ticks) {
            if (option.cell != name)
                continue;
            const bool holds = subject && !option.when.isEmpty() && option.when.holds(AnswersContext(subject->record().answers, subject->facts()));
            const QString words = (holds ? tick : noTick) + option.text, longer = line.isEmpty() ? words : line + QChar(0x3000) + words;
            if (!line.isEmpty() && type.width(longer, style) > room) {
                out << line;
                line = words;
            } else {
                line = longer;
            }
            for (QStringList broken = type.width(line, style) > room ? type.lines(line, style, room) : QStringList(); broken.size() > 1;) {   // one that is wider than the cell
                out << broken.takeFirst();
                line = broken.join(QString());
            }
        }
        return line.isEmpty() ? out : out << line;
    }

    QString answer(const SheetCell &cell, const Subject *subject) const {
        if (!subject)
            return {};
        QStringList words;
        for (const QString &target : cell.targets) {
            bool dash = false;
            const QString one = subject->value(target, &dash);
            if (dash)
                return nobody;
            if (!one.isEmpty())
                words << one;
        }
        return cell.address && words.size() == 2 ? addressWithin(words[0], words[1]) : words.join(u' ');
    }

    Laid lay(Type &type, const SheetCell &cell, const Subject *subject, double size) const {
        const Style style{size};
        const double room = cell.columns * unit() - 2 * kPad;
        switch (cell.kind) {
        case SheetCell::Kind::Block: {
            if (!isUpright(cell))
                return {type.evenLines(cell.text, {size, true}, room)};
            Laid upright;
            for (const QChar c : cell.text)
                upright.lines << QString(c);
            return upright;
        }
        case SheetCell::Kind::Label: return {type.evenLines(cell.text, style, room)};
        case SheetCell::Kind::Ticks: return {options(type, subject, cell.name, style, room)};
        case SheetCell::Kind::Answer: break;
        }
        const QString text = answer(cell, subject);
        const double wide = text.contains(u'\n') ? 0 : type.width(text, style);
        if (wide > room && wide * kLeastShrunk <= room)
            for (double smaller = 0.5; smaller <= size * (1 - kLeastShrunk) + 0.5; smaller += 0.5)
                if (type.width(text, {size - smaller}) <= room)
                    return {{text}, false, smaller};
        return {text.isEmpty() ? QStringList() : type.lines(text, style, room)};
    }

    QStringList noteLines(Type &type, const Subject *subject) const {
        QStringList out;
        for (qsizetype i = 0; i < notes.size(); ++i) {
            QString text = notes[i].second;
            const QString cutOff = subject ? subject->value(QStringLiteral("cut_off")) : language == Language::English ? QStringLiteral("__________") : QStringLiteral("____年__月__日");
            text.replace(QStringLiteral("{cut_off}"), cutOff);
            const QString head = i == 0 ? (language == Language::English ? QStringLiteral("Notes: ") : QStringLiteral("注：")) : QString();
            out << type.lines(head + notes[i].first + (language == Language::English ? QStringLiteral(". ") : QStringLiteral(".")) + text, {kNote}, width());
        }
        return out;
    }

    // What each row needs at least for these words.
    std::vector<double> rowHeights(const std::vector<Laid> &laid, double size) const {
        std::vector<double> out = heights;
        if (size <= kSmall)
            for (double &height : out)
                height *= kLower;
        std::vector<size_t> order(cells.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return cells[a].rows < cells[b].rows; });
        for (const size_t i : order) {
            const SheetCell &cell = cells[i];
            double has = 0;
            for (int row = cell.row; row < cell.row + cell.rows; ++row)
                has += out[size_t(row)];
            const double needs = double(laid[i].lines.size()) * Type::lineHeight(size) * (isUpright(cell) ? 0.9 : 1) + 2 * kPad;
            if (needs > has)
                out[size_t(cell.row + cell.rows - 1)] += needs - has;
        }
        return out;
    }

    void drawLines(Type &type, Page &page, bool above, double &y, const Subject *subject, const QString &unitName) const {
        int last = 0;
        double height = 0;
        for (const LineOnPaper &line : lines) {
            if (line.above != above)
                continue;
            if (line.row != last) {
                y += height;
                last = line.row;
            }
            const bool isTitle = line.kind == u"title";
            height = isTitle ? kTitleRoom : kLineRoom;
            const Style style{isTitle ? kTitle : kLineAbove, isTitle};
            QString text = line.text;
            if (language == Language::English && text.endsWith(u':'))
                text += u' ';
            if (line.kind == u"date") {
                const QString value = subject && !line.target.isEmpty() ? subject->value(line.target) : QString();
                text += !value.isEmpty() ? value : language == Language::English ? QStringLiteral("____-__-__") : QStringLiteral("____年__月__日");
            } else if (line.target == u"unit") {
                text += unitName.isEmpty() ? QString(20, u'_') : unitName;
            } else if (subject) {
                for (const QString &target : line.target.split(u' ', Qt::SkipEmptyParts))
                    if (const QString value = subject->value(target); !value.isEmpty())
                        text += text.isEmpty() || text.back() == u'：' || text.back() == u' ' ? value : u' ' + value;
            }
            // A long name of a unit goes on smaller rather than into its neighbour.
            Style fitted = style;
            const double room = isTitle ? width() : width() * 0.66;
            while (fitted.size > 7 && type.width(text, fitted) > room)
                fitted.size -= 0.5;
            const double wide = type.width(text, fitted);
            const double x = line.align == u"centre" ? margins.left + (width() - wide) / 2 : line.align == u"right" ? margins.left + width() - wide : margins.left;
            page.texts.push_back({x, y + height / 2 + fitted.size * 0.38, text, fitted});
        }
        y += height;
    }

    void drawGrid(Type &type, Page &page, const std::vector<Laid> &laid, const std::vector<double> &tall, double size, double top) const {
        std::vector<double> y{top};
        for (const double height : tall)
            y.push_back(y.back() + height);
        for (size_t i = 0; i < cells.size(); ++i) {
            const SheetCell &cell = cells[i];
            const double x0 = margins.left + cell.column * unit(), w = cell.columns * unit(), y0 = y[size_t(cell.row)], h = y[size_t(cell.row + cell.rows)] - y0;
            page.rules.push_back({x0, y0 + h, x0 + w, y0 + h, kInner});
            page.rules.push_back({x0 + w, y0, x0 + w, y0 + h, kInner});
            const bool upright = isUpright(cell);
            const bool middle = upright || cell.kind == SheetCell::Kind::Label || cell.kind == SheetCell::Kind::Block || (cell.kind == SheetCell::Kind::Answer && laid[i].lines.size() == 1 && cell.columns < 9);
            const Style style{size - laid[i].smaller, cell.kind == SheetCell::Kind::Block};
            // The characters of an upright heading are spread over its height, as official pages have them.
            const qsizetype count = laid[i].lines.size();
            const double step = upright ? std::clamp(h / double(std::max<qsizetype>(1, count + 1)), Type::lineHeight(size) * 0.9, Type::lineHeight(size) * 1.6) : Type::lineHeight(size);
            double at = y0 + (h - double(count) * step) / 2;
            for (const QString &line : laid[i].lines) {
                const double x = middle ? x0 + (w - type.width(line, style)) / 2 : x0 + kPad * 1.4;
                page.texts.push_back({x, at + (step - Type::lineHeight(size)) / 2 + Type::baseline(size), line, style});
                at += step;
            }
        }
        page.frame(margins.left, top, width(), y.back() - top, kOuter);
    }

    std::vector<Page> pages(Type &type, const Subject *subject, const QString &unitName) const {
        double headRoom = 0, footRoom = 0;
        for (const bool above : {true, false}) {
            int last = 0;
            for (const LineOnPaper &line : lines)
                if (line.above == above && std::exchange(last, line.row) != line.row)
                    (above ? headRoom : footRoom) += line.kind == u"title" ? kTitleRoom : kLineRoom;
        }
        const QStringList noted = noteLines(type, subject);
        const double notesRoom = noted.isEmpty() ? 0 : mm(1.5) + double(noted.size()) * Type::lineHeight(kNote);
        const double signRoom = signatures.isEmpty() ? 0 : kSignatureRoom;
        const double room = empty.height - margins.top - margins.bottom - headRoom - footRoom - notesRoom - signRoom;

        std::vector<Laid> laid(cells.size());
        std::vector<double> tall;
        double size = 0, total = 0;
        const auto fit = [&](double with) {
            size = with;
            for (size_t i = 0; i < cells.size(); ++i)
                if (!laid[i].overleaf)
                    laid[i] = lay(type, cells[i], subject, size);
            tall = rowHeights(laid, size);
            total = 0;
            for (const double height : tall)
                total += height;
            return total <= room;
        };
        bool fits = false;
        for (const double with : kSizes)
            if ((fits = fit(with)))
                break;
        // Even the smallest type has no room: the longest answers go on overleaf, one after the other.
        std::vector<size_t> further;
        while (!fits) {
            size_t longest = cells.size();
            for (size_t i = 0; i < cells.size(); ++i)
                if (cells[i].kind == SheetCell::Kind::Answer && !laid[i].overleaf && laid[i].lines.size() > kKeptLines && (longest == cells.size() || laid[i].lines.size() > laid[longest].lines.size()))
                    longest = i;
            if (longest == cells.size())
                break;
            laid[longest].lines = laid[longest].lines.mid(0, kKeptLines - 1);
            laid[longest].lines << (language == Language::English ? QStringLiteral("… (overleaf)") : QStringLiteral("……（见续页）"));
            laid[longest].overleaf = true;
            further.push_back(longest);
            fits = fit(size);
        }
        if (const double stretch = std::min(kMostStretch, room / total); stretch > 1)
            for (double &height : tall)
                height *= stretch;

        Page page = empty;
        double y = margins.top;
        drawLines(type, page, true, y, subject, unitName);
        drawGrid(type, page, laid, tall, size, y);
        for (const double height : tall)
            y += height;
        y += mm(1.5);
        for (const QString &line : noted) {
            page.texts.push_back({margins.left, y + Type::baseline(kNote), line, {kNote}});
            y += Type::lineHeight(kNote);
        }
        for (qsizetype i = 0; i < signatures.size(); ++i) {
            const QString name = subject && !signatures[i].second.isEmpty() ? subject->value(signatures[i].second) : QString();
            page.texts.push_back({margins.left + double(i) * width() / double(signatures.size()), y + kSignatureRoom * 0.6, signatures[i].first + name, {kSignature}});
        }
        y += signRoom;
        drawLines(type, page, false, y, subject, unitName);
        std::vector<Page> out{page};
        if (!further.empty())
            for (Page &more : overleaf(type, subject, further))
                out.push_back(std::move(more));
        return out;
    }

    std::vector<Page> overleaf(Type &type, const Subject *subject, const std::vector<size_t> &which) const {
        Flow flow(type, empty, margins);
        flow.lines(title + (language == Language::English ? QStringLiteral(" (continued)") : QStringLiteral("（续页）")), {13, true}, Flow::Align::Centre);
        flow.lines(subject->value(QStringLiteral("title")), {10}, Flow::Align::Centre);
        flow.space(mm(3));
        for (const size_t i : which) {
            // An answer's heading is the label before it in its row.
            QString label;
            int nearest = -1;
            for (const SheetCell &cell : cells)
                if (cell.kind == SheetCell::Kind::Label && cell.row == cells[i].row && cell.column < cells[i].column && cell.column > nearest) {
                    nearest = cell.column;
                    label = cell.text;
                }
            flow.row({{mm(30), label, {9}, Flow::Align::Centre, true}, {flow.width() - mm(30), answer(cells[i], subject), {9}}});
        }
        return flow.take();
    }

    Language language;
    QString title, tick, noTick, nobody;
    Page empty;
    Margins margins;
    int columns = 1;
    QList<PersonOnPaper> people;
    QList<LineOnPaper> lines;
    std::vector<double> heights;
    std::vector<SheetCell> cells;
    std::vector<Tick> ticks;
    QList<std::pair<QString, QString>> notes, signatures;
};

Sheet::Sheet(const Definition &definition, const Form &form, Language language) : d(std::make_unique<Private>(definition, form, language)) {}
Sheet::~Sheet() = default;
const QList<PersonOnPaper> &Sheet::people() const { return d->people; }
std::vector<Page> Sheet::pages(Type &type, const Subject *subject, const QString &unit) const { return d->pages(type, subject, unit); }

}  // namespace tongdang
