#include "ui/printing/type.h"

#include "ui/printing/embedded_fonts.h"

#include <QHash>

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

constexpr int kMostKept = 20'000;   // measured words; a village's sheets say the same ones again and again

struct Key {
    QString text;
    double size, width;
    bool bold;
    bool operator==(const Key &) const = default;
};
size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.text, key.size, key.width, key.bold); }

}  // namespace

struct Type::Private {
    Private() {
        map = pango_cairo_font_map_new();
        pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);   // a unit is a point
        context = pango_font_map_create_context(map);
        pango_context_set_language(context, pango_language_from_string("zh-cn"));
        pango_context_set_round_glyph_positions(context, FALSE);
        cairo_font_options_t *options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context, options);
        cairo_font_options_destroy(options);
        layout = pango_layout_new(context);
        font = pango_font_description_from_string(Type::family().toUtf8().constData());
    }
    ~Private() {
        pango_font_description_free(font);
        g_object_unref(layout);
        g_object_unref(context);
        g_object_unref(map);
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    void set(const QString &text, double size, bool bold, double width) {
        utf8 = text.toUtf8();
        if (size != currentSize || bold != currentBold) {
            pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
            pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
            pango_layout_set_font_description(layout, font);
            currentSize = size;
            currentBold = bold;
        }
        pango_layout_set_width(layout, width < 0 ? -1 : int(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_text(layout, utf8.constData(), int(utf8.size()));
    }
    double measured() const {
        PangoRectangle logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nullptr, &logical);
        return double(logical.width) / PANGO_SCALE;
    }

    PangoFontMap *map = nullptr;
    PangoContext *context = nullptr;
    PangoLayout *layout = nullptr;
    PangoFontDescription *font = nullptr;
    QByteArray utf8;
    double currentSize = 0;
    bool currentBold = false;
    QHash<Key, double> widths;
    QHash<Key, QStringList> broken;
    EmbeddedFonts fonts;
};

Type::Type() : d(std::make_unique<Private>()) {}
Type::~Type() = default;

QString Type::family() { return QStringLiteral("Noto Sans CJK SC"); }

double Type::width(const QString &text, const paper::Style &style) {
    const Key key{text, style.size, 0, style.bold};
    if (const auto known = d->widths.constFind(key); known != d->widths.cend())
        return *known;
    if (d->widths.size() > kMostKept)
        d->widths.clear();
    d->set(text, style.size, style.bold, -1);
    return *d->widths.insert(key, d->measured());
}

QStringList Type::lines(const QString &text, const paper::Style &style, double width) {
    const Key key{text, style.size, width, style.bold};
    if (const auto known = d->broken.constFind(key); known != d->broken.cend())
        return *known;
    if (d->broken.size() > kMostKept)
        d->broken.clear();
    d->set(text, style.size, style.bold, width);
    QStringList out;
    const int count = pango_layout_get_line_count(d->layout);
    for (int i = 0; i < count; ++i) {
        const PangoLayoutLine *line = pango_layout_get_line_readonly(d->layout, i);
        QString words = QString::fromUtf8(d->utf8.constData() + line->start_index, line->length);
        while (count > 1 && words.endsWith(u' '))
            words.chop(1);
        out << words;
    }
    return *d->broken.insert(key, out);
}

QStringList Type::evenLines(const QString &text, const paper::Style &style, double width) {
    const QStringList greedy = lines(text, style, width);
    double least = this->width(text, style) / double(greedy.size()) + style.size * 0.2;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))   // Latin words stay whole where they are whole at `width`
        if (word[0].unicode() < 0x1100)
            least = std::max(least, std::ceil(this->width(word, style)));
    for (double narrow = least; greedy.size() > 1 && narrow < width; narrow += style.size * 0.5)
        if (const QStringList broken = lines(text, style, narrow); broken.size() == greedy.size())
            return broken;
    return greedy;
}

void Type::collect(const paper::Text &text) {
    d->set(text.text, text.style.size, text.style.bold, -1);
    for (const GSList *run = pango_layout_get_line_readonly(d->layout, 0)->runs; run; run = run->next) {
        const auto *item = static_cast<const PangoLayoutRun *>(run->data);
        d->fonts.collect(item);
    }
}

void Type::embed() { d->fonts.embed(); }

void Type::draw(cairo_t *to, const paper::Text &text) {
    const double grey = text.style.grey / 255.0;
    cairo_set_source_rgb(to, grey, grey, grey);
    show(to, text);
}

void Type::show(cairo_t *to, const paper::Text &text) {
    d->set(text.text, text.style.size, text.style.bold, -1);
    cairo_set_font_size(to, text.style.size);
    double x = text.x;
    for (const GSList *run = pango_layout_get_line_readonly(d->layout, 0)->runs; run; run = run->next)
        x += d->fonts.draw(to, static_cast<const PangoLayoutRun *>(run->data), d->utf8.constData(), x, text.y);
}

void Type::outline(cairo_t *to, const QString &text, double size) {
    d->set(text, size, false, -1);
    pango_cairo_layout_line_path(to, pango_layout_get_line_readonly(d->layout, 0));
}

}  // namespace tongdang
