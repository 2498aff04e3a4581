#include "ui/preview/drawing_painter.h"

#include <QPainterPath>

namespace tongdang {

namespace {

QColor colorOf(paper::Ink ink) { return QColor::fromRgb(QRgb(ink | 0xff000000U)); }

QPainterPath pathOf(const paper::Shape &shape) {
    using Kind = paper::Shape::Kind;
    QPainterPath out;
    if (shape.points.size() < 2)
        return out;
    const QRectF box(shape.points[0], shape.points[1]);
    switch (shape.kind) {
    case Kind::Box: out.addRect(box); break;
    case Kind::Ellipse: out.addEllipse(box); break;
    case Kind::Area:
    case Kind::Path:
        out.moveTo(shape.points[0]);
        for (size_t i = 1; i < shape.points.size(); ++i)
            out.lineTo(shape.points[i]);
        if (shape.kind == Kind::Area)
            out.closeSubpath();
        break;
    }
    return out;
}

void paintShape(QPainter &painter, const paper::Shape &shape, double step, const QRectF &exposed) {
    const QPainterPath path = pathOf(shape);
    // A line that lies has a box without height, which meets nothing.
    const QRectF bounds = path.controlPointRect().adjusted(-shape.line - 1, -shape.line - 1, shape.line + 1, shape.line + 1);
    if (!exposed.isEmpty() && !bounds.intersects(exposed))
        return;
    if (shape.filled && shape.kind != paper::Shape::Kind::Path) {
        painter.fillPath(path, colorOf(shape.fill));
        if (shape.pattern != paper::Pattern::Plain) {
            painter.save();
            painter.setClipPath(path, Qt::IntersectClip);
            for (const paper::Shape &over : paper::patternShapes(shape.pattern, path.boundingRect(), step, shape.patternInk))
                paintShape(painter, over, step, {});
            painter.restore();
        }
    }
    if (shape.line > 0) {
        QPen pen(colorOf(shape.lineInk), shape.line, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        if (shape.dashed)
            pen.setDashPattern({3, 2});
        painter.strokePath(path, pen);
    }
}

}  // namespace

QFont drawingFont(QFont font, double size, bool bold) {
    font.setPixelSize(qMax(1, qRound(size)));
    font.setBold(bold);
    return font;
}

void paintDrawing(QPainter &painter, const paper::Drawing &drawing, const QFont &font, const QRectF &exposed) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRectF all(0, 0, drawing.width, drawing.height);
    painter.fillRect(exposed.isEmpty() ? all : all.intersected(exposed), colorOf(drawing.ground));
    for (const paper::Shape &shape : drawing.shapes)
        paintShape(painter, shape, drawing.patternStep, exposed);
    for (const paper::Words &words : drawing.words) {
        if (!exposed.isEmpty() && !words.box.adjusted(-4, -4, 4, 4).intersects(exposed))
            continue;
        painter.setFont(drawingFont(font, words.size, words.bold));
        painter.setPen(colorOf(words.ink));
        const double width = words.anchor == paper::Anchor::Start ? 0 : QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(words.text);
        const QPointF from(words.anchor == paper::Anchor::Middle ? -width / 2 : -width, 0);
        painter.translate(words.x, words.y);
        if (words.upright)
            painter.rotate(-90);
        painter.drawText(from, words.text);
        if (words.upright)
            painter.rotate(90);
        painter.translate(-words.x, -words.y);
    }
    painter.restore();
}

}  // namespace tongdang
