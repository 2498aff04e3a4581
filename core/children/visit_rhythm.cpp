#include "core/children/visit_rhythm.h"

#include "core/forms/form_reader.h"

#include <QFile>

namespace tongdang {

VisitRhythm::VisitRhythm() {
    QFile file(QStringLiteral(":/workflows/visits.csv"));
    FormSource source;
    if (file.open(QIODevice::ReadOnly))
        source.csv = QString::fromUtf8(file.readAll());
    const QList<FormSheet> sheets = sheetsOf(source);
    const auto fault = [this](const FormSheet &sheet, int row, const QString &cell) {
        m_issues << DefinitionIssue{sheet.name, row, Severity::Must, {QStringLiteral("children.bad_workflow"), {cell}, {}}};
    };
    if (const FormSheet *sheet = findSheet(sheets, u"rhythm")) {
        const int risk = int(sheet->headings.indexOf(QStringLiteral("risk"))), every = int(sheet->headings.indexOf(QStringLiteral("every"))), unit = int(sheet->headings.indexOf(QStringLiteral("unit")));
        for (const FormRow &row : sheet->rows) {
            const Every step{row.cell(every).toInt(), row.cell(unit) == u"months"};
            if (step.number <= 0 || (!step.months && row.cell(unit) != u"days"))
                fault(*sheet, row.row, row.cell(every) + u' ' + row.cell(unit));
            else
                m_every.insert(row.cell(risk), step);
        }
    }
    if (const FormSheet *sheet = findSheet(sheets, u"settings"); sheet && !sheet->rows.isEmpty()) {
        const QString days = sheet->rows.first().cell(int(sheet->headings.indexOf(QStringLiteral("first_visit_working_days"))));
        m_firstWorkingDays = days.toInt();
        if (m_firstWorkingDays <= 0)
            fault(*sheet, sheet->rows.first().row, days);
    }
}

QDate VisitRhythm::step(const QString &risk, const QDate &day) const {
    const auto every = m_every.constFind(risk);
    if (every == m_every.constEnd())
        return {};
    return every->months ? day.addMonths(every->number) : day.addDays(every->number);
}

QDate VisitRhythm::due(const QString &risk, const QDate &last) const { return m_days.onOrAfter(step(risk, last)); }

QDate VisitRhythm::spread(const QString &risk, const QDate &registered, const Uid &child) const {
    const qint64 span = registered.daysTo(step(risk, registered));
    if (span <= 0)
        return {};
    quint32 mixed = 2166136261u;   // FNV-1a: the same on every PC, whatever Qt's own seed is
    for (const char byte : child.bytes())
        mixed = (mixed ^ quint8(byte)) * 16777619u;
    return m_days.onOrAfter(registered.addDays(1 + qint64(mixed % quint32(span))));
}

}  // namespace tongdang
