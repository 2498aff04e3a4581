// What is wrong with a record's answers: core/forms/answers.h. Quick, because an import validates every row: plans, no names.
#include "core/forms/answers.h"

#include "core/base/dates.h"
#include "core/base/uid.h"
#include "core/forms/form_parameters.h"
#include "core/forms/form_plan.h"
#include "core/identity/id_number.h"
#include "core/identity/phones.h"

#include <cmath>

namespace tongdang {

namespace {

using Check = FormPlan::Check;
constexpr qsizetype kLongestText = 10'000;          // what somebody types
constexpr qsizetype kLongestKept = 20'000'000;      // what the program keeps: a table of a thousand villages has 200,000 characters
constexpr qsizetype kLongestQuoted = 60;      // of an answer in a sentence about it: a page may have been pasted

bool isInteger(const QString &text) {
    const qsizetype from = text.startsWith(u'-') ? 1 : 0;
    if (text.size() == from || text.size() - from > 18)
        return false;
    for (qsizetype i = from; i < text.size(); ++i)
        if (text[i] < u'0' || text[i] > u'9')
            return false;
    return true;
}

double parameterOf(const Field &field, QStringView key, double fallback) {
    const QString value = parameter(field.parameters, key);
    return value.isEmpty() ? fallback : value.toDouble();
}

class Validator {
  public:
    Validator(const FormFacts &facts, QList<Issue> &issues) : m_facts(facts), m_issues(issues) {}

    void record(const Answers &answers, AnswersContext &context, const QString &prefix) {
        const Form &form = *answers.form;
        const FormPlan &plan = *form.m_plan;
        m_prefix = prefix;
        m_holds.assign(plan.conditions.size(), 1);
        for (size_t i = 0; i < plan.conditions.size(); ++i)
            m_holds[i] = (plan.conditions[i].parent < 0 || m_holds[size_t(plan.conditions[i].parent)]) && plan.conditions[i].expression->holds(context);
        for (const int slot : plan.checked) {
            const Field &field = form.fields[slot];
            const QString &value = answers.values[size_t(slot)];
            if (const int c = plan.fieldCondition[size_t(slot)]; c >= 0 && !m_holds[size_t(c)]) {
                if (!value.isEmpty())
                    add(field, Severity::Info, "relevant", "forms.not_asked");
                continue;
            }
            if (value.isEmpty()) {
                const bool isNote = field.kind == FieldKind::Note;
                if (!field.required.isEmpty() && field.required.holds(context))
                    add(field, Severity::Must, isNote ? "note" : "required", isNote ? "forms.note_stands" : "forms.required", {}, field.requiredMessage);
            } else if (checkValue(form, plan, slot, value)) {
                logic(form, plan, slot, answers, context);
            }
        }
        const std::vector<char> holds = m_holds;  // repeats use the member for themselves
        for (size_t r = 0; r < answers.repeats.size(); ++r)
            repeat(answers, context, prefix, r, plan.repeatCondition[r] < 0 || holds[size_t(plan.repeatCondition[r])]);
    }

  private:
    void add(const Field &field, Severity severity, const char *rule, const char *id, QStringList args = {}, const Labels &own = {}) {
        for (QString &arg : args)
            if (arg.size() > kLongestQuoted)
                arg = arg.left(kLongestQuoted) + u'…';
        m_issues << Issue{m_prefix + field.name, severity, QString::fromLatin1(rule), Message{QString::fromLatin1(id), std::move(args), own}};
    }

    void repeat(const Answers &answers, AnswersContext &context, const QString &prefix, size_t index, bool applies) {
        const Repeat &repeat = answers.form->repeats[qsizetype(index)];
        const auto &rows = answers.repeats[index];
        const QString name = prefix + repeat.name;
        if (!applies) {
            if (!rows.empty())
                m_issues << Issue{name, Severity::Info, QStringLiteral("relevant"), Message{QStringLiteral("forms.not_asked"), {}, {}}};
            return;
        }
        if (!repeat.count.isEmpty())
            if (const double wanted = repeat.count.evaluate(context).number(); wanted == wanted && wanted != double(rows.size()))
                m_issues << Issue{name, Severity::Warn, QStringLiteral("count"),
                                  Message{QStringLiteral("forms.repeat_count"), {textOfNumber(wanted), QString::number(rows.size())}, {}}};
        for (size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].form || !rows[i].form->m_plan)
                continue;
            AnswersContext inner(rows[i], m_facts, &context, int(i) + 1);
            record(rows[i], inner, QStringLiteral("%1[%2]/").arg(name).arg(i + 1));
        }
        m_prefix = prefix;
    }

    // Whether the value is of its question's kind at all: only then its constraint has a meaning.
    bool checkValue(const Form &form, const FormPlan &plan, int slot, const QString &value) {
        const Field &field = form.fields[slot];
        const auto type = [&](bool good, const char *id) {
            if (!good)
                add(field, Severity::Must, "type", id, {value});
            return good;
        };
        switch (plan.checks[size_t(slot)]) {
        case Check::None:
            return true;
        case Check::Integer:
            return type(isInteger(value), "forms.not_an_integer");
        case Check::Decimal:
            return decimal(field, value);
        case Check::Date:
            return type(fromIso(value).isValid(), "forms.not_a_date");
        case Check::Time:
            return type(QTime::fromString(value, Qt::ISODate).isValid(), "forms.not_a_time");
        case Check::DateTime:
            return type(QDateTime::fromString(value, Qt::ISODate).isValid(), "forms.not_a_datetime");
        case Check::One:
            return choice(field, plan.lists[size_t(slot)], value, value);
        case Check::Several: {
            const CodeList *list = plan.lists[size_t(slot)];
            for (const QString &code : value.split(u' ', Qt::SkipEmptyParts))
                if (!choice(field, list, code, value))
                    return false;
            return true;
        }
        case Check::IdNumber: {
            const IdNumber number = readIdNumber(value, today());
            if (number.valid() || number.fault == IdNumber::Fault::Empty)
                return true;
            const QByteArray id = idFaultMessageId(number.fault).toLatin1();
            add(field, Severity::Must, id.constData() + id.lastIndexOf('.') + 1, id.constData(), {value});
            return true;
        }
        case Check::Phone:
            for (const QString &number : phoneNumbers(value))
                if (!plausiblePhone(number))
                    add(field, Severity::Warn, "phone", "forms.odd_phone", {number});
            return true;
        case Check::Region:
            if (m_facts.placeExists(value))
                return true;
            add(field, Severity::Must, "place", "forms.unknown_place", {value});
            return false;
        case Check::Record:
            if (!Uid::fromText(value).isNil())
                return true;
            add(field, Severity::Must, "record", "forms.not_a_record", {value});
            return false;
        case Check::Geo: {
            const Canonical read = canonicalValue(form, field, value);
            return type(!read.issue, "forms.not_a_point");
        }
        case Check::Text:
            break;
        }
        const qsizetype longest = form.kind == kFrozen ? kLongestKept : kLongestText;
        if (value.size() <= longest)
            return true;
        add(field, Severity::Must, "length", "forms.too_long", {QString::number(value.size()), QString::number(longest)});
        return false;
    }

    bool decimal(const Field &field, const QString &value) {
        bool ok = false;
        const double number = value.toDouble(&ok);
        if (!ok || !std::isfinite(number)) {
            add(field, Severity::Must, "type", "forms.not_a_number", {value});
            return false;
        }
        if (field.kind != FieldKind::Range)
            return true;
        const double start = parameterOf(field, u"start", 1), end = parameterOf(field, u"end", 10), step = parameterOf(field, u"step", 1);
        const double steps = (number - start) / step;
        if (number >= start && number <= end && std::abs(steps - std::round(steps)) < 1e-9)
            return true;
        add(field, Severity::Must, "range", "forms.not_in_range", {value, QString::number(start), QString::number(end), QString::number(step)});
        return false;
    }

    bool choice(const Field &field, const CodeList *list, const QString &code, const QString &value) {
        if (!list || list->find(code))
            return true;
        Q_UNUSED(value)
        add(field, Severity::Must, "choice", "forms.unknown_code", {code});
        return false;
    }

    void logic(const Form &form, const FormPlan &plan, int slot, const Answers &answers, AnswersContext &context) {
        const Field &field = form.fields[slot];
        if (!field.constraint.isEmpty()) {
            context.setCurrent(context.answer(slot));
            if (!field.constraint.holds(context))
                add(field, Severity::Must, "constraint", "forms.constraint", {}, field.constraintMessage);
        }
        if (!field.warning.isEmpty()) {
            context.setCurrent(context.answer(slot));
            if (!field.warning.holds(context))
                add(field, Severity::Warn, "warning", "forms.warning", {}, field.warningMessage);
        }
        if (const Expression &offers = plan.offers[size_t(slot)]; !offers.isEmpty()) {
            const Value left = offers.evaluate(context);
            const QString &value = answers.values[size_t(slot)];
            for (const QString &chosen : field.severalAnswers ? value.split(u' ', Qt::SkipEmptyParts) : QStringList{value})
                if (std::none_of(left.nodes().begin(), left.nodes().end(), [&](const Value &answer) { return (field.severalAnswers ? asAnswerCode(answer.text()) : answer.text()) == chosen; }))
                    add(field, Severity::Must, "not_offered", "forms.not_offered", {chosen, chosen});
        }
        if (field.choiceFilter.isEmpty() || !plan.lists[size_t(slot)])
            return;
        const auto left = offered(form, field, answers, m_facts);
        const QString &value = answers.values[size_t(slot)];
        for (const QString &code : field.isSeveral() ? value.split(u' ', Qt::SkipEmptyParts) : QStringList{value})
            if (std::none_of(left.begin(), left.end(), [&](const Choice *choice) { return choice->name == code; })) {
                const Choice *chosen = plan.lists[size_t(slot)]->find(code);
                add(field, Severity::Must, "not_offered", "forms.not_offered",
                    {chosen ? chosen->label.in(Language::Chinese) : code, chosen ? chosen->label.in(Language::English) : code});
            }
    }

    QDate today() {
        if (!m_today.isValid())
            m_today = m_facts.now().date();
        return m_today;
    }

    const FormFacts &m_facts;
    QList<Issue> &m_issues;
    QString m_prefix;
    std::vector<char> m_holds;
    QDate m_today;
};

}  // namespace

QList<Issue> validate(const Answers &answers, const FormFacts &facts) {
    QList<Issue> issues;
    if (!answers.form || !answers.form->m_plan)
        return issues;
    AnswersContext context(answers, facts);
    Validator(facts, issues).record(answers, context, {});
    return issues;
}

}  // namespace tongdang
