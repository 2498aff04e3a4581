// A problem in data: not an error. `must` blocks, `warn` is kept and asks, `info` tells.
#pragma once

#include "core/base/message.h"

#include <QList>

namespace tongdang {

enum class Severity { Must, Warn, Info };

inline QString severityName(Severity severity) {
    return severity == Severity::Must ? QStringLiteral("must") : severity == Severity::Warn ? QStringLiteral("warn") : QStringLiteral("info");
}

struct Issue {
    QString field;  // the question's name, or the sheet's column heading
    Severity severity = Severity::Must;
    QString rule;  // stable name of the rule, e.g. "required", "constraint", "id_check_digit"
    Message message;
};

// A fault in a definition file (form, table, code list, role): sheet, 1-based row, reason.
struct DefinitionIssue {
    QString sheet;
    int row = 0;
    Severity severity = Severity::Must;
    Message message;
};

template <typename List> bool hasMust(const List &issues) {
    for (const auto &issue : issues)
        if (issue.severity == Severity::Must)
            return true;
    return false;
}

}  // namespace tongdang
