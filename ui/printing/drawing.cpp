#include "ui/printing/drawing.h"

#include "core/base/saved.h"
#include "ui/printing/pdf.h"

#include <QFileInfo>

#include <cairo.h>

#include <cmath>

namespace tongdang::paper {

namespace {

constexpr double kPointsAUnit = 0.75;   // 96 units an inch, as CSS pixels

void setInk(cairo_t *to, Ink ink) { cairo_set_source_rgb(to, (ink >> 16 & 255) / 255.0, (ink >> 8 & 255) / 255.0, (ink & 255) / 255.0); }

void outline(cairo_t *to, const Shape &shape) {
    cairo_new_path(to);
    if (shape.points.size() < 2)
        return;
    const QPointF a = shape.points[0], b = shape.points[1];
    switch (shape.kind) {
    case Shape::Kind::Box: cairo_rectangle(to, a.x(), a.y(), b.x() - a.x(), b.y() - a.y()); break;
    case Shape::Kind::Ellipse:
        cairo_save(to);
        cairo_translate(to, (a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
        cairo_scale(to, std::max(std::fabs(b.x() - a.x()) / 2, 1e-6), std::max(std::fabs(b.y() - a.y()) / 2, 1e-6));
        cairo_arc(to, 0, 0, 1, 0, 2 * M_PI);
        cairo_restore(to);
        break;
    case Shape::Kind::Area:
    case Shape::Kind::Path:
        cairo_move_to(to, a.x(), a.y());
        for (size_t i = 1; i < shape.points.size(); ++i)
            cairo_line_to(to, shape.points[i].x(), shape.points[i].y());
        if (shape.kind == Shape::Kind::Area)
            cairo_close_path(to);
        break;
    }
}

QRectF boundsOf(const Shape &shape) {
    QRectF out(shape.points.empty() ? QPointF() : shape.points[0], QSizeF(0, 0));
    for (const QPointF &point : shape.points)
        out = QRectF(QPointF(std::min(out.left(), point.x()), std::min(out.top(), point.y())), QPointF(std::max(out.right(), point.x()), std::max(out.bottom(), point.y())));
    return out;
}

// All of one ink, and all lines of one width: in one go.
void paintPattern(cairo_t *to, const std::vector<Shape> &over, Ink ink) {
    cairo_new_path(to);
    double thick = 0;
    for (const Shape &one : over) {
        const QPointF a = one.points[0], b = one.points[1];
        if (one.kind == Shape::Kind::Path) {
            cairo_move_to(to, a.x(), a.y());
            cairo_line_to(to, b.x(), b.y());
            thick = one.line;
        } else {
            cairo_new_sub_path(to);
            cairo_arc(to, (a.x() + b.x()) / 2, (a.y() + b.y()) / 2, (b.x() - a.x()) / 2, 0, 2 * M_PI);
        }
    }
    setInk(to, ink);
    if (thick > 0) {
        cairo_set_line_width(to, thick);
        cairo_set_dash(to, nullptr, 0, 0);
        cairo_stroke(to);
    } else {
        cairo_fill(to);
    }
}

void paintShape(cairo_t *to, const Shape &shape, double step) {
    if (shape.filled && shape.kind != Shape::Kind::Path) {
        outline(to, shape);
        setInk(to, shape.fill);
        cairo_fill(to);
        if (shape.pattern != Pattern::Plain) {
            cairo_save(to);
            outline(to, shape);
            cairo_clip(to);
            paintPattern(to, patternShapes(shape.pattern, boundsOf(shape), step, shape.patternInk), shape.patternInk);
            cairo_restore(to);
        }
    }
    if (shape.line > 0) {
        outline(to, shape);
        setInk(to, shape.lineInk);
        cairo_set_line_width(to, shape.line);
        const double dash[2] = {3 * shape.line, 2 * shape.line};
        cairo_set_dash(to, dash, shape.dashed ? 2 : 0, 0);
        cairo_stroke(to);
    }
}

Text textOf(const Words &words, Type &type) {
    const Style style{words.size, words.bold, 0};
    const double width = words.anchor == Anchor::Start ? 0 : type.width(words.text, style);
    return {words.anchor == Anchor::Middle ? -width / 2 : -width, 0, words.text, style};
}

Error cannotWrite(const QString &file, const char *id, const QString &detail) { return makeError(ErrorCode::File, QString::fromLatin1(id), {QFileInfo(file).fileName()}, detail); }

}  // namespace

std::vector<Shape> patternShapes(Pattern pattern, const QRectF &box, double step, Ink ink) {
    std::vector<Shape> out;
    const double thick = step / 5;
    const auto line = [&](double x1, double y1, double x2, double y2) {
        Shape one{Shape::Kind::Path, {{x1, y1}, {x2, y2}}};
        one.line = thick;
        one.lineInk = ink;
        out.push_back(std::move(one));
    };
    // From multiples of the step, so that neighbours go on with the same lines.
    const auto first = [&](double from) { return std::floor(from / step) * step; };
    if (pattern == Pattern::Rising || pattern == Pattern::Cross)
        for (double at = first(box.left() + box.top()); at <= box.right() + box.bottom(); at += step)
            line(at - box.top(), box.top(), at - box.bottom(), box.bottom());
    if (pattern == Pattern::Falling || pattern == Pattern::Cross)
        for (double at = first(box.left() - box.bottom()); at <= box.right() - box.top(); at += step)
            line(at + box.top(), box.top(), at + box.bottom(), box.bottom());
    if (pattern == Pattern::Level)
        for (double y = first(box.top()); y <= box.bottom(); y += step)
            line(box.left(), y, box.right(), y);
    if (pattern == Pattern::Dots)
        for (double y = first(box.top()); y <= box.bottom() + thick; y += step)
            for (double x = first(box.left()); x <= box.right() + thick; x += step) {
                Shape dot{Shape::Kind::Ellipse, {{x - thick, y - thick}, {x + thick, y + thick}}};
                dot.fill = ink;
                out.push_back(std::move(dot));
            }
    return out;
}

void collect(const Drawing &drawing, Type &type) {
    for (const Words &words : drawing.words)
        type.collect(textOf(words, type));
}

void paint(cairo_t *to, const Drawing &drawing, Type &type) {
    cairo_rectangle(to, 0, 0, drawing.width, drawing.height);
    setInk(to, drawing.ground);
    cairo_fill(to);
    for (const Shape &shape : drawing.shapes)
        paintShape(to, shape, drawing.patternStep);
    cairo_set_dash(to, nullptr, 0, 0);
    for (const Words &words : drawing.words) {
        cairo_save(to);
        cairo_translate(to, words.x, words.y);
        if (words.upright)
            cairo_rotate(to, -M_PI / 2);
        setInk(to, words.ink);
        type.show(to, textOf(words, type));
        cairo_restore(to);
    }
}

Result<void> writePng(const Drawing &drawing, const QString &file, double fine) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return cannotWrite(file, "printing.cannot_write", out.errorString());
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, int(std::lround(drawing.width * fine)), int(std::lround(drawing.height * fine)));
    cairo_t *draw = cairo_create(surface);
    cairo_scale(draw, fine, fine);
    Type type;
    collect(drawing, type);
    type.embed();
    paint(draw, drawing, type);
    const auto write = [](void *to, const unsigned char *bytes, unsigned length) {
        return static_cast<QSaveFile *>(to)->write(reinterpret_cast<const char *>(bytes), length) == qint64(length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
    };
    const bool whole = cairo_status(draw) == CAIRO_STATUS_SUCCESS && cairo_surface_write_to_png_stream(surface, write, &out) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(draw);
    cairo_surface_destroy(surface);
    if (!whole || !saved(out)) {
        out.cancelWriting();
        return cannotWrite(file, "printing.no_room", out.errorString());
    }
    return {};
}

Result<void> writePdf(const Drawing &drawing, const QString &file) {
    Type type;
    auto out = PdfFile::create(file, drawing.title, type);
    if (!out)
        return out.error();
    Page page;
    page.width = drawing.width * kPointsAUnit;
    page.height = drawing.height * kPointsAUnit;
    page.drawings.push_back({0, 0, kPointsAUnit, drawing});
    (*out)->page(std::move(page));
    return (*out)->finish();
}

Result<void> write(const Drawing &drawing, const QString &file, const QString &ending, double fine) {
    if (ending == u"png")
        return writePng(drawing, file, fine);
    if (ending == u"pdf")
        return writePdf(drawing, file);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return cannotWrite(file, "printing.cannot_write", out.errorString());
    if (!saved(out, svg(drawing)))
        return cannotWrite(file, "printing.no_room", out.errorString());
    return {};
}

}  // namespace tongdang::paper
