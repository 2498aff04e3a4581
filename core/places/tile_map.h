// Where districts and townships stand on a schematic map of equal tiles: resources/tiles/*.csv (code, column, row from the upper left).
#pragma once

#include <QHash>
#include <QPoint>
#include <QString>

namespace tongdang {

const QHash<QString, QPoint> &tileMap();   // by code, each level on a grid of its own

}  // namespace tongdang
