#include "core/statistics/definition_sheet.h"

#include <QRegularExpression>

namespace tongdang {

bool isDefinitionName(const QString &name) {
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z_][A-Za-z0-9_.-]{0,63}$"));
    return allowed.match(name).hasMatch();
}

DefinitionSheet::DefinitionSheet(const FormSheet &sheet, const KnownHeadings &known, QList<DefinitionIssue> &issues) : m_sheet(sheet), m_issues(issues) {
    for (int i = 0; i < sheet.headings.size(); ++i) {
        const QString written = sheet.headings[i].trimmed();
        const QString base = written.section(QStringLiteral("::"), 0, 0).trimmed().toLower(), language = written.section(QStringLiteral("::"), 1).trimmed();
        if (written.isEmpty())
            continue;
        if (known.plain.contains(base) && language.isEmpty()) {
            if (m_plain.contains(base))
                fault(sheet.row, "statistics.column_twice", {written});
            m_plain.insert(base, i);
        } else if (known.translated.contains(base)) {
            for (const auto &[other, at] : m_translated.value(base))
                if (other == languageOf(language))
                    fault(sheet.row, "statistics.column_twice", {written});
            if (language.isEmpty())
                fault(sheet.row, "statistics.no_language", {written}, Severity::Warn);
            m_translated[base].append({language.isEmpty() ? QString() : languageOf(language), i});
        } else {
            fault(sheet.row, "statistics.unknown_heading", {written}, Severity::Warn);
        }
    }
}

Labels DefinitionSheet::labels(const FormRow &row, const char *base) const {
    Labels labels;
    for (const auto &[language, column] : m_translated.value(QString::fromLatin1(base)))
        if (const QString text = row.cell(column); !text.isEmpty())
            labels.set(language, text);
    return labels;
}

QStringList DefinitionSheet::languages(const char *base) const {
    QStringList out;
    for (const auto &[language, column] : m_translated.value(QString::fromLatin1(base)))
        out << language;
    return out;
}

void DefinitionSheet::fault(int row, const char *id, const QStringList &args, Severity severity) const {
    m_issues << DefinitionIssue{m_sheet.name, row, severity, Message{QString::fromLatin1(id), args, {}}};
}

void DefinitionSheet::fault(int row, const Error &error) const { m_issues << DefinitionIssue{m_sheet.name, row, Severity::Must, error.message}; }

void DefinitionSheet::oneOf(const FormRow &row, const char *heading, const QString &value, const QStringList &allowed) const {
    if (!value.isEmpty() && !allowed.contains(value))
        fault(row.row, "statistics.bad_setting", {QString::fromLatin1(heading), value, allowed.join(QStringLiteral(", "))});
}

Expression DefinitionSheet::parse(const FormRow &row, const QString &text, const Scope &scope) const {
    if (text.isEmpty())
        return {};
    auto parsed = Expression::parse(text, scope);
    if (!parsed)
        fault(row.row, parsed.error());
    return parsed ? *parsed : Expression();
}

Expression DefinitionSheet::parseRow(const FormRow &row, const QString &text, const TableScope &scope) const {
    auto parsed = Expression::parse(text, scope);
    if (!parsed && parsed.error().message.id == u"expressions.unknown_name")
        fault(row.row, "statistics.unknown_column", {parsed.error().message.args.value(0)});
    else if (!parsed)
        fault(row.row, parsed.error());
    return parsed ? *parsed : Expression();
}

}  // namespace tongdang
