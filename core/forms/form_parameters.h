// The parameters column of a survey sheet: key=value, with spaces, commas or semicolons between.
#pragma once

#include "core/forms/form.h"

namespace tongdang {

struct Parameter { QString key, value, written; };   // key in lower case; empty where there is no =

QList<Parameter> readParameters(const QString &text);
QString parameter(const QString &text, QStringView key);   // its value, or nothing
enum class ParameterUse { Unknown, Known, Used };          // Known: of ODK's, for phones or other programs; nothing comes of it here
ParameterUse useOfParameter(const QString &key, FieldKind kind, const QString &list);

}  // namespace tongdang
