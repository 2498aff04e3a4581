// The errors of this room, each naming the file (its name alone, never its folder).
#pragma once

#include "core/base/result.h"

namespace tongdang::sheets {

inline Error formatError(const char *id, const QString &file, const QString &detail = {}) {
    return makeError(ErrorCode::BadFormat, QLatin1String(id), {file}, detail);
}
inline Error notASpreadsheet(const QString &file, const QString &detail = {}) { return formatError("sheets.not_a_spreadsheet", file, detail); }
inline Error passwordProtected(const QString &file) { return formatError("sheets.password_protected", file); }
inline Error damaged(const QString &file, const QString &detail) { return formatError("sheets.damaged", file, detail); }
inline Error tooLarge(const QString &file, const QString &detail) { return formatError("sheets.too_large", file, detail); }
inline Error cannotRead(const QString &file, const QString &reason) {
    return makeError(ErrorCode::File, QStringLiteral("sheets.cannot_read"), {file}, reason);
}
inline Error cancelled() { return makeError(ErrorCode::Cancelled, QStringLiteral("sheets.cancelled")); }

}  // namespace tongdang::sheets
