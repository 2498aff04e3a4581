// A picture as a list of shapes and words with their places: laid out once, then painted by QPainter in the window, by cairo on a page of a
// PDF and as PNG, and written as SVG. Words stay words: what is measured here is never measured again.
//
// Lengths are units of the drawing from its upper left corner; colours are 0xRRGGBB.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

typedef struct _cairo cairo_t;

namespace tongdang {

class Type;

namespace paper {

using Ink = unsigned;

// Lines or dots over a fill, so that fills are told apart without their colour.
enum class Pattern { Plain, Rising, Dots, Falling, Level, Cross };
inline constexpr int kPatterns = 6;

struct Shape {
    enum class Kind { Box, Ellipse, Area, Path } kind = Kind::Box;   // Area is closed, Path is not
    std::vector<QPointF> points;          // Box, Ellipse: two opposite corners
    bool filled = true;
    Ink fill = 0;
    Pattern pattern = Pattern::Plain;
    Ink patternInk = 0xffffff;
    double line = 0;                      // its width; 0 none
    Ink lineInk = 0;
    bool dashed = false;
};

enum class Anchor { Start, Middle, End };

struct Words {
    double x = 0, y = 0;                  // of the base line: its beginning, middle or end
    QString text;
    double size = 10;
    bool bold = false;
    Ink ink = 0;
    Anchor anchor = Anchor::Start;
    bool upright = false;                 // turned to read from the bottom up
    QRectF box = {};                      // what they take up, as measured
};

// Something that can be pointed at.
struct Mark {
    std::vector<QPointF> outline;         // closed
    int series = 0, category = 0;
};

struct Drawing {
    double width = 0, height = 0;
    Ink ground = 0xffffff;
    QString title;                        // for who does not see it
    double patternStep = 6;               // between the lines of a pattern
    std::vector<Shape> shapes;            // painted in this order, then the words
    std::vector<Words> words;
    std::vector<Mark> marks;
};

// What is drawn over a fill: lines or dots of a pattern, within a box.
std::vector<Shape> patternShapes(Pattern pattern, const QRectF &box, double step, Ink ink);

// All words, before they are drawn: Type::collect.
void collect(const Drawing &drawing, Type &type);
// From the current origin. Words have been collected and embedded.
void paint(cairo_t *to, const Drawing &drawing, Type &type);

QByteArray svg(const Drawing &drawing, bool inPage = false);                // inPage: the element alone, to stand in HTML
// `fine`: pixels a unit. Errors of all: File printing.cannot_write, printing.no_room.
Result<void> writePng(const Drawing &drawing, const QString &file, double fine);
Result<void> writePdf(const Drawing &drawing, const QString &file);          // one page of the drawing's size, a unit being 0.75 point
Result<void> write(const Drawing &drawing, const QString &file, const QString &ending, double fine = 1);   // png, pdf, else as SVG

}  // namespace paper
}  // namespace tongdang
