// What has been typed into a FormView, as a draft keeps it: questions by name; under names that no question has, what was taken over from
// another file, rows of a repeat as one text, and reasons for warnings.
#include "ui/forms/form_view.h"

#include "core/ledger/acceptance.h"
#include "ui/files/form_files.h"
#include "ui/forms/field_row.h"
#include "ui/shell/context.h"

#include <QJsonDocument>

namespace tongdang {

namespace {
const QString kRowsOf = QStringLiteral("repeat:"), kCarried = QStringLiteral("carried:");   // before a repeat's, a question's name
const QString kCarriedFrom = QStringLiteral("carried from");
}  // namespace

void FormView::carry(const QHash<QString, QString> &values, const QString &from) {
    m_carriedFrom = from;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        if (const int slot = m_form.indexOf(it.key()); slot >= 0 && !it.value().isEmpty() && !m_form.fields[slot].derived && !m_logic.isLocked(slot)) {
            m_logic.carry(slot, it.value());
            m_carried.insert(slot);
        }
    showAll();
}

QHash<QString, QString> FormView::values() const {
    QHash<QString, QString> values = m_reasons;
    values.insert(m_files->draft());
    QSet<int> carried = m_carried;
    for (const int slot : m_logic.edited()) {
        values.insert(m_form.fields[slot].name, m_logic.answers().value(slot));
        carried.remove(slot);
    }
    for (const int slot : std::as_const(carried)) {
        values.insert(kCarried + m_form.fields[slot].name, m_logic.answers().value(slot));
        values.insert(kCarriedFrom, m_carriedFrom);
    }
    for (int repeat = 0; repeat < m_form.repeats.size(); ++repeat)
        if (m_logic.rows().isModified(repeat))
            values.insert(kRowsOf + m_form.repeats[repeat].name, QString::fromUtf8(QJsonDocument(m_logic.rows().draft(repeat)).toJson(QJsonDocument::Compact)));
    return values;
}

void FormView::restore(const QHash<QString, QString> &values) {
    if (m_context.hasLedger())
        m_files->restore(values);
    QHash<QString, QString> carried;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        if (it.key().startsWith(kCarried))
            carried.insert(it.key().mid(kCarried.size()), it.value());
    if (!carried.isEmpty())
        carry(carried, values.value(kCarriedFrom));
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const int slot = m_form.indexOf(it.key());
        if (slot < 0 || m_form.fields[slot].derived || m_logic.isLocked(slot) || !m_logic.set(slot, it.value(), false))
            continue;
        m_edited.insert(slot);
        m_visited.insert(slot);
    }
    for (int repeat = 0; repeat < m_form.repeats.size(); ++repeat)
        if (const auto kept = values.constFind(kRowsOf + m_form.repeats[repeat].name); kept != values.cend())
            m_logic.rows().restore(repeat, QJsonDocument::fromJson(kept->toUtf8()).array());
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        if (acceptanceIn(it.key()))
            m_reasons.insert(it.key(), it.value());
    if (m_logic.rows().isModified())
        m_logic.rowsChanged();
    showAll();
}

QStringList FormView::changedQuestions() const {
    QStringList labels;
    for (const int slot : m_logic.edited()) {
        const QString label = m_form.fields[slot].label.in(m_context.language());
        labels << (label.isEmpty() ? m_form.fields[slot].name : label);
    }
    for (int repeat = 0; repeat < m_form.repeats.size(); ++repeat)
        if (m_logic.rows().isModified(repeat))
            labels << m_form.repeats[repeat].label.in(m_context.language());
    for (auto given = m_reasons.cbegin(); given != m_reasons.cend(); ++given)
        labels << labelOf(acceptanceIn(given.key())->question);
    labels.removeDuplicates();
    return labels;
}

}  // namespace tongdang
