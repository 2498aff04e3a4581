#include "core/forms/form_blocks.h"

#include "core/forms/form_types.h"

namespace tongdang {

namespace {

using What = QuestionType::What;

int columnOf(const FormSheet &sheet, QStringView base) {
    for (int i = 0; i < sheet.headings.size(); ++i)
        if (readHeading(sheet.headings[i]).base == base)
            return i;
    return -1;
}

void put(FormRow &row, int column, const QString &text) {
    while (row.cells.size() <= column)
        row.cells << QString();
    row.cells[column] = text;
}

class Writer {
  public:
    Writer(const FormSheet &survey, const FormSheet *choices) : m_survey(survey), m_choices(choices), m_out(survey) {
        m_out.rows.clear();
        m_type = columnOf(survey, u"type");
        m_name = columnOf(survey, u"name");
        m_required = columnOf(survey, u"required");
    }

    FormSheet written() {
        for (qsizetype i = 0; i < m_survey.rows.size(); ++i) {
            const QuestionType::What what = readQuestionType(m_survey.rows[i].cell(m_type)).what;
            qsizetype end = i + 1;
            while (what == What::BeginBlock && end < m_survey.rows.size() && readQuestionType(m_survey.rows[end].cell(m_type)).what != What::EndBlock)
                ++end;
            if (what != What::BeginBlock || end >= m_survey.rows.size() || !block(i, end))
                m_out.rows << m_survey.rows[i];
            else
                i = end;
        }
        return m_out;
    }

  private:
    // Rows begin … end; false: the list is not there.
    bool block(qsizetype begin, qsizetype end) {
        const FormRow &head = m_survey.rows[begin];
        const QString kind = head.cell(m_type).toLower().simplified().mid(6);   // after begin_
        const QString list = head.cell(columnOf(m_survey, kind == u"score" ? u"kobo--score-choices" : kind == u"rank" ? u"kobo--rank-items" : u"kobo--matrix_list"));
        if (list.isEmpty() || m_type < 0 || m_name < 0)
            return false;
        const QList<FormRow> rows = m_survey.rows.mid(begin + 1, end - begin - 1);
        if (kind == u"kobomatrix")
            return matrix(head, rows, m_survey.rows[end], list);
        row(head, QStringLiteral("begin_group"));
        QStringList before;
        for (const FormRow &asked : rows) {
            if (asked.isBlank())
                continue;
            FormRow one = asked;
            if (m_required >= 0 && one.cell(m_required).isEmpty())
                put(one, m_required, head.cell(m_required));
            if (kind == u"rank")
                eachOnce(one, head, before);
            before << one.cell(m_name);
            row(one, QStringLiteral("select_one ") + list);
        }
        row(m_survey.rows[end], QStringLiteral("end_group"));
        return true;
    }

    // Nothing is first and second.
    void eachOnce(FormRow &one, const FormRow &head, const QStringList &before) {
        const int constraint = take(QStringLiteral("constraint"));
        QStringList parts;
        for (const QString &other : before)
            parts << QStringLiteral(". != ${%1}").arg(other);
        if (parts.isEmpty())
            return;
        put(one, constraint, parts.join(QStringLiteral(" and ")));
        for (int i = 0; i < m_survey.headings.size(); ++i)
            if (const QString heading = m_survey.headings[i].trimmed(); heading.startsWith(u"kobo--rank-constraint-message", Qt::CaseInsensitive))
                put(one, take(QStringLiteral("constraint_message") + heading.mid(29)), head.cell(i));
    }

    bool matrix(const FormRow &head, const QList<FormRow> &rows, const FormRow &end, const QString &list) {
        const int listColumn = m_choices ? columnOf(*m_choices, u"list_name") : -1, code = m_choices ? columnOf(*m_choices, u"name") : -1;
        QList<FormRow> items;
        if (listColumn >= 0 && code >= 0)
            for (const FormRow &choice : m_choices->rows)
                if (choice.cell(listColumn) == list)
                    items << choice;
        if (items.isEmpty())
            return false;
        row(head, QStringLiteral("begin_group"));
        for (const FormRow &item : items) {
            const QString name = head.cell(m_name) + u'_' + item.cell(code);
            FormRow group{head.row, {}};
            put(group, m_name, name);
            for (int i = 0; i < m_choices->headings.size(); ++i)   // a group is called as its item
                if (const Heading heading = readHeading(m_choices->headings[i]); heading.base == u"label")
                    for (int j = 0; j < m_survey.headings.size(); ++j)
                        if (const Heading other = readHeading(m_survey.headings[j]); other.base == heading.base && other.language == heading.language)
                            put(group, j, item.cell(i));
            row(group, QStringLiteral("begin_group"));
            for (const FormRow &asked : rows) {
                if (asked.isBlank())
                    continue;
                FormRow one = asked;
                put(one, m_name, name + u'_' + asked.cell(m_name));
                if (m_required >= 0 && one.cell(m_required).isEmpty())
                    put(one, m_required, head.cell(m_required));
                row(one, asked.cell(m_type));
            }
            row(FormRow{end.row, {}}, QStringLiteral("end_group"));
        }
        row(end, QStringLiteral("end_group"));
        return true;
    }

    int take(const QString &heading) {
        const Heading wanted = readHeading(heading);
        for (int i = 0; i < m_out.headings.size(); ++i)
            if (const Heading there = readHeading(m_out.headings[i]); there.base == wanted.base && there.language == wanted.language)
                return i;
        m_out.headings << heading;
        return int(m_out.headings.size()) - 1;
    }

    void row(FormRow written, const QString &type) {
        put(written, m_type, type);
        if (type == u"end_group")
            put(written, m_name, QString());
        m_out.rows << written;
    }

    const FormSheet &m_survey;
    const FormSheet *m_choices;
    FormSheet m_out;
    int m_type = -1, m_name = -1, m_required = -1;
};

}  // namespace

FormSheet withoutBlocks(const FormSheet &survey, const FormSheet *choices) { return Writer(survey, choices).written(); }

}  // namespace tongdang
