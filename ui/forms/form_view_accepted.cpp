// FormView's warnings that are right as they are: who said so and why, and the question that asks it.
#include "ui/forms/form_view.h"

#include "core/ledger/acceptance.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"

namespace tongdang {

QString FormView::sentence(const Issue &issue) const {
    const QString label = labelOf(issue.field), words = m_context.say(issue.message);
    return label.isEmpty() ? words : tr("%1: %2").arg(label, words);
}

QString FormView::acceptedWords(const Issue &issue) const {
    if (issue.severity != Severity::Warn || !m_context.hasLedger())
        return {};
    const auto words = [this](const QString &reason) { return reasonWords(m_context.ledger().forms(), reason, m_context.language()); };
    if (const auto given = m_reasons.constFind(acceptedField(issue.field, issue.rule)); given != m_reasons.cend())
        return tr("right as it is: %1; kept with the save").arg(words(*given));
    // Of this record, or of the row that the issue names.
    const QString question = issue.field.section(u'/', -1), prefix = issue.field.chopped(question.size());
    const auto [now, stored] = m_logic.rows().at(prefix);
    const Uid uid = prefix.isEmpty() ? m_record.uid : stored ? stored->uid : Uid();
    if (uid.isNil())
        return {};
    if (!m_accepted.contains(uid)) {
        const auto known = m_context.reader().accepted(m_context.session(), uid);
        m_accepted.insert(uid, known ? *known : QList<AcceptedWarning>());
    }
    const Answers &before = prefix.isEmpty() ? m_record.answers : stored->answers;
    for (const AcceptedWarning &accepted : m_accepted.value(uid)) {
        if (accepted.what.question != question || accepted.what.rule != issue.rule)
            continue;
        const std::vector<int> concerned = concernedBy(*now->form, question);
        if (std::all_of(concerned.begin(), concerned.end(), [now = now, &before](int slot) { return now->value(slot) == before.value(slot); }))
            return tr("right as it is: %1; %2, %3").arg(words(accepted.what.reason), accepted.user, shanghaiTime(accepted.timeMs).toString(QStringLiteral("yyyy-MM-dd")));
    }
    return {};
}

QList<Issue> FormView::unexplained() const {
    QList<Issue> open;
    if (m_alone || m_readOnly)
        return open;
    std::vector<int> changed;
    for (const auto &[slot, value] : changes())
        changed.push_back(slot);
    const auto rows = m_logic.rows().changes(m_record.uid, m_context.clock());
    const auto saved = [&](const QString &field) {
        if (field.contains(u'/'))
            return std::any_of(rows.begin(), rows.end(), [&](const RepeatRows::RowChange &row) { return field.startsWith(row.prefix); });
        return m_record.uid.isNil() || touches(m_form, field, changed);
    };
    for (const Issue &issue : m_logic.issues())
        if (issue.severity == Severity::Warn && !isOutOfReach(issue) && saved(issue.field) && acceptedWords(issue).isEmpty())
            open.append(issue);
    return open;
}

void FormView::accept(const QList<Issue> &issues, const QString &reason) {
    for (const Issue &issue : issues)
        m_reasons.insert(acceptedField(issue.field, issue.rule), reason);
    showProblems();
    emit edited();
}

void FormView::dropReasons(const std::function<bool(const QString &question)> &concerned) {
    m_reasons.removeIf([&](const auto &given) { return concerned(acceptanceIn(given.key())->question); });
}

bool askReasons(UiContext &context, QWidget *parent, const QList<std::pair<FormView *, QList<Issue>>> &open) {
    QStringList warnings;
    for (const auto &[view, issues] : open)
        for (const Issue &issue : issues)
            warnings << view->sentence(issue);
    warnings.removeDuplicates();
    if (warnings.isEmpty())
        return true;
    const FormCatalog &forms = context.ledger().forms();
    const QString reason = reasonOf(forms, context.dialogs().reason(parent, warnings, commonReasons(forms, context.language())));
    if (reason.isEmpty())
        return false;
    for (const auto &[view, issues] : open)
        if (!issues.isEmpty())
            view->accept(issues, reason);
    return true;
}

bool askReasons(UiContext &context, QWidget *parent, const QList<FormView *> &views) {
    QList<std::pair<FormView *, QList<Issue>>> open;
    for (FormView *view : views)
        if (!view->isHidden())
            open.append({view, view->unexplained()});
    return askReasons(context, parent, open);
}

}  // namespace tongdang
