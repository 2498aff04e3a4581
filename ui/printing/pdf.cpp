#include "ui/printing/pdf.h"

#include "core/base/saved.h"

#include <QFileInfo>

#include <cairo-pdf.h>

#include <cmath>

namespace tongdang {

namespace {
constexpr size_t kTogether = 1000;   // pages that share their fonts
}  // namespace

struct PdfFile::Private {
    Private(const QString &path, Type &type) : file(path), type(type) {}
    ~Private() {
        if (draw)
            cairo_destroy(draw);
        if (surface) {
            cairo_surface_finish(surface);
            cairo_surface_destroy(surface);
        }
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    static cairo_status_t write(void *to, const unsigned char *bytes, unsigned int length) {
        auto *self = static_cast<Private *>(to);
        self->failed = self->failed || self->file.write(reinterpret_cast<const char *>(bytes), length) != qint64(length);
        return self->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
    }
    void grey(int value) { cairo_set_source_rgb(draw, value / 255.0, value / 255.0, value / 255.0); }

    void mark(const paper::Page &page) {
        using namespace paper;
        grey(kMarkGrey);
        int row = 0;
        for (double y = kMarkDown / 2; y < page.height; y += kMarkDown, ++row)
            for (double x = row % 2 ? -kMarkAcross / 4 : kMarkAcross / 4; x < page.width; x += kMarkAcross) {
                cairo_save(draw);
                cairo_translate(draw, x, y);
                cairo_rotate(draw, kMarkAngle * M_PI / 180);
                cairo_move_to(draw, 0, 0);
                type.outline(draw, page.mark, kMarkSize);
                cairo_fill(draw);
                cairo_restore(draw);
            }
    }

    void flush();
    void paint(const paper::Page &page);

    QSaveFile file;
    Type &type;
    cairo_surface_t *surface = nullptr;
    cairo_t *draw = nullptr;
    bool failed = false;
    int pages = 0;
    std::vector<paper::Page> waiting;
};

PdfFile::PdfFile() = default;
PdfFile::~PdfFile() = default;
int PdfFile::pages() const { return d->pages; }

Result<std::unique_ptr<PdfFile>> PdfFile::create(const QString &path, const QString &title, Type &type) {
    std::unique_ptr<PdfFile> out(new PdfFile);
    out->d = std::make_unique<Private>(path, type);
    if (!out->d->file.open(QIODevice::WriteOnly))
        return makeError(ErrorCode::File, QStringLiteral("printing.cannot_write"), {QFileInfo(path).fileName()}, out->d->file.errorString());
    out->d->surface = cairo_pdf_surface_create_for_stream(Private::write, out->d.get(), paper::mm(210), paper::mm(297));
    cairo_pdf_surface_set_metadata(out->d->surface, CAIRO_PDF_METADATA_TITLE, title.toUtf8().constData());
    out->d->draw = cairo_create(out->d->surface);
    return out;
}

void PdfFile::page(paper::Page page) {
    for (const paper::Text &text : page.texts)
        d->type.collect(text);
    for (const paper::Placed &placed : page.drawings)
        paper::collect(placed.drawing, d->type);
    d->waiting.push_back(std::move(page));
    ++d->pages;
    if (d->waiting.size() >= kTogether)
        d->flush();
}

// Fonts hold what the pages of one part need, so that a long print needs no more memory than a short one.
void PdfFile::Private::flush() {
    type.embed();
    for (const paper::Page &page : waiting)
        paint(page);
    waiting.clear();
}

void PdfFile::Private::paint(const paper::Page &page) {
    cairo_pdf_surface_set_size(surface, page.width, page.height);
    for (const paper::Box &box : page.boxes) {
        grey(box.grey);
        cairo_rectangle(draw, box.x, box.y, box.width, box.height);
        cairo_fill(draw);
    }
    for (const paper::Placed &placed : page.drawings) {
        cairo_save(draw);
        cairo_translate(draw, placed.x, placed.y);
        cairo_scale(draw, placed.scale, placed.scale);
        paper::paint(draw, placed.drawing, type);
        cairo_restore(draw);
    }
    if (!page.mark.isEmpty())
        mark(page);
    for (const paper::Rule &rule : page.rules) {
        grey(rule.grey);
        cairo_set_line_width(draw, rule.width);
        cairo_set_line_cap(draw, CAIRO_LINE_CAP_SQUARE);
        cairo_move_to(draw, rule.x1, rule.y1);
        cairo_line_to(draw, rule.x2, rule.y2);
        cairo_stroke(draw);
    }
    for (const paper::Text &text : page.texts)
        type.draw(draw, text);
    cairo_show_page(draw);
}

Result<void> PdfFile::finish() {
    const QString name = QFileInfo(d->file.fileName()).fileName();
    d->flush();
    cairo_surface_finish(d->surface);
    const bool whole = !d->failed && cairo_status(d->draw) == CAIRO_STATUS_SUCCESS && cairo_surface_status(d->surface) == CAIRO_STATUS_SUCCESS;
    if (!whole || !saved(d->file)) {
        d->file.cancelWriting();
        return makeError(ErrorCode::File, QStringLiteral("printing.no_room"), {name}, d->file.errorString());
    }
    return {};
}

}  // namespace tongdang
