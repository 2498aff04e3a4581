// A list of divisions in a file (.csv, .xlsx, .xls): the first sheet, as readDivisions takes it.
#pragma once

#include "core/places/places.h"

namespace tongdang {

Result<QList<Place>> readDivisionList(const QString &file, QList<DefinitionIssue> &issues);   // the error is that of opening or reading the file

}  // namespace tongdang
