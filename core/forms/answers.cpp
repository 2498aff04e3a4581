#include "core/forms/answers.h"

#include "core/base/dates.h"
#include "core/forms/assessment.h"
#include "core/forms/form_plan.h"
#include "core/forms/lookup_tables.h"

#include <QSet>

#include <algorithm>

namespace tongdang {

namespace {

// A result as an answer: yes and no as codes, no number as blank.
QString storedText(const Field &field, const Value &value) {
    if (value.isBlank())
        return {};
    if (value.type() == ValueType::Boolean && !field.list.isEmpty())
        return value.truth() ? QStringLiteral("yes") : QStringLiteral("no");
    const QString text = value.text();
    return text == u"NaN" ? QString() : text;
}

const CodeList *listIn(const Form &form, const QString &name) {
    if (const auto own = form.lists.constFind(name); own != form.lists.constEnd())
        return &*own;
    for (const Repeat &repeat : form.repeats)
        if (const CodeList *inner = listIn(*repeat.form, name))
            return inner;
    return nullptr;
}

std::vector<char> conditionsOf(const FormPlan &plan, const AnswersContext &context) {
    std::vector<char> holds(plan.conditions.size());
    for (size_t i = 0; i < plan.conditions.size(); ++i)
        holds[i] = (plan.conditions[i].parent < 0 || holds[size_t(plan.conditions[i].parent)]) && plan.conditions[i].expression->holds(context);
    return holds;
}

bool applies(const FormPlan &plan, int slot, const EvalContext &context) {
    for (int i = plan.fieldCondition[size_t(slot)]; i >= 0; i = plan.conditions[size_t(i)].parent)
        if (!plan.conditions[size_t(i)].expression->holds(context))
            return false;
    return true;
}

void deriveOne(Answers &answers, int slot, const FormFacts &facts, const AnswersContext &context) {
    const Field &field = answers.form->fields[slot];
    QString &value = answers.values[size_t(slot)];
    if (!applies(*answers.form->m_plan, slot, context))
        value.clear();
    else if (!field.core.isEmpty() && field.calculation.isEmpty())
        value = facts.coreValue(field.core);
    else if (field.explains)
        value = becauseOf(answers);
    else
        value = storedText(field, field.calculation.evaluate(context));
}

void deriveIn(Answers &answers, const std::vector<int> &path, size_t depth, int slot, const FormFacts &facts, const AnswersContext &context) {
    if (depth == path.size())
        return deriveOne(answers, slot, facts, context);
    auto &rows = answers.repeats[size_t(path[depth])];
    for (size_t i = 0; i < rows.size(); ++i)
        deriveIn(rows[i], path, depth + 1, slot, facts, AnswersContext(rows[i], facts, &context, int(i) + 1));
}

bool dropIn(Answers &answers, const FormFacts &facts, const AnswersContext &context) {
    const FormPlan &plan = *answers.form->m_plan;
    const auto holds = conditionsOf(plan, context);
    bool dropped = false;
    for (size_t slot = 0; slot < answers.values.size(); ++slot)
        if (const int c = plan.fieldCondition[slot]; c >= 0 && !holds[size_t(c)] && !answers.values[slot].isEmpty()) {
            answers.values[slot].clear();
            dropped = true;
        }
    for (size_t r = 0; r < answers.repeats.size(); ++r) {
        auto &rows = answers.repeats[r];
        if (const int c = plan.repeatCondition[r]; c >= 0 && !holds[size_t(c)]) {
            dropped = dropped || !rows.empty();
            rows.clear();
        }
        for (size_t i = 0; i < rows.size(); ++i)
            dropped = dropIn(rows[i], facts, AnswersContext(rows[i], facts, &context, int(i) + 1)) || dropped;
    }
    return dropped;
}

void defaultsIn(Answers &answers, const FormFacts &facts, const AnswersContext &context) {
    const Form &form = *answers.form;
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        QString &value = answers.values[size_t(slot)];
        if (!value.isEmpty() || field.derived)
            continue;
        if (field.kind == FieldKind::Metadata) {
            if (field.metadata == u"today")
                value = isoDate(facts.now().date());
            else if (field.metadata == u"start" || field.metadata == u"end")
                value = Value(facts.now()).text();
            else if (field.metadata == u"username")
                value = facts.userName();
            else
                value = facts.coreValue(field.metadata);
        } else if (!field.defaultValue.isEmpty()) {
            value = canonicalValue(form, field, storedText(field, field.defaultValue.evaluate(context))).value;
        }
    }
    for (auto &rows : answers.repeats)
        for (size_t i = 0; i < rows.size(); ++i)
            defaultsIn(rows[i], facts, AnswersContext(rows[i], facts, &context, int(i) + 1));
}

// A choice of a list around a record, for choice_filter.
class ChoiceContext final : public EvalContext {
  public:
    ChoiceContext(const AnswersContext &record, const CodeList &list) : m_record(record), m_list(list) {}
    void take(const Choice &choice) { m_choice = &choice; }
    Value answer(int slot) const override {
        if (slot < kChoiceSlot)
            return m_record.answer(slot);
        const int column = slot - kChoiceSlot - 1;
        if (column == m_list.columns.size())
            return Value(m_choice->label.in(language()));
        return column < 0 ? Value(m_choice->name) : Value(m_choice->more.value(m_list.columns.value(column)));
    }
    int count(int slot) const override { return m_record.count(slot); }
    const EvalContext *node(int slot, int index) const override { return m_record.node(slot, index); }
    const EvalContext *parent() const override { return m_record.parent(); }
    int position() const override { return m_record.position(); }
    QDateTime now() const override { return m_record.now(); }
    QString choiceLabel(const QString &list, const QString &code) const override { return m_record.choiceLabel(list, code); }
    double points(const QString &list, const QString &code) const override { return m_record.points(list, code); }
    const LookupTables *tables() const override { return m_record.tables(); }
    Language language() const override { return m_record.language(); }

  private:
    const AnswersContext &m_record;
    const CodeList &m_list;
    const Choice *m_choice = nullptr;
};

}  // namespace

Value typedValue(ValueType type, const QString &stored) {
    if (stored.isEmpty())
        return {};
    switch (type) {
    case ValueType::Number: {
        bool ok = false;
        const double number = stored.toDouble(&ok);
        return ok ? Value(number) : Value(stored);
    }
    case ValueType::Date: {
        const QDate date = fromIso(stored);
        return date.isValid() ? Value(date) : Value(stored);
    }
    case ValueType::DateTime: {
        const QDateTime time = dateTimeOfText(stored);
        return time.isValid() ? Value(time) : Value(stored);
    }
    case ValueType::Time: {
        const QTime time = QTime::fromString(stored, Qt::ISODate);
        return time.isValid() ? Value(time) : Value(stored);
    }
    default:
        return Value(stored);
    }
}

AnswersContext::AnswersContext(const Answers &answers, const FormFacts &facts, const AnswersContext *parent, int position, bool isLinked)
    : m_answers(answers), m_facts(facts), m_parent(parent ? parent : facts.around()), m_position(parent ? position : facts.position()), m_isLinked(isLinked) {}

AnswersContext::~AnswersContext() = default;

Value AnswersContext::answer(int slot) const {
    if (const Form *pointed = m_answers.form->m_pointed; pointed && slot >= kPointedSlot && slot - kPointedSlot < pointed->fields.size()) {
        const Answers *there = m_facts.pointed(*pointed, m_answers.value(m_answers.form->m_pointer));
        return there ? typedValue(pointed->fields[slot - kPointedSlot].type, there->value(slot - kPointedSlot)) : Value();
    }
    if (slot >= kLastSavedSlot && slot - kLastSavedSlot < m_answers.form->fields.size()) {
        const Answers *before = m_facts.lastSaved(*m_answers.form);
        return before ? typedValue(m_answers.form->fields[slot - kLastSavedSlot].type, before->value(slot - kLastSavedSlot)) : Value();
    }
    if (slot < 0 || size_t(slot) >= m_answers.values.size())
        return {};
    return typedValue(m_answers.form->fields[slot].type, m_answers.values[size_t(slot)]);
}

const std::vector<Answers> *AnswersContext::records(int slot) const {
    if (slot >= kLinkedSlot) {
        const size_t i = size_t(slot - kLinkedSlot);
        return m_isLinked || i >= m_answers.form->m_linked.size() ? nullptr : m_facts.linked(m_answers.form->m_linked[i]->id);
    }
    return slot >= 0 && size_t(slot) < m_answers.repeats.size() ? &m_answers.repeats[size_t(slot)] : nullptr;
}

// The rows of a repeat that does not apply are none. A condition that counts the rows it decides over sees all of them.
bool AnswersContext::repeatApplies(int slot) const {
    const FormPlan *plan = m_answers.form->m_plan.get();
    if (!plan || size_t(slot) >= plan->repeatCondition.size() || m_asking.contains(slot))
        return true;
    m_asking << slot;
    bool holds = true;
    for (int i = plan->repeatCondition[size_t(slot)]; i >= 0 && holds; i = plan->conditions[size_t(i)].parent)
        holds = plan->conditions[size_t(i)].expression->holds(*this);
    m_asking.removeLast();
    return holds;
}

int AnswersContext::count(int slot) const {
    const auto *all = records(slot);
    return all && !all->empty() && (slot >= kLinkedSlot || repeatApplies(slot)) ? int(all->size()) : 0;
}

const EvalContext *AnswersContext::node(int slot, int index) const {
    const auto *all = records(slot);
    if (!all || index < 0 || size_t(index) >= all->size())
        return nullptr;
    std::vector<std::unique_ptr<AnswersContext>> *nodes = nullptr;
    for (auto &[known, contexts] : m_nodes)
        if (known == slot)
            nodes = &contexts;
    if (!nodes)
        nodes = &m_nodes.emplace_back(slot, std::vector<std::unique_ptr<AnswersContext>>()).second;
    if (nodes->size() < all->size())
        nodes->resize(all->size());
    auto &node = (*nodes)[size_t(index)];
    if (!node || &node->m_answers != &(*all)[size_t(index)])
        node = std::make_unique<AnswersContext>((*all)[size_t(index)], m_facts, this, index + 1, slot >= kLinkedSlot);
    return node.get();
}

QDateTime AnswersContext::now() const {
    if (!m_now.isValid())
        m_now = m_parent ? m_parent->now() : m_facts.now();
    return m_now;
}

// The list may be that of a question around this row, or in a row of this one.
const Choice *AnswersContext::choice(const QString &list, const QString &code) const {
    for (const AnswersContext *around = this; around; around = around->m_parent)
        if (const CodeList *found = listIn(*around->m_answers.form, list))
            return found->find(code);
    return nullptr;
}

QString AnswersContext::choiceLabel(const QString &list, const QString &code) const {
    const Choice *found = choice(list, code);
    return found ? found->label.in(language()) : code;
}

Language AnswersContext::language() const { return m_language.value_or(languageFromCode(m_answers.form->defaultLanguage)); }

double AnswersContext::points(const QString &list, const QString &code) const {
    const Choice *found = choice(list, code);
    return found ? found->points : 0;
}

const LookupTables *AnswersContext::tables() const { return m_answers.form->m_plan ? m_answers.form->m_plan->lookups.get() : nullptr; }

std::vector<bool> relevance(const Answers &answers, const FormFacts &facts) {
    std::vector<bool> out(answers.values.size(), true);
    if (!answers.form || !answers.form->m_plan)
        return out;
    const FormPlan &plan = *answers.form->m_plan;
    const AnswersContext context(answers, facts);
    const auto holds = conditionsOf(plan, context);
    for (size_t slot = 0; slot < out.size(); ++slot)
        if (const int c = plan.fieldCondition[slot]; c >= 0)
            out[slot] = holds[size_t(c)];
    return out;
}

bool dropIrrelevant(Answers &answers, const FormFacts &facts) {
    if (!answers.form || !answers.form->m_plan)
        return false;
    // What is dropped may decide over another: at most as often as there are questions.
    bool any = false;
    for (size_t i = 0; i <= answers.values.size(); ++i) {
        if (!dropIn(answers, facts, AnswersContext(answers, facts)))
            break;
        any = true;
    }
    return any;
}

void recalculate(Answers &answers, const FormFacts &facts) {
    if (!answers.form || !answers.form->m_plan)
        return;
    const AnswersContext context(answers, facts);
    const bool stands = facts.stands();
    for (const FormPlan::Step &step : answers.form->m_plan->steps)
        if (!stands || (step.path.empty() && answers.form->fields[step.slot].timeDependent))
            deriveIn(answers, step.path, 0, step.slot, facts, context);
}

void recalculate(Answers &answers, const FormFacts &facts, const std::vector<int> &changedSlots) {
    if (!answers.form || !answers.form->m_plan)
        return;
    std::vector<char> touched(answers.values.size());
    for (const int changed : changedSlots)
        for (const int slot : answers.form->dependents(changed))
            touched[size_t(slot)] = true;
    const AnswersContext context(answers, facts);
    for (const FormPlan::Step &step : answers.form->m_plan->steps)
        if (!step.path.empty() || touched[size_t(step.slot)] || (!answers.form->repeats.isEmpty() && !answers.form->fields[step.slot].calculation.isEmpty()))
            deriveIn(answers, step.path, 0, step.slot, facts, context);
}

void applyDefaults(Answers &answers, const FormFacts &facts) {
    if (answers.form && answers.form->m_plan)
        defaultsIn(answers, facts, AnswersContext(answers, facts));
}

std::vector<int> giveAtTriggers(Answers &answers, const FormFacts &facts, const std::vector<int> &changedSlots) {
    std::vector<int> given;
    if (!answers.form || !answers.form->m_plan)
        return given;
    for (const int slot : answers.form->m_plan->waiting) {
        const Field &field = answers.form->fields[slot];
        if (std::none_of(changedSlots.begin(), changedSlots.end(), [&field](int changed) { return field.triggers.contains(changed); }))
            continue;
        QString &value = answers.values[size_t(slot)];
        AnswersContext context(answers, facts);
        context.setNow(facts.moment());
        context.setCurrent(context.answer(slot));
        value = field.triggered.isEmpty() ? QString() : canonicalValue(*answers.form, field, storedText(field, field.triggered.evaluate(context))).value;
        given.push_back(slot);
    }
    return given;
}

QList<const Choice *> offered(const Form &form, const Field &field, const Answers &answers, const FormFacts &facts) {
    QList<const Choice *> out;
    const CodeList *list = form.listOf(field);
    if (!list)
        return out;
    const AnswersContext record(answers, facts);
    ChoiceContext context(record, *list);
    for (const Choice &choice : list->choices) {
        context.take(choice);
        if (field.choiceFilter.isEmpty() || field.choiceFilter.holds(context))
            out << &choice;
    }
    return out;
}

QString asAnswerCode(const QString &answer) { return answer.simplified().replace(u' ', QChar::Nbsp); }

bool choosesAnswers(const Form &form, const Field &field) { return form.m_plan && !form.m_plan->offers[size_t(form.indexOf(field.name))].isEmpty(); }

QList<Choice> offeredAnswers(const Field &field, const Answers &answers, const FormFacts &facts) {
    const Form &form = *answers.form;
    QList<Choice> out;
    QSet<QString> seen;
    const Value all = form.m_plan->offers[size_t(form.indexOf(field.name))].evaluate(AnswersContext(answers, facts));
    for (const Value &answer : all.nodes()) {
        const QString text = answer.text();
        if (text.isEmpty() || seen.contains(text))
            continue;
        seen.insert(text);
        Choice choice;
        choice.name = field.severalAnswers ? asAnswerCode(text) : text;
        choice.label.set(QString(), text);
        out << choice;
    }
    return out;
}

QString recordTitle(const Answers &answers, const FormFacts &facts, Language language) {
    if (!answers.form)
        return {};
    if (!answers.form->titleExpression.isEmpty()) {
        AnswersContext context(answers, facts);
        context.setLanguage(language);
        if (const QString title = answers.form->titleExpression.evaluate(context).text(); !title.isEmpty())
            return title;
    }
    for (int slot = 0; slot < answers.form->fields.size(); ++slot)
        if (answers.form->fields[slot].kind == FieldKind::Text && !answers.values[size_t(slot)].isEmpty())
            return answers.values[size_t(slot)];
    return {};
}

QString bandOf(const Field &field, double number) {
    if (number != number)
        return {};
    for (const Band &band : field.bands)
        if (band.last || number >= band.from)
            return band.level;
    return {};
}

}  // namespace tongdang
