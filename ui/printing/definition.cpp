#include "ui/printing/definition.h"

#include "core/base/csv.h"
#include "core/forms/form_reader.h"

#include <QFile>

namespace tongdang {

Definition::Definition(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const FormSheet &sheet : sheetsOfRecords(parseCsv(QString::fromUtf8(file.readAll())))) {
        QList<DefinitionRow> rows;
        for (const FormRow &row : sheet.rows) {
            DefinitionRow cells;
            for (int i = 0; i < sheet.headings.size(); ++i)
                cells.insert(sheet.headings[i], row.cell(i));
            rows << cells;
        }
        m_sheets.insert(sheet.name, rows);
    }
    m_settings = rows("settings").value(0);
}

const QList<DefinitionRow> &Definition::rows(const char *sheet) const {
    static const QList<DefinitionRow> none;
    const auto found = m_sheets.constFind(QLatin1String(sheet));
    return found == m_sheets.cend() ? none : *found;
}

Labels Definition::labels(const DefinitionRow &row, const char *name) {
    const QString base = QLatin1String(name);
    return Labels(row.value(base + QStringLiteral("::中文 (zh)")), row.value(base + QStringLiteral("::English (en)")));
}

Margins marginsOf(const Definition &definition) {
    const QStringList all = definition.setting("margins").split(u' ', Qt::SkipEmptyParts);
    const auto side = [&](int i) { return paper::mm(all.size() == 4 ? all[i].toDouble() : 15); };
    return {side(0), side(1), side(2), side(3)};
}

paper::Page sheetOfPaper(const QString &orientation) {
    paper::Page page;
    if (orientation == u"landscape")
        std::swap(page.width, page.height);
    return page;
}

QList<PersonOnPaper> peopleOf(const Definition &definition) {
    QList<PersonOnPaper> out;
    for (const DefinitionRow &row : definition.rows("people"))
        out << PersonOnPaper{Definition::cell(row, "name"), Definition::cell(row, "relation"), Definition::cell(row, "roles"), Definition::cell(row, "dash")};
    return out;
}

}  // namespace tongdang
