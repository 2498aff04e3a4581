// The choices sheet, and code list files, read into code lists.
#pragma once

#include "core/forms/form_columns.h"

namespace tongdang {

QHash<QString, CodeList> readChoices(const FormSheet &sheet, bool allowDuplicates, QList<DefinitionIssue> &issues);
// The rows of a sheet as one list.
CodeList listOfSheet(const QString &name, const FormSheet &sheet, QList<DefinitionIssue> &issues);
// The list with a choice `other` added, for or_other.
CodeList withOther(const CodeList &list);

}  // namespace tongdang
