// The choices sheet, and code list files, read into code lists.
#pragma once

#include "core/forms/form_columns.h"

namespace tongdang {

QHash<QString, CodeList> readChoices(const FormSheet &sheet, bool allowDuplicates, QList<DefinitionIssue> &issues);
// Choices in a file (select_…_from_file): its sheet, and the columns that codes and labels stand in where these are not name and label.
struct ListFile {
    ListFile(const QString &file, const QString &parameters);
    QString key() const;          // what the list is called in the form
    QString sheet, value, label;
};
QList<ListFile> listFiles(const FormSheet &survey);
CodeList listOfFile(const ListFile &file, const FormSheet &sheet, QList<DefinitionIssue> &issues);
// The rows of a sheet as one list.
CodeList listOfSheet(const QString &name, const FormSheet &sheet, QList<DefinitionIssue> &issues);
// The list with a choice `other` added, for or_other.
CodeList withOther(const CodeList &list);

}  // namespace tongdang
