#include "core/forms/form_binding.h"

#include "core/forms/assessment.h"
#include "core/forms/form_order.h"
#include "core/forms/form_plan.h"
#include "core/forms/form_scope.h"
#include "core/forms/table_layout.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

namespace {

using Part = PendingExpression::Part;

QString str(const char *text) { return QString::fromLatin1(text); }

// The forms of repeats are made by this room and bound in place.
Form &inner(const Repeat &repeat) { return const_cast<Form &>(*repeat.form); }

template <typename Do> void eachForm(Form &form, const Form *outer, const Do &act) {
    act(form, outer);
    for (const Repeat &repeat : std::as_const(form.repeats))
        eachForm(inner(repeat), &form, act);
}

// A long circle by its beginning and its end.
QStringList inFew(const QStringList &circle) {
    constexpr qsizetype kFirst = 5, kLast = 2;
    return circle.size() <= kFirst + kLast + 1 ? circle : circle.first(kFirst) + QStringList{QStringLiteral("…")} + circle.last(kLast);
}

// The repeat that a question stands in; "" for none.
QString repeatWith(const Form &form, const QString &question) {
    for (const Repeat &repeat : form.repeats) {
        if (repeat.form->indexOf(question) >= 0)
            return repeat.name;
        if (const QString deeper = repeatWith(*repeat.form, question); !deeper.isEmpty())
            return deeper;
    }
    return {};
}

class Binder {
  public:
    Binder(std::vector<FormDraft> &drafts, std::vector<FormDraft> &extensions) : m_drafts(drafts), m_extensions(extensions) {
        for (FormDraft &draft : m_drafts)
            m_byId.insert(draft.form->id, &draft);
    }

    void bind() {
        link();
        for (FormDraft &draft : m_drafts)
            eachForm(*draft.form, nullptr, [&draft](Form &form, const Form *outer) {
                form.m_scope = makeFormScope(form, outer, draft.lookups);
                form.m_reachScope = makeFormScope(form, outer, draft.lookups, Reach::Pointed);
            });
        // Forms that belong to another first: what a subject reads of their derived answers is then known.
        std::vector<FormDraft *> order;
        for (FormDraft &draft : m_drafts)
            order.push_back(&draft);
        std::stable_sort(order.begin(), order.end(), [this](const FormDraft *a, const FormDraft *b) { return depth(*a) > depth(*b); });
        for (FormDraft *draft : order)
            bindForm(*draft);
        for (FormDraft &draft : m_drafts)
            checkSettings(draft);
        for (auto *list : {&m_drafts, &m_extensions})
            for (FormDraft &draft : *list)
                checkOnces(draft);
    }

  private:
    void settingFault(FormDraft &draft, const char *setting, const char *id, const QStringList &args) {
        draft.issues << DefinitionIssue{draft.settingsSheet, draft.settingRow.value(str(setting)), Severity::Must, Message{str(id), args, {}}};
    }

    // The form that td_subject names, or all forms of that kind.
    std::vector<FormDraft *> subjectsOf(const FormDraft &draft) const {
        std::vector<FormDraft *> out;
        for (FormDraft &other : m_drafts)
            if (draft.form->belongsTo(*other.form))
                out.push_back(&other);
        return out;
    }

    int depth(const FormDraft &draft) const {
        int depth = 0;
        const FormDraft *at = &draft;
        while (depth < 100 && at && !at->form->subject.isEmpty()) {
            const std::vector<FormDraft *> around = subjectsOf(*at);
            if (around.empty())
                break;
            at = around.front();
            ++depth;
        }
        return depth;
    }

    void link() {
        for (FormDraft &draft : m_drafts)
            draft.form->m_linked.clear();
        for (FormDraft &draft : m_drafts) {
            const QString subject = draft.form->subject;
            if (subject.isEmpty())
                continue;
            const std::vector<FormDraft *> around = subjectsOf(draft);
            if (around.empty() && subject != kInstrument)
                settingFault(draft, "td_subject", "forms.unknown_form", {subject});
            else if (depth(draft) >= 100)
                settingFault(draft, "td_subject", "forms.subject_circle", {draft.form->id, subject});
            else
                for (FormDraft *outer : around)
                    outer->form->m_linked.push_back(draft.form.get());
        }
        for (FormDraft &draft : m_drafts)
            std::sort(draft.form->m_linked.begin(), draft.form->m_linked.end(), [](const Form *a, const Form *b) { return a->id < b->id; });
        for (FormDraft &draft : m_drafts)
            point(*draft.form);
    }

    // Where one question alone points to a record, there is no doubt whose questions are meant.
    void point(Form &form) {
        form.m_pointed = nullptr;
        form.m_pointer = -1;
        int pointers = 0;
        for (int slot = 0; slot < form.fields.size(); ++slot)
            for (const QString &word : form.fields[slot].appearance.split(u' ', Qt::SkipEmptyParts))
                if (const FormDraft *target = word.startsWith(u"record:") ? m_byId.value(word.mid(7)) : nullptr; target && ++pointers) {
                    form.m_pointed = target->form.get();
                    form.m_pointer = slot;
                }
        if (pointers != 1)
            form.m_pointed = nullptr;
    }

    void bindForm(FormDraft &draft) {
        struct Entry { FormDraft *from; PendingExpression *pending; };
        std::vector<Entry> calculations, others;
        const auto collect = [&](FormDraft &from) {
            for (PendingExpression &pending : from.pending)
                (pending.part == Part::Calculation ? calculations : others).push_back({&from, &pending});
        };
        collect(draft);
        for (FormDraft &extension : m_extensions)
            if (extension.source.extends == draft.form->id)
                collect(extension);
        std::vector<CalculationText> texts;
        for (const Entry &entry : calculations)
            texts.push_back({entry.pending->form, entry.pending->index, entry.pending->text});
        QStringList circle;
        int culprit = -1;
        const std::vector<int> order = calculationOrder(*draft.form, texts, circle, culprit);
        if (culprit >= 0) {
            const Entry &at = calculations[size_t(culprit)];
            at.from->issues << DefinitionIssue{at.pending->sheet, at.pending->row, Severity::Must, Message{str("forms.circle"), {inFew(circle).join(QStringLiteral(" → "))}, {}}};
        }
        for (const int i : order)
            parse(*draft.form, *calculations[size_t(i)].from, *calculations[size_t(i)].pending, *draft.lookups);
        for (const Entry &entry : others)
            parse(*draft.form, *entry.from, *entry.pending, *draft.lookups);
        eachForm(*draft.form, nullptr, [](Form &form, const Form *) { finishTypes(form); });
        auto offers = draft.offers;
        for (const Entry &entry : others)
            offers.insert(entry.from->offers.begin(), entry.from->offers.end());   // an extension's
        makePlans(*draft.form, order, texts, draft.lookups, offers);
    }

    static void parse(const Form &whole, FormDraft &from, const PendingExpression &pending, LookupTables &lookups) {
        Form &form = *pending.form;
        const Scope *scope = &form.scope();
        std::optional<ChoiceScope> choices;
        const DefaultScope beginning(form.scope());
        QString text = pending.text;
        if (pending.part == Part::Default)
            scope = &beginning;
        if (pending.part == Part::Offers) {
            const QString &question = pending.question, repeat = repeatWith(whole, question);
            if (repeat.isEmpty()) {
                from.issues << DefinitionIssue{pending.sheet, pending.row, Severity::Must, Message{str("forms.choices_not_repeated"), {question}, {}}};
                return;
            }
            text = QStringLiteral("${%1}%2/%3").arg(repeat, text.isEmpty() ? QString() : u'[' + text + u']', question);
        }
        if (pending.part == Part::Triggered && (!findTriggers(form, from, pending) || text.isEmpty()))
            return;
        if (pending.part == Part::ChoiceFilter) {
            const CodeList *list = form.listOf(form.fields[pending.index]);
            if (!list) {
                if (!form.fields[pending.index].isChoice())
                    from.issues << DefinitionIssue{pending.sheet, pending.row, Severity::Warn, Message{str("forms.filter_without_list"), {}, {}}};
                return;
            }
            choices.emplace(form.scope(), *list);
            scope = &*choices;
        }
        auto expression = Expression::parse(text, *scope);
        // The sentence is told with the column it stands in.
        const auto fault = [&](Message message, Severity severity = Severity::Must) {
            const Messages words;  // only where there is a fault
            Labels sentence;
            for (const Language language : {Language::Chinese, Language::English})
                sentence.set(languageCode(language),
                             words.text(Message{str("forms.in_column"), {pending.column, words.text(message, language)}, {}}, language));
            message.literal = sentence;
            from.issues << DefinitionIssue{pending.sheet, pending.row, severity, message};
        };
        if (!expression)
            return fault(expression.error().message);
        if (pending.part == Part::Relevant && expression->names().contains(form.fields[pending.index].name))   // it would never be asked
            return fault(Message{str("forms.circle"), {form.fields[pending.index].name + QStringLiteral(" → ") + form.fields[pending.index].name}, {}});
        for (const Message &message : lookups.faults(*expression))
            fault(message);
        for (const QString &pattern : expression->badPatterns())
            fault(Message{str("forms.bad_pattern"), {pattern.left(60)}, {}}, Severity::Warn);
        lookups.prepare(*expression);
        if (pending.part == Part::Default && text.contains(u"last-saved#"))
            from.issues << DefinitionIssue{pending.sheet, pending.row, Severity::Info, Message{str("forms.last_saved"), {}, {}}};
        if (pending.part == Part::Offers)
            from.offers.insert_or_assign({&form, pending.index}, *expression);
        else
            place(form, pending, *expression);
    }

    // ${a}, ${b}: questions that people answer, in the same record.
    static bool findTriggers(Form &form, FormDraft &from, const PendingExpression &pending) {
        static const QRegularExpression all(QStringLiteral("^(\\$\\{[^{}]+\\}[\\s,]*)+$")), one(QStringLiteral("\\$\\{\\s*([^{}]+?)\\s*\\}"));
        QString wrong = all.match(pending.question).hasMatch() ? QString() : pending.question;
        for (auto names = one.globalMatch(pending.question); wrong.isEmpty() && names.hasNext();) {
            const auto name = names.next();
            const int slot = form.indexOf(name.captured(1));
            if (slot < 0 || slot == pending.index || form.fields[slot].derived || form.fields[slot].isSilent() || form.fields[slot].kind == FieldKind::Note)
                wrong = name.captured();
            else
                form.fields[pending.index].triggers << slot;
        }
        if (!wrong.isEmpty())
            from.issues << DefinitionIssue{pending.sheet, pending.row, Severity::Must, Message{str("forms.bad_trigger"), {wrong}, {}}};
        return wrong.isEmpty();
    }

    static void place(Form &form, const PendingExpression &pending, const Expression &expression) {
        switch (pending.part) {
        case Part::GroupRelevant: form.groups[pending.index].relevant = expression; return;
        case Part::RepeatRelevant: form.repeats[pending.index].relevant = expression; return;
        case Part::RepeatCount: form.repeats[pending.index].count = expression; return;
        case Part::Title: form.titleExpression = expression; return;
        default: break;
        }
        Field &field = form.fields[pending.index];
        switch (pending.part) {
        case Part::Required: field.required = expression; return;
        case Part::Relevant: field.relevant = expression; return;
        case Part::Constraint: field.constraint = expression; return;
        case Part::ChoiceFilter: field.choiceFilter = expression; return;
        case Part::Default: field.defaultValue = expression; return;
        case Part::Warning: field.warning = expression; return;
        case Part::Triggered: field.triggered = expression; return;
        default: break;
        }
        field.calculation = expression;
        field.truth = field.kind == FieldKind::Calculate && expression.type() == ValueType::Boolean && field.list.isEmpty();
        if (field.kind == FieldKind::Calculate && expression.type() != ValueType::NodeSet && expression.type() != ValueType::Boolean)
            field.type = expression.type();
    }

    static void finishTypes(Form &form) {
        for (Field &field : form.fields)
            if (!field.list.isEmpty() && field.kind == FieldKind::Calculate)
                field.type = ValueType::Text;  // codes
    }

    void checkSettings(FormDraft &draft) {
        const Form &form = *draft.form;
        if (!form.dateField.isEmpty()) {
            const Field *field = form.find(form.dateField);
            if (!field)
                settingFault(draft, "td_date", "forms.unknown_question", {str("td_date"), form.dateField});
            else if (field->type != ValueType::Date && field->type != ValueType::DateTime)
                settingFault(draft, "td_date", "forms.no_date_question", {form.dateField});
        }
        if (!form.regionField.isEmpty() && !form.find(form.regionField))
            settingFault(draft, "td_region", "forms.unknown_question", {str("td_region"), form.regionField});
        if (form.kind == kInstrument && !form.find(kScore))
            settingFault(draft, "td_kind", "forms.instrument_without_score", {});
        eachForm(*draft.form, nullptr, [&](Form &each, const Form *) {
            for (const Field &field : std::as_const(each.fields))
                for (const QString &word : field.appearance.split(u' ', Qt::SkipEmptyParts))
                    if (word.startsWith(u"record:") && !m_byId.contains(word.mid(7)))
                        ownerOf(draft, each, field).issues << DefinitionIssue{field.sheet, field.row, Severity::Must, Message{str("forms.unknown_form"), {word.mid(7)}, {}}};
        });
    }

    // An extension's questions are told apart by its prefix.
    FormDraft &ownerOf(FormDraft &draft, const Form &, const Field &field) {
        for (FormDraft &extension : m_extensions)
            if (extension.source.extends == draft.form->id && field.name.startsWith(extension.source.id.left(8)))
                return extension;
        return draft;
    }

    void checkOnces(FormDraft &draft) {
        for (const auto &[form, slot] : draft.onces) {
            const Field &field = form->fields[slot];
            const qsizetype dot = field.once.indexOf(u'.');
            const FormDraft *target = m_byId.value(field.once.left(dot));
            if (dot < 1 || !target || !target->form->find(field.once.mid(dot + 1)))
                draft.issues << DefinitionIssue{field.sheet, field.row, Severity::Must, Message{str("forms.unknown_once"), {field.once}, {}}};
        }
    }

    std::vector<FormDraft> &m_drafts, &m_extensions;
    QHash<QString, FormDraft *> m_byId;
};

}  // namespace

void bindForms(std::vector<FormDraft> &drafts, std::vector<FormDraft> &extensions) { Binder(drafts, extensions).bind(); }

}  // namespace tongdang
