#include "core/forms/form_order.h"

#include "core/forms/expression_tree.h"
#include "core/forms/form_plan.h"

#include <QRegularExpression>
#include <QSet>

#include <functional>

namespace tongdang {

namespace {

using Path = std::vector<int>;

struct Placed { const Form *form; Path path; };

void place(const Form &form, Path path, std::vector<Placed> &out) {
    out.push_back({&form, path});
    for (int i = 0; i < form.repeats.size(); ++i) {
        path.push_back(i);
        place(*form.repeats[i].form, path, out);
        path.pop_back();
    }
}

Form &inner(const Repeat &repeat) { return const_cast<Form &>(*repeat.form); }

// Names in an expression's text, with or without ${ }; more than there are does no harm where only an order is wanted.
QSet<QString> namesIn(const QString &text) {
    static const QRegularExpression name(QStringLiteral("[\\p{L}_][\\p{L}\\p{M}\\p{N}_.-]*"));
    QSet<QString> out;
    auto matches = name.globalMatch(text);
    while (matches.hasNext())
        out.insert(matches.next().captured());
    return out;
}

QSet<QString> bracedNames(const QString &text) {
    static const QRegularExpression name(QStringLiteral("\\$\\{\\s*([^}]*?)\\s*\\}"));
    QSet<QString> out;
    auto matches = name.globalMatch(text);
    while (matches.hasNext())
        out.insert(matches.next().captured(1));
    return out;
}

void addConditions(const Form &form, FormPlan &plan) {
    QHash<QString, int> ofGroup;
    const auto around = [&](const QStringList &groups) {
        for (auto i = groups.crbegin(); i != groups.crend(); ++i)
            if (const int condition = ofGroup.value(*i, -1); condition >= 0)
                return condition;
        return -1;
    };
    const auto add = [&](const Expression &expression, int parent) {
        if (expression.isEmpty())
            return parent;
        plan.conditions.push_back({&expression, parent});
        return int(plan.conditions.size()) - 1;
    };
    for (const Group &group : form.groups)
        ofGroup.insert(group.name, add(group.relevant, around(group.parents)));
    for (const Field &field : form.fields)
        plan.fieldCondition.push_back(add(field.relevant, around(field.groups)));
    for (const Repeat &repeat : form.repeats)
        plan.repeatCondition.push_back(add(repeat.relevant, around(repeat.groups)));
}

FormPlan::Check checkOf(const Field &field) {
    using Check = FormPlan::Check;
    if (field.derived)
        return Check::None;
    const QStringList words = field.appearance.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word == u"idnumber")
            return Check::IdNumber;
        if (word == u"phone")
            return Check::Phone;
        if (word == u"region")
            return Check::Region;
        if (word.startsWith(u"record:"))
            return Check::Record;
    }
    switch (field.kind) {
    case FieldKind::Integer: return Check::Integer;
    case FieldKind::Decimal:
    case FieldKind::Range: return Check::Decimal;
    case FieldKind::Date: return Check::Date;
    case FieldKind::Time: return Check::Time;
    case FieldKind::DateTime: return Check::DateTime;
    case FieldKind::SelectOne: return Check::One;
    case FieldKind::SelectMultiple:
    case FieldKind::Rank: return Check::Several;
    case FieldKind::GeoPoint:
    case FieldKind::GeoTrace:
    case FieldKind::GeoShape: return Check::Geo;
    case FieldKind::Note:
    case FieldKind::Calculate: return Check::None;
    default: return Check::Text;
    }
}

// Questions whose logic reads each one, directly; groups' conditions count for the questions in them.
std::vector<QSet<int>> directDependents(const Form &form) {
    std::vector<QSet<int>> out(size_t(form.fields.size()));
    const auto note = [&](const Expression &expression, int slot) {
        if (expression.isEmpty())
            return;
        for (const QString &name : expression.names())
            if (const int read = form.indexOf(name); read >= 0)
                out[size_t(read)].insert(slot);
    };
    // Whether a repeat applies decides over what is counted in it.
    const auto noteRepeats = [&](const Expression &expression, int slot) {
        for (const QString &name : form.repeats.isEmpty() || expression.isEmpty() ? QStringList() : expression.names())
            for (const Repeat &repeat : form.repeats)
                if (form.indexOf(name) < 0 && (repeat.name == name || repeat.form->indexOf(name) >= 0)) {
                    note(repeat.relevant, slot);
                    for (const QString &around : repeat.groups)
                        if (const Group *group = form.group(around))
                            note(group->relevant, slot);
                }
    };
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        for (const Expression *expression : {&field.required, &field.relevant, &field.constraint, &field.calculation, &field.choiceFilter, &field.warning}) {
            note(*expression, slot);
            noteRepeats(*expression, slot);
        }
        for (const int trigger : field.triggers)
            out[size_t(trigger)].insert(slot);
        for (const QString &name : field.groups)
            if (const Group *group = form.group(name))
                note(group->relevant, slot);
    }
    return out;
}

bool looksOut(const ExpressionNode &node) {
    if (node.up != 0 || (node.function && node.function->name == QLatin1String("position")))
        return true;
    return std::any_of(node.children.begin(), node.children.end(), [](const NodePointer &child) { return child && looksOut(*child); });
}

bool looksOut(const Form &form) {
    const auto out = [](const Expression &expression) { return expression.root() && looksOut(*expression.root()); };
    return out(form.titleExpression) || std::any_of(form.groups.begin(), form.groups.end(), [&](const Group &group) { return out(group.relevant); }) ||
           std::any_of(form.fields.begin(), form.fields.end(), [&](const Field &field) {
               return out(field.required) || out(field.relevant) || out(field.constraint) || out(field.calculation) || out(field.choiceFilter) || out(field.defaultValue) || out(field.warning) || out(field.triggered);
           });
}

void finish(Form &form, const std::vector<Placed> &placed, const std::vector<FormPlan::Step> &steps, const std::shared_ptr<const LookupTables> &lookups, const OfferedAnswers &offers, size_t depth, const Path &path) {
    auto plan = std::make_shared<FormPlan>();
    plan->lookups = lookups;
    plan->looksOut = looksOut(form);
    plan->blocks = form.kind == kInstrument ? scoredBlocks(form) : std::vector<ScoredBlock>();
    addConditions(form, *plan);
    for (const Field &field : std::as_const(form.fields)) {
        const int slot = int(plan->checks.size());
        const auto offered = offers.find({&form, slot});
        plan->offers.push_back(offered == offers.end() ? Expression() : offered->second);
        plan->looksOut = plan->looksOut || (offered != offers.end() && looksOut(*offered->second.root()));
        plan->lists.push_back(form.listOf(field));
        plan->checks.push_back(checkOf(field));
        const bool stands = field.kind == FieldKind::Note && !field.required.isEmpty() && !field.relevant.isEmpty();   // in the way, as long as it applies
        if (stands || (!field.derived && field.kind != FieldKind::Note))
            plan->checked.push_back(slot);
        if (!field.triggers.isEmpty())
            plan->waiting.push_back(slot);
    }
    form.m_order.clear();
    for (const FormPlan::Step &step : steps)
        if (step.path.size() >= depth && std::equal(path.begin(), path.end(), step.path.begin())) {
            plan->steps.push_back({Path(step.path.begin() + long(depth), step.path.end()), step.slot});
            if (step.path.size() == depth)
                form.m_order.push_back(step.slot);
        }
    auto direct = directDependents(form);
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        if (!form.fields[slot].explains)
            continue;
        for (const QString &name : {kScore, kTrigger})
            if (const int read = form.indexOf(name); read >= 0)
                direct[size_t(read)].insert(slot);
        for (const ScoredBlock &block : plan->blocks)
            for (const int read : block.questions)
                direct[size_t(read)].insert(slot);
    }
    form.m_dependents.assign(size_t(form.fields.size()), {});
    for (size_t slot = 0; slot < direct.size(); ++slot) {
        QSet<int> seen;
        std::vector<int> open(direct[slot].cbegin(), direct[slot].cend());
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            if (seen.contains(at))
                continue;
            seen.insert(at);
            if (form.fields[at].derived || !form.fields[at].triggers.isEmpty())
                open.insert(open.end(), direct[size_t(at)].cbegin(), direct[size_t(at)].cend());
        }
        form.m_dependents[slot].assign(seen.cbegin(), seen.cend());
        std::sort(form.m_dependents[slot].begin(), form.m_dependents[slot].end());
    }
    form.m_plan = plan;
    for (int i = 0; i < form.repeats.size(); ++i) {
        Path deeper = path;
        deeper.push_back(i);
        finish(inner(form.repeats[i]), placed, steps, lookups, offers, depth + 1, deeper);
    }
}

}  // namespace

std::vector<int> calculationOrder(const Form &form, const std::vector<CalculationText> &calculations, QStringList &circle, int &culprit) {
    Q_UNUSED(form)
    QMultiHash<QString, int> byName;
    for (size_t i = 0; i < calculations.size(); ++i)
        byName.insert(calculations[i].form->fields[calculations[i].slot].name, int(i));
    std::vector<std::vector<int>> reads(calculations.size());
    for (size_t i = 0; i < calculations.size(); ++i) {
        const auto braced = bracedNames(calculations[i].text);
        for (const QString &name : braced) {
            const auto found = byName.values(name);
            // A name in the same form hides those of repeats.
            std::vector<int> same, other;
            for (const int j : found)
                (calculations[size_t(j)].form == calculations[i].form ? same : other).push_back(j);
            for (const int j : same.empty() ? other : same)
                reads[i].push_back(j);
            // A repeat's name: whatever is calculated in it, if the text names it.
            for (size_t j = 0; found.isEmpty() && j < calculations.size(); ++j)
                if (calculations[j].form != calculations[i].form && calculations[j].form->id.endsWith(u'/' + name) &&
                    namesIn(calculations[i].text).contains(calculations[j].form->fields[calculations[j].slot].name))
                    reads[i].push_back(int(j));
        }
    }
    enum Mark { New, Open, Done, Broken };
    std::vector<Mark> marks(calculations.size(), New);
    std::vector<int> order;
    // Depth-first with a stack of its own: a chain of calculations may be as long as the form.
    for (size_t root = 0; root < calculations.size(); ++root) {
        if (marks[root] != New)
            continue;
        std::vector<std::pair<int, size_t>> stack{{int(root), 0}};
        marks[root] = Open;
        while (!stack.empty()) {
            const int at = stack.back().first;
            if (stack.back().second < reads[size_t(at)].size()) {
                const int next = reads[size_t(at)][stack.back().second++];
                if (marks[size_t(next)] == New) {
                    marks[size_t(next)] = Open;
                    stack.push_back({next, 0});
                } else if (marks[size_t(next)] == Open) {
                    if (culprit < 0) {
                        culprit = next;
                        auto from = stack.begin();
                        while (from->first != next)
                            ++from;
                        for (; from != stack.end(); ++from)
                            circle << calculations[size_t(from->first)].form->fields[calculations[size_t(from->first)].slot].name;
                        circle << circle.first();
                    }
                    marks[size_t(at)] = Broken;
                }
                continue;
            }
            if (marks[size_t(at)] != Broken) {
                marks[size_t(at)] = Done;
            }
            order.push_back(at);
            stack.pop_back();
        }
    }
    return order;
}

void makePlans(Form &form, const std::vector<int> &order, const std::vector<CalculationText> &calculations, const std::shared_ptr<const LookupTables> &lookups, const OfferedAnswers &offers) {
    std::vector<Placed> placed;
    place(form, {}, placed);
    const auto pathOf = [&](const Form *of) -> Path {
        for (const Placed &each : placed)
            if (each.form == of)
                return each.path;
        return {};
    };
    std::vector<FormPlan::Step> steps;
    // What the core computes depends on nothing here, so it comes first.
    for (const Placed &each : placed)
        for (int slot = 0; slot < each.form->fields.size(); ++slot)
            if (const Field &field = each.form->fields[slot]; field.derived && field.calculation.isEmpty() && !field.explains)
                steps.push_back({each.path, slot});
    QHash<QString, bool> timed;           // by name, within the form and its repeats: erring towards timed
    QHash<QString, QStringList> linked;
    for (const int i : order) {
        const CalculationText &calculation = calculations[size_t(i)];
        Field &field = calculation.form->fields[calculation.slot];
        if (field.calculation.isEmpty())
            continue;
        field.timeDependent = field.calculation.readsTime();
        const auto braced = bracedNames(field.calculation.text());
        const auto all = namesIn(field.calculation.text());
        for (const QString &name : all) {
            field.timeDependent = field.timeDependent || timed.value(name);
            if (braced.contains(name))
                field.linkedForms += linked.value(name);
        }
        for (const Form *link : form.m_linked)
            if (braced.contains(link->id)) {
                field.linkedForms << link->id;
                for (const Field &read : link->fields)
                    field.timeDependent = field.timeDependent || (read.timeDependent && all.contains(read.name));
            }
        field.linkedForms.removeDuplicates();
        if (field.timeDependent)
            timed.insert(field.name, true);
        linked.insert(field.name, field.linkedForms);
        steps.push_back({pathOf(calculation.form), calculation.slot});
    }
    for (int slot = 0; slot < form.fields.size(); ++slot)
        if (form.fields[slot].explains)
            steps.push_back({{}, slot});
    finish(form, placed, steps, lookups, offers, 0, {});
}

}  // namespace tongdang
