// A file of resources/workflows: due days and limits that a district may want otherwise, in the one-file layout of definitions.md.
#pragma once

#include "core/forms/form_reader.h"

namespace tongdang {

class WorkflowFile {
  public:
    explicit WorkflowFile(const QString &id);
    struct Row {
        const FormSheet *sheet;
        const FormRow *row;
        QString cell(const char *column) const { return row->cell(int(sheet->headings.indexOf(QLatin1String(column)))); }
    };
    std::vector<Row> rows(const char *sheet) const &;   // they point into the file
    std::vector<Row> rows(const char *sheet) && = delete;
    QString setting(const QString &column) const;   // of the first row of settings

  private:
    QList<FormSheet> m_sheets;
};

}  // namespace tongdang
