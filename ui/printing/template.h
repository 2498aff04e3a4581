// Pages by a template of resources/prints (README there): one document for each record, or one list of many.
#pragma once

#include "ui/printing/flow.h"
#include "ui/printing/subject.h"

namespace tongdang {

class Template {
  public:
    Template(const Definition &definition, Language language, const QStringList &parts);   // no parts: all
    const QList<PersonOnPaper> &people() const { return m_people; }
    std::vector<paper::Page> pages(const PrintScene &scene, Type &type, const Subject &subject) const;
    static bool masks(const QString &id);      // ID numbers and phones are masked on these pages

  private:
    void block(const PrintScene &scene, Flow &flow, const Subject &subject, const DefinitionRow &row) const;
    void further(const PrintScene &scene, Flow &flow, const Record &record, const QString &form, const QString &headed) const;
    void records(const PrintScene &scene, Flow &flow, const Subject &subject, const DefinitionRow &row) const;
    Definition m_definition;
    Language m_language;
    QStringList m_parts;
    QList<PersonOnPaper> m_people;
};

// One row a record, in order; the headings on every page.
class ListTemplate {
  public:
    ListTemplate(const Definition &definition, PrintScene &scene, Type &type);
    void add(const Record &record);
    std::vector<paper::Page> pages();

  private:
    struct Column { QString target; QString heading; double width = 0; };
    struct Row { QStringList order, cells; QString group; };
    std::vector<double> columnWidths(const paper::Style &style, double whole);
    Definition m_definition;
    PrintScene &m_scene;
    Type &m_type;
    QList<PersonOnPaper> m_people;
    std::vector<Column> m_columns;
    QStringList m_order;
    QString m_group;
    std::vector<Row> m_rows;
    Expression m_whole;        // whom the title is true of
    bool m_others = false;
};

std::vector<paper::Page> blankPages(const FormCatalog &forms, const Form &form, const Messages &messages, Language language, Type &type, const QString &unit);

}  // namespace tongdang
