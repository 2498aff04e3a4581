// Where the settings of one account are kept: last page, filters, columns. On a shared PC each finds the window as left.
#pragma once

#include "ui/shell/context.h"

namespace tongdang {

inline QString ownKey(const UiContext &context, const QString &name) { return QStringLiteral("accounts/%1/%2").arg(QString::fromLatin1(context.session().login.toUtf8().toPercentEncoding()), name); }

}  // namespace tongdang
