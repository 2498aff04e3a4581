// What the files of resources/sheets and resources/prints have in common: sheets of rows by heading.
#pragma once

#include "core/base/message.h"
#include "ui/printing/paper.h"

#include <QHash>
#include <QList>

namespace tongdang {

using DefinitionRow = QHash<QString, QString>;   // by heading

class Definition {
  public:
    explicit Definition(const QString &path);    // empty where there is no such file
    bool isEmpty() const { return m_sheets.isEmpty(); }
    const QList<DefinitionRow> &rows(const char *sheet) const;
    QString setting(const char *name) const { return m_settings.value(QLatin1String(name)); }
    bool is(const char *name) const { return setting(name) == u"yes"; }
    Labels settingLabels(const char *name) const { return labels(m_settings, name); }

    static QString cell(const DefinitionRow &row, const char *name) { return row.value(QLatin1String(name)); }
    static int number(const DefinitionRow &row, const char *name) { return cell(row, name).toInt(); }
    static Labels labels(const DefinitionRow &row, const char *name);

  private:
    QHash<QString, QList<DefinitionRow>> m_sheets;
    DefinitionRow m_settings;
};

struct Margins { double top = 0, right = 0, bottom = 0, left = 0; };
Margins marginsOf(const Definition &definition);                         // `margins`, in points
paper::Page sheetOfPaper(const QString &orientation);                    // an empty A4 page

// Somebody a page names besides its own record.
struct PersonOnPaper {
    QString name;              // what targets begin with
    QString relation, roles;   // of the guardianship
    QString dash;              // an expression over the guardian: true where no cell of theirs has an answer
};
QList<PersonOnPaper> peopleOf(const Definition &definition);

}  // namespace tongdang
