#include "ui/forms/form_logic.h"

#include "core/base/dates.h"
#include "core/identity/id_number.h"

#include <QRegularExpression>

namespace tongdang {

void FormLogic::begin(const Answers &stored, const FormFacts &facts, bool isNew) {
    m_facts = &facts;
    m_stored = stored;
    m_answers = stored;
    m_rows.begin();
    if (isNew)
        applyDefaults(m_answers, facts);
    recalculate(m_answers, facts);
    m_opened = m_answers;
    refreshRelevance();
    m_relevantAtFirst = m_relevant;
}

void FormLogic::refreshRelevance() {
    // What is no choice of its question is still being typed: nothing hangs on it.
    Answers read = m_answers;
    for (int slot = 0; slot < m_form.fields.size(); ++slot)
        if (const Field &field = m_form.fields[slot]; field.kind == FieldKind::SelectOne && !read.values[size_t(slot)].isEmpty())
            if (const CodeList *list = m_form.listOf(field); list && !list->find(read.values[size_t(slot)]))
                read.values[size_t(slot)].clear();
    m_relevant = relevance(read, *m_facts);
    m_relevant.resize(size_t(m_form.fields.size()), true);
}

bool FormLogic::set(int slot, const QString &value, bool now) {
    if (m_answers.values[size_t(slot)] == value)
        return false;
    m_answers.values[size_t(slot)] = value;
    recalculate(m_answers, *m_facts, {slot});
    if (const std::vector<int> given = now ? giveAtTriggers(m_answers, *m_facts, {slot}) : std::vector<int>(); !given.empty())
        recalculate(m_answers, *m_facts, given);
    if (!m_form.dependents(slot).empty())
        refreshRelevance();
    return true;
}

void FormLogic::carry(int slot, const QString &value) {
    if (!set(slot, value, false))
        return;
    m_opened = m_answers;
    m_relevantAtFirst = m_relevant;
}

void FormLogic::rowsChanged() {
    recalculate(m_answers, *m_facts);
    refreshRelevance();
}

bool FormLogic::repeatApplies(int repeat) const {
    const Repeat &asked = m_form.repeats[repeat];
    const AnswersContext context(m_answers, *m_facts);
    const auto holds = [&](const Expression &relevant) { return relevant.isEmpty() || relevant.evaluate(context).truth(); };
    return holds(asked.relevant) && std::all_of(asked.groups.cbegin(), asked.groups.cend(), [&](const QString &name) {
               const Group *group = m_form.group(name);
               return !group || holds(group->relevant);
           });
}

// A required expression is almost always a plain yes.
bool FormLogic::isRequired(int slot) const {
    const Field &field = m_form.fields[slot];
    if (field.required.isEmpty() || field.derived)
        return false;
    if (field.required.names().isEmpty())
        return field.required.text() != u"false()";
    return m_relevant[size_t(slot)] && field.required.holds(AnswersContext(m_answers, *m_facts));
}

QList<Issue> FormLogic::issues() const {
    QList<Issue> issues;
    for (const Issue &issue : validate(m_answers, *m_facts))
        if (!m_locked.contains(m_form.indexOf(issue.field)))
            issues.append(issue);
    return issues;
}

QList<const Choice *> FormLogic::offered(const Field &field) const {
    QList<const Choice *> all;
    if (m_facts)
        all = tongdang::offered(m_form, field, m_answers, *m_facts);
    else if (const CodeList *list = m_form.listOf(field))
        for (const Choice &choice : list->choices)
            all.append(&choice);
    if (const auto only = m_only.constFind(m_form.indexOf(field.name)); only != m_only.constEnd())
        all.removeIf([&only](const Choice *choice) { return !only->contains(choice->name); });
    return all;
}

QList<const Choice *> FormLogic::offered(const Field &field, QList<Choice> &made) const {
    if (!m_facts || !choosesAnswers(m_form, field))
        return offered(field);
    made = offeredAnswers(field, m_answers, *m_facts);
    QList<const Choice *> all;
    for (const Choice &choice : std::as_const(made))
        all.append(&choice);
    return all;
}

Answers FormLogic::kept() const {
    Answers kept = m_answers;
    for (size_t slot = 0; slot < kept.values.size(); ++slot)   // only what stopped applying in front of the person is blanked
        if (!m_relevant[slot] && (m_relevantAtFirst[slot] || m_stored.values[slot] != m_answers.values[slot]))
            kept.values[slot].clear();
    return kept;
}

std::vector<std::pair<int, QString>> FormLogic::changes() const {
    std::vector<std::pair<int, QString>> changes;
    const Answers after = kept();
    for (int slot = 0; slot < m_form.fields.size(); ++slot) {
        const Field &field = m_form.fields[slot];
        const bool given = std::any_of(field.triggers.begin(), field.triggers.end(), [&](int trigger) { return after.value(trigger) != m_stored.value(trigger); });
        if (!field.derived && isStored(field.kind) && !m_locked.contains(slot) && (given || after.value(slot) != m_stored.value(slot)))   // given here: not once more when it is saved
            changes.emplace_back(slot, after.value(slot));
    }
    return changes;
}

std::vector<int> FormLogic::edited() const {
    std::vector<int> edited;
    for (int slot = 0; slot < m_form.fields.size(); ++slot)
        if (!m_form.fields[slot].derived && m_answers.values[size_t(slot)] != m_opened.values[size_t(slot)])
            edited.push_back(slot);
    return edited;
}

QList<FormLogic::Filled> FormLogic::fromIdNumber(int slot, const QDate &today) const {
    const IdNumber number = readIdNumber(m_answers.value(slot), today);
    if (!number.valid())
        return {};
    static const QRegularExpression pair(QStringLiteral("idnumber-(birth|sex)\\((\\.|\\$\\{[^}]+\\})\\) = (\\.|\\$\\{[^}]+\\})"));
    QList<Filled> filled;
    for (const Field &field : m_form.fields)
        for (const QString &logic : {field.constraint.text(), field.warning.text()})
            for (auto matches = pair.globalMatch(logic); matches.hasNext();) {
                const auto match = matches.next();
                const auto slotOf = [&](const QString &name) { return m_form.indexOf(name == u"." ? field.name : name.mid(2, name.size() - 3)); };
                const int target = slotOf(match.captured(3));
                if (slotOf(match.captured(2)) != slot || target < 0 || m_locked.contains(target))
                    continue;
                const QString value = match.captured(1) == u"birth" ? isoDate(number.birth) : number.sex;
                if (!value.isEmpty())
                    filled.append({target, value});
            }
    return filled;
}

}  // namespace tongdang
