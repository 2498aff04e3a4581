// Type on paper: how wide words are and where lines break, the same on every PC that has the font. Not for several threads at once.
#pragma once

#include "ui/printing/paper.h"

#include <QList>

#include <memory>

typedef struct _cairo cairo_t;

namespace tongdang {

class Type {
  public:
    Type();
    ~Type();
    Type(const Type &) = delete;
    Type &operator=(const Type &) = delete;

    static QString family();                                  // for who paints the pages otherwise
    double width(const QString &text, const paper::Style &style);
    // Broken at `width` as Chinese and Latin are; at the text's own line ends too. At least one line.
    QStringList lines(const QString &text, const paper::Style &style, double width);
    // As few lines as there is room for, of about one length: headings.
    QStringList evenLines(const QString &text, const paper::Style &style, double width);
    static double lineHeight(double size) { return size * 1.3; }
    static double baseline(double size) { return size * 1.04; }   // below the top of a line of that height

    // Words in a PDF are found and copied as they were written. The fonts hold what was collected: collect everything, embed, then draw.
    void collect(const paper::Text &text);
    void embed();
    void draw(cairo_t *to, const paper::Text &text);
    void show(cairo_t *to, const paper::Text &text);              // in the colour that is set
    void outline(cairo_t *to, const QString &text, double size);  // as a path at the current point

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace tongdang
