#include "ui/charts/layout/canvas.h"

#include "ui/printing/type.h"
#include "ui/shell/risk_look.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr std::array<paper::Ink, 6> kGreyOnLight = {0x3c3c3c, 0xb4b4b4, 0x767676, 0xd6d6d6, 0x565656, 0x969696}, kGreyOnDark = {0xe6e6e6, 0x787878, 0xb4b4b4, 0x525252, 0xd0d0d0, 0x8c8c8c};
constexpr double kAscent = 0.95, kDescent = 0.22, kMiddle = 0.36;   // of a size: a line's box around its base line, and the middle of its letters
constexpr double kKeyShare = 0.35;                                  // of a fixed height, at most

paper::Ink mixed(paper::Ink a, paper::Ink b, double share) {
    paper::Ink out = 0;
    for (const int shift : {16, 8, 0})
        out |= paper::Ink(std::lround(double(a >> shift & 255) * (1 - share) + double(b >> shift & 255) * share)) << shift;
    return out;
}

// WCAG's relative luminance, and the contrast of two.
double brightness(paper::Ink ink) {
    const auto part = [](paper::Ink byte) {
        const double share = double(byte & 255) / 255;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(ink >> 16) + 0.7152 * part(ink >> 8) + 0.0722 * part(ink);
}

}  // namespace

double contrast(paper::Ink a, paper::Ink b) {
    const double one = brightness(a), other = brightness(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

int luminance(paper::Ink ink) { return int(std::lround(0.299 * (ink >> 16 & 255) + 0.587 * (ink >> 8 & 255) + 0.114 * (ink & 255))); }

ChartLook ChartLook::paper(bool grey) {
    const auto token = [](Color color) { return paper::Ink(kLight[size_t(color)] & 0xffffff); };
    ChartLook look{token(Color::Surface), token(Color::Text), token(Color::Muted), token(Color::Border), token(Color::Accent)};
    for (size_t i = 0; i < look.series.size(); ++i)
        look.series[i] = kLightSeries[i] & 0xffffff;
    for (size_t i = 0; i < look.risk.size(); ++i)
        look.risk[i] = token(i < kRiskLooks.size() ? kRiskLooks[i].color : Color::Control);
    return grey ? look.greyed() : look;
}

ChartLook ChartLook::greyed() const {
    ChartLook out = *this;
    for (paper::Ink *ink : {&out.text, &out.muted, &out.border})
        *ink = paper::Ink(luminance(*ink)) * 0x010101U;
    out.series = luminance(ground) < 128 ? kGreyOnDark : kGreyOnLight;
    out.accent = out.series[0];
    out.hasRisk = false;
    return out;
}

paper::Ink ChartLook::ink(int number, const QString &level) const {
    if (!hasRisk || level.isEmpty())
        return series[size_t(number) % series.size()];
    const int found = riskLookOf(level);
    return found < 0 ? risk.back() : risk[size_t(found)];
}

void ChartLook::fill(paper::Shape &shape, int number, const QString &level) const {
    const int colors = int(series.size());
    shape.fill = ink(number, level);
    // Past the colours there are, the same ones with the next pattern.
    shape.pattern = paper::Pattern((number + number / colors) % paper::kPatterns);
    shape.patternInk = mixed(shape.fill, luminance(shape.fill) < 140 ? 0xffffff : 0, 0.4);
}

paper::Ink ChartLook::shade(double share, paper::Ink full) const {
    if (!(share > 0))
        return ground;
    const int step = std::clamp(int(std::ceil(share * (kShades - 1))), 1, kShades - 1);
    return mixed(ground, full, 0.1 + 0.9 * step / (kShades - 1) * step / (kShades - 1));
}

// The look's own inks where they are read well enough, else black or white.
paper::Ink ChartLook::on(paper::Ink under) const {
    paper::Ink best = contrast(text, under) >= contrast(ground, under) ? text : ground;
    for (const paper::Ink ink : {0x000000U, 0xffffffU})
        if (contrast(best, under) < 4.5 && contrast(ink, under) > contrast(best, under))
            best = ink;
    return best;
}

double PaperMeasure::width(const QString &text, double size, bool bold) const { return m_type.width(text, {size, bold, 0}); }

QString chartNumber(double value) {
    if (std::isnan(value))
        return {};
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', value == std::floor(value) ? 0 : 2);
}

QString chartNumber(const ChartFigures &figures, int series, int category) {
    const auto &values = figures.values[size_t(series)];
    return figures.hides(size_t(series), size_t(category)) ? kHidden : size_t(category) < values.size() ? chartNumber(values[size_t(category)]) : QString();
}

QString chartReading(const ChartFigures &figures, int series, int category, const ChartWords &words) {
    if (series < 0 || category < 0 || size_t(series) >= figures.values.size() || category >= figures.categories.size() || size_t(category) >= figures.values[size_t(series)].size())
        return {};
    const double value = figures.values[size_t(series)][size_t(category)];
    QString number = chartNumber(figures, series, category);
    double all = 0;
    if (figures.kind == ChartKind::Share && figures.isWhole(size_t(category)))
        for (size_t s = 0; s < figures.values.size(); ++s)
            all += figures.value(s, size_t(category));
    else if (figures.kind == ChartKind::Pie)
        for (size_t c = 0; c < figures.values[0].size(); ++c)
            all += figures.value(0, c);
    if (all > 0 && !std::isnan(value))
        number = words.messages.text({QStringLiteral("statistics.reading_share"), {number, QString::number(value * 100 / all, 'f', 1)}, {}}, words.language);
    const QString name = figures.series.value(series);
    return name.isEmpty() || figures.values.size() == 1 ? words.messages.text({QStringLiteral("statistics.reading"), {figures.categories[category], number}, {}}, words.language)
                                                        : words.messages.text({QStringLiteral("statistics.reading_series"), {figures.categories[category], name, number}, {}}, words.language);
}

paper::Drawing drawChart(const ChartFigures &figures, const ChartLook &look, const ChartWords &words, const TextMeasure &measure, const QSizeF &size) {
    Canvas canvas(figures, look, words, measure, size);
    const double top = canvas.head();
    bool any = false;
    for (const auto &values : figures.values)
        any = any || !values.empty();
    if (figures.categories.isEmpty() || !any) {
        canvas.nothing(top);
        return canvas.take();
    }
    switch (figures.kind) {
    case ChartKind::Bar:
    case ChartKind::Grouped:
    case ChartKind::Stacked:
    case ChartKind::Share:
    case ChartKind::Pyramid: layBars(canvas, top); break;
    case ChartKind::Pie: layPie(canvas, top); break;
    case ChartKind::Trend: layTrend(canvas, top); break;
    case ChartKind::Heat: layHeat(canvas, top); break;
    case ChartKind::Multiples: layMultiples(canvas, top); break;
    case ChartKind::Tiles: layTiles(canvas, top); break;
    }
    return canvas.take();
}

Canvas::Canvas(const ChartFigures &figures, const ChartLook &look, const ChartWords &words, const TextMeasure &measure, const QSizeF &size)
    : m_figures(figures), m_look(look), m_words(words), m_measure(measure), m_height(size.height()) {
    m_drawing.width = std::max(size.width(), 1.0);
    m_drawing.height = m_height;
    m_drawing.ground = look.ground;
    m_drawing.title = figures.note.isEmpty() ? figures.title : figures.title + QStringLiteral(" · ") + figures.note;
    m_drawing.patternStep = px(6);
}

QString Canvas::elided(const QString &text, double width, bool bold) const {
    if (measure(text, bold) <= width)
        return text;
    qsizetype least = 0, most = text.size();
    while (least < most) {
        const qsizetype middle = (least + most + 1) / 2;
        if (measure(text.left(middle) + u'…', bold) <= width)
            least = middle;
        else
            most = middle - 1;
    }
    if (least > 0 && text[least - 1].isHighSurrogate())
        --least;
    return least == 0 ? QString() : text.left(least).trimmed() + u'…';
}

QString Canvas::elidedWithin(const QString &text, double width) const {
    if (measure(text) <= width)
        return text;
    for (qsizetype kept = text.size() - 1; kept > 1; --kept) {
        qsizetype head = kept - kept / 2, tail = text.size() - kept / 2;
        head -= text[head - 1].isHighSurrogate() ? 1 : 0;
        tail += tail < text.size() && text[tail].isLowSurrogate() ? 1 : 0;
        if (const QString out = text.left(head) + u'…' + text.mid(tail); measure(out) <= width)
            return out;
    }
    return elided(text, width);
}

QStringList Canvas::wrapped(const QString &text, double width, int most) const {
    QStringList out;
    QString rest = text;
    while (!rest.isEmpty() && out.size() + 1 < most && measure(rest) > width) {
        qsizetype end = 0, space = 0;
        for (qsizetype i = 1; i <= rest.size() && measure(rest.left(i)) <= width; ++i) {
            if (i < rest.size() && rest[i].isLowSurrogate())
                continue;
            end = i;
            if (i < rest.size() && rest[i].isSpace())
                space = i;
        }
        if (end == 0)
            break;
        if (space > 0 && rest[end - 1].unicode() < 0x2e80)   // Latin words stay whole
            end = space;
        out << rest.left(end).trimmed();
        rest = rest.mid(end).trimmed();
    }
    if (!rest.isEmpty())
        out << elided(rest, width);
    return out;
}

double Canvas::head() {
    double y = margin();
    const double room = width() - 2 * margin();
    const double large = std::round(font() * 1.2);
    if (!m_figures.title.isEmpty()) {
        const double ratio = large / font();
        const QString title = elided(m_figures.title, room / ratio, true);
        m_drawing.words.push_back({margin(), y + large * kAscent, title, large, true, m_look.text, paper::Anchor::Start, false, QRectF(margin(), y, m_measure.width(title, large, true), large * (kAscent + kDescent))});
        y += large * 1.4;
    }
    if (!m_figures.note.isEmpty()) {
        write(elided(m_figures.note, room), margin(), y + lineHeight() / 2, paper::Anchor::Start, m_look.muted);
        y += lineHeight();
    }
    return y + px(6);
}

double Canvas::key(double top) {
    const int all = int(m_figures.series.size());
    if (all < 2)
        return top;
    const double most = isFixed() ? top + m_height * kKeyShare : 1e9, before = double(m_drawing.words.size()), shapes = double(m_drawing.shapes.size());
    for (int shown = all; shown > 0; --shown) {
        const double bottom = writeKey(top, shown);
        if (bottom <= most || shown == 1)
            return bottom;
        m_drawing.words.resize(size_t(before));
        m_drawing.shapes.resize(size_t(shapes));
    }
    return top;
}

double Canvas::writeKey(double top, int shown) {
    const double left = margin(), swatch = px(14), space = px(6);
    double x = left, y = top;
    for (int s = 0; s < shown; ++s) {
        const QString name = elided(withShape(m_figures.series[s], s), width() - 2 * left - swatch - space);
        const double wide = swatch + space + measure(name);
        if (x > left && x + wide > width() - left) {
            x = left;
            y += lineHeight() + space / 2;
        }
        filled({x, y + (lineHeight() - swatch) / 2, swatch, swatch}, s);
        write(name, x + swatch + space, y + lineHeight() / 2, paper::Anchor::Start, m_look.text);
        x += wide + px(16);
    }
    if (shown < int(m_figures.series.size())) {
        const QString more = QStringLiteral("+%1").arg(m_figures.series.size() - shown);
        if (x + measure(more) <= width() - left)
            write(more, x, y + lineHeight() / 2, paper::Anchor::Start, m_look.muted);
    }
    return y + lineHeight() + px(12);
}

void Canvas::nothing(double top) {
    write(elided(say("statistics.chart_nothing"), width() - 2 * margin()), margin(), top + lineHeight(), paper::Anchor::Start, m_look.muted);
    finish(top + 2 * lineHeight(), 0);
}

Canvas::Fit Canvas::fit(double top, int count, double least, double natural, double foot) const {
    const double room = (isFixed() ? m_height : kMostChartSide) - top - foot - margin();
    if (count * (isFixed() ? least : natural) <= room)
        return {count, isFixed() ? std::min(room / std::max(count, 1), natural * 1.6) : natural};
    const double each = isFixed() ? least : natural;
    const double left = room - lineHeight() - px(6);   // a line for those that are not shown
    const int shown = std::clamp(int(left / each), 1, std::max(count, 1));
    return {shown, std::max(1.0, std::min(each, left))};
}

void Canvas::finish(double bottom, int shown) {
    if (shown < categories() && shown > 0) {
        double sum = 0;
        for (size_t s = 0; s < m_figures.values.size(); ++s)
            for (size_t c = size_t(shown); c < m_figures.values[s].size(); ++c)
                sum += m_figures.value(s, c);
        const QString count = chartNumber(categories() - shown);
        const bool adds = m_figures.additive && !m_figures.hidesAny() && m_figures.values.size() == 1;
        const QString words = adds ? say("statistics.chart_rest_sum", {count, chartNumber(sum)}) : say("statistics.chart_rest", {count});
        write(elided(words, width() - 2 * margin()), margin(), bottom + px(6) + lineHeight() / 2, paper::Anchor::Start, m_look.muted);
        bottom += px(6) + lineHeight();
    }
    if (!isFixed())
        m_drawing.height = std::ceil(bottom + margin());
}

void Canvas::write(const QString &text, double x, double middle, paper::Anchor anchor, paper::Ink ink, bool bold) {
    if (text.isEmpty())
        return;
    const double wide = measure(text, bold), base = middle + font() * kMiddle;
    const double left = anchor == paper::Anchor::Start ? x : anchor == paper::Anchor::Middle ? x - wide / 2 : x - wide;
    m_drawing.words.push_back({x, base, text, font(), bold, ink, anchor, false, QRectF(left, base - font() * kAscent, wide, font() * (kAscent + kDescent))});
}

void Canvas::writeUpright(const QString &text, double middle, double bottom, paper::Ink ink) {
    if (text.isEmpty())
        return;
    const double wide = measure(text), base = middle + font() * kMiddle;
    m_drawing.words.push_back({base, bottom, text, font(), false, ink, paper::Anchor::Start, true, QRectF(base - font() * kAscent, bottom - wide, font() * (kAscent + kDescent), wide)});
}

void Canvas::box(const QRectF &rect, paper::Ink fill) {
    paper::Shape shape{paper::Shape::Kind::Box, {rect.topLeft(), rect.bottomRight()}};
    shape.fill = fill;
    add(std::move(shape));
}

void Canvas::fill(paper::Shape &shape, int series) const { m_look.fill(shape, series, m_figures.risks.value(series)); }

paper::Ink Canvas::stroke(int series) const {
    paper::Ink out = ink(series);
    for (int tenths = 1; tenths <= 10 && contrast(out, m_look.ground) < 3; ++tenths)
        out = mixed(ink(series), m_look.text, tenths / 10.0);
    return out;
}

QString Canvas::withShape(const QString &name, int series) const {
    const int found = riskLookOf(m_figures.risks.value(series));
    return found < 0 ? name : QChar(kRiskLooks[size_t(found)].mark) + (u' ' + name);
}

void Canvas::filled(const QRectF &rect, int series) {
    paper::Shape shape{paper::Shape::Kind::Box, {rect.topLeft(), rect.bottomRight()}};
    fill(shape, series);
    shape.line = px(0.75);
    shape.lineInk = m_look.ground;
    add(std::move(shape));
}

void Canvas::line(double x1, double y1, double x2, double y2, paper::Ink ink, double width, bool dashed) {
    paper::Shape shape{paper::Shape::Kind::Path, {{x1, y1}, {x2, y2}}};
    shape.filled = false;
    shape.line = px(width);
    shape.lineInk = ink;
    shape.dashed = dashed;
    add(std::move(shape));
}

void Canvas::mark(const QRectF &rect, int series, int category) { mark({rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()}, series, category); }

bool Canvas::inside(const QString &text, const QRectF &rect, int series) {
    const double wide = measure(text), high = font() * (kAscent + kDescent);
    if (text.isEmpty() || wide + px(6) > rect.width() || high > rect.height())
        return false;
    paper::Shape sample;
    fill(sample, series);
    paper::Ink ink = m_look.on(sample.fill);
    if (sample.pattern != paper::Pattern::Plain) {
        box({rect.center().x() - wide / 2 - px(2), rect.center().y() - high / 2, wide + px(4), high}, m_look.ground);
        ink = m_look.text;
    }
    write(text, rect.center().x(), rect.center().y(), paper::Anchor::Middle, ink);
    return true;
}

}  // namespace tongdang
