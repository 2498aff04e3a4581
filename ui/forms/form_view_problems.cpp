// FormView's problems: beside each question, in the list, and on the way from one to the next.
#include "ui/forms/form_view.h"

#include "ui/forms/field_row.h"
#include "ui/forms/problem_list.h"
#include "ui/shell/context.h"
#include "ui/shell/stops.h"

#include <QApplication>

namespace tongdang {

QList<Issue> FormView::problems() const {
    QList<Issue> all = m_logic.issues();
    for (const QString &name : m_needed)
        if (m_logic.answers().value(name).isEmpty())
            all.append({name, Severity::Must, QStringLiteral("required"), {QStringLiteral("forms.required"), {}, {}}});
    return all;
}

void FormView::showProblems() {
    m_shown.clear();
    if (!m_readOnly) {
        QList<Issue> all = problems();
        for (const Issue &issue : std::as_const(m_foreign)) {
            const auto same = [&](const Issue &own) { return own.field == issue.field && own.rule == issue.rule; };
            if (std::none_of(all.cbegin(), all.cend(), same))
                all.append(issue);
        }
        for (const Issue &issue : std::as_const(all)) {
            if (isOutOfReach(issue))
                continue;
            const int slot = m_form.indexOf(issue.field);
            const bool known = slot < 0 || (issue.rule == u"required" ? m_edited.contains(slot) : m_visited.contains(slot));
            if ((m_all || known) && (slot < 0 || slot != m_typing))
                m_shown.append(issue);
        }
        std::stable_sort(m_shown.begin(), m_shown.end(), [this](const Issue &a, const Issue &b) { return m_form.indexOf(a.field) < m_form.indexOf(b.field); });
    }
    QHash<QString, QList<Issue>> byField;
    QList<ProblemList::Entry> entries, accepted;
    for (const Issue &issue : std::exchange(m_shown, {})) {
        const QString words = acceptedWords(issue);
        if (words.isEmpty()) {
            m_shown.append(issue);
            byField[issue.field].append(issue);
            entries.append({issue, sentence(issue), issue.severity == Severity::Warn && !m_alone, false});
            continue;
        }
        const QString both = tr("%1 (%2)").arg(m_context.say(issue.message), words);
        byField[issue.field].append({issue.field, Severity::Info, issue.rule, {{}, {}, Labels(both, both)}});
        accepted.append({issue, tr("%1 (%2)").arg(sentence(issue), words), false, true});
    }
    for (FieldRow *row : std::as_const(m_rows))
        row->setIssues(byField.value(row->field().name));
    m_problems->show(entries + accepted);
    if (!entries.isEmpty() || !accepted.isEmpty())
        stopAfter(*m_body, stopsIn(*m_problems));
}

// Answered by who hid it; or a warning that hangs on what is not asked here.
bool FormView::isOutOfReach(const Issue &issue) const {
    if (m_hidden.isEmpty() || m_hidden.contains(issue.field))
        return !m_hidden.isEmpty();
    const Field *field = issue.rule == u"warning" ? m_form.find(issue.field) : nullptr;
    const QStringList reads = field ? field->warning.names() : QStringList();
    return std::any_of(reads.cbegin(), reads.cend(), [this](const QString &name) { return m_hidden.contains(name); });
}

bool FormView::validateNow() {
    m_all = true;
    for (FieldRow *row : std::as_const(m_rows))
        if (row->editor()) {
            row->editor()->normalize();
            take(row);
            row->setFault({});
        }
    m_typing = -1;
    showProblems();
    return !hasMust(m_shown);
}

void FormView::showIssues(const QList<Issue> &issues) {
    m_all = true;
    m_foreign = issues;
    showProblems();
}

bool FormView::focusNextProblem() {
    if (m_shown.isEmpty() && !m_all)
        validateNow();
    int at = -1;
    for (FieldRow *row : std::as_const(m_rows))
        if (QApplication::focusWidget() && row->isAncestorOf(QApplication::focusWidget()))
            at = m_form.indexOf(row->field().name);
    QStringList fields;                 // after the focused one, then from the top
    for (const bool after : {true, false})
        for (const Issue &issue : std::as_const(m_shown))
            if ((m_form.indexOf(issue.field) > at) == after && !fields.contains(issue.field))
                fields.append(issue.field);
    for (const QString &field : std::as_const(fields))
        if (focusField(field))
            return true;
    return false;
}

}  // namespace tongdang
