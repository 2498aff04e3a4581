// Drawings of ui/printing on the screen, in the preview and on a printer: what cairo puts on a PDF's page.
#pragma once

#include "ui/printing/drawing.h"

#include <QFont>
#include <QPainter>

namespace tongdang {

// In the painter's coordinates, a unit of the drawing being one. `exposed`: what lies outside need not be painted; empty: all.
void paintDrawing(QPainter &painter, const paper::Drawing &drawing, const QFont &font, const QRectF &exposed = {});

// `font` with that many units to its size.
QFont drawingFont(QFont font, double size, bool bold);

}  // namespace tongdang
