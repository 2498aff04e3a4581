#include "core/casework/workflow_file.h"

#include <QFile>

namespace tongdang {

WorkflowFile::WorkflowFile(const QString &id) {
    QFile file(QStringLiteral(":/workflows/%1.csv").arg(id));
    FormSource source;
    if (file.open(QIODevice::ReadOnly))
        source.csv = QString::fromUtf8(file.readAll());
    m_sheets = sheetsOf(source);
}

std::vector<WorkflowFile::Row> WorkflowFile::rows(const char *sheet) const & {
    std::vector<Row> out;
    if (const FormSheet *found = findSheet(m_sheets, QString::fromLatin1(sheet)))
        for (const FormRow &row : found->rows)
            out.push_back({found, &row});
    return out;
}

QString WorkflowFile::setting(const QString &column) const {
    const auto all = rows("settings");
    return all.empty() ? QString() : all.front().row->cell(int(all.front().sheet->headings.indexOf(column)));
}

}  // namespace tongdang
