// The order in which Tab goes: that in which widgets were made. Where a form is made later, or anew, than the buttons that stand below it,
// these are put behind it again, so that one goes as one reads.
#pragma once

#include <QList>

class QScrollArea;
class QWidget;

namespace tongdang {

QList<QWidget *> stopsIn(const QWidget &part);                              // as Tab goes; hidden ones too
void setStops(const QList<QWidget *> &stops);                               // from each to the next
void stopAfter(const QWidget &part, const QList<QWidget *> &below);         // `below` in this order, after all of `part`
// What has the keyboard stays in sight, with `around` px, when lines that come above or below the area make it smaller.
void keepInSight(QScrollArea &area, int around);

}  // namespace tongdang
