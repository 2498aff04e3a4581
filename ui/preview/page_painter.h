// Pages of ui/printing on the screen and on a printer: the same lines, boxes and words as in the PDF.
#pragma once

#include "ui/printing/paper.h"

#include <QList>
#include <QPainter>

#include <optional>

class QPrinter;

namespace tongdang {

// A unit of the painter is `scale` of a point.
void paintPage(QPainter &painter, const paper::Page &page, double scale);

// "1-3,5" of so many pages, from 0, in order; all where it is blank; nullopt where it is no such thing.
std::optional<QList<int>> pageRange(const QString &text, int pages);

// False where the printer is gone or refuses.
bool paintPages(QPrinter &printer, const std::vector<paper::Page> &pages, const QList<int> &which);

}  // namespace tongdang
