#include "ui/printing/drawing.h"

#include <QSet>
#include <QStringList>

namespace tongdang::paper {

namespace {

// Fonts that PCs in offices have, the one that words were measured by first.
const auto kFamilies = QStringLiteral("'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif");

QString number(double value) { return QString::number(qRound64(value * 100) / 100.0, 'g', 10); }
QString ink(Ink value) { return u'#' + QString::number(value & 0xffffff, 16).rightJustified(6, u'0'); }

QString escaped(QString text) {
    text.removeIf([](QChar c) { return c < u' ' && c != u'\t'; });   // no XML can hold those
    return text.toHtmlEscaped();
}

QString patternId(const Shape &shape) { return QStringLiteral("p%1-%2").arg(int(shape.pattern)).arg(ink(shape.patternInk).mid(1)); }

QString body(const Shape &shape, const QString &paint) {
    if (shape.points.size() < 2)
        return {};
    const QPointF a = shape.points[0], b = shape.points[1];
    switch (shape.kind) {
    case Shape::Kind::Box:
        return QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" %5/>\n").arg(number(a.x()), number(a.y()), number(b.x() - a.x()), number(b.y() - a.y()), paint);
    case Shape::Kind::Ellipse:
        return QStringLiteral("<ellipse cx=\"%1\" cy=\"%2\" rx=\"%3\" ry=\"%4\" %5/>\n").arg(number((a.x() + b.x()) / 2), number((a.y() + b.y()) / 2), number((b.x() - a.x()) / 2), number((b.y() - a.y()) / 2), paint);
    case Shape::Kind::Area:
    case Shape::Kind::Path: break;
    }
    QStringList points;
    for (const QPointF &point : shape.points)
        points << number(point.x()) + u',' + number(point.y());
    return QStringLiteral("<%1 points=\"%2\" %3/>\n").arg(shape.kind == Shape::Kind::Area ? QStringLiteral("polygon") : QStringLiteral("polyline"), points.join(u' '), paint);
}

QString strokeOf(const Shape &shape) {
    if (shape.line <= 0)
        return {};
    QString out = QStringLiteral(" stroke=\"%1\" stroke-width=\"%2\"").arg(ink(shape.lineInk), number(shape.line));
    if (shape.dashed)
        out += QStringLiteral(" stroke-dasharray=\"%1 %2\"").arg(number(3 * shape.line), number(2 * shape.line));
    return out;
}

QString shapeText(const Shape &shape) {
    const bool filled = shape.filled && shape.kind != Shape::Kind::Path;
    QString out = body(shape, QStringLiteral("fill=\"%1\"").arg(filled ? ink(shape.fill) : QStringLiteral("none")) + (shape.pattern == Pattern::Plain || !filled ? strokeOf(shape) : QString()));
    if (filled && shape.pattern != Pattern::Plain)
        out += body(shape, QStringLiteral("fill=\"url(#%1)\"").arg(patternId(shape)) + strokeOf(shape));
    return out;
}

QString patternText(const Shape &shape, double step) {
    QString inner;
    for (const Shape &one : patternShapes(shape.pattern, QRectF(0, 0, step, step), step, shape.patternInk))
        inner += shapeText(one);
    return QStringLiteral("<pattern id=\"%1\" patternUnits=\"userSpaceOnUse\" width=\"%2\" height=\"%2\">\n%3</pattern>\n").arg(patternId(shape), number(step), inner);
}

QString wordsText(const Words &words) {
    static const QString anchors[] = {QString(), QStringLiteral(" text-anchor=\"middle\""), QStringLiteral(" text-anchor=\"end\"")};
    return QStringLiteral("<text x=\"%1\" y=\"%2\" font-size=\"%3\" fill=\"%4\"%5%6%7>%8</text>\n")
        .arg(number(words.x), number(words.y), number(words.size), ink(words.ink), words.bold ? QStringLiteral(" font-weight=\"bold\"") : QString(), anchors[int(words.anchor)],
             words.upright ? QStringLiteral(" transform=\"rotate(-90 %1 %2)\"").arg(number(words.x), number(words.y)) : QString(), escaped(words.text));
}

}  // namespace

QByteArray svg(const Drawing &drawing, bool inPage) {
    QString out = (inPage ? QString() : QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")) +
                  QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\" font-family=\"%3\" role=\"img\">\n<title>%4</title>\n")
                      .arg(number(drawing.width), number(drawing.height), kFamilies, escaped(drawing.title));
    QSet<QString> known;
    QString patterns;
    for (const Shape &shape : drawing.shapes)
        if (shape.filled && shape.pattern != Pattern::Plain && !known.contains(patternId(shape))) {
            known.insert(patternId(shape));
            patterns += patternText(shape, drawing.patternStep);
        }
    if (!patterns.isEmpty())
        out += QStringLiteral("<defs>\n") + patterns + QStringLiteral("</defs>\n");
    out += QStringLiteral("<rect width=\"%1\" height=\"%2\" fill=\"%3\"/>\n").arg(number(drawing.width), number(drawing.height), ink(drawing.ground));
    for (const Shape &shape : drawing.shapes)
        out += shapeText(shape);
    for (const Words &words : drawing.words)
        out += wordsText(words);
    return (out + QStringLiteral("</svg>\n")).toUtf8();
}

}  // namespace tongdang::paper
